"""Releases notices: a number of this desk, the notice and its outbox row in one transaction.

The operator's draft for the citizen goes in the same transaction, so that no power cut offers to
release again what was released.

Online and offline are one path (product decision 2). What differs is how long the desk waits for
the server's answer, and what the paper may say.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta

from sqlalchemy.orm import Session

from counter_app.events import (
    ChangeArrived,
    ConnectivityChanged,
    CounterEvent,
    CounterEvents,
    OutboxChanged,
)
from counter_app.printing.papers import CITIZENS_PAPERS, Papers
from counter_app.services import debtors, drafting
from counter_app.services.drafting import Payment
from counter_app.services.free_plan import PlanDays, PlanLine, ReadPlan, read_plan
from counter_app.services.often_used import OftenUsed
from counter_app.services.ports import DeskTime, Reachability
from counter_app.services.profiles import creditor_of, offers_of, second_language_of
from counter_app.services.sign_in import SignIn
from counter_app.services.views import AnswerKind, ReleaseAnswer, Released, ReleaseDraft
from counter_app.store import citizens, desk, drafts, new_persons, notices, outbox, tasks
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.store.numbers import NextNumber, PrintedNumber
from counter_app.store.tables import NoticeRow, ReleaseState
from payments_core.clock import rome_date
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.debt_kind import Offer
from payments_core.notice.content import AnyNotice
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.wire.desk.messages import CitizenInfo, DeskProfile, Problem
from payments_core.wire.desk.operation_messages import (
    CoDebtor,
    Operation,
    PadNumber,
    ReleasedPayment,
    ReleaseNotice,
)

#: A notice released without the line must still be payable when it has come back: an outage of a
#: working day, over a weekend.
OFFLINE_DUE_DAYS = 3
#: A due date further away is a slip of the hand.
LONGEST_DUE_DAYS = 3 * 366
#: How long a desk waits for the answer before it prints (product decision 2).
ANSWER_SECONDS = 5.0


class NoticeRelease:
    """The release. `wake` has the synchronisation deliver at once."""

    def __init__(
        self,
        database: Database,
        numbers: NumberSource,
        sign_in: SignIn,
        line: Reachability,
        events: CounterEvents,
        wake: Callable[[], None],
        clock: DeskTime,
        new_id: Callable[[], str],
        papers: Papers = CITIZENS_PAPERS,
    ) -> None:
        self._papers = papers
        self._database = database
        self._often = OftenUsed(database)
        self._numbers = numbers
        self._sign_in = sign_in
        self._line = line
        self._events = events
        self._wake = wake
        self._clock = clock
        self._new_id = new_id
        self._answers = threading.Condition()
        #: Operations whose paper is made, or given up, by whoever released them here.
        self._attended = set[str]()
        events.subscribe(self._on_event)

    def offers(self) -> tuple[Offer, ...]:
        """What this operator may release today, what they use most first, the rest in the server's
        order, nothing for nobody; `desk_profile_missing`."""
        today, operator = self._today(), self._sign_in.current()
        if operator is None:
            return ()
        known = offers_of(self._profile(), today)
        own = [offer for offer in known if self._sign_in.may_release(offer.kind)]
        return self._often.first(own, operator.operator_id, today)

    def draft(self, citizen: CitizenInfo, offer: Offer, typed: Mapping[str, str]) -> ReleaseDraft:
        """A draft with the kind's due date, to be paid at once.

        Raises `kind_not_valid` for an offer of another day, `kind_not_offline` while the line is
        known to be down, `tax_code_...` when the citizen's own code does not check, and
        `field_wrong` and its like for what is typed.
        """
        self._refuse_offer(offer)
        return drafting.draft(citizen, offer, typed, self._today())

    def with_plan(self, draft: ReleaseDraft, count: int) -> ReleaseDraft:
        """The draft in `count` instalments from its due date on, 1 for none.

        Raises `plan_not_offered` and `plan_amount_too_small`.
        """
        return drafting.with_plan(draft, count)

    def with_pad_number(self, draft: ReleaseDraft, printed: PadNumber) -> ReleaseDraft:
        """The draft as the debt of a number of a pad, which only the server can give it.

        Raises `pad_number_offline`, `pad_of_other_kind` and `pad_number_with_plan`.
        """
        self._refuse_pad_offline()
        return drafting.with_pad_number(draft, printed)

    def read_plan(self, draft: ReleaseDraft, lines: Sequence[PlanLine]) -> ReadPlan:
        """What was typed as a free plan of the draft, with what is wrong in which line."""
        return read_plan(lines, draft.total_cents, self.days())

    def with_free_plan(
        self, draft: ReleaseDraft, plan: Sequence[PlannedInstalment]
    ) -> ReleaseDraft:
        """The draft in instalments whose dates and amounts were typed.

        Raises what `release` does for a due date, for each of them, and what
        `drafting.with_free_plan` does.
        """
        planned = drafting.with_free_plan(draft, plan, self._today())
        for one in plan:
            self.check_due_date(one.due_on)
        return planned

    def preview(self, draft: ReleaseDraft) -> AnyNotice:
        """What the paper will say; it has no number, so that nobody can photograph one."""
        profile = self._profile()
        return drafting.preview_of(
            draft,
            creditor_of(profile, by_post=not draft.offer.rate.has_stamp),
            second_language_of(profile),
            training=profile.training,
        )

    def release(self, draft: ReleaseDraft) -> Released:
        """Use up the numbers for this debt. When this returns it survives a power cut.

        Raises `not_signed_in`, `due_date_past`, `due_date_too_near_offline`, `due_date_too_far`,
        `kind_not_valid`, `kind_not_offline`, `pad_number_offline`, `pad_number_used`,
        `correction_done`, `co_debtor_repeated` and the like, `desk_in_doubt`, `desk_copied`,
        `desk_unconfirmed`, `numbers_lapsed`, `numbers_exhausted`, what paper refuses
        (`letter_not_printable`, `notice_field_too_long` and the like) and the store's troubles;
        then nothing was released.
        """
        operator_id = self._sign_in.operator_id()
        self._refuse_offer(draft.offer)
        if draft.pad_number is not None:
            self._refuse_pad_offline()
        self.check_due_date(draft.due_on)
        for one in draft.plan:
            self.refuse_early(one.due_on)
        drafting.check_co_debtors(draft.citizen, draft.co_debtors)
        payments = drafting.payments_of(draft)
        # A number is not used up for a debt that no paper can tell of.
        self._papers.notice_page(self.preview(draft))
        self._numbers.refuse_lapsed(self._clock.now())
        with self._numbers_for(draft, len(payments)) as (session, numbers):
            operation = self._operation(session, draft, payments, numbers, operator_id)
            self.attend(operation.operation_id)
            self._keep(session, operation, draft)
        self.send()
        return Released(
            operation_id=operation.operation_id,
            ways=tuple(
                tuple(payment.notice_number for payment in option)
                for option in operation.release.options()
            ),
            amount_cents=draft.total_cents,
            debtor_name=draft.debtor.full_name,
            subject=draft.worked_out.subject,
        )

    def wait_for_answer(
        self, operation_id: str, timeout_seconds: float = ANSWER_SECONDS
    ) -> ReleaseAnswer:
        """How the release stands when the answer is there or the time is over.

        While the line is known to be down there is nothing to wait for. A kind that may not go
        offline and has no answer is printed when the answer comes. Otherwise the caller prints, or
        says `without_paper`; after a power cut before that the paper makes itself.
        """
        with self._answers:
            self._answers.wait_for(
                lambda: self._line.offline_since is not None or self._is_answered(operation_id),
                timeout_seconds,
            )
        with self._database.write() as session:
            rows = notices.by_operation(session, operation_id)
            if not rows:
                raise RuleBroken("operation_unknown", operation_id=operation_id)
            answer = _answer_of(rows[0])
            if not answer.may_print:
                self._attended.discard(operation_id)
                if answer.kind is not AnswerKind.UNANSWERED:
                    notices.drop_late_print(session, operation_id)
        return answer

    def attends(self, operation_id: str) -> bool:
        """Whether whoever made this release, since the program started, sees to its paper."""
        return operation_id in self._attended

    def new_operation_id(self) -> str:
        """An id for what is to be delivered."""
        return self._new_id()

    def send(self) -> None:
        """Something waits in the outbox: have it delivered."""
        self._events.publish(OutboxChanged())
        self._wake()

    def attend(self, operation_id: str) -> None:
        """Whoever makes this operation here sees to its paper; say so before it is kept."""
        self._attended.add(operation_id)

    def without_paper(self, operation_id: str) -> None:
        """Nobody waits for the paper of this release: the clerk knows that there is none."""
        with self._database.write() as session:
            notices.drop_late_print(session, operation_id)

    def _numbers_for(
        self, draft: ReleaseDraft, count: int
    ) -> AbstractContextManager[tuple[Session, Sequence[NextNumber | PrintedNumber]]]:
        if draft.pad_number is not None:
            return self._numbers.printed_number(draft.pad_number)
        return self._numbers.next_numbers(count)

    def _operation(
        self,
        session: Session,
        draft: ReleaseDraft,
        payments: Sequence[Payment],
        numbers: Sequence[NextNumber | PrintedNumber],
        operator_id: str,
    ) -> Operation:
        citizen_id = draft.citizen.citizen_id
        return Operation(
            operation_id=self._new_id(),
            operator_id=operator_id,
            release=ReleaseNotice(
                generation=numbers[0].generation,
                kind_id=draft.offer.kind.kind_id,
                kind_revision=draft.offer.revision,
                rate_id=draft.offer.rate.rate_id,
                rate_version=draft.offer.rate.version,
                fields=dict(draft.typed),
                citizen_id=new_persons.known_as(session, citizen_id),
                debtor=debtors.message_of(draft.debtor),
                new_person=new_persons.untold(session, citizen_id),
                co_debtors=tuple(_co_debtor(session, one) for one in draft.co_debtors),
                subject=draft.worked_out.subject,
                amount_cents=draft.total_cents,
                payments=tuple(
                    ReleasedPayment(
                        option_no=payment.option_no,
                        notice_number=number.notice_number,
                        lease_id=number.lease_id,
                        amount_cents=payment.planned.amount_cents,
                        due_on=payment.planned.due_on,
                    )
                    for payment, number in zip(payments, numbers, strict=True)
                ),
                released_at=self._clock.now(),
                clock=self._clock.mark(),
            ),
        )

    def _keep(self, session: Session, operation: Operation, draft: ReleaseDraft) -> None:
        # Another desk may have given the number of a form its debt: no paper before the answer.
        may_go_offline = draft.offer.kind.offline and draft.pad_number is None
        notices.add(session, operation, draft.citizen, may_go_offline)
        for row in notices.by_operation(session, operation.operation_id):
            row.late_print = True
        outbox.add(session, operation, operation.release.notice_number, self._clock.now())
        # Whoever got a notice at this desk has a page here, also if nobody has opened it yet; whom
        # the server has come to know as another while the form was open, under that one's id.
        citizen_id = new_persons.known_as(session, draft.citizen.citizen_id)
        if citizens.find(session, citizen_id) is None and not desk.keeps_nobody(session):
            citizen = draft.citizen.model_copy(update={"citizen_id": citizen_id})
            citizens.keep_citizens(session, (citizen,), self._clock.now())
        drafts.drop(session, operation.operator_id, draft.citizen.citizen_id)
        # Should this one be refused, too, that is a task of its own.
        if draft.corrects and not tasks.close_task(session, draft.corrects, self._clock.now()):
            raise RuleBroken("correction_done")

    def _refuse_offer(self, offer: Offer) -> None:
        """A form may lie open past midnight, or past the end of the line."""
        today = self._today()
        if not (offer.kind.is_valid_on(today) and offer.rate.is_valid_on(today)):
            raise RuleBroken("kind_not_valid", kind=offer.kind.kind_id, day=today.isoformat())
        if self._line.offline_since is not None and not offer.kind.offline:
            raise RuleBroken("kind_not_offline", kind=offer.kind.name)

    def _refuse_pad_offline(self) -> None:
        """Whether the number is free, and this paper nobody's, only the server knows."""
        if self._line.offline_since is not None:
            raise RuleBroken("pad_number_offline")

    def check_due_date(self, due_on: date) -> None:
        """A date that somebody chose; those of a kind's own plan may go on for longer."""
        self.refuse_early(due_on)
        if due_on > self.days().latest:
            raise BadValue("due_date_too_far", due_on=due_on.isoformat())

    def refuse_early(self, due_on: date) -> None:
        """Whether the citizen has time to pay by then; `due_date_past`,
        `due_date_too_near_offline`."""
        days = self.days()
        if due_on < days.today:
            raise BadValue("due_date_past", due_on=due_on.isoformat())
        if due_on < days.earliest:
            raise BadValue(
                "due_date_too_near_offline",
                due_on=due_on.isoformat(),
                earliest_on=days.earliest.isoformat(),
            )

    def days(self) -> PlanDays:
        """Between which days a payment may be due, as things are."""
        today = self._today()
        early_days = OFFLINE_DUE_DAYS if self._line.offline_since is not None else 0
        latest = today + timedelta(days=LONGEST_DUE_DAYS)
        return PlanDays(today, today + timedelta(days=early_days), latest)

    def _is_answered(self, operation_id: str) -> bool:
        with self._database.read() as session:
            rows = notices.by_operation(session, operation_id)
            return not rows or _answer_of(rows[0]).kind is not AnswerKind.UNANSWERED

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case OutboxChanged() | ChangeArrived() | ConnectivityChanged():
                with self._answers:
                    self._answers.notify_all()
            case _:
                return

    def _today(self) -> date:
        return rome_date(self._clock.now())

    def _profile(self) -> DeskProfile:
        with self._database.read() as session:
            return desk.profile(session)


def _co_debtor(session: Session, citizen: CitizenInfo) -> CoDebtor:
    return CoDebtor(
        citizen_id=new_persons.known_as(session, citizen.citizen_id),
        debtor=debtors.message_of(debtors.party_of(citizen)),
        new_person=new_persons.untold(session, citizen.citizen_id),
    )


def _answer_of(row: NoticeRow) -> ReleaseAnswer:
    match ReleaseState(row.state):
        case ReleaseState.PAYABLE | ReleaseState.PAID:
            return ReleaseAnswer(AnswerKind.PAYABLE, row.payable_at, may_print=True)
        case ReleaseState.REFUSED:
            problem = Problem.model_validate_json(row.problem or '{"code": "operation_refused"}')
            return ReleaseAnswer(AnswerKind.REFUSED, None, False, problem.code, problem.facts)
        case (
            ReleaseState.CHANGED
            | ReleaseState.SUSPENDED
            | ReleaseState.EXPIRED
            | ReleaseState.CANCELLED
        ):
            # Somebody has decided about it meanwhile: what is on its paper is no longer so.
            return ReleaseAnswer(AnswerKind.PAYABLE, row.payable_at, may_print=False)
        case ReleaseState.PENDING | ReleaseState.ACCEPTED:
            return ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=row.offline_kind)
