"""The line that is always true: connection, queue, printers, numbers left, date and hour."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from counter_app.services.open_tasks import NUMBERS_LOW
from counter_app.services.views import DeskView, PrinterState
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import day_of, hour_of
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import thousands
from counter_app.ui.widgets.parts import Elided, label, picture

#: From this part of a day on numbers last for half of one, under it for hours.
HALF_A_DAY = 0.4


class Piece(NamedTuple):
    """A fact of the line; `shorter` are other words for it, each shorter than the one before, where
    there is no room."""

    icon: str
    words: str
    tone: Tone | None
    shorter: tuple[str, ...] = ()


class Fact(QWidget):
    """Icon and word of one piece; `is_calm` when it wants no attention."""

    def __init__(self, look: Look, piece: Piece) -> None:
        super().__init__()
        self._look = look
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.theme.px(6))
        self._icon = picture(QPixmap())
        line.addWidget(self._icon)
        self.text = Elided("", "status")
        line.addWidget(self.text, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_piece(piece)

    def show_piece(self, piece: Piece) -> None:
        """Say this from now on; the line writes the words, as many as it has room for."""
        self.piece = piece
        theme = self._look.theme
        colour = theme.palette.text2 if piece.tone is None else theme.ink(piece.tone).text
        self.is_calm = piece.tone in (None, Tone.PAID)
        self._icon.setPixmap(self._look.icons.pixmap(piece.icon, colour, 18))
        ink, weight = (theme.palette.text, 400) if self.is_calm else (colour, 600)
        style = f"color: {ink}; font-size: {theme.px(14)}px; font-weight: {weight};"
        if style != self.text.styleSheet():
            self.text.setStyleSheet(style)
        for one in (self, self.text):
            one.setToolTip(piece.words)


class StatusLine(QWidget):
    """Icon and word for each fact; what wants attention is stronger and coloured."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._facts: list[Fact] = []
        self._moment = ("", "")
        self.setObjectName("status_line")
        px = look.theme.px
        self.setFixedHeight(px(28))
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), 0, px(16), 0)
        line.setSpacing(px(24))
        self._pieces = QHBoxLayout()
        self._pieces.setSpacing(px(24))
        line.addLayout(self._pieces)
        line.addStretch(1)
        self._hour = label("", "hint")
        line.addWidget(self._hour)

    def show_desk(self, desk: DeskView) -> None:
        """Say how things stand; screen readers hear it when it changes."""
        pieces = desk_pieces(self._look, desk)
        if pieces == self._shown:
            return
        # Most of what happens changes one fact, and what stands need not be made anew for it.
        for fact, piece in zip(self._facts, pieces, strict=False):
            if fact.piece != piece:
                fact.show_piece(piece)
        for piece in pieces[len(self._facts) :]:
            self._facts.append(Fact(self._look, piece))
            self._pieces.addWidget(self._facts[-1])
        for gone in self._facts[len(pieces) :]:
            self._pieces.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        del self._facts[len(pieces) :]
        self._fit()
        spoken = " · ".join(piece.words for piece in pieces)
        self.setAccessibleName(spoken)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    @property
    def _shown(self) -> tuple[Piece, ...]:
        return tuple(fact.piece for fact in self._facts)

    def show_hour(self, now: datetime) -> None:
        """Date and hour of Rome."""
        moment = day_of(now), hour_of(now)
        if moment != self._moment:
            self._moment = moment
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all words, facts that are calm keep their icon only."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The line never widens the window."""
        return QSize(1, self._look.theme.px(28))

    def text(self) -> str:
        """What the line says, as a screen reader says it."""
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the line above."""
        painter = QPainter(self)
        palette = self._look.theme.palette
        painter.fillRect(self.rect(), self._look.colour(palette.surface))
        line = QRect(0, 0, self.width(), palette.border_px)
        painter.fillRect(line, self._look.colour(palette.line))

    def _fit(self) -> None:
        """Measured from the words: the layout's own answer is a step behind. After the words of
        calm facts the day gives way, then facts are told in fewer words; what is still too long
        ends in an ellipsis."""
        px = self._look.theme.px
        for fact in self._facts:
            fact.text.setText(fact.piece.words)
        self._hour.setText(" · ".join(self._moment))
        beside = px(18) + px(6) + px(24)
        wanted = px(32) + sum(beside + _advance(fact.text) for fact in self._facts)
        wanted += _advance(self._hour)
        for fact in self._facts:
            fact.text.show()
        for text in [fact.text for fact in reversed(self._facts) if fact.is_calm]:
            if wanted <= self.width():
                break
            wanted -= _advance(text)
            text.hide()
        if wanted > self.width():
            wanted -= _advance(self._hour)
            self._hour.setText(self._moment[1])
            wanted += _advance(self._hour)
        for fact in self._facts:
            for words in fact.piece.shorter:
                if wanted <= self.width():
                    break
                wanted -= _advance(fact.text)
                fact.text.setText(words)
                wanted += _advance(fact.text)


def _advance(text: QLabel) -> int:
    text.ensurePolished()
    return text.fontMetrics().horizontalAdvance(text.text())


def desk_pieces(look: Look, desk: DeskView) -> tuple[Piece, ...]:
    """Icon, words and tone of each fact, in the order of the line."""
    return (
        _connection(look, desk),
        _queue(look, desk),
        *_bulk(look, desk),
        _printer(look, "paper", desk.paper_printer),
        _roll(look, desk),
        _numbers(look, desk),
    )


def _connection(look: Look, desk: DeskView) -> Piece:
    say = look.words.say
    if desk.online and desk.slow:
        return Piece("clock", say("status.online_slow"), Tone.OVERDUE)
    if desk.online:
        return Piece("wifi", say("status.online"), Tone.PAID)
    if desk.offline_since is None:
        return Piece("plug", say("status.offline"), Tone.OVERDUE)
    since = hour_of(desk.offline_since)
    go_on = say("status.offline_since", hour=since)
    if desk.trouble is None:
        return Piece("plug", go_on, Tone.OVERDUE)
    reason = say(f"status.because_{desk.trouble}")
    whole = say("status.offline_because", hour=since, reason=reason)
    only = say("status.offline_only", reason=reason)
    shorter = (only, go_on) if len(go_on) < len(only) else (only,)
    return Piece("plug", whole, Tone.OVERDUE, shorter)


def _queue(look: Look, desk: DeskView) -> Piece:
    words = look.words.count("status.waiting", desk.waiting_operations)
    if desk.waiting_operations:
        return Piece("upload", words, Tone.TO_REGISTER)
    if desk.waiting_notes:
        return Piece("upload", look.words.count("status.notes", desk.waiting_notes), None)
    return Piece("check", words, None)


def _bulk(look: Look, desk: DeskView) -> tuple[Piece, ...]:
    if (bulk := desk.bulk) is None:
        return ()
    facts = {"printed": bulk.printed, "count": bulk.count}
    words = look.words.say(f"status.bulk_{'held' if bulk.held else 'runs'}", **facts)
    shorter = (look.words.say("status.bulk_short", **facts),)
    return (Piece("print", words, Tone.TO_CHECK if bulk.held else Tone.TO_PRINT, shorter),)


def _printer(look: Look, which: str, state: PrinterState) -> Piece:
    words = look.words.say(f"status.{which}_{state}")
    if state is PrinterState.READY:
        return Piece("print", words, Tone.PAID)
    return Piece("print", words, None if state is PrinterState.NOT_SET else Tone.TO_CHECK)


def _roll(look: Look, desk: DeskView) -> Piece:
    """One that does not answer, and where its papers come out meanwhile."""
    piece = _printer(look, "roll", desk.roll_printer)
    if not desk.leaves_roll:
        return piece
    return piece._replace(words=look.words.say("status.roll_on_paper"), shorter=(piece.words,))


def _numbers(look: Look, desk: DeskView) -> Piece:
    """How many are left, and how long they last at the desk's own pace, where there is room."""
    left = desk.numbers_left
    words = look.words.count("status.numbers", left)
    tone = Tone.OVERDUE if left < NUMBERS_LOW else None
    if not left or desk.numbers_days is None:
        return Piece("card", words, tone)
    return Piece("card", _lasting(look, thousands(left), desk.numbers_days), tone, (words,))


def _lasting(look: Look, left: str, days: float) -> str:
    if days >= 1:
        return look.words.count("status.numbers_days", int(days), left=left)
    key = "half_day" if days >= HALF_A_DAY else "hours"
    return look.words.say(f"status.numbers_{key}", left=left)
