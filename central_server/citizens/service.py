"""The registry: looked up by clerks, loaded from files."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session

from central_server.citizens import repository
from central_server.citizens.models import CitizenRow
from central_server.citizens.registry_file import RegistryLine, RegistryRefused, read_registry
from central_server.citizens.words import parse_query, words_of
from central_server.identity.actor import COUNTER_ROLES, Actor
from payments_core.errors import BadValue, RuleBroken

#: Lines written at a time: bounds memory whatever the file.
BLOCK = 500
#: Refused lines that one import names; a file with more has one fault, not many.
REFUSALS_LIMIT = 20


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
    """Add and update people by tax code; a line equal to what is stored changes nothing.

    Call `check_registry` first: here the first refusal ends the transaction.
    """
    added = changed = unchanged = 0
    for block in _blocks(_good_lines(path)):
        lines = {line.tax_code: line for line in block}
        known = repository.by_tax_codes(session, entity_id, lines)
        news = {code: line for code, line in lines.items() if code not in known}
        moved = {code: line for code, line in lines.items() if code in known
                 and _differs(known[code], line)}  # fmt: skip
        rows = [_row(entity_id, new_id(), line, now) for line in news.values()]
        session.add_all(rows)
        for code, line in moved.items():
            _update(known[code], line, now)
        session.flush()
        _index(session, entity_id, [*rows, *(known[code] for code in moved)], known.values())
        session.expunge_all()
        added, changed = added + len(news), changed + len(moved)
        unchanged += len(lines) - len(news) - len(moved)
    return RegistryImport(added, changed, unchanged)


def _good_lines(path: Path) -> Iterator[RegistryLine]:
    for line in read_registry(path):
        if isinstance(line, RegistryRefused):
            raise line
        yield line


def _blocks(lines: Iterator[RegistryLine]) -> Iterator[list[RegistryLine]]:
    while block := list(islice(lines, BLOCK)):
        yield block


def _values(line: RegistryLine) -> dict[str, object]:
    values = asdict(line)
    del values["line"]
    return values


def _row(entity_id: str, citizen_id: str, line: RegistryLine, now: datetime) -> CitizenRow:
    return CitizenRow(entity_id=entity_id, citizen_id=citizen_id, updated_at=now, **_values(line))


def _differs(row: CitizenRow, line: RegistryLine) -> bool:
    return any(getattr(row, name) != value for name, value in _values(line).items())


def _update(row: CitizenRow, line: RegistryLine, now: datetime) -> None:
    for name, value in _values(line).items():
        setattr(row, name, value)
    row.updated_at = now


def _index(
    session: Session, entity_id: str, rows: list[CitizenRow], known: Iterable[CitizenRow]
) -> None:
    before = {row.citizen_id for row in known}
    words = {
        row.citizen_id: (*words_of(row.family_name, row.given_name), row.tax_code) for row in rows
    }
    repository.replace_words(session, entity_id, words, before & words.keys())
