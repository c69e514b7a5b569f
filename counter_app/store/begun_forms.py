"""Forms begun and not sent, as they were typed, each with its operator."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from counter_app.store.tables import BegunFormRow


def keep(session: Session, operator_id: str, form: str, typed: str, at: datetime) -> None:
    """Put what is typed in place of what the operator typed there before."""
    session.merge(BegunFormRow(operator_id=operator_id, form=form, typed=typed, kept_at=at))


def drop(session: Session, operator_id: str, form: str) -> None:
    """Forget a form; harmless when there is none."""
    session.execute(
        delete(BegunFormRow).where(
            BegunFormRow.operator_id == operator_id, BegunFormRow.form == form
        )
    )


def of_operator(session: Session, operator_id: str) -> Sequence[BegunFormRow]:
    """The forms of an operator."""
    return session.scalars(
        select(BegunFormRow)
        .where(BegunFormRow.operator_id == operator_id)
        .order_by(BegunFormRow.form)
    ).all()


def forget_before(session: Session, horizon: datetime) -> None:
    """Forget whatever nobody has typed in since then: it tells of people."""
    session.execute(delete(BegunFormRow).where(BegunFormRow.kept_at < horizon))
