"""Finds citizens by the beginnings of words, in any order, and stores what the registry sends."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Select,
    delete,
    exists,
    func,
    intersect,
    literal,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from central_server.citizens.models import CitizenRow, CitizenWordRow
from central_server.db.insertion import insert_rows
from payments_core.rules.person_search import LAST_LETTER, asked_words, nearness

#: How far the matches of one word are counted to find the rarest; beyond it a word is common.
RARITY_PROBE = 1000


def citizen(session: Session, entity_id: str, citizen_id: str) -> CitizenRow | None:
    """One person of an entity's registry."""
    return session.get(CitizenRow, (entity_id, citizen_id))


def search(
    session: Session, entity_id: str, words: Sequence[str], born_on: date | None, limit: int
) -> list[CitizenRow]:
    """At most `limit` people whose names or tax code have words beginning with every one given.

    The rarest word drives the query and the others are looked up person by person, so that the
    cost follows the rarest word and not the most common one. Whoever bears just the names that
    were typed comes first, then names that begin so, each in the order of the alphabet.
    """
    if not words and born_on is None:
        return []
    asked = asked_words(words)
    ids = (
        list(session.scalars(_born_on(entity_id, born_on, asked).limit(limit)))
        if born_on is not None
        else _named(session, entity_id, asked, limit)
    )
    rows = session.scalars(
        select(CitizenRow).where(CitizenRow.entity_id == entity_id, CitizenRow.citizen_id.in_(ids))
    )
    return sorted(rows, key=lambda row: _nearness(row, asked))


def _nearness(row: CitizenRow, asked: list[str]) -> tuple[tuple[int, int, str, str], str]:
    return nearness(row.family_name, row.given_name, asked), row.citizen_id


def by_tax_codes(
    session: Session, entity_id: str, tax_codes: Iterable[str]
) -> dict[str, CitizenRow]:
    """The people with these tax codes, by code."""
    rows = _where(session, entity_id, CitizenRow.tax_code.in_(list(tax_codes)))
    return {row.tax_code: row for row in rows if row.tax_code}


def by_registry_numbers(
    session: Session, entity_id: str, numbers: Iterable[str]
) -> dict[str, CitizenRow]:
    """The people with these numbers of the registry, by number."""
    rows = _where(session, entity_id, CitizenRow.registry_number.in_(list(numbers)))
    return {row.registry_number: row for row in rows if row.registry_number}


def _where(
    session: Session, entity_id: str, condition: ColumnElement[bool]
) -> Iterable[CitizenRow]:
    return session.scalars(select(CitizenRow).where(CitizenRow.entity_id == entity_id, condition))


def replace_words(
    session: Session, entity_id: str, words: dict[str, tuple[str, ...]], known: Iterable[str]
) -> None:
    """Index people anew: `words` by citizen id, `known` those that were indexed before."""
    session.execute(
        delete(CitizenWordRow).where(
            CitizenWordRow.entity_id == entity_id, CitizenWordRow.citizen_id.in_(list(known))
        )
    )
    rows = [
        {"entity_id": entity_id, "word": word, "citizen_id": citizen_id}
        for citizen_id, theirs in words.items()
        for word in theirs
    ]
    insert_rows(session, CitizenWordRow, rows)


def _begins_with(beginning: str) -> ColumnElement[bool]:
    return (CitizenWordRow.word >= beginning) & (CitizenWordRow.word < beginning + LAST_LETTER)


def _named(session: Session, entity_id: str, words: list[str], limit: int) -> list[str]:
    """Ids of people with all the words.

    The people of the rarest word are looked at one by one as long as they are few. Only when all
    words are common, and the first people of one do not have the others, the database compares
    whole sets; left to choose, it would do so for rare words too.
    """
    if len(words) == 1:
        first = session.scalars(_with_word(entity_id, words[0]).limit(RARITY_PROBE))
        return _distinct(first)[:limit]
    matches = {word: _matches(session, entity_id, word) for word in words}
    rarest, *others = sorted(words, key=lambda word: (matches[word], -len(word)))
    found = _distinct(session.scalars(_first_with_all(entity_id, rarest, others)))
    if len(found) >= limit or matches[rarest] < RARITY_PROBE:
        return found[:limit]
    everybody = (_with_word(entity_id, word).order_by(None) for word in words)
    return list(session.scalars(intersect(*everybody).limit(limit)))


def _matches(session: Session, entity_id: str, word: str) -> int:
    """How many have the word; RARITY_PROBE for that many and more."""
    probe = (
        select(literal(1))
        .where(CitizenWordRow.entity_id == entity_id, _begins_with(word))
        .limit(RARITY_PROBE)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(probe)) or 0


def _first_with_all(entity_id: str, rarest: str, others: list[str]) -> Select[str]:
    """Who has the others, of the first RARITY_PROBE with the rarest.

    The limit is a wall for the database, which goes through these people and looks for their other
    words one by one; handed over as a list of ids they would have to be read and planned for.
    """
    first = (
        select(CitizenWordRow.citizen_id, CitizenWordRow.word)
        .where(CitizenWordRow.entity_id == entity_id, _begins_with(rarest))
        .order_by(CitizenWordRow.word, CitizenWordRow.citizen_id)
        .limit(RARITY_PROBE)
        .subquery()
    )
    return (
        select(first.c.citizen_id)
        .where(*(_has_word(entity_id, first.c.citizen_id, word) for word in others))
        .order_by(first.c.word, first.c.citizen_id)
    )


def _with_word(entity_id: str, beginning: str) -> Select[str]:
    return (
        select(CitizenWordRow.citizen_id)
        .where(CitizenWordRow.entity_id == entity_id, _begins_with(beginning))
        .order_by(CitizenWordRow.word, CitizenWordRow.citizen_id)
    )


def _distinct(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _born_on(entity_id: str, born_on: date, words: list[str]) -> Select[str]:
    return (
        select(CitizenRow.citizen_id)
        .where(
            CitizenRow.entity_id == entity_id,
            CitizenRow.born_on == born_on,
            *(_has_word(entity_id, CitizenRow.citizen_id, word) for word in words),
        )
        .order_by(CitizenRow.family_name, CitizenRow.given_name)
    )


def _has_word(
    entity_id: str, citizen_id: ColumnElement[str] | InstrumentedAttribute[str], beginning: str
) -> ColumnElement[bool]:
    other = CitizenWordRow.__table__.alias()
    return exists().where(
        other.c.entity_id == entity_id,
        other.c.citizen_id == citizen_id,
        other.c.word >= beginning,
        other.c.word < beginning + LAST_LETTER,
    )
