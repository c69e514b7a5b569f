"""What the cards of the settings are made of."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import card, label

T = TypeVar("T")


class SettingsCard(QFrame):
    """A titled card."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        frame, self.inside = card(look)
        self.inside.setSpacing(look.theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.inside.addWidget(label(title, "title"))


def captioned(look: Look, caption: str, part: QWidget, line: QLayout | None = None) -> QVBoxLayout:
    """A part under its caption, in a line with others where there is one."""
    above = label(caption, "label")
    above.setBuddy(part)
    column = QVBoxLayout()
    column.setSpacing(look.theme.px(4))
    column.addWidget(above)
    if line is None:
        column.addWidget(part)
    else:
        column.addLayout(line)
    return column


def choice_of(
    look: Look, caption: str, name: str, items: Sequence[tuple[T, str]], chosen: T
) -> Choice:
    """A box with these values and their words; it gives way where the room is small."""
    made = Choice(look, caption)
    made.setObjectName(name)
    made.setMinimumWidth(look.theme.px(120))
    fill(made, items, chosen)
    return made


def fill(choice: Choice, items: Sequence[tuple[T, str]], chosen: T) -> None:
    """Other values in a box."""
    choice.clear()
    for value, text in items:
        choice.addItem(text, value)
    choice.setCurrentIndex(next(n for n, (value, _) in enumerate(items) if value == chosen))


class Facts(QGridLayout):
    """Names on the left, what they are on the right; what is long goes over lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setHorizontalSpacing(look.theme.px(16))
        self.setVerticalSpacing(look.theme.px(6))
        self.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}

    def show_fact(self, name: str, caption: str, text: str) -> None:
        """Add a line, or say another thing in the one there is."""
        if name not in self._values:
            line = len(self._values)
            value = self._values[name] = label("", "body", wrap=True)
            value.setObjectName(name)
            self.addWidget(label(caption, "label"), line, 0)
            self.addWidget(value, line, 1)
        self._values[name].setText(text)
        self._values[name].setAccessibleName(f"{caption}: {text}")
