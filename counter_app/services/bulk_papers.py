"""Makes the papers of a print of many notices, each on record before it is made.

A notice has the id of its print job before anything happens. Whoever goes on after a crash finds
by it what was begun: such a paper is made again as it was begun, and is no copy of itself.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from counter_app.printing import copies
from counter_app.printing.device import JobState, PaperWay
from counter_app.printing.documents import numbers_of, paper_document
from counter_app.printing.ports import PrintLog
from counter_app.printing.spool import Spool
from counter_app.services.bulk_order import BulkWay
from counter_app.services.bulk_reached import UNDER_WAY
from counter_app.services.plan_paper import PlanPaper
from counter_app.store import bulk_prints, desk, prints
from counter_app.store.bulk_prints import BulkState, ItemState
from counter_app.store.database import Database
from counter_app.store.tables import BulkPrintItemRow, BulkPrintRow
from payments_core.clock import Clock
from payments_core.errors import BadValue, PaymentsError, RuleBroken, WorldTrouble
from payments_core.notice.content import AnyNotice
from payments_core.notice.language import Language
from payments_documents.notices.bulk_file import BulkFile
from payments_documents.notices.bulk_folder import BulkFolder
from payments_documents.pdf.tagged_pdf import Metadata
from payments_documents.texts import load_texts

#: Papers that wait in the printer's queue: enough that the printer never waits for us, few enough
#: that the next citizen's receipt does not wait for them.
AHEAD: Final = 3
#: Notices that are written to files between two looks at what the clerk wants.
BLOCK: Final = 25

#: What says nothing of a notice, and stops the whole print.
_STOPS: Final = frozenset(
    {
        "audit_trail_full", "desk_not_enrolled", "desk_profile_missing", "not_signed_in",
        "printer_not_set", "sign_in_again", "store_locked",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Begun:
    """A notice whose paper is being written; `is_new` if its job is not on record yet."""

    item: BulkPrintItemRow
    content: AnyNotice
    is_new: bool


class BulkPapers:
    """`goes_on` is asked between papers whether to make the next one, `told` is called when some
    are made."""

    def __init__(
        self,
        database: Database,
        plans: PlanPaper,
        spool: Spool,
        log: PrintLog,
        clock: Clock,
    ) -> None:
        self._database = database
        self._plans = plans
        self._spool = spool
        self._log = log
        self._clock = clock

    def feed_printer(self, row: BulkPrintRow, goes_on: Callable[[], bool]) -> None:
        """Put the next papers into the printer's queue, so that AHEAD wait there.

        Raises `bulk_printer_silent` when a paper of this print was given up by its printer since
        it began or went on.
        """
        while goes_on():
            with self._database.read() as session:
                items = bulk_prints.waiting(session, row.print_id, 1)
                under_way = bulk_prints.jobs_in(session, row.print_id, UNDER_WAY)
                given_up = bulk_prints.jobs_in(
                    session, row.print_id, [JobState.FAILED], row.changed_at
                )
                begun = bool(items) and prints.find(session, items[0].job_id) is not None
            if given_up and (items or under_way):
                raise RuleBroken("bulk_printer_silent")
            if not items:
                if not under_way:
                    self.end(row.print_id, BulkState.DONE)
                return
            if under_way >= AHEAD:
                return
            self._print(row, items[0], begun=begun)

    def write_files(
        self, row: BulkPrintRow, goes_on: Callable[[], bool], told: Callable[[], None]
    ) -> None:
        """Write what is not written yet, until nothing is left or it is to stop.

        Raises `bulk_file_gone` when what was written has been taken away meanwhile,
        `bulk_of_another_purpose`, `bulk_folder_not_empty`, `bulk_in_use`, `bulk_journal_damaged`,
        and OSError.
        """
        target = self._target(row)
        with self._database.read() as session:
            written = bulk_prints.in_state(session, row.print_id, ItemState.DONE)
            is_left = bool(bulk_prints.waiting(session, row.print_id, 1))
        if not target.unfinished and written:
            if is_left:
                raise RuleBroken("bulk_file_gone")
            target.tidy()
            self.end(row.print_id, BulkState.DONE)
            return
        with target:
            gone = [one for one in written if one.notice_number not in target.done]
            if gone and row.way == BulkWay.ONE_FILE:
                raise RuleBroken("bulk_file_gone")
            while goes_on():
                with self._database.read() as session:
                    block = bulk_prints.waiting(session, row.print_id, BLOCK)
                if not block:
                    _finish(target)
                    self.end(row.print_id, BulkState.DONE)
                    return
                self._write(row, block, target)
                told()

    def close(self, row: BulkPrintRow) -> None:
        """Leave what a cancelled print has written as a whole. Raises OSError and `bulk_in_use`;
        where the unfinished files are another print's, there is nothing of this one."""
        if row.way == BulkWay.PRINTER:
            return
        target = self._target(row)
        if not target.unfinished:
            return
        try:
            with target:
                _finish(target)
        except RuleBroken:
            return
        with self._database.write() as session:
            for item in bulk_prints.in_state(session, row.print_id, ItemState.WAITING):
                kept = item.notice_number in target.done
                self._end_job(session, item, JobState.CONFIRMED if kept else JobState.FAILED)

    def end(self, print_id: str, state: BulkState, trouble: PaymentsError | None = None) -> None:
        """The print runs no more, unless the clerk was quicker."""
        with self._database.write() as session:
            row = bulk_prints.find(session, print_id)
            if row is None or row.state != BulkState.RUNNING:
                return
            code = trouble.code if trouble is not None else None
            facts = trouble.facts if trouble is not None else None
            bulk_prints.set_state(session, row, state, self._clock.now(), code, facts)

    def _print(self, row: BulkPrintRow, item: BulkPrintItemRow, *, begun: bool) -> None:
        if not begun:
            try:
                content = self._plans.content(item.notice_number)
                self._spool.print_notice(content, row.asked_by, item.job_id)
            except (RuleBroken, BadValue) as refusal:
                self._leave_out(item, refusal)
                return
            except WorldTrouble as trouble:
                _require_of_one(trouble)
                self._leave_out(item, trouble)
                return
        with self._database.write() as session:
            bulk_prints.settle(session, item, ItemState.DONE)

    def _leave_out(self, item: BulkPrintItemRow, refusal: PaymentsError) -> None:
        if refusal.code in _STOPS:
            raise refusal
        with self._database.write() as session:
            self._settle_left_out(session, item, refusal)

    def _settle_left_out(
        self, session: Session, item: BulkPrintItemRow, refusal: PaymentsError
    ) -> None:
        """Also of a paper that was begun before a crash and is not wanted any more."""
        bulk_prints.settle(session, item, ItemState.LEFT_OUT, refusal.code, refusal.facts)
        self._end_job(session, item, JobState.FAILED)

    def _write(
        self,
        row: BulkPrintRow,
        block: Sequence[BulkPrintItemRow],
        target: BulkFile | BulkFolder,
    ) -> None:
        missing = [one for one in block if one.notice_number not in target.done]
        begun = [one for item in missing if (one := self._begun(item)) is not None]
        with self._database.write() as session:
            begun = [self._record(session, row, one) if one.is_new else one for one in begun]
        refused = dict[int, PaymentsError]()
        for one in begun:
            try:
                target.add(one.item.notice_number, one.content)
            except (RuleBroken, BadValue) as refusal:
                refused[one.item.place] = refusal
            except WorldTrouble as trouble:
                _require_of_one(trouble)
                refused[one.item.place] = trouble
        target.save()
        with self._database.write() as session:
            for item in block:
                if item.notice_number in target.done:
                    bulk_prints.settle(session, item, ItemState.DONE)
                    self._end_job(session, item, JobState.CONFIRMED)
                elif item.place in refused:
                    self._settle_left_out(session, item, refused[item.place])

    def _begun(self, item: BulkPrintItemRow) -> _Begun | None:
        """What to write for a notice now; None for one that is left out."""
        with self._database.read() as session:
            job = prints.find(session, item.job_id)
        try:
            content = self._plans.content(item.notice_number)
        except (RuleBroken, BadValue) as refusal:
            self._leave_out(item, refusal)
            return None
        if job is not None:
            content = replace(content, copy=job.copy)
        return _Begun(item, content, is_new=job is None)

    def _record(self, session: Session, row: BulkPrintRow, one: _Begun) -> _Begun:
        """The same, a copy if a paper of it was recorded since its content was put together."""
        document = paper_document(one.content)
        number, *further = numbers = numbers_of(one.content)
        if not one.content.copy and copies.is_copy(session, document, numbers):
            one = replace(one, content=replace(one.content, copy=True))
        by = self._log.asked(session, one.item.job_id, document, numbers, row.asked_by)
        job = prints.NewJob(
            one.item.job_id, PaperWay.FILE, document, one.content.subject, number, b"",
            asked_by=by, copy=one.content.copy, further_numbers=tuple(further),
        )  # fmt: skip
        prints.add(session, job, JobState.SENDING, self._clock.now())
        return one

    def _end_job(self, session: Session, item: BulkPrintItemRow, state: JobState) -> None:
        job = prints.find(session, item.job_id)
        if job is not None:
            job.state, job.changed_at, job.payload = state, self._clock.now(), None

    def _target(self, row: BulkPrintRow) -> BulkFile | BulkFolder:
        assert row.target is not None  # noqa: S101 - only a printer needs none
        path = Path(row.target)
        if row.way == BulkWay.FILE_EACH:
            return BulkFolder(path, row.print_id, row.print_id, Language.IT)
        with self._database.read() as session:
            author = desk.profile(session).entity_name
        title = load_texts("papers", Language.IT).say("bulk.document_title")
        about = Metadata(title, author, title, Language.IT.locale)
        return BulkFile(path, row.print_id, row.print_id, about, Language.IT)


def _require_of_one(trouble: WorldTrouble) -> None:
    """Raises it again unless one name has it alone: its letters need a font that is not there."""
    if trouble.code != "system_font_missing":
        raise trouble


def _finish(target: BulkFile | BulkFolder) -> None:
    """A print of which every notice was left out leaves nothing, which its reasons tell."""
    with suppress(RuleBroken):
        target.finish()
