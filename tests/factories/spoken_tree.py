"""What a screen reader is told of a window, and what of its words does not fit on the screen."""

import itertools
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)

from counter_app.ui.widgets.cells import CELL_ROLE, KIND_ROLE, Kind
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.parts import Chip, Elided, Wrapped
from counter_app.ui.widgets.row_delegate import RowDelegate
from counter_app.ui.widgets.rows_table import RowsTable

#: Roles that say nothing of what a control is.
_NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
#: Cells that say nothing, or something else, once part of them is missing.
_WHOLE = (Kind.CODE, Kind.AMOUNT, Kind.CHIP)
#: Room beside the words of a field: edges and borders, in pixels at 100 %.
_FIELD_EDGES = 30
#: What somebody can do something with.
_CONTROLS = (
    QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText, QAccessible.Role.RadioButton, QAccessible.Role.Table,
)  # fmt: skip


def windows() -> list[QWidget]:
    """All that stands on the screen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def nameless(window: QWidget) -> list[str]:
    """Controls of which a screen reader cannot say what they are."""
    found = []
    for part in _tree(QAccessible.queryAccessibleInterface(window)):
        state, role = part.state(), part.role()
        takes_keys = bool(state.focusable) and not state.disabled
        if (takes_keys or role in _CONTROLS) and not part.text(QAccessible.Text.Name):
            found.append(_described(part, "has no name"))
        elif takes_keys and role in _NO_ROLE and not _is_scroll_area(part):
            found.append(_described(part, "has no role"))
    return found


def unspoken_states(window: QWidget) -> list[str]:
    """Chips whose state is a colour alone."""
    return [
        chip.objectName() or "a chip"
        for chip in window.findChildren(Chip)
        if chip.isVisible() and not chip.accessibleName()
    ]


def shared_mnemonics(window: QWidget) -> list[str]:
    """Letters that more than one label or button answers to."""
    letters: Counter[str] = Counter()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        answers = isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        )
        text = widget.text().replace("&&", "") if answers else ""
        if "&" in text[:-1]:
            letters[text[text.index("&") + 1].lower()] += 1
    return [letter for letter, count in letters.items() if count > 1]


def cut_texts(window: QWidget) -> list[str]:
    """Words that do not fit where they stand and do not end in an ellipsis either."""
    return [
        f"{widget.objectName() or type(widget).__name__}: {_words(widget)!r}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.width() > 0 and _is_cut(widget)
    ]


def cut_cells(window: QWidget) -> list[str]:
    """Numbers, amounts and states in tables for which their columns have no room. Words may end in
    an ellipsis: the pointer is told the whole of them."""
    return [cut for table in _tables(window) for cut in _cut_cells(table)]


def cut_titles(window: QWidget) -> list[str]:
    """Titles of tables for which their columns have no room."""
    return [cut for table in _tables(window) for cut in _cut_titles(table)]


def _tables(window: QWidget) -> list[RowsTable[object]]:
    return [one for one in window.findChildren(RowsTable) if one.isVisible()]


def focus_strays(window: QWidget) -> list[str]:
    """Where the focus leaves the view and comes back to it, or goes up to what stands before."""
    stops = [stop for stop in _focus_chain(window) if _zone(stop) != "rail"]
    begin = next((at for at, stop in enumerate(stops) if _zone(stop) == "header"), 0)
    stops = stops[begin:] + stops[:begin]
    zones = [zone for zone, _ in itertools.groupby(stops, _zone)]
    if len(zones) > len({*zones}):
        return [f"the focus comes more than once to {zone}" for zone in {*zones}
                if zones.count(zone) > 1]  # fmt: skip
    of_view = [stop for stop in stops if _zone(stop) == "view"]
    if "header" not in zones:  # a card by itself has no other beginning
        begin = min(range(len(of_view)), key=lambda at: _corner(of_view[at]), default=0)
        of_view = of_view[begin:] + of_view[:begin]
    return [
        f"{one.objectName()} > {other.objectName()}"
        for one, other in itertools.pairwise(of_view)
        if _corner(other)[0] + other.height() <= _corner(one)[0]
        and _corner(other)[1] <= _corner(one)[1]
    ]


def _focus_chain(window: QWidget) -> list[QWidget]:
    found, step = list[QWidget](), window.nextInFocusChain()
    while step is not window:
        takes = step.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and step.isVisible() and step.isEnabled():
            found.append(step)
        step = step.nextInFocusChain()
    return found


def _zone(widget: QWidget) -> str:
    """The part of the window that a widget lies in."""
    step: QWidget | None = widget
    while step is not None:
        if step.objectName() in ("header", "rail", "action_bar", "help_card"):
            return step.objectName()
        step = step.parentWidget()
    return "view"


def _corner(widget: QWidget) -> tuple[int, int]:
    """How far down and how far right it begins, where nothing is scrolled away."""
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    step, scrolled = widget.parentWidget(), 0
    while step is not None:
        if isinstance(step, QAbstractScrollArea):
            scrolled += step.verticalScrollBar().value()
        step = step.parentWidget()
    return corner.y() + scrolled, corner.x()


def _cut_cells(table: RowsTable[object]) -> Iterator[str]:
    delegate, model = table.itemDelegate(), table.model()
    assert isinstance(delegate, RowDelegate)
    for row in range(min(model.rowCount(), 40)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            of_words = index.data(KIND_ROLE) not in _WHOLE or index.data(CELL_ROLE).aside
            if table.isColumnHidden(column) or of_words:
                continue
            if cut := delegate.cut_text(table.visualRect(index), index):
                yield f"{table.objectName()}: {cut!r}"


def _cut_titles(table: RowsTable[object]) -> Iterator[str]:
    header, model = table.horizontalHeader(), table.model()
    shown = [at for at in range(model.columnCount()) if not table.isColumnHidden(at)]
    edge = header.height() * 12 // 34
    for at in shown:
        title = model.headerData(at, Qt.Orientation.Horizontal)
        room = header.sectionSize(at) - (edge if at != shown[0] else 2 * edge)
        is_mark = model.headerData(at, Qt.Orientation.Horizontal, KIND_ROLE) is Kind.MARK
        if not is_mark and header.fontMetrics().horizontalAdvance(title) > room:
            yield f"{table.objectName()}: {title!r}"


def _is_cut(widget: QWidget) -> bool:
    match widget:
        case Elided():
            return False
        case Wrapped():
            return bool(widget.text()) and widget.height() < widget.heightForWidth(widget.width())
        case QLabel():
            return bool(widget.text()) and widget.width() < widget.minimumSizeHint().width()
        case QLineEdit():
            words = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            return not widget.text() and words > widget.width() - _FIELD_EDGES
        case KeyButton():  # ends in an ellipsis, which must be told whole somewhere
            return widget.width() < widget.sizeHint().width() and not widget.toolTip()
        case _:
            return False


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.placeholderText()
    return widget.text()[:60] if isinstance(widget, QLabel | QAbstractButton) else ""


def _tree(part: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if part is None or part.state().invisible:
        return
    yield part
    # Cells say what their model says, which has tests of its own.
    if part.role() is QAccessible.Role.Table:
        return
    for place in range(part.childCount()):
        yield from _tree(part.child(place))


def _is_scroll_area(part: QAccessibleInterface) -> bool:
    return bool(part.object().inherits("QAbstractScrollArea"))


def _described(part: QAccessibleInterface, what: str) -> str:
    thing = part.object()
    return f"{type(thing).__name__} {thing.objectName()} ({part.role().name}) {what}"
