"""Columns of the payments in a flow."""

from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount, fours
from counter_app.ui.style.words import day
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column
from payments_core.wire.desk.settlement_messages import FlowPayment


def payment_columns(look: Look) -> tuple[Column[FlowPayment], ...]:
    """Place in the flow, notice or else IUV, what the bank says, day, amount."""
    say = look.words.say

    def number(payment: FlowPayment) -> Cell:
        if payment.notice_number is None:
            return Cell(say("money.iuv", iuv=payment.iuv), aside=True)
        return Cell(fours(payment.notice_number))

    def outcome(payment: FlowPayment) -> Cell:
        key = f"flow_outcome.{payment.outcome}"
        return Cell(say(key) if look.words.has(key) else say("flow_outcome.other"))

    return (
        Column(
            say("money.line"), Kind.TEXT, 80, lambda payment: Cell(str(payment.line_no)), need=1
        ),
        Column(say("money.notice"), Kind.CODE, 0, number, grow=2),
        Column(say("money.outcome"), Kind.TEXT, 200, outcome, need=3, grow=1),
        Column(
            say("money.paid_on"), Kind.TEXT, 130, lambda payment: Cell(day(payment.paid_on)), need=2
        ),
        Column(
            say("money.amount"),
            Kind.AMOUNT,
            130,
            lambda payment: Cell(amount(payment.amount_cents)),
        ),
    )
