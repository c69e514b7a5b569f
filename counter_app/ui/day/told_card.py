"""Below the desks: one of several things that are told of a day, as sums or as a list."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.day import DayView
from counter_app.ui.day.day_columns import (
    ToldNotice,
    counted,
    notice_columns,
    state_columns,
    sum_columns,
    told_cancels,
    told_notices,
    told_refunds,
)
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.parts import card, label, row
from counter_app.ui.widgets.rows_table import Column, RowsTable
from payments_core.wire.desk.cancel_messages import CancelInfo
from payments_core.wire.desk.day_messages import DayFigures, DayLine, StateSum
from payments_core.wire.desk.refund_messages import RefundInfo

#: What is told, in the order of the choice; those after `operators` are lists.
SUMS = ("kinds", "states", "operators")
LISTS = ("not_registered", "late", "cancelled")
REFUNDS, CANCELS = "refunds", "cancels"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What waits for whoever leads, of whatever day: refunds and cancellations."""

    refunds: tuple[RefundInfo, ...] = ()
    cancels: tuple[CancelInfo, ...] = ()


class ToldCard(QWidget):
    """Its choice and what is chosen. `chosen` has another choice of the clerk's, `opened` the
    notice of a row; `moved` another row."""

    chosen = Signal(str)
    opened = Signal(object)
    moved = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        #: How many notices the longest bar of each table tells of.
        self._largest = Counter[str]()
        frame, column = card(look, margin=0)
        column.setContentsMargins(1, look.theme.px(10), 1, 1)
        self._build_choice(column)
        self._build_tables(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def current(self) -> ToldNotice | None:
        """The notice in hand; None where sums are told."""
        return self._notices.current() if self._notices.isVisible() else None

    def show_told(self, view: DayView, to_decide: ToDecide, wanted: str) -> str:
        """Tell this of the day, or the first that can be told of it; says which it was."""
        figures = view.figures
        counts = {
            "not_registered": len(figures.not_payable),
            "late": len(figures.registered_late),
            "cancelled": len(figures.cancellations),
            CANCELS: len(to_decide.cancels),
            REFUNDS: len(to_decide.refunds),
        }
        offered = [*SUMS, "not_registered"] if view.own_desk else [*SUMS, *LISTS, REFUNDS, CANCELS]
        told = wanted if wanted in offered else offered[0]
        self._offer([(self._called(name, counts), name) for name in offered], told)
        self._fill(figures, to_decide, told)
        return told

    def _called(self, name: str, counts: Mapping[str, int]) -> str:
        text = self._words.say(f"day.told_{name}")
        return f"{text} ({counts[name]})" if name in counts else text

    def _offer(self, offered: Sequence[tuple[str, str]], told: str) -> None:
        """These to choose from. What is the same stays: somebody may be choosing just now."""
        choice = self._choice
        if [choice.itemData(at) for at in range(choice.count())] != [name for _, name in offered]:
            choice.clear()
            for text, name in offered:
                choice.addItem(text, name)
        for at, (text, name) in enumerate(offered):
            if choice.itemText(at) != text:
                choice.setItemText(at, text)
            if name == told:
                choice.setCurrentIndex(at)
        choice.updateGeometry()

    def _build_choice(self, column: QVBoxLayout) -> None:
        px, say = self._look.theme.px, self._words.say
        self._choice = Choice(self._look, say("day.told"))
        self._choice.setObjectName("day_told")
        self._choice.activated.connect(
            lambda _place: self.chosen.emit(str(self._choice.currentData()))
        )
        caption = label(say("day.told"), "label")
        caption.setBuddy(self._choice)
        top = row(self._look, caption, self._choice, None, spacing=12)
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)

    def _build_tables(self, column: QVBoxLayout) -> None:
        look, say = self._look, self._words.say
        longest = {name: partial(self._largest.__getitem__, name) for name in SUMS}
        kinds = sum_columns(look, say("day.told_kinds_title"), longest["kinds"])
        people = sum_columns(look, say("day.told_operators_title"), longest["operators"])
        self._kinds = self._table_of(kinds, "day_kinds", column)
        self._operators = self._table_of(people, "day_operators", column)
        self._states = RowsTable[StateSum](
            look, state_columns(look, longest["states"]), name="day_states",
            accessible_name=say("day.told_states"), row_height=36,
        )  # fmt: skip
        self._notices = RowsTable[ToldNotice](
            look, notice_columns(look), name="day_notices",
            accessible_name=say("day.told"), row_height=52,
        )  # fmt: skip
        self._notices.opened.connect(self.opened)
        self._notices.moved.connect(lambda _one: self.moved.emit())
        self._nothing = EmptyState(look, "nothing_of_day", low=True)
        for part in (self._states, self._notices, self._nothing):
            part.hide()
            column.addWidget(part, 1)
        for table in (self._kinds, self._operators, self._states, self._notices):
            ask_for_least(table)

    def _table_of(
        self, columns: Sequence[Column[DayLine]], name: str, column: QVBoxLayout
    ) -> RowsTable[DayLine]:
        made = RowsTable[DayLine](
            self._look, columns, name=name, accessible_name=self._words.say(f"day.{name}"),
            row_height=36,
        )  # fmt: skip
        made.hide()
        column.addWidget(made, 1)
        return made

    def _fill(self, figures: DayFigures, to_decide: ToDecide, told: str) -> None:
        self._largest["states"] = max((one.count for one in figures.totals), default=0)
        for name, lines in (("kinds", figures.kinds), ("operators", figures.operators)):
            self._largest[name] = max((counted(line.sums) for line in lines), default=0)
        filled: dict[str, Callable[[], int]] = {
            "kinds": partial(_filled, self._kinds, figures.kinds, _line_id),
            "states": partial(_filled, self._states, figures.totals, _state),
            "operators": partial(_filled, self._operators, figures.operators, _line_id),
        }
        tables: dict[str, QWidget] = {
            "kinds": self._kinds, "states": self._states, "operators": self._operators,
        }  # fmt: skip
        count = filled.get(told, partial(self._fill_notices, figures, to_decide, told))()
        wanted = tables.get(told, self._notices)
        for part in (*tables.values(), self._notices):
            part.setVisible(part is wanted and count > 0)
        self._nothing.setVisible(not count)
        if not count:
            texts = (self._words.say(f"day.none_{told}"), self._words.say("day.none_detail"))
            self._nothing.say("check-circle", *texts)

    def _fill_notices(self, figures: DayFigures, to_decide: ToDecide, told: str) -> int:
        if told == REFUNDS:
            rows = told_refunds(to_decide.refunds)
        elif told == CANCELS:
            rows = told_cancels(to_decide.cancels)
        else:
            rows = told_notices(figures, told, self._words)
        current = self._notices.current()
        known = current.notice_number if current is not None else ""
        self._notices.show_rows(rows, keep=lambda one: one.notice_number == known)
        return len(rows)


def ask_for_least(table: QFrame) -> None:
    """Lines that wrap make Qt ask each table for its favourite height rather than its least."""
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)


def _filled(shown: RowsTable[T], rows: Sequence[T], name_of: Callable[[T], str]) -> int:
    """Rows of newer figures; the one in hand stays in hand."""
    current = shown.current()
    known = None if current is None else name_of(current)
    shown.show_rows(rows, keep=lambda one: name_of(one) == known)
    return len(rows)


def _line_id(line: DayLine) -> str:
    return line.line_id


def _state(one: StateSum) -> str:
    return one.state
