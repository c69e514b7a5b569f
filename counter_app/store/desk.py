"""The one row that says which desk this machine is, and what it has downloaded."""

from datetime import datetime

from sqlalchemy.orm import Session

from counter_app.store import journal_notes
from counter_app.store.tables import DeskRow
from payments_core.errors import RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.messages import DeskProfile, EnrolReply

_ONLY = 1


def find(session: Session) -> DeskRow | None:
    """The desk's row, None before enrolment."""
    return session.get(DeskRow, _ONLY)


def get(session: Session) -> DeskRow:
    """The desk's row; `desk_not_enrolled` before enrolment."""
    row = find(session)
    if row is None:
        raise RuleBroken("desk_not_enrolled")
    return row


def enrol(
    session: Session, reply: EnrolReply, server_url: str, machine: str, at: datetime
) -> DeskRow:
    """Become this desk, in place of another one if the machine was enrolled before.

    Changes are read from now on; a machine that stays with its entity goes on where it was, because
    it may know notices of before, and may keep of people what it might until it hears more. So a
    server that was restored meanwhile sees that it has forgotten something.
    """
    cursor, policy = reply.change_cursor, RegistryPolicy.RECENT.value
    last_answered = last_change = None
    if (former := find(session)) is not None:
        if former.entity_id == reply.entity_id:
            cursor, policy = former.change_cursor, former.registry_policy
            last_change = former.last_change
            if former.desk_id == reply.desk_id:
                last_answered = former.last_answered
        session.delete(former)
        session.flush()
    row = DeskRow(
        row_id=_ONLY,
        entity_id=reply.entity_id,
        desk_id=reply.desk_id,
        credential=reply.credential,
        server_url=server_url,
        machine=machine,
        enrolled_at=at,
        profile=None,
        change_cursor=cursor,
        last_change=last_change,
        changes_read_at=None,
        installation_id=None,
        numbers_until=None,
        numbers_code=None,
        doubt=None,
        last_answered=last_answered,
        registry_policy=policy,
    )
    session.add(row)
    journal_notes.of(session).desk_changed = True
    return row


def mark_doubtful(session: Session, code: str) -> None:
    """Remember why this desk may use no number, also in a store that has to be made again."""
    get(session).doubt = code
    journal_notes.of(session).desk_changed = True


def keep_profile(session: Session, profile: DeskProfile) -> None:
    """Keep what the server says about entity, desk and rates."""
    row = get(session)
    row.profile, row.numbers_code = profile.model_dump_json(), profile.segregation_code
    row.registry_policy = profile.registry


def keeps_nobody(session: Session) -> bool:
    """Whether people are to be gone with their page."""
    row = find(session)
    return row is not None and row.registry_policy == RegistryPolicy.NOTHING


def profile(session: Session) -> DeskProfile:
    """The profile last downloaded; `desk_profile_missing` before the first download."""
    kept = get(session).profile
    if kept is None:
        raise RuleBroken("desk_profile_missing")
    return DeskProfile.model_validate_json(kept)


def header_of(row: DeskRow) -> str:
    """The desk as it names itself in every call (X-Desk)."""
    return f"{row.entity_id}/{row.desk_id}:{row.credential}"


def own_numbers(row: DeskRow) -> str | None:
    """How the notice numbers begin that are given out now; None before the first profile."""
    return f"3{row.numbers_code}" if row.numbers_code else None
