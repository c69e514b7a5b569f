"""What somebody has asked back, and the decision about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from counter_app.services.views import DeskView
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, DecisionPlace, Place, VerifyPlace
from counter_app.ui.style.messages import amount, day_and_hour, fours
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, Field, card, empty, label, rule
from payments_core.identifiers import iban
from payments_core.wire.desk.refund_messages import RefundInfo


class DecisionView(Page):
    """F9 approves, Ctrl+D rejects with a reason; Enter does neither."""

    area = Area.TASKS
    held_words = "scan.held_form"

    def __init__(self, around: Surroundings, place: DecisionPlace) -> None:
        super().__init__(around)
        self._place = place
        self._refund: RefundInfo | None = None
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
            self.words.say("refund.why_not"),
            name="rejection_reason",
            hint=self.words.say("refund.why_not_hint"),
        )
        self._reason.edit.setText(place.reason)
        column.addWidget(self._reason)
        column.addStretch(1)
        self._card.hide()
        self.column.addWidget(self._card, 1)
        self._blank, blank = card(self.look)
        self._nothing = EmptyState(self.look, "nothing_to_decide")
        blank.addWidget(self._nothing)
        self._blank.hide()
        self.column.addWidget(self._blank, 1)
        refunds = around.counter.refunds
        self.ask(lambda: refunds.waiting(place.notice_number), self._show, self._not_known)

    def acts(self) -> tuple[Act, ...]:
        """Decide, look at the notice, go back."""
        say, acts = self.words.say, list[Act]()
        if (refund := self._refund) is not None:
            ready = self._online and not self._sending
            own = self.around.counter.refunds.is_own(refund)
            acts += [
                Act(
                    "approve_refund", say("act.approve"), "check", "F9", self._approve,
                    Strength.FILLED, enabled=ready and not own,
                ),
                Act(
                    "reject_refund", say("act.reject"), "ban", "Ctrl+D", self._reject,
                    Strength.OUTLINED, enabled=ready,
                ),
                Act("see_notice", say("act.see_notice"), "file", "F5", self._see_notice),
            ]  # fmt: skip
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def leave(self) -> Place:
        """Come back to the same refund, with the reason that is typed."""
        refund_id = self._refund.refund_id if self._refund else self._place.refund_id
        return DecisionPlace(self._place.notice_number, refund_id, self._reason.text())

    def desk_changed(self, desk: DeskView) -> None:
        """Without the line nothing can be decided."""
        if desk.online != self._online:
            self._online = desk.online
            self.acts_changed.emit()

    def _show(self, waiting: tuple[RefundInfo, ...]) -> None:
        named = [one for one in waiting if one.refund_id == self._place.refund_id]
        self._refund = next(iter((*named, *waiting)), None)
        if self._refund is None:
            self._say_nothing(self.words.say("refund.none"), self.words.say("refund.none_detail"))
        else:
            self._show_refund(self._refund)
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

    def _show_refund(self, refund: RefundInfo) -> None:
        say = self.words.say
        own = self.around.counter.refunds.is_own(refund)
        asked = say(
            "refund.asked_by",
            who=refund.requested_by_name,
            moment=day_and_hour(refund.requested_at),
        )
        self._band.show_answer(
            Tone.TO_CHECK,
            say("refund.to_decide", amount=amount(refund.amount_cents)),
            say("refund.own") if own else asked,
        )
        empty(self._facts)
        facts = (
            ("reason", refund.reason, "strong"),
            ("name", refund.beneficiary_name, "body"),
            ("tax_code_said", refund.beneficiary_tax_code or say("citizen.no_tax_code"), "code"),
            ("iban", iban.format(refund.iban), "code"),
            ("paid_said", self._paid(refund), "body"),
            ("notice_said", f"{fours(refund.notice_number)} · {refund.subject}", "body"),
        )
        for line, (name, text, role) in enumerate(facts):
            self._facts.addWidget(label(say(f"refund.{name}"), "label"), line, 0)
            self._facts.addWidget(Elided(text, role), line, 1)
        self._band.show()
        self._card.show()
        self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paid(self, refund: RefundInfo) -> str:
        return self.words.say(
            "refund.paid_by_receipt", amount=amount(refund.paid_cents), receipt=refund.receipt_id
        )

    def _see_notice(self) -> None:
        self.around.ways.go(VerifyPlace(self._place.notice_number))

    def _approve(self) -> None:
        if (refund := self._refund) is not None and not self._sending:
            refunds = self.around.counter.refunds
            self._begin()
            self.carry_through(
                lambda: refunds.approve(refund.refund_id),
                lambda done: self._decided("refund.approved", done),
                self._not_decided,
            )

    def _reject(self) -> None:
        if (refund := self._refund) is not None and not self._sending:
            refunds, reason = self.around.counter.refunds, self._reason.text()
            self._begin()
            self.carry_through(
                lambda: refunds.reject(refund.refund_id, reason),
                lambda done: self._decided("refund.rejected", done),
                self._not_decided,
            )

    def _begin(self) -> None:
        self._sending = True
        self._reason.accept()
        self.acts_changed.emit()

    def _decided(self, key: str, refund: RefundInfo) -> None:
        if not self.gone:
            self.around.ways.back()
        facts = {"amount": amount(refund.amount_cents), "name": refund.beneficiary_name}
        self.around.ways.tell(self.words.say(key, **facts))

    def _not_decided(self, error: Exception) -> None:
        self._sending = False
        self.complain_beside(self._reason, error)
        if not self.gone:
            self.acts_changed.emit()
