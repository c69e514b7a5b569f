"""Signing in at a desk, in two transactions with the slow comparison of passwords between them.

The attempt is counted before the password is looked at, so that guesses sent all at once are
slowed down like guesses sent in turn; a success clears the count.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.identity import repository
from central_server.identity.actor import Actor, EnrolledDesk
from central_server.identity.models import OperatorRow, OperatorSessionRow, SignInAttemptsRow
from central_server.identity.secrets import NOBODY_HASH, fingerprint
from payments_core.errors import RuleBroken
from payments_core.rules.sign_in_wait import wait_after
from payments_core.wire.desk.messages import SignInReply

#: How long a sign-in lasts: a working day with its overtime.
SESSION_HOURS = 12
#: How long attempts are counted on after the last one could be made.
ATTEMPTS_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the password is to be compared with; nobody's hash when there is no such operator."""

    operator: OperatorRow | None

    @property
    def password_hash(self) -> str:
        """Hash to compare with, whoever it is."""
        return self.operator.password_hash if self.operator else NOBODY_HASH


def begin(session: Session, desk: EnrolledDesk, username: str, now: datetime) -> Attempt:
    """Count the attempt, or refuse it with `sign_in_blocked` and the seconds left to wait."""
    repository.forget_attempts(session, desk.entity_id, desk.desk_id, now - ATTEMPTS_KEPT)
    insert_new(
        session,
        SignInAttemptsRow,
        {
            "entity_id": desk.entity_id, "desk_id": desk.desk_id,
            "username_hash": fingerprint(username), "attempts": 0, "blocked_until": now,
        },
    )  # fmt: skip
    row = repository.attempts_of(session, desk.entity_id, desk.desk_id, username)
    assert row is not None  # noqa: S101  (inserted just above)
    if row.blocked_until > now:
        left = -((now - row.blocked_until) // timedelta(seconds=1))
        raise RuleBroken("sign_in_blocked", seconds=left)
    row.attempts += 1
    row.blocked_until = now + wait_after(row.attempts)
    operator = repository.operator_named(session, desk.entity_id, username)
    if operator and not repository.roles_of(session, desk.entity_id, operator.operator_id):
        operator = None  # somebody who has left
    return Attempt(operator)


def complete(
    session: Session,
    desk: EnrolledDesk,
    operator: OperatorRow,
    new_secret: Callable[[], str],
    now: datetime,
) -> SignInReply:
    """The password was right: open a session bound to the desk and forget the attempts."""
    attempts = repository.attempts_of(session, desk.entity_id, desk.desk_id, operator.username)
    if attempts is not None:
        # Not deleted: another attempt under way has its row to find.
        attempts.attempts, attempts.blocked_until = 0, now
    token, expires_at = new_secret(), now + timedelta(hours=SESSION_HOURS)
    session.add(
        OperatorSessionRow(
            entity_id=desk.entity_id,
            token_hash=fingerprint(token),
            operator_id=operator.operator_id,
            desk_id=desk.desk_id,
            opened_at=now,
            expires_at=expires_at,
        )
    )
    roles = repository.roles_of(session, desk.entity_id, operator.operator_id)
    kinds = repository.kinds_of(session, desk.entity_id, operator.operator_id)
    return SignInReply(
        token=token,
        operator_id=operator.operator_id,
        username=operator.username,
        display_name=operator.display_name,
        roles=tuple(sorted(roles)),
        kinds=None if kinds is None else tuple(sorted(kinds)),
        expires_at=expires_at,
    )


def authenticate(session: Session, desk: EnrolledDesk, header: str | None, now: datetime) -> Actor:
    """The operator whom `Authorization: Bearer <token>` proves, at the desk of the sign-in.

    A token is refused at any other desk: `session_refused`; `session_expired` after its hours.
    """
    row = _session_of(session, desk, header)
    if row.expires_at <= now:
        raise RuleBroken("session_expired")
    roles = repository.roles_of(session, desk.entity_id, row.operator_id)
    if not roles:
        raise RuleBroken("session_refused")
    return Actor(desk.entity_id, desk.desk_id, row.operator_id, roles)


def sign_out(session: Session, desk: EnrolledDesk, header: str | None, now: datetime) -> None:
    """End the session; its token opens nothing any more."""
    _session_of(session, desk, header).closed_at = now


def _session_of(session: Session, desk: EnrolledDesk, header: str | None) -> OperatorSessionRow:
    scheme, _, token = (header or "").partition(" ")
    row = None
    if scheme.lower() == "bearer" and token:
        row = repository.operator_session(session, desk.entity_id, fingerprint(token.strip()))
    if row is None or row.desk_id != desk.desk_id or row.closed_at is not None:
        raise RuleBroken("session_refused")
    return row
