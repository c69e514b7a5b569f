"""A desk that is killed, or whose disk fills up, has every notice it may have printed.

The desk is a process of its own that releases and says each number as the clerk would hear it; what
it has said is what may be on paper. Its store is then opened again, as it was and with the store's
file lost.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.store import notices, numbers
from payments_core.errors import RuleBroken
from tests.factories.counter import KEY, enrolled_store, lease, make_recovery, number_source
from tests.factories.fake_server import DESK, NOW
from tests.factories.releasing import release_into

RELEASING = """
import resource, sys
from pathlib import Path
from payments_core.errors import WorldTrouble
from tests.factories.counter import KEY, make_recovery, number_source
from tests.factories.releasing import release_into

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
database, recovery = make_recovery(folder)
database.open(KEY, must_exist=True)
recovery.take_up(database, [KEY])
source = number_source(database, folder)
print("ready", flush=True)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
while True:
    try:
        print(release_into(source), flush=True)
    except WorldTrouble as trouble:
        print(trouble.code, flush=True)
        if limit:
            break
"""


def releasing(folder: Path, until: int, limit: int = 0) -> list[str]:
    """What the desk said until it was killed, or until it could not go on."""
    with subprocess.Popen(
        [sys.executable, "-c", RELEASING, str(folder), str(limit)],
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


@pytest.mark.parametrize("until", [1, 2, 5, 14, 40])
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
    for until in (3, 1, 6, 2):
        printed += releasing(folder, until)
    brought_back = waiting(folder, lost=True)
    assert set(printed) <= set(brought_back)
    assert len(set(brought_back)) == len(brought_back)
    assert [number for number in brought_back if number in printed] == printed


@pytest.mark.parametrize("limit", [40_000, 60_000, 200_000, 400_000])
def test_full_disk_refuses_a_release_and_keeps_all_before_it(folder: Path, limit: int) -> None:
    said = releasing(folder, until=2_000, limit=limit)
    printed, refusal = said[:-1], said[-1]
    assert refusal in ("journal_unwritable", "store_trouble", "number_mark_unwritable")
    twin = folder.with_name("twin")
    shutil.copytree(folder, twin)
    assert set(printed) <= set(waiting(folder, lost=False))
    assert set(printed) <= set(waiting(twin, lost=True))
    assert list(folder.glob("*.damaged-*")) == []
