import threading
from collections.abc import Iterator

import pytest

from counter_app.printing.device import Job, Outcome, PrinterState
from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.tcp_line import TcpLine
from payments_documents.rolls import roll
from payments_documents.rolls.escpos import EscPosRoll
from payments_documents.rolls.printer_profile import printer_profile
from tests.factories.counter import notice_content
from tests.factories.print_attempt import Watched
from tests.factories.virtual_printer import VirtualPrinter, running


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with running(VirtualPrinter()) as virtual:
        yield virtual


def device(
    printer: VirtualPrinter, confirm_seconds: float = 2.0, profile: str = "epson-tm-t20"
) -> EscPosDevice:
    return EscPosDevice(
        lambda: TcpLine("127.0.0.1", printer.port, 0.5),
        printer_profile(profile),
        answer_seconds=0.5,
        send_seconds=2.0,
        confirm_seconds=confirm_seconds,
    )


def job() -> Job:
    receipt = EscPosRoll(printer_profile("generic-80"))
    receipt.line("Ricevuta")
    receipt.cut()
    return Job("receipt-r1", 42, receipt.to_bytes())


def test_printed_receipt_is_confirmed_by_its_marker(printer: VirtualPrinter) -> None:
    watched = Watched()
    assert device(printer).print_job(job(), watched.attempt) is Outcome.CONFIRMED
    assert printer.wait_received(b"Ricevuta")
    assert watched.begun


def test_printer_without_markers_is_believed_by_its_paper_sensor(printer: VirtualPrinter) -> None:
    printer.knows_marker = False
    assert device(printer).print_job(job(), Watched().attempt) is Outcome.CONFIRMED


def test_nothing_is_sent_to_a_printer_without_paper(printer: VirtualPrinter) -> None:
    printer.paper = False
    watched = Watched()
    assert device(printer).print_job(job(), watched.attempt) is Outcome.NOT_SENT
    assert watched.states == [PrinterState.PAPER_OUT]
    assert not watched.begun
    assert b"Ricevuta" not in printer.received


def test_open_cover_counts_as_no_paper(printer: VirtualPrinter) -> None:
    printer.cover_open = True
    assert device(printer).state() is PrinterState.PAPER_OUT


def test_mute_printer_is_not_trusted_with_a_receipt(printer: VirtualPrinter) -> None:
    printer.mute = True
    assert device(printer).print_job(job(), Watched().attempt) is Outcome.NOT_SENT
    assert device(printer).state() is PrinterState.UNREACHABLE
    assert b"Ricevuta" not in printer.received


def test_pulled_cable_leaves_the_job_uncertain(printer: VirtualPrinter) -> None:
    printer.cable_pulled_after = 20
    watched = Watched()
    assert device(printer).print_job(job(), watched.attempt) is Outcome.UNCERTAIN
    assert watched.begun


def test_roll_that_ends_in_the_middle_is_waited_for(printer: VirtualPrinter) -> None:
    printer.paper_ends_after = 20
    watched = Watched()
    outcomes: list[Outcome] = []
    printing = threading.Thread(
        target=lambda: outcomes.append(
            device(printer, confirm_seconds=0.3).print_job(job(), watched.attempt)
        )
    )
    printing.start()
    with watched.news:
        assert watched.news.wait_for(lambda: PrinterState.PAPER_OUT in watched.states, 5)
    printer.change_roll()
    printing.join(5)
    assert outcomes == [Outcome.CONFIRMED]


def test_stopping_ends_the_wait_for_paper(printer: VirtualPrinter) -> None:
    printer.paper_ends_after = 20
    watched = Watched()
    watched.stopping.set()
    assert device(printer).print_job(job(), watched.attempt) is Outcome.UNCERTAIN


def test_printer_that_is_off_is_unreachable() -> None:
    with running(VirtualPrinter()) as gone:
        pass
    watched = Watched()
    assert device(gone).print_job(job(), watched.attempt) is Outcome.NOT_SENT
    assert device(gone).state() is PrinterState.UNREACHABLE


def test_marker_of_another_job_confirms_nothing(printer: VirtualPrinter) -> None:
    printer.stale_marker = b"0041"
    assert device(printer, 0.2).print_job(job(), Watched().attempt) is Outcome.UNCERTAIN


def test_whole_notice_with_its_code_is_confirmed(printer: VirtualPrinter) -> None:
    payload = roll.notice_roll(notice_content())
    assert device(printer).print_job(Job("notice", 9, payload), Watched().attempt) is (
        Outcome.CONFIRMED
    )
    assert printer.wait_received(payload)


def test_memory_is_emptied_before_the_first_job_and_after_an_interrupted_one(
    printer: VirtualPrinter,
) -> None:
    one = device(printer)
    assert one.print_job(job(), Watched().attempt) is Outcome.CONFIRMED
    assert one.print_job(job(), Watched().attempt) is Outcome.CONFIRMED
    assert printer.received.count(b"\x10\x14\x08") == 1
    printer.cable_pulled_after = len(printer.received) + 8
    assert one.print_job(job(), Watched().attempt) is Outcome.UNCERTAIN
    assert one.print_job(job(), Watched().attempt) is Outcome.CONFIRMED
    assert printer.received.count(b"\x10\x14\x08") == 2


def test_printer_that_cannot_empty_its_memory_runs_empty_first(printer: VirtualPrinter) -> None:
    printer.knows_clear = printer.knows_marker = False
    one = device(printer, profile="custom-k80")
    assert one.print_job(job(), Watched().attempt) is Outcome.CONFIRMED
    assert b"\x10\x14\x08" not in printer.received
    assert b"\x1d(H" not in printer.received
    assert printer.received.count(bytes(16_384)) == 1
    assert one.print_job(job(), Watched().attempt) is Outcome.CONFIRMED
    assert printer.received.count(bytes(16_384)) == 1


def test_printer_that_never_answers_is_given_jobs_that_stay_uncertain(
    printer: VirtualPrinter,
) -> None:
    printer.mute = True
    one, watched = device(printer, profile="pos-5890"), Watched()
    assert one.state() is PrinterState.READY
    assert one.print_job(job(), watched.attempt) is Outcome.UNCERTAIN
    assert watched.begun
    assert printer.wait_sheets(1)
    assert b"\x10\x04" not in printer.received


def test_copies_come_out_one_after_the_other(printer: VirtualPrinter) -> None:
    one = EscPosDevice(
        lambda: TcpLine("127.0.0.1", printer.port), printer_profile("epson-tm-t20"), copies=3
    )
    assert one.print_job(job(), Watched().attempt) is Outcome.CONFIRMED
    assert printer.papers == [job().payload] * 3
