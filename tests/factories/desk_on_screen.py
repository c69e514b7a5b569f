"""The real window over the real program: a desk with printers, before a server that is a stand-in.

What happens to papers can be told by the printers, which do as the test says.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from counter_app.composition import Counter
from counter_app.printing.device import Attempt, Job, Outcome
from counter_app.printing.file_device import FileDevice
from counter_app.settings import PrinterSettings
from counter_app.ui.application import start
from counter_app.ui.style.theme import LIGHT, Theme
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard, MemoryKeyring, built_counter
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import ENROLMENT_CODE, NOW, PASSWORD, FakeServer
from tests.factories.screen_world import World

_PRINT = FileDevice.print_job


@dataclass
class Printers:
    """How the next jobs of every printer end; afterwards they come out.

    A printer that is `stuck` does not come back before it is freed.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    stuck: threading.Event | None = None
    #: Set once a job is inside the printer that is stuck.
    reached: threading.Event = field(default_factory=threading.Event)

    def print_job(self, device: FileDevice, job: Job, attempt: Attempt) -> Outcome:
        if self.stuck is not None:
            attempt.before_first_byte()
            self.reached.set()
            self.stuck.wait()
            return Outcome.UNCERTAIN
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.CONFIRMED
        if outcome is Outcome.NOT_SENT:
            return outcome
        if outcome is Outcome.CONFIRMED:
            self.printed.append(job.name)
            return _PRINT(device, job, attempt)
        attempt.before_first_byte()
        return outcome


@dataclass
class DeskOnScreen:
    """One desk of a city, in use."""

    home: Path
    server: FakeServer
    clock: FakeClock
    printers: Printers
    counter: Counter
    window: DeskWindow

    def released(self, kind_id: str = "carta-identita") -> str:
        """A notice that is released and can be paid, without its paper; its number."""
        counter = self.counter
        offer = next(one for one in counter.release.offers() if one.kind.kind_id == kind_id)
        (maria,) = counter.lookup.search("rossi").citizens
        released = counter.release.release(counter.release.draft(maria, offer, {}))
        counter.release.wait_for_answer(released.operation_id)
        return released.notice_number

    def print_ends(self, number: str, outcome: Outcome) -> None:
        """The paper of a notice, and how it goes."""
        self.printers.outcomes.append(outcome)
        heard = Heard(self.counter.events)
        self.counter.spool.print_notice(self.counter.reprint.content(number))
        if outcome is Outcome.UNCERTAIN:
            heard.wait_until(lambda: bool(self.counter.lists.tasks()))


@contextmanager
def desk_on_screen(
    home: Path,
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
    printers: PrinterSettings | None = None,
    language: str = "it",
    theme: Theme | None = None,
) -> Iterator[DeskOnScreen]:
    """The desk with Laura signed in, on the start window."""
    clock, keyring, scripted = FakeClock(NOW), MemoryKeyring(), Printers()
    monkeypatch.setattr(FileDevice, "print_job", lambda *given: scripted.print_job(*given))
    first = built_counter(home, keyring, clock, printers=printers)
    first.start()
    first.setup.enrol(server.url, ENROLMENT_CODE)
    first.stop()
    counter = built_counter(home, keyring, clock, printers=printers)
    window = DeskWindow(start(lambda: counter, language, theme or Theme(LIGHT)), World())
    window.window.activateWindow()
    try:
        window.sign_in("laura", PASSWORD)
        window.wait(lambda: counter.status.view().numbers_left > 0)
        yield DeskOnScreen(home, server, clock, scripted, counter, window)
    finally:
        window.close()
        counter.stop()
