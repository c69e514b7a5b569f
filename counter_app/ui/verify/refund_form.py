"""The form of a refund: which payment, how much of it, to whom, on which account, and why."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.services.refunds import at_most, faults, with_receipt
from counter_app.services.views import RefundForm
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount, day_of
from counter_app.ui.style.theme import RAIL_WORDS_FROM
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import Elided, Field, bring_into_view, card, label, row
from payments_core.errors import PaymentsError
from payments_core.identifiers import iban
from payments_core.wire.desk.notice_messages import ReceiptInfo

#: Codes of refusals of the server that one field is to blame for.
BLAMED = {
    "refund_exceeds_receipt": "amount",
    "iban_malformed": "iban",
    "iban_check": "iban",
    "tax_code_malformed": "tax_code",
    "tax_code_check": "tax_code",
}


class RefundFields(QWidget):
    """Collects what a refund says; `left` when a field is done with."""

    left = Signal()

    def __init__(self, look: Look, form: RefundForm) -> None:
        super().__init__()
        self._look = look
        self._form = form
        say = look.words.say
        frame, column = card(look)
        column.setSpacing(look.theme.px(12))
        self.setLayout(row(look, frame))
        self._choice = Choice(look, say("refund.payment"))
        self.amount = self._field("amount", self._amount_hint())
        self.name = self._field("name", say("refund.name_hint"))
        self.tax_code = self._field("tax_code", "")
        self.iban = self._field("iban", say("refund.iban_hint"))
        self.reason = self._field("reason", say("refund.reason_hint"))
        for code in (self.tax_code, self.iban):
            code.edit.setProperty("role", "code")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.theme.px(16))
        self._grid.setVerticalSpacing(look.theme.px(16))
        column.addLayout(self._grid)
        column.addStretch(1)
        self._payment = self._build_payment()
        self._parts = (
            self._payment, self.amount, self.name, self.tax_code, self.iban, self.reason,
        )  # fmt: skip
        self._columns = 0
        self.arrange(narrow=False)
        self.take_up(form)

    def arrange(self, *, narrow: bool) -> None:
        """Two columns, one where the window is narrow for its text; the field in hand stays in
        sight."""
        columns = 1 if narrow else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        QTimer.singleShot(0, self, self._show_field_in_hand)

    def take_up(self, form: RefundForm) -> None:
        """Show what was typed before."""
        self._form = form
        for name, text in self._texts(form).items():
            self._fields()[name].edit.setText(text)

    def typed(self) -> RefundForm:
        """The form as it is typed."""
        return replace(
            self._form,
            amount=self.amount.text(),
            name=_one_line(self.name.text()),
            tax_code=self.tax_code.text(),
            iban=self.iban.text(),
            reason=_one_line(self.reason.text()),
        )

    def begin(self) -> None:
        """Work begins in the first field that is empty."""
        empty = [field for field in self._fields().values() if not field.text()]
        (empty or [self.reason])[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain_if_wrong(self) -> bool:
        """Mark what is missing or wrong and put the focus on the first of it."""
        wrong = faults(self.typed())
        for name, field in self._fields().items():
            if name in wrong:
                field.complain(self._look.words.problem(wrong[name]))
            else:
                field.accept()
        if wrong:
            self._fields()[next(iter(wrong))].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    def complain(self, trouble: Exception) -> bool:
        """Say under its field what the server refused; no where no field is to blame."""
        if not isinstance(trouble, PaymentsError) or trouble.code not in BLAMED:
            return False
        field = self._fields()[BLAMED[trouble.code]]
        field.complain(self._look.words.problem(trouble))
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes to the next field and never asks for anything."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _show_field_in_hand(self) -> None:
        for field in self._fields().values():
            if field.edit.hasFocus():
                bring_into_view(field)

    def _fields(self) -> dict[str, Field]:
        return {
            "amount": self.amount,
            "name": self.name,
            "tax_code": self.tax_code,
            "iban": self.iban,
            "reason": self.reason,
        }

    def _texts(self, form: RefundForm) -> dict[str, str]:
        return {
            "amount": form.amount,
            "name": form.name,
            "tax_code": form.tax_code,
            "iban": form.iban,
            "reason": form.reason,
        }

    def _field(self, name: str, hint: str) -> Field:
        field = Field(
            self._look, self._look.words.say(f"refund.{name}"), name=f"refund_{name}", hint=hint
        )
        field.edit.editingFinished.connect(lambda: self._leave(name, field))
        return field

    def _leave(self, name: str, field: Field) -> None:
        """A field that is left with something in it is checked; an empty one can wait, and keeps
        what was said about it."""
        if name == "iban" and iban.is_valid(field.text()):
            field.edit.setText(iban.format(field.text()))
        fault = faults(self.typed()).get(name)
        if fault is None:
            field.accept()
        elif field.text():
            field.complain(self._look.words.problem(fault))
        self.left.emit()

    def _build_payment(self) -> QWidget:
        """The payment that goes back: one of several, or said where there is but one."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.px(4))
        caption = label(self._look.words.say("refund.payment"), "label")
        column.addWidget(caption)
        receipts = self._form.receipts
        if len(receipts) == 1:
            alone = Elided(self._say_payment(receipts[0]), "strong")
            alone.setMinimumHeight(self._look.theme.px(40))
            column.addWidget(alone)
            return box
        caption.setBuddy(self._choice)
        self._choice.setObjectName("refund_payment")
        for receipt in receipts:
            self._choice.addItem(self._say_payment(receipt))
        ids = [receipt.receipt_id for receipt in receipts]
        self._choice.setCurrentIndex(ids.index(self._form.receipt_id))
        self._choice.activated.connect(lambda place: self._chosen(receipts[place]))
        column.addWidget(self._choice)
        column.addWidget(label(self._look.words.say("refund.payment_hint"), "hint", wrap=True))
        return box

    def _say_payment(self, receipt: ReceiptInfo) -> str:
        return self._look.words.say(
            "refund.one_payment",
            amount=amount(receipt.amount_cents),
            day=day_of(receipt.paid_at or receipt.received_at),
            bank=receipt.psp_name,
        )

    def _chosen(self, receipt: ReceiptInfo) -> None:
        """Another payment brings its own amount and payer; account and reason stay."""
        self.take_up(with_receipt(self.typed(), receipt))
        self.amount.accept(self._amount_hint())
        self.left.emit()

    def _amount_hint(self) -> str:
        chosen = next(one for one in self._form.receipts if one.receipt_id == self._form.receipt_id)
        return self._look.words.say("refund.amount_hint", amount=amount(at_most(chosen)))


def _one_line(text: str) -> str:
    """Without the odd blanks that come with text copied from elsewhere."""
    return " ".join(text.split())


def is_narrow(look: Look, window: QWidget) -> bool:
    """Whether a window is too narrow for two columns at this size of text."""
    return window.width() < look.theme.px(RAIL_WORDS_FROM)
