"""Who it is and how much: the card at the head of a citizen's page."""

from datetime import datetime

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.views import CitizenView
from counter_app.ui.said.answers import situation
from counter_app.ui.said.people import address, birth, full_name, since
from counter_app.ui.said.person_marks import code_label, standing_chip
from counter_app.ui.style.fonts import Size, sans
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount
from counter_app.ui.style.theme import SIDE_PANEL_FROM
from counter_app.ui.widgets.parts import Elided, card, empty, label, picture, row
from payments_core.clock import rome_date

#: Widest name with the birth beside it, in pixels at 100 %; longer ones have it below.
LONG_NAME = 380


class PersonCard(QWidget):
    """Name and three sums in one band.

    Where the window is narrow for its text the band keeps to what tells who it is and how much is
    open; the rest is then in `aside`, for the foot of the page.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.aside, self._aside_line = _frame(look, "person_aside")
        self.aside.hide()
        frame, self._line = _frame(look, "person_card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_person(self, view: CitizenView, now: datetime, *, narrow: bool) -> None:
        """This person, with what was paid this year."""
        year = rome_date(now).year
        empty(self._line)
        empty(self._aside_line)
        self.aside.setVisible(narrow)
        px = self._look.theme.px
        self._line.setSpacing(px(24))
        edge = px(4 if narrow else 12)
        self._line.setContentsMargins(0, edge, 0, edge)
        who = QVBoxLayout()
        who.setSpacing(px(2 if narrow else 4))
        for line in self._narrow_lines(view) if narrow else self._wide_lines(view, now):
            who.addLayout(line)
        if narrow:
            words, citizen = self._look.words, view.citizen
            paid = f"{self._paid_in(year)} {amount(view.paid_this_year_cents)}"
            paid = paid if view.listed else ""
            known = (birth(words, citizen), since(words, citizen), paid)
            life = " · ".join(part for part in known if part)
            about = row(self._look, Elided(life, "quiet"), spacing=16)
            about.addLayout(self._contacts(view, now), 1)
            self._aside_line.addLayout(about, 1)
        self._line.addLayout(who, 1)
        self._line.addLayout(self._sums(view, year, narrow))

    def _wide_lines(self, view: CitizenView, now: datetime) -> tuple[QHBoxLayout, QHBoxLayout]:
        name = self._name(view, "name")
        metrics = QFontMetrics(sans(self._look.theme, Size.NAME, strong=True))
        px = self._look.theme.px
        tight = self.window().width() < px(SIDE_PANEL_FROM)
        long = tight or metrics.horizontalAdvance(name.text()) > px(LONG_NAME)
        code = code_label(self._look, view.citizen)
        birth_parts = self._birth(view)
        upper = row(self._look, name, code, *(() if long else birth_parts), None, spacing=16)
        lower = row(self._look, *(birth_parts if long else ()), spacing=16)
        lower.addLayout(self._contacts(view, now), 1)
        return upper, lower

    def _narrow_lines(self, view: CitizenView) -> tuple[QHBoxLayout, QHBoxLayout]:
        chip = standing_chip(self._look, view.citizen, brief=True)
        code = code_label(self._look, view.citizen)
        marks = (code,) if chip is None else (code, chip)
        upper = row(self._look, self._name(view, "title"))
        return upper, row(self._look, *marks, None, spacing=12)

    def _name(self, view: CitizenView, role: str) -> Elided:
        name = Elided(full_name(view.citizen), role)
        name.setObjectName("citizen_name")
        return name

    def _birth(self, view: CitizenView) -> list[QWidget]:
        born = birth(self._look.words, view.citizen)
        chip = standing_chip(self._look, view.citizen)
        parts: list[QWidget] = [Elided(born, "quiet")] if born else []
        return parts if chip is None else [*parts, chip]

    def _sums(self, view: CitizenView, year: int, narrow: bool) -> QBoxLayout:
        look, say = self._look, self._look.words.say
        sums = row(look, spacing=20 if narrow else 32)
        figures = [
            (say("citizen.to_pay"), view.to_pay_cents, "answer"),
            (say("citizen.overdue"), view.overdue_cents, "overdue"),
        ]
        if not narrow:
            figures.append((self._paid_in(year), view.paid_this_year_cents, "paid"))
        for caption, cents, role in figures:
            pair = QVBoxLayout()
            pair.setSpacing(look.theme.px(2))
            pair.addWidget(label(caption, "label"))
            shown = "title" if narrow else role if cents else "answer"
            # What the server never told is no sum, and not nothing either.
            pair.addWidget(label(amount(cents) if view.listed else "—", shown))
            sums.addLayout(pair)
        return sums

    def _paid_in(self, year: int) -> str:
        return self._look.words.say("citizen.paid_in", year=year)

    def _contacts(self, view: CitizenView, now: datetime) -> QHBoxLayout:
        citizen, look = view.citizen, self._look
        line = row(look, spacing=8)
        for icon, text in (
            ("map-marker", address(citizen)),
            ("mail", citizen.email),
            ("telephone", citizen.phone),
        ):
            if text:
                line.addWidget(picture(look.icons.pixmap(icon, look.theme.palette.text2, 20)))
                short = icon == "telephone"
                line.addWidget(label(text, "quiet") if short else Elided(text, "quiet"))
                line.addSpacing(look.theme.px(8))
        if view.as_of is not None:
            words = look.words
            stale = situation(words, "citizen.as_of", view.as_of, now)
            line.addWidget(label(stale if view.listed else words.say("citizen.unlisted"), "hint"))
        line.addStretch(1)
        return line


def _frame(look: Look, name: str) -> tuple[QFrame, QHBoxLayout]:
    frame, column = card(look, margin=16)
    frame.setObjectName(name)
    edge = look.theme.px(16)
    column.setContentsMargins(edge, 0, edge, 0)
    line = QHBoxLayout()
    line.setSpacing(look.theme.px(16))
    line.setContentsMargins(0, edge, 0, edge)
    column.addLayout(line)
    return frame, line
