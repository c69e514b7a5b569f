"""Verifying a notice and what is done with one, answered from memory."""

from dataclasses import replace
from datetime import timedelta

from counter_app.asking_nobody import refuse_to_ask
from counter_app.services.receipt_check import proof_of
from counter_app.services.recognition import notice_number_of
from counter_app.services.situation import situation_of
from counter_app.services.views import ActOutcome, CheckView, NoticeView, ProofView, RowState
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent, NoticeStanding, ReceiptContent
from payments_core.notice.situation import SituationContent
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from tests.factories.fake_server import profile as desk_profile
from tests.factories.screen_cancels import ask_to_cancel, cancel_steps
from tests.factories.screen_evidence import (
    a_receipt,
    receipts_of,
    refund_steps,
    timeline_of,
    verdict_of,
)
from tests.factories.screen_people import ENTITY, NOW, PEOPLE, party_of
from tests.factories.screen_world import World


class FakeNoticeActs:
    def __init__(self, world: World) -> None:
        self._world = world

    def possible(
        self, state: RowState, *, online: bool = True, cancel_waits: bool = False
    ) -> tuple[ActKind, ...]:
        acts = self._world.possible_acts if online else (ActKind.CANCEL,)
        if cancel_waits:
            acts = tuple(act for act in acts if act is not ActKind.CANCEL)
        over = (RowState.PAID, RowState.IN_INSTALMENTS, RowState.DEBT_PAID)
        return acts if state not in over else ()

    def approval_over(self, notice: NoticeView) -> Cents | None:
        over = self._world.approval_over
        return over if over is not None and notice.amount_cents > over else None

    def perform(self, notice_number: str, wanted: NoticeAct) -> ActOutcome:
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.decided.append((notice_number, wanted))
        if not self._world.online:
            return ActOutcome.QUEUED
        over = self.approval_over(self._world.notice(notice_number))
        if wanted.act is not ActKind.CANCEL or over is None:
            return ActOutcome.DONE
        ask_to_cancel(self._world, notice_number, reason=wanted.reason)
        return ActOutcome.ASKED


class FakeReprint:
    def __init__(self, world: World) -> None:
        self._world = world

    def content(self, number: str) -> NoticeContent:
        notice = self._world.notice(number)
        citizen = next(one for one in PEOPLE if one.citizen_id == notice.citizen_id)
        standing = NoticeStanding.PAYABLE
        if notice.state is RowState.TO_REGISTER:
            standing = NoticeStanding.TO_REGISTER
        return NoticeContent(
            creditor=ENTITY,
            debtor=party_of(citizen),
            subject=notice.subject,
            amount_cents=notice.amount_cents,
            due_on=notice.due_on,
            notice_number=number,
            standing=standing,
            facsimile=True,
            copy=any(
                isinstance(one, NoticeContent) and one.notice_number == number
                for one in self._world.printed
            ),
        )

    def first_paper(self, number: str) -> NoticeContent:
        return self.content(number)

    def last_notice_number(self) -> str | None:
        return self._world.notices[0].notice_number if self._world.released else None


class FakeCheck:
    def __init__(self, world: World) -> None:
        self._world = world

    def check(self, text: str) -> CheckView:
        refuse_to_ask()
        self._world.wait_at(self._world.hold_check)
        if self._world.check_trouble is not None:
            raise self._world.check_trouble
        number = notice_number_of(text, ENTITY.tax_code, "301")
        notice = self._world.notice(number)
        return CheckView(
            notice,
            verdict_of(notice),
            (
                *timeline_of(notice),
                *refund_steps(self._world.refunds, number),
                *cancel_steps(self._world.cancels, number),
            ),
            receipts_of(notice),
            self._world.clock.now() - timedelta(minutes=0 if self._world.online else 43),
            self._world.online,
            tuple(one for one in self._world.papers if one.notice_number == number),
            others=frozenset(
                one.notice_number
                for one in self._world.notices
                if notice.debt and one.debt == notice.debt and one is not notice
            ),
        )

    def receipt_content(self, check: CheckView, receipt_id: str) -> ReceiptContent:
        receipt = replace(a_receipt(check.notice), receipt_id=receipt_id)
        return ReceiptContent(ENTITY, receipt, self._world.clock.now())


class FakeProofs:
    """Checks codes with the keys of the world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def prove(self, text: str) -> ProofView:
        keys = tuple(self._world.verification_keys)
        known = desk_profile().model_copy(
            update={
                "entity_id": ENTITY.tax_code, "entity_name": ENTITY.name,
                "verification_keys": keys, "as_of": NOW - timedelta(minutes=9),
            }
        )  # fmt: skip
        return proof_of(text, known, self._world.clock.now())


class FakeSituations:
    def __init__(self, world: World, check: FakeCheck) -> None:
        self._world = world
        self._check = check

    def content(self, notice_number: str) -> SituationContent:
        return situation_of(self._check.check(notice_number), ENTITY, facsimile=True)
