"""What people and programs are told about the reconciliation of an entity."""

from dataclasses import dataclass
from datetime import date

from payments_core.money import Cents

#: State of a credit of which nothing is left; the others are CreditState.
REVERSED = "REVERSED"


@dataclass(frozen=True, slots=True)
class FlowView:
    """A flow: `state` is a FlowState, `total_cents` what its lines add up to."""

    flow_id: str
    psp: str
    revision: int
    regulation_on: date
    state: str
    count: int
    total_cents: Cents
    anomalies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CreditView:
    """A provisional receipt of the treasurer; `state` is a CreditState or REVERSED.

    `flow_id` is the flow that it names or pays, `candidates` are flows to choose from.
    """

    year: int
    document_no: int
    receipt_no: str | None
    moved_on: date
    amount_cents: Cents
    state: str
    flow_id: str | None
    label: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A payment with its labels. `notice_number` is None when a flow alone speaks of it; then
    `receipt_id` is the flow's collection id (IUR)."""

    notice_number: str | None
    iuv: str
    receipt_id: str
    amount_cents: Cents
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that has come in for an entity and how far it is reconciled."""

    flows: tuple[FlowView, ...]
    credits: tuple[CreditView, ...]
    payments: tuple[PaymentView, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a flow; `settled` and `credited` as in matching.LineMatch.

    `receipt_id` and `receipt_transfer_no` are the receipt's transfer that it speaks of.
    """

    iuv: str
    collection_id: str
    transfer_no: int | None
    amount_cents: Cents
    outcome: str
    receipt_id: str | None
    receipt_transfer_no: int | None
    labels: tuple[str, ...]
    settled: bool
    credited: bool


@dataclass(frozen=True, slots=True)
class FlowDetail:
    """One flow with its credits and its lines."""

    flow: FlowView
    credits: tuple[CreditView, ...]
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run has added. `open_flows` and `open_credits` are left for later or for a person."""

    run_id: str
    new_matches: int
    matched_cents: Cents
    credited_notices: int
    open_flows: int
    open_credits: int
