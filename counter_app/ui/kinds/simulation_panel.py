"""Tries a kind of debt out beside its form: any day, any rate, what is typed at the desk."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.services.kind_simulation import Destination, Simulated, rate_ids, simulate
from counter_app.services.typed_lines import read_day
from counter_app.ui.kinds.form_leaves import FormChoice
from counter_app.ui.release.kind_fields import KindFields
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount
from counter_app.ui.style.words import day
from counter_app.ui.widgets.parts import Field, Wrapped, card, empty, label, row, scrolled
from payments_core.errors import PaymentsError
from payments_core.model.debt_kind import DebtKind, KindField
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.offers import rates_on

#: How much of the panel the amount and its parts take at most, in hundredths; more scrolls.
SUM_SHARE = 45


class SimulationPanel(QWidget):
    """Works the document out as it stands; nothing is released and nobody is named.

    The amount with its parts comes first and stays in sight; what is typed, and what follows from
    it, scrolls beneath.
    """

    changed = Signal()

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        self._kind: DebtKind | None = None
        self._asked: tuple[KindField, ...] | None = None
        self.setObjectName("simulation_panel")
        self.setAccessibleName(self._words.say("simulation.title"))
        px = look.theme.px
        self._rate = FormChoice(look, self._words.say("simulation.rate"))
        self._rate.setObjectName("simulation_rate")
        self.day = Field(look, self._words.say("simulation.day"), name="simulation_day")
        self.day.edit.setText(day(today))
        self._fields = KindFields(look, self.day.edit, most=2)
        self._note = label("", "quiet", wrap=True)
        self._note.setObjectName("simulation_note")
        self._sum_card, self._sum = card(look, part="sum", margin=12)
        above = QWidget()
        self._above = QVBoxLayout(above)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.addWidget(self._note)
        self._above.addWidget(self._sum_card)
        self._above.addStretch(1)
        self._answer = scrolled(above)
        self._answer.setObjectName("simulation_sum")
        self._answer.setAccessibleName(self._words.say("simulation.parts"))
        self._result = QVBoxLayout()
        self._result.setSpacing(px(8))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(12))
        column.addLayout(self._head())
        column.addWidget(self._fields)
        column.addLayout(self._result)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(px(8))
        title = label(self._words.say("simulation.title"), "title")
        self._total = label("", "answer")
        self._total.setObjectName("simulation_total")
        around.addLayout(row(look, title, None, self._total))
        around.addWidget(self._answer)
        around.addWidget(scrolled(inside), 1)
        self._rate.activated.connect(lambda _place: self._work_out())
        self.day.edit.editingFinished.connect(self._work_out)
        self._fields.changed.connect(self._work_out)

    def show_kind(self, kind: DebtKind | None) -> None:
        """Another state of the document; None while it cannot be read. What was typed stays where
        the fields are the same."""
        self._kind = kind
        if kind is not None:
            self._offer_rates(kind)
            if kind.fields != self._asked:
                typed = self._fields.typed()
                self._fields.ask_for(kind)
                self._fields.take_up(typed)
                self._asked = kind.fields
        self._work_out()

    def stops(self) -> list[QWidget]:
        """Where Tab stops in it; the fields of the kind find their place by themselves."""
        return [self._answer, self._rate, self.day.edit]

    def begin(self) -> None:
        """Put the focus on the day."""
        self.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.edit.selectAll()

    def total(self) -> str:
        """What the debt comes to; empty while it cannot be said."""
        return self._total.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes to the next line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QGridLayout:
        px = self._look.theme.px
        above = label(self._words.say("simulation.rate"), "label")
        above.setBuddy(self._rate)
        rate = QVBoxLayout()
        rate.setSpacing(px(4))
        rate.addWidget(above)
        rate.addWidget(self._rate)
        rate.addStretch(1)
        head = QGridLayout()
        head.setSpacing(px(16))
        head.addLayout(rate, 0, 0)
        head.addWidget(self.day, 0, 1, Qt.AlignmentFlag.AlignTop)
        head.setColumnStretch(0, 1)
        head.setColumnStretch(1, 1)
        return head

    def _offer_rates(self, kind: DebtKind) -> None:
        chosen = self._rate.currentData()
        english = self._words.language == "en"
        self._rate.clear()
        for rate_id in rate_ids(kind):
            rate = next(one for one in kind.rates if one.rate_id == rate_id)
            self._rate.addItem(rate.name_en if english else rate.name, rate_id)
        self._rate.setCurrentIndex(max(self._rate.findData(chosen), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The parts have their share of the height."""
        super().resizeEvent(event)
        self._fit_answer()

    def _work_out(self) -> None:
        empty(self._result)
        empty(self._sum)
        self._sum_card.hide()
        self._total.setText("")
        kind, on = self._kind, read_day(self.day.text())
        if on is None:
            self.day.complain(self._words.say("release.due_wrong"), in_sight=False)
            self._say("")
            return
        self.day.accept(self._version_on(kind, on))
        if kind is None:
            self._say(self._words.say("simulation.not_readable"))
            return
        if not kind.rates:
            self._say(self._words.say("simulation.no_rate"))
            return
        try:
            found = simulate(kind, str(self._rate.currentData()), self._fields.typed(), on)
        except PaymentsError as trouble:
            missing = trouble.code in ("field_wrong", "field_missing")
            self._say(
                self._words.say("simulation.fill_in") if missing else self._words.problem(trouble)
            )
            return
        self._say("")
        self._show(kind, found)

    def _version_on(self, kind: DebtKind | None, on: date) -> str:
        if kind is None:
            return ""
        for rate in rates_on(kind, on):
            if rate.rate_id == self._rate.currentData():
                return self._words.say("simulation.version", number=rate.version)
        return ""

    def _say(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self._fit_answer()

    def _show(self, kind: DebtKind, found: Simulated) -> None:
        self._total.setText(amount(found.total_cents))
        lines = [(one.part.label, amount(one.amount_cents), one.working) for one in found.parts]
        self._sum.addWidget(self._lines(lines))
        self._sum_card.show()
        self._fit_answer()
        facts = (
            (self._words.say("simulation.subject"), found.subject),
            (self._words.say("simulation.due_on"), day(found.due_on)),
        )
        for caption, said in facts:
            self._result.addWidget(label(caption, "label"))
            self._result.addWidget(label(said, "body", wrap=True))
        self._section("destinations", [self._destination(one) for one in found.destinations])
        if kind.plan is not None:
            plans = [self._plan(plan) for plan in found.plans]
            self._section("plans", plans or [(self._words.say("simulation.no_plan"), "")])

    def _fit_answer(self) -> None:
        """As high as its lines, up to its share; arrows scroll it where that is too little."""
        wide = self.width()
        said = self._note.heightForWidth(wide) if not self._note.isHidden() else 0
        parts = self._sum.totalHeightForWidth(wide) if not self._sum_card.isHidden() else 0
        room = max(self.height() * SUM_SHARE // 100, self._look.theme.px(60))
        self._answer.setFixedHeight(min(max(said, parts, 1), room))
        too_little = max(said, parts) > room
        policy = Qt.FocusPolicy.StrongFocus if too_little else Qt.FocusPolicy.NoFocus
        self._answer.setFocusPolicy(policy)

    def _section(self, name: str, lines: Sequence[tuple[str, str]]) -> None:
        if lines:
            self._result.addWidget(label(self._words.say(f"simulation.{name}"), "label"))
            self._result.addWidget(self._lines([(left, right, "") for left, right in lines]))

    def _lines(self, lines: Sequence[tuple[str, str, str]]) -> QWidget:
        """What on the left, how much on the right, how it came about underneath."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(self._look.theme.px(2))
        grid.setColumnStretch(0, 1)
        place = 0
        for left, right, working in lines:
            grid.addWidget(Wrapped(left), place, 0)
            at_top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(right, "body"), place, 1, at_top)
            place += 1
            if working:
                grid.addWidget(label(working, "hint", wrap=True), place, 0, 1, 2)
                place += 1
        return made

    def _destination(self, one: Destination) -> tuple[str, str]:
        say = self._words.say
        if one.beneficiary is not None:
            said = one.beneficiary
        elif one.stamp:
            return say("simulation.stamp"), amount(one.cents)
        elif one.chapter is None:
            said = say("simulation.no_chapter")
        elif one.assessment is None:
            said = say("simulation.chapter", chapter=one.chapter)
        else:
            said = say("simulation.assessed", chapter=one.chapter, assessment=one.assessment)
        said = said if one.revenue else say("simulation.passed_on", what=said)
        return said, amount(one.cents)

    def _plan(self, plan: Sequence[PlannedInstalment]) -> tuple[str, str]:
        said = self._words.count("plan.count", len(plan))
        ends = self._words.say("simulation.plan_until", plan=said, day=day(plan[-1].due_on))
        amounts = dict.fromkeys(amount(one.amount_cents) for one in plan)
        return ends, " / ".join(amounts)
