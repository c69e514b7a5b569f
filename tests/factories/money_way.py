"""Flows and journals as banks send them, for the debts of `tests.factories.released_debts`."""

from dataclasses import replace
from datetime import datetime

from payments_core.model.settlement_flow import Outcome, SettlementFlow
from payments_core.money import to_wire
from payments_core.wire.hub import settlement_flow as codec
from tests.factories.cash_journal import journal_document, movement_document
from tests.factories.server import RATE_CENTS
from tests.factories.settlement import FLOW_ID, settlement_flow, settlement_line


def flow_for(
    *numbers: str, flow_id: str = FLOW_ID, cents: int = RATE_CENTS, at: datetime | None = None,
    outcome: Outcome = Outcome.PAID,
) -> SettlementFlow:  # fmt: skip
    """A flow with one line for each notice, whose receipt id is `receipt-` and its place."""
    lines = [
        settlement_line(
            f"receipt-{place}", cents=cents, creditor_reference=number[1:], outcome=outcome
        )
        for place, number in enumerate(numbers, start=1)
    ]
    flow = settlement_flow(lines, flow_id=flow_id)
    return replace(flow, flow_at=at) if at else flow


def flow_bytes(*numbers: str, **changes) -> bytes:
    return codec.write(flow_for(*numbers, **changes))


def journal_bytes(
    *cents: int, flow_id: str = FLOW_ID, first_document: int = 12001, **changes: str | None
) -> bytes:
    """A journal of 15 May 2025 with one credit for each amount, all naming the flow."""
    movements = "".join(
        movement_document(
            **{
                "numero_documento": f"{number:07d}",
                "numero_bolletta_quietanza": f"{number + 3500:07d}",
                "importo": to_wire(amount),
                "causale": f"/PUR/LGPE-RIVERSAMENTO/URI/{flow_id}",
            }
            | changes
        )
        for number, amount in enumerate(cents, start=first_document)
    )
    return journal_document(movements).encode()
