"""Questions about operators, desks and sessions."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from central_server.identity.models import (
    DeskRow,
    OperatorKindRow,
    OperatorRoleRow,
    OperatorRow,
    OperatorSessionRow,
    PortalAttemptsRow,
    PortalRow,
    SignInAttemptsRow,
)
from central_server.identity.secrets import fingerprint
from payments_core.model.role import Role


def operator(session: Session, entity_id: str, operator_id: str) -> OperatorRow | None:
    """One operator of an entity."""
    return session.get(OperatorRow, (entity_id, operator_id))


def operator_named(session: Session, entity_id: str, username: str) -> OperatorRow | None:
    """The operator who signs in with this name at this entity."""
    return session.scalar(
        select(OperatorRow).where(
            OperatorRow.entity_id == entity_id, OperatorRow.username == username
        )
    )


def operators_known(session: Session, entity_id: str, usernames: Collection[str]) -> set[str]:
    """Which of these names are those of operators of the entity who have a role there."""
    known = (
        select(OperatorRow.username)
        .join(
            OperatorRoleRow,
            and_(
                OperatorRoleRow.entity_id == OperatorRow.entity_id,
                OperatorRoleRow.operator_id == OperatorRow.operator_id,
            ),
        )
        .where(OperatorRow.entity_id == entity_id, OperatorRow.username.in_(usernames))
    )
    return set(session.scalars(known))


def operator_ids_known(session: Session, entity_id: str, operator_ids: Collection[str]) -> set[str]:
    """Which of these ids are those of operators of the entity."""
    known = select(OperatorRow.operator_id).where(
        OperatorRow.entity_id == entity_id, OperatorRow.operator_id.in_(operator_ids)
    )
    return set(session.scalars(known))


def names_of(session: Session, entity_id: str, operator_ids: Collection[str]) -> dict[str, str]:
    """What operators are called; who is none (a program) is absent."""
    found = session.execute(
        select(OperatorRow.operator_id, OperatorRow.display_name).where(
            OperatorRow.entity_id == entity_id, OperatorRow.operator_id.in_(operator_ids)
        )
    )
    return {row.operator_id: row.display_name for row in found}


def roles_of(session: Session, entity_id: str, operator_id: str) -> frozenset[Role]:
    """The roles of an operator; none for somebody unknown."""
    return frozenset(
        Role(role)
        for role in session.scalars(
            select(OperatorRoleRow.role).where(
                OperatorRoleRow.entity_id == entity_id,
                OperatorRoleRow.operator_id == operator_id,
            )
        )
    )


def kinds_of(session: Session, entity_id: str, operator_id: str) -> frozenset[str] | None:
    """The kinds of debt that an operator is limited to; None for no limit."""
    kinds = session.scalars(
        select(OperatorKindRow.kind_id).where(
            OperatorKindRow.entity_id == entity_id,
            OperatorKindRow.operator_id == operator_id,
        )
    )
    return frozenset(kinds) or None


def desk(session: Session, entity_id: str, desk_id: str, *, lock: bool = False) -> DeskRow | None:
    """One desk of an entity; `lock` keeps others from changing it until the transaction ends, and
    reads it anew: somebody else may just have changed it."""
    key = (entity_id, desk_id)
    if lock:
        return session.get(DeskRow, key, with_for_update=True, populate_existing=True)
    return session.get(DeskRow, key)


def desks(session: Session, entity_id: str) -> Sequence[DeskRow]:
    """All desks of an entity, office by office."""
    return session.scalars(
        select(DeskRow)
        .where(DeskRow.entity_id == entity_id)
        .order_by(DeskRow.office, DeskRow.name, DeskRow.desk_id)
    ).all()


def desk_waiting_for(session: Session, enrolment_hash: str, now: datetime) -> DeskRow | None:
    """The desk whose unused code, of its own or of an invitation, has this fingerprint, locked."""
    return session.scalars(
        select(DeskRow)
        .where(
            or_(
                and_(DeskRow.enrolment_hash == enrolment_hash, DeskRow.enrolment_used_at.is_(None)),
                and_(DeskRow.invitation_hash == enrolment_hash, DeskRow.invitation_until > now),
            ),
            DeskRow.retired_at.is_(None),
        )
        .with_for_update()
    ).first()


def has_other_desk_with_code(
    session: Session, entity_id: str, desk_id: str, enrolment_hash: str
) -> bool:
    """Whether a desk besides this one, of whatever entity, has the same enrolment code."""
    desks = session.execute(
        select(DeskRow.entity_id, DeskRow.desk_id).where(DeskRow.enrolment_hash == enrolment_hash)
    )
    return any((row.entity_id, row.desk_id) != (entity_id, desk_id) for row in desks)


def operator_session(
    session: Session, entity_id: str, token_hash: str
) -> OperatorSessionRow | None:
    """A sign-in by the fingerprint of its token."""
    return session.get(OperatorSessionRow, (entity_id, token_hash))


def attempts_of(
    session: Session, entity_id: str, desk_id: str, username: str
) -> SignInAttemptsRow | None:
    """The attempts counted for a name at a desk, locked. The name is kept as its fingerprint: what
    is typed there may be a password."""
    key = (entity_id, desk_id, fingerprint(username))
    return session.get(SignInAttemptsRow, key, with_for_update=True)


def forget_attempts(session: Session, entity_id: str, desk_id: str, before: datetime) -> None:
    """Forget the attempts at a desk that nobody has had to wait for since."""
    session.execute(
        delete(SignInAttemptsRow).where(
            SignInAttemptsRow.entity_id == entity_id,
            SignInAttemptsRow.desk_id == desk_id,
            SignInAttemptsRow.blocked_until < before,
        )
    )


def portal(session: Session, entity_id: str, portal_id: str) -> PortalRow | None:
    """One citizen portal of an entity."""
    return session.get(PortalRow, (entity_id, portal_id))


def portal_attempts(session: Session, entity_id: str, portal_id: str) -> PortalAttemptsRow | None:
    """The attempts counted for a portal, locked."""
    return session.get(PortalAttemptsRow, (entity_id, portal_id), with_for_update=True)
