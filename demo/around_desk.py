"""What makes a day at the desk easier: help, commands, notes, lists, the citizen's screen.

For the album, at the window of somebody who is signed in; nothing is released here.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from counter_app.ui.customer.customer_display import CustomerDisplay
from counter_app.ui.customer.customer_layout import CustomerView, Shown
from counter_app.ui.customer.customer_screen import CustomerScreen
from counter_app.ui.widgets.rows_table import RowsTable
from demo import story
from demo.hands import Hands
from demo.stage import Stage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
#: What a colleague should know of the citizen, in the clerk's language.
NOTE = {"it": "Viene il figlio Luca, con la delega", "en": "Her son Luca comes, with a proxy"}


def make(hands: Hands, photograph_dialog: Callable[[str], None]) -> None:
    """A clerk's round; `photograph_dialog` takes a picture of what stands over the window and
    closes it."""
    story.open_citizen(hands, story.CITIZEN)
    hands.press(Qt.Key.Key_F1)
    hands.see("help_card")
    hands.picture("help")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_K, CTRL)
    hands.see("command_table")
    hands.picture("commands")
    hands.press(Qt.Key.Key_K, CTRL)
    _look_at_papers(hands)
    _write_note(hands)
    _print_together(hands)
    _look_at_lists(hands, photograph_dialog)
    hands.press(Qt.Key.Key_Comma, CTRL)
    hands.see("desk_card")
    hands.settle(1.5)
    hands.picture("settings")
    hands.press(Qt.Key.Key_F3)


def look_at_day(hands: Hands, stage: Stage) -> None:
    """A supervisor's day of all desks, and its report, once."""
    hands.press(Qt.Key.Key_5, CTRL)
    hands.see("day_totals")
    hands.settle(1.5)
    hands.picture("day_desks")
    report = stage.folder / "papers" / "day-report.pdf"
    if not report.exists():
        _save_report(hands, report)


def _save_report(hands: Hands, report: Path) -> None:
    report.parent.mkdir(exist_ok=True)
    hands.press(Qt.Key.Key_P, CTRL)
    hands.see("save_dialog")
    dialog = hands.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None  # noqa: S101  (seen above)
    dialog.fileSelected.emit(str(report))
    dialog.reject()
    # Nobody else does: a virtual screen has no window manager.
    hands.window.activateWindow()
    hands.until(report.exists, "the report of the day")
    hands.settle(0.5)


def show_to_citizen(hands: Hands, keep: Callable[[CustomerDisplay, str], None]) -> None:
    """The code of the notice that was just released, on the citizen's screen; `keep` photographs
    it. Before and after, it shows nobody's."""
    hands.press(Qt.Key.Key_F12)
    screen = _customer(hands)
    hands.until(lambda: screen.display is not None, "the citizen's screen")
    hands.settle(0.5)
    display, view = screen.display, screen.view
    assert display is not None  # noqa: S101  (waited for above)
    keep(display, "customer")
    display.show_view(CustomerView())
    keep(display, "customer-idle")
    display.show_view(view)
    hands.window.activateWindow()


def see_citizen_paid(hands: Hands, keep: Callable[[CustomerDisplay, str], None]) -> None:
    """What the citizen sees a moment after the payment."""
    screen = _customer(hands)
    if screen.display is not None and screen.view.shown is Shown.PAID:
        keep(screen.display, "customer-paid")


def _look_at_papers(hands: Hands) -> None:
    _first_notice(hands)
    hands.press(Qt.Key.Key_O, CTRL)
    hands.see("paper_sheet")
    hands.settle(2.0)
    hands.picture("paper_preview")
    hands.press(Qt.Key.Key_Escape)
    hands.see("notices_table")
    hands.settle(1.0)


def _write_note(hands: Hands) -> None:
    hands.press(Qt.Key.Key_N, CTRL | SHIFT)
    hands.write("note_field", NOTE[hands.words.language])
    hands.press(Qt.Key.Key_F9)
    hands.see("notes_list")
    hands.settle(1.0)
    hands.picture("notes")
    hands.press(Qt.Key.Key_Escape)
    hands.see("notices_table")


def _print_together(hands: Hands) -> None:
    """All that a citizen still has to pay; nothing is printed."""
    hands.settle(1.0)
    _first_notice(hands)
    hands.press(Qt.Key.Key_P, CTRL)
    hands.see("bulk_way")
    hands.settle(1.0)
    hands.picture("bulk_plan")
    hands.press(Qt.Key.Key_Escape)
    hands.see("notices_table")


def _first_notice(hands: Hands) -> None:
    table = hands.find("notices_table")
    assert isinstance(table, RowsTable)  # noqa: S101  (a citizen's page has one)
    table.selectRow(0)


def _look_at_lists(hands: Hands, photograph_dialog: Callable[[str], None]) -> None:
    hands.press(Qt.Key.Key_3, CTRL)
    hands.see("list_count")
    hands.settle(1.0)
    hands.press(Qt.Key.Key_G, CTRL)
    photograph_dialog("notices_columns")


def _customer(hands: Hands) -> CustomerScreen:
    shell = hands.window.shell
    assert shell is not None  # noqa: S101  (somebody is signed in)
    return shell.around.customer
