"""Sets the stage: database, programs, printer and window, and takes it down again."""

import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import randbits
from typing import Any

import structlog
from PySide6.QtWidgets import QApplication

from counter_app.composition import build, configure_logs
from counter_app.settings import TRAINING_PROFILE, CounterSettings, PrinterSettings
from counter_app.ui.application import start
from counter_app.ui.style.theme import LIGHT, Theme
from demo.cable import Cable, plugged_in
from demo.city import installation as city
from demo.city.installation import HubModel, Secrets
from demo.hands import SCREEN, Hands
from demo.processes import Programs, free_port
from demo.settling import SERVER, City, Settled, settle
from payments_documents.texts import load_texts
from tests.factories import virtual_printer
from tests.factories.escpos_reader import render
from tests.factories.virtual_printer import VirtualPrinter

SANDBOX = "hub_sandbox.cli"
#: Where the files of the installation are, in the folder of the run.
MACHINE_ROOM = "machine-room"
#: Of the window in the demonstration.
LANGUAGE = "it"
OF_ENTITY = ("--entity", city.ENTITY_TAX_CODE)


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the story needs around the window."""

    programs: Programs
    folder: Path
    secrets: Secrets
    sandbox_port: int
    printer: VirtualPrinter
    cable: Cable
    settled: Settled
    settings: CounterSettings
    hub_model: HubModel

    @property
    def crest(self) -> Path:
        """The picture of the city's coat of arms that the declaration names."""
        return self.folder / MACHINE_ROOM / city.CREST

    def server(self, *arguments: str) -> Any:
        """One command of the server."""
        return self.programs.command(SERVER, *arguments)

    def sandbox(self, *arguments: str) -> Any:
        """One command of the sandbox."""
        url = f"http://127.0.0.1:{self.sandbox_port}"
        return self.programs.command(SANDBOX, *arguments, "--sandbox", url)

    def pay(self, number: str, entity: str = city.ENTITY_TAX_CODE) -> None:
        """Somebody pays at a bank, and the server has the receipt: the hub brings it to a station,
        else the server asks for it, as it does every ten minutes by itself."""
        self.sandbox("pay", number, "--entity", entity)
        if self.hub_model is HubModel.GPD:
            self.server("receipts", "poll", "--entity", entity)

    def pay_all(self, numbers: Iterable[str]) -> None:
        """Somebody pays each of these at a bank, and the server has the receipts."""
        self.sandbox_each([("pay", number, *OF_ENTITY) for number in numbers])
        if self.hub_model is HubModel.GPD:
            self.server("receipts", "poll", *OF_ENTITY)

    def sandbox_each(self, calls: Iterable[Sequence[str]]) -> list[Any]:
        """Many commands of the sandbox; their answers in the same order."""
        url = ("--sandbox", f"http://127.0.0.1:{self.sandbox_port}")
        return self.programs.commands(SANDBOX, [(*call, *url) for call in calls])

    def keep_roll(self) -> str:
        """The roll as its bytes and as a picture; gives the picture's file name."""
        data = bytes(self.printer.received)
        (self.folder / "receipt-roll.bin").write_bytes(data)
        render(data).save(self.folder / "receipt-roll.png")
        return "receipt-roll.png"


@contextmanager
def set_stage(
    folder: Path,
    town: City,
    database_url: str | None = None,
    before: Callable[[Stage], None] = lambda _stage: None,
) -> Iterator[tuple[Hands, Stage]]:
    """The programs running, the city settled, an empty machine with its window open.

    The server's database is a file in the folder, unless another one is named. `before` is what
    others do before the window opens.
    """
    programs = Programs(folder, database_url)
    try:
        with _furnished(programs, folder, town) as stage:
            with _logged(stage):
                before(stage)
            with seated(stage) as hands:
                yield hands, stage
    finally:
        programs.stop()


@contextmanager
def _furnished(programs: Programs, folder: Path, town: City) -> Iterator[Stage]:
    secrets = city.make_secrets(random.Random(randbits(64)))  # noqa: S311 guards nothing
    work = folder / MACHINE_ROOM
    work.mkdir()
    server_port, sandbox_port = free_port(), free_port()
    programs.command(SERVER, "migrate")
    declaration = city.write_declaration(work, secrets, sandbox_port, town.today, town.hub_model)
    programs.command(SERVER, "apply", declaration)
    # Before the year goes by: its receipts are signed as they come.
    by = ("keys", "create", "--by", "Servizio informatico", "--entity")
    programs.commands(SERVER, [(*by, city.ENTITY_TAX_CODE), (*by, city.COMPANY_TAX_CODE)])
    settled = settle(programs, work / "city", town)
    programs.start(
        "server", SERVER, "serve", "--port", str(server_port),
        ready_url=f"http://127.0.0.1:{server_port}/health/ready",
    )  # fmt: skip
    world = city.write_world(work / "world.yaml", secrets, server_port, town.hub_model)
    programs.start(
        "sandbox", SANDBOX, "serve", "--port", str(sandbox_port), "--world", str(world),
        ready_url=f"http://127.0.0.1:{sandbox_port}/sandbox/v1/state",
    )  # fmt: skip
    with (
        virtual_printer.running(VirtualPrinter()) as printer,
        plugged_in(server_port) as cable,
    ):
        settings = CounterSettings(
            home=work / "counter",
            profile=TRAINING_PROFILE,
            printers=PrinterSettings(
                paper=f"file:{folder / 'papers'}", roll=f"tcp:127.0.0.1:{printer.port}"
            ),
        )
        yield Stage(
            programs,
            folder,
            secrets,
            sandbox_port,
            printer,
            cable,
            settled,
            settings,
            town.hub_model,
        )


@contextmanager
def seated(stage: Stage, language: str = LANGUAGE, theme: Theme | None = None) -> Iterator[Hands]:
    """A clerk at the window of the stage's desk; one window at a time, as on any machine."""
    with _logged(stage):
        window = start(lambda: build(stage.settings), language, theme or Theme(LIGHT))
        window.resize(*SCREEN)
        window.activateWindow()
        try:
            yield Hands(window, stage.folder, load_texts("counter", language))
        finally:
            window.close()
            QApplication.processEvents()


@contextmanager
def _logged(stage: Stage) -> Iterator[None]:
    """A counter's logs in the folder, and none of its keys on the machine."""
    # The demonstration's desks must not leave a key in the keyring of whoever runs it.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with (stage.folder / "counter.log").open("a", encoding="utf-8") as log:
        configure_logs(log)
        try:
            yield
        finally:
            structlog.reset_defaults()
