"""The start window: who is in front of the desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.views import SearchResult
from counter_app.ui.acts import Act
from counter_app.ui.background import Ticket
from counter_app.ui.cells import Cell, Kind
from counter_app.ui.key_button import KeyButton, Strength
from counter_app.ui.messages import Words, day, hour_of
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.parts import card, empty, label, row, scrolled
from counter_app.ui.people import code_of, full_name, short_address, situation
from counter_app.ui.places import CitizenPlace, Place, ReleasePlace, SearchPlace
from counter_app.ui.rows_table import Column, RowsTable
from counter_app.ui.search_text import is_whole_tax_code, marks, payment_code
from counter_app.ui.theme import RAIL_WORDS_FROM
from payments_core.wire.desk.messages import CitizenInfo

#: Citizens served lately that the side shows.
RECENT_SHOWN = 5
#: Letters from which a search is worth asking.
LETTERS_FROM = 2


class SearchView(Page):
    """Rows while typing; the first is ready, Enter opens it."""

    def __init__(self, around: Surroundings, place: SearchPlace) -> None:
        super().__init__(around)
        self._text = place.text
        self._result: SearchResult | None = None
        self._searching: Ticket | None = None
        self._open_when_found = False
        self._recent: tuple[CitizenInfo, ...] = ()
        body = QHBoxLayout()
        body.setSpacing(self.look.theme.px(16))
        body.addWidget(self._build_list(), 1)
        body.addWidget(self._build_side())
        self.column.addLayout(body)
        self._show_result()
        self._show_drafts()
        around.drafts.loaded.connect(self._show_drafts)
        self.ask(around.counter.lookup.recent, self._show_recent)
        if place.text:
            self.search_typed(place.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow for its text the list takes all of it."""
        super().resizeEvent(event)
        self._place_side()

    def _place_side(self) -> None:
        roomy = self.window().width() >= self.look.theme.px(RAIL_WORDS_FROM)
        something = bool(self._recent) or bool(self.around.drafts.latest())
        self._side.setVisible(roomy and something)

    def acts(self) -> tuple[Act, ...]:
        """Open, new notice, last citizen, reprint."""
        say = self.words.say
        found = self._table.current() is not None
        acts = []
        if found:
            acts += [
                Act(
                    "open_citizen",
                    say("act.open_citizen"),
                    "arrow-right",
                    "",
                    self._table.open_current,
                    Strength.FILLED,
                    cap=say("key.enter"),
                ),
                Act(
                    "new_notice",
                    say("act.new_notice"),
                    "plus",
                    "F4",
                    self._new_notice,
                    Strength.OUTLINED,
                ),
            ]
        acts.append(
            Act(
                "lock",
                say("act.lock"),
                "lock",
                "",
                self.around.ways.lock,
                cap="Ctrl+L",
                at_end=True,
            )
        )
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins in the search field."""
        self.around.ways.focus_search()

    def leave(self) -> Place:
        """Come back to the same search."""
        return SearchPlace(self._text)

    def search_typed(self, text: str) -> bool:
        """Ask again for each change; only the latest answer counts."""
        self._text = text
        if self._searching is not None:
            self._searching.abandon()
        if len(text) < LETTERS_FROM:
            self._result = None
            self._show_result()
            return True
        lookup = self.around.counter.lookup
        self._searching = self.ask(lambda: lookup.search(text), self._found)
        return True

    def search_key(self, rows: int) -> bool:
        """Arrows choose without leaving the field."""
        self._table.step(rows)
        return True

    def search_entered(self, text: str) -> bool:
        """Open the row; when the answer is still on its way, open it on arrival."""
        if payment_code(text) is not None:
            return False
        if self._result is not None and self._result.text == text:
            self._table.open_current()
        else:
            self._open_when_found = True
            if text != self._text:
                self.search_typed(text)
        return True

    def _build_list(self) -> QWidget:
        frame, column = card(self.look, margin=0)
        edge = self.look.theme.px(16)
        column.setSpacing(0)
        column.setContentsMargins(1, self.look.theme.px(8), 1, 1)
        self._count = label("", "hint")
        self._hint = label(self.words.say("search.hint"), "hint")
        top = row(
            self.look,
            label(self.words.say("search.title"), "title"),
            self._count,
            None,
            self._hint,
            spacing=12,
        )
        top.setContentsMargins(edge, self.look.theme.px(4), edge, self.look.theme.px(8))
        column.addLayout(top)
        self._table = RowsTable[CitizenInfo](
            self.look,
            citizen_columns(self.words, lambda: self._text),
            name="citizen_table",
            accessible_name=self.words.say("search.title"),
            row_height=40,
        )
        self._table.follow(self.around.ways.search_field)
        self._table.opened.connect(self._open)
        self._table.moved.connect(lambda _entry: self.acts_changed.emit())
        column.addWidget(self._table, 1)
        self._nobody = label("", "quiet", wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nobody.setObjectName("search_message")
        self._nobody.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self._nobody)
        column.addStretch(0)
        return frame

    def _build_side(self) -> QWidget:
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(self.look.theme.px(16))
        self._recent_card, self._recent_column = card(self.look)
        self._drafts_card, self._drafts_column = card(self.look)
        for frame in (self._recent_card, self._drafts_card):
            frame.hide()
            side.addWidget(frame)
        side.addStretch(1)
        self._side = scrolled(inside)
        self._side.setFixedWidth(self.look.theme.px(280))
        return self._side

    def _found(self, result: SearchResult) -> None:
        if result.text != self._text:
            return
        self._result = result
        self._show_result()
        exact = len(result.citizens) == 1 and is_whole_tax_code(result.text)
        if result.citizens and (exact or self._open_when_found):
            self._open(result.citizens[0])
        self._open_when_found = False

    def _show_result(self) -> None:
        result = self._result
        people = result.citizens if result else ()
        self._table.show_rows(people)
        self._table.setVisible(bool(people))
        self._hint.setVisible(bool(people))
        self._nobody.setVisible(not people)
        if result is None:
            self._count.setText("")
            self._nobody.setText(self.words.say("search.begin"))
        else:
            self._count.setText(self._count_words(result))
            self._nobody.setText(self.words.say("search.nobody", text=result.text))
        self.acts_changed.emit()

    def _count_words(self, result: SearchResult) -> str:
        key = "search.more" if result.more else "search.found"
        words = self.words.count(key, len(result.citizens), text=result.text)
        if result.as_of is None:
            return words
        return f"{words} · {self.words.say('search.as_of', hour=hour_of(result.as_of))}"

    def _show_recent(self, recent: tuple[CitizenInfo, ...]) -> None:
        self._recent = recent
        self._place_side()
        empty(self._recent_column)
        self._recent_card.setVisible(bool(recent))
        if not recent:
            return
        self._recent_column.addWidget(label(self.words.say("search.recent"), "strong"))
        for citizen in recent[:RECENT_SHOWN]:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(label(full_name(citizen)))
            pair.addWidget(label(code_of(self.words, citizen), "hint"))
            self._recent_column.addLayout(pair)
        last = KeyButton(
            self.look,
            self.words.say("act.last_citizen"),
            icon="restore",
            key="F8",
            strength=Strength.OUTLINED,
            spread=True,
        )
        last.setObjectName("last_citizen_button")
        last.clicked.connect(lambda: self._open(recent[0]))
        self._recent_column.addWidget(last)

    def _show_drafts(self) -> None:
        self._place_side()
        drafts = self.around.drafts.latest()
        empty(self._drafts_column)
        self._drafts_card.setVisible(bool(drafts))
        if not drafts:
            return
        self._drafts_column.addWidget(label(self.words.say("search.drafts"), "strong"))
        for place in drafts[:RECENT_SHOWN]:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(label(full_name(place.citizen)))
            pair.addWidget(label(place.kind_text or self.words.say("search.unfinished"), "hint"))
            self._drafts_column.addLayout(pair)
        resume = KeyButton(
            self.look,
            self.words.say("act.resume"),
            icon="arrow-right",
            key="Ctrl+R",
            strength=Strength.OUTLINED,
            spread=True,
        )
        resume.setObjectName("resume_button")
        resume.clicked.connect(lambda: self.around.ways.go(drafts[0]))
        self._drafts_column.addWidget(resume)

    def _open(self, citizen: CitizenInfo) -> None:
        self.around.ways.go(CitizenPlace(citizen.citizen_id))

    def _new_notice(self) -> None:
        if (citizen := self._table.current()) is not None:
            draft = self.around.drafts.of(citizen.citizen_id)
            self.around.ways.go(draft or ReleasePlace(citizen))


def citizen_columns(words: Words, query: Callable[[], str]) -> tuple[Column[CitizenInfo], ...]:
    """Columns of the list of people; names underline what was searched."""

    def name(citizen: CitizenInfo) -> Cell:
        text = full_name(citizen)
        return Cell(text, marks=marks(text, query()))

    return (
        Column(words.say("search.name"), Kind.STRONG, 0, name),
        Column(words.say("search.tax_code"), Kind.CODE, 190, lambda c: Cell(code_of(words, c))),
        Column(
            words.say("search.born_on"),
            Kind.TEXT,
            106,
            lambda c: Cell(day(c.born_on) if c.born_on else "—"),
            need=2,
        ),
        Column(
            words.say("search.address"),
            Kind.TEXT,
            246,
            lambda c: Cell(short_address(c) or "—"),
            need=3,
        ),
        Column(
            words.say("search.situation"),
            Kind.TEXT,
            130,
            lambda c: Cell(situation(words, c)),
            need=1,
        ),
    )
