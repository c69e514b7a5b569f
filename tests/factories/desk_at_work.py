"""A desk without its window as a process of its own that releases and prints until it is killed.

What the process has said to its clerk stands in `journal.jsonl` of its home, a line each, and its
papers in `papers`: neither goes away with the process.
"""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from counter_app.composition import Counter, build, configure_logs
from counter_app.services.views import AnswerKind
from counter_app.settings import CounterSettings, PrinterSettings
from counter_app.store import tasks
from counter_app.world import SystemClock, World
from payments_core.errors import PaymentsError
from payments_core.wire.desk.messages import CitizenInfo
from tests.factories.counter import MemoryKeyring
from tests.factories.forked import forked
from tests.factories.server import CITIZEN, PASSWORD, TAX_CODE, USERNAME
from tests.factories.server_process import wait_until

MARIO = CitizenInfo(
    citizen_id=CITIZEN, kind="F", tax_code=TAX_CODE, family_name="Rossi", given_name="Mario",
    born_on=None, birth_place=None, street=None, street_number=None, postal_code=None, city=None,
    province=None, email=None, phone=None,
)  # fmt: skip
#: Longest that starting and one act may take.
ACT_SECONDS = 60
#: How long a clerk takes between two notices, and how long she waits for the answer.
BETWEEN_SECONDS = 0.02
ANSWER_SECONDS = 1.0


class Act(StrEnum):
    """What the process does before it ends."""

    #: Becomes a desk and fetches numbers.
    ENROL = "enrol"
    #: Releases and prints until it is ended.
    WORK = "work"
    #: Delivers what waits, and says what is left.
    DELIVER = "deliver"


@dataclass(frozen=True)
class Left:
    """What a desk has on its hands when it has delivered everything."""

    doubt: str | None
    #: Problem and notice of each open task.
    tasks: tuple[tuple[str, str | None], ...]


@dataclass
class DeskProcess:
    """One desk of the city, killed and started again at will."""

    home: Path
    server_url: str
    code: str
    _process: ForkServerProcess | None = field(default=None, init=False)

    def enrol(self) -> None:
        self.home.mkdir()
        self._run(Act.ENROL)

    def start(self) -> None:
        """Begin to release and to print."""
        self._process = self._begin(Act.WORK)

    def kill(self) -> None:
        if self._process is not None:
            assert self._process.is_alive(), "the desk has given up by itself"
            self._process.kill()
            self._process.join(10)
            self._process = None

    def deliver(self) -> Left:
        """Deliver what waits and say what is left."""
        self._run(Act.DELIVER)
        told = json.loads((self.home / "left.json").read_text())
        return Left(told["doubt"], tuple((code, notice) for code, notice in told["tasks"]))

    @property
    def said(self) -> list[dict[str, str]]:
        """What the clerk was told, in order; a line that was cut off was not told."""
        path = self.home / "journal.jsonl"
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    @property
    def printed(self) -> list[str]:
        """Number of each paper that came out."""
        papers = sorted((self.home / "papers").glob("*.pdf"))
        return [paper.stem.rpartition("-")[2] for paper in papers]

    def _run(self, act: Act) -> None:
        process = self._begin(act)
        process.join(ACT_SECONDS)
        if process.is_alive():
            process.kill()
        assert process.exitcode == 0, f"{act}: {process.exitcode}"

    def _begin(self, act: Act) -> ForkServerProcess:
        return forked(live, act, self.home, self.server_url, self.code)


def live(act: Act, home: Path, server_url: str, code: str) -> None:
    """One life of the process."""
    with (home / "log.jsonl").open("a") as log:
        configure_logs(log)
        printers = PrinterSettings(paper=f"file:{home}/papers")
        world = World(SystemClock(), MemoryKeyring(works=False), f"machine of {home}")
        counter = build(CounterSettings(home=home, printers=printers), world)
        counter.start()
        try:
            _do(counter, act, home, server_url, code)
        finally:
            counter.stop()


def _do(counter: Counter, act: Act, home: Path, server_url: str, code: str) -> None:
    if act is Act.ENROL:
        counter.setup.enrol(server_url, code)
    counter.sign_in.sign_in(USERNAME, PASSWORD)
    match act:
        case Act.ENROL:
            wait_until(lambda: counter.status.view().numbers_left > 0, "no numbers came")
        case Act.WORK:
            _work(counter, home / "journal.jsonl")
        case Act.DELIVER:
            (home / "left.json").write_text(json.dumps(_delivered(counter)))


def _work(counter: Counter, journal: Path) -> None:
    """Release after release; a refusal is a sentence, and the clerk tries again."""
    pause = threading.Event()
    descriptor = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(**facts: str) -> None:
        os.write(descriptor, (json.dumps(facts) + "\n").encode())

    while not pause.wait(BETWEEN_SECONDS):
        try:
            _serve_one(counter, say)
        except PaymentsError as trouble:
            say(refused=trouble.code)


def _serve_one(counter: Counter, say: Callable[..., None]) -> None:
    (offer,) = counter.release.offers()
    released = counter.release.release(counter.release.draft(MARIO, offer, {}))
    say(released=released.notice_number, operation=released.operation_id)
    answer = counter.release.wait_for_answer(released.operation_id, ANSWER_SECONDS)
    if answer.kind is AnswerKind.PAYABLE:
        say(payable=released.notice_number)
    if answer.may_print:
        counter.spool.print_notice(counter.reprint.first_paper(released.notice_number))


def _delivered(counter: Counter) -> dict[str, Any]:
    def nothing_waits() -> bool:
        counter.status.refresh()
        return counter.status.view().waiting_operations == 0

    for _ in range(3):
        try:
            wait_until(nothing_waits, "the outbox never emptied")
            break
        except AssertionError:
            counter.background.engine.wake()
    assert nothing_waits(), "the outbox never emptied"
    with counter.background.database.read() as session:
        rows = tasks.open_tasks(session)
    return {
        "doubt": counter.background.numbers.doubt,
        "tasks": [(row.problem_code, row.notice_number) for row in rows],
    }
