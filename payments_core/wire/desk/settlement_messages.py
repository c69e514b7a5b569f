"""Messages about what came in together: flows of a bank, the treasurer's credits, the payments in
them; for who leads an office or keeps accounts, who only read them."""

from datetime import date, datetime
from enum import StrEnum

from payments_core.wire.desk.message import Message

#: Notices that are told of one reference: where there are more, none of them is the one meant.
REFERENCE_NOTICES = 10


class FlowStanding(StrEnum):
    """How far a settlement flow is: the treasurer has its money, or not yet, or the flow does not
    agree with itself and nobody counts on it."""

    CREDITED = "CREDITED"
    AWAITED = "AWAITED"
    ANOMALOUS = "ANOMALOUS"


class CreditStanding(StrEnum):
    """How far a provisional receipt is.

    MATCHED pays the flow that it names; NAMES_FLOW names one that is not matched with it, or is not
    here yet; SINGLE is one payment's money; UNCLEAR came from the hub and is cut; OTHER has nothing
    to do with it; TAKEN_BACK is what the bank has reversed whole.
    """

    MATCHED = "MATCHED"
    NAMES_FLOW = "NAMES_FLOW"
    SINGLE = "SINGLE"
    UNCLEAR = "UNCLEAR"
    OTHER = "OTHER"
    TAKEN_BACK = "TAKEN_BACK"


class FlowInfo(Message):
    """A flow in its present revision. `total_cents` is what its lines add up to; `standing` is a
    FlowStanding."""

    flow_id: str
    psp_id: str
    psp_name: str | None
    flow_at: datetime
    regulation_on: date
    payments: int
    total_cents: int
    standing: str


class CreditInfo(Message):
    """A provisional receipt; `amount_cents` is what is left after its reversals, `standing` a
    CreditStanding, `flow_id` the flow that it pays or names."""

    year: int
    document_no: int
    moved_on: date
    amount_cents: int
    counterparty: str
    remittance: str
    standing: str
    flow_id: str | None


class FlowPayment(Message):
    """A line of a flow; `notice_number` where the payment is of a notice known here.

    `outcome` is the hub's word: PAID, REVOKED and the like.
    """

    line_no: int
    iuv: str
    notice_number: str | None
    amount_cents: int
    paid_on: date
    outcome: str


class FlowPage(Message):
    """A flow, the credits that pay it, and some of its payments by their place in it; `more` when
    there are others after them."""

    flow: FlowInfo
    credits: tuple[CreditInfo, ...]
    payments: tuple[FlowPayment, ...]
    more: bool
    as_of: datetime


class ReferenceReply(Message):
    """What the reference that a payment quotes (IUV, or ISO 11649) is of, as of an instant.

    `notice_numbers` are the notices here that it may be of, at most REFERENCE_NOTICES; `flow_id`
    is the newest flow that reports a payment with it, told to those who may see flows.
    """

    notice_numbers: tuple[str, ...]
    flow_id: str | None
    as_of: datetime


class CreditReply(Message):
    """A provisional receipt, as of an instant."""

    credit: CreditInfo
    as_of: datetime
