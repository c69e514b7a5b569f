"""A disk that is full or may only be read, at the desk and at the server.

The program says a sentence, releases nothing that it cannot keep, and goes on when there is room
again: what was released is registered, what was refused is nowhere, no number is used twice.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.notices.models import NoticeRow
from counter_app.composition import Counter, build
from counter_app.settings import CounterSettings, PrinterSettings
from counter_app.ui.style.words import Words
from counter_app.world import SystemClock, World
from payments_core.errors import PaymentsError, WorldTrouble
from tests.factories.counter import MemoryKeyring
from tests.factories.desk_at_work import MARIO
from tests.factories.real_installation import running_installation
from tests.factories.server import ENROLMENT_CODE, PASSWORD, USERNAME
from tests.factories.server_process import ServerProcess, wait_until
from tests.factories.small_disk import SmallDisk, small_disk

pytestmark = pytest.mark.timeout(180)
DISK_BYTES = 12 * 1024 * 1024
#: Of the store, of its journal and of the mark of used numbers.
SENTENCES = {"store_trouble", "journal_unwritable", "number_mark_unwritable"}


@pytest.fixture
def machine_room(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "machine-room", DISK_BYTES) as disk:
        yield disk


@pytest.fixture
def server(machine_room: SmallDisk, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServerProcess]:
    with running_installation(machine_room.folder, monkeypatch) as process:
        yield process


@pytest.fixture
def home(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "desk", DISK_BYTES) as disk:
        yield disk


@pytest.fixture
def marks(home: SmallDisk) -> Iterator[SmallDisk]:
    with small_disk(home.folder / "marks", 64 * 1024) as disk:
        yield disk


Open = Callable[[], Counter]


@pytest.fixture
def open_counter(home: SmallDisk, server: ServerProcess, tmp_path: Path) -> Iterator[Open]:
    """The program on the small disk, as often as it is started; its papers go elsewhere."""
    printers = PrinterSettings(paper=f"file:{tmp_path}/papers")
    keyring = MemoryKeyring()
    with ExitStack() as stopping:

        def open_counter() -> Counter:
            settings = CounterSettings(home=home.folder, printers=printers)
            counter = build(settings, World(SystemClock(), keyring, "machine-1"))
            counter.start()
            stopping.callback(counter.stop)
            if not counter.setup.is_enrolled():
                counter.setup.enrol(f"http://127.0.0.1:{server.port}", ENROLMENT_CODE)
            counter.sign_in.sign_in(USERNAME, PASSWORD)
            wait_until(lambda: counter.status.view().numbers_left > 0, "no numbers were leased")
            return counter

        yield open_counter


def release(counter: Counter) -> str:
    """Release one notice; its number."""
    (offer,) = counter.release.offers()
    released = counter.release.release(counter.release.draft(MARIO, offer, {}))
    return released.notice_number


def try_to_release(counter: Counter) -> str | PaymentsError:
    try:
        return release(counter)
    except PaymentsError as trouble:
        return trouble


def assert_registered(server: ServerProcess, counter: Counter, numbers: list[str]) -> None:
    """These are registered and nothing else is, each of them once."""
    counter.background.engine.wake()
    wait_until(lambda: not waiting(counter), "the outbox never emptied")
    engine = make_engine(server.database_url)
    with UnitOfWork(engine)() as session:
        registered = sorted(session.scalars(select(NoticeRow.notice_number)))
    engine.dispose()
    assert registered == sorted(numbers)
    assert len(set(numbers)) == len(numbers)


def waiting(counter: Counter) -> int:
    counter.status.refresh()
    return counter.status.view().waiting_operations


def test_desk_whose_disk_is_full_says_so_and_goes_on_when_there_is_room(
    home: SmallDisk, server: ServerProcess, open_counter: Open
) -> None:
    counter = open_counter()
    released, refused = [release(counter)], []
    for pages_left in (0, 1, 2, 3, 5, 8, 13, 21):
        home.fill(pages_left)
        for _ in range(3):
            outcome = try_to_release(counter)
            (released if isinstance(outcome, str) else refused).append(outcome)
        home.free()
        released.append(release(counter))
    assert {trouble.code for trouble in refused} <= SENTENCES
    assert refused
    assert_registered(server, counter, released)
    counter.stop()

    again = open_counter()
    assert again.background.numbers.doubt is None
    assert_registered(server, again, [*released, release(again)])


def test_desk_whose_marks_can_only_be_read_releases_nothing_until_they_can_be_written(
    marks: SmallDisk, server: ServerProcess, open_counter: Open
) -> None:
    counter = open_counter()
    released = [release(counter)]
    marks.become(writable=False)
    with pytest.raises(WorldTrouble, match="number_mark_unwritable"):
        release(counter)
    marks.become(writable=True)
    released.append(release(counter))
    assert_registered(server, counter, released)


def test_desk_whose_store_can_only_be_read_says_so_and_starts_when_it_can_be_written(
    home: SmallDisk, server: ServerProcess, open_counter: Open
) -> None:
    counter = open_counter()
    released = [release(counter)]
    counter.stop()
    home.become(writable=False)
    with pytest.raises(WorldTrouble, match="store_read_only") as refused:
        open_counter()
    assert "disco" in Words("it").problem(refused.value)
    home.become(writable=True)
    again = open_counter()
    assert_registered(server, again, [*released, release(again)])


def test_server_whose_disk_is_full_acknowledges_nothing_and_goes_on_when_there_is_room(
    machine_room: SmallDisk, server: ServerProcess, open_counter: Open
) -> None:
    counter = open_counter()
    released = [release(counter)]
    machine_room.fill()
    released += [release(counter) for _ in range(3)]
    wait_until(lambda: counter.status.view().offline_since is not None, "the desk was told nothing")
    assert waiting(counter) > 0
    machine_room.free()
    assert_registered(server, counter, released)
