"""What desks deliver: each operation takes effect once, in a transaction of its own.

An operation told again has the answer that it had the first time, whatever has happened since.
"""

from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from central_server.citizens import notes
from central_server.desks import notice_plans, releases, repository
from central_server.desks.models import LeaseRow
from central_server.desks.releases import LeaseGone, Released
from central_server.identity import repository as identity
from central_server.identity.actor import Actor, EnrolledDesk, source_of
from central_server.jobs import inbox
from central_server.notices import acts, cancel_requests
from central_server.notices.models import CancelRequestRow
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.identifiers import operation_id
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from payments_core.wire.desk.operation_messages import (
    AnyOperation,
    Cancellation,
    CitizenNote,
    NoticePlan,
    Operation,
    OperationAnswer,
    OperationOutcome,
    read_operation,
)

_log = structlog.get_logger("desks")


_NOTHING_RELEASED = Released(payable_at=None, citizen_id=None)


def perform(
    session: Session,
    desk: EnrolledDesk,
    operation: AnyOperation,
    new_id: Callable[[], str],
    now: datetime,
) -> OperationAnswer:
    """Do what the operation says, or repeat the answer that it had the first time."""
    source = source_of(desk.desk_id)
    payload = operation.model_dump(mode="json")
    try:
        key = operation_id.validate(operation.operation_id)
    except BadValue as trouble:
        return _refusal(desk, operation, OperationOutcome.REFUSED, trouble)
    # Held until the end: whoever asks for it again has it without asking the database.
    lease = _first_lease(session, desk, operation)
    told_before = _told_by_another(session, desk, operation, key, lease)
    if told_before is not None:
        return told_before
    received = inbox.receive(session, desk.entity_id, source, key, operation.kind, payload, now)
    if not received.first:
        return _repeated(desk, operation, received)
    answer = _first_answer(session, desk, operation, new_id, now)
    inbox.store_answer(session, desk.entity_id, source, key, answer.model_dump(mode="json"))
    return answer


def _first_lease(session: Session, desk: EnrolledDesk, operation: AnyOperation) -> LeaseRow | None:
    """The block of the first number that an operation uses."""
    match operation:
        case Operation():
            lease_id = operation.release.payments[0].lease_id
        case NoticePlan():
            lease_id = operation.payments[0].lease_id
        case Cancellation() | CitizenNote():
            lease_id = None
    return repository.lease(session, desk.entity_id, lease_id) if lease_id else None


def _told_by_another(
    session: Session,
    desk: EnrolledDesk,
    operation: AnyOperation,
    key: str,
    lease: LeaseRow | None,
) -> OperationAnswer | None:
    """The answer that this very release or plan had from the desk whose numbers it uses, where it
    was accepted: a machine that has become another desk tells again what it has heard no answer
    to."""
    if lease is None or lease.desk_id == desk.desk_id:
        return None
    earlier = inbox.find(session, desk.entity_id, source_of(lease.desk_id), key)
    if earlier is None:
        return None
    answer = _repeated(desk, operation, earlier)
    return answer if answer.outcome is OperationOutcome.ALREADY_DONE else None


def _repeated(
    desk: EnrolledDesk, operation: AnyOperation, received: inbox.Received
) -> OperationAnswer:
    # Compared as a message: what an older server stored lacks the fields that came later.
    if read_operation(received.payload) != operation:
        reused = RuleBroken("operation_id_reused", operation_id=operation.operation_id)
        return _refusal(desk, operation, OperationOutcome.REFUSED, reused)
    stored = OperationAnswer.model_validate(received.answer)
    if stored.outcome is OperationOutcome.ACCEPTED:
        return stored.model_copy(update={"outcome": OperationOutcome.ALREADY_DONE})
    return stored


def _first_answer(
    session: Session,
    desk: EnrolledDesk,
    operation: AnyOperation,
    new_id: Callable[[], str],
    now: datetime,
) -> OperationAnswer:
    try:
        with session.begin_nested():
            done = _perform(session, desk, operation, new_id, now)
    except LeaseGone as trouble:
        return _refusal(desk, operation, OperationOutcome.GONE, trouble)
    except PaymentsError as trouble:
        return _refusal(desk, operation, OperationOutcome.REFUSED, trouble)
    except IntegrityError:
        # Two operations at once with one number, or on one note: the constraint has the last word.
        return _refusal(desk, operation, OperationOutcome.REFUSED, _taken(operation))
    if isinstance(done, RuleBroken):
        return _refusal(desk, operation, OperationOutcome.REFUSED, done)
    return OperationAnswer(
        operation_id=operation.operation_id,
        outcome=OperationOutcome.ACCEPTED,
        payable_at=done.payable_at,
        citizen_id=done.citizen_id,
        co_debtor_ids=done.co_debtor_ids,
    )


def _perform(
    session: Session,
    desk: EnrolledDesk,
    operation: AnyOperation,
    new_id: Callable[[], str],
    now: datetime,
) -> Released | RuleBroken:
    """What it has done, or why it is not done although what it asks for is kept."""
    match operation:
        case Operation():
            return releases.release(session, desk, operation, new_id, now)
        case Cancellation():
            asked = _cancel(session, desk, operation, now)
            return _NOTHING_RELEASED if asked is None else cancel_requests.refusal(asked)
        case CitizenNote():
            author = _author(session, desk, operation)
            return Released(None, notes.record(session, author, operation, now))
        case NoticePlan():
            return notice_plans.make(session, desk, operation, now)


def _taken(operation: AnyOperation) -> RuleBroken:
    if isinstance(operation, CitizenNote):
        return RuleBroken("note_taken", note_id=operation.withdraws or operation.operation_id)
    if isinstance(operation, NoticePlan):
        return RuleBroken("notice_number_used", notice_number=operation.payments[0].notice_number)
    return RuleBroken("notice_number_used", notice_number=operation.notice_number)


def _author(session: Session, desk: EnrolledDesk, operation: Cancellation | CitizenNote) -> Actor:
    """Who has decided something at this desk, as long as the desk is what it was then."""
    row = releases.working_desk(session, desk)
    if operation.generation != row.generation:
        raise LeaseGone("desk_fenced", desk_id=desk.desk_id)
    roles = identity.roles_of(session, desk.entity_id, operation.operator_id)
    return Actor(desk.entity_id, desk.desk_id, operation.operator_id, roles)


def _cancel(
    session: Session, desk: EnrolledDesk, operation: Cancellation, now: datetime
) -> CancelRequestRow | None:
    """Withdraw a notice as of when it was decided, or ask somebody else to approve that; one that
    is withdrawn already is as wanted."""
    actor = _author(session, desk, operation)
    wanted = NoticeAct(act=ActKind.CANCEL, reason=operation.reason)
    return acts.perform(
        session, actor, operation.notice_number, wanted, now, decided_at=operation.decided_at
    )


def _refusal(
    desk: EnrolledDesk,
    operation: AnyOperation,
    outcome: OperationOutcome,
    trouble: PaymentsError,
) -> OperationAnswer:
    """The answer that says no. Logged, because the request as a whole is a success."""
    _log.warning(
        "operation_refused", entity=desk.entity_id, desk=desk.desk_id,
        operation=operation.operation_id, operator=operation.operator_id, outcome=outcome,
        code=trouble.code,
    )  # fmt: skip
    problem = Problem(code=trouble.code, facts=dict(trouble.facts))
    return OperationAnswer(operation_id=operation.operation_id, outcome=outcome, problem=problem)
