"""Reports of desks."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from central_server.identity import enrolment
from central_server.identity import repository as identity
from central_server.identity.actor import EnrolledDesk
from payments_core.wire.desk.contact_messages import PROTOCOL, ContactRequest, DeskHealth
from payments_core.wire.desk.messages import EnrolRequest

CLOCK_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FIRST_TURN, SECOND_TURN, THIRD_TURN = (f"turn-{name:0>16}" for name in "123")


def health(**changes: Any) -> DeskHealth:
    values: dict[str, Any] = {
        "program_version": "1.0", "clock_at": CLOCK_AT, "waiting": 0, "oldest_waiting_at": None,
        "numbers_left": 100, "open_tasks": 0,
    }  # fmt: skip
    return DeskHealth(**values | changes)


def report(**changes: Any) -> ContactRequest:
    """A first report, unless changed."""
    values: dict[str, Any] = {
        "protocol": PROTOCOL, "installation_id": None, "turn_no": 0, "turn": None,
        "next_turn": FIRST_TURN, "sent_at": CLOCK_AT, "change_cursor": 0, "leases": (),
        "health": health(),
    }  # fmt: skip
    return ContactRequest(**values | changes)


def second_report(**changes: Any) -> ContactRequest:
    """The report after the first one."""
    return report(**{"turn_no": 1, "turn": FIRST_TURN, "next_turn": SECOND_TURN} | changes)


def enrolled(session: Session, code: str, machine: str, at: datetime) -> EnrolledDesk:
    """A machine that has taken over the desk of an enrolment code."""
    request = EnrolRequest(enrolment_code=code, machine_name=machine)
    reply = enrolment.enrol(session, request, lambda: "credential", at, lambda _entity: False)
    row = identity.desk(session, reply.entity_id, reply.desk_id)
    assert row is not None
    return EnrolledDesk(row.entity_id, row.desk_id, row.generation)
