"""The form of a notice: what is paid, by when, how much and why that much."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.favourites import FAVOURITES, Favourites
from counter_app.ui.key_button import KeyButton, Strength
from counter_app.ui.look import Look
from counter_app.ui.messages import amount, day
from counter_app.ui.parts import Field, card, label, row
from payments_core.model.rate import Rate
from payments_core.money import format_euro


class ReleaseForm(QWidget):
    """Collects kind and due date; says `changed` when they make a notice, or no longer do."""

    changed = Signal()

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        self._today = today
        self._rates: tuple[Rate, ...] = ()
        self._shown: tuple[Rate, ...] = ()
        self._fitting_count = 0
        self._online = True
        self.rate: Rate | None = None
        frame, self._column = card(look)
        self._column.setSpacing(look.theme.px(12))
        self.setLayout(row(look, frame))
        self.kind = Field(look, self._words.say("release.kind"), name="kind_field")
        self.kind.edit.setPlaceholderText(self._words.say("release.kind_hint"))
        self.due = Field(look, self._words.say("release.due_on"), name="due_field")
        self.due.edit.setPlaceholderText(self._words.say("release.due_hint"))
        self._favourites = Favourites(look)
        self._more = label("", "hint")
        self._more.setObjectName("more_kinds")
        self._column.addWidget(self.kind)
        self._column.addWidget(self._favourites)
        self._column.addWidget(self._more)
        self._column.addLayout(self._due_line())
        self._column.addWidget(self._build_total())
        self._column.addStretch(1)
        self._favourites.rearranged.connect(self._say_more)
        self.kind.edit.textEdited.connect(self._kind_typed)
        self.kind.edit.returnPressed.connect(self._kind_entered)
        self.kind.edit.editingFinished.connect(self._kind_left)
        self.due.edit.editingFinished.connect(self._due_left)

    def offer(self, rates: Sequence[Rate], *, online: bool) -> None:
        """The kinds of this desk; offline those that may not go offline are greyed, with why."""
        self._rates = tuple(rates)
        self._online = online
        self._show_kinds(self._rates)

    def take_up(self, kind_text: str, due_text: str) -> None:
        """Put back what was typed before."""
        if kind_text:
            self.kind.edit.setText(kind_text)
            self._kind_typed(kind_text)
        if due_text:
            self.due.edit.setText(due_text)

    def choose(self, place: int) -> None:
        """One of the kinds shown, by its place from 0."""
        if place < len(self._shown):
            self._choose(self._shown[place])

    def due_on(self) -> date | None:
        """The due date when it can be read, else None."""
        return read_day(self.due.text())

    def complain_if_wrong(self) -> bool:
        """Mark what is missing or wrong and put the focus there; whether there was anything."""
        if self.rate is None:
            self.kind.complain(self._words.say("release.kind_wrong"))
            self.kind.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self._due_left()
        if self.due.is_wrong():
            self.due.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes to the next field and never releases."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _due_line(self) -> QGridLayout:
        line = QGridLayout()
        line.setSpacing(self._look.theme.px(16))
        line.addWidget(self.due, 0, 0, Qt.AlignmentFlag.AlignTop)
        line.setColumnStretch(0, 1)
        line.setColumnStretch(1, 1)
        return line

    def _build_total(self) -> QWidget:
        frame, column = card(self._look, part="sum", margin=12)
        self._parts = label("", "hint", wrap=True)
        self._total = label("", "answer")
        self._total.setObjectName("total")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self._words.say("release.total"), "strong"))
        words.addWidget(self._parts)
        line = QHBoxLayout()
        line.addLayout(words, 1)
        line.addWidget(self._total)
        column.addLayout(line)
        self._sum = frame
        frame.hide()
        return frame

    def _show_kinds(self, rates: Sequence[Rate]) -> None:
        """The kinds that fit what is typed, each with its key; all of them fit an empty field."""
        self._shown = tuple(rates[:FAVOURITES])
        self._fitting_count = len(rates)
        self._favourites.replace(
            [self._favourite(place, rate) for place, rate in enumerate(self._shown)]
        )

    def _say_more(self) -> None:
        """Those without a place of their own are reached by typing."""
        more = max(self._fitting_count - self._favourites.shown(), 0)
        self._more.setText(self._words.count("release.more", more))
        self._more.setHidden(not more)

    def _favourite(self, place: int, rate: Rate) -> KeyButton:
        button = KeyButton(
            self._look,
            self._name(rate),
            key=f"Alt+{place + 1}",
            strength=Strength.OUTLINED,
            height=34,
            spread=True,
        )
        button.setToolTip(self._name(rate))
        button.setObjectName(f"favourite_{place + 1}")
        button.clicked.connect(lambda _checked=False: self._choose(rate))
        if not self._may_release(rate):
            button.setEnabled(False)
            reason = self._words.say("release.not_offline")
            button.setToolTip(f"{self._name(rate)}\n{reason}")
        return button

    def _may_release(self, rate: Rate) -> bool:
        return self._online or rate.offline

    def _name(self, rate: Rate) -> str:
        return rate.name_en if self._words.language == "en" else rate.name

    def _kind_typed(self, text: str) -> None:
        wanted = text.strip().casefold()
        exact = [rate for rate in self._rates if self._name(rate).casefold() == wanted]
        if exact:
            self._choose(exact[0])
            return
        if self.rate is not None:
            self._set_rate(None)
        self.kind.accept()
        self._show_kinds(self._fitting() or self._rates)

    def _kind_entered(self) -> None:
        """Enter takes the first kind that fits and goes on; it never releases."""
        if self.rate is None and self.kind.text() and (fitting := self._fitting()):
            self._choose(fitting[0])

    def _kind_left(self) -> None:
        """Leaving the field with a beginning that fits one kind alone is choosing it."""
        if self.rate is not None or not self.kind.text():
            return
        fitting = self._fitting()
        if len(fitting) == 1:
            self._choose(fitting[0])
        elif not self.kind.is_wrong():
            self.kind.complain(self._words.say("release.kind_wrong"))

    def _fitting(self) -> tuple[Rate, ...]:
        pieces = self.kind.text().casefold().split()
        return tuple(
            rate
            for rate in self._rates
            if all(piece in self._name(rate).casefold() for piece in pieces)
        )

    def _choose(self, rate: Rate) -> None:
        if not self._may_release(rate):
            self.kind.complain(self._words.say("release.not_offline"))
            return
        self.kind.edit.setText(self._name(rate))
        self.due.edit.clear()
        self._set_rate(rate)

    def _set_rate(self, rate: Rate | None) -> None:
        self.rate = rate
        self.kind.accept()
        self._sum.setVisible(rate is not None)
        if rate is not None:
            self._total.setText(amount(rate.total_cents))
            terms = [f"{part.label} {format_euro(part.amount_cents)}" for part in rate.parts]
            self._parts.setText(" + ".join(terms))
        self.changed.emit()

    def show_due(self, due_on: date) -> None:
        """The due date that the rate proposes, unless one was typed."""
        if not self.due.text():
            self.due.edit.setText(day(due_on))
        self._due_left()

    def _due_left(self) -> None:
        due_on = self.due_on()
        if due_on is None:
            if self.due.text() or self.rate is not None:
                self.due.complain(self._words.say("release.due_wrong"))
            return
        days = (due_on - self._today()).days
        if days < 0:
            self.due.complain(self._words.say("release.due_past"))
            return
        self.due.accept(self._words.count("release.due_in", days))
        self.changed.emit()


def read_day(text: str) -> date | None:
    """A date as it is typed, `23/12/2026` or `23.12.26`; None when it is not one.

    >>> read_day("23/12/2026"), read_day("3.1.27"), read_day("31/02/2026")
    (datetime.date(2026, 12, 23), datetime.date(2027, 1, 3), None)
    """
    parts = text.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    day_no, month, year = (int(part) for part in parts)
    try:
        return date(year + 2000 if year < 100 else year, month, day_no)
    except ValueError:
        return None
