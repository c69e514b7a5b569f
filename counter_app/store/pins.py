"""The PINs that open locks at this desk, and the tries at them."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from counter_app.store.tables import OperatorPinRow, PinTryRow


def keep(session: Session, operator_id: str, verifier: str, at: datetime) -> None:
    """A PIN in place of the operator's earlier one, at which nobody has tried yet."""
    forget(session, operator_id)
    session.add(OperatorPinRow(operator_id=operator_id, verifier=verifier, set_at=at))


def find(session: Session, operator_id: str) -> OperatorPinRow | None:
    """The PIN of an operator; None where they have none."""
    return session.get(OperatorPinRow, operator_id)


def forget(session: Session, operator_id: str) -> None:
    """Drop a PIN and the tries at it; harmless when there is none."""
    session.execute(delete(OperatorPinRow).where(OperatorPinRow.operator_id == operator_id))
    forget_tries(session, operator_id)


def add_try(session: Session, operator_id: str, at: datetime) -> None:
    """Somebody is trying a PIN."""
    session.add(PinTryRow(operator_id=operator_id, tried_at=at))
    session.flush()


def count_tries(session: Session, operator_id: str) -> int:
    """How often it was tried since it was last right."""
    query = select(func.count()).where(PinTryRow.operator_id == operator_id)
    return session.scalars(query).one()


def forget_tries(session: Session, operator_id: str) -> None:
    """Something right has come after them."""
    session.execute(delete(PinTryRow).where(PinTryRow.operator_id == operator_id))
