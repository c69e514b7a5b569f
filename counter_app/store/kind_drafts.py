"""Kinds of debt begun and not saved: the document as it was typed, with its operator."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from counter_app.store.tables import KindDraftRow


def keep(
    session: Session, operator_id: str, kind_id: str, written: str, made_from: int, at: datetime
) -> None:
    """Put a draft in place of the operator's earlier one for the same kind; a new kind has no name
    yet and is kept under an empty one."""
    session.merge(
        KindDraftRow(
            operator_id=operator_id,
            kind_id=kind_id,
            made_from=made_from,
            written=written,
            kept_at=at,
        )
    )


def drop(session: Session, operator_id: str, kind_id: str) -> None:
    """Forget a draft; harmless when there is none."""
    session.execute(
        delete(KindDraftRow).where(
            KindDraftRow.operator_id == operator_id, KindDraftRow.kind_id == kind_id
        )
    )


def of_operator(session: Session, operator_id: str) -> Sequence[KindDraftRow]:
    """The drafts of an operator."""
    return session.scalars(
        select(KindDraftRow)
        .where(KindDraftRow.operator_id == operator_id)
        .order_by(KindDraftRow.kind_id)
    ).all()
