"""Messages about refunds: asked for at a desk, decided at another."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from payments_core.model.refund import RefundStatus as RefundStatus
from payments_core.wire.desk.message import AmountCents, Identifier, Message

#: A receipt's number is the bank's, and may be longer than any of ours.
ReceiptId = Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f]*$")]
#: A line that accounts can carry: with at least one sign that is not a blank, and no line breaks.
_WRITTEN = "^[^\\x00-\\x1f\ufffe\uffff]*[^\\x00-\\x20\ufffe\uffff][^\\x00-\\x1f\ufffe\uffff]*$"
RefundReason = Annotated[str, Field(min_length=3, max_length=140, pattern=_WRITTEN)]


class RefundRequest(Message):
    """Pay a receipt back, all of it or a part.

    `refund_id` is made by the desk and sent again when no answer came: one id, one refund. The
    tax code is missing for people who have none.
    """

    refund_id: Identifier
    receipt_id: ReceiptId
    amount_cents: AmountCents
    beneficiary_name: Annotated[str, Field(min_length=1, max_length=70, pattern=_WRITTEN)]
    beneficiary_tax_code: Annotated[str, Field(min_length=1, max_length=16)] | None = None
    iban: Annotated[str, Field(min_length=1, max_length=60)]
    reason: RefundReason


class RefundRejection(Message):
    """Why a refund will not be paid."""

    reason: RefundReason


class RefundInfo(Message):
    """A refund with everything that whoever decides about it has to see.

    `note` belongs to the newest step: the reason of a rejection, the number of an export or of
    the payment order. People are told by name where it is known.
    """

    refund_id: str
    receipt_id: str
    notice_number: str
    subject: str
    amount_cents: AmountCents
    paid_cents: int
    beneficiary_name: str
    beneficiary_tax_code: str | None
    iban: str
    reason: str
    requested_by: str
    requested_by_name: str
    requested_at: datetime
    status: RefundStatus
    decided_at: datetime | None = None
    note: str | None = None


class RefundPage(Message):
    """Refunds in one status, oldest request first; `more` says that there are others."""

    refunds: tuple[RefundInfo, ...]
    more: bool
