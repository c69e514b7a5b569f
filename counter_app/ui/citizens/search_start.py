"""The start window before anything is typed: what the field takes, and how the day goes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.views import NoticeView, RowState
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.parts import Elided, empty, label, picture, row, rule

#: Text size up to which there is room for the figures of the day beside their caption.
BESIDE_UP_TO = 115
#: What may be typed or scanned: its symbol and the name of its words in the catalogue.
_TAKES = (
    ("user", "name"),
    ("card", "code"),
    ("file", "notice"),
    ("fullscreen", "scan"),
)


class SearchStart(QWidget):
    """An invitation in the middle, the figures of the day at the foot once there are any."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("search_message")
        say = look.words.say
        invitation = EmptyState(look, "start_invitation")
        invitation.say("search", say("search.begin"), say("search.begin_detail"))
        invitation.add_below(self._what_it_takes())
        self._figures = QHBoxLayout()
        self._foot = QWidget()
        self._foot.setObjectName("day_figures")
        self._foot.hide()
        px = look.theme.px
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(px(16), 0, px(16), px(12))
        foot.setSpacing(px(10))
        foot.addWidget(rule(look))
        if not self._captioned_beside():
            foot.addWidget(self._today())
        foot.addLayout(self._figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(invitation, 1)
        column.addWidget(self._foot)
        self.setAccessibleName(invitation.accessibleName())

    def show_day(self, notices: Sequence[NoticeView]) -> None:
        """How many notices this desk released today, and how they stand."""
        empty(self._figures)
        self._foot.setVisible(bool(notices))
        if not notices:
            return
        theme, say = self._look.theme, self._look.words.say
        if self._captioned_beside():
            self._figures.addWidget(self._today())
            self._figures.addStretch(1)
        to_register = theme.ink(Tone.TO_REGISTER).text
        for state, icon, words, ink in (
            (None, "file", say("search.released"), theme.palette.text2),
            (RowState.PAID, "check-circle", say("search.paid"), theme.ink(Tone.PAID).text),
            (RowState.TO_REGISTER, "upload", say("search.to_register"), to_register),
        ):
            count = sum(1 for one in notices if state in (None, one.state))
            self._figures.addSpacing(theme.px(24) if self._figures.count() else 0)
            self._figures.addLayout(
                row(
                    self._look,
                    picture(self._look.icons.pixmap(icon, ink, 22)),
                    label(str(count), "title"),
                    label(words, "quiet"),
                )
            )

    def _captioned_beside(self) -> bool:
        return self._look.theme.scale_percent <= BESIDE_UP_TO

    def _today(self) -> QWidget:
        return Elided(self._look.words.say("search.today"), "strong")

    def _what_it_takes(self) -> QGridLayout:
        px, say = self._look.theme.px, self._look.words.say
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(32))
        grid.setVerticalSpacing(px(16))
        for place, (icon, name) in enumerate(_TAKES):
            ink = self._look.theme.palette.text2
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(say(f"search.take_{name}"), "strong"))
            words.addWidget(label(say(f"search.take_{name}_how"), "hint", wrap=True))
            line = row(self._look, picture(self._look.icons.pixmap(icon, ink, 28)), spacing=12)
            line.addLayout(words, 1)
            grid.addLayout(line, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid
