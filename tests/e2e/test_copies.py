"""Copies of a desk, and a server brought back from a copy: real processes and files, no window."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.identity.models import DeskRow
from central_server.identity.secrets import fingerprint
from central_server.notices.models import NoticeRow
from counter_app.composition import Counter, build
from counter_app.settings import CounterSettings, PrinterSettings
from counter_app.world import SystemClock, World
from payments_core.errors import RuleBroken
from tests.factories.counter import MemoryKeyring
from tests.factories.real_installation import running_installation
from tests.factories.server import DESK, ENROLMENT_CODE, ENTITY, PASSWORD, USERNAME
from tests.factories.server_process import ServerProcess, wait_until

pytestmark = pytest.mark.timeout(240)
OTHER_CODE = "another-code-12"


@dataclass
class Installation:
    """A server process with its database file, and the desks that were started."""

    folder: Path
    server: ServerProcess
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    running: list[Counter] = field(default_factory=list)

    def desk(self, home: str, machine: str = "machine-1", *, virtual: bool = False) -> Counter:
        settings = CounterSettings(
            home=self.folder / home,
            printers=PrinterSettings(paper=f"file:{self.folder}/{home}-papers"),
        )
        world = World(SystemClock(), self.keyring, machine, virtual)
        counter = build(settings, world)
        counter.start()
        self.running.append(counter)
        return counter

    def stop(self, counter: Counter) -> None:
        self.running.remove(counter)
        counter.stop()

    def copy(self, home: str, to: str) -> None:
        """Everything that is on the disk of a machine that is switched off."""
        shutil.copytree(self.folder / home, self.folder / to)

    def turn(self, home: str) -> int:
        """Number of the turn that a machine has agreed last."""
        path = CounterSettings(home=self.folder / home).turn_path
        return int(json.loads(path.read_text(encoding="ascii"))["number"])

    def numbers(self) -> set[str]:
        engine = make_engine(self.server.database_url)
        with UnitOfWork(engine)() as session:
            numbers = {row.notice_number for row in session.query(NoticeRow)}
        engine.dispose()
        return numbers


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    with running_installation(tmp_path, monkeypatch) as process:
        made = Installation(tmp_path, process)
        yield made
        for counter in list(made.running):
            made.stop(counter)


def enrolled(installation: Installation, home: str = "desk") -> Counter:
    counter = installation.desk(home)
    counter.setup.enrol(f"http://127.0.0.1:{installation.server.port}", ENROLMENT_CODE)
    counter.sign_in.sign_in(USERNAME, PASSWORD)
    wait_until(lambda: counter.status.view().numbers_left > 0, "no numbers were leased")
    # Whom it has seen it finds without the line, too.
    counter.lookup.remember(counter.lookup.search("rossi mario"))
    return counter


def release(counter: Counter) -> str:
    citizen = counter.lookup.search("rossi mario").citizens[0]
    (card,) = counter.release.offers()
    return counter.release.release(counter.release.draft(citizen, card, {})).notice_number


def doubt_of(counter: Counter) -> Callable[[], bool]:
    return lambda: counter.background.numbers.doubt == "desk_copied"


def test_cloned_machine_is_fenced_when_both_have_reported(installation: Installation) -> None:
    first = enrolled(installation)
    release(first)
    wait_until(lambda: first.status.view().waiting_operations == 0, "never delivered")
    installation.stop(first)
    # Hardware that says nothing, and the same identity: nothing on it can tell the two apart.
    installation.copy("desk", "clone")
    one, other = installation.desk("desk"), installation.desk("clone")
    wait_until(
        lambda: doubt_of(one)() or doubt_of(other)(), "the copy was never found out", seconds=60
    )
    copied = one if doubt_of(one)() else other
    copied.sign_in.sign_in(USERNAME, PASSWORD)
    with pytest.raises(RuleBroken, match="desk_copied"):
        release(copied)
    assert [task.problem_code for task in copied.lists.tasks()] == ["desk_copied"]


def test_cloned_disk_in_another_machine_releases_nothing_even_without_the_line(
    installation: Installation,
) -> None:
    first = enrolled(installation)
    installation.stop(first)
    installation.copy("desk", "clone")
    installation.server.kill()
    clone = installation.desk("clone", "machine-2")
    clone.sign_in.sign_in(USERNAME, PASSWORD)
    with pytest.raises(RuleBroken, match="desk_in_doubt"):
        release(clone)


def test_virtual_machine_rolled_back_releases_nothing(installation: Installation) -> None:
    first = enrolled(installation)
    installation.stop(first)
    installation.copy("desk", "snapshot")
    later = installation.desk("desk")
    later.sign_in.sign_in(USERNAME, PASSWORD)
    used = release(later)
    wait_until(lambda: later.status.view().waiting_operations == 0, "never delivered")
    installation.stop(later)
    # Rolled back without the line: it cannot know, and so it does not release.
    installation.server.kill()
    rolled_back = installation.desk("snapshot", virtual=True)
    rolled_back.sign_in.sign_in(USERNAME, PASSWORD)
    with pytest.raises(RuleBroken, match="desk_unconfirmed"):
        release(rolled_back)
    # With the line the server finds it out.
    installation.server.start()
    wait_until(doubt_of(rolled_back), "the rollback was never found out", seconds=60)
    assert used in installation.numbers()


def test_fenced_machine_works_again_once_it_is_enrolled_anew(installation: Installation) -> None:
    first = enrolled(installation)
    installation.stop(first)
    installation.copy("desk", "snapshot")
    before = installation.turn("desk")
    later = installation.desk("desk")
    # To be online is not enough: the copy is found out by the turn that was agreed without it.
    wait_until(lambda: installation.turn("desk") > before, "no turn was agreed")
    installation.stop(later)
    copied = installation.desk("snapshot")
    wait_until(doubt_of(copied), "the copy was never found out", seconds=60)
    engine = make_engine(installation.server.database_url)
    with UnitOfWork(engine)() as session:
        row = session.get_one(DeskRow, (ENTITY, DESK))
        row.enrolment_hash, row.enrolment_used_at = fingerprint(OTHER_CODE), None
    engine.dispose()
    copied.setup.enrol(f"http://127.0.0.1:{installation.server.port}", OTHER_CODE)
    copied.sign_in.sign_in(USERNAME, PASSWORD)
    wait_until(lambda: copied.status.view().numbers_left > 0, "no numbers were leased")
    number = release(copied)
    wait_until(lambda: number in installation.numbers(), "never registered")


def test_restored_server_is_told_again_and_leases_nothing_twice(
    installation: Installation,
) -> None:
    counter = enrolled(installation)
    early = release(counter)
    wait_until(lambda: early in installation.numbers(), "never registered")
    installation.stop(counter)
    installation.server.kill()
    for file in installation.folder.glob("server.db*"):
        shutil.copy(file, installation.folder / f"backup-{file.name}")
    installation.server.start()
    counter = installation.desk("desk")
    counter.sign_in.sign_in(USERNAME, PASSWORD)
    wait_until(lambda: counter.status.view().online, "never in contact")
    since = [release(counter) for _ in range(3)]
    wait_until(lambda: installation.numbers().issuperset(since), "never registered")
    wait_until(lambda: counter.status.view().waiting_operations == 0, "never answered")
    installation.stop(counter)

    installation.server.kill()
    for file in installation.folder.glob("server.db*"):
        file.unlink()
    for file in installation.folder.glob("backup-server.db*"):
        shutil.copy(file, installation.folder / file.name.removeprefix("backup-"))
    installation.server.start()
    assert installation.numbers() == {early}
    counter = installation.desk("desk")
    wait_until(lambda: installation.numbers() == {early, *since}, "never told again", seconds=60)
    counter.sign_in.sign_in(USERNAME, PASSWORD)
    late = release(counter)
    assert late not in {early, *since}
    wait_until(lambda: late in installation.numbers(), "never registered")
