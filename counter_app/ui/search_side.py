"""Beside the search: who was here lately, and what was begun and not finished."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.fonts import Size, sans
from counter_app.ui.key_button import KeyButton, Strength
from counter_app.ui.look import Look
from counter_app.ui.parts import card, empty, label, row
from counter_app.ui.people import code_of, full_name
from counter_app.ui.places import ReleasePlace
from payments_core.wire.desk.messages import CitizenInfo

#: Entries of each card.
SHOWN = 5


class PersonButton(QPushButton):
    """A name over a smaller line; a click opens it."""

    def __init__(self, look: Look, name: str, below: str) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._below = below
        self.setAccessibleName(f"{name}, {below}")
        self.setToolTip(f"{name}\n{below}")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Two lines; the width is the card's."""
        return QSize(0, self._look.theme.px(50))

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both lines, cut at a whole letter; a ground under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        px, p = theme.px, theme.palette
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(p.select))
            painter.drawRoundedRect(self.rect(), px(4), px(4))
        for top, high, text, font, ink in (
            (px(3), px(24), self._name, sans(theme), p.text),
            (px(26), px(20), self._below, sans(theme, Size.LABEL), p.text2),
        ):
            painter.setFont(font)
            painter.setPen(self._look.colour(ink))
            box = QRect(px(8), top, self.width() - px(16), high)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


class SearchSide(QWidget):
    """Two cards, each shown once it has something; each with the key of its first entry."""

    def __init__(
        self,
        look: Look,
        open_citizen: Callable[[CitizenInfo], None],
        resume: Callable[[ReleasePlace], None],
    ) -> None:
        super().__init__()
        self._look = look
        self._open_citizen = open_citizen
        self._resume = resume
        self._recent_card, self._recent_column = self._card()
        self._drafts_card, self._drafts_column = self._card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(12))
        column.addWidget(self._recent_card)
        column.addWidget(self._drafts_card)
        column.addStretch(1)

    def show_recent(self, recent: Sequence[CitizenInfo]) -> None:
        """Who was served lately, the last one first."""
        words = self._look.words
        empty(self._recent_column)
        self._recent_card.setVisible(bool(recent))
        if not recent:
            return
        self._recent_column.addWidget(self._title("search.recent"))
        for citizen in recent[:SHOWN]:
            entry = PersonButton(self._look, full_name(citizen), code_of(words, citizen))
            entry.clicked.connect(lambda _on=False, one=citizen: self._open_citizen(one))
            self._recent_column.addWidget(entry)
        last = self._key_button("act.last_citizen", "restore", "F8")
        last.setObjectName("last_citizen_button")
        self._add_at_foot(self._recent_column, last)
        last.clicked.connect(lambda _on=False: self._open_citizen(recent[0]))

    def show_drafts(self, drafts: Sequence[ReleasePlace]) -> None:
        """What was begun, the latest first."""
        words = self._look.words
        empty(self._drafts_column)
        self._drafts_card.setVisible(bool(drafts))
        if not drafts:
            return
        self._drafts_column.addWidget(self._title("search.drafts"))
        for place in drafts[:SHOWN]:
            below = place.kind_text or words.say("search.unfinished")
            entry = PersonButton(self._look, full_name(place.citizen), below)
            entry.clicked.connect(lambda _on=False, one=place: self._resume(one))
            self._drafts_column.addWidget(entry)
        resume = self._key_button("act.resume", "arrow-right", "Ctrl+R")
        resume.setObjectName("resume_button")
        self._add_at_foot(self._drafts_column, resume)
        resume.clicked.connect(lambda _on=False: self._resume(drafts[0]))

    def _card(self) -> tuple[QFrame, QVBoxLayout]:
        frame, column = card(self._look, margin=8)
        column.setSpacing(0)
        frame.hide()
        return frame, column

    def _title(self, key: str) -> QWidget:
        px = self._look.theme.px
        made = label(self._look.words.say(key), "strong")
        made.setContentsMargins(px(8), px(6), px(8), px(6))
        return made

    def _key_button(self, key: str, icon: str, cap: str) -> KeyButton:
        return KeyButton(
            self._look,
            self._look.words.say(key),
            icon=icon,
            key=cap,
            strength=Strength.OUTLINED,
            spread=True,
        )

    def _add_at_foot(self, column: QVBoxLayout, button: KeyButton) -> None:
        px = self._look.theme.px
        line = row(self._look, button)
        line.setContentsMargins(px(8), px(8), px(8), px(8))
        column.addLayout(line)
