"""What somebody has asked for, money back or a cancellation, and the decision about it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from counter_app.services.views import DeskView
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, CancelDecisionPlace, DecisionPlace, Place, VerifyPlace
from counter_app.ui.style.theme import Tone
from counter_app.ui.verify.decisions import CancelMatters, Matter, Matters, RefundMatters
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, Field, card, empty, form_line, label, rule

#: The one field of the form, where it is kept.
_REASON = "reason"


class DecisionView(Page):
    """F9 approves, Ctrl+D rejects with a reason; Enter does neither."""

    area = Area.TASKS
    held_words = "scan.held_form"

    def __init__(self, around: Surroundings, place: DecisionPlace | CancelDecisionPlace) -> None:
        super().__init__(around)
        self._place = place
        self._matters = _matters_of(around, place)
        self._matter: Matter | None = None
        self._sending = False
        self._online = around.counter.status.view().online
        self._band = AnswerBand(self.look, "decision_answer")
        self._band.hide()
        self.column.addWidget(self._band)
        self._card, column = card(self.look)
        column.setSpacing(self.look.theme.px(16))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(self.look.theme.px(24))
        self._facts.setVerticalSpacing(self.look.theme.px(8))
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        column.addWidget(rule(self.look))
        self._reason = Field(
            self.look,
            self._say("why_not"),
            name="rejection_reason",
            hint=self._say("why_not_hint"),
        )
        self._reason.edit.setText(place.reason)
        self._reason.edit.textEdited.connect(self._put_aside)
        column.addWidget(self._reason)
        column.addStretch(1)
        self._card.hide()
        self.column.addLayout(form_line(self.look, self._card), 1)
        self._blank, blank = card(self.look)
        self._nothing = EmptyState(self.look, "nothing_to_decide")
        blank.addWidget(self._nothing)
        self._blank.hide()
        self.column.addWidget(self._blank, 1)
        matters, number = self._matters, place.notice_number
        self.ask(lambda: matters.waiting(number), self._show, self._not_known)

    def acts(self) -> tuple[Act, ...]:
        """Decide, look at the notice, go back."""
        say, acts = self.words.say, list[Act]()
        if (matter := self._matter) is not None:
            ready, name = self._online and not self._sending, self._matters.name
            acts += [
                Act(
                    f"approve_{name}", say("act.approve"), "check", "F9", self._approve,
                    Strength.FILLED, enabled=ready and not matter.is_own,
                ),
                Act(
                    f"reject_{name}", say("act.reject"), "ban", "Ctrl+D", self._reject,
                    Strength.OUTLINED, enabled=ready,
                ),
                Act("see_notice", say("act.see_notice"), "file", "F5", self._see_notice),
            ]  # fmt: skip
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def leave(self) -> Place:
        """Come back to the same decision, with the reason that is typed."""
        matter, number = self._matter, self._place.notice_number
        decision_id = matter.decision_id if matter else self._place.decision_id
        return self._matters.place(number, decision_id, self._reason.text())

    def desk_changed(self, desk: DeskView) -> None:
        """Without the line nothing can be decided."""
        if desk.online != self._online:
            self._online = desk.online
            self.acts_changed.emit()

    def _say(self, name: str) -> str:
        return self.words.say(f"{self._matters.name}.{name}")

    def _show(self, waiting: tuple[Matter, ...]) -> None:
        named = [one for one in waiting if one.decision_id == self._place.decision_id]
        self._matter = next(iter((*named, *waiting)), None)
        if self._matter is None:
            self._say_nothing(self._say("none"), self._say("none_detail"))
        else:
            self._show_matter(self._matter)
        self.acts_changed.emit()

    def _not_known(self, error: Exception) -> None:
        problem, _, what_now = self.words.problem(error).partition(". ")
        self._say_nothing(problem, what_now)

    def _say_nothing(self, headline: str, detail: str) -> None:
        self._nothing.say("check-circle", headline, detail, (("Esc", self.words.say("act.back")),))
        self._band.hide()
        self._card.hide()
        self._blank.show()
        self.around.ways.focus_search()

    def _show_matter(self, matter: Matter) -> None:
        said = self._say("own") if matter.is_own else matter.asked
        self._band.show_answer(Tone.TO_CHECK, matter.headline, said)
        empty(self._facts)
        for line, (name, text, role) in enumerate(matter.facts):
            self._facts.addWidget(label(self._say(name), "label"), line, 0)
            self._facts.addWidget(Elided(text, role), line, 1)
        if not self._reason.edit.text():
            begun = self.around.begun.forms.of(_form_of(matter)) or {}
            self._reason.edit.setText(begun.get(_REASON, ""))
        self._band.show()
        self._card.show()
        self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see_notice(self) -> None:
        self.around.ways.go(VerifyPlace(self._place.notice_number))

    def _approve(self) -> None:
        if (matter := self._matter) is not None and not self._sending:
            matters = self._matters
            self._begin()
            self.carry_through(
                lambda: matters.approve(matter.decision_id),
                partial(self._decided, matter),
                self._not_decided,
            )

    def _reject(self) -> None:
        if (matter := self._matter) is not None and not self._sending:
            matters, reason = self._matters, self._reason.text()
            self._begin()
            self.carry_through(
                lambda: matters.reject(matter.decision_id, reason),
                partial(self._decided, matter),
                self._not_decided,
            )

    def _begin(self) -> None:
        self._sending = True
        self._reason.accept()
        self.acts_changed.emit()

    def _put_aside(self, reason: str) -> None:
        if self._matter is not None:
            self.around.begun.forms.keep(_form_of(self._matter), {_REASON: reason})

    def _decided(self, matter: Matter, said: str) -> None:
        self.around.begun.forms.drop(_form_of(matter))
        if not self.gone:
            self.around.ways.back()
        self.around.ways.tell(said)

    def _not_decided(self, error: Exception) -> None:
        self._sending = False
        self.complain_beside(self._reason, error)
        if not self.gone:
            self.acts_changed.emit()


def _form_of(matter: Matter) -> str:
    """Under which name the reason is kept while it is being written."""
    return f"decision:{matter.decision_id}"


def _matters_of(around: Surroundings, place: DecisionPlace | CancelDecisionPlace) -> Matters:
    counter, words = around.counter, around.look.words
    if isinstance(place, CancelDecisionPlace):
        return CancelMatters(words, counter.cancels)
    return RefundMatters(words, counter.refunds)
