"""Whom this desk knows without the line: people seen lately, people made here, and the registry
where the desk keeps all of it; one answer, with nobody in it twice."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from counter_app.store import citizens, desk, registry
from counter_app.store.citizens import Seen
from counter_app.store.database import Database
from counter_app.store.registry import RegistryState
from payments_core.clock import Clock
from payments_core.errors import WorldTrouble
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.rules.person_search import asked_words, parse_query
from payments_core.wire.desk.messages import CitizenInfo

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """Citizens in the order of the server, whether there are more, and the age of what they say."""

    citizens: tuple[CitizenInfo, ...]
    more: bool
    as_of: datetime


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the registry says: who was found, and who the people with the ids asked for are."""

    state: RegistryState
    found: Sequence[CitizenInfo]
    named: dict[str, CitizenInfo]


class PeopleHere:
    """Searches what the desk keeps."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def search(self, text: str, limit: int) -> PeopleFound:
        """At most `limit` people for what was typed; `search_too_long` as the server says it."""
        words, born_on = parse_query(text)
        asked = asked_words(words)
        with self._database.read() as session:
            seen = citizens.search(session, asked, born_on, limit + 1)
            last_read_at = desk.get(session).changes_read_at or self._clock.now()
        ids = [each.info.citizen_id for each in seen]

        def ask(session: Session, state: RegistryState) -> _Whole:
            found = registry.search(session, asked, born_on, limit + 1)
            return _Whole(state, found, registry.found_by_id(session, ids))

        whole = self._from_registry(ask)
        if whole is None:
            people: Iterable[CitizenInfo] = (each.info for each in seen)
            as_of = min((each.seen_at for each in seen), default=last_read_at)
        else:
            people, as_of = _joined(whole, seen, asked, born_on), whole.state.as_of
        found = sorted(people, key=lambda one: citizens.order_of(one, asked))
        return PeopleFound(tuple(found[:limit]), len(found) > limit, as_of)

    def only(self, citizen_id: str | None) -> PeopleFound:
        """The one person with this id; nobody where the desk does not keep them."""
        seen = self.find(citizen_id) if citizen_id is not None else None
        if seen is not None:
            return PeopleFound((seen.info,), False, seen.seen_at)
        with self._database.read() as session:
            last_read_at = desk.get(session).changes_read_at or self._clock.now()
        return PeopleFound((), False, last_read_at)

    def find(self, citizen_id: str) -> Seen | None:
        """One person, as they were described last."""
        with self._database.read() as session:
            row = citizens.find(session, citizen_id)
        seen = None if row is None else Seen(CitizenInfo.model_validate_json(row.info), row.seen_at)

        def ask(session: Session, state: RegistryState) -> Seen | None:
            info = registry.found_by_id(session, [citizen_id]).get(citizen_id)
            return None if info is None else Seen(info, state.as_of)

        there = self._from_registry(ask)
        if seen is None or there is None:
            return there if seen is None else seen
        if seen.seen_at > there.seen_at:
            return seen
        return Seen(_with_counts(there.info, seen.info), there.seen_at)

    def _from_registry(self, ask: Callable[[Session, RegistryState], _T]) -> _T | None:
        """What the registry answers; None where the desk has none, or none that can be read."""
        with self._database.read() as session:
            row = desk.get(session)
        if row.registry_policy != RegistryPolicy.ALL or not self._database.registry.exists:
            return None
        try:
            with self._database.registry.read() as session:
                state = registry.current(session)
                # Of a machine that has just passed to another entity it is the former's.
                if state is None or state.entity_id != row.entity_id:
                    return None
                return ask(session, state)
        except WorldTrouble:
            return None


def _joined(
    whole: _Whole, seen: Sequence[Seen], asked: Sequence[str], born_on: date | None
) -> list[CitizenInfo]:
    """Of somebody who was seen and is in the registry the newer description counts."""
    found = {one.citizen_id: one for one in whole.found}
    for each in seen:
        citizen_id = each.info.citizen_id
        there = whole.named.get(citizen_id)
        if there is None or each.seen_at > whole.state.as_of:
            found[citizen_id] = each.info
        elif citizen_id in found or registry.fits(there, asked, born_on):
            found[citizen_id] = _with_counts(there, each.info)
    codes = {one.tax_code for one in whole.found if one.tax_code is not None}
    listed = {one.citizen_id for one in whole.found} | set(whole.named)
    return [one for one in found.values() if one.citizen_id in listed or one.tax_code not in codes]


def _with_counts(person: CitizenInfo, seen: CitizenInfo) -> CitizenInfo:
    """The registry knows nothing of notices."""
    counts = {"open_count": seen.open_count, "overdue_count": seen.overdue_count}
    return person.model_copy(update=counts)
