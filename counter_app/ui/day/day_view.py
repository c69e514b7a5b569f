"""The day of the desks: how much, where, how they are, what is missing; and its closing."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer

from counter_app.services.day import DayView
from counter_app.services.day_spans import DaySpan, days_of, moved
from counter_app.services.views import DeskView
from counter_app.ui.answers_in_order import AnswersInOrder
from counter_app.ui.day.day_columns import (
    DeskRow,
    cents_of,
    counted,
    desk_columns,
    desk_rows,
    desk_sentence,
)
from counter_app.ui.day.day_files import ask_where
from counter_app.ui.day.told_card import ToDecide, ToldCard, ask_for_least
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import (
    Area,
    CancelDecisionPlace,
    DayPlace,
    DecisionPlace,
    Place,
    VerifyPlace,
)
from counter_app.ui.style.messages import amount, day_and_hour, hour_of
from counter_app.ui.style.words import day, thousands
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, card, label, row
from counter_app.ui.widgets.rows_table import RowsTable
from counter_app.ui.widgets.server_wait import ServerWait
from payments_core.clock import rome_date
from payments_core.wire.desk.cancel_messages import CancelInfo
from payments_core.wire.desk.day_messages import DayFigures, DayState
from payments_core.wire.desk.refund_messages import RefundInfo

#: How often the figures are asked for again while they are looked at; F5 asks at once.
AGAIN_MS = 60_000
#: News of notices come one by one: so long they are gathered before this desk adds up anew.
GATHER_MS = 2_000


class DayPage(Page):
    """Supervisors see every desk; who serves citizens, and who has no line, this desk alone."""

    area = Area.DAY

    def __init__(self, around: Surroundings, place: DayPlace) -> None:
        super().__init__(around)
        self._today = rome_date(around.counter.clock.now())
        self._days = place.days or days_of(DaySpan.TODAY, self._today)
        self._office = place.office
        self._told = place.told
        self._view: DayView | None = None
        #: Of which days and office the figures are that are shown.
        self._shown: tuple[tuple[date, date], str | None] | None = None
        self._order = AnswersInOrder()
        self._to_decide = ToDecide()
        self._closing = False
        self._online = around.counter.status.view().online
        self._build()
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._load_if_seen)
        self._again.start()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._load_if_seen)
        self._load()

    def acts(self) -> tuple[Act, ...]:
        """Close, put on paper, export, look again; open what the row tells of."""
        say, acts = self.words.say, list[Act]()
        asked = self._shows_what_was_asked()
        if self._may_close():
            acts.append(
                Act(
                    "close_day", say("act.close_day"), "check", "F9", self._close,
                    Strength.FILLED, enabled=asked and not self._closing,
                )
            )  # fmt: skip
        if cancels := self._to_decide.cancels:
            text, first = say("act.approvals", count=len(cancels)), cancels[0]
            place = CancelDecisionPlace(first.notice_number, first.request_id)
            acts.append(
                Act(
                    "approvals", text, "flag", "Ctrl+M", partial(self.around.ways.go, place),
                    Strength.OUTLINED,
                )
            )  # fmt: skip
        if self._view is not None:
            acts.append(
                Act(
                    "day_report", say("act.day_report"), "file", "Ctrl+P", self._save_report,
                    Strength.OUTLINED, enabled=asked,
                )
            )  # fmt: skip
            acts.append(
                Act("export", say("act.export"), "download", "Ctrl+S", self._export, enabled=asked)
            )
        if (told := self._told_card.current()) is not None:
            decides = told.refund_id or told.cancel_id
            text, cap = say("act.next_step" if decides else "act.open_notice"), say("key.enter")
            acts.append(Act("open_told", text, "arrow-right", "", self._open, cap=cap))
        acts.append(Act("refresh", say("act.refresh"), "refresh", "F5", self._load))
        acts.append(
            Act(
                "day_before", say("act.day_before"), "arrow-left", "Alt+Left",
                partial(self._move, -1), cap=f"Alt+{say('key.left')}",
            )
        )  # fmt: skip
        if self._days[1] < self._today:
            acts.append(
                Act(
                    "day_after", say("act.day_after"), "arrow-right", "Alt+Right",
                    partial(self._move, 1), cap=f"Alt+{say('key.right')}",
                )
            )  # fmt: skip
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins with the days; whoever comes back to a locked desk finds them as they are."""
        self._span.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._view is not None:
            self._load()

    def leave(self) -> Place:
        """Come back to the same days."""
        return DayPlace(self._days, self._office, self._told)

    def notice_changed(self, notice_number: str) -> None:
        """Figures may be others."""
        self._gather.start()

    def desk_changed(self, desk: DeskView) -> None:
        """With the line supervisors see every desk, without it this one."""
        if desk.online != self._online:
            self._online = desk.online
            self._load()

    # --- parts -------------------------------------------------------------------------------

    def _build(self) -> None:
        px, say = self.look.theme.px, self.words.say
        self._span = Choice(self.look, say("day.days"))
        self._span.setObjectName("day_span")
        for span in DaySpan:
            self._span.addItem(say(f"day.span_{span}"), span)
        self._span.addItem("", None)
        self._span.activated.connect(lambda _place: self._choose_span())
        self._offices = Choice(self.look, say("day.office"))
        self._offices.setObjectName("day_office")
        self._offices.activated.connect(lambda _place: self._choose_office())
        self._title = label("", "title")
        self._title.setObjectName("day_title")
        self._as_of = Elided("", "hint")
        self._as_of.setObjectName("day_as_of")
        self._approvals = Elided("", "strong")
        self._approvals.setObjectName("day_to_approve")
        self._approvals.hide()
        head = (self._title, self._as_of, None, self._approvals, self._span, self._offices)
        self.column.addLayout(row(self.look, *head, spacing=12))
        self._wait = ServerWait(self.look)
        self.column.addWidget(self._wait)
        self._totals = label("", "strong", wrap=True)
        self._totals.setObjectName("day_totals")
        self._closed = label("", "hint", wrap=True)
        self._closed.setObjectName("day_closed")
        self.column.addWidget(self._totals)
        self.column.addWidget(self._closed)
        self._desks_frame, column = card(self.look, margin=0)
        column.setContentsMargins(1, px(4), 1, px(8))
        self._desks = RowsTable[DeskRow](
            self.look, desk_columns(self.look), name="desks_table",
            accessible_name=say("day.desks"), row_height=46,
        )  # fmt: skip
        self._desks.moved.connect(self._show_desk)
        column.addWidget(self._desks, 1)
        self._about_desk = Elided("", "hint")
        self._about_desk.setObjectName("about_desk")
        self._about_desk.setContentsMargins(px(16), 0, px(16), 0)
        column.addWidget(self._about_desk)
        ask_for_least(self._desks)
        self.column.addWidget(self._desks_frame, 3)
        self._told_card = ToldCard(self.look)
        self._told_card.chosen.connect(self._choose_told)
        self._told_card.opened.connect(lambda _one: self._open())
        self._told_card.moved.connect(self.acts_changed)
        self.column.addWidget(self._told_card, 2)

    # --- what is known -----------------------------------------------------------------------

    def _load(self) -> None:
        counter, days, office = self.around.counter, self._days, self._office
        self._today = rome_date(counter.clock.now())
        show, failed = self._order.turn(partial(self._show, (days, office)), self._tell)
        self.ask_saying(self._wait, lambda: counter.day.look(*days, office), show, failed)
        if counter.refunds.may_decide() and self._online:
            self.ask(counter.refunds.waiting, self._take_refunds, lambda _error: None)
            self.ask(counter.cancels.waiting, self._take_cancels, lambda _error: None)

    def _load_if_seen(self) -> None:
        """Behind a lock nobody is signed in who could ask."""
        if self.isVisible():
            self._load()

    def _take_refunds(self, refunds: tuple[RefundInfo, ...]) -> None:
        self._to_decide = replace(self._to_decide, refunds=refunds)
        self._show_told()

    def _take_cancels(self, cancels: tuple[CancelInfo, ...]) -> None:
        self._to_decide = replace(self._to_decide, cancels=cancels)
        self._say_to_approve()
        self._show_told()

    def _say_to_approve(self) -> None:
        """How many cancellations wait, of whatever day, and what they come to."""
        cancels = self._to_decide.cancels
        total = amount(sum(one.amount_cents for one in cancels))
        said = self.words.count("day.to_approve", len(cancels), amount=total) if cancels else ""
        self._approvals.setText(said)
        self._approvals.setToolTip(said)
        self._approvals.setVisible(bool(said))

    def _show(self, asked: tuple[tuple[date, date], str | None], view: DayView) -> None:
        if asked != (self._days, self._office):
            return  # Something else is looked at by now.
        self._view, self._shown, self._wait.has_rows = view, asked, True
        self._show_head(view)
        now = self.around.counter.clock.now()
        self._desks_frame.setVisible(not view.own_desk)
        if not view.own_desk:
            current = self._desks.current()
            desk_id = current.line_id if current is not None else ""
            rows = desk_rows(view.figures, view.desk_states, now)
            self._desks.show_rows(rows, keep=lambda one: one.line_id == desk_id)
        self._show_told()

    def _show_head(self, view: DayView) -> None:
        say, figures = self.words.say, view.figures
        first, last = self._days
        key = "day.title" if first == last else "day.title_days"
        self._title.setText(say(key, day=day(first), last=day(last)))
        whose = say("day.own_desk") if view.own_desk else say("day.all_desks")
        self._as_of.setText(say("day.as_of", whose=whose, moment=day_and_hour(figures.as_of)))
        self._totals.setText(" · ".join(self._totals_of(figures)))
        away = view.own_desk and self.around.counter.day.leads()
        why = "day.server_older" if view.server_older else "day.server_away"
        said = say(why) if away else self._closings_of(figures)
        self._closed.setText(said)
        self._closed.setVisible(bool(said))
        self._show_choices(view)

    def _closings_of(self, figures: DayFigures) -> str:
        """Who has closed the day last, and that it was not the first time."""
        if not figures.closings:
            return ""
        last = figures.closings[-1]
        return self.words.count(
            "day.closed_by", len(figures.closings), who=last.closed_by_name,
            moment=day_and_hour(last.closed_at),
            whose=last.office or self.words.say("day.all_desks"),
        )  # fmt: skip

    def _totals_of(self, figures: DayFigures) -> list[str]:
        sums, words = figures.totals, self.words
        shown = (
            ("released", ()),
            ("paid", (DayState.PAID,)),
            ("to_register", (DayState.TO_REGISTER,)),
            ("cancelled", (DayState.CANCELLED,)),
        )
        said = [
            words.say(
                f"day.total_{name}", count=thousands(counted(sums, *states)),
                amount=amount(cents_of(sums, *states)),
            )
            for name, states in shown
        ]  # fmt: skip
        if (come := figures.payments) is not None:
            facts = {"count": thousands(come.count), "amount": amount(come.amount_cents)}
            said.append(words.say("day.total_payments", **facts))
        return said

    def _show_choices(self, view: DayView) -> None:
        spans = [days_of(span, self._today) for span in DaySpan]
        custom = len(spans)
        self._span.setItemText(custom, self._title.text())
        self._span.setCurrentIndex(spans.index(self._days) if self._days in spans else custom)
        self._offices.setVisible(not view.own_desk and len(view.offices) > 1)
        wanted = [self.words.say("day.every_office"), *view.offices]
        if [self._offices.itemText(at) for at in range(self._offices.count())] != wanted:
            self._offices.clear()
            for place, name in enumerate(wanted):
                self._offices.addItem(name, name if place else None)
        at = self._offices.findData(self._office) if self._office else 0
        self._offices.setCurrentIndex(max(at, 0))
        for choice in (self._span, self._offices):
            choice.updateGeometry()

    def _show_told(self) -> None:
        if self._view is not None:
            self._told = self._told_card.show_told(self._view, self._to_decide, self._told)
            self.acts_changed.emit()

    def _show_desk(self, one: DeskRow | None) -> None:
        text = desk_sentence(self.words, one) if one is not None else ""
        self._about_desk.setText(text)
        self._about_desk.setToolTip(text)

    # --- what is chosen ----------------------------------------------------------------------

    def _choose_span(self) -> None:
        chosen = self._span.currentData()
        if chosen is not None:
            self._go_to(days_of(DaySpan(chosen), self._today))

    def _move(self, step: int) -> None:
        self._go_to(moved(*self._days, step, self._today))

    def _go_to(self, days: tuple[date, date]) -> None:
        if days != self._days:
            self._days = days
            self.acts_changed.emit()
            self._load()

    def _choose_office(self) -> None:
        self._office = self._offices.currentData()
        self.acts_changed.emit()
        self._load()

    def _choose_told(self, told: str) -> None:
        self._told = told
        self._show_told()

    def _open(self) -> None:
        if (one := self._told_card.current()) is None:
            return
        if one.refund_id:
            self.around.ways.go(DecisionPlace(one.notice_number, one.refund_id))
        elif one.cancel_id:
            self.around.ways.go(CancelDecisionPlace(one.notice_number, one.cancel_id))
        else:
            self.around.ways.go(VerifyPlace(one.notice_number))

    # --- what is done ------------------------------------------------------------------------

    def _shows_what_was_asked(self) -> bool:
        """What is done with figures is done with those that one sees."""
        return self._shown == (self._days, self._office)

    def _may_close(self) -> bool:
        view = self._view
        return (
            view is not None
            and not view.own_desk
            and self._days[0] == self._days[1]
            and self.around.counter.day.leads()
        )

    def _close(self) -> None:
        if not self._shows_what_was_asked():
            return  # a key that was quicker than the acts
        counter, closed_on, office = self.around.counter, self._days[0], self._office
        self._closing = True
        self.acts_changed.emit()
        self.carry_through(
            lambda: counter.day.close(closed_on, office), self._was_closed, self._not_closed
        )

    def _was_closed(self, figures: DayFigures) -> None:
        self._closing = False
        times = len(figures.closings)
        key = "day.closed" if times <= 1 else "day.closed_again"
        whose = figures.office or self.words.say("day.all_desks")
        said = self.words.say(key, day=day(figures.last_on), whose=whose, number=times)
        self.around.ways.tell(said)
        if not self.gone:
            self._load()

    def _not_closed(self, error: Exception) -> None:
        self._closing = False
        self._tell(error)
        if not self.gone:
            self.acts_changed.emit()

    def _save_report(self) -> None:
        if (view := self._view) is not None:
            reports, language = self.around.counter.day_reports, self.words.language
            ask_where(self, self._file_name(view, "pdf"), lambda: reports.pdf(view, language))

    def _export(self) -> None:
        if (view := self._view) is not None:
            reports, language = self.around.counter.day_reports, self.words.language
            ask_where(self, self._file_name(view, "csv"), lambda: reports.csv(view, language))

    def _file_name(self, view: DayView, suffix: str) -> str:
        first, last = view.figures.first_on, view.figures.last_on
        days = first.isoformat() if first == last else f"{first.isoformat()}_{last.isoformat()}"
        made = hour_of(self.around.counter.clock.now()).replace(":", "")
        return f"{self.words.say('day.file', days=days)}-{made}.{suffix}"
