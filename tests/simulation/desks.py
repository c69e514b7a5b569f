"""A desk: the real program in a machine that can be switched off, copied and brought back."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from counter_app.client.central_client import CentralClient
from counter_app.composition import Counter, build
from counter_app.printing.device import Attempt, Job, Outcome, PrinterState
from counter_app.printing.papers import Papers
from counter_app.settings import CounterSettings, PrinterSettings
from counter_app.world import World
from payments_core.errors import PaymentsError
from payments_core.notice.content import NoticeContent
from tests.factories.counter import MemoryKeyring
from tests.factories.server import PASSWORD, USERNAME
from tests.simulation.clocks import WorldClock, WrongClock
from tests.simulation.disks import DeskDisks
from tests.simulation.ledger import Ledger
from tests.simulation.network import Line, Network
from tests.simulation.power import Power

URL = "http://server"
_PROFILE = "desk"


def _as_bytes(content: NoticeContent) -> bytes:
    return json.dumps(
        {
            "number": content.notice_number,
            "debt": content.subject,
            "debtor": content.debtor.identifier,
            "amount_cents": content.amount_cents,
            "standing": content.standing,
        }
    ).encode()


#: Papers that say the same in fewer bytes.
PAPERS = Papers(
    notice_page=_as_bytes,
    receipt_page=lambda content: b"",
    notice_roll=_as_bytes,
    receipt_roll=lambda content: b"",
)


class Printer:
    """What comes out of it is in a citizen's hand."""

    def __init__(self, machine: str, ledger: Ledger) -> None:
        self._machine = machine
        self._ledger = ledger

    def state(self) -> PrinterState:
        return PrinterState.READY

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        attempt.before_first_byte()
        self._ledger.printed(self._machine, job.payload)
        return Outcome.CONFIRMED


@dataclass(frozen=True)
class Surroundings:
    """What every desk of a world shares."""

    folder: Path
    disks: DeskDisks
    clock: WorldClock
    network: Network
    ledger: Ledger
    chance: Random
    new_id: Callable[[], str]


class Desk:
    """One machine. `machine` is its name, `mark` its mark, which a copy may share; `desk_id` is
    what it was enrolled as."""

    def __init__(
        self, around: Surroundings, machine: str, desk_id: str, copy_of: "Desk | None" = None
    ) -> None:
        self._around = around
        self.machine = self.mark = machine
        self.virtual = False
        self.desk_id = desk_id
        self.clock = WrongClock(around.clock)
        self.power = Power()
        self.home = around.folder / machine
        self.keyring = MemoryKeyring()
        self.counter: Counter | None = None
        #: How often its store was brought back from a copy, and whether its journal ever was, too:
        #: then what was known before may be forgotten.
        self.restored = 0
        self.forgets = False
        #: Whether it began as a copy of another machine.
        self.is_copy = copy_of is not None
        if copy_of is not None:
            shutil.copytree(copy_of.home, self.home)
            self.keyring.secrets.update(copy_of.keyring.secrets)
        around.disks.plug(self.home, self.power)

    @property
    def program(self) -> Counter:
        """The running program."""
        assert self.counter is not None
        return self.counter

    @property
    def is_on(self) -> bool:
        return self.counter is not None

    def switch_on(self) -> None:
        """Power, and the program from its first line on."""
        self.power.back()
        around = self._around
        settings = CounterSettings(self.home, _PROFILE, PrinterSettings(paper=self.machine))
        world = World(
            clock=self.clock,
            keyring=self.keyring,
            machine=self.mark,
            virtual=self.virtual,
            new_id=around.new_id,
            chance=around.chance.random,
            connect=partial(CentralClient, transport=Line(around.network, self.machine)),
        )
        self.counter = build(settings, world)
        self.counter.start()

    def switch_off(self) -> None:
        """The program is ended as the window ends it."""
        self.program.stop()
        self.counter = None
        self.power.cut()

    def fall(self) -> None:
        """The power has gone: what was in memory is lost, what was not committed, too."""
        self.power.cut()
        counter, self.counter = self.counter, None
        if counter is not None:
            counter.background.connection.close()
            counter.background.vault.leave()

    def enrol(self, code: str) -> None:
        self.program.setup.enrol(URL, code)

    def sign_in(self) -> None:
        self.program.sign_in.sign_in(USERNAME, PASSWORD)

    def turn(self) -> float:
        """One round of the synchronisation."""
        background = self.program.background
        return background.engine.turn(background.connection.shared())

    def ask_profile(self) -> None:
        """Ask the server anything at all as this desk."""
        self.program.background.connection.shared().profile()

    def print_paper(self) -> None:
        """The printer's turn."""
        for worker in self.program.spool._workers.values():
            worker.turn()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the open store says, without its program's own queries; nothing while it is shut."""
        engine = self.program.background.database._engine
        if engine is None:
            return []
        connection = engine.raw_connection()
        try:
            return connection.cursor().execute(query).fetchall()
        finally:
            connection.close()

    # --- the disk ---------------------------------------------------------------------------------

    @property
    def store_folder(self) -> Path:
        """Where the store is, without what is kept outside of it."""
        return self.home / _PROFILE

    def bring_back(self, source: Path, place: Path) -> None:
        """Bring a copy of a folder back. The machine is off."""
        replace_folder(source, place)
        self.restored += 1
        self.forgets = True

    def bring_back_database(self, source: Path) -> None:
        """Bring the database alone back from a copy of the store's folder; its journal stays."""
        for old in self.store_folder.glob("store.db*"):
            old.unlink()
        for copied in source.glob("store.db*"):
            shutil.copy(copied, self.store_folder)
        self.restored += 1


def replace_folder(source: Path, target: Path) -> None:
    """Make the target a copy of the source."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def quietly(work: Callable[[], object]) -> str:
    """Do what a person would try; what the program says instead is its code."""
    try:
        work()
    except PaymentsError as trouble:
        return trouble.code
    return "done"
