"""Whether a debt is paid at once or in instalments, and what the instalments are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.choice import Choice
from counter_app.ui.look import Look
from counter_app.ui.messages import amount, day
from counter_app.ui.parts import label
from payments_core.model.debt_kind import PlanRule
from payments_core.rules.instalment_plan import PlannedInstalment


class PlanChoice(QWidget):
    """The plans that the kind offers; hidden where it offers none. Ctrl+T goes to the next."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.words
        self._counts: tuple[int, ...] = (1,)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(4))
        caption = label(self._words.say("plan.caption"), "label")
        self._choice = Choice(look, self._words.say("plan.caption"))
        self._choice.setObjectName("plan_choice")
        self._choice.activated.connect(lambda _place: self.changed.emit())
        caption.setBuddy(self._choice)
        self._details = label("", "hint", wrap=True)
        self._details.setObjectName("plan_details")
        for widget in (caption, self._choice, self._details):
            column.addWidget(widget)
        self.hide()

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to choose."""
        return len(self._counts) > 1

    def offer(self, rule: PlanRule | None) -> None:
        """The plans of a kind; a plan that was chosen for another kind is gone."""
        self._counts = (1, *sorted(rule.counts)) if rule is not None else (1,)
        self._choice.clear()
        for count in self._counts:
            self._choice.addItem(self._words.count("plan.count", count))
        self._choice.updateGeometry()
        self.show_plan(())
        self.setVisible(self.is_offered)

    def count(self) -> int:
        """How many instalments; 1 is at once."""
        return self._counts[max(self._choice.currentIndex(), 0)]

    def choose(self, count: int) -> None:
        """Take a plan up again."""
        if count in self._counts:
            self._choice.setCurrentIndex(self._counts.index(count))

    def next(self) -> None:
        """The next plan, after the last one none."""
        if self.is_offered:
            self._choice.setCurrentIndex((self._choice.currentIndex() + 1) % len(self._counts))
            self.changed.emit()

    def show_plan(self, plan: Sequence[PlannedInstalment], trouble: str = "") -> None:
        """What is due when, or why this debt cannot be divided so."""
        due = " · ".join(f"{amount(one.amount_cents)} {day(one.due_on)}" for one in plan)
        self._details.setText(trouble or due)
        self._details.setProperty("role", "error" if trouble else "hint")
        self._details.style().unpolish(self._details)
        self._details.style().polish(self._details)
        self._details.setVisible(bool(trouble or due))
