"""A desk that is killed while it prints loses no paper, and prints none twice without saying copy.

The desk is a process of its own, killed at each moment between the clerk's key and the printer's
word. What the printer has got stands in a file that does not go away with the process. Afterwards
the desk is started again, and the clerk does what the program asks for.
"""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.events import CounterEvents
from counter_app.printing.device import Attempt, Job, JobState, Outcome, PrinterState
from counter_app.printing.documents import notice_document
from counter_app.printing.papers import Papers
from counter_app.printing.spool import Spool
from counter_app.store import print_decisions, prints, tasks
from counter_app.store.database import Database
from counter_app.store.print_decisions import PrintDecision
from tests.factories.clock import FakeClock
from tests.factories.counter import KEY, ids, notice_content, open_store
from tests.factories.fake_server import NOW
from tests.factories.print_log import AskedByLaura
from tests.factories.server_process import wait_until

DOCUMENT = notice_document(notice_content().notice_number or "")
#: What a page is in this test: whether it says that it is a copy.
PAPERS = Papers(notice_page=lambda content: b"copy" if content.copy else b"original")

PRINTING = """
import sys
from pathlib import Path
from tests.integration.test_killed_printing import print_until
print_until(Path(sys.argv[1]), sys.argv[2])
"""

#: Moments at which the desk is killed, with what is left of the job and what has come out by then.
MOMENTS = {
    "rendering": (None, []),
    "queued": (JobState.QUEUED, []),
    "before_first_byte": (JobState.QUEUED, []),
    "sending": (JobState.SENDING, []),
    "half_sent": (JobState.SENDING, ["orig"]),
    "sent": (JobState.SENDING, ["original"]),
    "confirmed": (JobState.CONFIRMED, ["original"]),
}


class Paper:
    """A printer that keeps what it gets in a file, and stops at the moment that it is told."""

    def __init__(self, folder: Path, moment: str = "") -> None:
        self._path = folder / "came-out"
        self._moment = moment

    def state(self) -> PrinterState:
        return PrinterState.READY

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        if self._moment == "queued":
            return Outcome.NOT_SENT
        self._reach("before_first_byte")
        attempt.before_first_byte()
        self._reach("sending")
        half = len(job.payload) // 2
        if self._moment == "half_sent":
            self._print(job.payload[:half])
        self._reach("half_sent")
        self._print(job.payload)
        self._reach("sent")
        return Outcome.CONFIRMED

    def _print(self, content: bytes) -> None:
        with self._path.open("ab") as file:
            file.write(content + b"\n")

    def _reach(self, moment: str) -> None:
        if self._moment == moment:
            stop_here()


def stop_here() -> None:
    """Say so, once, and wait for the blow."""
    os.write(sys.stdout.fileno(), b"now\n")
    threading.Event().wait(60)


def spool_of(database: Database, folder: Path, moment: str = "") -> Spool:
    def render(content: object) -> bytes:
        if moment == "rendering":
            stop_here()
        return PAPERS.notice_page(content)  # type: ignore[arg-type]

    return Spool(
        database, CounterEvents(), FakeClock(NOW), ids(f"job-{moment}"), AskedByLaura(),
        paper=Paper(folder, moment), roll=None, papers=Papers(notice_page=render),
    )  # fmt: skip


def print_until(folder: Path, moment: str) -> None:
    """What the process does: print a notice, as far as it gets."""
    database = Database(folder / "store.db")
    database.open(KEY, must_exist=True)
    spool = spool_of(database, folder, moment)
    spool.start()
    ticket = spool.print_notice(notice_content())
    if moment == "confirmed":
        wait_until(lambda: spool.ticket(ticket.job_id).state is JobState.CONFIRMED, "no end")
    if moment in ("queued", "confirmed"):
        stop_here()
    # Otherwise it is the printer's thread that says so.
    threading.Event().wait(60)


def killed_at(folder: Path, moment: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PRINTING, str(folder), moment], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        process.kill()
        process.wait()


def came_out(folder: Path) -> list[str]:
    path = folder / "came-out"
    return path.read_text().splitlines() if path.exists() else []


@pytest.mark.parametrize("moment", MOMENTS)
def test_desk_killed_while_it_prints_loses_no_paper_and_prints_none_twice(
    tmp_path: Path, moment: str
) -> None:
    open_store(tmp_path).close()
    killed_at(tmp_path, moment)
    left, printed = MOMENTS[moment]
    assert came_out(tmp_path) == printed
    database = Database(tmp_path / "store.db")
    database.open(KEY, must_exist=True)
    with database.read() as session:
        jobs = prints.of_notice(session, notice_content().notice_number or "")
        assert [JobState(job.state) for job in jobs] == ([left] if left else [])
    spool = spool_of(database, tmp_path)
    spool.start()
    if left is None:
        spool.print_notice(replace(notice_content(), copy=spool.was_printed(DOCUMENT)))
    settle(database)
    with database.read() as session:
        asked = [row.problem_code for row in tasks.open_tasks(session)]
    assert asked == (["print_uncertain"] if left is JobState.SENDING else [])
    if asked:
        # Nothing more comes out by itself; the clerk finds no paper, or half of one.
        assert came_out(tmp_path) == printed
        spool.print_notice(replace(notice_content(), copy=spool.was_printed(DOCUMENT)))
        settle(database)
    spool.stop()
    whole = [one for one in came_out(tmp_path) if one != "orig"]
    assert whole.count("original") <= 1
    assert whole[-1] == ("copy" if left is JobState.SENDING else "original")
    with database.read() as session:
        assert tasks.open_tasks(session) == []
        if asked:
            (lost, *_) = prints.of_notice(session, notice_content().notice_number or "")
            decided = print_decisions.find(session, lost.job_id)
            assert decided is not None
            assert decided.decision == PrintDecision.REPRINTED
    database.close()


def settle(database: Database) -> None:
    """Wait until no job is on its way."""

    def over() -> bool:
        with database.read() as session:
            return not any(
                prints.in_state(session, state) for state in (JobState.QUEUED, JobState.SENDING)
            )

    wait_until(over, "a job is still on its way")
