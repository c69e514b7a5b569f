"""Notices begun and not released: what was typed, with its operator, so that it can go on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from counter_app.store.tables import DraftRow
from payments_core.wire.desk.messages import CitizenInfo


@dataclass(frozen=True, slots=True)
class NewDraft:
    """The form of a notice as it stands, right or wrong."""

    operator_id: str
    citizen: CitizenInfo
    kind_text: str
    due_text: str
    typed: Mapping[str, str] = field(default_factory=dict)


def keep(session: Session, draft: NewDraft, at: datetime) -> None:
    """Put a draft in place of the operator's earlier one for the same citizen."""
    session.merge(
        DraftRow(
            operator_id=draft.operator_id,
            citizen_id=draft.citizen.citizen_id,
            citizen=draft.citizen.model_dump_json(),
            kind_text=draft.kind_text,
            due_text=draft.due_text,
            typed=json.dumps(dict(draft.typed), ensure_ascii=False),
            kept_at=at,
        )
    )


def drop(session: Session, operator_id: str, citizen_id: str) -> None:
    """Forget a draft; harmless when there is none."""
    session.execute(
        delete(DraftRow).where(
            DraftRow.operator_id == operator_id, DraftRow.citizen_id == citizen_id
        )
    )


def of_operator(session: Session, operator_id: str) -> Sequence[DraftRow]:
    """The drafts of an operator, the latest first."""
    return session.scalars(
        select(DraftRow)
        .where(DraftRow.operator_id == operator_id)
        .order_by(DraftRow.kept_at.desc(), DraftRow.citizen_id)
    ).all()


def forget_before(session: Session, horizon: datetime) -> None:
    """Drop what nobody has taken up since `horizon`."""
    session.execute(delete(DraftRow).where(DraftRow.kept_at < horizon))
