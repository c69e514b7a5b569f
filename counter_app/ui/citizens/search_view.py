"""The start window: who is in front of the desk."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.services.mistyping import doubt_of
from counter_app.services.new_persons import PERSON_FORM, taken_up
from counter_app.services.recognition import WORDS_LIMIT, TypedKind, recognise
from counter_app.services.views import DeskView, SearchResult
from counter_app.ui.background import Ticket
from counter_app.ui.citizens.search_side import SearchSide
from counter_app.ui.citizens.search_start import SearchStart
from counter_app.ui.lists.people_columns import citizen_columns
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import CitizenPlace, PersonPlace, Place, ReleasePlace, SearchPlace
from counter_app.ui.said.answers import situation
from counter_app.ui.said.search_text import is_about_people, is_whole_tax_code
from counter_app.ui.style.theme import RAIL_WORDS_FROM
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, card, label, row, scrolled
from counter_app.ui.widgets.rows_table import RowsTable
from payments_core.errors import BadValue
from payments_core.wire.desk.messages import CitizenInfo

#: A search that takes longer than this says that it is under way.
SLOW_MS = 1000
#: Rows that have stood for so long are kept for when the line goes; while somebody types none are.
REST_MS = 500
#: Characters of a search that a sentence repeats.
TEXT_SHOWN = 60
#: Letters from which a search is worth asking.
LETTERS_FROM = 2


class SearchView(Page):
    """Rows while typing; the first is ready, Enter opens it."""

    def __init__(self, around: Surroundings, place: SearchPlace) -> None:
        super().__init__(around)
        self._text = place.text
        self._result: SearchResult | None = None
        self._found_at = around.counter.clock.now()
        self._searching: Ticket | None = None
        self._open_when_found = False
        self._recent: tuple[CitizenInfo, ...] = ()
        #: Whether the server is asked just now, and has not answered.
        self._asks_server = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._show_slow)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._remember)
        body = QHBoxLayout()
        body.setSpacing(self.look.theme.px(12))
        body.addWidget(self._build_list(), 1)
        body.addWidget(self._build_side())
        self.column.addLayout(body)
        self._show_result()
        self._show_drafts()
        around.begun.notices.loaded.connect(self._show_drafts)
        around.ways.search_field.textEdited.connect(self._edited)
        self.ask_here(around.counter.lookup.recent, self._show_recent)
        if place.text:
            self.search_typed(place.text)
        else:
            self.ask_here(around.counter.lists.today, self._start.show_day, lambda _error: None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow for its text the list takes all of it."""
        super().resizeEvent(event)
        self._place_side()

    def _place_side(self) -> None:
        roomy = self.window().width() >= self.look.theme.px(RAIL_WORDS_FROM)
        something = bool(self._recent) or bool(self.around.begun.notices.latest())
        self._side.setVisible(roomy and something)

    def acts(self) -> tuple[Act, ...]:
        """Open, new notice, new person, lock."""
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
        acts.append(Act("new_person", say("act.new_person"), "user", "Ctrl+N", self._new_person))
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
            self._searching.withdraw()
            self._searching = None
        self._asks_server = False
        self._slow.stop()
        self._rest.stop()
        if len(text) > WORDS_LIMIT and recognise(text).kind is TypedKind.WORDS:
            self._not_found(BadValue("search_text_long", limit=WORDS_LIMIT))
            return True
        if len(text) < LETTERS_FROM:
            self._result = None
            self._show_result()
            return True
        self._search(text)
        self._slow.start()
        return True

    def _search(self, text: str) -> None:
        """While the line is known to be down, not behind what still waits for it."""
        lookup = self.around.counter.lookup
        self._asks_server = self.around.counter.status.view().offline_since is None
        if self._asks_server:
            self._searching = self.ask(lambda: lookup.search(text), self._found, self._not_found)
        else:
            self._searching = self.ask_here(
                lambda: lookup.search_here(text), self._found, self._not_found
            )

    def search_key(self, rows: int) -> bool:
        """Arrows choose without leaving the field."""
        self._table.step(rows)
        return True

    def search_entered(self, text: str) -> bool:
        """Open the row; when the answer is still on its way, open it on arrival."""
        if not is_about_people(text):
            return False
        if self._result is not None and self._result.text == text:
            self._table.open_current()
        else:
            if text != self._text or self._searching is None:
                self.search_typed(text)
            self._open_when_found = self._searching is not None
        return True

    def _edited(self, _text: str) -> None:
        """Enter was for what stood there before."""
        self._open_when_found = False

    def desk_changed(self, desk: DeskView) -> None:
        """Rows that the server has found stay when the line goes, with the hour they are of; what
        was asked and still waits is looked for here."""
        result = self._result
        if desk.offline_since is not None and self._asks_server:
            self.search_typed(self._text)
        if desk.offline_since is not None and result is not None and result.as_of is None:
            self._remember()
            self._result = replace(result, as_of=self._found_at)
            self._count.setText(self._count_words(self._result))

    def close_down(self) -> None:
        """Nobody waits for an answer that is late."""
        super().close_down()
        self._slow.stop()
        self._rest.stop()

    def _build_list(self) -> QWidget:
        px = self.look.theme.px
        frame, column = card(self.look, margin=0)
        column.setSpacing(0)
        column.setContentsMargins(1, 1, 1, 1)
        self._start = SearchStart(self.look)
        self._nobody = EmptyState(self.look, "nobody_message")
        self._head = QWidget()
        self._count = Elided("", "hint")
        self._count.setObjectName("list_count")
        title = label(self.words.say("search.title"), "title")
        hint = label(self.words.say("search.hint"), "hint")
        top = row(self.look, title, self._count, None, hint, spacing=12)
        top.setContentsMargins(px(16), px(12), px(16), px(8))
        self._head.setLayout(top)
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
        column.addWidget(self._head)
        for part in (self._table, self._nobody, self._start):
            column.addWidget(part, 1)
        return frame

    def _build_side(self) -> QWidget:
        self._beside = SearchSide(self.look, self._open, self.around.ways.go, self._table)
        self._side = scrolled(self._beside)
        self._side.setFixedWidth(self.look.theme.px(280))
        return self._side

    def _found(self, result: SearchResult) -> None:
        if result.text != self._text:
            return
        self._asks_server, self._searching = False, None
        self._slow.stop()
        self._result, self._found_at = result, self.around.counter.clock.now()
        self._rest.start()
        self._show_result()
        exact = len(result.citizens) == 1 and is_whole_tax_code(result.text)
        if result.citizens and (exact or self._open_when_found):
            if exact:
                # Coming back here would lead to the same person again.
                self._text = ""
            self._open(result.citizens[0])
        self._open_when_found = False

    def _remember(self) -> None:
        """Whoever is on the screen can be opened without the line, too."""
        lookup, result = self.around.counter.lookup, self._result
        if result is not None:
            self.ask_here(lambda: lookup.remember(result), lambda _none: None, lambda _error: None)

    def _not_found(self, error: Exception) -> None:
        """What was asked cannot be answered: say why where the rows would be."""
        self._asks_server, self._searching = False, None
        self._slow.stop()
        self._open_when_found = False
        self._result = None
        self._show_people(())
        problem, _, what_now = self.words.problem(error).partition(". ")
        self._show_message("warning-circle", problem, what_now)

    def _show_result(self) -> None:
        result, say = self._result, self.words.say
        self._show_people(result.citizens if result else ())
        self._nobody.hide()
        self._start.setVisible(result is None)
        if result is None:
            return
        self._count.setText(self._count_words(result))
        if not result.citizens:
            doubt = doubt_of(result.text)
            nobody = say("search.nobody", text=result.text[:TEXT_SHOWN])
            detail = self.words.problem(doubt) if doubt else say("search.nobody_detail")
            if result.as_of is not None and doubt is None:
                detail = say("search.nobody_here", situation=self._situation(result.as_of))
            self._show_message("user", nobody, detail)

    def _show_people(self, people: tuple[CitizenInfo, ...]) -> None:
        self._table.show_rows(people)
        for part in (self._table, self._head):
            part.setVisible(bool(people))
        self.acts_changed.emit()

    def _show_slow(self) -> None:
        """Rows that are already there stay; their count says that others are on their way."""
        text = self.words.say("search.slow", text=self._text)
        if self._table.isVisible():
            self._count.setText(text)
        else:
            self._show_message("clock", text, self.words.say("search.slow_detail"))

    def _show_message(self, icon: str, headline: str, hint: str) -> None:
        say = self.words.say
        keys = (("Ctrl+N", say("search.new_person")), ("F3", say("search.start_again")))
        self._nobody.say(icon, headline, hint, keys)
        self._nobody.show()
        self._start.hide()

    def _count_words(self, result: SearchResult) -> str:
        key = "search.more" if result.more else "search.found"
        words = self.words.count(key, len(result.citizens), text=result.text)
        if result.as_of is None:
            return words
        return f"{self._situation(result.as_of)} · {words}"

    def _situation(self, as_of: datetime) -> str:
        return situation(self.words, "search.as_of", as_of, self.around.counter.clock.now())

    def _show_recent(self, recent: tuple[CitizenInfo, ...]) -> None:
        self._recent = recent
        self._beside.show_recent(recent)
        self._place_side()

    def _show_drafts(self) -> None:
        self._beside.show_drafts(self.around.begun.notices.latest())
        self._place_side()

    def _open(self, citizen: CitizenInfo) -> None:
        self.around.ways.go(CitizenPlace(citizen.citizen_id))

    def _new_person(self) -> None:
        """What is in the search field, searched for or not, is where the form begins; a form that
        was left for another errand goes on."""
        text = self.around.ways.search_field.text().strip()
        kept = self.around.begun.forms.of(PERSON_FORM)
        self.around.ways.go(PersonPlace(taken_up(kept, text), text))

    def _new_notice(self) -> None:
        if (citizen := self._table.current()) is not None:
            draft = self.around.begun.notices.of(citizen.citizen_id)
            self.around.ways.go(draft or ReleasePlace(citizen))
