"""How a print of many notices stands: one answer, and how far it has come."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from counter_app.services.bulk_order import BulkView, BulkWay
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.answer_band import AnswerBand


class Progress(QProgressBar):
    """A bar as long as what is done; a screen reader says it in numbers."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("bulk_bar")
        self.setAccessibleName(look.words.say("bulk.progress"))
        self.setTextVisible(False)
        self.setFixedHeight(look.theme.px(16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is done on the ground of what is left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, edge = self._look.theme.palette, self._look.theme.px(4)
        painter.setPen(QColor(palette.control))
        painter.setBrush(QColor(palette.sunken))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, edge, edge)
        if self.value():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.primary))
            box.setWidth(box.width() * self.value() / max(self.maximum(), 1))
            painter.drawRoundedRect(box, edge, edge)


class BulkProgress(QWidget):
    """The answer changes by itself; nobody has to wait before it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(12))
        self._band = AnswerBand(look, "bulk_answer")
        self._bar = Progress(look)
        column.addWidget(self._band)
        column.addWidget(self._bar)

    def show_print(self, view: BulkView) -> None:
        """Say how it stands now."""
        tone, headline, detail = sentences(self._words, view)
        icon = "print" if tone is Tone.TO_PRINT else ""
        if (self._band.headline(), self._band.detail()) != (headline, detail):
            self._band.show_answer(tone, headline, detail, icon=icon)
        self._bar.setMaximum(max(view.count, 1))
        self._bar.setValue(view.printed + len(view.left_out))

    def take_focus(self) -> None:
        """A screen reader begins with how far it is."""
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)


def sentences(words: Words, view: BulkView) -> tuple[Tone, str, str]:
    """Tone, headline and what to do or to know."""
    headline = words.say(
        f"bulk.{_standing(view)}", printed=view.printed, count=view.count, name=view.waits_for
    )
    return _tone(view), headline, _detail(words, view)


def _standing(view: BulkView) -> str:
    if view.waits_for is not None:
        return "waits"
    if view.state is BulkState.DONE and not view.printed:
        return "nothing_printed"
    return view.state


def _tone(view: BulkView) -> Tone:
    if view.problem is not None or view.to_check:
        return Tone.TO_CHECK
    if view.waits_for is not None or view.state is BulkState.PAUSED:
        return Tone.OVERDUE
    match view.state:
        case BulkState.DONE if view.printed:
            return Tone.PAID
        case BulkState.RUNNING:
            return Tone.TO_PRINT
        case _:
            return Tone.CANCELLED


def _detail(words: Words, view: BulkView) -> str:
    parts = []
    if view.problem is not None:
        parts.append(words.problem_of(view.problem, dict(view.facts)))
    elif view.waits_for is not None:
        parts.append(words.say("bulk.waits_detail", name=view.waits_for))
    else:
        parts.append(words.say(f"bulk.{_standing(view)}_detail"))
    if view.under_way:
        parts.append(words.count("bulk.under_way", view.under_way))
    if view.to_check:
        parts.append(words.count("bulk.to_check", view.to_check))
    if view.printed and view.is_over and view.way is not BulkWay.PRINTER:
        parts.append(words.say(f"bulk.{view.way}_saved", target=view.target))
    return " ".join(parts)
