import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.events import CounterEvents, PrintJobChanged, PrintJobMoved
from counter_app.printer_settings import PaperKind, WhenSilent
from counter_app.printing.device import Attempt, Job, JobState, Outcome, PrinterState
from counter_app.printing.documents import notice_document, receipt_document, situation_document
from counter_app.printing.file_device import FileDevice
from counter_app.printing.papers import Papers
from counter_app.printing.ports import NamedPrinter
from counter_app.printing.spool import SILENCE, Spool
from counter_app.services.receipts import receipt_of
from counter_app.store import prints
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.notice.content import AnyNotice, NoticeStanding, ReceiptContent
from payments_documents.rolls import roll
from payments_documents.rolls.printer_profile import printer_profile
from tests.factories.clock import FakeClock
from tests.factories.counter import (
    WAIT_SECONDS,
    Heard,
    ids,
    notice_content,
    open_store,
    receipt_info,
)
from tests.factories.fake_server import ENTITY, NOW
from tests.factories.notices import a_plan, plan_number
from tests.factories.print_log import AskedByLaura
from tests.factories.situations import a_situation

PAPERS = Papers(
    notice_page=lambda content: b"copy of page" if content.copy else b"page",
    receipt_page=lambda content: b"copy of receipt" if content.copy else b"receipt page",
    notice_roll=lambda content: b"roll",
    receipt_roll=lambda content: b"receipt roll",
    situation_page=lambda content: b"situation page",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def spool_of(
    store: Database,
    events: CounterEvents,
    folder: Path,
    roll: bool = True,
    papers: Papers = PAPERS,
) -> Spool:
    return Spool(
        store,
        events,
        FakeClock(NOW),
        ids(),
        AskedByLaura(),
        paper=FileDevice(folder / "paper", ".pdf"),
        roll=FileDevice(folder / "roll", ".escpos") if roll else None,
        papers=papers,
    )


def receipt_content() -> ReceiptContent:
    return ReceiptContent(notice_content().creditor, receipt_of(receipt_info(), ENTITY), NOW)


def test_notice_is_printed_and_its_next_paper_is_a_copy(store: Database, tmp_path: Path) -> None:
    events = CounterEvents()
    heard, spool = Heard(events), spool_of(store, events, tmp_path)
    number = notice_content().notice_number or ""
    assert not spool.was_printed(notice_document(number))
    ticket = spool.print_notice(notice_content())
    assert ticket.state is JobState.QUEUED
    spool.start()
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "CONFIRMED"))
    spool.stop()
    assert spool.ticket(ticket.job_id).state is JobState.CONFIRMED
    assert spool.was_printed(notice_document(number))
    assert [each.read_bytes() for each in (tmp_path / "paper").iterdir()] == [b"page"]


@pytest.mark.parametrize(
    ("roll", "folder", "expected"),
    [(True, "roll", b"receipt roll"), (False, "paper", b"receipt page")],
)
def test_receipt_goes_to_the_roll_and_to_paper_without_one(
    store: Database, tmp_path: Path, roll: bool, folder: str, expected: bytes
) -> None:
    events = CounterEvents()
    heard, spool = Heard(events), spool_of(store, events, tmp_path, roll)
    spool.start()
    ticket = spool.print_receipt(receipt_content())
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "CONFIRMED"))
    spool.stop()
    assert [each.read_bytes() for each in (tmp_path / folder).iterdir()] == [expected]
    assert spool.was_printed(receipt_document("r-1"))


def test_receipt_comes_on_a_page_beside_a_roll_printer(store: Database, tmp_path: Path) -> None:
    events = CounterEvents()
    heard, spool = Heard(events), spool_of(store, events, tmp_path)
    spool.start()
    ticket = spool.print_receipt_page(receipt_content())
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "CONFIRMED"))
    spool.stop()
    assert [each.read_bytes() for each in (tmp_path / "paper").iterdir()] == [b"receipt page"]
    assert list((tmp_path / "roll").iterdir()) == []
    assert spool.was_printed(receipt_document("r-1"))


def test_papers_come_out_where_the_desk_wants_them(store: Database, tmp_path: Path) -> None:
    narrow = printer_profile("generic-58")
    events = CounterEvents()
    heard = Heard(events)
    spool = Spool(
        store,
        events,
        FakeClock(NOW),
        ids(),
        AskedByLaura(),
        paper=FileDevice(tmp_path / "paper", ".pdf"),
        roll=FileDevice(tmp_path / "roll", ".escpos"),
        others={
            "window": NamedPrinter(FileDevice(tmp_path / "window", ".escpos"), narrow),
            "archive": NamedPrinter(FileDevice(tmp_path / "archive", ".pdf"), None),
        },
        routes={PaperKind.NOTICE: "window", PaperKind.RECEIPT: "archive"},
    )
    spool.start()
    tickets = [spool.print_notice(notice_content()), spool.print_receipt(receipt_content())]
    for ticket in tickets:
        heard.wait_for(lambda event, job=ticket: event == PrintJobChanged(job.job_id, "CONFIRMED"))
    spool.stop()
    (notice,) = (tmp_path / "window").iterdir()
    assert notice.read_bytes() == roll.notice_roll(notice_content(), profile=narrow)
    (receipt,) = (tmp_path / "archive").iterdir()
    assert receipt.read_bytes().startswith(b"%PDF")
    assert spool.paper_state() is spool.roll_state() is PrinterState.READY
    assert not any((tmp_path / "paper").iterdir())
    assert not any((tmp_path / "roll").iterdir())


def test_situation_is_a_page_and_no_copy_of_the_one_before(store: Database, tmp_path: Path) -> None:
    events = CounterEvents()
    heard, spool = Heard(events), spool_of(store, events, tmp_path)
    spool.start()
    tickets = [spool.print_situation(a_situation()) for _ in range(2)]
    for ticket in tickets:
        heard.wait_for(lambda event, job=ticket.job_id: event == PrintJobChanged(job, "CONFIRMED"))
    spool.stop()
    pages = [each.read_bytes() for each in (tmp_path / "paper").iterdir()]
    assert pages == [b"situation page"] * 2
    assert spool.was_printed(situation_document(a_situation().notice_number))


def test_of_two_papers_asked_for_with_the_same_knowledge_one_says_copy(
    store: Database, tmp_path: Path
) -> None:
    events = CounterEvents()
    rendering = threading.Barrier(2)

    def notice_page(content: AnyNotice) -> bytes:
        if not content.copy:
            rendering.wait(WAIT_SECONDS)
        return PAPERS.notice_page(content)

    spool = spool_of(store, events, tmp_path, papers=replace(PAPERS, notice_page=notice_page))
    with ThreadPoolExecutor(2) as keys:
        list(keys.map(spool.print_notice, [notice_content()] * 2))
    with store.read() as session:
        jobs = prints.of_notice(session, notice_content().notice_number or "")
    assert [(job.copy, job.payload) for job in jobs] == [(False, b"page"), (True, b"copy of page")]


def test_receipt_and_number_of_a_plan_that_were_printed_meanwhile_are_copies(
    store: Database, tmp_path: Path
) -> None:
    spool, plan = spool_of(store, CounterEvents(), tmp_path), a_plan(3)
    spool.print_receipt_page(receipt_content())
    spool.print_receipt_page(receipt_content())
    spool.print_notice(plan)
    alone = replace(notice_content(), notice_number=plan.payments[-1].notice_number)
    spool.print_notice(alone)
    with store.read() as session:
        jobs = prints.in_state(session, JobState.QUEUED)
    assert [job.payload for job in jobs] == [
        b"receipt page", b"copy of receipt", b"page", b"copy of page",
    ]  # fmt: skip


def test_job_of_a_printer_that_has_left_the_settings_is_given_up_at_the_start(
    store: Database, tmp_path: Path
) -> None:
    ticket = spool_of(store, CounterEvents(), tmp_path).print_roll_notice(notice_content())
    without_roll = spool_of(store, CounterEvents(), tmp_path, roll=False)
    without_roll.start()
    without_roll.stop()
    assert without_roll.ticket(ticket.job_id).state is JobState.FAILED
    assert not without_roll.was_printed(notice_document(notice_content().notice_number or ""))


def test_preview_is_never_printed(store: Database, tmp_path: Path) -> None:
    spool = spool_of(store, CounterEvents(), tmp_path)
    preview = replace(notice_content(), notice_number=None, standing=NoticeStanding.PREVIEW)
    with pytest.raises(RuleBroken, match="notice_without_number"):
        spool.print_notice(preview)


def test_missing_printer_is_said_at_once(store: Database, tmp_path: Path) -> None:
    spool = spool_of(store, CounterEvents(), tmp_path, roll=False)
    with pytest.raises(RuleBroken, match="printer_not_set"):
        spool.print_roll_notice(notice_content())
    assert spool.roll_state() is PrinterState.NOT_SET


def test_unknown_job_is_refused(store: Database, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="print_job_unknown"):
        spool_of(store, CounterEvents(), tmp_path).ticket("nobody")


@pytest.mark.parametrize("printer", ["window", "roll"])
def test_plan_is_printed_on_a4_where_notices_come_out_on_the_roll(
    store: Database, tmp_path: Path, printer: str
) -> None:
    events, plan = CounterEvents(), a_plan(3)
    heard = Heard(events)
    narrow = printer_profile("generic-58")
    spool = Spool(
        store, events, FakeClock(NOW), ids(), AskedByLaura(),
        paper=FileDevice(tmp_path / "paper", ".pdf"),
        roll=FileDevice(tmp_path / "roll", ".escpos"),
        papers=PAPERS,
        others={"window": NamedPrinter(FileDevice(tmp_path / "window", ".escpos"), narrow)},
        routes={PaperKind.NOTICE: printer},
    )  # fmt: skip
    spool.start()
    ticket = spool.print_notice(plan)
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "CONFIRMED"))
    spool.stop()
    assert [each.read_bytes() for each in (tmp_path / "paper").iterdir()] == [b"page"]
    for one in plan.payments:
        assert spool.notice_was_printed(one.notice_number or "")
    assert not spool.notice_was_printed(plan_number(9))


class OtherRoll:
    """A receipt printer that does what it is told to, and says when it was asked to print."""

    def __init__(self, outcome: Outcome, state: PrinterState) -> None:
        self.outcome, self.now = outcome, state
        self.asked = threading.Event()

    def state(self) -> PrinterState:
        return self.now

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        attempt.report(self.now)
        if self.outcome is not Outcome.NOT_SENT:
            attempt.before_first_byte()
        self.asked.set()
        return self.outcome


def spool_with(
    roll: OtherRoll,
    store: Database,
    events: CounterEvents,
    folder: Path,
    clock: FakeClock,
    when_silent: WhenSilent = WhenSilent.PAPER,
) -> Spool:
    return Spool(
        store, events, clock, ids(), AskedByLaura(), FileDevice(folder / "paper", ".pdf"), roll,
        PAPERS, when_silent=when_silent,
    )  # fmt: skip


def job_of(store: Database, job_id: str) -> tuple[str, str, bytes | None, bytes | None]:
    with store.read() as session:
        row = prints.find(session, job_id)
        assert row is not None
        return row.printer, row.state, row.payload, row.spare


def test_receipt_of_a_silent_printer_comes_out_on_a4_and_once(
    store: Database, tmp_path: Path
) -> None:
    roll = OtherRoll(Outcome.NOT_SENT, PrinterState.UNREACHABLE)
    events, clock = CounterEvents(), FakeClock(NOW)
    heard, spool = Heard(events), spool_with(roll, store, events, tmp_path, clock)
    ticket = spool.print_receipt(receipt_content())
    assert job_of(store, ticket.job_id) == ("roll", "QUEUED", b"receipt roll", b"receipt page")
    clock.advance(seconds=SILENCE.total_seconds())
    spool.start()
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "CONFIRMED"))
    spool.stop()
    assert PrintJobMoved(ticket.job_id, receipt_content().receipt.description) in heard.events
    assert [each.read_bytes() for each in (tmp_path / "paper").iterdir()] == [b"receipt page"]
    assert job_of(store, ticket.job_id) == ("paper", "CONFIRMED", None, None)
    assert spool.leaves_roll()


@pytest.mark.parametrize(
    ("state", "when_silent", "waited"),
    [
        (PrinterState.UNREACHABLE, WhenSilent.ASK, 60),
        (PrinterState.PAPER_OUT, WhenSilent.PAPER, 60),
        (PrinterState.UNREACHABLE, WhenSilent.PAPER, 9),
    ],
)
def test_receipt_waits_for_its_printer(
    store: Database, tmp_path: Path, state: PrinterState, when_silent: WhenSilent, waited: int
) -> None:
    """Where somebody is to be asked, where paper is all that is missing, and for a while."""
    roll, clock = OtherRoll(Outcome.NOT_SENT, state), FakeClock(NOW)
    spool = spool_with(roll, store, CounterEvents(), tmp_path, clock, when_silent)
    ticket = spool.print_receipt(receipt_content())
    clock.advance(seconds=waited)
    spool.start()
    assert roll.asked.wait(WAIT_SECONDS)
    spool.stop()
    assert job_of(store, ticket.job_id)[:2] == ("roll", "QUEUED")
    assert not list((tmp_path / "paper").glob("*"))


def test_what_may_have_come_out_is_never_printed_on_a4_too(store: Database, tmp_path: Path) -> None:
    roll = OtherRoll(Outcome.UNCERTAIN, PrinterState.UNREACHABLE)
    events, clock = CounterEvents(), FakeClock(NOW)
    heard, spool = Heard(events), spool_with(roll, store, events, tmp_path, clock)
    ticket = spool.print_receipt(receipt_content())
    clock.advance(seconds=60)
    spool.start()
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "UNCERTAIN"))
    spool.stop()
    assert job_of(store, ticket.job_id) == ("roll", "UNCERTAIN", None, None)
    assert not list((tmp_path / "paper").glob("*"))


def test_receipt_that_waited_through_a_power_cut_comes_out_on_a4(
    store: Database, tmp_path: Path
) -> None:
    roll, clock = OtherRoll(Outcome.NOT_SENT, PrinterState.UNREACHABLE), FakeClock(NOW)
    before = spool_with(roll, store, CounterEvents(), tmp_path, clock)
    ticket = before.print_receipt(receipt_content())
    clock.advance(seconds=60)
    events = CounterEvents()
    heard, spool = Heard(events), spool_with(roll, store, events, tmp_path, clock)
    spool.start()
    heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, "CONFIRMED"))
    spool.stop()
    assert [each.read_bytes() for each in (tmp_path / "paper").iterdir()] == [b"receipt page"]


def test_paper_that_a4_cannot_show_waits_for_its_own_printer(
    store: Database, tmp_path: Path
) -> None:
    def refuse(content: ReceiptContent) -> bytes:
        raise RuleBroken("receipt_too_long")

    roll = OtherRoll(Outcome.NOT_SENT, PrinterState.UNREACHABLE)
    spool = Spool(
        store, CounterEvents(), FakeClock(NOW), ids(), AskedByLaura(),
        FileDevice(tmp_path / "paper", ".pdf"), roll, replace(PAPERS, receipt_page=refuse),
        when_silent=WhenSilent.PAPER,
    )  # fmt: skip
    ticket = spool.print_receipt(receipt_content())
    assert job_of(store, ticket.job_id)[2:] == (b"receipt roll", None)
