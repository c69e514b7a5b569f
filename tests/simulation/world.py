"""Everything in one place: server, hub, desks, network and the one source of chance.

A world lives for one seed. What is slow to make is made once a process, on the `Stage`.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from central_server.composition import Sources
from counter_app.store.database import Database
from tests.factories.clock import TEST_START
from tests.factories.server import PASSWORD, USERNAME
from tests.simulation.asgi import no_threads
from tests.simulation.clocks import WorldClock
from tests.simulation.desks import Desk, Printer, Surroundings
from tests.simulation.disks import DeskDisks
from tests.simulation.faults import NONE, draw
from tests.simulation.hub import Hub
from tests.simulation.ledger import Ledger
from tests.simulation.network import Network
from tests.simulation.power import Power
from tests.simulation.seams import STORE_KEY, Complaints, seams
from tests.simulation.server import CentralServer
from tests.simulation.trace import Trace


class World:
    """One seed's world. `faults` are those of the seed until `heal`."""

    def __init__(self, seed: int, folder: Path, server: CentralServer, disks: DeskDisks) -> None:
        self.seed = seed
        self.chance = Random(seed)
        self.clock = WorldClock(TEST_START)
        self.trace = Trace(self.clock)
        self.ledger = Ledger()
        self.server = server
        self.faults = draw(self.chance)
        self.network = Network(
            server.answer, self.chance, self.clock, self.trace, self.ledger.delivered
        )
        self.hub = Hub(self.network, self.clock, self.chance, seed)
        self._around = Surroundings(
            folder, disks, self.clock, self.network, self.ledger, self.chance, self.new_id
        )
        self.folder = folder
        self.desks: list[Desk] = []
        self.password = (USERNAME, PASSWORD)
        #: Which machine was last enrolled as each desk.
        self.holders: dict[str, str] = {}
        #: Machines that were seen to say that they are in doubt.
        self.doubted: set[str] = set()
        self._serials = 0
        self._server_back_at: datetime | None = None
        self._lines_back_at: dict[str, datetime] = {}

    def new_id(self) -> str:
        """An id of this seed, of the length of a UUID."""
        return f"{self.chance.getrandbits(128):032x}"

    def new_serial(self) -> str:
        """What tells one debt from every other, on paper too."""
        self._serials += 1
        return f"P{self._serials:05d}"

    def sources(self) -> Sources:
        return Sources(self.clock, self.new_id, self.new_id, self.chance.random)

    def add_desk(self, desk_id: str) -> Desk:
        """A new machine, enrolled on a quiet day."""
        desk = Desk(self._around, f"pc-{len(self.desks) + 1}", desk_id)
        desk.virtual = self.faults.virtual
        self.desks.append(desk)
        desk.switch_on()
        self.enrol(desk)
        return desk

    def enrol(self, desk: Desk) -> None:
        """A machine becomes the desk that it is meant to be, in place of any other."""
        desk.enrol(self.new_code(desk.desk_id))
        self.holders[desk.desk_id] = desk.machine

    def copy_desk(self, original: Desk, *, with_mark: bool) -> Desk:
        """Another machine with a copy of the original's whole disk, and with its mark or not."""
        desk = Desk(self._around, f"pc-{len(self.desks) + 1}", original.desk_id, original)
        desk.virtual = original.virtual
        if with_mark:
            desk.mark = original.mark
        self.desks.append(desk)
        return desk

    def new_code(self, desk_id: str) -> str:
        """What an administrator hands over for a machine to become this desk."""
        code = self.new_id()
        self.server.add_desk(desk_id, code)
        return code

    # --- being away ---------------------------------------------------------------------------

    def server_away_for(self, time: timedelta) -> None:
        """The server is switched off for a while."""
        self.server.switch_off()
        self._server_back_at = self.clock.now() + time
        self.trace.write("server", f"away for {time}")

    def cut_off_for(self, desk: Desk, time: timedelta) -> None:
        """A desk's line is dead for a while."""
        self.network.cut_off.add(desk.machine)
        self._lines_back_at[desk.machine] = self.clock.now() + time
        self.trace.write(desk.machine, f"cut off for {time}")

    def save_or_bring_back_server(self) -> None:
        """The server's database is copied, or brought back from the copy."""
        if self.server.saved and self.chance.random() < 0.5:
            # Restoring takes a while: what was given out since lies below the floor by then.
            self.clock.pass_by(600.0)
            self.server.bring_back()
            self.trace.write("server", "brought back")
        else:
            self.server.save()
            self.trace.write("server", "saved")

    def wake_up(self) -> None:
        """Bring back what has been away for long enough; a server that fell, within the hour."""
        now = self.clock.now()
        if not self.server.power.is_on:
            if self._server_back_at is None:
                self._server_back_at = now + timedelta(minutes=self.chance.randint(0, 60))
            if self._server_back_at <= now:
                self.server.switch_on()
                self._server_back_at = None
                self.trace.write("server", "on")
        for machine, at in list(self._lines_back_at.items()):
            if at <= now:
                del self._lines_back_at[machine]
                self.network.cut_off.discard(machine)
                self.trace.write(machine, "line back")

    def begin_faults(self) -> None:
        """From here on things go wrong as the seed has it."""
        self.network.faults = self.faults

    def end_faults(self) -> None:
        """Nothing goes wrong any more; what was on its way arrives."""
        self.faults = self.network.faults = NONE
        self.server.switch_on()
        self._server_back_at = None
        self._lines_back_at.clear()
        self.network.cut_off.clear()
        self.network.let_all_arrive()
        for desk in self.desks:
            desk.power.spare()
            desk.clock.wrong_by = timedelta()

    def printer_of(self, machine: str) -> Printer:
        return Printer(machine, self.ledger)

    def close(self) -> None:
        for desk in self.desks:
            desk.fall()
        self.hub.close()


class Stage:
    """Where worlds are played, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.complaints = Complaints()
        self._world: World | None = None
        self._template = folder / "store-template.db"
        self.disks = DeskDisks(self._template)
        self.server = CentralServer(folder, self._sources)

    def _sources(self) -> Sources:
        return self._world.sources() if self._world is not None else Sources(WorldClock(TEST_START))

    @property
    def world(self) -> World:
        """The world that is being played."""
        assert self._world is not None
        return self._world

    @contextmanager
    def built(self) -> Iterator[None]:
        """Take the place of threads and disks, and make an empty store to be copied."""
        with ExitStack() as stack:
            stack.enter_context(no_threads())
            stack.enter_context(self.disks.in_use())
            stack.enter_context(seams(lambda name: self.world.printer_of(name), self.complaints))
            self._make_store()
            stack.callback(self.server.close)
            yield

    @contextmanager
    def playing(self, seed: int) -> Iterator[World]:
        """A fresh world."""
        folder = self._folder / "world"
        folder.mkdir()
        self.server.begin()
        self.disks.unplug_all()
        self.complaints.heard.clear()
        self._world = World(seed, folder, self.server, self.disks)
        try:
            yield self._world
        finally:
            self._world.close()
            shutil.rmtree(folder)

    def _make_store(self) -> None:
        made = self._folder / "first" / "desk" / "store.db"
        self.disks.plug(self._folder / "first", Power())
        database = Database(made)
        database.open(STORE_KEY)
        database.close()
        shutil.copy(made, self._template)


@contextmanager
def stage() -> Iterator[Stage]:
    """A stage in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="simulation-") as folder:
        built = Stage(Path(folder))
        with built.built():
            yield built
