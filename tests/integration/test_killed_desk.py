"""A desk that is killed, or whose disk fills up, has every notice it may have printed.

The desk is a process of its own that releases and says each number as the clerk would hear it; what
it has said is what may be on paper. Its store is then opened again, as it was and with the store's
file lost.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.store import notices, numbers
from payments_core.errors import RuleBroken
from tests.factories.counter import KEY, enrolled_store, lease, make_recovery, number_source
from tests.factories.fake_server import DESK, NOW
from tests.factories.releasing import release_into

RELEASING = """
import resource, signal, sys
from pathlib import Path
import structlog
from payments_core.errors import WorldTrouble
from tests.factories.counter import KEY, make_recovery, number_source
from tests.factories.releasing import release_into

structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
folder, limit, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
database, recovery = make_recovery(folder)
database.open(KEY, must_exist=True)
recovery.take_up(database, [KEY])
source = number_source(database, folder)
print("ready", flush=True)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
for _ in range(most):
    try:
        print(release_into(source), flush=True)
    except WorldTrouble as trouble:
        print(trouble.code, flush=True)
        break
else:
    signal.pause()
"""


def releasing(folder: Path, until: int, limit: int = 0, most: int = sys.maxsize) -> list[str]:
    """What the desk said until it was killed, or until it could not go on. It is killed amid
    another release, or at rest where it was to release no more."""
    with subprocess.Popen(
        [sys.executable, "-c", RELEASING, str(folder), str(limit), str(most)],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        said = []
        while len(said) < until and (line := process.stdout.readline()):
            said.append(line.strip())
        process.kill()
        said += [line.strip() for line in process.stdout if line.endswith("\n")]
        process.wait()
    return said


def waiting(folder: Path, *, lost: bool) -> list[str]:
    """What a desk that is started again has to deliver, in its order."""
    database, recovery = make_recovery(folder)
    if lost:
        recovery.rebuild([KEY])
    database.open(KEY, must_exist=True)
    recovery.take_up(database, [KEY], rebuilt=lost)
    source = number_source(database, folder)
    assert not source.in_doubt
    with database.read() as session:
        found = [row.notice_number for row in notices.waiting(session)]
    if lost:
        with pytest.raises(RuleBroken, match="numbers_exhausted"):
            release_into(source)
        with database.write() as session:
            numbers.add_lease(session, DESK, lease("lease-b", 5_000), NOW)
    assert release_into(source) not in found
    database.close()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The profile of a desk with plenty of numbers."""
    enrolled_store(tmp_path / "desk", count=4_000).close()
    return tmp_path / "desk"


@pytest.mark.parametrize("until", [1, 5, 40])
def test_killed_desk_has_what_it_printed_with_and_without_its_store(
    folder: Path, until: int
) -> None:
    printed = releasing(folder, until)
    assert len(printed) >= until
    twin = folder.with_name("twin")
    shutil.copytree(folder, twin)
    kept = waiting(folder, lost=False)
    assert kept[: len(printed)] == printed
    # What was being released when it was killed may be there once, whole.
    assert len(kept) - len(printed) in (0, 1)
    brought_back = waiting(twin, lost=True)
    assert brought_back[: len(printed)] == printed
    assert len(brought_back) - len(printed) in (0, 1)
    assert len(set(brought_back)) == len(brought_back)


def test_desk_that_is_killed_again_and_again_forgets_nothing(folder: Path) -> None:
    printed: list[str] = []
    for until in (3, 1, 4):
        printed += releasing(folder, until)
    brought_back = waiting(folder, lost=True)
    assert set(printed) <= set(brought_back)
    assert len(set(brought_back)) == len(brought_back)
    assert [number for number in brought_back if number in printed] == printed


@pytest.mark.parametrize("limit", [60_000, 400_000])
def test_file_that_may_not_grow_refuses_a_release_and_keeps_all_before_it(
    folder: Path, limit: int
) -> None:
    said = releasing(folder, until=2_000, limit=limit)
    keeps(folder, said)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, half a megabyte larger than the desk on it."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a disk")
    enrolled_store(place / "desk", count=4_000).close()
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("free_pages", [0, 2, 8, 30])
def test_full_disk_refuses_a_release_and_keeps_all_before_it(
    small_disk: Path, tmp_path: Path, free_pages: int
) -> None:
    filler = small_disk / "filler"
    # A first run leaves the journal begun and some room in the WAL.
    printed = releasing(small_disk / "desk", until=3)
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(bytes(max(0, free - free_pages * 4096)))
    said = releasing(small_disk / "desk", until=2_000)
    filler.unlink()
    keeps(shutil.copytree(small_disk / "desk", tmp_path / "desk"), printed + said)


def test_read_only_disk_refuses_a_release_and_changes_nothing(small_disk: Path) -> None:
    folder = small_disk / "desk"
    # One killed in the midst of a release may have something to put right first, and cannot.
    printed = releasing(folder, until=2, most=2)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    said = releasing(folder, until=2)
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert said == ["number_mark_unwritable"]
    assert after == before
    assert set(printed) <= set(waiting(folder, lost=False))


def keeps(folder: Path, said: list[str]) -> None:
    """All but the last word of the desk were numbers, and each of them is there again."""
    printed, refusal = said[:-1], said[-1]
    assert refusal in ("journal_unwritable", "store_trouble", "number_mark_unwritable")
    twin = folder.with_name("twin")
    shutil.copytree(folder, twin)
    assert set(printed) <= set(waiting(folder, lost=False))
    assert set(printed) <= set(waiting(twin, lost=True))
    assert list(folder.glob("*.damaged-*")) == []
