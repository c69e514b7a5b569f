"""What stays while the clerk works: header, rail, the view in the middle, its acts."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from counter_app.events import (
    BulkPrintChanged,
    ChangeArrived,
    ConnectivityChanged,
    PrintJobChanged,
    TaskAdded,
    TaskClosed,
)
from counter_app.printing.device import JobState
from counter_app.services.views import DeskIdentity, DeskView, OperatorView
from counter_app.ui.action_bar import ActionBar
from counter_app.ui.area_steps import next_stop
from counter_app.ui.background import Background
from counter_app.ui.bulk_print_view import BulkPrintView
from counter_app.ui.citizen_view import CitizenPage
from counter_app.ui.day_view import DayPage
from counter_app.ui.decision_view import DecisionView
from counter_app.ui.drafts import OpenDrafts
from counter_app.ui.handed_task_view import HandedTaskView
from counter_app.ui.header import Header
from counter_app.ui.key_sheet import KeySheet
from counter_app.ui.kind_drafts import OpenKindDrafts
from counter_app.ui.kind_view import KindView
from counter_app.ui.kinds_view import KindsView
from counter_app.ui.look import Look
from counter_app.ui.notice_act_view import NoticeActView
from counter_app.ui.notice_list_view import NoticeListView
from counter_app.ui.page import Page, Surroundings, Ways
from counter_app.ui.paper_view import ReadyPaperView
from counter_app.ui.parts import scrolled
from counter_app.ui.person_view import PersonView
from counter_app.ui.places import (
    Area,
    BulkPrintPlace,
    CitizenPlace,
    DayPlace,
    DecisionPlace,
    HandedTaskPlace,
    KindPlace,
    KindsPlace,
    NoticeActPlace,
    NoticesPlace,
    PaperPlace,
    PersonPlace,
    Place,
    RefundPlace,
    ReleasePlace,
    SearchPlace,
    SettingsPlace,
    TasksPlace,
    VerifyPlace,
    areas_of,
)
from counter_app.ui.printing_acts import reprint_plan
from counter_app.ui.rail import Rail
from counter_app.ui.refund_view import RefundView
from counter_app.ui.release_view import ReleaseView
from counter_app.ui.search_text import may_become_code, payment_code
from counter_app.ui.search_view import LETTERS_FROM, SearchView
from counter_app.ui.settings_view import SettingsView
from counter_app.ui.tasks_view import TasksView
from counter_app.ui.tell_line import TellLine
from counter_app.ui.theme import RAIL_WORDS_FROM
from counter_app.ui.verify_view import VerifyView, fours_or
from payments_core.wire.desk.messages import CitizenInfo

if TYPE_CHECKING:
    from counter_app.ui.customer_screen import CustomerScreen
    from counter_app.ui.ports import Counter

#: Pause in typing after which a search is asked: under what a hand notices.
TYPING_PAUSE_MS = 30
#: Places that Esc can go back through.
HISTORY = 20


class Shell(QWidget):
    """Moves between places and hands each view its events."""

    lock_asked = Signal()
    look_chosen = Signal(object)
    enrolment_asked = Signal()

    def __init__(
        self,
        look: Look,
        counter: "Counter",
        background: Background,
        desk: DeskIdentity,
        operator: OperatorView,
        drafts: OpenDrafts,
        kind_drafts: OpenKindDrafts,
        customer: "CustomerScreen",
        lock_minutes: int,
    ) -> None:
        super().__init__()
        self._look = look
        self._counter = counter
        self.operator = operator
        self._history: list[Place] = []
        self._here: Place = SearchPlace()
        self.page: Page | None = None
        self._holder: QWidget | None = None
        self._build(desk, operator)
        self.around = Surroundings(
            counter,
            look,
            background,
            Ways(
                self.go,
                self.back,
                self.next_citizen,
                self.focus_search,
                self.header.search,
                self._tell.say,
                self.lock_asked.emit,
                self.look_chosen.emit,
                self.enrolment_asked.emit,
                lock_minutes,
            ),
            operator,
            drafts,
            kind_drafts,
            customer,
        )
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._search_typed)
        self._connect_search()
        self._give_keys()

    def go(self, place: Place) -> None:
        """Open a place; Esc comes back to this one."""
        if self.page is not None:
            self._history.append(self.page.leave() or self._here)
            del self._history[:-HISTORY]
        self._open(place)

    def back(self) -> None:
        """The place before, or the start."""
        if self.page is not None:
            self.page.leave()
        self._open(self._history.pop() if self._history else SearchPlace())

    def next_citizen(self) -> None:
        """Clear all: an empty search with nothing to go back to."""
        if self.page is not None:
            self.page.leave()
        self._history.clear()
        self._open(SearchPlace())

    def focus_search(self) -> None:
        """The search field, its text selected so that typing replaces it; where it is too long
        for the field its beginning is seen."""
        search, length = self.header.search, len(self.header.search.text())
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.setSelection(length, -length)

    def present_place(self) -> Place:
        """Where the clerk is, with what is typed there."""
        return (self.page.leave() if self.page is not None else None) or self._here

    def scanned(self, text: str) -> bool:
        """A scanner has read something; whether it was for us."""
        if self.page is not None and self.page.take_scan(text):
            return True
        code = payment_code(text)
        if code is not None:
            self.header.search.clear()
            self.go(VerifyPlace(code))
            return True
        return False

    def take_event(self, event: object) -> None:
        """Hand an event of the counter to the view it concerns."""
        match event:
            case ChangeArrived(notice_number=number):
                if self.page is not None:
                    self.page.notice_changed(number)
            case PrintJobChanged(job_id=job_id, state=state):
                if self.page is not None:
                    self.page.papers.job_changed(job_id, JobState(state))
            case BulkPrintChanged(print_id=print_id):
                if self.page is not None:
                    self.page.bulk_print_changed(print_id)
            case TaskAdded() | TaskClosed() | ConnectivityChanged():
                if self.page is not None and self.page.area is Area.TASKS:
                    self.page.notice_changed("")
            case _:
                pass

    def show_desk(self, desk: DeskView) -> None:
        """Line, queue, printers or tasks have changed."""
        self._rail.show_tasks(desk.open_tasks)
        if self.page is not None:
            self.page.desk_changed(desk)
            self.page.papers.look_again()

    def close_down(self) -> None:
        """The view is not shown any more."""
        self._typing.stop()
        if self.page is not None:
            self.page.close_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else took and can be written goes into the search field, first letter too."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and event.text().strip() and event.text().isprintable():
            self.focus_search()
            self.header.search.insert(event.text())
            self._typing.start()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window small for its text keeps the icons of the rail and loses their words."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.theme.px(RAIL_WORDS_FROM)
        low = self.height() - self.header.height() < self._rail.full_height()
        self._rail.set_slim(narrow or low)

    def _build(self, desk: DeskIdentity, operator: OperatorView) -> None:
        self.header = Header(self._look, desk, operator)
        self.header.lock_asked.connect(self.lock_asked)
        self._roles = operator.roles
        self._training = desk.training
        self._areas = areas_of(operator.roles)
        self._rail = Rail(self._look, self._areas)
        self._rail.chosen.connect(self._choose_area)
        self._rail.settings_asked.connect(self._open_settings)
        self._rail.help_asked.connect(self._show_keys)
        self._middle = QStackedLayout()
        self._tell = TellLine(self._look)
        self._bar = ActionBar(self._look)
        self._bar.refused.connect(self._tell.say)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._middle, 1)
        right.addWidget(self._tell)
        right.addWidget(self._bar)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._rail)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _connect_search(self) -> None:
        search = self.header.search
        search.textEdited.connect(lambda _text: self._typing.start())
        search.stepped.connect(self._search_stepped)
        search.entered.connect(self._search_entered)

    def _give_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "F1": self._show_keys,
            "F2": self.focus_search,
            "Ctrl+F": self.focus_search,
            "F3": self.next_citizen,
            "F6": lambda: self._step_area(1),
            "Shift+F6": lambda: self._step_area(-1),
            "Shift+F7": self._reprint_last,
            "F8": self._last_citizen,
            "Ctrl+R": self._resume,
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+,": self._open_settings,
        }
        for place, area in enumerate(self._areas, start=1):
            keys[f"Ctrl+{place}"] = partial(self._choose_area, area)
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _open(self, place: Place) -> None:
        old = self.page
        self._here = place
        # What the citizen sees belongs to the view that showed it.
        self.around.customer.clear()
        self.page = build_page(self.around, place)
        self.page.acts_changed.connect(self._show_acts)
        holder = scrolled(self.page)
        self._middle.addWidget(holder)
        self._middle.setCurrentWidget(holder)
        if old is not None:
            old.close_down()
        if self._holder is not None:
            self._middle.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder
        self._rail.show_area(self.page.area)
        self._tell.clear()
        self._show_search_text(place)
        self._show_acts()
        self.page.arrive()

    def _show_search_text(self, place: Place) -> None:
        self._typing.stop()
        match place:
            case SearchPlace(text=text):
                if text != self.header.search.text().strip():
                    self.header.search.setText(text)
            case VerifyPlace(text=text):
                self.header.search.setText(fours_or(text))
            case _:
                self.header.search.clear()

    def _show_acts(self) -> None:
        if self.page is not None:
            self._bar.show_acts(self.page.acts())

    def _search_typed(self) -> None:
        text = self.header.search.text().strip()
        if may_become_code(text):
            return
        if isinstance(self.page, SearchView):
            self.page.search_typed(text)
        elif len(text) >= LETTERS_FROM:
            self._go_keeping_cursor(SearchPlace(text))

    def _go_keeping_cursor(self, place: SearchPlace) -> None:
        """Typing goes on in the new view as if nothing had happened."""
        cursor = self.header.search.cursorPosition()
        self.go(place)
        self.header.search.deselect()
        self.header.search.setCursorPosition(cursor)

    def _search_stepped(self, rows: int) -> None:
        if self.page is not None:
            self.page.search_key(rows)

    def _search_entered(self, text: str) -> None:
        self._typing.stop()
        if self.page is not None and self.page.search_entered(text):
            return
        if (code := payment_code(text)) is not None:
            self.go(VerifyPlace(code))
        elif len(text) >= LETTERS_FROM:
            self.go(SearchPlace(text))

    def _choose_area(self, area: Area) -> None:
        places: dict[Area, Place] = {
            Area.COUNTER: SearchPlace(),
            Area.VERIFY: VerifyPlace(),
            Area.NOTICES: NoticesPlace(),
            Area.TASKS: TasksPlace(),
            Area.DAY: DayPlace(),
            Area.KINDS: KindsPlace(),
        }
        self.go(places[area])

    def _step_area(self, step: int) -> None:
        """From the search field to the view, to its acts, and round again."""
        stops = [self.header.search, self.page, self._bar, self._rail]
        target = next_stop(stops, self.window().focusWidget(), step)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_keys(self) -> None:
        KeySheet(self._look, self, self._roles, training=self._training).open()

    def _open_settings(self) -> None:
        if not isinstance(self.page, SettingsView):
            self.go(SettingsPlace())

    def _reprint_last(self) -> None:
        page = self.page
        if page is None:
            return

        def known(number: str | None) -> None:
            if number is None:
                self._tell.say(self._look.words.say("printing.nothing_yet"))
            else:
                reprint_plan(page, number)

        page.ask(self._counter.reprint.last_notice_number, known)

    def _last_citizen(self) -> None:
        def known(recent: tuple[CitizenInfo, ...]) -> None:
            if recent:
                self.go(CitizenPlace(recent[0].citizen_id))

        if self.page is not None:
            self.page.ask(self._counter.lookup.recent, known)

    def _resume(self) -> None:
        if drafts := self.around.drafts.latest():
            self.go(drafts[0])


#: The view of each kind of place.
VIEWS: Mapping[type, Callable[[Surroundings, Any], Page]] = {
    SearchPlace: SearchView,
    CitizenPlace: CitizenPage,
    PersonPlace: PersonView,
    ReleasePlace: ReleaseView,
    VerifyPlace: VerifyView,
    PaperPlace: ReadyPaperView,
    NoticeActPlace: NoticeActView,
    RefundPlace: RefundView,
    DecisionPlace: DecisionView,
    NoticesPlace: NoticeListView,
    BulkPrintPlace: BulkPrintView,
    TasksPlace: TasksView,
    HandedTaskPlace: HandedTaskView,
    DayPlace: DayPage,
    KindsPlace: KindsView,
    KindPlace: KindView,
    SettingsPlace: SettingsView,
}


def build_page(around: Surroundings, place: Place) -> Page:
    """The view of a place."""
    return VIEWS[type(place)](around, place)
