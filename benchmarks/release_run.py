"""From F9 to a notice that survives a power cut, and from the server's answer to the printer."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import Engine

from benchmarks.measure import Finding, Samples
from benchmarks.window_watch import STALL_TARGET_MS, PaintWatch, Pulse, Wait, pause, show_oneself
from counter_app.client.central_client import CentralClient
from counter_app.composition import Counter
from counter_app.events import CounterEvent, PrintJobChanged
from counter_app.printing.device import JobState
from counter_app.services.views import Released, ReleaseDraft
from counter_app.store.database import KEY_BYTES, make_engine
from counter_app.ui.page import Page
from counter_app.ui.widgets.preview import Preview
from demo.hands import Hands
from payments_core.notice.content import NoticeContent
from payments_core.wire.desk.notice_messages import ChangeKind, ChangePage
from payments_core.wire.desk.operation_messages import OperationAnswers, OperationBatch
from payments_documents.notices import notice_page

#: Product, chapter 6.
SHOWN_TARGET_MS = 150.0
PAPER_TARGET_MS = 300.0
#: Around each release, so that one does not reach into the next.
REST_MS = 200
#: About what a release writes: the notice and its outbox row.
ROW_BYTES = 2000


class ReleaseWatch(QObject):
    """One release at a time, with the instants it goes through."""

    _printer_has_it = Signal()

    def __init__(self, hands: Hands, counter: Counter) -> None:
        super().__init__()
        self._hands = hands
        self._release = counter.release.release
        self._shown = Wait("the released notice")
        self._sent = Wait("the paper")
        self._printer_has_it.connect(lambda: self._sent.happened())
        self.pressed_at = self.durable_at = self.shown_at = 0.0
        self.answered_at = self.sent_at = 0.0
        self.number = ""

    def run(self) -> None:
        """Press F9 on the form that stands ready, and live until the paper is at the printer."""
        page = page_of(self._hands)
        self._shown, self._sent = Wait("the released notice"), Wait("the paper")
        self.answered_at = self.sent_at = 0.0
        page.acts_changed.connect(lambda: self._look(page))
        self.pressed_at = time.perf_counter()
        window = self._hands.window
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F9)
        self.shown_at = self._shown.live()
        self._sent.live()

    def release(self, draft: ReleaseDraft) -> Released:
        """Stands before the counter's own release and looks at the clock. Worker thread."""
        released = self._release(draft)
        self.durable_at, self.number = time.perf_counter(), released.notice_number
        return released

    def answered(self) -> None:
        """The server has just said that the notice can be paid. Sync thread."""
        if not self.answered_at:
            self.answered_at = time.perf_counter()

    def take_event(self, event: CounterEvent) -> None:
        """Hears of the job before its first byte. Printing thread."""
        match event:
            case PrintJobChanged(state=JobState.SENDING):
                self.sent_at = time.perf_counter()
            case PrintJobChanged(state=JobState.CONFIRMED):
                self._printer_has_it.emit()
            case _:
                return

    def _look(self, page: Page) -> None:
        """Once the number is there, wait for its paint; the page of the preview stands already."""
        number = page.findChild(QLabel, "released_number")
        preview = page.findChild(Preview)
        if number is not None and preview is not None and preview.has_page():
            PaintWatch(number, self._shown.happened, armed=True)


@dataclass(frozen=True, slots=True)
class Release:
    """How long one release took, seconds; `bare` is what its commit and page take alone."""

    durable: float
    shown: float
    paper: float
    stall: float
    bare: float


def run(hands: Hands, folder: Path, releases: int) -> list[Finding]:
    """Release after release for one citizen, each beside the bare work of its own."""
    counter = hands.window.counter
    if not isinstance(counter, Counter):
        raise TypeError("the window has no counter of ours")
    watch, bare = ReleaseWatch(hands, counter), bare_store(folder)
    open_citizen(hands)
    with watching(watch, counter):
        done = [one_release(hands, counter, watch, bare) for _ in range(releases)]
    bare.dispose()
    return findings(done, "answer" if watch.answered_at else "durable record")


def one_release(hands: Hands, counter: Counter, watch: ReleaseWatch, bare: Engine) -> Release:
    """A new notice, from its empty form to its paper."""
    pulse = Pulse()
    show_oneself(hands.window)
    make_ready(hands)
    pulse.begin()
    watch.run()
    stall = pulse.end()
    pause(REST_MS)
    return Release(
        durable=watch.durable_at - watch.pressed_at,
        shown=watch.shown_at - watch.pressed_at,
        paper=watch.sent_at - (watch.answered_at or watch.durable_at),
        stall=stall,
        bare=bare_work(bare, counter.reprint.content(watch.number)),
    )


def findings(done: list[Release], before_paper: str) -> list[Finding]:
    """What the releases say together; `before_paper` is what the paper had to wait for."""
    bare = Samples.of(each.bare for each in done)
    durable = Samples.of(each.durable for each in done)
    shown = Samples.of(each.shown for each in done)
    paper = Samples.of(each.paper for each in done)
    stalls = Samples.of(each.stall for each in done)
    return [
        Finding("F9 to durable record", durable, bare, SHOWN_TARGET_MS),
        Finding("F9 to released, with its preview", shown, bare, SHOWN_TARGET_MS),
        Finding(f"{before_paper} to printer", paper, bare, PAPER_TARGET_MS),
        Finding("longest stall of the window", stalls, target_ms=STALL_TARGET_MS, share=1.0),
    ]


@contextmanager
def watching(watch: ReleaseWatch, counter: Counter) -> Iterator[None]:
    """Clocks at the release, at the server's answers and at the printer."""
    deliver, changes = CentralClient.deliver, CentralClient.changes

    def timed_deliver(client: CentralClient, batch: OperationBatch) -> OperationAnswers:
        answers = deliver(client, batch)
        if any(each.payable_at is not None for each in answers.answers):
            watch.answered()
        return answers

    def timed_changes(client: CentralClient, after: int, limit: int) -> ChangePage:
        page = changes(client, after, limit)
        if any(change.kind is ChangeKind.NOTICE_REGISTERED for change in page.changes):
            watch.answered()
        return page

    unsubscribe = counter.events.subscribe(watch.take_event)
    with (
        patch.object(counter.release, "release", watch.release),
        patch.object(CentralClient, "deliver", timed_deliver),
        patch.object(CentralClient, "changes", timed_changes),
    ):
        yield
    unsubscribe()


# --- the way to a form that stands ready ----------------------------------------------------------


def open_citizen(hands: Hands) -> None:
    """As a clerk does: by name."""
    hands.press(Qt.Key.Key_F3)
    hands.write("search_field", "rossi maria")
    hands.until(lambda: hands.find("open_citizen_button") is not None, "Maria Rossi")
    hands.press(Qt.Key.Key_Return)
    hands.see("citizen_name")


def make_ready(hands: Hands) -> None:
    """A new notice of the first kind, its preview drawn; nothing under way any more."""
    before = page_of(hands)
    hands.press(Qt.Key.Key_F4)
    hands.until(lambda: page_of(hands) is not before, "another notice")
    page = page_of(hands)
    preview = page.findChild(Preview)
    if preview is None:
        raise TypeError("a release shows no preview")
    hands.until(lambda: hands.find("favourite_1") is not None, "the kinds")
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.until(preview.has_page, "the preview")
    pause(REST_MS)


def page_of(hands: Hands) -> Page:
    """What the window shows in its middle."""
    shell = hands.window.shell
    if shell is None or shell.page is None:
        raise TypeError("nobody is signed in")
    return shell.page


# --- the yardstick --------------------------------------------------------------------------------


def bare_store(folder: Path) -> Engine:
    """An encrypted database as durable as the desk's, with one table."""
    path = folder / "bare.db"
    path.unlink(missing_ok=True)
    engine = make_engine(path, os.urandom(KEY_BYTES))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE bare (row BLOB)")
    return engine


def bare_work(store: Engine, content: NoticeContent) -> float:
    """Seconds for one durable commit and one page: less than that no release can take."""
    begin = time.perf_counter()
    with store.begin() as connection:
        connection.exec_driver_sql("INSERT INTO bare VALUES (?)", (bytes(ROW_BYTES),))
    notice_page.render(content)
    return time.perf_counter() - begin
