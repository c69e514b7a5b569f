"""How one link of the chain follows from the one before.

A hash is SHA-256 over a canonical text of the link's number, the hash before it, and every field of
the event. So whoever changes, removes or exchanges an event after it was sealed would have to make
all later links anew, and whoever has noted one later hash sees it.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

#: What the first link follows.
ORIGIN = "0" * 64
#: Of the canonical text: links of an older version stay as they are.
VERSION = 1


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """An event as AuditEventRow keeps it."""

    entity_id: str
    source: str
    event_id: str
    act: str
    desk_id: str
    operator_id: str | None
    operator_known: bool
    citizen_id: str | None
    notice_number: str | None
    hits: int | None
    happened_at: datetime
    said_at: datetime | None
    recorded_at: datetime
    offline: bool
    clock_doubtful: bool


def canonical(number: int, previous_hash: str, event: AuditEvent) -> bytes:
    """The bytes that are hashed: JSON with sorted keys and no spaces, instants in UTC with six
    digits after the second, whatever the database hands back."""
    told = {name: _plain(value) for name, value in asdict(event).items()}
    link = {"version": VERSION, "number": number, "previous": previous_hash, "event": told}
    return json.dumps(
        link, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
    ).encode("ascii")


def link_hash(number: int, previous_hash: str, event: AuditEvent) -> str:
    """The hash of a link, in hexadecimal."""
    return hashlib.sha256(canonical(number, previous_hash, event)).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
