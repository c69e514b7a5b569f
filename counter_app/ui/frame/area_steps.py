"""F6: from one area of the window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget


def next_stop(areas: Sequence[QWidget | None], focus: QWidget | None, step: int) -> QWidget | None:
    """What takes the focus `step` areas after the one that has it."""
    here = next(
        (at for at, area in enumerate(areas) if area is focus or _holds(area, focus)),
        0,
    )
    wanted = areas[(here + step) % len(areas)]
    return wanted if isinstance(wanted, QLineEdit) else _first_stop(wanted)


def _holds(area: QWidget | None, focus: QWidget | None) -> bool:
    return area is not None and focus is not None and area.isAncestorOf(focus)


def _first_stop(widget: QWidget | None) -> QWidget | None:
    """The first widget in focus order inside another that takes the focus by Tab."""
    if widget is None:
        return None
    step = widget.nextInFocusChain()
    while step is not None and step is not widget:
        tabbed = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabbed and step.isVisible() and step.isEnabled() and widget.isAncestorOf(step):
            return step
        step = step.nextInFocusChain()
    return None
