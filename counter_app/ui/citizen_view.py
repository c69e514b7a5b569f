"""A citizen's page: who, how much, every notice, and the story of the one in hand."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.views import CheckView, CitizenView, NoticeView, RowState
from counter_app.ui.acts import Act
from counter_app.ui.background import Ticket
from counter_app.ui.choice import Choice
from counter_app.ui.key_button import Strength
from counter_app.ui.messages import amount, hour_of
from counter_app.ui.notice_columns import citizen_notice_columns
from counter_app.ui.notice_panel import NoticePanel
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.parts import Elided, card, empty, label, picture, row
from counter_app.ui.people import address, birth, code_of, full_name
from counter_app.ui.places import CitizenPlace, Place, ReleasePlace, VerifyPlace
from counter_app.ui.printing_acts import print_receipts_of, reprint
from counter_app.ui.rows_table import RowsTable
from counter_app.ui.states import word_of
from counter_app.ui.theme import RAIL_WORDS_FROM, SIDE_PANEL_FROM
from payments_core.clock import rome_date

#: The row in hand must stay this long before its story is asked for.
SETTLE_MS = 60
_CLOSED = (RowState.PAID, RowState.CANCELLED)


class CitizenPage(Page):
    """Open notices above closed ones; a payment that arrives turns its row by itself."""

    def __init__(self, around: Surroundings, place: CitizenPlace) -> None:
        super().__init__(around)
        self._place = place
        self._view: CitizenView | None = None
        self._filter: RowState | None = None
        self._checking: Ticket | None = None
        self._panel_wanted: bool | None = None
        self._was_narrow = False
        self._person, self._person_line = card(self.look, margin=12)
        self._person.setObjectName("person_card")
        self.column.addWidget(self._person)
        body = QHBoxLayout()
        body.setSpacing(self.look.theme.px(12))
        body.addWidget(self._build_list(), 1)
        self._panel = NoticePanel(self.look)
        self._panel.setFixedWidth(self.look.theme.px(310))
        body.addWidget(self._panel)
        self.column.addLayout(body, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._keep_row_in_view)
        self._settle.timeout.connect(self._ask_story)
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
        if (notice := self._table.current()) is not None:
            acts.append(Act("verify", say("act.verify"), "refresh", "F5", self._verify))
            if notice.state not in _CLOSED:
                acts.append(Act("reprint", say("act.reprint"), "print", "F7", self._reprint))
            elif notice.state is RowState.PAID:
                text = say("act.print_receipt")
                acts.append(Act("receipt", text, "print", "F7", self._print_receipts))
        if not self._is_wide():
            acts.append(Act("panel", say("act.panel"), "info-circle", "Ctrl+I", self._turn_panel))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel stands beside the table, the sums beside the name, where there is room."""
        super().resizeEvent(event)
        if self._view is not None and self._is_narrow() != self._was_narrow:
            self._show_person(self._view)
        self._place_panel()

    def _build_list(self) -> QWidget:
        px = self.look.theme.px
        frame, column = card(self.look, margin=0)
        column.setContentsMargins(1, px(10), 1, 1)
        column.setSpacing(px(8))
        self._count = label("", "hint")
        caption = label(self.words.say("citizen.filter"), "label")
        self._choice = Choice(self.look, self.words.say("citizen.filter"))
        self._choice.setObjectName("state_filter")
        caption.setBuddy(self._choice)
        self._choice.addItem(self.words.say("citizen.every_state"), None)
        for state in RowState:
            self._choice.addItem(word_of(self.words, state), state)
        self._choice.currentIndexChanged.connect(self._filter_changed)
        title = label(self.words.say("citizen.notices"), "title")
        top = row(self.look, title, self._count, None, caption, self._choice, spacing=12)
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)
        self._table = RowsTable[NoticeView](
            self.look,
            citizen_notice_columns(self.look),
            name="notices_table",
            accessible_name=self.words.say("citizen.notices"),
            row_height=52,
        )
        self._table.opened.connect(lambda _notice: self._verify())
        self._table.moved.connect(self._row_changed)
        column.addWidget(self._table, 1)
        self._nothing = label("", "quiet", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(px(16), px(8), px(16), px(16))
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        return frame

    def _load(self) -> None:
        lookup = self.around.counter.lookup
        self.ask(lambda: lookup.citizen(self._place.citizen_id), self._show)

    def _show(self, view: CitizenView) -> None:
        first = self._view is None
        self._view = view
        self._show_person(view)
        self._show_rows(self._place.notice_number if first else self._current_number())
        self.acts_changed.emit()

    def _show_person(self, view: CitizenView) -> None:
        empty(self._person_line)
        self._was_narrow = self._is_narrow()
        px = self.look.theme.px
        citizen = view.citizen
        name = Elided(full_name(citizen), "name")
        name.setObjectName("citizen_name")
        who = QVBoxLayout()
        who.setSpacing(px(4))
        code = label(code_of(self.words, citizen), "code")
        born = Elided(birth(self.words, citizen), "quiet")
        who.addLayout(row(self.look, name, code, born, None, spacing=16))
        who.addLayout(self._contacts(view))
        sums = row(self.look, spacing=32)
        year = rome_date(self.around.counter.clock.now()).year
        for caption, cents, role in (
            (self.words.say("citizen.to_pay"), view.to_pay_cents, "answer"),
            (self.words.say("citizen.overdue"), view.overdue_cents, "overdue"),
            (self.words.say("citizen.paid_in", year=year), view.paid_this_year_cents, "paid"),
        ):
            pair = QVBoxLayout()
            pair.setSpacing(px(2))
            pair.addWidget(label(caption, "label"))
            pair.addWidget(label(amount(cents), role if cents else "answer"))
            sums.addLayout(pair)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(px(8 if self._is_narrow() else 32))
        if self._is_narrow():
            line.setDirection(QBoxLayout.Direction.TopToBottom)
            sums.addStretch(1)
        line.addLayout(who, 1)
        line.addLayout(sums)
        self._person_line.addLayout(line)

    def _contacts(self, view: CitizenView) -> QHBoxLayout:
        citizen = view.citizen
        line = row(self.look, spacing=8)
        ink = self.look.theme.palette.text2
        for icon, text in (
            ("map-marker", address(citizen)),
            ("mail", citizen.email),
            ("telephone", citizen.phone),
        ):
            if text:
                line.addWidget(picture(self.look.icons.pixmap(icon, ink, 20)))
                line.addWidget(Elided(text, "quiet"))
                line.addSpacing(self.look.theme.px(8))
        if view.as_of is not None:
            stale = self.words.say("citizen.as_of", hour=hour_of(view.as_of))
            line.addWidget(label(stale, "hint"))
        line.addStretch(1)
        return line

    def _show_rows(self, number: str | None) -> None:
        if self._view is None:
            return
        everything = self._view.notices
        shown = [one for one in everything if self._filter in (None, one.state)]
        still_open = sum(1 for one in everything if one.state not in _CLOSED)
        key = "citizen.count" if everything else "citizen.count_none"
        self._count.setText(self.words.say(key, open=still_open, total=len(everything)))
        self._table.show_rows(shown, keep=lambda notice: notice.notice_number == number)
        self._table.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        key = "citizen.no_notices" if not everything else "citizen.none_in_state"
        self._nothing.setText(self.words.say(key))
        if not shown:
            self._panel.show_nothing()
        self._place_panel()

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
            draft = self.around.drafts.of(self._view.citizen.citizen_id)
            self.around.ways.go(draft or ReleasePlace(self._view.citizen))

    def _verify(self) -> None:
        if (notice := self._table.current()) is not None:
            self.around.ways.go(VerifyPlace(notice.notice_number))

    def _reprint(self) -> None:
        if (notice := self._table.current()) is not None:
            reprint(self, notice.notice_number)

    def _print_receipts(self) -> None:
        if (notice := self._table.current()) is not None:
            print_receipts_of(self, notice.notice_number)
