from pathlib import Path

import pytest

from counter_app.store import check_report
from counter_app.store.check_report import Report
from counter_app.store.key_slots import Keys
from tests.factories.counter import KEY, enrolled_store, make_recovery, number_source
from tests.factories.releasing import release_into

OTHER = bytes(32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed store with two releases that wait, and its journal."""
    enrolled_store(tmp_path).close()
    database, recovery = make_recovery(tmp_path)
    database.open(KEY)
    recovery.take_up(database, [KEY])
    for _ in range(2):
        release_into(number_source(database, tmp_path))
    database.close()
    return tmp_path


def look(folder: Path, keys: Keys = Keys(KEY)) -> Report:  # noqa: B008 - a value
    database, _ = make_recovery(folder)
    journal = database._journal
    assert journal is not None
    report = check_report.look(database, journal, keys)
    assert not database.is_open
    return report


def test_whole_store(folder: Path) -> None:
    report = look(folder)
    assert report == Report("whole", "whole", 2)
    assert report.is_whole


def test_store_that_answers_to_the_next_key_is_whole(folder: Path) -> None:
    assert look(folder, Keys(OTHER, KEY)).is_whole


@pytest.mark.parametrize("at", [10, 30_000])
def test_damaged_store_says_what_the_journal_has(folder: Path, at: int) -> None:
    with (folder / "store.db").open("r+b") as file:
        file.seek(at)
        file.write(b"spoilt")
    before = (folder / "store.db").read_bytes()
    report = look(folder)
    assert report == Report("damaged", "whole", 2)
    assert not report.is_whole
    assert (folder / "store.db").read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "state", "whole"),
    [
        (lambda raw: raw + b"half of it", "torn", True),
        (lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]), "altered", False),
        (lambda raw: bytes(len(raw)), "altered", False),
        (None, "missing", False),
    ],
)
def test_state_of_the_journal(folder: Path, spoil: object, state: str, whole: bool) -> None:
    journal = folder / "outbox.journal"
    raw = journal.read_bytes()
    journal.unlink()
    if callable(spoil):
        journal.write_bytes(spoil(raw))
    report = look(folder)
    assert (report.store, report.journal, report.waiting) == ("whole", state, 2)
    assert report.is_whole is whole
