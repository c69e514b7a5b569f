"""The hub's positions of all entities: what may be written when, and why it is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from threading import RLock

from hub_sandbox.positions.debts import Debt, Installment, defects, metadata_conflicts
from hub_sandbox.positions.known import SOMETHING_PAID, KnownPosition, PositionStatus
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.world import World
from payments_core.clock import Clock

_MAY_INVALIDATE = {PositionStatus.PUBLISHED, PositionStatus.VALID}
_MAY_UPDATE = {
    PositionStatus.DRAFT,
    PositionStatus.PUBLISHED,
    PositionStatus.VALID,
    PositionStatus.EXPIRED,
}

#: Entity and iupd.
Key = tuple[str, str]


class PositionStore:
    """Positions of all entities in memory; safe to share between threads."""

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock
        self._lock = RLock()
        self._positions: dict[Key, KnownPosition] = {}
        self._numbers: dict[tuple[str, str], str] = {}

    def now(self) -> datetime:
        """The present, as the store sees it; every call begins with it."""
        return self._clock.now()

    def create(self, entity_id: str, debt: Debt, *, publish: bool) -> KnownPosition:
        """Take a new position as DRAFT, published when asked; 400, 403 or 409 otherwise."""
        with self._lock:
            now = self.now()
            _refuse_first(400, "Bad request", defects(debt, now, creating=True))
            self._check_numbers(entity_id, debt, None)
            if (entity_id, debt.iupd) in self._positions:
                raise PositionRefusal(409, "Conflict", f"iupd {debt.iupd} already used")
            made = KnownPosition(entity_id, debt, PositionStatus.DRAFT, now, now)
            return self._keep(_published(made, now) if publish else made)

    def update(self, entity_id: str, iupd: str, debt: Debt, *, publish: bool) -> KnownPosition:
        """Write a position anew. It is DRAFT again, whatever it was, unless published too."""
        with self._lock:
            now = self.now()
            known = self._known(entity_id, iupd)
            if debt.iupd != iupd:
                raise PositionRefusal(400, "Bad request", "iupd differs from the address")
            _refuse_first(400, "Bad request", defects(debt, now, creating=False))
            _allow(known, _MAY_UPDATE, "updated")
            self._check_numbers(entity_id, debt, iupd)
            draft = replace(
                known,
                debt=debt,
                status=PositionStatus.DRAFT,
                updated_at=now,
                published_at=None,
            )
            self._forget_numbers(known)
            return self._keep(_published(draft, now) if publish else draft)

    def publish(self, entity_id: str, iupd: str) -> KnownPosition:
        """Make a DRAFT payable; 409 from any other state and when a due date has passed."""
        with self._lock:
            now = self.now()
            known = self._known(entity_id, iupd)
            _allow(known, {PositionStatus.DRAFT}, "published")
            if any(one.due_at < now for one in known.debt.installments):
                raise PositionRefusal(409, "Conflict", "a due date has passed")
            return self._keep(_published(known, now))

    def invalidate(self, entity_id: str, iupd: str) -> KnownPosition:
        """Withdraw a position for good."""
        with self._lock:
            known = self._known(entity_id, iupd)
            _allow(known, _MAY_INVALIDATE, "invalidated")
            now = self.now()
            return self._keep(replace(known, status=PositionStatus.INVALID, updated_at=now))

    def delete(self, entity_id: str, iupd: str) -> None:
        """Remove a position of which nothing was paid."""
        with self._lock:
            known = self._known(entity_id, iupd)
            _allow(known, set(PositionStatus) - SOMETHING_PAID, "deleted")
            self._forget_numbers(known)
            del self._positions[entity_id, iupd]

    def position(self, entity_id: str, iupd: str) -> KnownPosition:
        """One position as of now; 404 when there is none."""
        with self._lock:
            return self._known(entity_id, iupd)

    def positions(self, entity_id: str) -> tuple[KnownPosition, ...]:
        """Every position of an entity as of now, oldest first."""
        with self._lock:
            now = self.now()
            own = [one for (owner, _), one in self._positions.items() if owner == entity_id]
            return tuple(one.seen_at(now) for one in own)

    def by_notice(self, entity_id: str, notice_number: str) -> tuple[KnownPosition, Installment]:
        """The position of a notice number as of now, and what the number stands for; or 404."""
        with self._lock:
            self.now()
            iupd = self._numbers.get((entity_id, notice_number))
            if iupd is None:
                raise PositionRefusal(404, "Not found", f"no notice {notice_number}")
            known = self._known(entity_id, iupd)
            found = (one for one in known.debt.installments if one.notice_number == notice_number)
            return known, next(found)

    def _known(self, entity_id: str, iupd: str) -> KnownPosition:
        now = self.now()
        if (entity_id, iupd) not in self._positions:
            raise PositionRefusal(404, "Not found", f"no position {iupd}")
        return self._positions[entity_id, iupd].seen_at(now)

    def _check_numbers(self, entity_id: str, debt: Debt, replaced: str | None) -> None:
        """Segregation code of the key (403); metadata keys and numbers used once (409)."""
        entity = self._world.entity(entity_id)
        code = entity.segregation_code if entity else ""
        numbers = [one.notice_number for one in debt.installments]
        for number in numbers:
            if number[1:3] != code:
                raise PositionRefusal(403, "Forbidden", f"{number}: not the key's segregation code")
        _refuse_first(409, "Conflict", metadata_conflicts(debt))
        holders = {self._numbers.get((entity_id, number)) for number in numbers}
        if len(set(numbers)) != len(numbers) or holders - {None, replaced}:
            raise PositionRefusal(409, "Conflict", "a notice number is already used")

    def _forget_numbers(self, known: KnownPosition) -> None:
        for one in known.debt.installments:
            del self._numbers[known.entity_id, one.notice_number]

    def _keep(self, position: KnownPosition) -> KnownPosition:
        entity_id, iupd = position.entity_id, position.debt.iupd
        self._positions[entity_id, iupd] = position
        for one in position.debt.installments:
            self._numbers[entity_id, one.notice_number] = iupd
        return position.seen_at(self.now())


def _published(position: KnownPosition, now: datetime) -> KnownPosition:
    return replace(
        position, status=PositionStatus.PUBLISHED, published_at=now, updated_at=now
    ).seen_at(now)


def _allow(position: KnownPosition, states: set[PositionStatus], act: str) -> None:
    if position.status not in states:
        raise PositionRefusal(409, "Conflict", f"{position.status} cannot be {act}")


def _refuse_first(status: int, title: str, wrong: Iterator[str]) -> None:
    for detail in wrong:
        raise PositionRefusal(status, title, detail)
