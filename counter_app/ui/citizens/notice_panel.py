"""Beside the table: was the row in hand paid, and what has happened to it."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.services.views import CheckView, NoticeView
from counter_app.ui.said.answers import answer, steps
from counter_app.ui.said.people import owing
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount
from counter_app.ui.widgets.parts import Chip, empty, label, row, scrolled
from counter_app.ui.widgets.states import tone_of, word_of
from counter_app.ui.widgets.timeline import narrow_timeline


class NoticePanel(QFrame):
    """Shows the row at once and its story when it has been fetched."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("part", "card")
        self.setObjectName("notice_panel")
        px = look.theme.px
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(15), px(15), px(15), px(15))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scrolled(inside))
        self._column.setSpacing(px(10))

    def show_nothing(self) -> None:
        """There is no row in hand."""
        empty(self._column)

    def show_notice(self, notice: NoticeView) -> None:
        """Subject, state and amount, before the story is there."""
        self._begin(notice)
        self._column.addStretch(1)

    def show_check(self, check: CheckView, now: datetime) -> None:
        """The same with answer and story."""
        self._begin(check.notice)
        said = answer(self._look.words, check, now)
        words = QVBoxLayout()
        words.setSpacing(self._look.theme.px(2))
        words.addWidget(self._wrapped(said.headline, "body"))
        if said.brief:
            words.addWidget(self._wrapped(said.brief, "hint"))
        self._column.addLayout(words)
        self._column.addWidget(narrow_timeline(self._look, steps(self._look.words, check)))
        self._column.addStretch(1)
        self._column.addWidget(label(self._look.words.say("citizen.whole_story"), "hint"))

    def _begin(self, notice: NoticeView) -> None:
        empty(self._column)
        look = self._look
        self._column.addWidget(self._wrapped(notice.subject, "strong"))
        chip = Chip(look, tone_of(notice.state), word_of(look.words, notice.state))
        chip.setObjectName("panel_state")
        sum_of = label(amount(notice.amount_cents), "answer")
        self._column.addLayout(row(look, chip, None, sum_of))
        if notice.cancel_waits:
            waits = self._wrapped(look.words.say("notices.cancel_waits"), "strong")
            waits.setObjectName("panel_cancel_waits")
            self._column.addWidget(waits)
        if notice.co_debtors:
            self._column.addWidget(self._wrapped(owing(look.words, notice), "hint"))

    def _wrapped(self, text: str, role: str) -> QWidget:
        made = label(text, role, wrap=True)
        made.setMinimumWidth(self.width() - self._look.theme.px(34))
        return made
