from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.store.holder_turn import HolderTurn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks" / "test.turn.json"


def names() -> Callable[[], str]:
    given = iter("abcdef")
    return lambda: next(given)


def test_turns_follow_each_other(path: Path) -> None:
    turns = HolderTurn(path, names())
    told = []
    for _ in range(3):
        told.append(turns.next())
        turns.agreed()
    assert told == [(0, None, "a"), (1, "a", "b"), (2, "b", "c")]


def test_turn_stays_the_same_until_it_is_agreed_whatever_happens(path: Path) -> None:
    HolderTurn(path, names()).next()
    # The program was killed before the answer came.
    assert HolderTurn(path, lambda: "another").next() == (0, None, "a")


def test_wanted_turn_is_on_the_disk_before_it_is_told(path: Path) -> None:
    turns = HolderTurn(path, names())
    *_, wanted = turns.next()
    assert wanted in path.read_text(encoding="ascii")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"number": "x"}', '{"number": 1}'])
def test_file_that_cannot_be_read_is_a_turn_forgotten(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content, encoding="ascii")
    assert HolderTurn(path, names()).next() == (0, None, "a")
