"""`differences.json`: what the program must find in a history, told beforehand.

Every difference with its reference and its explanation, what is merely in progress, and sums.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from demo.city.debts import Debt
from demo.city.differences import (
    DIFFERENCES,
    EXCESS_CENTS,
    FURTHER_CENTS,
    SHORT_CENTS,
    Difference,
    Where,
)
from demo.city.money import BatchTrace, EntityMoney, Tally
from payments_core.identifiers import notice_number
from payments_core.money import format_euro


@dataclass(frozen=True, slots=True)
class TracedPayment:
    """A payment that belongs to a difference."""

    debt: Debt
    notice_number: str
    receipt_id: str
    amount_cents: int
    has_receipt: bool


@dataclass(slots=True)
class EntityTally:
    """Sums of one entity; cents of `paid` are those of whole receipts, other bodies' included."""

    released: Tally = field(default_factory=Tally)
    paid: Tally = field(default_factory=Tally)


def history_report(
    traced: Mapping[str, list[TracedPayment]],
    tallies: Mapping[str, EntityTally],
    money: Mapping[str, EntityMoney],
    city: str,
) -> dict[str, Any]:
    """The whole file as a tree."""
    batches = money[city].traces
    return {
        "differences": [
            _difference_tree(difference, traced[difference.code], batches.get(difference.code))
            for difference in DIFFERENCES
            if difference.code in traced
        ],
        "in_progress": {
            entity: {
                "payments_not_settled": _tally_tree(one.held()),
                "flows_not_credited": _tally_tree(one.on_the_way()),
            }
            for entity, one in money.items()
        },
        "totals": {
            entity: {
                "released": _tally_tree(tallies[entity].released),
                "paid": _tally_tree(tallies[entity].paid),
                "settled": _tally_tree(one.settled),
                "credited": _tally_tree(one.credited),
                "matched": _tally_tree(one.matched),
            }
            for entity, one in money.items()
        },
    }


def _difference_tree(
    difference: Difference, payments: list[TracedPayment], batch: BatchTrace | None
) -> dict[str, Any]:
    payment = _subject(difference, payments)
    credit, credit_cents = batch.credits[-1] if batch and batch.credits else ("", 0)
    cents = _amount(difference, payment, batch.flow_cents if batch else 0, credit_cents)
    facts = {
        "name": payment.debt.debtor.full_name,
        "notice": notice_number.format(payment.notice_number),
        "flow": batch.flow_id if batch else "",
        "credit": credit,
        "amount": format_euro(cents),
    }
    reference = {
        Where.RECEIPTS: payment.receipt_id,
        Where.PAYMENTS: payment.receipt_id,
        Where.FLOWS: facts["flow"],
        Where.CREDITS: credit,
    }[difference.where]
    return {
        "code": difference.code,
        "where": difference.where.value,
        "reference": reference,
        "notice_number": payment.notice_number,
        "amount_cents": cents,
        "expected": difference.expected,
        "explanation_it": difference.text_it.format(**facts),
        "explanation_en": difference.text_en.format(**facts),
        "shows_as": _appearance(difference, payments, batch, reference),
    }


def _subject(difference: Difference, payments: list[TracedPayment]) -> TracedPayment:
    """The payment that an explanation speaks of: the lost one, or else the last."""
    lost = [payment for payment in payments if not payment.has_receipt]
    return lost[0] if lost else payments[-1]


def _amount(
    difference: Difference, payment: TracedPayment, flow_cents: int, credit_cents: int
) -> int:
    amounts = {
        "OTHER_AMOUNT": abs(payment.debt.amount_cents - payment.amount_cents),
        "FLOW_NOT_CREDITED": flow_cents,
        "CREDIT_WITHOUT_FLOW": credit_cents,
        "CREDIT_SHORT": SHORT_CENTS,
        "TEXT_CUT": credit_cents,
        "WRONG_TOTAL": EXCESS_CENTS,
        "CREDITED_TWICE": FURTHER_CENTS,
    }
    return amounts.get(difference.code, payment.amount_cents)


def _appearance(
    difference: Difference, payments: list[TracedPayment], batch: BatchTrace | None, reference: str
) -> dict[str, Any]:
    """Everything in the program's lists that is not settled business because of a difference."""
    shown: dict[str, Any] = {}
    if difference.where is Where.RECEIPTS:
        shown["receipts"] = {reference: difference.expected}
    if batch and difference.of_flow:
        shown["flows"] = {batch.flow_id: difference.of_flow}
    if batch and difference.of_credit:
        shown["credits"] = {batch.credits[-1][0]: difference.of_credit}
    if difference.of_payments:
        only_lost = any(not payment.has_receipt for payment in payments)
        shown["payments"] = {
            payment.receipt_id: list(difference.of_payments)
            for payment in payments
            if not (only_lost and payment.has_receipt)
        }
    return shown


def _tally_tree(tally: Tally) -> dict[str, int]:
    return {"count": tally.count, "cents": tally.cents}
