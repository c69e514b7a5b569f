"""The paper of a debt in instalments: every number that can still be paid, on one notice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from counter_app.services.known_debts import debt_of
from counter_app.services.notice_reprint import NoticeReprint
from counter_app.services.ports import Reachability, Server
from counter_app.services.sign_in import SignIn
from counter_app.store import citizens, notices
from counter_app.store.database import Database
from counter_app.store.tables import NoticeRow
from payments_core.clock import Clock
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number as numbers
from payments_core.notice.content import (
    AnyNotice,
    Instalment,
    InstalmentsContent,
    NoticeContent,
    NoticePayment,
    NoticeStanding,
)
from payments_core.rules.instalment_plan import installment_subject
from payments_core.rules.position_progress import REFUSALS, OtherWay
from payments_core.wire.desk.notice_messages import NoticeInfo
from payments_core.wire.desk.operation_messages import ReleaseNotice

_PAID: Final = "notice_already_paid"
#: Why a number of a plan is left out of its paper; any other refusal is one of the whole paper.
_LEFT_OUT: Final = (_PAID, "notice_cancelled", "notice_not_payable", *REFUSALS.values())


@dataclass(frozen=True, slots=True)
class _Plan:
    """The numbers of a debt: of its payment at once, where it has one, and of its instalments."""

    whole: str | None
    instalments: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """All of them, in the order of the paper."""
        return (*((self.whole,) if self.whole else ()), *self.instalments)


class PlanPaper:
    """Content of the paper of a whole plan, of this desk or another."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], Server],
        sign_in: SignIn,
        line: Reachability,
        reprint: NoticeReprint,
        clock: Clock,
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._reprint = reprint
        self._clock = clock

    def content(self, notice_number: str) -> AnyNotice:
        """What the paper of this number's whole debt may say now.

        Instalments that cannot be paid any more are left out. Once one is paid nobody pays
        everything at once: that is left out, too. A debt of one number, or with one left, has its
        own notice. Raises what `NoticeReprint.content` does when there is nothing to pay.
        """
        number = numbers.validate(notice_number)
        with self._database.read() as session:
            ours = notices.by_number(session, number)
        plan = _plan_of_release(ours) if ours is not None else self._plan_of_another_desk(number)
        return _paper(number, plan, self._reprint.content)

    def first_paper(self, notice_number: str) -> AnyNotice:
        """The same for the paper that follows a release of this desk at once: it asks nobody.

        Raises as `content`; `notice_unknown` for a notice that was not released here.
        """
        with self._database.read() as session:
            ours = notices.by_number(session, notice_number)
        plan = _plan_of_release(ours) if ours is not None else None
        return _paper(notice_number, plan, self._reprint.first_paper)

    def _plan_of_another_desk(self, number: str) -> _Plan | None:
        debt = self._debt_of_another_desk(number)
        options_no = dict.fromkeys(one.option_no for one in debt)
        return _plan(
            [[one.notice_number for one in debt if one.option_no == no] for no in options_no]
        )

    def _debt_of_another_desk(self, number: str) -> Sequence[NoticeInfo]:
        """The notices of one debt as the server tells them, or as this desk has known them."""
        info = self._info(number)
        if info.citizen_id is None:
            return (info,)
        self._learn_notices(info.citizen_id)
        with self._database.read() as session:
            return debt_of(session, info)

    def _info(self, number: str) -> NoticeInfo:
        """What is known of a notice, once its own paper has asked for it; `notice_unknown`."""
        try:
            self._reprint.content(number)
        except RuleBroken as refusal:
            if refusal.code not in _LEFT_OUT:
                raise
        with self._database.read() as session:
            known = citizens.known_notice(session, number)
        if known is None:
            raise RuleBroken("notice_unknown", notice_number=number)
        return NoticeInfo.model_validate_json(known.info)

    def _learn_notices(self, citizen_id: str) -> None:
        if self._line.offline_since is not None:
            return
        asked_at = self._clock.now()
        try:
            page = self._server().notices_of(citizen_id, self._sign_in.token())
        except WorldTrouble:
            return
        with self._database.write() as session:
            citizens.keep_notices(session, page.notices, asked_at)


def is_in_plan(session: Session, notice_number: str) -> bool:
    """Whether other numbers pay the same debt, as far as this desk knows."""
    if (ours := notices.by_number(session, notice_number)) is not None:
        return len(ReleaseNotice.model_validate_json(ours.release).payments) > 1
    if (known := citizens.known_notice(session, notice_number)) is None:
        return False
    info = NoticeInfo.model_validate_json(known.info)
    # A second way to pay means that there is a first one.
    return info.option_no > 1 or len(debt_of(session, info)) > 1


def _plan(options: list[list[str]]) -> _Plan | None:
    """The plan among the ways to pay a debt; None where there is none."""
    instalments = next((one for one in options if len(one) > 1), None)
    if instalments is None:
        return None
    whole = next((one[0] for one in options if len(one) == 1), None)
    return _Plan(whole, tuple(instalments))


def _plan_of_release(row: NoticeRow) -> _Plan | None:
    release = ReleaseNotice.model_validate_json(row.release)
    return _plan([[one.notice_number for one in option] for option in release.options()])


def _paper(
    number: str, plan: _Plan | None, content_of: Callable[[str], NoticeContent]
) -> AnyNotice:
    """What is left of a plan; the notice of the number alone where there is none."""
    if plan is None:
        return content_of(number)
    papers, refusals = _papers(plan, content_of)
    if plan.whole is not None and _is_paid(refusals, plan.whole):
        raise refusals[plan.whole]
    begun = any(_is_paid(refusals, one) for one in plan.instalments)
    if begun and plan.whole is not None and papers.pop(plan.whole, None) is not None:
        refusals[plan.whole] = RuleBroken(
            REFUSALS[OtherWay.IN_INSTALMENTS], notice_number=plan.whole
        )
    whole = papers.get(plan.whole) if plan.whole is not None else None
    left = [one for one in plan.instalments if one in papers]
    if len(left) > 1:
        return _together(plan, papers, whole, left)
    single = next((one for one in (number, *left) if one in papers), None)
    if single is None:
        raise refusals[number]
    return papers[single]


def _papers(
    plan: _Plan, content_of: Callable[[str], NoticeContent]
) -> tuple[dict[str, NoticeContent], dict[str, RuleBroken]]:
    """What each number of a plan may say alone, or why it may not."""
    papers, refusals = {}, {}
    for one in plan.numbers:
        try:
            papers[one] = content_of(one)
        except RuleBroken as refusal:
            if refusal.code not in _LEFT_OUT:
                raise
            refusals[one] = refusal
    return papers, refusals


def _is_paid(refusals: dict[str, RuleBroken], number: str) -> bool:
    return number in refusals and refusals[number].code == _PAID


def _together(
    plan: _Plan, papers: dict[str, NoticeContent], whole: NoticeContent | None, left: list[str]
) -> InstalmentsContent:
    """One content out of those of its numbers: as cautious as the most cautious of them."""
    printed = [*([whole] if whole else []), *(papers[one] for one in left)]
    first, count = papers[left[0]], len(plan.instalments)
    ordinals = {one: ordinal for ordinal, one in enumerate(plan.instalments, start=1)}
    suffix = installment_subject("", ordinals[left[0]], count)
    waiting = any(one.standing is NoticeStanding.TO_REGISTER for one in printed)
    return InstalmentsContent(
        creditor=first.creditor,
        debtor=first.debtor,
        subject=first.subject.removesuffix(suffix),
        standing=NoticeStanding.TO_REGISTER if waiting else NoticeStanding.PAYABLE,
        facsimile=first.facsimile,
        second=first.second,
        copy=any(one.copy for one in printed),
        whole=whole.payment if whole else None,
        instalments=tuple(_instalment(papers[one].payment, ordinals[one]) for one in left),
        plan_length=count,
    )


def _instalment(payment: NoticePayment, ordinal: int) -> Instalment:
    return Instalment(payment.notice_number, payment.amount_cents, payment.due_on, ordinal)
