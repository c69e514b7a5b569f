"""Today's notices of this desk."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.services.views import DeskView, NoticeView, RowState
from counter_app.ui.acts import Act
from counter_app.ui.answers import situation
from counter_app.ui.bulk_acts import print_these_act
from counter_app.ui.choice import Choice
from counter_app.ui.empty_state import EmptyState
from counter_app.ui.key_button import Strength
from counter_app.ui.messages import amount
from counter_app.ui.notice_columns import day_notice_columns
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.paper_acts import preview_act
from counter_app.ui.parts import Elided, card, label, row
from counter_app.ui.places import Area, NoticesPlace, VerifyPlace
from counter_app.ui.printing_acts import plan_reprint_acts, reprint
from counter_app.ui.rows_table import RowsTable
from counter_app.ui.states import word_of

_PRINTABLE = (RowState.TO_PAY, RowState.OVERDUE, RowState.TO_REGISTER, RowState.TO_PRINT)


class NoticeListView(Page):
    """One compact row for each notice, the latest first."""

    area = Area.NOTICES

    def __init__(self, around: Surroundings, _place: NoticesPlace) -> None:
        super().__init__(around)
        self._notices: tuple[NoticeView, ...] = ()
        self._filter: RowState | None = None
        self._as_of: datetime | None = None
        desk = around.counter.status.view()
        self._online = desk.online
        self._bulk = desk.bulk is not None
        self._shown: tuple[NoticeView, ...] = ()
        px = self.look.theme.px
        frame, column = card(self.look, margin=0)
        column.setContentsMargins(1, px(10), 1, 1)
        self._count = Elided("", "hint")
        self._count.setObjectName("list_count")
        self._choice = Choice(self.look, self.words.say("citizen.filter"))
        self._choice.setObjectName("state_filter")
        self._choice.addItem(self.words.say("citizen.every_state"), None)
        for state in RowState:
            self._choice.addItem(word_of(self.words, state), state)
        self._choice.currentIndexChanged.connect(self._filter_changed)
        title = label(self.words.say("notices.today"), "title")
        caption = label(self.words.say("citizen.filter"), "label")
        caption.setBuddy(self._choice)
        self._choose_state = QWidget()
        self._choose_state.setLayout(row(self.look, caption, self._choice, spacing=12))
        top = row(self.look, title, self._count, None, self._choose_state, spacing=12)
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)
        self._table = RowsTable[NoticeView](
            self.look,
            day_notice_columns(self.look),
            name="day_table",
            accessible_name=self.words.say("notices.today"),
            row_height=36,
        )
        self._table.opened.connect(lambda _notice: self._open())
        self._table.moved.connect(lambda _notice: self.acts_changed.emit())
        column.addWidget(self._table, 1)
        self._nothing = EmptyState(self.look, "no_notices")
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self.column.addWidget(frame)
        self._load()

    def acts(self) -> tuple[Act, ...]:
        """Open and print the row in hand."""
        say, notice = self.words.say, self._table.current()
        acts = []
        if notice is not None:
            acts.append(
                Act(
                    "open_notice",
                    say("act.open_notice"),
                    "arrow-right",
                    "",
                    self._open,
                    Strength.FILLED,
                    cap=say("key.enter"),
                )
            )
            if notice.state in _PRINTABLE:
                acts.append(
                    Act(
                        "reprint",
                        say("act.reprint"),
                        "print",
                        "F7",
                        self._reprint,
                        Strength.OUTLINED,
                    )
                )
                acts += plan_reprint_acts(self, notice)
            acts.append(preview_act(self, notice.notice_number))
        if self._bulk or self._shown:
            acts.append(print_these_act(self, self._shown))
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins in the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice_changed(self, notice_number: str) -> None:
        """Any of today's may have turned."""
        self._load()

    def desk_changed(self, desk: DeskView) -> None:
        """The line has come or gone: the list has its hour, or needs none. A print of many has
        begun or ended."""
        if desk.online != self._online:
            self._online = desk.online
            self._load()
        if (desk.bulk is not None) != self._bulk:
            self._bulk = desk.bulk is not None
            self.acts_changed.emit()

    def _load(self) -> None:
        lists = self.around.counter.lists
        self.ask(lambda: (lists.today(), lists.as_of()), self._show)

    def _show(self, found: tuple[tuple[NoticeView, ...], datetime | None]) -> None:
        self._notices, self._as_of = found
        self._show_rows()

    def _show_rows(self) -> None:
        shown = tuple(one for one in self._notices if self._filter in (None, one.state))
        self._shown = shown
        current = self._table.current()
        number = current.notice_number if current else None
        self._table.show_rows(shown, keep=lambda notice: notice.notice_number == number)
        total = sum(notice.amount_cents for notice in shown)
        words = self.words.count("notices.count", len(shown), total=amount(total))
        self._count.setText(" · ".join([*self._situation(), words]))
        if not shown and self._table.hasFocus():
            self.around.ways.focus_search()
        self._table.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._choose_state.setVisible(bool(self._notices))
        if not shown:
            self._say_nothing()
        self.acts_changed.emit()

    def _situation(self) -> list[str]:
        """Without the line a notice may have been paid since."""
        around = self.around
        if self._online or self._as_of is None or not self._notices:
            return []
        return [situation(self.words, "notices.as_of", self._as_of, around.counter.clock.now())]

    def _say_nothing(self) -> None:
        say = self.words.say
        if self._notices:
            texts = say("citizen.none_in_state"), say("citizen.none_in_state_detail")
            self._nothing.say("funnel", *texts)
        else:
            keys = (("F2", say("notices.find_somebody")),)
            self._nothing.say("list", say("notices.none"), say("notices.none_detail"), keys)

    def _filter_changed(self) -> None:
        chosen = self._choice.currentData()
        self._filter = RowState(chosen) if chosen else None
        self._show_rows()

    def _open(self) -> None:
        if (notice := self._table.current()) is not None:
            self.around.ways.go(VerifyPlace(notice.notice_number))

    def _reprint(self) -> None:
        if (notice := self._table.current()) is not None:
            reprint(self, notice.notice_number)
