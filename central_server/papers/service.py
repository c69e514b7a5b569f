"""What a notice's paper may say now, and that it was printed.

Only what can be paid goes on paper. A notice that was printed at a desk, or by an earlier run, is
printed as a copy. That a notice was printed is in the audit log, under the run that did it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from central_server.audit import service as audit
from central_server.audit.chain import AuditEvent
from central_server.desks.repository import payment_instants
from central_server.entities import repository as entities
from central_server.entities.models import EntityRow
from central_server.notices import repository as notices
from central_server.notices.repository import ReleasedNotice
from central_server.notices.service import notice_info
from central_server.papers import repository
from central_server.papers.plans import is_payable, payable_plan
from central_server.positions import repository as positions
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.identifiers import iban as ibans
from payments_core.model.audit_act import AuditAct
from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.money import Cents
from payments_core.notice.content import (
    AnyNotice,
    InstalmentsContent,
    NoticeContent,
    NoticeStanding,
)
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_core.rules.position_progress import REFUSALS
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState

#: Where it happened, in the audit log, which names a desk for everything else.
AT_SERVER = "server"

_REASONS: Mapping[NoticeState, str] = {
    NoticeState.PAID: "notice_already_paid",
    NoticeState.PAID_TWICE: "notice_already_paid",
    NoticeState.CANCELLED: "notice_cancelled",
    NoticeState.SUSPENDED: "notice_not_payable",
    NoticeState.EXPIRED: "notice_not_payable",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A notice that was asked for: what its paper says, or why there is none."""

    notice_number: str
    content: AnyNotice | None
    refusal: PaymentsError | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """All notices that the paper is of: in a plan there are several."""
        payments = self.content.payments if self.content is not None else ()
        return tuple(one.notice_number for one in payments if one.notice_number is not None)


def papers(
    session: Session, entity_id: str, numbers: Sequence[str], run_id: str, now: datetime
) -> list[Paper]:
    """What to print for these notices, in their order; a debt in instalments is one paper, under
    whichever of its numbers. At most `repository.BLOCK` numbers.

    `entity_unknown` when there is no such entity.
    """
    entity = entities.entity(session, entity_id)
    if entity is None:
        raise RuleBroken("entity_unknown", entity_id=entity_id)
    found = _Found(session, entity, list(numbers), run_id, now)
    asked = []
    for number in numbers:
        try:
            asked.append(Paper(number, found.content(number)))
        except PaymentsError as refusal:
            asked.append(Paper(number, None, refusal))
    return asked


def record_printed(
    session: Session, entity_id: str, numbers: Sequence[str], run_id: str, now: datetime
) -> int:
    """Note that a run has printed these notices; those that it had noted stay as they are. Says
    how many were new."""
    citizens = repository.citizens_of(session, entity_id, numbers)
    return audit.record(
        session,
        entity_id,
        [
            AuditEvent(
                entity_id=entity_id, source=_source(run_id), event_id=number,
                act=AuditAct.NOTICE_PRINTED, desk_id=AT_SERVER, operator_id=None,
                operator_known=False, citizen_id=citizens.get(number), notice_number=number,
                hits=None, happened_at=now, said_at=None, recorded_at=now, offline=False,
                clock_doubtful=False,
            )
            for number in numbers
        ],
    )  # fmt: skip


def not_recorded(
    session: Session, entity_id: str, numbers: Sequence[str], run_id: str
) -> list[str]:
    """Those of these notices of which no record says that the run has printed them."""
    known = repository.recorded(session, entity_id, numbers, _source(run_id))
    return [number for number in numbers if number not in known]


class _Found:
    """What is known of some notices and of the debts they belong to, asked for all at once."""

    def __init__(
        self, session: Session, entity: EntityRow, numbers: list[str], run_id: str, now: datetime
    ) -> None:
        entity_id = entity.entity_id
        self._entity = entity
        self._creditor = _creditor(session, entity)
        self._second = _second_language(entity)
        self._rows = repository.payments_of_same_debts(session, entity_id, numbers)
        whole = {row.notice_number for rows in self._rows.values() for row in rows}
        everything = sorted(whole.union(numbers))
        paid_at = payment_instants(session, entity_id, everything)
        self._copies = repository.printed_before(session, entity_id, everything, _source(run_id))
        self._released = {
            each.notice.notice_number: each
            for each in notices.all_released(session, entity_id, everything)
        }
        self._infos = {
            number: notice_info(session, each, paid_at.get(number, ()), now)
            for number, each in self._released.items()
        }

    def content(self, number: str) -> AnyNotice:
        """What to print; says why not."""
        released = self._released.get(number)
        if released is None:
            raise RuleBroken("notice_unknown", notice_number=number)
        rows = self._rows[released.position.position_id]
        plan = payable_plan(rows, self._infos) if len(rows) > 1 else None
        if plan is None:
            # Of a plan the last instalment may be left, whichever number was asked for.
            left = (row.notice_number for row in rows if is_payable(self._infos, row))
            return self._single(next(left, number), released)
        payments = (*((plan.whole,) if plan.whole else ()), *plan.instalments)
        head = self._head(released, [one.notice_number for one in payments])
        return InstalmentsContent(
            **head,
            subject=plan.subject,
            whole=plan.whole,
            instalments=plan.instalments,
            plan_length=plan.length,
        )

    def _single(self, number: str, released: ReleasedNotice) -> NoticeContent:
        info = self._infos[number]
        if info.state is not NoticeState.OPEN:
            raise RuleBroken(_reason(info), notice_number=number)
        if info.payable_at is None:
            raise RuleBroken("notice_not_registered_yet", notice_number=number)
        return NoticeContent(
            **self._head(released, [number]),
            subject=info.subject,
            amount_cents=Cents(info.amount_cents),
            due_on=info.due_on,
            notice_number=number,
        )

    def _head(self, released: ReleasedNotice, numbers: list[str | None]) -> dict[str, Any]:
        by_post = all(self._infos[number].by_post for number in numbers if number is not None)
        creditor = self._creditor if by_post else replace(self._creditor, postal_account=None)
        return {
            "creditor": creditor,
            "debtor": positions.debtor_of(released.position),
            "standing": NoticeStanding.PAYABLE,
            "facsimile": self._entity.training,
            "second": self._second,
            # Where a desk released it, its clerk has handed the paper out.
            "copy": released.notice.desk_id is not None or not self._copies.isdisjoint(numbers),
        }


def _reason(info: NoticeInfo) -> str:
    """Why a notice that is not open has no paper."""
    return REFUSALS[info.other_way] if info.other_way else _REASONS[info.state]


def _second_language(entity: EntityRow) -> SecondLanguage | None:
    kept = entity.second_language
    if kept is None:
        return None
    return SecondLanguage(
        Language(kept["language"]), SecondForm(kept["form"]), sector=kept["sector"]
    )


def _creditor(session: Session, entity: EntityRow) -> CreditorEntity:
    account = entities.postal_account(session, entity.entity_id)
    number = ibans.postal_account_of(account.iban) if account else None
    postal = None
    if account and account.authorisation and number:
        postal = PostalAccount(number, account.holder, account.authorisation)
    return CreditorEntity(
        tax_code=entity.entity_id,
        name=entity.name,
        sector=entity.sector,
        contacts=entity.contacts,
        cbill=entity.cbill,
        postal_account=postal,
        logo=entity.logo,
    )


def _source(run_id: str) -> str:
    return f"print:{run_id}"
