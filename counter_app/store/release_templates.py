"""What operators release again and again: a kind and values, never a citizen's."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from counter_app.store.tables import ReleaseTemplateRow


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """A kind and one of its rates, with what is to stand in the form."""

    operator_id: str
    name: str
    kind_id: str
    rate_id: str
    typed: Mapping[str, str] = field(default_factory=dict)


def keep(session: Session, template: NewTemplate, at: datetime) -> None:
    """Keep a template; one of the same name changes and stays in its place among the others."""
    former = session.get(ReleaseTemplateRow, (template.operator_id, template.name))
    session.merge(
        ReleaseTemplateRow(
            operator_id=template.operator_id,
            name=template.name,
            kind_id=template.kind_id,
            rate_id=template.rate_id,
            typed=json.dumps(dict(template.typed), ensure_ascii=False),
            kept_at=former.kept_at if former is not None else at,
        )
    )


def drop(session: Session, operator_id: str, name: str) -> None:
    """Forget a template; harmless when there is none."""
    session.execute(
        delete(ReleaseTemplateRow).where(
            ReleaseTemplateRow.operator_id == operator_id, ReleaseTemplateRow.name == name
        )
    )


def of_operator(session: Session, operator_id: str) -> Sequence[ReleaseTemplateRow]:
    """The templates of an operator in the order in which they were made."""
    return session.scalars(
        select(ReleaseTemplateRow)
        .where(ReleaseTemplateRow.operator_id == operator_id)
        .order_by(ReleaseTemplateRow.kept_at, ReleaseTemplateRow.name)
    ).all()
