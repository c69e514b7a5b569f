from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.store.aside import (
    DAMAGED,
    FORMER,
    STORE_COMPANIONS,
    aside_since,
    asides,
    hand_to_former,
    set_aside,
)
from payments_core.errors import WorldTrouble

AT = datetime(2026, 11, 23, 9, 41, 5, tzinfo=UTC)


def test_file_goes_aside_with_what_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    for suffix in ("", "-wal"):
        path.with_name(path.name + suffix).write_text(suffix)
    place = set_aside(path, AT, STORE_COMPANIONS)
    assert place == tmp_path / "store.db.damaged-20261123-094105"
    assert sorted(each.name for each in tmp_path.iterdir()) == [place.name, f"{place.name}-wal"]


def test_nothing_that_was_put_aside_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    places = []
    for number in range(3):
        path.write_text(str(number))
        places.append(set_aside(path, AT))
    assert [place.read_text() for place in places if place] == ["0", "1", "2"]


def test_left_over_companion_goes_aside_without_its_file(tmp_path: Path) -> None:
    (tmp_path / "store.db-wal").write_text("frames")
    set_aside(tmp_path / "store.db", AT, STORE_COMPANIONS)
    assert [each.name for each in tmp_path.iterdir()] == ["store.db.damaged-20261123-094105-wal"]


def test_where_there_is_nothing_nothing_happens(tmp_path: Path) -> None:
    assert set_aside(tmp_path / "store.db", AT, STORE_COMPANIONS) is None


def test_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    path.write_text("store")

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(WorldTrouble, match="Read-only"):
            set_aside(path, AT)
    assert path.read_text() == "store"


def test_what_lies_aside_says_since_when(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    for _ in range(2):
        path.write_text("store")
        (tmp_path / "store.db-wal").write_text("frames")
        set_aside(path, AT, STORE_COMPANIONS, FORMER)
    first, second = asides(path, FORMER)
    assert (first.suffix, aside_since(first, FORMER), aside_since(second, FORMER)) == (
        ".former-20261123-094105", AT, AT,
    )  # fmt: skip
    assert asides(path, DAMAGED) == []
    beginning = datetime.min.replace(tzinfo=UTC)
    assert aside_since(tmp_path / "store.db.former-once", FORMER) == beginning


def test_damaged_store_goes_with_the_desk_whose_it_was(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_text("store")
    set_aside(path, AT)
    hand_to_former(path, AT)
    [aside] = tmp_path.iterdir()
    assert aside.name == "store.db.former-20261123-094105.damaged-20261123-094105"
    assert aside_since(aside, FORMER) == AT
