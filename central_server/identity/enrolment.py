"""How a machine becomes a desk, and how it proves it with each request."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.identity import repository
from central_server.identity.actor import EnrolledDesk
from central_server.identity.enrolment_codes import as_made
from central_server.identity.models import DeskRow
from central_server.identity.secrets import fingerprint, is_secret
from payments_core.errors import RuleBroken
from payments_core.wire.desk.messages import EnrolReply, EnrolRequest


def enrol(
    session: Session,
    request: EnrolRequest,
    new_secret: Callable[[], str],
    now: datetime,
    trains: Callable[[str], bool],
) -> EnrolReply:
    """Spend a one-time code: the machine gets a new credential, an earlier machine loses its own.

    A wrong code, a used one and one of a retired desk are refused alike (`enrolment_refused`).
    `trains` says of an entity whether it is for training: a machine whose store is for something
    else (`enrolment_is_training`, `enrolment_not_training`) has not spent the code, and neither has
    one that must stay with another entity (`enrolment_other_entity`).
    """
    desk = _desk_waiting_for(session, request.enrolment_code, now)
    if desk is None:
        raise RuleBroken("enrolment_refused")
    training = trains(desk.entity_id)
    if request.training is not None and request.training != training:
        raise RuleBroken("enrolment_is_training" if training else "enrolment_not_training")
    if request.only_entity_id not in (None, desk.entity_id):
        raise RuleBroken("enrolment_other_entity")
    credential = new_secret()
    desk.enrolment_used_at = now
    desk.invitation_hash = desk.invitation_until = None
    desk.machine_name = request.machine_name
    desk.credential_hash = fingerprint(credential)
    desk.generation += 1
    desk.fenced_at = None
    return EnrolReply(
        entity_id=desk.entity_id,
        desk_id=desk.desk_id,
        credential=credential,
        change_cursor=feed.last_cursor(session, desk.entity_id),
    )


def _desk_waiting_for(session: Session, typed: str, now: datetime) -> DeskRow | None:
    """By the code as it was typed, or as the server writes its own."""
    for code in dict.fromkeys((typed, as_made(typed))):
        desk = repository.desk_waiting_for(session, fingerprint(code), now)
        if desk is not None:
            return desk
    return None


def invite(session: Session, entity_id: str, desk_id: str, code: str, until: datetime) -> DeskRow:
    """Let a machine take this desk with a code until an instant, in place of an earlier
    invitation; the present machine works until then. Raises `desk_unknown`, `desk_retired`.
    """
    desk = repository.desk(session, entity_id, desk_id, lock=True)
    if desk is None:
        raise RuleBroken("desk_unknown", desk_id=desk_id)
    if desk.retired_at is not None:
        raise RuleBroken("desk_retired", desk_id=desk_id)
    desk.invitation_hash, desk.invitation_until = fingerprint(code), until
    return desk


def authenticate(
    session: Session, header: str | None, *, retired_too: bool = False
) -> EnrolledDesk:
    """The desk that `X-Desk: <entity_id>/<desk_id>:<credential>` proves to be.

    Refuses with `desk_credential_refused`, or with `desk_retired` when the desk was one and
    `retired_too` does not let it in to deliver what it still has.
    """
    place, _, credential = (header or "").partition(":")
    entity_id, _, desk_id = place.partition("/")
    row = repository.desk(session, entity_id, desk_id) if credential else None
    if row is None or not is_secret(row.credential_hash, credential):
        raise RuleBroken("desk_credential_refused")
    if row.retired_at is not None and not retired_too:
        raise RuleBroken("desk_retired", desk_id=desk_id)
    return EnrolledDesk(entity_id, desk_id, row.generation)


def is_current(session: Session, desk: EnrolledDesk) -> bool:
    """Whether no other machine has taken the desk over since, and nobody has retired it."""
    row = repository.desk(session, desk.entity_id, desk.desk_id)
    return row is not None and row.generation == desk.generation and row.retired_at is None
