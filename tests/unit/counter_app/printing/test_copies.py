from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.printing.copies import is_copy, notice_was_printed
from counter_app.printing.device import JobState
from counter_app.store import prints
from counter_app.store.database import Database
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def add(store: Database, document: str, number: str, *further: str, state: str = "QUEUED") -> None:
    job = prints.NewJob("job", "paper", document, "Mensa", number, b"", further_numbers=further)
    with store.write() as session:
        prints.add(session, job, state, NOW)


@pytest.mark.parametrize(
    ("document", "numbers", "expected"),
    [
        ("notice/1", ("1",), True),
        ("notice/2", ("2",), True),
        ("plan/3", ("3", "2"), True),
        ("plan/3", ("3", "4"), False),
        ("receipt/r", ("1",), False),
        ("situation/1", ("1",), False),
    ],
)
def test_paper_is_a_copy_if_one_of_its_numbers_is_on_another(
    store: Database, document: str, numbers: tuple[str, ...], expected: bool
) -> None:
    add(store, "plan/1", "1", "2")
    with store.read() as session:
        assert is_copy(session, document, numbers) is expected


@pytest.mark.parametrize("document", ["receipt/r", "situation/1"])
def test_what_is_no_notice_makes_no_copy_of_one(store: Database, document: str) -> None:
    add(store, document, "1")
    with store.read() as session:
        assert not notice_was_printed(session, "1")
        assert is_copy(session, document, ("1",)) is (document == "receipt/r")


@pytest.mark.parametrize("state", list(JobState))
def test_paper_that_has_surely_failed_is_none(store: Database, state: JobState) -> None:
    add(store, "notice/1", "1", state=state)
    with store.read() as session:
        assert notice_was_printed(session, "1") is (state is not JobState.FAILED)
