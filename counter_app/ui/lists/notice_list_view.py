"""Lists of notices: this desk's, one's own, the office's, of whatever days."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer

from counter_app.services.list_choice import (
    LISTS,
    ColumnChoice,
    Days,
    ListChoice,
    ListQuestion,
    ListScope,
    RememberedLists,
    SortBy,
)
from counter_app.services.notice_listing import Listing
from counter_app.services.open_list import HeldList, OpenList
from counter_app.services.progress import Progress
from counter_app.services.views import DeskView, NoticeView, RowState
from counter_app.ui.lists.column_chooser import ColumnChooser
from counter_app.ui.lists.list_files import ListFiles
from counter_app.ui.lists.list_filters import ListFilters
from counter_app.ui.lists.list_work import ListWork
from counter_app.ui.lists.listed_columns import ListedColumn, arranged, listed_notice_columns
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.papers.bulk_acts import print_listed_act
from counter_app.ui.papers.paper_acts import preview_act
from counter_app.ui.papers.printing_acts import plan_reprint_acts, print_receipts_of, reprint
from counter_app.ui.places import Area, NoticesPlace, Place, VerifyPlace
from counter_app.ui.said.answers import situation
from counter_app.ui.style.messages import amount
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.block_model import BLOCK, Rows
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.list_table import ListTable
from counter_app.ui.widgets.parts import Elided, card, label, row
from counter_app.ui.write_behind import WriteBehind
from payments_core.clock import rome_date
from payments_core.wire.desk.notice_messages import Change

_PRINTABLE = (RowState.TO_PAY, RowState.OVERDUE, RowState.TO_REGISTER, RowState.TO_PRINT)
#: Lists up to this length are asked for again when one of their notices has changed: it may have
#: left them. In longer ones its row turns, and F5 asks for the list.
FOLLOWED_UP_TO = 5000
#: Changes that come together are one.
CHANGES_GATHER_MS = 150


@dataclass(frozen=True, slots=True)
class _Opened:
    """A list with the blocks that are in sight first, and how its operator likes it."""

    listing: Listing
    known: Mapping[int, Rows[NoticeView]]
    asked: ListQuestion


def first_blocks(found: OpenList, keep: int | None) -> Mapping[int, Mapping[int, NoticeView]]:
    """The beginning of a list and, where it is, the block of the number to stand on; a worker's."""
    numbers = found.numbers
    places = {0}
    if keep is not None and keep in numbers:
        places.add(numbers.index(keep) // BLOCK)
    wanted = {place: numbers[place * BLOCK : (place + 1) * BLOCK] for place in places}
    return {place: found.rows(block) for place, block in wanted.items() if len(block)}


class NoticeListView(Page):
    """One compact row for each notice; the list is there again as it was left."""

    area = Area.NOTICES

    def __init__(self, around: Surroundings, place: NoticesPlace) -> None:
        super().__init__(around)
        self._listing: Listing | None = None
        self._remembered = RememberedLists()
        self._keep: int | None = int(place.number) if place.number else None
        self._progress = Progress()
        self._stale = False
        desk = around.counter.status.view()
        self._online, self._bulk = desk.online, desk.bulk is not None
        self._prefer = WriteBehind[RememberedLists](self._put, around.background)
        self._build()
        if place.chosen is not None:
            self._table.chosen = place.chosen
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(CHANGES_GATHER_MS)
        self._gather.timeout.connect(self._load)
        self._files = ListFiles(self, self._writing)
        self._begin(place.asked)

    def acts(self) -> tuple[Act, ...]:
        """Open and print the row in hand; print, export, look anew, choose columns."""
        say, notice = self.words.say, self._table.current()
        acts = list[Act]()
        if notice is not None:
            acts.append(
                Act(
                    "open_notice", say("act.open_notice"), "arrow-right", "", self._open,
                    Strength.FILLED, cap=say("key.enter"),
                )
            )  # fmt: skip
            if notice.state in _PRINTABLE:
                again = partial(reprint, self, notice.notice_number)
                acts.append(Act("reprint", say("act.reprint"), "print", "F7", again))
                acts += plan_reprint_acts(self, notice)
            elif notice.state is RowState.IN_INSTALMENTS:
                acts += plan_reprint_acts(self, notice)
            elif notice.paid_at is not None or notice.state is RowState.PAID:
                receipt = partial(print_receipts_of, self, notice.notice_number)
                acts.append(Act("receipt", say("act.print_receipt"), "print", "F7", receipt))
        if self._work.lasts or self._writing.lasts:
            stop = (self._writing if self._writing.lasts else self._work).call_off
            acts.append(Act("stop_work", say("act.stop_work"), "close", "Ctrl+D", stop))
        # What is on the screen may not be what was asked for last: nothing is made of it then.
        some = bool(len(self._table.numbers)) and not self._stale
        if self._bulk or some:
            acts.append(self._print_act())
        if some:
            acts.append(Act("export", say("act.export"), "download", "Ctrl+S", self._export))
        if notice is not None:
            acts.append(preview_act(self, notice.notice_number))
        acts.append(Act("refresh", say("act.refresh"), "refresh", "F5", self._load))
        acts.append(Act("columns", say("act.columns"), "settings", "Ctrl+G", self._choose_columns))
        back = self.around.ways.back
        acts.append(Act("back", say("act.back"), "arrow-left", "Esc", back, at_end=True))
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins in the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place:
        """Come back to the same list, row and choice."""
        number = self._table.current_number()
        return NoticesPlace(
            self._filters.asked(), str(number) if number is not None else "", self._table.chosen
        )

    def close_down(self) -> None:
        """What was being listed is not wanted any more."""
        self._progress.call_off()
        super().close_down()

    def notice_changed(self, notice_number: str) -> None:
        """A row may have turned, left the list or come into it."""
        if self._scope is ListScope.OFFICE:
            return  # its rows are the server's: see `changes_heard`
        if len(self._table.numbers) <= FOLLOWED_UP_TO:
            self._gather.start()
        else:
            self._table.look_again(int(notice_number))

    def changes_heard(self, changes: tuple[Change, ...]) -> None:
        """Rows of the office's list turn where they stand; F5 asks for what is new."""
        found = self._listing.found if self._listing is not None else None
        if isinstance(found, HeldList):
            today = rome_date(self.around.counter.clock.now())
            for number in found.hear(changes, today):
                self._table.look_again(number)

    def desk_changed(self, desk: DeskView) -> None:
        """The line has come or gone: the list has its hour, or needs none. A print of many has
        begun or ended."""
        if desk.online != self._online:
            self._online = desk.online
            self._load()
        if (desk.bulk is not None) != self._bulk:
            self._bulk = desk.bulk is not None
            self.acts_changed.emit()

    @property
    def _scope(self) -> ListScope:
        return self._filters.asked().choice.scope

    def _build(self) -> None:
        say, px = self.words.say, self.look.theme.px
        frame, column = card(self.look, margin=0)
        column.setContentsMargins(1, px(10), 1, 1)
        self._count = Elided("", "hint")
        self._count.setObjectName("list_count")
        top = row(self.look, label(say("notices.title"), "title"), self._count, None, spacing=12)
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)
        self._filters = ListFilters(self.look)
        self._filters.changed.connect(self._ask_anew)
        column.addWidget(self._filters)
        self._table = ListTable(
            self.look,
            [one.column for one in self._columns()],
            self._read,
            name="day_table",
            accessible_name=say("notices.title"),
            row_height=32,
        )
        self._table.opened.connect(lambda _notice: self._open())
        self._table.moved.connect(lambda _notice: self._moved())
        self._table.rows_model.dataChanged.connect(lambda *_: self.acts_changed.emit())
        self._table.chosen_changed.connect(self._chosen_changed)
        self._table.titles.sort_asked.connect(self._sort)
        column.addWidget(self._table, 1)
        self._nothing = EmptyState(self.look, "no_notices")
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self._work, self._writing = ListWork(self.look), ListWork(self.look)
        for work in (self._work, self._writing):
            work.lasting_changed.connect(self.acts_changed)
            column.addWidget(work)
        self.column.addWidget(frame)

    # --- the list -----------------------------------------------------------------------------

    def _begin(self, asked: ListQuestion | None) -> None:
        """The list as it was left, on the way back with what was typed in it."""
        preferences, operator_id = self.around.counter.preferences, self._operator_id

        def then(remembered: RememberedLists) -> None:
            self._remembered = remembered
            self._filters.show_asked(asked or ListQuestion(remembered.choice))
            self._load()

        self.ask_here(lambda: preferences.get(operator_id, LISTS), then)

    def _ask_anew(self) -> None:
        """Another question: what was chosen was chosen in the list before."""
        self._table.chosen.clear()
        self._stale = True
        self.acts_changed.emit()
        self._remember(choice=self._filters.asked().choice)
        self._load()

    def _sort(self, sort: str) -> None:
        asked = self._filters.asked()
        choice, wanted = asked.choice, SortBy(sort)
        again = choice.sort is wanted
        down = not choice.descending if again else wanted is SortBy.RELEASED
        choice = replace(choice, sort=wanted, descending=down)
        self._filters.show_asked(replace(asked, choice=choice))
        self._remember(choice=choice)
        self._load()

    def _load(self) -> None:
        self._progress.call_off()
        progress = self._progress = Progress()
        self.around.background.call_off_at_end(progress)
        asked, keep = self._filters.asked(), self._table.current_number() or self._keep
        listing = self.around.counter.listing

        def work() -> _Opened:
            found = listing.open(asked, progress)
            return _Opened(found, first_blocks(found.found, keep), asked)

        def then(opened: _Opened) -> None:
            if progress is self._progress:
                self._work.leave()
                # Whoever has gone to another row meanwhile stays there.
                self._show(opened, self._table.current_number() or keep)

        def failed(error: Exception) -> None:
            if progress is self._progress:
                self._work.leave()
                self._fail(error)

        self._work.follow(progress, "lists.reading")
        ask = self.ask if asked.choice.scope is ListScope.OFFICE else self.ask_here
        ask(work, then, failed)

    def _show(self, opened: _Opened, keep: int | None) -> None:
        self._listing, self._keep, self._stale = opened.listing, None, False
        found = opened.listing.found
        listing, english = opened.listing, self.words.language == "en"
        kinds = {one: kind.name_en if english else kind.name for one, kind in listing.kinds.items()}
        self._filters.offer(kinds, listing.operators, listing.desks)
        self._show_columns()
        self._table.chosen.keep_only(found.numbers)
        self._table.chosen.settle(len(found.numbers))
        self._table.show_list(found.numbers, opened.known, keep)
        self._say_count()
        is_empty = not len(found.numbers)
        if is_empty and self._table.hasFocus():
            self.around.ways.focus_search()
        self._table.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        if is_empty:
            self._say_nothing()
        self.acts_changed.emit()

    def _fail(self, error: Exception) -> None:
        """There is no list: say why where it would be."""
        if self._table.hasFocus():
            self.around.ways.focus_search()
        self._listing, self._stale = None, False
        self._table.show_list(array("q"), {})
        self._table.hide()
        self._count.setText("")
        self._nothing.say("error", self.words.say("lists.failed"), self.words.problem(error))
        self._nothing.show()
        self.acts_changed.emit()

    def _read(
        self,
        numbers: Sequence[int],
        then: Callable[[Rows[NoticeView]], None],
        failed: Callable[[], None],
    ) -> None:
        if (listing := self._listing) is None:
            failed()
            return

        def fail(error: Exception) -> None:
            failed()
            self.around.ways.tell(self.words.problem(error))

        self.ask_here(lambda: listing.found.rows(numbers), then, fail)

    # --- what is said of it -------------------------------------------------------------------

    def _say_count(self) -> None:
        if self._listing is None:
            return
        found, words = self._listing.found, self.words
        parts = list(self._situation(found))
        whole = len(found.numbers)
        parts.append(words.count("notices.count", whole, total=amount(found.total_cents)))
        if not found.complete:
            parts.append(words.say("lists.incomplete"))
        chosen = self._table.chosen
        if chosen:
            parts.append(words.count("lists.chosen", chosen.count(whole)))
        self._count.setText(" · ".join(parts))
        self._count.setToolTip(self._count.text())

    def _situation(self, found: OpenList) -> Sequence[str]:
        """Without the line a notice may have been paid since; an office's list is as it came."""
        if found.as_of is None or not len(found.numbers):
            return ()
        if self._online and self._scope is not ListScope.OFFICE:
            return ()
        now = self.around.counter.clock.now()
        return (situation(self.words, "notices.as_of", found.as_of, now),)

    def _say_nothing(self) -> None:
        say, choice = self.words.say, self._filters.asked().choice
        plain = ListChoice(sort=choice.sort, descending=choice.descending)
        if choice == plain and not self._filters.asked().text:
            keys = (("F2", say("notices.find_somebody")),)
            self._nothing.say("list", say("notices.none"), say("notices.none_detail"), keys)
        elif choice == replace(plain, state=choice.state) and not self._filters.asked().text:
            texts = say("citizen.none_in_state"), say("citizen.none_in_state_detail")
            self._nothing.say("funnel", *texts)
        else:
            self._nothing.say("funnel", say("lists.none"), say("lists.none_detail"))

    def _chosen_changed(self) -> None:
        """Count at once, and add up on a worker: the sum comes after, unless there is a newer."""
        self._say_count()
        self.acts_changed.emit()
        if (listing := self._listing) is None:
            return
        chosen, whole = self._table.chosen.copy(), len(self._table.numbers)
        count, found = chosen.count(whole), listing.found
        if not chosen:
            self._table.announce(self.words.say("lists.chosen_none"))
            return

        def then(total: int) -> None:
            said = self.words.count("lists.chosen_total", count, total=amount(total))
            if count == self._table.chosen.count(len(self._table.numbers)):
                self._count.setText(f"{self._count.text().rpartition(' · ')[0]} · {said}")
                self._table.announce(said)

        self.ask_here(lambda: chosen.total(found), then)

    # --- columns ------------------------------------------------------------------------------

    def _columns(self) -> tuple[ListedColumn, ...]:
        asked = self._filters.asked().choice
        one_day = asked.days in (Days.TODAY, Days.YESTERDAY)
        office = asked.scope is ListScope.OFFICE
        return listed_notice_columns(self.look, office=office, one_day=one_day)

    def _show_columns(self) -> None:
        shown = arranged(self._columns(), self._remembered.columns)
        self._table.show_columns([one.column for one in shown])
        choice = self._filters.asked().choice
        self._table.show_sort(choice.sort, descending=choice.descending)

    def _choose_columns(self) -> None:
        chooser = ColumnChooser(self.look, self, self._columns(), self._remembered.columns)
        chooser.changed.connect(self._columns_chosen)
        chooser.open()

    def _columns_chosen(self, columns: tuple[ColumnChoice, ...]) -> None:
        self._remember(columns=columns)
        self._show_columns()

    def _remember(
        self,
        choice: ListChoice | None = None,
        columns: tuple[ColumnChoice, ...] | None = None,
    ) -> None:
        """A range of days of one's own is not: tomorrow nobody would see why the list is empty."""
        former = self._remembered
        if choice is not None and choice.days is Days.CHOSEN:
            choice = replace(choice, days=former.choice.days)
        self._remembered = RememberedLists(
            choice or former.choice, former.columns if columns is None else columns
        )
        self._prefer.change(LISTS.name, self._remembered)

    def _put(self, step: Mapping[str, RememberedLists | None]) -> None:
        for value in step.values():
            if value is not None:
                self.around.counter.preferences.put(self._operator_id, LISTS, value)

    @property
    def _operator_id(self) -> str:
        return self.around.operator.operator_id

    # --- acts ---------------------------------------------------------------------------------

    def _shown(self) -> Callable[[], "array[int]"]:
        """The chosen ones, or all where none are; what it gives, a worker asks for."""
        chosen, numbers = self._table.chosen.copy(), self._table.numbers
        return lambda: chosen.among(numbers) if chosen else numbers

    def _moved(self) -> None:
        """The row in hand is seen, also where the window is too small for the whole view."""
        if self._table.hasFocus():
            inside = self._table.visualRect(self._table.currentIndex())
            below = self._table.horizontalHeader().height()
            self.bring_into_view(self._table, inside.translated(0, below))
        self.acts_changed.emit()

    def _open(self) -> None:
        if (notice := self._table.current()) is not None:
            self.around.ways.go(VerifyPlace(notice.notice_number))

    def _print_act(self) -> Act:
        source = self._listing.found if self._listing is not None else None
        chosen, whole = self._table.chosen, len(self._table.numbers)
        count = chosen.count(whole) if chosen else whole
        return print_listed_act(self, source, count, self._shown(), chosen=bool(chosen))

    def _export(self) -> None:
        if (listing := self._listing) is None:
            return
        columns = arranged(self._columns(), self._remembered.columns)

        def ask_where(shown: "array[int]") -> None:
            if not self.gone:
                self._files.ask_where(listing.found, shown, columns)

        self.ask_here(
            self._shown(),
            lambda shown: self.around.ways.when_seen(partial(ask_where, shown)),
        )
