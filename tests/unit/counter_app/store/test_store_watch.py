import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from counter_app.store.damage import StoreDamaged
from counter_app.store.database import Database
from counter_app.store.store_watch import StoreWatch
from counter_app.store.vault import Vault
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.counter import WAIT_SECONDS, MemoryKeyring, make_recovery, vault_in

PAGE = 4096


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Vault, Database]]:
    """A store of some pages, closed and opened again."""
    database, recovery = make_recovery(tmp_path)
    vault = vault_in(tmp_path, MemoryKeyring(), database, recovery)
    vault.take()
    vault.create()
    with database.write() as session:
        session.execute(text("CREATE TABLE many (content TEXT)"))
        for number in range(60):
            session.execute(text("INSERT INTO many VALUES (:text)"), {"text": str(number) * 1000})
    vault.leave()
    vault.take()
    yield vault, database
    vault.leave()


def spoil(folder: Path, page: int) -> None:
    with (folder / "store.db").open("r+b") as file:
        file.seek(page * PAGE + 100)
        file.write(b"spoilt")


def asides(folder: Path) -> list[str]:
    """Stores that were set aside, without what stands beside them."""
    return [
        path.name
        for path in folder.glob("store.db.damaged-*")
        if not path.name.endswith(("-wal", "-shm"))
    ]


def test_damage_that_nobody_met_is_found_and_mended(
    opened: tuple[Vault, Database], tmp_path: Path
) -> None:
    vault, database = opened
    spoil(tmp_path, page=60)
    mended, paused = threading.Event(), list[bool]()
    vault.on_open = mended.set
    watch = StoreWatch(database, vault, check_after_seconds=0)
    watch.pause = lambda: paused.append(database.is_open)
    watch.start()
    assert mended.wait(WAIT_SECONDS)
    watch.stop()
    assert paused == [True]
    assert asides(tmp_path) == ["store.db.damaged-20261123-094100"]
    assert database.find_damage() is None


def test_damage_that_somebody_meets_is_mended_once(
    opened: tuple[Vault, Database], tmp_path: Path
) -> None:
    vault, database = opened
    pages = (tmp_path / "store.db").stat().st_size // PAGE
    for page in range(pages - 20, pages):
        spoil(tmp_path, page)
    mended = threading.Event()
    vault.on_open = mended.set
    watch = StoreWatch(database, vault)

    def look() -> None:
        with database.read() as session:
            session.execute(text("SELECT sum(length(content)) FROM many")).scalar()

    with pytest.raises(StoreDamaged, match="store_damaged"):
        look()
    assert mended.wait(WAIT_SECONDS)
    watch.stop()
    with pytest.raises(WorldTrouble, match="store_trouble"):
        look()
    assert asides(tmp_path) == ["store.db.damaged-20261123-094100"]


def test_store_that_is_whole_is_opened_again_as_it_was(
    opened: tuple[Vault, Database], tmp_path: Path
) -> None:
    vault, database = opened
    vault.mend()
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM many")).scalar() == 60
    assert asides(tmp_path) == []


def test_whole_store_is_left_alone_and_checked_once(
    opened: tuple[Vault, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, database = opened
    looked: list[StoreDamaged | None] = []
    find = database.find_damage
    monkeypatch.setattr(database, "find_damage", lambda: looked.append(find()))
    vault.on_open = lambda: looked.append(StoreDamaged(Path(), "opened again"))
    watch = StoreWatch(database, vault, check_after_seconds=0)
    watch.start()
    watch.start()
    watch.stop()
    assert looked in ([None], [])


def test_stopped_watch_mends_nothing(opened: tuple[Vault, Database], tmp_path: Path) -> None:
    vault, database = opened
    watch = StoreWatch(database, vault, check_after_seconds=1000)
    watch.start()
    watch.stop()
    spoil(tmp_path, page=60)
    database.on_damage(StoreDamaged(tmp_path, "too late"))
    assert asides(tmp_path) == []


def test_closed_store_is_not_checked(opened: tuple[Vault, Database]) -> None:
    vault, database = opened
    vault.leave()
    with pytest.raises(RuleBroken, match="store_locked"):
        database.find_damage()
    vault.mend()
    assert not database.is_open


def test_retired_desk_is_wiped_when_nothing_is_left(
    opened: tuple[Vault, Database], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    vault, database = opened
    watch = StoreWatch(database, vault)
    wiped = threading.Event()
    watch.on_wiped = wiped.set
    with monkeypatch.context() as patched:
        patched.setattr(vault, "may_be_wiped", lambda: False)
        watch.retire()
    assert database.is_open
    watch.retire()
    assert wiped.wait(WAIT_SECONDS)
    watch.stop()
    assert not vault.is_set_up
    assert not (tmp_path / "store.db").exists()


def test_what_is_queued_meanwhile_keeps_the_store(
    opened: tuple[Vault, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, database = opened
    watch = StoreWatch(database, vault)
    wiped = threading.Event()
    watch.on_wiped = wiped.set
    monkeypatch.setattr(vault, "_left_alone", lambda _key: 1)
    watch.retire()
    watch.stop()
    assert not wiped.is_set()
    assert database.is_open
