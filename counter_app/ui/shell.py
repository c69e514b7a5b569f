"""What stays while the clerk works: header, rail, the view in the middle, its acts."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from counter_app.events import (
    BulkPrintChanged,
    ChangeArrived,
    ChangesHeard,
    ConnectivityChanged,
    PrintJobChanged,
    PrintJobMoved,
    TaskAdded,
    TaskClosed,
)
from counter_app.printing.device import JobState
from counter_app.services.new_persons import PERSON_FORM, taken_up
from counter_app.services.views import DeskIdentity, DeskView, OperatorView
from counter_app.ui.background import Background
from counter_app.ui.begun_work import Begun
from counter_app.ui.citizens.search_view import LETTERS_FROM, SearchView
from counter_app.ui.frame.area_steps import next_stop
from counter_app.ui.frame.header import Header
from counter_app.ui.frame.help_card import HelpCard
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.frame.place_help import HELP
from counter_app.ui.frame.rail import Rail
from counter_app.ui.frame.search_overlays import SearchOverlays
from counter_app.ui.frame.task_count import TaskCount
from counter_app.ui.frame.tell_line import TellLine
from counter_app.ui.frame.told_events import told_of
from counter_app.ui.frame.window_acts import window_acts
from counter_app.ui.keys.scan_ways import ScanWays
from counter_app.ui.page import Page, Surroundings, Ways
from counter_app.ui.papers.printing_acts import reprint_plan
from counter_app.ui.places import (
    Area,
    CitizenPlace,
    CreditPlace,
    DayPlace,
    FlowPlace,
    KindsPlace,
    NoticesPlace,
    PersonPlace,
    Place,
    ReleasePlace,
    SearchPlace,
    SettingsPlace,
    TasksPlace,
    VerifyPlace,
    areas_of,
)
from counter_app.ui.said.search_text import may_become_code, number_in, place_of
from counter_app.ui.settings.settings_view import SettingsView
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import RAIL_WORDS_FROM
from counter_app.ui.verify.verify_view import fours_or
from counter_app.ui.views import FORMS, VIEWS
from counter_app.ui.widgets.action_bar import ActionBar
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.parts import scrolled
from payments_core.clock import rome_date
from payments_core.wire.desk.messages import CitizenInfo

if TYPE_CHECKING:
    from counter_app.ui.customer.customer_screen import CustomerScreen
    from counter_app.ui.ports import Counter

#: Pause in typing after which a search is asked: under what a hand notices.
TYPING_PAUSE_MS = 30
#: The key of something new: somebody, unless the view makes something else.
NEW_KEY = "Ctrl+N"
#: Places that Esc can go back through.
HISTORY = 20
#: Steps of answers that wait under the lock; of more the latest.
HELD = 20


class Shell(QWidget):
    """Moves between places and hands each view its events."""

    lock_asked = Signal()
    look_chosen = Signal(object)
    enrolment_asked = Signal()
    scale_asked = Signal(int)

    def __init__(
        self,
        look: Look,
        counter: "Counter",
        background: Background,
        desk: DeskIdentity,
        operator: OperatorView,
        begun: Begun,
        customer: "CustomerScreen",
        lock_minutes: int,
    ) -> None:
        super().__init__()
        self.look = look
        self._counter = counter
        self.operator = operator
        self._history: list[Place] = []
        self._here: Place = SearchPlace()
        self.page: Page | None = None
        self._holder: QWidget | None = None
        self._begun = self._covered = self._ended = False
        self._held = deque[Callable[[], None]](maxlen=HELD)
        self._build(desk, operator)
        self.around = Surroundings(
            counter,
            look,
            background,
            Ways(
                lambda place: self._when_seen(partial(self.go, place)),
                lambda: self._when_seen(self.back),
                lambda: self._when_seen(self.next_citizen),
                lambda: self._when_seen(self.focus_search),
                self.header.search,
                self._say,
                self._when_seen,
                self.lock_asked.emit,
                self.look_chosen.emit,
                self.enrolment_asked.emit,
                lock_minutes,
            ),
            operator,
            begun,
            customer,
        )
        self._task_count = TaskCount(counter, background, self)
        self._task_count.counted.connect(self._rail.show_tasks)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._search_typed)
        self._scans = ScanWays(self._counter, look.words, lambda: self.page, self.around.ways)
        #: Whether a scanner is typing just now: then nothing is searched yet.
        self.is_reading: Callable[[], bool] = lambda: False
        #: Where work that was seen to its end without this shell says what has come of it.
        self.say_after_end: Callable[[str], None] = lambda _sentence: None
        self._connect_search()
        self._give_keys()

    def go(self, place: Place) -> None:
        """Open a place; Esc comes back to this one, also where it has no view yet."""
        self._history.append(self.present_place())
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

    def set_covered(self, covered: bool) -> None:
        """Whether a card lies over the work. Under it nothing here takes the focus or a key; what
        answers lead to meanwhile, and say, comes when the work is seen again."""
        if covered == self._covered:
            return
        self._covered = covered
        self.setEnabled(not covered)
        if covered:
            if self._typing.isActive():
                self._typing.stop()
                self._held.append(self._search_typed)
            return
        self._task_count.ask()
        if self.page is not None:
            self.page.arrive()
        while self._held:
            self._held.popleft()()

    def _say(self, sentence: str) -> None:
        if self._ended:
            self.say_after_end(sentence)
        else:
            self._when_seen(partial(self._tell.say, sentence))

    def _when_seen(self, step: Callable[[], None]) -> None:
        if self._ended:
            return
        if self._covered:
            self._held.append(step)
        else:
            step()

    def told(self) -> str:
        """What the line over the acts says now."""
        return self._tell.text()

    def present_place(self) -> Place:
        """Where the clerk is, with what is typed there."""
        return (self.page.leave() if self.page is not None else None) or self._here

    def present_places(self) -> tuple[Place, ...]:
        """The way back, and at its end where the clerk is."""
        return (*self._history, self.present_place())

    def take_up(self, places: tuple[Place, ...]) -> None:
        """Begin where another window of the same clerk was, with its way back, as far as what they
        may do still reaches."""
        *self._history, self._here = [one for one in places if self._reaches(one)] or [self._here]

    def begin(self) -> None:
        """Show the first view. It comes a turn after the frame, or before a key that is quicker;
        letters that are quicker stay in the search field, unless they were meant for a form, and
        what was told stays told."""
        if self._begun:
            return
        typed = "" if isinstance(self._here, FORMS) else self.header.search.text()
        said = self.told()
        self._open(self._here)
        if said:
            self._tell.say(said)
        if typed:
            self.header.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.header.search.setText(typed)
            self._search_edited(typed)

    def _count_tasks(self, place: Place, *, first: bool) -> None:
        """Something may have been dealt with, or begun, in the view before; where tasks of the
        server's are seen, and at the beginning, it is asked, too."""
        if first or isinstance(place, TasksPlace | DayPlace):
            self._task_count.ask()
        else:
            self._task_count.look()

    def _reaches(self, place: Place) -> bool:
        area = getattr(VIEWS[type(place)], "area", None)
        return area is None or area in self._areas

    def scanned(self, text: str) -> None:
        """A scanner has read a whole code."""
        self.begin()
        self._over.leave_commands()
        self._typing.stop()
        self._scans.scanned(text)

    def scan_meant(self, read: str) -> str:
        """What a scanner's reading means at this desk."""
        return self._counter.scanner.meant(read)

    def scan_missed(self) -> None:
        """A scanner has read something that is no whole code."""
        self._typing.stop()
        self._scans.missed()

    def take_event(self, event: object) -> None:
        """Hand an event of the counter to the view it concerns."""
        if (said := told_of(self.look.words, event)) is not None:
            self.around.ways.tell(said)
        self._task_count.hear(event)
        if (page := self.page) is None:
            return
        match event:
            case ChangeArrived(notice_number=number):
                page.notice_changed(number)
            case ChangesHeard(changes=changes):
                page.changes_heard(changes)
            case PrintJobChanged(job_id=job_id, state=state):
                page.papers.job_changed(job_id, JobState(state))
            case PrintJobMoved(job_id=job_id):
                page.papers.job_moved(job_id)
            case BulkPrintChanged(print_id=print_id):
                page.bulk_print_changed(print_id)
            case TaskAdded() | TaskClosed() | ConnectivityChanged():
                if page.area is Area.TASKS:
                    page.notice_changed("")
            case _:
                pass

    def show_desk(self, desk: DeskView) -> None:
        """Line, queue, printers or tasks have changed."""
        if self.page is not None:
            self.page.desk_changed(desk)
            self.page.papers.look_again()

    def close_down(self) -> None:
        """The view is not shown any more."""
        self._ended = True
        self._typing.stop()
        self._task_count.close_down()
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
        narrow = self.width() < self.look.theme.px(RAIL_WORDS_FROM)
        low = self.height() - self.header.height() < self._rail.full_height()
        self._rail.set_slim(narrow or low)
        if self._help.isVisible():
            self._help.lie_in(self._room())

    def _build(self, desk: DeskIdentity, operator: OperatorView) -> None:
        self.header = Header(self.look, desk, operator)
        self.header.lock_asked.connect(self.lock_asked)
        self._roles = operator.roles
        self._training = desk.training
        self._areas = areas_of(operator.roles)
        self._rail = Rail(self.look, self._areas)
        self._rail.chosen.connect(self.choose_area)
        self._rail.settings_asked.connect(self._open_settings)
        self._rail.help_asked.connect(self.show_help)
        self._middle = QStackedLayout()
        self._tell = TellLine(self.look)
        self._bar = ActionBar(self.look)
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
        self._help = HelpCard(self.look, self)
        self._help.keys_asked.connect(self.show_keys)

    def _connect_search(self) -> None:
        search = self.header.search
        search.textEdited.connect(self._search_edited)
        search.inputRejected.connect(self._search_cut)
        search.stepped.connect(self._search_stepped)
        search.entered.connect(self._search_entered)
        self._over = SearchOverlays(self.look, self, search, self._all_acts)
        search.left.connect(self._over.leave_commands)

    def _give_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "F1": self.show_help,
            "F2": self.focus_search,
            "Ctrl+F": self.focus_search,
            "F3": self.next_citizen,
            "F6": lambda: self._step_area(1),
            "Shift+F6": lambda: self._step_area(-1),
            "Shift+F7": self.reprint_last,
            "F8": self.last_citizen,
            "Ctrl+R": self.resume,
            "Ctrl+K": self._over.toggle_commands,
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+,": self._open_settings,
        }
        for place, area in enumerate(self._areas, start=1):
            keys[f"Ctrl+{place}"] = partial(self.choose_area, area)
        for key, act in keys.items():
            self._give_key(key, act)
        #: Views that make something new of their own have the key for that.
        self._new_person_key = self._give_key(NEW_KEY, self.new_person)

    def _give_key(self, key: str, act: Callable[[], None]) -> QShortcut:
        """Once a press: a hand that rests on a key does nothing twice."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(self._do_by_key, act))
        return shortcut

    def _do_by_key(self, act: Callable[[], None]) -> None:
        self.begin()
        act()

    def _open(self, place: Place) -> None:
        self._begun = True
        old = self.page
        self._over.hide()
        self._help.hide()
        self._here = place
        # What the citizen sees belongs to the view that showed it.
        self.around.customer.clear()
        self.page = VIEWS[type(place)](self.around, place)
        self.page.acts_changed.connect(self._show_acts)
        holder = scrolled(self.page)
        self._middle.addWidget(holder)
        self._middle.setCurrentWidget(holder)
        self._count_tasks(place, first=old is None)
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
                self.header.search.setText(fours_or(number_in(text)))
            case FlowPlace(named=text) | CreditPlace(number=text):
                self.header.search.setText(text)
            case _:
                self.header.search.clear()

    def _show_acts(self) -> None:
        if self.page is not None:
            acts = self._acts_here()
            self._new_person_key.setEnabled(all(act.shortcut != NEW_KEY for act in acts))
            self._bar.show_acts(acts)
            self._over.acts_changed()

    def _acts_here(self) -> tuple[Act, ...]:
        """Those of the view, and the way back to a form that was left for it."""
        acts = self.page.acts() if self.page is not None else ()
        left_form = bool(self._history) and isinstance(self._history[-1], FORMS)
        if not left_form or any(act.shortcut == "Esc" for act in acts):
            return acts
        say = self.look.words.say
        return (*acts, Act("back", say("act.back"), "arrow-left", "Esc", self.back, at_end=True))

    def _search_edited(self, text: str) -> None:
        if self._over.typed(text):
            self._typing.stop()
        else:
            self._typing.start()

    def _search_cut(self) -> None:
        limit = self.header.search.maxLength()
        self._tell.say(self.look.words.say("search.cut", limit=limit))

    def _all_acts(self) -> tuple[Act, ...]:
        """Those of the view, which are nearer, before those of the window."""
        of_view = self._acts_here()
        keys = {act.key_cap for act in of_view}
        of_window = window_acts(self, self.look.words, self._areas)
        return (*of_view, *(act for act in of_window if act.key_cap not in keys))

    def _search_typed(self) -> None:
        text = self.header.search.text().strip()
        if self.is_reading():
            self._typing.start()
            return
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
        if self._over.is_commanding:
            self._over.step(rows)
        elif self.page is not None:
            self.page.search_key(rows)

    def _search_entered(self, text: str) -> None:
        self.begin()
        self._typing.stop()
        if self._over.is_commanding:
            self._over.run()
            return
        self._over.hide()
        if self.page is not None and self.page.search_entered(text):
            return
        if (place := place_of(text, rome_date(self._counter.clock.now()))) is not None:
            self.go(place)
        elif len(text) >= LETTERS_FROM:
            self.go(SearchPlace(text))

    def choose_area(self, area: Area) -> None:
        """Go to an area of the rail."""
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

    def show_help(self) -> None:
        """What this view is for; asked once more, every key of the program."""
        if self._help.isVisible():
            self.show_keys()
        else:
            self._help.show_for(HELP[type(self._here)], self._acts_here(), self._room())

    def _room(self) -> QRect:
        """Where the view is seen: what can be done stays in sight under it."""
        holder = self._holder or self
        return QRect(holder.mapTo(self, QPoint(0, 0)), holder.size())

    def show_keys(self) -> None:
        """Every key on one sheet. It is made in one turn and opened in the next: both in one
        would stop the window."""
        self._help.put_away()
        if self.findChild(KeySheet) is None:
            sheet = KeySheet(self.look, self, self._roles, training=self._training)
            QTimer.singleShot(0, sheet, lambda: self._open_keys(sheet))

    def _open_keys(self, sheet: KeySheet) -> None:
        if self._covered:
            sheet.deleteLater()
        else:
            sheet.open()

    def _open_settings(self) -> None:
        if not isinstance(self.page, SettingsView):
            self.go(SettingsPlace())

    def reprint_last(self) -> None:
        """The paper of the last notice again."""
        page = self.page
        if page is None:
            return

        def known(number: str | None) -> None:
            if number is None:
                self._tell.say(self.look.words.say("printing.nothing_yet"))
            else:
                reprint_plan(page, number)

        page.ask_here(self._counter.reprint.last_notice_number, known)

    def last_citizen(self) -> None:
        """Back to whoever was served last, other than the one whose page this is."""
        here = self._here.citizen_id if isinstance(self._here, CitizenPlace) else None

        def known(recent: tuple[CitizenInfo, ...]) -> None:
            others = (one.citizen_id for one in recent if one.citizen_id != here)
            if (last := next(others, None)) is not None:
                self.go(CitizenPlace(last))

        if self.page is not None:
            self.page.ask_here(self._counter.lookup.recent, known)

    def new_person(self) -> None:
        """The form of somebody whom the registry does not have; a form that was left goes on."""
        if not isinstance(self._here, PersonPlace):
            begun = self.around.begun.forms.of(PERSON_FORM)
            self.go(PersonPlace(taken_up(begun, "")))

    def resume(self) -> None:
        """Go on with the notice that was begun last, other than the one in hand."""
        here = self._here.citizen.citizen_id if isinstance(self._here, ReleasePlace) else None
        for draft in self.around.begun.notices.latest():
            if draft.citizen.citizen_id != here:
                self.go(draft)
                return
