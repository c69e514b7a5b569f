"""A process of its own for `benchmarks/counter.py`: a clerk's day, and what the program holds
in memory meanwhile.

The order comes as JSON on the standard input (`Order`). Each line written is `citizens KiB KiB`:
how many have been served, and what the process then holds for itself and of shared files.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from benchmarks.window_probe import SIZE, private_kib, shared_kib
from benchmarks.window_watch import show_oneself
from counter_app.settings import TRAINING_PROFILE, CounterSettings, PrinterSettings
from counter_app.ui.application import start
from counter_app.ui.main_window import MainWindow
from counter_app.ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from counter_app.composition import Counter

PATIENCE_SECONDS = 60
#: Between two looks at the screen.
LOOK_MS = 5
#: Citizens between two looks at the memory.
EVERY = 20
LANGUAGE = "it"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, BARE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Order:
    """Whose desk it is, whom it serves and where its papers go."""

    home: str
    server_url: str
    enrolment_code: str
    username: str
    password: str
    papers: str
    roll: str
    typed: tuple[str, ...]
    citizens: int


class Clerk:
    """Serves one citizen after the other at the real window."""

    def __init__(self, window: MainWindow, order: Order) -> None:
        self._window = window
        self._order = order
        self._typed = cycle(order.typed)
        self._number = ""

    def begin(self) -> None:
        """The machine becomes a desk, the clerk signs in."""
        self._write("server_url", self._order.server_url)
        self._write("enrolment_code", self._order.enrolment_code)
        self._press(Qt.Key.Key_Return)
        self._write("username", self._order.username)
        self._write("password", self._order.password)
        self._press(Qt.Key.Key_Return)
        self._see("search_field")
        self._until(self._has_numbers, "leased numbers")

    def serve(self, turn: int) -> None:
        """One citizen of the day: of ten, seven want a notice, one has paid, one has lost the
        paper; at the tenth the clerk looks through the lists."""
        show_oneself(self._window)
        self._open(next(self._typed))
        match turn % 10:
            case 7 if self._number:
                self._verify()
            case 8:
                self._press(Qt.Key.Key_F7, SHIFT)
            case 9:
                self._look_around()
            case _:
                self._release()

    def _open(self, typed: str) -> None:
        self._press(Qt.Key.Key_F3)
        self._write("search_field", typed)
        self._until(lambda: self._rows("citizen_table") > 0, f"somebody for {typed}")
        self._press(Qt.Key.Key_Return)
        self._see("citizen_name")

    def _release(self) -> None:
        self._press(Qt.Key.Key_F4)
        self._see("favourite_1")
        self._press(Qt.Key.Key_1, ALT)
        self._until(self._worked_out, "an amount")
        self._press(Qt.Key.Key_F9)
        self._see("released_number")
        label = self._find("released_number")
        if isinstance(label, QLabel):
            self._number = "".join(filter(str.isdigit, label.text()))

    def _verify(self) -> None:
        self._press(Qt.Key.Key_F3)
        self._write("search_field", self._number)
        self._press(Qt.Key.Key_Return)
        self._see("verify_answer")

    def _look_around(self) -> None:
        for area in (Qt.Key.Key_3, Qt.Key.Key_4):
            self._press(area, CONTROL)
            self._see("list_count")

    # --- hands and eyes -----------------------------------------------------------------------

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = BARE) -> None:
        QTest.keyClick(self._window.focusWidget() or self._window, key, modifiers)
        QApplication.processEvents()

    def _write(self, name: str, text: str) -> None:
        self._see(name)
        edit = self._find(name)
        if not isinstance(edit, QLineEdit):
            raise TypeError(f"{name} is no field")
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)

    def _see(self, name: str) -> None:
        self._until(lambda: self._find(name) is not None, name)

    def _find(self, name: str) -> QWidget | None:
        found = self._window.findChildren(QWidget, name)
        return next((widget for widget in found if widget.isVisible()), None)

    def _rows(self, name: str) -> int:
        table = self._find(name)
        return table.model().rowCount() if isinstance(table, RowsTable) else 0

    def _worked_out(self) -> bool:
        total = self._find("total")
        return isinstance(total, QLabel) and any(map(str.isdigit, total.text()))

    def _has_numbers(self) -> bool:
        counter = self._window.counter
        return counter is not None and counter.status.view().numbers_left > 0

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > deadline:
                raise SystemExit(f"the window never showed {what}")
            QTest.qWait(LOOK_MS)


def opened(settings: CounterSettings) -> "Counter":
    """The program behind the window, loaded after it as on any morning."""
    from counter_app.composition import build, configure_logs

    configure_logs(sys.stderr)
    return build(settings)


def main() -> int:
    """Live through the day."""
    # The installed program does not bring it; httpx takes it where it finds it.
    sys.modules["rich"] = None  # type: ignore[assignment]
    told = json.loads(sys.stdin.read())
    order = Order(**told | {"typed": tuple(told["typed"])})
    settings = CounterSettings(
        home=Path(order.home),
        profile=TRAINING_PROFILE,
        printers=PrinterSettings(paper=order.papers, roll=order.roll),
    )
    window = start(lambda: opened(settings), LANGUAGE)
    window.resize(*SIZE)
    window.activateWindow()
    clerk = Clerk(window, order)
    clerk.begin()
    for turn in range(order.citizens):
        if turn % EVERY == 0:
            print(turn, private_kib(), shared_kib(), flush=True)
        clerk.serve(turn)
    print(order.citizens, private_kib(), shared_kib(), flush=True)
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
