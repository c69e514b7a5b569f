"""Prints notices and receipts in the background, and never loses one without a word.

A job is a row before the first byte leaves. What was not surely printed becomes a task; a second
paper of the same document says that it is a copy. What a receipt printer that does not answer has
not begun may come out on A4, where the desk wants that: the same job, never another one.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from counter_app.events import CounterEvents, PrintJobChanged, TaskClosed
from counter_app.printer_settings import PAPER, ROLL, PaperKind, WhenSilent
from counter_app.printing import copies
from counter_app.printing.device import JobState, PrinterState, PrintTicket
from counter_app.printing.documents import (
    NOTICE,
    PLAN,
    numbers_of,
    paper_document,
    receipt_document,
    situation_document,
)
from counter_app.printing.job_states import JobStates
from counter_app.printing.papers import CITIZENS_PAPERS, Papers
from counter_app.printing.ports import Device, NamedPrinter, PrintLog
from counter_app.printing.print_worker import PrintWorker
from counter_app.store import notices, print_decisions, prints, tasks
from counter_app.store.database import Database
from counter_app.store.tables import PrintJobRow
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.notice.content import AnyNotice, NoticeContent, ReceiptContent
from payments_core.notice.situation import SituationContent
from payments_documents.rolls.printer_profile import PrinterProfile

#: How long a receipt printer may be silent before A4 takes its paper: one that is slow to wake, or
#: was just switched on, answers within it.
SILENCE = timedelta(seconds=10)
#: States of a printer of which nobody knows when it will print.
_SILENT = (PrinterState.UNREACHABLE, PrinterState.WRONG_SETTINGS)


class Spool:
    """The desk's printers. Rendering happens on the caller's thread, printing on the printer's."""

    def __init__(
        self,
        database: Database,
        events: CounterEvents,
        clock: Clock,
        new_id: Callable[[], str],
        log: PrintLog,
        paper: Device | None,
        roll: Device | None,
        papers: Papers = CITIZENS_PAPERS,
        roll_profile: PrinterProfile | None = None,
        others: Mapping[str, NamedPrinter] = MappingProxyType({}),
        routes: Mapping[PaperKind, str] = MappingProxyType({}),
        when_silent: WhenSilent = WhenSilent.ASK,
    ) -> None:
        """`others` are printers beside the usual two, `routes` the papers that come out elsewhere
        than usual; `when_silent` is what becomes of a paper whose receipt printer does not
        answer."""
        self._database = database
        self._events = events
        self._clock = clock
        self._new_id = new_id
        self._log = log
        self._jobs = JobStates(database, events, clock)
        self._papers = papers
        self._running = False
        self._workers: dict[str, PrintWorker] = {}
        usual = {PAPER: (paper, None), ROLL: (roll, roll_profile)}
        printers = {
            name: NamedPrinter(device, profile)
            for name, (device, profile) in usual.items()
            if device is not None
        }
        self.refit(printers | dict(others), routes, when_silent=when_silent)

    def refit(
        self,
        printers: Mapping[str, NamedPrinter],
        routes: Mapping[PaperKind, str],
        unchanged: Collection[str] = (),
        when_silent: WhenSilent = WhenSilent.ASK,
    ) -> None:
        """Go on with these printers; those `unchanged` are not disturbed.

        What waits for a printer that was changed comes out on the one now in its place. What is
        just being printed by it is told uncertain, as when the program ends.
        """
        kept = {name: self._workers[name] for name in unchanged if name in self._workers}
        for name, worker in self._workers.items():
            if name not in kept:
                worker.stop()
        self._routes = routes
        self._when_silent = when_silent
        self._workers = {
            name: kept.get(name)
            or PrintWorker(
                name, each.device, self._database, self._events, self._clock, self._to_paper
            )
            for name, each in printers.items()
        }
        usual = printers[ROLL].profile if ROLL in printers else None
        #: What papers look like on each receipt printer.
        self._rolls = {ROLL: self._papers.on(usual)} | {
            name: self._papers.on(each.profile)
            for name, each in printers.items()
            if each.profile is not None
        }
        if self._running:
            self.start()

    def start(self) -> None:
        """Start the printers' threads; the store must be open.

        What was left for a printer that is no longer among the settings is given up first.
        """
        self._running = True
        self._jobs.give_up_all_but(self._workers)
        for worker in self._workers.values():
            worker.start()

    def stop(self) -> None:
        """End them."""
        self._running = False
        for worker in self._workers.values():
            worker.stop()

    def print_notice(
        self, content: AnyNotice, asked_by: str | None = None, job_id: str | None = None
    ) -> PrintTicket:
        """A notice where this desk's come out, on A4 if nothing else is said.

        One of several amounts has no form for the roll: where notices come out there it is printed
        on A4. Raises `printer_not_set`, `notice_without_number` for a preview. `asked_by` is the
        operator who wants it; where none is told it is whoever is signed in, which may be somebody
        else by now, or nobody. `job_id` is the id of the job where it was given before.
        """
        printer = self._routes.get(PaperKind.NOTICE, PAPER)
        if isinstance(content, NoticeContent):
            return self._queue_notice(printer, content, asked_by, job_id)
        sheet = PAPER if printer in self._rolls else printer
        return self._queue_plan(sheet, content, asked_by, job_id)

    def print_roll_notice(self, content: NoticeContent, asked_by: str | None = None) -> PrintTicket:
        """A notice on the roll; raises as `print_notice`."""
        return self._queue_notice(ROLL, content, asked_by)

    def print_receipt(self, content: ReceiptContent, asked_by: str | None = None) -> PrintTicket:
        """A receipt where this desk's come out: on the roll if nothing else is said, on A4 where
        there is none; `printer_not_set` without either."""
        usual = ROLL if ROLL in self._workers else PAPER
        return self._queue_receipt(self._routes.get(PaperKind.RECEIPT, usual), content, asked_by)

    def print_receipt_page(
        self, content: ReceiptContent, asked_by: str | None = None
    ) -> PrintTicket:
        """A receipt on A4, whatever other printer there is; `printer_not_set`."""
        return self._queue_receipt(PAPER, content, asked_by)

    def print_situation(
        self, content: SituationContent, asked_by: str | None = None
    ) -> PrintTicket:
        """The situation of a notice on A4, never a copy of the one before; `printer_not_set`."""
        return self._queue(
            PAPER,
            lambda _copy: self._papers.situation_page(content),
            situation_document(content.notice_number),
            content.subject,
            content.notice_number,
            copy=False,
            asked_by=asked_by,
        )

    def ticket(self, job_id: str) -> PrintTicket:
        """The job as it stands now; `print_job_unknown`."""
        with self._database.read() as session:
            row = prints.find(session, job_id)
        if row is None:
            raise RuleBroken("print_job_unknown", job_id=job_id)
        return PrintTicket(job_id, JobState(row.state))

    def was_printed(self, document: str) -> bool:
        """Whether a paper of this document may exist, so that the next one is a copy."""
        with self._database.read() as session:
            return prints.was_printed(session, document, copies.PRINTED)

    def notice_was_printed(self, notice_number: str) -> bool:
        """The same of a notice, alone or on the paper of its plan."""
        with self._database.read() as session:
            return copies.notice_was_printed(session, notice_number)

    def paper_state(self) -> PrinterState:
        """The printer of notices, usually the A4 one, as last heard of."""
        return self._state_of(self._routes.get(PaperKind.NOTICE, PAPER))

    def roll_state(self) -> PrinterState:
        """The printer of receipts, usually the one with a roll, as last heard of."""
        return self._state_of(self._routes.get(PaperKind.RECEIPT, ROLL))

    def leaves_roll(self) -> bool:
        """Whether what the receipt printer should print comes out on A4 now, as it is silent."""
        on_roll = self._routes.get(PaperKind.RECEIPT, ROLL) != PAPER
        return on_roll and self._takes_over() and self.roll_state() in _SILENT

    def states(self) -> Mapping[str, PrinterState]:
        """Each of this desk's printers by its name, as last heard of."""
        return {name: worker.state for name, worker in self._workers.items()}

    def _takes_over(self) -> bool:
        return self._when_silent is WhenSilent.PAPER and PAPER in self._workers

    def _to_paper(self, row: PrintJobRow, state: PrinterState) -> bool:
        """Whether the A4 printer has taken a job of which nothing was sent. One without paper is
        not silent: its roll is changed, and it goes on."""
        waited, workers = self._clock.now() - row.created_at, self._workers
        if state not in _SILENT or waited < SILENCE or not self._takes_over():
            return False
        moved = self._jobs.move(row.job_id, PAPER)
        if moved and PAPER in workers:
            workers[PAPER].wake()
        return moved

    def _state_of(self, printer: str) -> PrinterState:
        worker = self._workers.get(printer)
        return worker.state if worker is not None else PrinterState.NOT_SET

    def _queue_notice(
        self,
        printer: str,
        content: NoticeContent,
        asked_by: str | None = None,
        job_id: str | None = None,
    ) -> PrintTicket:
        (number,) = numbers_of(content)
        roll, page = self._rolls.get(printer), self._papers.notice_page
        render = page if roll is None else roll.notice_roll
        return self._queue(
            printer,
            lambda copy: render(replace(content, copy=copy)),
            paper_document(content),
            content.subject,
            number,
            copy=content.copy,
            asked_by=asked_by,
            job_id=job_id,
            on_page=None if roll is None else lambda copy: page(replace(content, copy=copy)),
        )

    def _queue_plan(
        self, printer: str, content: AnyNotice, asked_by: str | None, job_id: str | None
    ) -> PrintTicket:
        number, *further = numbers_of(content)
        return self._queue(
            printer,
            lambda copy: self._papers.notice_page(replace(content, copy=copy)),
            paper_document(content),
            content.subject,
            number,
            further=tuple(further),
            copy=content.copy,
            asked_by=asked_by,
            job_id=job_id,
        )

    def _queue_receipt(
        self, printer: str, content: ReceiptContent, asked_by: str | None
    ) -> PrintTicket:
        receipt = content.receipt
        roll, page = self._rolls.get(printer), self._papers.receipt_page
        render = page if roll is None else roll.receipt_roll
        return self._queue(
            printer,
            lambda copy: render(replace(content, copy=copy)),
            receipt_document(receipt.receipt_id),
            receipt.description,
            receipt.notice_number,
            copy=content.copy,
            asked_by=asked_by,
            on_page=None if roll is None else lambda copy: page(replace(content, copy=copy)),
        )

    def _queue(
        self,
        printer: str,
        render: Callable[[bool], bytes],
        document: str,
        title: str,
        notice_number: str,
        *,
        copy: bool,
        further: tuple[str, ...] = (),
        asked_by: str | None = None,
        job_id: str | None = None,
        on_page: Callable[[bool], bytes] | None = None,
    ) -> PrintTicket:
        """`copy` is what was known when the content was put together; a paper that was asked for
        since then makes this one a copy all the same. `on_page` is the same paper on A4, for one
        that is asked of a receipt printer."""
        worker = self._workers.get(printer)
        if worker is None:
            raise RuleBroken("printer_not_set", printer=printer)
        job = prints.NewJob(
            job_id or self._new_id(), printer, document, title, notice_number, render(copy),
            asked_by=asked_by, copy=copy, further_numbers=further,
            spare=self._spare(on_page, copy=copy),
        )  # fmt: skip
        while (replaced := self._record(job)) is None:
            # Outside the transaction: drawing may wait for a printer that waits to write.
            spare = self._spare(on_page, copy=True)
            job = replace(job, payload=render(True), copy=True, spare=spare)
        self._events.publish(PrintJobChanged(job.job_id, JobState.QUEUED))
        for each in replaced:
            self._events.publish(TaskClosed(tasks.id_of_print(each)))
        worker.wake()
        return PrintTicket(job.job_id, JobState.QUEUED)

    def _spare(self, on_page: Callable[[bool], bytes] | None, *, copy: bool) -> bytes | None:
        """The paper on A4, where that may take it; what A4 cannot show waits for its printer."""
        if on_page is None or not self._takes_over():
            return None
        with suppress(PaymentsError):
            return on_page(copy)
        return None

    def _record(self, job: prints.NewJob) -> list[str] | None:
        """Queue a job; those whose place it takes, None where it has to say that it is a copy."""
        numbers, now = (job.notice_number or "", *job.further_numbers), self._clock.now()
        with self._database.write() as session:
            if not job.copy and copies.is_copy(session, job.document, numbers):
                return None
            by = self._log.asked(session, job.job_id, job.document, numbers, job.asked_by)
            replaced = print_decisions.replace_by(session, job.document, job.job_id, by, now)
            prints.add(session, replace(job, asked_by=by), JobState.QUEUED, now)
            if job.document.partition("/")[0] in (NOTICE, PLAN):
                # It has its paper: from here on the job sees to it.
                for number in numbers:
                    if (row := notices.by_number(session, number)) is not None:
                        row.late_print = False
        return replaced
