"""Questions about kinds of debt, and their rows as values of the shared model."""

from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.catalogue.models import DebtKindRow
from payments_core.model.debt_kind import DebtKind

_DOCUMENT = TypeAdapter(DebtKind)


def kind_row(session: Session, entity_id: str, kind_id: str) -> DebtKindRow | None:
    """The newest revision of a kind."""
    return session.scalars(
        select(DebtKindRow)
        .where(DebtKindRow.entity_id == entity_id, DebtKindRow.kind_id == kind_id)
        .order_by(DebtKindRow.revision.desc())
        .limit(1)
    ).one_or_none()


def kind(session: Session, entity_id: str, kind_id: str, revision: int) -> DebtKind | None:
    """One revision of a kind as a value."""
    row = session.get(DebtKindRow, (entity_id, kind_id, revision))
    return None if row is None else kind_of(row)


def current_rows(session: Session, entity_id: str) -> list[DebtKindRow]:
    """The newest revision of every kind, in the order in which desks offer them."""
    newest = (
        select(DebtKindRow.kind_id, func.max(DebtKindRow.revision).label("revision"))
        .where(DebtKindRow.entity_id == entity_id)
        .group_by(DebtKindRow.kind_id)
        .subquery()
    )
    return list(
        session.scalars(
            select(DebtKindRow)
            .join(
                newest,
                (DebtKindRow.kind_id == newest.c.kind_id)
                & (DebtKindRow.revision == newest.c.revision),
            )
            .where(DebtKindRow.entity_id == entity_id)
            .order_by(DebtKindRow.rank, DebtKindRow.kind_id)
        )
    )


def revisions(
    session: Session, entity_id: str, kind_id: str, limit: int | None = None
) -> list[DebtKindRow]:
    """The newest revisions of a kind, all of them without a limit, newest first."""
    return list(
        session.scalars(
            select(DebtKindRow)
            .where(DebtKindRow.entity_id == entity_id, DebtKindRow.kind_id == kind_id)
            .order_by(DebtKindRow.revision.desc())
            .limit(limit)
        )
    )


def kind_of(row: DebtKindRow) -> DebtKind:
    """A row's document."""
    return _parsed(row.definition)


def definition_of(kind: DebtKind) -> str:
    """The document as it is stored and compared."""
    return _DOCUMENT.dump_json(kind).decode()


@lru_cache(maxsize=1024)
def _parsed(definition: str) -> DebtKind:
    """Documents never change, and a release asks for the same few again and again."""
    return _DOCUMENT.validate_json(definition)
