"""The form of a plan for a notice that is out: which instalments, and from when on."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.services.notice_plans import NoticePlans, PlanDraft
from counter_app.services.views import NoticeView
from counter_app.ui.release.due_field import DueField
from counter_app.ui.release.plan_choice import PlanChoice
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import day
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.parts import card, label, row
from payments_core.errors import PaymentsError

#: Under which name the due date of the first instalment is kept beside the plan.
FIRST_DUE = "#first_due"


class NoticePlanForm(QWidget):
    """Collects the plan; says `changed` when it is another one.

    Equal instalments have one due date to be typed, that of the first; free ones have theirs.
    """

    changed = Signal()

    def __init__(self, look: Look, notice: NoticeView, today: Callable[[], date]) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        self._dated: PlanDraft | None = None
        self.choice = PlanChoice(look)
        self._due = DueField(
            look, self._words.say("notice_plan.first_due"), today, name="first_due_field"
        )
        self._trouble = AnswerBand(look, "notice_plan_trouble", small=True)
        self._build(notice)
        self.choice.changed.connect(self.changed)
        self._due.edit.editingFinished.connect(self.changed)
        self.setFocusProxy(self.choice)

    @property
    def says_what_is_wrong(self) -> bool:
        """Whether it is said where it is typed why there is no plan yet."""
        return self.choice.is_free or self._due.is_wrong()

    def offer(self, begun: PlanDraft, typed: Mapping[str, str], plans: NoticePlans) -> None:
        """The plans of its kind; the first of them, or what was chosen and typed before."""
        self.choice.offer(begun.rule, at_once=False)
        self._due.edit.setText(typed.get(FIRST_DUE, ""))
        self._due.propose(begun.first_due_on)
        self._dated = self._with_due(begun, plans) or begun
        self.choice.take_up(typed)

    def typed(self) -> Mapping[str, str]:
        """What was chosen and typed, to be taken up later."""
        return {**self.choice.typed(), FIRST_DUE: self._due.text()}

    def divided(self, begun: PlanDraft, plans: NoticePlans) -> PlanDraft:
        """The draft in the instalments that were chosen or typed, without any while something is
        wrong with them."""
        free = self.choice.is_free
        # Once more on the way to free ones, which begin from it: it may be typed and not left.
        dated = None if free and self._due.isHidden() else self._with_due(begun, plans)
        self._dated = dated or self._dated
        self._due.setHidden(free)
        if dated is None and not free:
            self.choice.show_plan(())
            return begun
        return self.choice.divided(self._dated or begun, plans)

    def complain_if_wrong(self) -> bool:
        """Put the focus where something is wrong; whether there was anything."""
        if not self.choice.is_free and self._due.is_wrong():
            self._due.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self.choice.complain_if_wrong()

    def show_trouble(self, why: str) -> None:
        """The notice cannot be divided, or not so."""
        headline = self._words.say("notice_plan.not_possible")
        self._trouble.show_answer(Tone.TO_CHECK, headline, why)
        self._trouble.show()

    def hide_trouble(self) -> None:
        """It may be possible after all."""
        self._trouble.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes from the choice to the date and never makes a plan."""
        leads_on = self._due.isVisible() and not self._due.edit.hasFocus()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and leads_on:
            self._due.edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _with_due(self, begun: PlanDraft, plans: NoticePlans) -> PlanDraft | None:
        """The draft with the date that stands in its field, None where that says what is wrong."""
        due_on = self._due.due_on()
        if not self._due.check() or due_on is None:
            return None
        try:
            return plans.with_first_due(begun, due_on)
        except PaymentsError as refused:
            self._due.complain(self._words.problem(refused))
            return None

    def _build(self, notice: NoticeView) -> None:
        say = self._words.say
        frame, column = card(self._look)
        column.addWidget(label(notice.subject, "title", wrap=True))
        facts = say(
            "notice_act.facts", amount=amount(notice.amount_cents), due_on=day(notice.due_on)
        )
        column.addWidget(label(facts, "body"))
        means = label(say("notice_plan.means"), "hint", wrap=True)
        means.setObjectName("notice_plan_means")
        column.addWidget(means)
        self._trouble.hide()
        column.addWidget(self._trouble)
        line = QGridLayout()
        line.setSpacing(self._look.theme.px(16))
        line.addWidget(self.choice, 0, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._due, 0, 1, Qt.AlignmentFlag.AlignTop)
        line.setColumnStretch(0, 3)
        line.setColumnStretch(1, 2)
        self._due.hide()
        column.addLayout(line)
        self.choice.lines.hide()
        column.addWidget(self.choice.lines)
        column.addStretch(1)
        self.setLayout(row(self._look, frame))
