"""The management programs of an entity, and the kinds of debt that each of them owns."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from central_server.entities.models import ProgramKindRow, ProgramRow


def program(session: Session, entity_id: str, program_id: str) -> ProgramRow | None:
    """One program."""
    return session.get(ProgramRow, (entity_id, program_id))


def programs(session: Session, entity_id: str) -> list[ProgramRow]:
    """The programs of an entity that are asked, by their names in the file."""
    return list(
        session.scalars(
            select(ProgramRow)
            .where(ProgramRow.entity_id == entity_id, ProgramRow.retired.is_(False))
            .order_by(ProgramRow.program_id)
        )
    )


def owners(session: Session, entity_id: str) -> dict[str, str]:
    """The program that owns a kind, retired or not, by kind."""
    return {
        row.kind_id: row.program_id
        for row in session.scalars(
            select(ProgramKindRow).where(ProgramKindRow.entity_id == entity_id)
        )
    }


def set_kinds(session: Session, entity_id: str, program_id: str, kinds: frozenset[str]) -> None:
    """Have a program own these kinds and no others; what another one owned becomes its own."""
    session.execute(
        delete(ProgramKindRow).where(
            ProgramKindRow.entity_id == entity_id,
            (ProgramKindRow.program_id == program_id) | ProgramKindRow.kind_id.in_(kinds),
        )
    )
    session.add_all(
        ProgramKindRow(entity_id=entity_id, kind_id=kind_id, program_id=program_id)
        for kind_id in sorted(kinds)
    )
    session.flush()
