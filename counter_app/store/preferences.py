"""How operators like to work here: a value under a name, for each of them."""

from sqlalchemy.orm import Session

from counter_app.store.tables import PreferenceRow


def keep(session: Session, operator_id: str, name: str, value: str) -> None:
    """Put a value in place of the one before."""
    session.merge(PreferenceRow(operator_id=operator_id, name=name, value=value))


def find(session: Session, operator_id: str, name: str) -> str | None:
    """What was kept last; None for nothing."""
    row = session.get(PreferenceRow, (operator_id, name))
    return row.value if row is not None else None
