"""What a screen reader is told of a window, and what of its words does not fit on the screen."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.parts import Chip, Elided, Wrapped

#: Roles that say nothing of what a control is.
_NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
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


def _is_cut(widget: QWidget) -> bool:
    match widget:
        case Elided():
            return False
        case Wrapped():
            return bool(widget.text()) and widget.height() < widget.heightForWidth(widget.width())
        case QLabel():
            return bool(widget.text()) and widget.width() < widget.minimumSizeHint().width()
        case KeyButton():  # ends in an ellipsis, which must be told whole somewhere
            return widget.width() < widget.sizeHint().width() and not widget.toolTip()
        case _:
            return False


def _words(widget: QWidget) -> str:
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
