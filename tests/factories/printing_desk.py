"""A desk that prints one receipt on a receipt printer, in this process or in one of its own.

`python -m tests.factories.printing_desk FOLDER PORT PROFILE` prints until it is over or the process
is killed.
"""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from counter_app.events import CounterEvents, PrintJobChanged
from counter_app.printing.device import JobState, PrintTicket
from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.papers import CITIZENS_PAPERS
from counter_app.printing.spool import Spool, receipt_document
from counter_app.printing.tcp_line import TcpLine
from counter_app.store import prints, tasks
from counter_app.store.database import Database
from payments_core.notice.content import ReceiptContent
from payments_documents.rolls.printer_profile import PrinterProfile, printer_profile
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard, open_store
from tests.factories.fake_server import NOW
from tests.factories.notices import a_receipt_paper
from tests.factories.print_log import AskedByLaura

#: Short, so that a test of silence does not last; a printer on this machine answers in a
#: thousandth of it.
ANSWER_SECONDS = 0.5
OVER = (JobState.CONFIRMED, JobState.UNCERTAIN, JobState.FAILED)


class PrintingDesk:
    """The spool of a desk with a receipt printer at a port of this machine."""

    def __init__(self, database: Database, port: int, profile: PrinterProfile) -> None:
        self.database, self.profile = database, profile
        self.events = CounterEvents()
        self.heard = Heard(self.events)
        device = EscPosDevice(
            lambda: TcpLine("127.0.0.1", port, ANSWER_SECONDS),
            profile,
            answer_seconds=ANSWER_SECONDS,
            send_seconds=ANSWER_SECONDS,
            confirm_seconds=ANSWER_SECONDS,
        )
        self.spool = Spool(
            database,
            self.events,
            FakeClock(NOW),
            partial(secrets.token_hex, 8),
            AskedByLaura(),
            paper=None,
            roll=device,
            roll_profile=profile,
        )

    def print_receipt(self) -> PrintTicket:
        """Queue the receipt as the window does: a second paper says that it is one."""
        content = a_receipt_paper()
        document = receipt_document(content.receipt.receipt_id)
        return self.spool.print_receipt(replace(content, copy=self.spool.was_printed(document)))

    def outcome(self, ticket: PrintTicket) -> JobState:
        """How the job ended; waits for it."""
        self.heard.wait_until(lambda: self.spool.ticket(ticket.job_id).state in OVER)
        return self.spool.ticket(ticket.job_id).state

    def wait_state(self, ticket: PrintTicket, state: JobState) -> None:
        """Wait until the job is told to be in a state."""
        self.heard.wait_for(lambda event: event == PrintJobChanged(ticket.job_id, state))

    def jobs(self) -> list[PrintTicket]:
        """Every job that the store knows, oldest first."""
        with self.database.read() as session:
            rows = [row for state in JobState for row in prints.in_state(session, state)]
            rows.sort(key=lambda row: row.seq)
            return [PrintTicket(row.job_id, JobState(row.state)) for row in rows]

    def problems(self) -> list[str]:
        """What the clerk is told to look after, in order."""
        with self.database.read() as session:
            return [task.problem_code or "" for task in tasks.open_tasks(session)]


def paper(profile: PrinterProfile, *, copy: bool = False) -> bytes:
    """The receipt as it is to come out."""
    content: ReceiptContent = a_receipt_paper(copy=copy)
    return CITIZENS_PAPERS.on(profile).receipt_roll(content)


@contextmanager
def printing_desk(folder: Path, port: int, profile: str) -> Iterator[PrintingDesk]:
    """The desk with its store open and its printers not yet started; the store stays."""
    database = open_store(folder)
    desk = PrintingDesk(database, port, printer_profile(profile))
    try:
        yield desk
    finally:
        desk.spool.stop()
        database.close()


def main(folder: str, port: str, profile: str) -> None:
    """Print one receipt."""
    with printing_desk(Path(folder), int(port), profile) as desk:
        ticket = desk.print_receipt()
        desk.spool.start()
        desk.outcome(ticket)


if __name__ == "__main__":
    main(*sys.argv[1:])
