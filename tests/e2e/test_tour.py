"""`./run demo` with a display: the guided tour, done by a robot at the real window.

The programs, the window and the panel are the real ones. Run as a program, this file is the
person: `python -m tests.e2e.test_tour FOLDER WHAT` begins the demonstration in its own process and
plays the part that WHAT names, with real keys and clicks.
"""

import os
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from counter_app.ui.main_window import MainWindow
from demo.tour_card import Card, Wish
from demo.tour_panel import TourPanel
from tests.architecture.source import ROOT

pytestmark = pytest.mark.timeout(600)

#: How often the person looks, and the longest that something may take.
GLANCE_MS, PATIENCE_SECONDS = 100, 120
PLAIN, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
STAGES = ["rilasciato", "pagato", "riversato", "accreditato", "riconciliato"]
MAIN_JOB = ["enrolment", "sign-in", "start", "search", "citizen", "release", "released", "paid",
            "verify"]  # fmt: skip


# --- the person ----------------------------------------------------------------------------------

#: What the person waits for; nothing else is known of the world behind the window.
Condition = Callable[[], bool]


class Person:
    """Reads the panel, presses keys where the focus is, and closes the window in the end."""

    def __init__(self, what: str) -> None:
        parts = {"all": self.do_it_all, "skip": self.skip_at_once, "leave": self.leave_early}
        self._script = parts[what]()
        self._wanted: Condition = self.is_there
        self._since = time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._glance)
        self._timer.start(GLANCE_MS)

    def do_it_all(self) -> Iterator[Condition]:
        """Two steps with the help of the story's hands, the others alone."""
        yield lambda: self.at(1) and self.panel.card.lines[0].cap == "Enter" and self.filled()
        self.press(Qt.Key.Key_Return)
        yield lambda: self.at(2) and self.focus() == "username"
        name, password, _ = self.panel.card.lines
        self.type(name.code)
        self.press(Qt.Key.Key_Return)
        yield lambda: self.focus() == "password"
        self.type(password.code)
        yield lambda: self.done_lines() == 2
        self.press(Qt.Key.Key_Return)
        yield lambda: self.at(3) and self.focus() == "search_field"
        self.click(Wish.DO_IT)
        yield from self.release()
        yield lambda: self.at(5)
        assert self.panel.card.wishes == (Wish.SKIP,)
        yield lambda: self.at(6)
        self.press(Qt.Key.Key_G, CTRL)
        yield lambda: self.at(8)
        self.press(Qt.Key.Key_F3)
        self.type(self.panel.card.lines[1].code)
        self.press(Qt.Key.Key_Return)
        yield from self.see_the_end()

    def release(self) -> Iterator[Condition]:
        yield lambda: self.at(4) and self.done_lines() == 0
        self.press(Qt.Key.Key_F4)
        yield lambda: self.done_lines() == 1 and self.has("favourite_1")
        self.press(Qt.Key.Key_1, ALT)
        yield lambda: self.done_lines() == 2
        self.press(Qt.Key.Key_F9)

    def skip_at_once(self) -> Iterator[Condition]:
        """A name is half typed when the person has had enough."""
        yield lambda: self.at(1) and self.filled()
        self.press(Qt.Key.Key_Return)
        yield lambda: self.at(2) and self.focus() == "username"
        self.type("lau")
        self.press(Qt.Key.Key_J, CTRL)
        yield from self.see_the_end()

    def leave_early(self) -> Iterator[Condition]:
        """The window is closed while the payment is on its way."""
        yield lambda: self.at(1) and self.filled()
        for place in (1, 2, 3, 4):
            yield lambda place=place: self.at(place)
            self.click(Wish.DO_IT)
        yield lambda: self.at(5)
        self.window.close()

    def see_the_end(self) -> Iterator[Condition]:
        yield lambda: self.panel.card.wishes == (Wish.CLOSE,)
        self.tell(f"seen: {len(self.panel.card.lines)}")
        self.click(Wish.CLOSE)
        yield lambda: not self.panel.isVisible()
        self.window.close()

    # --- eyes and hands --------------------------------------------------------------------------

    def is_there(self) -> bool:
        """The window and the panel."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow) and widget.isVisible():
                self.window = widget
            if isinstance(widget, TourPanel) and widget.isVisible():
                self.panel = widget
        return hasattr(self, "window") and hasattr(self, "panel")

    def at(self, place: int) -> bool:
        return self.panel.card.place == place

    def done_lines(self) -> int:
        return sum(line.done for line in self.panel.card.lines)

    def filled(self) -> bool:
        return self.focus() == "enrolment_code" and self.window.focusWidget().text() != ""

    def focus(self) -> str:
        widget = self.window.focusWidget()
        return widget.objectName() if widget is not None else ""

    def has(self, name: str) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(QAbstractButton, name))

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.window.focusWidget(), letter)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def click(self, wish: Wish) -> None:
        button = self.panel.findChild(QAbstractButton, f"tour_{wish}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def tell(self, what: str) -> None:
        print(f"person {what}", flush=True)  # noqa: T201  (read by the test)

    def _glance(self) -> None:
        try:
            if self._wanted():
                self._wanted = next(self._script)
                self._since = time.monotonic()
            elif time.monotonic() - self._since > PATIENCE_SECONDS:
                raise AssertionError(f"nothing happens at {self._card()}")
        except StopIteration:
            self._timer.stop()
        except Exception:
            traceback.print_exc()
            self._timer.stop()
            QApplication.closeAllWindows()

    def _card(self) -> Card | None:
        return self.panel.card if hasattr(self, "panel") else None


def be_the_person(folder: str, what: str) -> int:
    from counter_app.ui.qt_application import qt_application
    from demo.__main__ import main

    qt_application()
    person = Person(what)
    status = main(["--citizens", "60", "--output", folder])
    person.tell("goes home")
    return status


# --- what is left behind -------------------------------------------------------------------------


def visit(folder: Path, what: str) -> subprocess.CompletedProcess[str]:
    """One demonstration with a person; there must be nobody left of its processes."""
    environment = os.environ | {"DISPLAY": ":none", "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.test_tour", str(folder), what],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        said, _ = process.communicate(timeout=540)
    assert left_of(process.pid) == []
    return subprocess.CompletedProcess(process.args, process.returncode, said)


def left_of(session: int) -> list[str]:
    """Command lines of the processes that still belong to a session."""
    left = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
            if int(after_name[3]) == session:
                left.append((stat.parent / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return left


def told(folder: Path) -> list[list[str]]:
    lines = (folder / "report.txt").read_text(encoding="utf-8").splitlines()
    return [line.split()[:2] for line in lines if line.split()[:1] and line.split()[0] in STAGES]


def pictures(folder: Path) -> list[str]:
    return [path.stem.split("-", 1)[1] for path in sorted(folder.glob("[0-9][0-9]-*.png"))]


def test_a_person_does_the_main_job_and_the_report_tells_it(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = visit(folder, "all")
    assert done.returncode == 0, done.stdout
    assert "person seen: 4" in done.stdout
    assert "Traceback" not in done.stdout
    assert told(folder) == [[stage, "22,50"] for stage in STAGES]
    assert pictures(folder)[: len(MAIN_JOB)] == MAIN_JOB
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert 'class="verdict ok"' in page
    assert all((folder / name).is_file() for name in re.findall(r'<img src="([^"]+)"', page))
    assert list((folder / "papers").glob("*notice*.pdf"))
    assert list((folder / "papers").glob("*receipt*.pdf"))


@pytest.mark.slow
def test_who_skips_sees_the_story_told_to_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = visit(folder, "skip")
    assert done.returncode == 0, done.stdout
    assert told(folder) == [[stage, "22,50"] for stage in STAGES]
    assert pictures(folder)[: len(MAIN_JOB)] == MAIN_JOB


@pytest.mark.slow
def test_who_closes_the_window_leaves_nothing_running_and_no_report(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = visit(folder, "leave")
    assert done.returncode == 1, done.stdout
    assert "person goes home" in done.stdout
    assert "Traceback" not in done.stdout
    assert not (folder / "report.html").exists()


if __name__ == "__main__":
    sys.exit(be_the_person(*sys.argv[1:]))
