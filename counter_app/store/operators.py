"""Operators who may sign in here when the server cannot be asked."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from counter_app.store import pins
from counter_app.store.tables import OperatorRow
from payments_core.wire.desk.messages import SignInReply


def keep(session: Session, reply: SignInReply, verifier: str, at: datetime) -> None:
    """Remember an operator after an online sign-in, with a secret of this desk alone."""
    row = find(session, reply.username)
    if row is None:
        row = OperatorRow(username=reply.username)
        session.add(row)
    row.operator_id = reply.operator_id
    row.display_name = reply.display_name
    row.roles = json.dumps([role.value for role in reply.roles])
    row.kinds = None if reply.kinds is None else json.dumps(reply.kinds)
    row.verifier = verifier
    row.verified_at = at


def find(session: Session, username: str) -> OperatorRow | None:
    """An operator who has signed in online on this desk."""
    return session.get(OperatorRow, username)


def usernames(session: Session) -> Sequence[str]:
    """Who may sign in here without the server, by name."""
    return session.scalars(select(OperatorRow.username).order_by(OperatorRow.username)).all()


def forget(session: Session, username: str) -> None:
    """Let nobody sign in here under this name without the server, nor open a lock with a PIN."""
    row = find(session, username)
    if row is not None:
        pins.forget(session, row.operator_id)
    session.execute(delete(OperatorRow).where(OperatorRow.username == username))


def roles_of(row: OperatorRow) -> tuple[str, ...]:
    """The roles as they were at the last online sign-in."""
    return tuple(json.loads(row.roles))


def kinds_of(row: OperatorRow) -> tuple[str, ...] | None:
    """The kinds of debt that they were limited to then; None for no limit."""
    return None if row.kinds is None else tuple(json.loads(row.kinds))


def name_of(session: Session, operator_id: str) -> str | None:
    """How an operator is called who has signed in online on this desk."""
    query = select(OperatorRow.display_name).where(OperatorRow.operator_id == operator_id)
    return session.scalars(query.limit(1)).first()


def names(session: Session) -> dict[str, str]:
    """How those are called who have signed in online on this desk, by the ids of operators."""
    query = select(OperatorRow.operator_id, OperatorRow.display_name)
    return {row.operator_id: row.display_name for row in session.execute(query)}
