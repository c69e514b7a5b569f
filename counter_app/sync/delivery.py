"""Delivers the outbox and settles what the server answers (house style 5.2).

A row leaves only on an answer. No answer means unknown: the same operation is sent again, under
the same id, and the server does it once. Operations of one position keep their order.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from counter_app.client.central_client import NO_ANSWER, READ_SECONDS, CentralClient
from counter_app.events import CounterEvents, OutboxChanged, TaskAdded
from counter_app.store import (
    cancellations,
    citizen_notes,
    debts,
    desk,
    new_persons,
    notices,
    numbers,
    outbox,
    tasks,
)
from counter_app.store.database import Database
from counter_app.store.tables import CancellationRow, CitizenNoteRow, NoticeRow, ReleaseState
from counter_app.sync import refused_tasks
from counter_app.sync.backoff import delay_seconds
from payments_core.clock import Clock
from payments_core.errors import BadValue, WorldTrouble
from payments_core.wire.desk.cancel_messages import AWAITS_APPROVAL
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import (
    BATCH_LIMIT,
    AnyOperation,
    OperationAnswer,
    OperationAnswers,
    OperationBatch,
    OperationOutcome,
    ReleaseNotice,
)

#: A batch that took so long was too large for the line: half of what the client waits at most.
SLOW_ANSWER = timedelta(seconds=READ_SECONDS / 2)


#: Outcomes of what has taken effect.
_DONE = (OperationOutcome.ACCEPTED, OperationOutcome.ALREADY_DONE)


class Delivery:
    """Sends what waits. The batch halves after a failure or a slow answer and grows again after a
    quick one."""

    def __init__(
        self,
        database: Database,
        events: CounterEvents,
        clock: Clock,
        chance: Callable[[], float],
    ) -> None:
        self._database = database
        self._events = events
        self._clock = clock
        self._chance = chance
        self._batch_size = BATCH_LIMIT

    def deliver(self, client: CentralClient) -> None:
        """Send until nothing is due.

        Raises `WorldTrouble` when the server cannot be asked or cannot cope with an operation
        even alone; that operation is postponed and no longer stands in the way of the others.
        """
        while operations := self._due():
            answers = self._send(client, operations)
            if answers is not None:
                self._settle(operations, answers)

    def _due(self) -> list[AnyOperation]:
        with self._database.read() as session:
            return outbox.due(session, self._clock.now(), self._batch_size)

    def _send(
        self, client: CentralClient, operations: list[AnyOperation]
    ) -> OperationAnswers | None:
        """The answers, or None when a smaller batch is to be tried at once."""
        asked_at = self._clock.now()
        try:
            answers = client.deliver(OperationBatch(operations=tuple(operations)))
        except WorldTrouble as trouble:
            self._batch_size = max(1, self._batch_size // 2)
            if trouble.code in NO_ANSWER:
                raise
            if len(operations) > 1:
                return None
            self._postpone(operations)
            raise
        except BadValue as trouble:
            if len(operations) > 1:
                self._batch_size = 1
                return None
            return _refused(operations[0], trouble)
        if self._clock.now() - asked_at >= SLOW_ANSWER:
            # The next one on such a line would not be answered in the time that we wait.
            self._batch_size = max(1, self._batch_size // 2)
        else:
            self._batch_size = min(BATCH_LIMIT, self._batch_size * 2)
        return answers

    def _postpone(self, operations: list[AnyOperation]) -> None:
        with self._database.write() as session:
            self._postpone_within(session, [each.operation_id for each in operations])

    def _postpone_within(self, session: Session, operation_ids: list[str]) -> None:
        for operation_id in operation_ids:
            failures = outbox.attempts(session, operation_id) + 1
            wait = timedelta(seconds=delay_seconds(failures, self._chance()))
            outbox.postpone(session, operation_id, self._clock.now() + wait)

    def _settle(self, operations: list[AnyOperation], answers: OperationAnswers) -> None:
        sent = {operation.operation_id for operation in operations}
        answered = {
            each.operation_id: each for each in answers.answers if each.operation_id in sent
        }
        opened: list[str] = []
        with self._database.write() as session:
            for answer in answered.values():
                opened += self._settle_one(session, answer)
            self._postpone_within(session, sorted(sent - answered.keys()))
        self._events.publish(OutboxChanged())
        for task_id in opened:
            self._events.publish(TaskAdded(task_id))

    def _settle_one(self, session: Session, answer: OperationAnswer) -> list[str]:
        """Take the row out and say what became of its notices; the tasks that this opens."""
        outbox.remove(session, answer.operation_id)
        if answer.outcome in _DONE:
            desk.get(session).last_answered = answer.operation_id
        if (wanted := cancellations.find(session, answer.operation_id)) is not None:
            return self._settle_cancellation(session, wanted, answer)
        if (written := citizen_notes.find(session, answer.operation_id)) is not None:
            return self._settle_note(session, written, answer)
        released = notices.by_operation(session, answer.operation_id)
        return self._settle_release(session, released, answer) if released else []

    def _settle_release(
        self, session: Session, released: Sequence[NoticeRow], answer: OperationAnswer
    ) -> list[str]:
        match answer.outcome:
            case OperationOutcome.ACCEPTED | OperationOutcome.ALREADY_DONE:
                for notice in released:
                    _accept(notice, answer)
                _learn_persons(session, released[0], answer)
                return []
            case OperationOutcome.GONE:
                release = ReleaseNotice.model_validate_json(released[0].release)
                for lease_id in {payment.lease_id for payment in release.payments}:
                    if lease_id is not None:
                        numbers.fence(session, lease_id)
                return self._refuse(session, released, answer.problem or Problem(code="lease_gone"))
            case OperationOutcome.REFUSED:
                problem = answer.problem or Problem(code="operation_refused")
                return self._refuse(session, released, problem)

    def _settle_cancellation(
        self, session: Session, wanted: CancellationRow, answer: OperationAnswer
    ) -> list[str]:
        problem = (
            None if answer.outcome in _DONE else answer.problem or Problem(code="operation_refused")
        )
        cancellations.answer(session, wanted, problem, self._clock.now())
        ours = notices.by_number(session, wanted.notice_number)
        if problem is None:
            _withdraw(session, wanted.notice_number)
            return []
        if problem.code == AWAITS_APPROVAL:
            if ours is not None:
                ours.cancel_waits = True
            return []  # whoever leads has it among their tasks, and its outcome is told
        if ours is not None and ours.state == ReleaseState.REFUSED:
            return []  # its own refusal is a task already, and nobody can pay it
        task = refused_tasks.of_cancellation(session, wanted, ours, problem)
        return [task.task_id] if tasks.open_task(session, task, self._clock.now()) else []

    def _settle_note(
        self, session: Session, written: CitizenNoteRow, answer: OperationAnswer
    ) -> list[str]:
        written.waits = False
        if answer.outcome in _DONE:
            if new_persons.untold(session, written.citizen_id) is not None:
                known_as = answer.citizen_id or written.citizen_id
                new_persons.learn(session, written.citizen_id, known_as)
            return []
        problem = answer.problem or Problem(code="operation_refused")
        task = refused_tasks.of_note(session, written, problem)
        session.delete(written)
        return [task.task_id] if tasks.open_task(session, task, self._clock.now()) else []

    def _refuse(
        self, session: Session, released: Sequence[NoticeRow], problem: Problem
    ) -> list[str]:
        for notice in released:
            notice.state = ReleaseState.REFUSED
            notice.problem = problem.model_dump_json()
        if released[0].plan_of is not None:
            notices.drop_plan(session, released[0].plan_of)
        task = refused_tasks.of_release(released[0], problem)
        return [task.task_id] if tasks.open_task(session, task, self._clock.now()) else []


def _accept(notice: NoticeRow, answer: OperationAnswer) -> None:
    if answer.payable_at is not None:
        notice.payable_at = answer.payable_at
    if notice.state in (ReleaseState.PENDING, ReleaseState.ACCEPTED):
        payable = notice.payable_at is not None
        notice.state = ReleaseState.PAYABLE if payable else ReleaseState.ACCEPTED


def _withdraw(session: Session, notice_number: str) -> None:
    """The server has cancelled a debt: none of its numbers can be paid, whichever was named; what
    was paid before stays so."""
    for number in debts.numbers_of(session, notice_number, debts.info_of(session, notice_number)):
        ours = notices.by_number(session, number)
        if ours is None or ours.state == ReleaseState.PAID or notices.may_be_of_another(ours):
            continue
        ours.state = ReleaseState.CANCELLED


def _learn_persons(session: Session, notice: NoticeRow, answer: OperationAnswer) -> None:
    """Who was made here is in the registry now, perhaps as somebody who was there before."""
    release = ReleaseNotice.model_validate_json(notice.release)
    people = (release.new_person, *(one.new_person for one in release.co_debtors))
    for person, known_as in zip(people, (answer.citizen_id, *answer.co_debtor_ids), strict=False):
        if person is not None and known_as is not None:
            new_persons.learn(session, person.citizen_id, known_as)


def _refused(operation: AnyOperation, trouble: BadValue) -> OperationAnswers:
    """A request of one operation that the server calls malformed is an answer to it."""
    answer = OperationAnswer(
        operation_id=operation.operation_id,
        outcome=OperationOutcome.REFUSED,
        problem=Problem(code=trouble.code, facts=dict(trouble.facts)),
    )
    return OperationAnswers(answers=(answer,))
