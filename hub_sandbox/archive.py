"""The national archive of notices (ACA) as it behaves towards an entity: states and refusals.

A payment through the station leaves the copy as it is; the entity keeps it up to date.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from threading import Lock

from hub_sandbox.archive_content import Option, Position, defects, metadata_conflicts
from hub_sandbox.world import World
from payments_core.clock import Clock

Key = tuple[str, str]


class ArchiveStatus(StrEnum):
    """States of a position (hub protocol 3b.3)."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    VALID = "VALID"
    INVALID = "INVALID"
    EXPIRED = "EXPIRED"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"
    REPORTED = "REPORTED"


_MAY_INVALIDATE = {ArchiveStatus.PUBLISHED, ArchiveStatus.VALID}
_MAY_UPDATE = {
    ArchiveStatus.DRAFT,
    ArchiveStatus.PUBLISHED,
    ArchiveStatus.VALID,
    ArchiveStatus.EXPIRED,
}
_MAY_PAY = {ArchiveStatus.VALID, ArchiveStatus.PARTIALLY_PAID}
_SOMETHING_PAID = {
    ArchiveStatus.PARTIALLY_PAID,
    ArchiveStatus.PAID,
    ArchiveStatus.REPORTED,
}


class ArchiveRefusal(Exception):
    """The archive's no, as an HTTP status and problem+json words."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(f"{status} {title}: {detail}")
        self.status = status
        self.title = title
        self.detail = detail


@dataclass(frozen=True, slots=True)
class ArchivedPosition:
    """A position with what the archive knows about it. `paid` holds paid notice numbers."""

    entity_id: str
    content: Position
    status: ArchiveStatus
    inserted_at: datetime
    updated_at: datetime
    published_at: datetime | None = None
    paid: dict[str, datetime] = field(default_factory=dict)

    def seen_at(self, now: datetime) -> "ArchivedPosition":
        """The position as of now: some states change by the mere passing of time."""
        validity = self.content.validity_date
        status = self.status
        if status is ArchiveStatus.PUBLISHED and (validity is None or validity <= now):
            status = ArchiveStatus.VALID
        if status is ArchiveStatus.VALID and self._is_over(now):
            status = ArchiveStatus.EXPIRED
        return replace(self, status=status)

    def _is_over(self, now: datetime) -> bool:
        options = self.content.payment_option
        return (
            self.content.switch_to_expired
            and bool(options)
            and now > max(option.due_date for option in options)
        )


class Archive:
    """Positions of all entities; safe to share between threads."""

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock
        self._lock = Lock()
        self._positions: dict[Key, ArchivedPosition] = {}

    def create(self, entity_id: str, content: Position, *, publish: bool) -> ArchivedPosition:
        """Take a new position as DRAFT, published when asked; 400, 403 or 409 otherwise."""
        with self._lock:
            now = self._clock.now()
            _refuse_first(400, "Bad request", defects(content, now, creating=True))
            self._check_numbers(entity_id, content, None)
            if (entity_id, content.iupd) in self._positions:
                raise ArchiveRefusal(409, "Conflict", f"iupd {content.iupd} already used")
            made = ArchivedPosition(entity_id, content, ArchiveStatus.DRAFT, now, now)
            return self._keep(_published(made, now) if publish else made)

    def update(
        self, entity_id: str, iupd: str, content: Position, *, publish: bool
    ) -> ArchivedPosition:
        """Write a position anew. It is DRAFT again, whatever it was, unless published too."""
        with self._lock:
            now = self._clock.now()
            known = self._known(entity_id, iupd)
            if content.iupd != iupd:
                raise ArchiveRefusal(400, "Bad request", "iupd differs from the address")
            _refuse_first(400, "Bad request", defects(content, now, creating=False))
            _allow(known, _MAY_UPDATE, "updated")
            self._check_numbers(entity_id, content, iupd)
            draft = replace(
                known,
                content=content,
                status=ArchiveStatus.DRAFT,
                updated_at=now,
                published_at=None,
            )
            return self._keep(_published(draft, now) if publish else draft)

    def publish(self, entity_id: str, iupd: str) -> ArchivedPosition:
        """Make a DRAFT payable; 409 from any other state and when a due date has passed."""
        with self._lock:
            now = self._clock.now()
            known = self._known(entity_id, iupd)
            _allow(known, {ArchiveStatus.DRAFT}, "published")
            if any(option.due_date < now for option in known.content.payment_option):
                raise ArchiveRefusal(409, "Conflict", "a due date has passed")
            return self._keep(_published(known, now))

    def invalidate(self, entity_id: str, iupd: str) -> ArchivedPosition:
        """Withdraw a position for good."""
        with self._lock:
            known = self._known(entity_id, iupd)
            _allow(known, _MAY_INVALIDATE, "invalidated")
            now = self._clock.now()
            return self._keep(replace(known, status=ArchiveStatus.INVALID, updated_at=now))

    def delete(self, entity_id: str, iupd: str) -> None:
        """Remove a position of which nothing was paid."""
        with self._lock:
            known = self._known(entity_id, iupd)
            _allow(known, set(ArchiveStatus) - _SOMETHING_PAID, "deleted")
            del self._positions[entity_id, iupd]

    def mark_paid(
        self, entity_id: str, notice_number: str, paid_at: datetime | None
    ) -> tuple[ArchivedPosition, Option]:
        """Note that a notice was paid elsewhere: 404 unknown, 409 already paid, 422 not payable."""
        with self._lock:
            now = self._clock.now()
            known, option = self._option(entity_id, notice_number, now)
            if notice_number in known.paid:
                raise ArchiveRefusal(409, "Conflict", f"{notice_number} is already paid")
            if known.status not in _MAY_PAY:
                raise ArchiveRefusal(422, "Unprocessable", f"position is {known.status}")
            paid = {**known.paid, notice_number: paid_at or now}
            changed = replace(known, paid=paid, status=_status_after(known, paid), updated_at=now)
            return self._keep(changed), option

    def position(self, entity_id: str, iupd: str) -> ArchivedPosition:
        """One position as of now; 404 when there is none."""
        with self._lock:
            return self._known(entity_id, iupd)

    def positions(self, entity_id: str) -> tuple[ArchivedPosition, ...]:
        """Every position of an entity as of now, oldest first."""
        with self._lock:
            now = self._clock.now()
            own = [one for (owner, _), one in self._positions.items() if owner == entity_id]
            return tuple(one.seen_at(now) for one in own)

    def _known(self, entity_id: str, iupd: str) -> ArchivedPosition:
        if (entity_id, iupd) not in self._positions:
            raise ArchiveRefusal(404, "Not found", f"no position {iupd}")
        return self._positions[entity_id, iupd].seen_at(self._clock.now())

    def _option(
        self, entity_id: str, notice_number: str, now: datetime
    ) -> tuple[ArchivedPosition, Option]:
        for (owner, _), one in self._positions.items():
            for option in one.content.payment_option:
                if owner == entity_id and option.notice_number == notice_number:
                    return one.seen_at(now), option
        raise ArchiveRefusal(404, "Not found", f"no notice {notice_number}")

    def _check_numbers(self, entity_id: str, content: Position, replaced: str | None) -> None:
        """Segregation code of the key (403); metadata keys and numbers used once (409)."""
        entity = self._world.entity(entity_id)
        code = entity.segregation_code if entity else ""
        numbers = [option.notice_number for option in content.payment_option]
        for number in numbers:
            if number[1:3] != code:
                raise ArchiveRefusal(403, "Forbidden", f"{number}: not the key's segregation code")
        _refuse_first(409, "Conflict", metadata_conflicts(content))
        used = {
            option.notice_number
            for (owner, iupd), one in self._positions.items()
            for option in one.content.payment_option
            if owner == entity_id and iupd != replaced
        }
        if len(set(numbers)) != len(numbers) or used.intersection(numbers):
            raise ArchiveRefusal(409, "Conflict", "a notice number is already used")

    def _keep(self, position: ArchivedPosition) -> ArchivedPosition:
        self._positions[position.entity_id, position.content.iupd] = position
        return position.seen_at(self._clock.now())


def _published(position: ArchivedPosition, now: datetime) -> ArchivedPosition:
    return replace(
        position, status=ArchiveStatus.PUBLISHED, published_at=now, updated_at=now
    ).seen_at(now)


def _status_after(position: ArchivedPosition, paid: dict[str, datetime]) -> ArchiveStatus:
    """PAID once the single option or every rate is paid (hub protocol 3b.3, plan rule)."""
    options = position.content.payment_option
    single = any(not o.is_partial_payment and o.notice_number in paid for o in options)
    rates = [o.notice_number for o in options if o.is_partial_payment]
    if single or (rates and all(number in paid for number in rates)):
        return ArchiveStatus.PAID
    return ArchiveStatus.PARTIALLY_PAID


def _allow(position: ArchivedPosition, states: set[ArchiveStatus], act: str) -> None:
    if position.status not in states:
        raise ArchiveRefusal(409, "Conflict", f"{position.status} cannot be {act}")


def _refuse_first(status: int, title: str, wrong: Iterator[str]) -> None:
    for detail in wrong:
        raise ArchiveRefusal(status, title, detail)
