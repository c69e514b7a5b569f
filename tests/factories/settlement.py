"""Settlement flows, receipts' shares and treasury credits with everything optional."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import Cents
from payments_core.rules.matching import TreasuryCredit
from payments_core.rules.receipt_joining import ReceiptShare
from payments_core.rules.remittance_text import RemittanceKey, RemittanceKind

ENTITY_TAX_CODE = "80999990106"
FLOW_ID = "2025-05-14TSTPITMM001-0000000001"


def settlement_line(
    collection_id: str = "iur1",
    transfer_no: int | None = 1,
    cents: int = 1000,
    outcome: Outcome = Outcome.PAID,
    creditor_reference: str | None = None,
    outcome_on: date = date(2025, 5, 13),
) -> SettlementLine:
    """A line whose IUV follows its IUR unless given."""
    return SettlementLine(
        creditor_reference=creditor_reference or f"iuv-{collection_id}",
        collection_id=collection_id,
        transfer_no=transfer_no,
        amount_cents=Cents(cents),
        outcome=outcome,
        outcome_on=outcome_on,
    )


def settlement_flow(
    lines: Sequence[SettlementLine],
    declared_cents: int | None = None,
    declared_count: int | None = None,
    receiver_tax_code: str = ENTITY_TAX_CODE,
    flow_id: str = FLOW_ID,
) -> SettlementFlow:
    """A flow whose header agrees with its lines, revoked ones included, unless told otherwise."""
    total = sum(line.amount_cents for line in lines)
    return SettlementFlow(
        flow_id=flow_id,
        flow_at=datetime(2025, 5, 14, 20, 15, tzinfo=UTC),
        regulation_id="TRN1",
        regulation_on=date(2025, 5, 15),
        sender_kind="B",
        sender_id="TSTPITMM001",
        sender_name=None,
        receiver_tax_code=receiver_tax_code,
        receiver_name=None,
        declared_count=len(lines) if declared_count is None else declared_count,
        declared_cents=Cents(total if declared_cents is None else declared_cents),
        lines=tuple(lines),
    )


def receipt_share(
    receipt_id: str = "iur1",
    transfer_no: int = 1,
    cents: int = 1000,
    creditor_reference: str | None = None,
) -> ReceiptShare:
    """A share that agrees with `settlement_line` of the same arguments."""
    return ReceiptShare(
        receipt_id, creditor_reference or f"iuv-{receipt_id}", transfer_no, Cents(cents)
    )


def treasury_credit(
    credit_id: str = "c1", cents: int = 1000, key: RemittanceKey | None = None
) -> TreasuryCredit:
    """A credit that names `FLOW_ID` unless another key is given."""
    named = RemittanceKey(RemittanceKind.CUMULATIVE, FLOW_ID)
    return TreasuryCredit(credit_id, Cents(cents), key or named)
