"""How the desks of an entity are doing, by what they reported last, and what somebody must see to.

Nothing here was asked of a desk: a desk that cannot report is known as it was when it last did.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from central_server.desks import repository
from central_server.desks.models import DeskContactRow
from central_server.desks.repository import Leased
from central_server.identity import repository as identity
from central_server.identity.models import DeskRow
from payments_core.wire.desk.contact_messages import PROTOCOL

#: A desk that holds work back and does not report for so long is no matter of a weekend.
SILENT_FOR = timedelta(days=3)
#: A clock that differs by more stamps papers and reports with an hour that is not true.
CLOCK_OFF = timedelta(minutes=5)
#: What a desk uses in a day is worked out from its last week, which has so many days of work.
USE_OF, WORKING_DAYS = timedelta(days=7), 5


class Concern(StrEnum):
    """What somebody must see to. FENCED: it exists twice. SILENT: work waits there and nothing was
    heard for days. CLOCK_OFF, OUTDATED: the next upgrade of the server will not understand it.
    FEW_NUMBERS: less than what it uses in a day, so that it could not go on through an outage."""

    FENCED = "FENCED"
    SILENT = "SILENT"
    CLOCK_OFF = "CLOCK_OFF"
    OUTDATED = "OUTDATED"
    FEW_NUMBERS = "FEW_NUMBERS"


@dataclass(frozen=True, slots=True)
class DeskState:
    """A desk, its last report if there was any, what it holds of its present enrolment, and how
    many of its notices were registered during the last week."""

    desk: DeskRow
    contact: DeskContactRow | None
    leased: tuple[Leased, ...]
    used_in_week: int

    @property
    def is_enrolled(self) -> bool:
        """A machine has taken this desk over."""
        return self.desk.credential_hash is not None

    @property
    def awaits_machine(self) -> bool:
        """Its enrolment code was not used yet: the first machine or another one may take it."""
        return self.desk.enrolment_used_at is None and self.desk.retired_at is None

    @property
    def numbers_left(self) -> int | None:
        """How many it can still release; None where this enrolment has not said so yet."""
        if self.contact is None or self.contact.generation != self.desk.generation:
            return None
        return self.contact.numbers_left


def states(session: Session, entity_id: str, now: datetime) -> list[DeskState]:
    """All desks of an entity, office by office, retired ones too."""
    contacts = repository.contacts(session, entity_id)
    used = repository.released_since(session, entity_id, now - USE_OF)
    held: dict[tuple[str, int], list[Leased]] = defaultdict(list)
    for one in repository.leased(session, entity_id):
        held[one.desk_id, one.generation].append(one)
    return [
        DeskState(
            row, contacts.get(row.desk_id), tuple(held[row.desk_id, row.generation]),
            used.get(row.desk_id, 0),
        )
        for row in identity.desks(session, entity_id)
    ]  # fmt: skip


def concerns(state: DeskState, now: datetime) -> list[Concern]:
    """What somebody must see to at a desk; of a retired one, only the work that it still has."""
    found = []
    desk, contact = state.desk, state.contact
    in_service = desk.retired_at is None
    if in_service and desk.fenced_at is not None:
        found.append(Concern.FENCED)
    if contact is None:
        return found
    if contact.waiting and now - contact.contact_at >= SILENT_FOR:
        found.append(Concern.SILENT)
    if in_service and abs(timedelta(seconds=contact.clock_ahead_seconds)) > CLOCK_OFF:
        found.append(Concern.CLOCK_OFF)
    if in_service and contact.protocol < PROTOCOL:
        found.append(Concern.OUTDATED)
    left = state.numbers_left
    if in_service and left is not None and left * WORKING_DAYS <= state.used_in_week:
        found.append(Concern.FEW_NUMBERS)
    return found
