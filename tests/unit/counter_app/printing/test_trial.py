import threading
from pathlib import Path

import pytest

from counter_app.printer_settings import PAPER, ROLL, PrinterChoice
from counter_app.printing.device import Outcome, PrinterState
from counter_app.printing.trial import Trial, on_roll, print_trial
from payments_core.errors import BadValue
from payments_core.notice.language import Language
from tests.factories.virtual_printer import VirtualPrinter, running


def test_the_page_comes_out_on_paper_or_on_the_roll(tmp_path: Path) -> None:
    choice = PrinterChoice(f"file:{tmp_path}")
    for name, ending in ((PAPER, ".pdf"), (ROLL, ".escpos")):
        trial = print_trial(name, choice, Language.IT)
        assert trial == Trial(Outcome.CONFIRMED, PrinterState.READY, by_queue=False)
        assert trial.word == "CONFIRMED_device"
        assert [file for file in tmp_path.iterdir() if file.suffix == ending]


def test_a_printer_without_paper_is_waited_for_no_longer_than_one_wants() -> None:
    stopping = threading.Event()
    stopping.set()
    with running(VirtualPrinter(paper=False)) as printer:
        choice = PrinterChoice(f"tcp:127.0.0.1:{printer.port}")
        trial = print_trial(ROLL, choice, Language.EN, stopping)
    assert (trial.outcome, trial.word) == (Outcome.NOT_SENT, "NOT_SENT")


def test_a_queue_confirms_less_than_a_printer() -> None:
    assert Trial(Outcome.CONFIRMED, PrinterState.READY, by_queue=True).word == "CONFIRMED_queue"


def test_what_is_on_a_roll_is_told_by_place_and_address() -> None:
    line, sheet = PrinterChoice("tcp:10.0.0.5:9100"), PrinterChoice("queue:Ufficio")
    assert on_roll(ROLL, sheet)
    assert not on_roll(PAPER, line)
    assert on_roll("archive", line)


def test_wrong_settings_say_so(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="printer_malformed"):
        print_trial(PAPER, PrinterChoice("pigeon:post"), Language.IT)
