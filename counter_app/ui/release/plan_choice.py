"""Whether a debt is paid at once or in instalments, and what the instalments are."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.free_plan import PlanLine, ReadPlan, kept, taken_up
from counter_app.ui.release.free_plan import FreePlan
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount
from counter_app.ui.style.words import day
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import label, set_role
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.model.debt_kind import PlanRule
from payments_core.money import Cents
from payments_core.rules.instalment_plan import PlannedInstalment

#: Under which names a draft keeps the number of instalments and the lines of a free plan beside
#: the fields; no field can have them.
PLAN_COUNT, FREE_PLAN = "#plan", "#free_plan"


class Divisible(Protocol):
    """A debt that is being made or is there, and the plan it has so far."""

    @property
    def total_cents(self) -> Cents:
        """What the plan has to come to."""
        ...

    @property
    def plan(self) -> tuple[PlannedInstalment, ...]:
        """Its instalments, empty for none."""
        ...


D = TypeVar("D", bound=Divisible)


class Divider(Protocol[D]):
    """Who divides such debts, and knows what their kinds allow."""

    def with_plan(self, draft: D, count: int) -> D:
        """The debt in equal instalments."""
        ...

    def read_plan(self, draft: D, lines: Sequence[PlanLine]) -> ReadPlan:
        """What was typed, with what is wrong in which line."""
        ...

    def with_free_plan(self, draft: D, plan: Sequence[PlannedInstalment]) -> D:
        """The debt in instalments that were typed."""
        ...


class PlanChoice(QWidget):
    """The plans that the kind offers; hidden where it offers none. Ctrl+T goes to the next.

    `lines` is the table of a free plan, which the form puts where there is room for it.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.words
        self._counts: tuple[int, ...] = (1,)
        self._begin_count = 1
        self.offers_free = False
        self._single_too = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(4))
        caption = label(self._words.say("plan.caption"), "label")
        self._choice = Choice(look, self._words.say("plan.caption"))
        self._choice.setObjectName("plan_choice")
        self._choice.activated.connect(lambda _place: self._chosen())
        self.lines = FreePlan(look, self._choice)
        self.lines.changed.connect(self.changed)
        caption.setBuddy(self._choice)
        self.setFocusProxy(self._choice)
        self._details = label("", "hint", wrap=True)
        self._details.setObjectName("plan_details")
        for widget in (caption, self._choice, self._details):
            column.addWidget(widget)
        self.hide()

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to choose."""
        return self._counts != (1,)

    @property
    def is_free(self) -> bool:
        """Whether the instalments are typed."""
        return self._choice.currentIndex() == len(self._counts)

    @property
    def has_paper(self) -> bool:
        """Whether it is known what the first paper says: where nothing but instalments will do,
        not before they are typed."""
        return not self.is_free or self._single_too or not self.lines.is_unfinished

    def offer(self, rule: PlanRule | None, *, at_once: bool = True) -> None:
        """The plans of a kind; a plan that was chosen for another kind is gone. `at_once`: to be
        paid in one is among what is chosen from."""
        counts = tuple(sorted(rule.counts)) if rule is not None else ()
        self._counts = (1, *counts) if at_once or not counts else counts
        self._begin_count = counts[0] if counts else 1
        self.offers_free = rule is not None and rule.free
        self._single_too = rule is None or rule.single_too
        self._choice.clear()
        for count in self._counts:
            self._choice.addItem(self._words.count("plan.count", count))
        if self.offers_free:
            self._choice.addItem(self._words.say("plan.free"))
        self._choice.updateGeometry()
        self.lines.offer(rule)
        self._show_lines()
        self.show_plan(())
        self.setVisible(self.is_offered)

    def count(self) -> int:
        """How many instalments, 1 is at once; of a free plan, how many it begins from."""
        return self._begin_count if self.is_free else self._counts[self._choice.currentIndex()]

    def choose(self, count: int) -> None:
        """Take a plan up again."""
        if count in self._counts:
            self._choice.setCurrentIndex(self._counts.index(count))
            self._note_choice()

    def choose_free(self) -> None:
        """Type the instalments, beginning from those chosen last."""
        if self.offers_free and not self.is_free:
            self._choice.setCurrentIndex(len(self._counts))
            self._chosen()

    def next(self) -> None:
        """The next plan, after the last one none."""
        if self.is_offered:
            place = self._choice.currentIndex() + 1
            self._choice.setCurrentIndex(place % self._choice.count())
            self._chosen()

    def typed(self) -> Mapping[str, str]:
        """The plan as a draft keeps it, nothing for a debt that is paid at once."""
        if self.count() == 1:
            return {}
        lines = self.lines.lines() if self.lines.is_touched else ()
        free = {FREE_PLAN: kept(lines)} if self.is_free else {}
        return {PLAN_COUNT: str(self.count())} | free

    def take_up(self, typed: Mapping[str, str]) -> None:
        """Put back what a draft has kept."""
        if (count := typed.get(PLAN_COUNT, "")).isdecimal():
            self.choose(int(count))
        if self.offers_free and FREE_PLAN in typed:
            self._choice.setCurrentIndex(len(self._counts))
            self.lines.take_up(taken_up(typed[FREE_PLAN]))
            self._show_lines()

    def divided(self, draft: D, release: Divider[D]) -> D:
        """The draft in the instalments that were chosen or typed, at once where it cannot be
        divided so."""
        if self.is_free and self.lines.is_touched:
            return self._as_typed(draft, release)
        try:
            planned = release.with_plan(draft, self.count())
        except RuleBroken as trouble:
            self.choose(1)
            self._show_lines()
            self.show_plan((), self._words.problem(trouble))
            return draft
        if self.is_free:
            self.lines.begin(planned.plan)
            return self._as_typed(draft, release)
        self.show_plan(planned.plan)
        return planned

    def complain_if_wrong(self) -> bool:
        """Say what is wrong with a typed plan and put the focus there; whether there was
        anything."""
        return self.is_free and self.lines.complain_if_wrong()

    def mark(self, sentence: str) -> None:
        """Say what the server has refused of the plan, and go there."""
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(sentence, wrong=True)

    def show_plan(self, plan: Sequence[PlannedInstalment], trouble: str = "") -> None:
        """What is due when, or why this debt cannot be divided so."""
        due = " · ".join(f"{amount(one.amount_cents)} {day(one.due_on)}" for one in plan)
        self._say(trouble or due, wrong=bool(trouble))

    def _as_typed(self, draft: D, release: Divider[D]) -> D:
        """The draft in what was typed; at once as long as that is no plan."""
        read = release.read_plan(draft, self.lines.lines())
        planned, trouble = draft, ""
        if read.plan:
            try:
                planned = release.with_free_plan(draft, read.plan)
            except PaymentsError as refused:
                trouble = self._words.problem(refused)
        said = trouble or self._left(read, draft.total_cents)
        self._say(said, wrong=not planned.plan)
        self.lines.show_read(read, draft.total_cents, "" if planned.plan else said)
        return planned

    def _left(self, read: ReadPlan, total_cents: int) -> str:
        left_cents, total = read.left_cents, amount(total_cents)
        if not left_cents:
            return self._words.say("plan.even", total=total)
        key = "plan.left" if left_cents > 0 else "plan.too_much"
        left, planned = amount(abs(left_cents)), amount(read.planned_cents)
        return self._words.say(key, left=left, planned=planned, total=total)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self._details.setText(sentence)
        set_role(self._details, "error" if wrong else "hint")
        self._details.setVisible(bool(sentence))

    def _chosen(self) -> None:
        self._note_choice()
        self._show_lines()
        self.changed.emit()
        if self.lines.isVisible():
            self.lines.start()

    def _note_choice(self) -> None:
        if not self.is_free and self.count() > 1:
            self._begin_count = self.count()

    def _show_lines(self) -> None:
        """The table where it is wanted; a focus in it comes back to the choice."""
        focus = self.window().focusWidget()
        if not self.is_free and focus is not None and self.lines.isAncestorOf(focus):
            self._choice.setFocus()
        self.lines.setVisible(self.is_free)
