"""The registry: looked up by clerks, loaded from files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import count, islice
from pathlib import Path

from sqlalchemy.orm import Session

from central_server.citizens import repository, revisions
from central_server.citizens.models import CitizenRow
from central_server.citizens.registry_file import RegistryLine, RegistryRefused, read_registry
from central_server.db.blocks import in_blocks
from central_server.db.insertion import insert_rows
from central_server.identity.actor import COUNTER_ROLES, Actor
from payments_core.errors import BadValue, RuleBroken
from payments_core.rules.person_search import indexed_words, parse_query

#: Lines written at a time: bounds memory whatever the file.
BLOCK = 500
#: Refused lines that one import names; a file with more has one fault, not many.
REFUSALS_LIMIT = 20


_FURTHER = frozenset({"registry_number", "died_on", "moved_away_on"})
_COLUMNS = tuple(
    field.name for field in fields(RegistryLine) if field.name not in ("line", "further")
)
_COLUMNS_OF_ALL_FILES = tuple(name for name in _COLUMNS if name not in _FURTHER)


@dataclass(frozen=True, slots=True)
class RegistryImport:
    """What an import did."""

    added: int
    changed: int
    unchanged: int


class RegistryImportRefused(BadValue):
    """The file as a whole is refused; `refusals` says where and why, at most REFUSALS_LIMIT."""

    def __init__(self, path: Path, refusals: list[RegistryRefused]) -> None:
        super().__init__("registry_import_refused", file=path.name, refusals=len(refusals))
        self.refusals = refusals


def search(session: Session, actor: Actor, text: str, limit: int) -> tuple[list[CitizenRow], bool]:
    """The people meant by what a clerk typed, and whether there were more than `limit`."""
    actor.require(*COUNTER_ROLES)
    words, born_on = parse_query(text)
    found = repository.search(session, actor.entity_id, words, born_on, limit + 1)
    return found[:limit], len(found) > limit


def citizen(session: Session, actor: Actor, citizen_id: str) -> CitizenRow:
    """One person of the actor's own entity; `citizen_unknown` otherwise."""
    actor.require(*COUNTER_ROLES)
    row = repository.citizen(session, actor.entity_id, citizen_id)
    if row is None:
        raise RuleBroken("citizen_unknown", citizen_id=citizen_id)
    return row


def check_registry(path: Path) -> None:
    """Read the whole file and refuse it, with the first faults named, before anything is stored."""
    refused = (line for line in read_registry(path) if isinstance(line, RegistryRefused))
    try:
        refusals = list(islice(refused, REFUSALS_LIMIT))
    except RegistryRefused as fatal:
        raise RegistryImportRefused(path, [fatal]) from fatal
    if refusals:
        raise RegistryImportRefused(path, refusals)


def import_registry(
    session: Session, entity_id: str, path: Path, new_id: Callable[[], str], now: datetime
) -> RegistryImport:
    """Add and update people, known by tax code or else by the registry's number; a line equal to
    what is stored changes nothing.

    Call `check_registry` first: here the first refusal ends the transaction.
    """
    added = changed = unchanged = 0
    order = count(1)
    for block in _blocks(_good_lines(path)):
        known = _Known(session, entity_id, block)
        news: list[dict[str, object]] = []
        moved: list[CitizenRow] = []
        for line in block:
            row = known.row_of(path, line)
            if row is None:
                news.append(_new(entity_id, new_id(), line, now) | {"revision": -next(order)})
            elif _differs(row, line):
                _update(row, line, now)
                row.revision = -next(order)
                moved.append(row)
        session.flush()
        insert_rows(session, CitizenRow, news)
        _index(session, entity_id, news, moved)
        session.expunge_all()
        added, changed = added + len(news), changed + len(moved)
        unchanged += len(block) - len(news) - len(moved)
    revisions.number(session, entity_id)
    return RegistryImport(added, changed, unchanged)


class _Known:
    """The people of a block of lines that are here already, by tax code and registry number."""

    def __init__(self, session: Session, entity_id: str, block: list[RegistryLine]) -> None:
        codes = [line.tax_code for line in block if line.tax_code]
        numbers = [line.registry_number for line in block if line.registry_number]
        self._by_code = repository.by_tax_codes(session, entity_id, codes)
        self._by_number = repository.by_registry_numbers(session, entity_id, numbers)

    def row_of(self, path: Path, line: RegistryLine) -> CitizenRow | None:
        """Who the line is about; somebody who got a tax code is known by the number alone."""
        by_code = self._by_code.get(line.tax_code or "")
        by_number = self._by_number.get(line.registry_number or "")
        if by_code and by_number and by_code is not by_number:
            taken = "registry_number_taken"
            raise RegistryImportRefused(
                path, [RegistryRefused(path, line.line, "codice_anagrafe", taken)]
            )
        return by_code or by_number


def _good_lines(path: Path) -> Iterator[RegistryLine]:
    for line in read_registry(path):
        if isinstance(line, RegistryRefused):
            raise line
        yield line


def _blocks(lines: Iterator[RegistryLine]) -> Iterator[list[RegistryLine]]:
    """Blocks in which nobody occurs twice; of two lines about one person the later one counts."""
    for block in in_blocks(lines, BLOCK):
        by_number = {line.registry_number or line.tax_code: line for line in block}
        yield list(
            {line.tax_code or line.registry_number: line for line in by_number.values()}.values()
        )


def _values(line: RegistryLine) -> dict[str, object]:
    names = _COLUMNS if line.further else _COLUMNS_OF_ALL_FILES
    return {name: getattr(line, name) for name in names}


def _new(entity_id: str, citizen_id: str, line: RegistryLine, now: datetime) -> dict[str, object]:
    known = dict.fromkeys(_FURTHER) | _values(line)
    return {"entity_id": entity_id, "citizen_id": citizen_id, "updated_at": now, **known}


def _differs(row: CitizenRow, line: RegistryLine) -> bool:
    return any(getattr(row, name) != value for name, value in _values(line).items())


def _update(row: CitizenRow, line: RegistryLine, now: datetime) -> None:
    for name, value in _values(line).items():
        setattr(row, name, value)
    row.updated_at = now


def _index(
    session: Session, entity_id: str, news: list[dict[str, object]], moved: list[CitizenRow]
) -> None:
    words = {
        row.citizen_id: indexed_words(row.family_name, row.given_name, row.tax_code)
        for row in moved
    }
    words |= {
        str(new["citizen_id"]): indexed_words(
            str(new["family_name"]), str(new["given_name"]), _text(new["tax_code"])
        )
        for new in news
    }
    repository.replace_words(session, entity_id, words, [row.citizen_id for row in moved])


def _text(value: object) -> str | None:
    return None if value is None else str(value)
