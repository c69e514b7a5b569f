"""What became of operations that were delivered to the server."""

from sqlalchemy import func, select

from central_server.db.unit_of_work import UnitOfWork
from central_server.notices.models import NoticeRow
from payments_core.wire.desk.operation_messages import OperationAnswer, OperationOutcome


def code_of(answer: OperationAnswer) -> tuple[OperationOutcome, str | None]:
    """Outcome and, of a refusal, its code."""
    return answer.outcome, None if answer.problem is None else answer.problem.code


def count_notices(unit_of_work: UnitOfWork) -> int:
    """Notices of all entities together."""
    with unit_of_work() as session:
        return session.scalar(select(func.count()).select_from(NoticeRow)) or 0
