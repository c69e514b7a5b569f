"""A citizen's page: who, how much, every notice, and the story of the one in hand."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.services.notice_plans import may_be_planned
from counter_app.services.release_templates import FilledForm
from counter_app.services.views import (
    CheckView,
    CitizenNoteView,
    CitizenView,
    DeskView,
    NoticeView,
    RowState,
)
from counter_app.ui.answers_in_order import AnswersInOrder
from counter_app.ui.background import Ticket
from counter_app.ui.citizens.notes_strip import NotesStrip
from counter_app.ui.citizens.notice_panel import NoticePanel
from counter_app.ui.citizens.person_card import PersonCard
from counter_app.ui.customer.customer_acts import show_code_act
from counter_app.ui.lists.notice_columns import citizen_notice_columns
from counter_app.ui.lists.plan_rows import PlanMark, plan_marks
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.papers.bulk_acts import print_these_act
from counter_app.ui.papers.paper_acts import preview_act
from counter_app.ui.papers.printing_acts import plan_reprint_acts, print_receipts_of, reprint
from counter_app.ui.places import (
    CitizenPlace,
    NotesPlace,
    NoticeActPlace,
    NoticePlanPlace,
    Place,
    ReleasePlace,
    VerifyPlace,
)
from counter_app.ui.release.form_memory import repeat_act
from counter_app.ui.release.plan_choice import PLAN_COUNT
from counter_app.ui.release.release_form import offer_name
from counter_app.ui.said.answers import situation
from counter_app.ui.style.theme import RAIL_WORDS_FROM, SIDE_PANEL_FROM
from counter_app.ui.style.words import thousands
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, card, label, row
from counter_app.ui.widgets.rows_table import RowsTable
from counter_app.ui.widgets.server_wait import ServerWait
from counter_app.ui.widgets.states import word_of
from payments_core.model.debt_kind import DebtKind, Offer
from payments_core.wire.desk.notice_messages import ActKind

#: Width of the story beside the table, in pixels at 100 %.
PANEL_WIDTH = 320
#: The row in hand must stay this long before its story is asked for.
SETTLE_MS = 60
_CLOSED = (
    RowState.PAID,
    RowState.EXPIRED,
    RowState.IN_INSTALMENTS,
    RowState.DEBT_PAID,
    RowState.CANCELLED,
)


class CitizenPage(Page):
    """Open notices above closed ones; a payment that arrives turns its row by itself."""

    def __init__(self, around: Surroundings, place: CitizenPlace) -> None:
        super().__init__(around)
        self._place = place
        self._view: CitizenView | None = None
        self._pages, self._notes_in_order = AnswersInOrder(), AnswersInOrder()
        self._filter: RowState | None = None
        self._plans: dict[str, PlanMark] = {}
        self._planned_kinds: Mapping[str, DebtKind] = {}
        self._checking: Ticket | None = None
        self._panel_wanted: bool | None = None
        self._was_narrow = False
        desk = around.counter.status.view()
        self._online, self._waiting_notes = desk.online, desk.waiting_notes
        self._notes: tuple[CitizenNoteView, ...] = ()
        self._wait = ServerWait(self.look)
        self._wait.lasting_changed.connect(self.acts_changed)
        self.column.addWidget(self._wait)
        self._person = PersonCard(self.look)
        self.column.addWidget(self._person)
        self._strip = NotesStrip(self.look)
        self.column.addWidget(self._strip)
        body = QHBoxLayout()
        body.setSpacing(self.look.theme.px(12))
        body.addWidget(self._build_list(), 1)
        self._panel = NoticePanel(self.look)
        self._panel.setFixedWidth(self.look.theme.px(PANEL_WIDTH))
        body.addWidget(self._panel)
        self.column.addLayout(body, 1)
        self.column.addWidget(self._person.aside)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._keep_row_in_view)
        self._settle.timeout.connect(self._ask_story)
        self.ask_here(around.counter.notice_plans.kinds, self._offer_plans)
        self._load()

    def acts(self) -> tuple[Act, ...]:
        """New notice first; what concerns a row only when there is one."""
        say = self.words.say
        acts: list[Act] = []
        if self._view is not None:
            acts.append(
                Act(
                    "new_notice",
                    say("act.new_notice"),
                    "plus",
                    "F4",
                    self._new_notice,
                    Strength.FILLED,
                )
            )
            notes = say("act.notes")
            acts.append(Act("notes", notes, "note", "Ctrl+Shift+N", self._open_notes))
        if (notice := self._table.current()) is not None:
            acts.append(Act("verify", say("act.verify"), "refresh", "F5", self._verify))
            acts += self._paper_acts(notice)
            acts += self._code_act(notice, possible=True)
            acts += self._plan_acts(notice)
            acts.append(preview_act(self, notice.notice_number))
            acts += self._cancel_acts(notice)
        if self._view is not None:
            acts.append(repeat_act(self, self._repeat))
        if self._view is not None and len(self._view.notices) > 1:
            text = say("act.filter")
            acts.append(Act("filter", text, "funnel", "Ctrl+Shift+F", self._choose_filter))
        if len(opened := self._open_rows()) > 1:
            acts.append(print_these_act(self, opened, "act.print_open"))
        if notice is not None:
            acts += self._code_act(notice, possible=False)
        if notice is not None and not self._is_wide():
            acts.append(Act("panel", say("act.panel"), "info-circle", "Ctrl+I", self._turn_panel))
        if self._view is None and self._wait.lasts:
            text = say("act.give_up_waiting")
            acts.append(Act("back", text, "close", "Esc", self.around.ways.back, at_end=True))
        acts.append(
            Act(
                "next_citizen",
                say("act.next_citizen"),
                "arrow-right",
                "",
                self.around.ways.next_citizen,
                Strength.OUTLINED,
                cap="F3",
                at_end=True,
            )
        )
        return tuple(acts)

    def _paper_acts(self, notice: NoticeView) -> tuple[Act, ...]:
        """What comes out of a printer for the row in hand."""
        say = self.words.say
        if notice.paid_at is not None or notice.state is RowState.PAID:
            text = say("act.print_receipt")
            return (Act("receipt", text, "print", "F7", self._print_receipts),)
        if notice.state is RowState.IN_INSTALMENTS:
            return plan_reprint_acts(self, notice)
        if notice.state in _CLOSED:
            return ()
        again = Act("reprint", say("act.reprint"), "print", "F7", self._reprint)
        return again, *plan_reprint_acts(self, notice)

    def _plan_acts(self, notice: NoticeView) -> tuple[Act, ...]:
        """Instalments for the row in hand, where its kind offers them."""
        if not may_be_planned(notice, self._planned_kinds, online=self._online):
            return ()
        go = partial(self.around.ways.go, NoticePlanPlace(notice))
        return (Act("plan", self.words.say("act.plan"), "calendar", "Ctrl+T", go),)

    def _offer_plans(self, kinds: Mapping[str, DebtKind]) -> None:
        self._planned_kinds = kinds
        self.acts_changed.emit()

    def _cancel_acts(self, notice: NoticeView) -> tuple[Act, ...]:
        """Withdrawing the row in hand, where this operator may try that."""
        possible = self.around.counter.notice_acts.possible(
            notice.state, online=self._online, cancel_waits=notice.cancel_waits
        )
        if ActKind.CANCEL not in possible:
            return ()
        go = partial(self.around.ways.go, NoticeActPlace(notice, ActKind.CANCEL))
        return (Act("cancel", self.words.say("notice_act.CANCEL"), "ban", "Ctrl+D", go),)

    def _choose_filter(self) -> None:
        self._choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choice.showPopup()

    def _code_act(self, notice: NoticeView, *, possible: bool) -> list[Act]:
        """Among the first acts where it can be done; elsewhere it takes nobody's place."""
        act = show_code_act(self, notice.notice_number, notice.state, online=self._online)
        return [act] if act.enabled is possible else []

    def _open_rows(self) -> tuple[NoticeView, ...]:
        """What is still to be paid of what the filter shows."""
        return tuple(one for one in self._table.rows_model.rows if one.state not in _CLOSED)

    def arrive(self) -> None:
        """Work begins in the table."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place:
        """Come back to the same row."""
        notice = self._table.current()
        return CitizenPlace(self._place.citizen_id, notice.notice_number if notice else None)

    def notice_changed(self, notice_number: str) -> None:
        """Load again when it is one of these."""
        if self._view is None or any(
            notice.notice_number == notice_number for notice in self._view.notices
        ):
            self._load()

    def desk_changed(self, desk: DeskView) -> None:
        """Without the line the page has an hour, and with it again it is asked anew; a note that
        has gone out no longer waits."""
        if desk.online != self._online:
            self._online = desk.online
            self._load()
        elif desk.waiting_notes != self._waiting_notes:
            self._load_notes()
        self._waiting_notes = desk.waiting_notes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel stands beside the table, the sums beside the name, where there is room."""
        super().resizeEvent(event)
        if self._view is not None and self._is_narrow() != self._was_narrow:
            self._show_person(self._view)
        self._place_panel()

    def _build_list(self) -> QWidget:
        px = self.look.theme.px
        frame, column = card(self.look, margin=0)
        self._list_column = column
        self._count = Elided("", "hint")
        self._count.setObjectName("list_count")
        caption = label(self.words.say("citizen.filter"), "label")
        self._choice = Choice(self.look, self.words.say("citizen.filter"))
        self._choice.setObjectName("state_filter")
        caption.setBuddy(self._choice)
        self._choice.addItem(self.words.say("citizen.every_state"), None)
        for state in RowState:
            self._choice.addItem(word_of(self.words, state), state)
        self._choice.currentIndexChanged.connect(self._filter_changed)
        title = label(self.words.say("citizen.notices"), "title")
        self._choose_state = QWidget()
        self._choose_state.setLayout(row(self.look, caption, self._choice, spacing=12))
        top = row(self.look, title, self._count, None, self._choose_state, spacing=12)
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)
        self._table = RowsTable[NoticeView](
            self.look,
            citizen_notice_columns(self.look, lambda notice: self._plans.get(notice.notice_number)),
            name="notices_table",
            accessible_name=self.words.say("citizen.notices"),
            row_height=52,
        )
        self._table.opened.connect(lambda _notice: self._verify())
        self._table.moved.connect(self._row_changed)
        column.addWidget(self._table, 1)
        self._nothing = EmptyState(self.look, "no_notices")
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        return frame

    def _load(self) -> None:
        """While the line is known to be down, not behind what still waits for it."""
        lookup, citizen_id = self.around.counter.lookup, self._place.citizen_id
        show, failed = self._pages.turn(self._show, self._tell)
        if self.around.counter.status.view().offline_since is None:
            self.ask_saying(self._wait, lambda: lookup.citizen(citizen_id), show, failed)
        else:
            self.ask_here(lambda: lookup.citizen_here(citizen_id), show, failed)

    def _load_notes(self) -> None:
        notes = self.around.counter.notes
        show, failed = self._notes_in_order.turn(self._show_notes, self._tell)
        self.ask(lambda: notes.of(self._place.citizen_id), show, failed)

    def _show_notes(self, notes: tuple[CitizenNoteView, ...]) -> None:
        self._notes = notes
        self._strip.show_notes(notes, narrow=self._is_narrow())

    def _show(self, view: CitizenView) -> None:
        first = self._view is None
        self._view, self._wait.has_rows = view, True
        self._show_person(view)
        self._show_rows(self._place.notice_number if first else self._current_number())
        self._load_notes()  # only now: who the page is of may have been learnt with it
        self.acts_changed.emit()

    def _show_person(self, view: CitizenView) -> None:
        narrow = self._was_narrow = self._is_narrow()
        self._strip.show_notes(self._notes, narrow=narrow)
        # Where the window is narrow for its text, name and rows are seen first.
        self.column.insertWidget(3 if narrow else 2, self._strip)
        px = self.look.theme.px
        self._person.show_person(view, self.around.counter.clock.now(), narrow=narrow)
        edge = px(6 if narrow else 16)
        self.column.setContentsMargins(px(16), edge, px(16), edge)
        self._list_column.setContentsMargins(1, px(4 if narrow else 10), 1, 1)
        self._list_column.setSpacing(px(2 if narrow else 8))
        self.column.setSpacing(px(8 if narrow else 12))

    def _show_rows(self, number: str | None) -> None:
        if self._view is None:
            return
        everything = self._view.notices
        shown = [one for one in everything if self._filter in (None, one.state)]
        self._plans = plan_marks(shown, everything)
        self._count.setText(" · ".join(self._counted(self._view)))
        self._table.show_rows(shown, keep=lambda notice: notice.notice_number == number)
        if not shown and self._table.hasFocus():
            # A list that goes leaves the focus to whatever comes next.
            self.around.ways.focus_search()
        self._table.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._choose_state.setVisible(bool(everything))
        if not shown:
            self._say_nothing(never_any=not everything)
            self._panel.show_nothing()
        self._place_panel()

    def _counted(self, view: CitizenView) -> list[str]:
        """How many there are; their hour first where the card has no room to tell it."""
        parts, everything = [], view.notices
        if view.as_of is not None and view.listed and self._is_narrow():
            now = self.around.counter.clock.now()
            parts.append(situation(self.words, "search.as_of", view.as_of, now))
        if not view.listed:
            return [*parts, self.words.say("citizen.count_unlisted")]
        still_open = sum(1 for one in everything if one.state not in _CLOSED)
        if not everything:
            return [*parts, self.words.say("citizen.count_none")]
        in_all = self.words.say("citizen.in_all", number=thousands(len(everything)))
        return [*parts, self.words.count("citizen.open", still_open), in_all]

    def _say_nothing(self, *, never_any: bool) -> None:
        say = self.words.say
        keys = (("F4", say("citizen.release_one")),)
        if never_any and self._view is not None and not self._view.listed:
            texts = say("citizen.unlisted_title"), say("citizen.unlisted_detail")
            self._nothing.say("plug", *texts, keys)
        elif never_any:
            texts = say("citizen.no_notices"), say("citizen.no_notices_detail")
            self._nothing.say("file", *texts, keys)
            QTimer.singleShot(0, self, self.scroll_to_top)
        else:
            texts = say("citizen.none_in_state"), say("citizen.none_in_state_detail")
            self._nothing.say("funnel", *texts)

    def _current_number(self) -> str | None:
        notice = self._table.current()
        return notice.notice_number if notice else None

    def _filter_changed(self) -> None:
        chosen = self._choice.currentData()
        self._filter = RowState(chosen) if chosen else None
        self._show_rows(self._current_number())

    def _row_changed(self, notice: NoticeView | None) -> None:
        self.acts_changed.emit()
        if notice is None:
            return
        self._panel.show_notice(notice)
        self._settle.start()

    def _keep_row_in_view(self) -> None:
        """The row in hand is seen, in a table and a page that may both be too small."""
        rows = self._table
        if rows.current() is None:
            return
        rows.scrollTo(rows.currentIndex())
        self.bring_into_view(rows.viewport(), rows.visualRect(rows.currentIndex()))

    def _ask_story(self) -> None:
        notice = self._table.current()
        if notice is None or self._panel.isHidden():
            return
        if self._checking is not None:
            self._checking.abandon()
        check = self.around.counter.check
        number = notice.notice_number
        self._checking = self.ask(
            lambda: check.check(number), self._show_story, lambda _error: None
        )

    def _show_story(self, check: CheckView) -> None:
        if check.notice.notice_number == self._current_number():
            self._panel.show_check(check, self.around.counter.clock.now())

    def _is_wide(self) -> bool:
        wanted = self.look.theme.px(SIDE_PANEL_FROM)
        return self.window().width() >= wanted

    def _is_narrow(self) -> bool:
        return self.window().width() < self.look.theme.px(RAIL_WORDS_FROM)

    def _place_panel(self) -> None:
        shown = self._is_wide() if self._panel_wanted is None else self._panel_wanted
        shown = shown and self._table.current() is not None
        if self._panel.isHidden() == shown:
            self._panel.setVisible(shown)
            self._settle.start()
            self.acts_changed.emit()

    def _turn_panel(self) -> None:
        self._panel_wanted = self._panel.isHidden()
        self._place_panel()

    def _new_notice(self) -> None:
        if self._view is not None:
            draft = self.around.begun.notices.of(self._view.citizen.citizen_id)
            self.around.ways.go(draft or ReleasePlace(self._view.citizen))

    def _repeat(self, filled: FilledForm, offer: Offer) -> None:
        """A draft that this citizen has already is not written over, and is not taken for what was
        asked for."""
        if self._view is None:
            return
        citizen = self._view.citizen
        draft = self.around.begun.notices.of(citizen.citizen_id)
        typed = {**filled.typed, PLAN_COUNT: str(filled.instalments)}
        name = offer_name(self.words, offer)
        self.around.ways.go(draft or ReleasePlace(citizen, name, "", typed))
        if draft is not None:
            self.around.ways.tell(self.words.say("template.begun_instead"))

    def _open_notes(self) -> None:
        if self._view is not None:
            self.around.ways.go(NotesPlace(self._view.citizen))

    def _verify(self) -> None:
        if (notice := self._table.current()) is not None:
            self.around.ways.go(VerifyPlace(notice.notice_number))

    def _reprint(self) -> None:
        if (notice := self._table.current()) is not None:
            reprint(self, notice.notice_number)

    def _print_receipts(self) -> None:
        if (notice := self._table.current()) is not None:
            print_receipts_of(self, notice.notice_number)
