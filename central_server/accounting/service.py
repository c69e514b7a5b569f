"""Divides what the treasurer took in among chapters, for accounting to regularise."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from central_server.accounting import repository
from central_server.reconciliation import service as reconciliation
from central_server.reconciliation.views import LineView
from payments_core.errors import RuleBroken
from payments_core.model.settlement_flow import Outcome
from payments_core.money import Cents
from payments_core.rules.regularisation import (
    CreditedPayment,
    RegularisationLine,
    regularisation_lines,
)


@dataclass(frozen=True, slots=True)
class DividedCredit:
    """A provisional receipt, the flow it pays, and its lines, which sum to it."""

    year: int
    document_no: int
    flow_id: str
    amount_cents: Cents
    lines: tuple[RegularisationLine, ...]


def divide(session: Session, entity_id: str, year: int, document_no: int) -> DividedCredit:
    """The lines of one credit; `credit_not_matched` where nobody knows what it pays.

    A credit is matched only when it is the flow's whole amount, so nothing is left over.
    """
    credit = repository.matched_credit(session, entity_id, year, document_no)
    if credit is None:
        raise RuleBroken("credit_not_matched", year=year, document_no=document_no)
    flow = reconciliation.show_flow(session, entity_id, credit.flow_id)
    receipt_ids = sorted({line.receipt_id for line in flow.lines if line.receipt_id})
    divisions = repository.divisions(session, entity_id, receipt_ids)
    lines = regularisation_lines(_payment(line, divisions) for line in flow.lines)
    return DividedCredit(year, document_no, credit.flow_id, Cents(credit.amount_cents), lines)


def _payment(
    line: LineView, divisions: dict[repository.ShareKey, repository.Division]
) -> CreditedPayment:
    cents = -line.amount_cents if line.outcome == Outcome.REVOKED.name else line.amount_cents
    division = None
    if line.receipt_id is not None:
        division = divisions.get((line.receipt_id, line.receipt_transfer_no or 0))
    if division is None:
        return CreditedPayment(cents, None, ())
    return CreditedPayment(cents, division.kind_id, division.allocations)
