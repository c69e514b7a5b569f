"""A decision about a notice: what is decided, its reason, and what else it needs."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from counter_app.services.typed_lines import read_day
from counter_app.services.views import ActOutcome
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, NoticeActPlace, Place, VerifyPlace
from counter_app.ui.style.messages import amount, fours
from counter_app.ui.style.words import day
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, Field, card, form_line, label, row
from payments_core import money
from payments_core.errors import BadValue
from payments_core.money import Cents
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct

#: Shortest reason that says anything; the message wants as much.
REASON_AT_LEAST = 3
#: What each act asks for besides its reason, in the order of the form.
_FIELDS = {
    ActKind.CHANGE: ("due_on", "amount"),
    ActKind.PAID_ELSEWHERE: ("paid_on", "method", "reference"),
}


class NoticeActView(Page):
    """F9 does it; Enter goes to the next field and never decides."""

    area = Area.VERIFY
    held_words = "scan.held_form"

    def __init__(self, around: Surroundings, place: NoticeActPlace) -> None:
        super().__init__(around)
        self._place = place
        self._sending = False
        self._asks = False
        say, notice = self.words.say, place.notice
        title = label(say(f"notice_act.{place.act}_title"), "name")
        title.setObjectName("act_title")
        number = label(fours(notice.notice_number), "code")
        self.column.addLayout(row(self.look, title, number, None, spacing=16))
        frame, column = card(self.look)
        about = f"{notice.debtor_name} · {notice.subject}"
        column.addWidget(Elided(about, "strong"))
        facts = say(
            "notice_act.facts", amount=amount(notice.amount_cents), due_on=day(notice.due_on)
        )
        column.addWidget(label(facts, "body"))
        waits = place.act is ActKind.CANCEL and not around.counter.status.view().online
        means = say("notice_act.CANCEL_waits" if waits else f"notice_act.{place.act}_means")
        self._means = label(means, "hint", wrap=True)
        self._means.setObjectName("act_means")
        column.addWidget(self._means)
        self._fields = {
            name: Field(self.look, say(f"notice_act.{name}"), name=f"{name}_field")
            for name in _FIELDS.get(place.act, ())
        }
        grid = QGridLayout()
        grid.setSpacing(self.look.theme.px(16))
        for position, field in enumerate(self._fields.values()):
            grid.addWidget(field, 0, position, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        self._reason = Field(self.look, say("notice_act.reason"), name="reason_field")
        column.addWidget(self._reason)
        column.addStretch(1)
        self.column.addLayout(form_line(self.look, frame), 1)
        self._form = f"{place.act}:{notice.notice_number}"
        typed = place.typed or around.begun.forms.of(self._form) or {}
        for name, field in self._named().items():
            field.edit.setText(typed.get(name, ""))
            field.edit.textEdited.connect(self._put_aside)
            field.edit.returnPressed.connect(self.focusNextChild)
        if place.act is ActKind.CANCEL:
            acts = around.counter.notice_acts
            self.ask(lambda: acts.approval_over(notice), self._show_threshold)

    def _show_threshold(self, over: Cents | None) -> None:
        """Over the threshold of the entity this form asks, and somebody else decides."""
        if over is None:
            return
        self._asks = True
        self._means.setText(self.words.say("notice_act.CANCEL_asks", amount=amount(over)))
        self.acts_changed.emit()

    def acts(self) -> tuple[Act, ...]:
        """Do it, or go back."""
        say = self.words.say
        return (
            Act(
                "decide",
                say("act.ask_cancel" if self._asks else f"notice_act.{self._place.act}"),
                "check",
                "F9",
                self._decide,
                Strength.FILLED,
                enabled=not self._sending,
            ),
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True),
        )

    def arrive(self) -> None:
        """Work begins with the first field."""
        first = next(iter(self._fields.values()), self._reason)
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place:
        """Come back to what is typed; what is being decided leads to the notice."""
        if self._sending:
            return VerifyPlace(self._place.notice.notice_number)
        return replace(self._place, typed=self._typed())

    def _named(self) -> dict[str, Field]:
        """The fields in the order of the form."""
        return {**self._fields, "reason": self._reason}

    def _typed(self) -> dict[str, str]:
        return {name: field.edit.text() for name, field in self._named().items()}

    def _put_aside(self) -> None:
        self.around.begun.forms.keep(self._form, self._typed())

    def _decide(self) -> None:
        if self._sending:
            return
        wanted = self._wanted()
        if wanted is None:
            return
        self._sending = True
        self.acts_changed.emit()
        acts, number = self.around.counter.notice_acts, self._place.notice.notice_number
        self.carry_through(lambda: acts.perform(number, wanted), self._done, self._refused)

    def _done(self, outcome: ActOutcome) -> None:
        """Back to the notice, and what came of it: a place that is opened says nothing yet."""
        self.around.begun.forms.drop(self._form)
        if not self.gone:
            self.around.ways.go(VerifyPlace(self._place.notice.notice_number))
        self.around.ways.tell(self.words.say(f"notice_act.{self._place.act}_{outcome}"))

    def _refused(self, error: Exception) -> None:
        if self.gone:
            self.around.ways.tell(self.words.problem(error))
            return
        self._sending = False
        self._reason.complain(self.words.problem(error))
        self.acts_changed.emit()

    def _wanted(self) -> NoticeAct | None:
        """The decision as it is typed, None while a field is wrong; the first one has the focus."""
        for field in self._named().values():
            field.accept()
        due_on, paid_on = self._day("due_on"), self._day("paid_on")
        cents = self._amount()
        for name in ("method", "reference"):
            if name in self._fields and not self._fields[name].text():
                self._fields[name].complain(self.words.say("field.missing"))
        if "paid_on" in self._fields and not self._fields["paid_on"].text():
            self._fields["paid_on"].complain(self.words.say("field.missing"))
        if len(self._reason.text()) < REASON_AT_LEAST:
            self._reason.complain(self.words.say("notice_act.reason_wrong"))
        for field in self._named().values():
            if field.is_wrong():
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        return NoticeAct(
            act=self._place.act,
            reason=self._reason.text(),
            due_on=due_on,
            amount_cents=cents,
            paid_on=paid_on,
            method=self._text("method"),
            reference=self._text("reference"),
        )

    def _text(self, name: str) -> str | None:
        return (self._fields[name].text() or None) if name in self._fields else None

    def _day(self, name: str) -> date | None:
        text = self._text(name)
        if text is None:
            return None
        found = read_day(text)
        if found is None:
            self._fields[name].complain(self.words.say("release.due_wrong"))
        return found

    def _amount(self) -> int | None:
        text = self._text("amount")
        if text is None:
            return None
        try:
            return money.from_keyed(text)
        except BadValue as wrong:
            self._fields["amount"].complain(self.words.problem(wrong))
            return None
