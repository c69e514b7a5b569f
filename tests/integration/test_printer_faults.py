"""Each fault of a receipt printer at each moment of a job: nothing is lost, nothing comes out twice
unmarked.

The judge is the paper: what came out of the virtual printer, which knows nothing of the product.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.events import PrinterChanged
from counter_app.printing import print_worker
from counter_app.printing.device import JobState, PrinterState
from payments_documents.rolls.printer_profile import printer_profile
from tests.factories.printing_desk import PrintingDesk, paper, printing_desk
from tests.factories.virtual_printer import VirtualPrinter, running

#: One that empties its memory when told to and confirms by its marker, one that does neither.
PROFILES = ("epson-tm-t20", "custom-k80")
#: What is said to the printer before the first byte of a job: memory emptied, two questions.
ASKED = {"epson-tm-t20": 16, "custom-k80": 6}
#: What goes ahead of the first job where the memory cannot be emptied: signs without meaning, a
#: question to the sensor, two to the printer.
FILLER = {"epson-tm-t20": 0, "custom-k80": 16_384 + 3 + 6}
LENGTH = {name: len(paper(printer_profile(name))) for name in PROFILES}
#: Marker and question to the sensor, or the question alone.
AFTER = {"epson-tm-t20": 14, "custom-k80": 3}
BEGIN = {name: ASKED[name] + FILLER[name] for name in PROFILES}
STEP = 1_201


def moments() -> list[object]:
    """Bytes after which a fault happens: before the job, all along it, around its end. The long
    run has them all, the usual one those that matter most."""
    cases: list[object] = []
    for name in PROFILES:
        asked, begin, end = ASKED[name], BEGIN[name], BEGIN[name] + LENGTH[name]
        usual = {begin + 1, begin + STEP, end}
        around = {1, asked - 1, asked, asked + 1, begin, end - 1, end + AFTER[name]}
        for count in sorted(usual | around | set(range(begin + STEP, end, STEP))):
            marks = () if count in usual else pytest.mark.slow
            cases.append(pytest.param(name, count, marks=marks))
    return cases


MOMENTS = moments()


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """A printer that cannot print is asked again soon."""
    monkeypatch.setattr(print_worker, "RETRY_SECONDS", 0.05)


def printed(printer: VirtualPrinter, profile: str, *, copy: bool = False) -> int:
    """How often the receipt came out whole."""
    return printer.count_whole(paper(printer_profile(profile), copy=copy))


def finish(desk: PrintingDesk, printer: VirtualPrinter, profile: str) -> JobState:
    """Print the receipt and do what the desk then asks for; the paper is judged."""
    ticket = desk.print_receipt()
    desk.spool.start()
    state = desk.outcome(ticket)
    assert state in (JobState.CONFIRMED, JobState.UNCERTAIN)
    if state is JobState.CONFIRMED:
        assert printed(printer, profile) == 1
        assert desk.problems() == []
    else:
        reprint(desk, printer, profile)
    assert printed(printer, profile) <= 1
    assert printed(printer, profile) + printed(printer, profile, copy=True) >= 1
    return state


def reprint(desk: PrintingDesk, printer: VirtualPrinter, profile: str) -> None:
    """The clerk was told and prints again: that paper says that it is a copy."""
    assert desk.problems() == ["print_uncertain"]
    assert desk.outcome(desk.print_receipt()) is JobState.CONFIRMED
    assert printed(printer, profile, copy=True) == 1


@pytest.mark.parametrize(("profile", "count"), MOMENTS)
def test_cable_that_is_pulled(tmp_path: Path, profile: str, count: int) -> None:
    with (
        running(VirtualPrinter(cable_pulled_after=count)) as printer,
        printing_desk(tmp_path, printer.port, profile) as desk,
    ):
        state = finish(desk, printer, profile)
    if count < ASKED[profile]:
        assert state is JobState.CONFIRMED


@pytest.mark.parametrize("fault", ["paper", "cover"])
@pytest.mark.parametrize(("profile", "count"), MOMENTS)
def test_roll_that_ends_and_cover_that_opens(
    tmp_path: Path, profile: str, count: int, fault: str
) -> None:
    after = {"paper_ends_after": count} if fault == "paper" else {"cover_opens_after": count}
    with (
        running(VirtualPrinter(**after)) as printer,  # type: ignore[arg-type]
        printing_desk(tmp_path, printer.port, profile) as desk,
    ):

        def see_to_it(event: object) -> None:
            if isinstance(event, PrinterChanged) and (
                desk.spool.roll_state() is PrinterState.PAPER_OUT
            ):
                printer.change_roll()
                printer.close_cover()

        desk.events.subscribe(see_to_it)
        assert finish(desk, printer, profile) is JobState.CONFIRMED
        assert printed(printer, profile, copy=True) == 0


@pytest.mark.parametrize(("profile", "count"), MOMENTS)
def test_printer_that_falls_silent(tmp_path: Path, profile: str, count: int) -> None:
    with (
        running(VirtualPrinter(mute_after=count)) as printer,
        printing_desk(tmp_path, printer.port, profile) as desk,
    ):

        def switch_on_again(event: object) -> None:
            if isinstance(event, PrinterChanged) and (
                desk.spool.roll_state() is PrinterState.UNREACHABLE
            ):
                printer.mute, printer.mute_after = False, None

        # Told of what changes: a desk believes that its printer is unreachable until it answers.
        desk.events.subscribe(switch_on_again)
        ticket = desk.print_receipt()
        desk.spool.start()
        if count <= BEGIN[profile]:
            assert printer.wait_count(count)
            printer.mute, printer.mute_after = False, None
            assert desk.outcome(ticket) is JobState.CONFIRMED
            assert printed(printer, profile) == 1
        elif desk.outcome(ticket) is JobState.UNCERTAIN:
            printer.mute, printer.mute_after = False, None
            reprint(desk, printer, profile)
        assert printed(printer, profile) == 1


@pytest.mark.parametrize("profile", PROFILES)
def test_slow_printer_is_waited_for_as_long_as_it_takes_bytes(tmp_path: Path, profile: str) -> None:
    with (
        running(VirtualPrinter(read_bytes=7, memory_bytes=8_192)) as printer,
        printing_desk(tmp_path, printer.port, profile) as desk,
    ):
        assert finish(desk, printer, profile) is JobState.CONFIRMED


@pytest.mark.parametrize("profile", PROFILES)
def test_printer_that_is_off_gets_the_job_once_it_is_on(tmp_path: Path, profile: str) -> None:
    with running(VirtualPrinter()) as gone:
        pass
    with printing_desk(tmp_path, gone.port, profile) as desk:
        ticket = desk.print_receipt()
        desk.spool.start()
        desk.heard.wait_until(lambda: desk.spool.roll_state() is PrinterState.UNREACHABLE)
        with running(VirtualPrinter(), port=gone.port) as printer:
            assert desk.outcome(ticket) is JobState.CONFIRMED
            assert printer.papers == [paper(printer_profile(profile))]


@pytest.mark.parametrize(("profile", "count"), MOMENTS)
def test_program_that_stops_while_the_roll_is_empty(
    tmp_path: Path, profile: str, count: int
) -> None:
    """The rest in the printer's memory must not make a second unmarked paper."""
    with running(VirtualPrinter(paper_ends_after=count)) as printer:
        with printing_desk(tmp_path, printer.port, profile) as desk:
            ticket = desk.print_receipt()
            desk.spool.start()
            desk.heard.wait_until(lambda: desk.spool.roll_state() is PrinterState.PAPER_OUT)
        with printing_desk(tmp_path, printer.port, profile) as desk:
            printer.change_roll()
            desk.spool.start()
            state = desk.outcome(ticket)
            if state is JobState.UNCERTAIN:
                reprint(desk, printer, profile)
            assert printed(printer, profile) <= 1
            assert printed(printer, profile) + printed(printer, profile, copy=True) >= 1


@pytest.mark.parametrize(("profile", "count"), MOMENTS)
def test_process_that_is_killed(tmp_path: Path, profile: str, count: int) -> None:
    with running(VirtualPrinter(holds_after=count, read_bytes=16)) as printer:
        command = [sys.executable, "-m", "tests.factories.printing_desk"]
        words = [str(tmp_path), str(printer.port), profile]
        with subprocess.Popen([*command, *words]) as process:
            assert printer.wait_count(count, 30)
            process.kill()
        printer.go_on()
        with printing_desk(tmp_path, printer.port, profile) as desk:
            (before,) = desk.jobs()
            desk.spool.start()
            state = desk.outcome(before)
            if state is JobState.UNCERTAIN:
                reprint(desk, printer, profile)
            else:
                assert state is JobState.CONFIRMED
            assert printed(printer, profile) <= 1
            assert printed(printer, profile) + printed(printer, profile, copy=True) >= 1
