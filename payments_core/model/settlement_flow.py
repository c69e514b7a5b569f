"""The settlement flow (flusso di rendicontazione, FdR): what one PSP pays over in one credit."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from payments_core.money import Cents


class Outcome(IntEnum):
    """codiceEsitoSingoloPagamento of the hub's own schema (hub protocol 5.2)."""

    PAID = 0
    REVOKED = 3
    STAND_IN = 4
    STAND_IN_WITHOUT_RECEIPT = 8
    PAID_WITHOUT_RECEIPT = 9


@dataclass(frozen=True, slots=True)
class SettlementLine:
    """One transfer of one payment inside a flow.

    Joins its receipt on (`collection_id`, `transfer_no`): IUR and index. `transfer_no` may be
    missing in the XML form.
    """

    creditor_reference: str
    collection_id: str
    transfer_no: int | None
    amount_cents: Cents
    outcome: Outcome
    outcome_on: date


@dataclass(frozen=True, slots=True)
class SettlementFlow:
    """A flow as received; `flow_at` is UTC. `declared_*` are the header's own totals, which the
    hub does not check (hub protocol 0.4): compare them with the lines before trusting either."""

    flow_id: str
    flow_at: datetime
    regulation_id: str
    regulation_on: date
    sender_kind: str
    sender_id: str
    sender_name: str | None
    receiver_tax_code: str
    receiver_name: str | None
    declared_count: int
    declared_cents: Cents
    lines: tuple[SettlementLine, ...]
