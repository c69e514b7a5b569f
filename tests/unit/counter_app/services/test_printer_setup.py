import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.events import CounterEvents
from counter_app.printer_settings import PAPER, ROLL, PrinterChoice, WhenSilent, read_printers
from counter_app.printing.device import JobState, Outcome, PrinterState
from counter_app.printing.devices import all_printers
from counter_app.printing.discovery import Found, FoundKind
from counter_app.printing.spool import Spool
from counter_app.printing.trial import Trial
from counter_app.services import printer_setup
from counter_app.services.printer_setup import PrinterPlan, PrinterSetup
from counter_app.store.database import Database
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard, ids, notice_content, open_store
from tests.factories.fake_server import NOW
from tests.factories.pdf_reader import all_text
from tests.factories.print_log import AskedByLaura
from tests.factories.server_process import free_port

HAND_WRITTEN = """# do not touch
language = "en"
colour_of_the_door = "green"

[printers]
paper = "file:{folder}/a4"

[printers.roll]   # bought in 2024
address = "file:{folder}/roll"
profile = "epson-tm-t20"
"""


class Desk:
    """A desk's file, its spool and its setup."""

    def __init__(self, folder: Path, store: Database) -> None:
        self.folder, self.path = folder, folder / "counter.toml"
        self.path.write_text(HAND_WRITTEN.format(folder=folder))
        settings = read_printers(self.tree())
        self.events = CounterEvents()
        printers = all_printers(settings)
        self.spool = Spool(
            store, self.events, FakeClock(NOW), ids(), AskedByLaura(), None, None, others=printers,
            routes=settings.papers,
        )  # fmt: skip
        self.setup = PrinterSetup(self.path, self.spool, settings)

    def tree(self) -> dict[str, object]:
        return tomllib.loads(self.path.read_text())

    def plan(self, paper: str | None = "a4", roll: str | None = "roll", to: str = ROLL) -> object:
        def address(name: str | None) -> str | None:
            return None if name is None else f"file:{self.folder}/{name}"

        return PrinterPlan(address(paper), address(roll), to)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(tmp_path)
    desk = Desk(tmp_path, store)
    desk.spool.start()
    yield desk
    desk.spool.stop()
    store.close()


def test_what_holds_is_what_the_file_says(desk: Desk) -> None:
    assert desk.setup.plan() == desk.plan()
    assert desk.setup.states() == {PAPER: PrinterState.READY, ROLL: PrinterState.READY}


def test_what_was_chosen_is_written_and_the_rest_of_the_file_stays(desk: Desk) -> None:
    before = desk.path.read_text()
    desk.setup.keep(desk.plan(paper="corridor"))  # type: ignore[arg-type]
    assert desk.path.read_text() == before.replace("/a4", "/corridor")
    assert desk.setup.plan() == desk.plan(paper="corridor")


def test_the_next_paper_comes_out_on_the_printer_just_chosen(desk: Desk) -> None:
    heard = Heard(desk.events)
    desk.setup.keep(desk.plan(paper="corridor"))  # type: ignore[arg-type]
    ticket = desk.spool.print_notice(notice_content())
    heard.wait_until(lambda: desk.spool.ticket(ticket.job_id).state is JobState.CONFIRMED)
    assert list((desk.folder / "corridor").iterdir())
    assert not list((desk.folder / "a4").iterdir())


def test_a_printer_that_is_gone_leaves_no_paper_pointing_at_it(desk: Desk) -> None:
    desk.setup.keep(desk.plan(to=PAPER))  # type: ignore[arg-type]
    assert desk.tree()["papers"] == {"receipt": "paper"}
    desk.setup.keep(desk.plan(roll=None, to=PAPER))  # type: ignore[arg-type]
    assert desk.tree()["printers"] == {"paper": f"file:{desk.folder}/a4"}
    assert read_printers(desk.tree()).papers == {}
    assert desk.spool.roll_state() is PrinterState.NOT_SET
    with pytest.raises(RuleBroken, match="printer_not_set"):
        desk.setup.trial(ROLL, "it")


@pytest.mark.parametrize("text", ["[printers", "\udcff\udcfe"])
def test_a_file_that_cannot_be_read_is_left_alone(desk: Desk, text: str) -> None:
    spoilt = text.encode("utf-8", "surrogateescape")
    desk.path.write_bytes(spoilt)
    with pytest.raises(BadValue, match="settings_malformed"):
        desk.setup.keep(desk.plan(paper="b"))  # type: ignore[arg-type]
    assert desk.path.read_bytes() == spoilt
    assert desk.setup.plan() == desk.plan()


def test_a_disk_that_refuses_leaves_the_printers_as_they_were(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(printer_setup, "write_durably", refuse)
    with pytest.raises(WorldTrouble, match="settings_unwritable"):
        desk.setup.keep(desk.plan(paper="b"))  # type: ignore[arg-type]
    assert desk.setup.plan() == desk.plan()


def test_a_trial_prints_the_page_that_shows_what_a_printer_can_do(desk: Desk) -> None:
    trial = desk.setup.trial(PAPER, "it")
    assert (trial.outcome, trial.by_queue) == (Outcome.CONFIRMED, False)
    (page,) = (desk.folder / "a4").iterdir()
    assert f"file:{desk.folder}/a4" in all_text(page.read_bytes()).replace("\n", "")


def test_what_this_machine_finds_can_be_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = (
        Found(FoundKind.QUEUE, "queue:Ufficio", "Ufficio"),
        Found(FoundKind.USB, "usb:04b8:0e15", ""),
    )
    monkeypatch.setattr(printer_setup, "discover", lambda: found)
    monkeypatch.setattr("sys.platform", "linux")
    choices = desk.setup.choices()
    assert choices.paper == (("queue:Ufficio", "Ufficio"),)
    assert choices.roll == (*choices.paper, ("usb:04b8:0e15", "usb:04b8:0e15"))
    monkeypatch.setattr("sys.platform", "win32")
    assert desk.setup.choices().paper == (("qt:Ufficio", "Ufficio"),)


def test_what_becomes_of_papers_of_a_silent_printer_is_kept_and_holds_at_once(desk: Desk) -> None:
    before = desk.path.read_text()
    plan = desk.plan()
    assert isinstance(plan, PrinterPlan)
    desk.setup.keep(replace(plan, when_silent=WhenSilent.PAPER))
    assert desk.tree()["receipts"] == {"when_silent": "paper"}
    assert desk.setup.plan().when_silent is WhenSilent.PAPER
    desk.setup.keep(plan)
    assert "when_silent" not in desk.path.read_text()
    assert read_printers(desk.tree()) == read_printers(tomllib.loads(before))


def test_written_address_is_tried_before_anything_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, tried = desk.path.read_text(), list[tuple[str, PrinterChoice]]()

    def print_trial(name: str, choice: PrinterChoice, *_rest: object) -> Trial:
        tried.append((name, choice))
        return Trial(Outcome.CONFIRMED, PrinterState.READY, by_queue=False)

    monkeypatch.setattr(printer_setup, "print_trial", print_trial)
    found = desk.setup.try_address("10.4.2.31", "it")
    assert (found.address, found.may_be_used) == ("tcp:10.4.2.31:9100", True)
    # With what the file says of the receipt printer, as it would have it once it is kept.
    assert tried == [(ROLL, PrinterChoice("tcp:10.4.2.31:9100", profile="epson-tm-t20"))]
    assert desk.path.read_text() == before
    plan = desk.setup.plan()
    desk.setup.keep(replace(plan, roll=found.address))
    assert desk.setup.plan().roll == "tcp:10.4.2.31:9100"
    assert desk.tree()["printers"]["roll"]["profile"] == "epson-tm-t20"  # type: ignore[index]


def test_printer_that_is_not_there_is_tried_in_vain(desk: Desk) -> None:
    tried = desk.setup.try_address(f"127.0.0.1:{free_port()}", "it")
    assert not tried.may_be_used
    assert tried.trial.state is PrinterState.UNREACHABLE


def test_address_that_is_none_prints_nothing(desk: Desk) -> None:
    with pytest.raises(BadValue, match="printer_address_wrong"):
        desk.setup.try_address("ufficio A4", "it")


def test_receipt_printer_is_removed_again_and_receipts_come_out_on_a4(desk: Desk) -> None:
    plan = desk.setup.remove_roll()
    assert (plan.roll, plan.receipts) == (None, PAPER)
    assert desk.setup.plan() == plan
    assert desk.tree()["printers"] == {"paper": f"file:{desk.folder}/a4"}
    assert desk.spool.roll_state() is PrinterState.NOT_SET
