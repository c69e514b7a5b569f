"""Beside the search: who was here lately, and what was begun and not finished."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.places import ReleasePlace
from counter_app.ui.said.people import code_of, full_name
from counter_app.ui.style.fonts import Size, legible, sans
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import card, empty, focus_after, label, row
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
            metrics, end = QFontMetrics(font), Qt.TextElideMode.ElideRight
            shown = metrics.elidedText(legible(text), end, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


class _Foot(NamedTuple):
    """The button below a card's entries: its object name, key of its words, symbol, key cap."""

    name: str
    text: str
    icon: str
    cap: str


class SearchSide(QWidget):
    """Two cards, each shown once it has something; each with the key of its first entry."""

    def __init__(
        self,
        look: Look,
        open_citizen: Callable[[CitizenInfo], None],
        resume: Callable[[ReleasePlace], None],
        before: QWidget,
    ) -> None:
        """`before` is what has the focus before them."""
        super().__init__()
        self._look = look
        self._before = before
        self._open_citizen = open_citizen
        self._resume = resume
        #: The buttons of each card, the upper card first.
        self._order: dict[str, tuple[QWidget, ...]] = {"search.recent": (), "search.drafts": ()}
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
        entries = [
            (full_name(one), code_of(words, one), partial(self._open_citizen, one))
            for one in recent[:SHOWN]
        ]
        last = _Foot("last_citizen_button", "act.last_citizen", "restore", "F8")
        self._fill(self._recent_card, self._recent_column, "search.recent", entries, last)

    def show_drafts(self, drafts: Sequence[ReleasePlace]) -> None:
        """What was begun, the latest first."""
        unfinished = self._look.words.say("search.unfinished")
        entries = [
            (full_name(one.citizen), one.kind_text or unfinished, partial(self._resume, one))
            for one in drafts[:SHOWN]
        ]
        resume = _Foot("resume_button", "act.resume", "arrow-right", "Ctrl+R")
        self._fill(self._drafts_card, self._drafts_column, "search.drafts", entries, resume)

    def _fill(
        self,
        frame: QFrame,
        column: QVBoxLayout,
        title: str,
        entries: Sequence[tuple[str, str, Callable[[], None]]],
        foot: _Foot,
    ) -> None:
        """Entries are a name, the line below it and what a click does; the key at the foot does
        what the first of them does."""
        empty(column)
        self._order[title] = ()
        frame.setVisible(bool(entries))
        if not entries:
            return
        column.addWidget(self._title(title))
        buttons = list[QWidget]()
        for name, below, do in entries:
            entry = PersonButton(self._look, name, below)
            entry.clicked.connect(lambda _on=False, do=do: do())
            column.addWidget(entry)
            buttons.append(entry)
        _, _, first = entries[0]
        button = self._key_button(foot)
        button.clicked.connect(lambda _on=False: first())
        self._add_at_foot(column, button)
        self._order[title] = (*buttons, button)
        focus_after(self._before, *(one for part in self._order.values() for one in part))

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

    def _key_button(self, foot: _Foot) -> KeyButton:
        button = KeyButton(
            self._look,
            self._look.words.say(foot.text),
            icon=foot.icon,
            key=foot.cap,
            strength=Strength.OUTLINED,
            spread=True,
        )
        button.setObjectName(foot.name)
        return button

    def _add_at_foot(self, column: QVBoxLayout, button: KeyButton) -> None:
        px = self._look.theme.px
        line = row(self._look, button)
        line.setContentsMargins(px(8), px(8), px(8), px(8))
        column.addLayout(line)
