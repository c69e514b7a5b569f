"""The whole registry on the desk: what was downloaded of it, and search as the server does it.

Every function works on a session of the RegistryFile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import RowMapping, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from counter_app.store.registry_tables import (
    people,
    persons_with,
    state,
    words_gone,
    words_of_person,
)
from payments_core.rules.person_search import indexed_words
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson

_ONLY = 1
_COLUMNS = tuple(column.name for column in people.columns if column.name != "person_no")


@dataclass(frozen=True, slots=True)
class RegistryState:
    """Whose registry is here and up to which revision; `read_at` is None until its end was reached
    for the first time, and then the instant up to which everything is known."""

    entity_id: str
    revision: int
    begun_at: datetime
    read_at: datetime | None

    @property
    def as_of(self) -> datetime:
        """The age of whatever is found here."""
        return self.read_at or self.begun_at


def current(session: Session) -> RegistryState | None:
    """How far the registry was read; None before the first page."""
    row = session.execute(select(state)).mappings().first()
    if row is None:
        return None
    read_at = row["read_at"]
    return RegistryState(
        entity_id=row["entity_id"],
        revision=row["revision"],
        begun_at=row["begun_at"].replace(tzinfo=UTC),
        read_at=read_at and read_at.replace(tzinfo=UTC),
    )


def begin(session: Session, entity_id: str, at: datetime) -> RegistryState:
    """Say whose registry comes into this empty file."""
    session.execute(
        insert(state).values(
            row_id=_ONLY, entity_id=entity_id, revision=0, begun_at=_stored(at), read_at=None
        )
    )
    return RegistryState(entity_id, 0, at, None)


def keep(session: Session, page: RegistryPage, asked_at: datetime) -> None:
    """Keep a page together with how far it goes. Of a person whom it names the newest counts."""
    by_id = {person.citizen_id: person for person in page.people}
    known = _numbers_of(session, list(by_id))
    free = (session.scalar(select(func.max(people.c.person_no))) or 0) + 1
    news: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for citizen_id, person in by_id.items():
        if citizen_id in known:
            changed.append(_row(person) | {"person_no": known[citizen_id]})
        else:
            news.append(_row(person) | {"person_no": free + len(news)})
    _write(session, news, changed)
    session.execute(update(state).values(_progress(page, asked_at)))


def search(
    session: Session, asked: Sequence[str], born_on: date | None, limit: int
) -> list[CitizenInfo]:
    """At most `limit` people with words beginning with every one asked, and born on that day.

    Of more than `limit` those are taken first who bear all the words just as asked.
    """
    if born_on is not None:
        return _born_on(session, born_on, asked, limit)
    if not asked:
        return []
    numbers = _matching(session, [f'"{word}"' for word in asked], limit)
    if len(numbers) < limit:
        begins = _matching(session, [f'"{word}"*' for word in asked], limit)
        numbers = list(dict.fromkeys((*numbers, *begins)))[:limit]
    rows = session.execute(select(people).where(people.c.person_no.in_(numbers)))
    return [_info(row) for row in rows.mappings()]


def found_by_id(session: Session, ids: Sequence[str]) -> dict[str, CitizenInfo]:
    """Those of the registry with these ids."""
    rows = session.execute(select(people).where(people.c.citizen_id.in_(ids)))
    return {row["citizen_id"]: _info(row) for row in rows.mappings()}


def fits(citizen: CitizenInfo, asked: Sequence[str], born_on: date | None) -> bool:
    """Whether a search for these words and this day finds the citizen."""
    if born_on is not None and citizen.born_on != born_on:
        return False
    words = indexed_words(citizen.family_name, citizen.given_name, citizen.tax_code)
    return all(any(word.startswith(beginning) for word in words) for beginning in asked)


def _numbers_of(session: Session, ids: list[str]) -> dict[str, int]:
    found = session.execute(
        select(people.c.citizen_id, people.c.person_no).where(people.c.citizen_id.in_(ids))
    )
    return {citizen_id: number for citizen_id, number in found}  # noqa: C416 - rows, not pairs


def _write(session: Session, news: list[dict[str, Any]], changed: list[dict[str, Any]]) -> None:
    if changed:
        numbers = [{"person_no": row["person_no"]} for row in changed]
        session.execute(words_gone, numbers)
        this_one = people.c.person_no == bindparam("of_person")
        rows = [row | {"of_person": row["person_no"]} for row in changed]
        session.connection().execute(update(people).where(this_one), rows)
    if news:
        session.connection().execute(insert(people), news)
    words = [{"person_no": row["person_no"], "words": _words(row)} for row in (*news, *changed)]
    if words:
        session.execute(words_of_person, words)


def _progress(page: RegistryPage, asked_at: datetime) -> dict[str, Any]:
    progress: dict[str, Any] = {}
    if page.people:
        progress["revision"] = page.people[-1].revision
    if not page.more:
        progress["read_at"] = _stored(asked_at)
    return progress


def _row(person: RegistryPerson) -> dict[str, Any]:
    return {name: getattr(person, name) for name in _COLUMNS}


def _words(row: dict[str, Any]) -> str:
    return " ".join(indexed_words(row["family_name"], row["given_name"], row["tax_code"]))


def _matching(session: Session, terms: list[str], limit: int) -> list[int]:
    query = {"query": " AND ".join(terms), "limit": limit}
    return list(session.scalars(persons_with, query))


def _born_on(
    session: Session, born_on: date, asked: Sequence[str], limit: int
) -> list[CitizenInfo]:
    """So few are born on one day that each is looked at."""
    rows = session.execute(
        select(people)
        .where(people.c.born_on == born_on)
        .order_by(people.c.family_name, people.c.given_name)
    )
    fitting = (one for one in map(_info, rows.mappings()) if fits(one, asked, born_on))
    return list(islice(fitting, limit))


def _info(row: RowMapping) -> CitizenInfo:
    return CitizenInfo.model_construct(**{name: row[name] for name in _COLUMNS})


def _stored(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)
