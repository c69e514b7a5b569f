"""A plan for a notice that is out: its debt may be paid in instalments, too.

The paper in the citizen's hands stays good until the first instalment is paid. The instalments are
notices of this desk like any others: numbers of its block, rows and outbox row in one transaction,
printed and told about in the same ways, online and offline. What the desk cannot know of the debt
the server judges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from counter_app.printing.papers import CITIZENS_PAPERS, Papers
from counter_app.services import debtors, notice_rows
from counter_app.services.free_plan import PlanLine, ReadPlan, read_plan
from counter_app.services.known_debts import debt_of
from counter_app.services.notice_release import NoticeRelease
from counter_app.services.ports import DeskTime, Reachability
from counter_app.services.profiles import creditor_of, second_language_of
from counter_app.services.sign_in import SignIn
from counter_app.services.views import NoticeView, Released, RowState
from counter_app.store import cancellations, citizens, desk, notices, outbox
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.store.numbers import NextNumber
from counter_app.store.redelivery import plan_message
from counter_app.store.tables import NoticeRow, ReleaseState
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.debt_kind import DebtKind, PlanRule
from payments_core.model.debt_position import Party
from payments_core.money import Cents
from payments_core.notice.content import Instalment, InstalmentsContent, NoticeStanding
from payments_core.rules.due_dates import due_date
from payments_core.rules.instalment_plan import PlannedInstalment, check_plan, equal_plan
from payments_core.rules.plan_of_notice import subject_of_plan
from payments_core.wire.desk.messages import CitizenInfo, KindInfo
from payments_core.wire.desk.notice_messages import NoticeInfo
from payments_core.wire.desk.operation_messages import ReleasedPayment, ReleaseNotice

_PAYABLE = (RowState.TO_PAY, RowState.OVERDUE)
#: Why a notice in this state gets no plan; in all others it cannot be paid.
_REFUSALS: Mapping[RowState, str] = {
    RowState.PAID: "notice_already_paid",
    RowState.CANCELLED: "notice_cancelled",
    RowState.IN_INSTALMENTS: "plan_exists",
    RowState.DEBT_PAID: "debt_already_paid",
}
#: Rate of what was worked out when the notice was made: a plan divides what is there.
_NO_RATE = "-"


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The debt of a notice and the plan that is being made for it, empty before one is chosen.

    `first_due_on` is by when the first of equal instalments is due.
    """

    notice: NoticeView
    citizen: CitizenInfo
    debtor: Party
    kind: KindInfo
    first_due_on: date
    plan: tuple[PlannedInstalment, ...] = ()

    @property
    def total_cents(self) -> Cents:
        """The whole debt, which the plan comes to."""
        return self.notice.amount_cents

    @property
    def subject(self) -> str:
        """What the instalments are of."""
        return subject_of_plan(self.notice.subject)

    @property
    def rule(self) -> PlanRule:
        """Which plans its kind offers."""
        assert self.kind.kind.plan is not None  # noqa: S101 - no draft is made without
        return self.kind.kind.plan


class _Known(NamedTuple):
    """What this desk knows of a notice: its row as a list shows it, and who owes it."""

    view: NoticeView
    citizen: CitizenInfo
    debtor: Party
    others: int


class NoticePlans:
    """Makes plans for notices of this desk and of others."""

    def __init__(
        self,
        database: Database,
        numbers: NumberSource,
        sign_in: SignIn,
        line: Reachability,
        release: NoticeRelease,
        clock: DeskTime,
        papers: Papers = CITIZENS_PAPERS,
    ) -> None:
        self._database = database
        self._numbers = numbers
        self._sign_in = sign_in
        self._line = line
        self._release = release
        self._clock = clock
        self._papers = papers

    def kinds(self) -> Mapping[str, DebtKind]:
        """The kinds of which this operator may make plans, by their ids."""
        with self._database.read() as session:
            profile = desk.profile(session) if desk.get(session).profile else None
        found = (info.kind for info in profile.kinds) if profile is not None else ()
        return {
            one.kind_id: one for one in found if _offers(one) and self._sign_in.may_release(one)
        }

    def draft(self, notice_number: str) -> PlanDraft:
        """The debt of a notice, to be divided; the first instalment is due when the notice is, or
        as a new notice of its kind where that day has gone by.

        Raises `notice_unknown`, `notice_changed` where only the server knows what it costs now,
        `notice_already_paid`, `notice_cancelled`, `notice_not_payable`, `debt_already_paid`,
        `plan_exists`, `cancel_waits`, `plan_of_withdrawn`, `plan_not_of_this_debt`,
        `kind_not_allowed` and `kind_not_offline`.
        """
        today = self._today()
        with self._database.read() as session:
            known = _known(session, notice_number, today)
            _refuse(session, known)
            kind = _kind_of(session, known.view.plan_kind)
        if kind is None or not _offers(kind.kind):
            raise RuleBroken("plan_not_of_this_debt", notice_number=notice_number)
        if not self._sign_in.may_release(kind.kind):
            raise RuleBroken("kind_not_allowed", kind=kind.kind.name)
        self._refuse_offline(kind.kind)
        due_on = known.view.due_on
        if due_on < self._release.days().earliest:
            due_on = due_date(kind.kind.due, today)
        return PlanDraft(known.view, known.citizen, known.debtor, kind, due_on)

    def with_first_due(self, draft: PlanDraft, due_on: date) -> PlanDraft:
        """The draft with another date for the first of equal instalments.

        Raises what a release does for its due date: `due_date_past`, `due_date_too_near_offline`
        and `due_date_too_far`.
        """
        self._release.check_due_date(due_on)
        return replace(draft, first_due_on=due_on)

    def with_plan(self, draft: PlanDraft, count: int) -> PlanDraft:
        """The draft in `count` equal instalments; `plan_not_offered`, `plan_amount_too_small`."""
        plan = equal_plan(draft.rule, draft.total_cents, count, draft.first_due_on)
        return replace(draft, plan=plan)

    def read_plan(self, draft: PlanDraft, lines: Sequence[PlanLine]) -> ReadPlan:
        """What was typed as a free plan of the debt, with what is wrong in which line."""
        return read_plan(lines, draft.total_cents, self._release.days())

    def with_free_plan(self, draft: PlanDraft, plan: Sequence[PlannedInstalment]) -> PlanDraft:
        """The draft in instalments that were typed.

        Raises what `check_plan` does, and what a release does for each due date.
        """
        check_plan(draft.rule, draft.total_cents, plan, self._today())
        for one in plan:
            self._release.check_due_date(one.due_on)
        return replace(draft, plan=tuple(plan))

    def preview(self, draft: PlanDraft) -> InstalmentsContent:
        """What the paper of the plan will say, without a number."""
        with self._database.read() as session:
            profile = desk.profile(session)
        return InstalmentsContent(
            creditor=creditor_of(profile),
            debtor=draft.debtor,
            subject=draft.subject,
            standing=NoticeStanding.PREVIEW,
            facsimile=profile.training,
            second=second_language_of(profile),
            whole=None,
            instalments=tuple(
                Instalment(None, one.amount_cents, one.due_on, ordinal)
                for ordinal, one in enumerate(draft.plan, start=1)
            ),
            plan_length=len(draft.plan),
        )

    def make(self, draft: PlanDraft) -> Released:
        """Use up the numbers for this plan. When this returns it survives a power cut.

        Raises `not_signed_in`, what `draft` and `NoticeRelease.release` raise, and
        `segregation_codes_mixed` where the desk's numbers go another way to the hub than the
        notice; then nothing was made.
        """
        operator_id, number = self._sign_in.operator_id(), draft.notice.notice_number
        self._refuse_offline(draft.kind.kind)
        for one in draft.plan:
            self._release.refuse_early(one.due_on)
        self._papers.notice_page(self.preview(draft))
        self._numbers.refuse_lapsed(self._clock.now())
        with self._numbers.next_numbers(len(draft.plan)) as (session, taken):
            # Asked again where it is kept: news may have come while the form was open.
            known = _known(session, number, self._today())
            _refuse(session, known)
            if known.view.amount_cents != draft.total_cents:
                raise RuleBroken("notice_changed", notice_number=number)
            if {segregation_code_of(one.notice_number) for one in taken} != {
                segregation_code_of(number)
            }:
                raise RuleBroken("segregation_codes_mixed", notice_number=number)
            release = self._told_as(session, draft, taken)
            operation_id = self._release.new_operation_id()
            self._release.attend(operation_id)
            plan = plan_message(operation_id, operator_id, number, release)
            key = notices.position_of(session, number)
            notices.add_plan(session, plan, release, draft.citizen, draft.kind.kind.offline)
            for row in notices.by_operation(session, operation_id):
                row.late_print = True
            outbox.add(session, plan, key, self._clock.now())
        self._release.send()
        return Released(
            operation_id=operation_id,
            ways=(tuple(one.notice_number for one in taken),),
            amount_cents=draft.total_cents,
            debtor_name=draft.debtor.full_name,
            subject=draft.subject,
        )

    def _told_as(
        self, session: Session, draft: PlanDraft, taken: Sequence[NextNumber]
    ) -> ReleaseNotice:
        """The notices of the plan as this desk keeps notices of its own."""
        return ReleaseNotice(
            generation=taken[0].generation,
            kind_id=draft.kind.kind.kind_id,
            kind_revision=draft.kind.revision,
            rate_id=_NO_RATE,
            rate_version=1,
            fields={},
            citizen_id=draft.notice.citizen_id,
            debtor=debtors.message_of(draft.debtor),
            subject=draft.subject,
            amount_cents=draft.total_cents,
            payments=tuple(
                ReleasedPayment(
                    option_no=notices.PLAN_OPTION,
                    notice_number=number.notice_number,
                    lease_id=number.lease_id,
                    amount_cents=one.amount_cents,
                    due_on=one.due_on,
                )
                for one, number in zip(draft.plan, taken, strict=True)
            ),
            released_at=self._clock.now(),
            clock=self._clock.mark(),
        )

    def _refuse_offline(self, kind: DebtKind) -> None:
        if self._line.offline_since is not None and not kind.offline:
            raise RuleBroken("kind_not_offline", kind=kind.name)

    def _today(self) -> date:
        return rome_date(self._clock.now())


def may_be_planned(notice: NoticeView, kinds: Mapping[str, DebtKind], *, online: bool) -> bool:
    """Whether a plan is offered for a row of a list; `kinds` are those of `NoticePlans.kinds`."""
    kind = kinds.get(notice.plan_kind)
    payable = notice.state in _PAYABLE and not notice.in_plan and not notice.cancel_waits
    return payable and kind is not None and (online or kind.offline)


def _offers(kind: DebtKind) -> bool:
    """What is paid at once or in instalments, and never either way, has its notice already."""
    return kind.plan is not None and kind.plan.single_too


def _kind_of(session: Session, kind_id: str) -> KindInfo | None:
    found = (info for info in desk.profile(session).kinds if info.kind.kind_id == kind_id)
    return next(found, None)


def _known(session: Session, number: str, today: date) -> _Known:
    """What is known of a notice; of one of this desk, who owes it as it was released."""
    ours, known = notices.by_number(session, number), citizens.known_notice(session, number)
    info = NoticeInfo.model_validate_json(known.info) if known is not None else None
    if ours is not None and not notices.may_be_of_another(ours):
        return _own(session, ours, info, today, outdated=known is None or known.outdated)
    if info is None or known is None:
        raise RuleBroken("notice_unknown", notice_number=number)
    if known.outdated:
        raise RuleBroken("notice_changed", notice_number=number)
    citizen = _citizen(session, info)
    debt = {one.notice_number for one in debt_of(session, info)}
    debt |= {row.notice_number for row in notices.plans_of(session, number)}
    view = notice_rows.told(session, [info], today)[0]
    return _Known(view, citizen, debtors.party_of(citizen), len(debt - {number}))


def _own(
    session: Session, ours: NoticeRow, info: NoticeInfo | None, today: date, *, outdated: bool
) -> _Known:
    if ours.state == ReleaseState.CHANGED and (info is None or outdated):
        raise RuleBroken("notice_changed", notice_number=ours.notice_number)
    [view] = notice_rows.of_desk(session, [ours], today)
    if info is not None and not outdated:
        view = replace(
            view, amount_cents=Cents(info.amount_cents), due_on=info.due_on,
            cancel_waits=view.cancel_waits or info.cancel_waits,
        )  # fmt: skip
    release = ReleaseNotice.model_validate_json(ours.release)
    citizen = CitizenInfo.model_validate_json(ours.citizen)
    debt = {row.notice_number for row in notices.of_debt(session, ours)}
    if info is not None:  # another desk may have made a plan for it
        debt |= {one.notice_number for one in debt_of(session, info)}
    return _Known(view, citizen, release.debtor.party(), len(debt - {ours.notice_number}))


def _citizen(session: Session, info: NoticeInfo) -> CitizenInfo:
    """Who owes a notice of another desk; by what is on it where nobody has opened their page."""
    row = citizens.find(session, info.citizen_id) if info.citizen_id else None
    if row is not None:
        return CitizenInfo.model_validate_json(row.info)
    code = info.debtor_identifier
    return CitizenInfo(
        citizen_id=info.citizen_id or "",
        kind="G" if code.isdigit() else "F",
        tax_code=code if code != ANONYMOUS else None,
        family_name=info.debtor_name,
        given_name="",
        born_on=None,
        birth_place=None,
        street=None,
        street_number=None,
        postal_code=None,
        city=None,
        province=None,
        email=None,
        phone=None,
    )


def _refuse(session: Session, known: _Known) -> None:
    view, number = known.view, known.view.notice_number
    if view.state not in _PAYABLE:
        raise RuleBroken(_REFUSALS.get(view.state, "notice_not_payable"), notice_number=number)
    if cancellations.waits(session, number):
        raise RuleBroken("cancel_waits", notice_number=number)
    if view.cancel_waits:
        raise RuleBroken("plan_of_withdrawn", notice_number=number)
    if known.others:
        raise RuleBroken("plan_exists", notice_number=number)
