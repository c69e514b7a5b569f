"""What a citizen portal and the server say to each other about carts (JSON)."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from payments_core.rules.cart import MAX_NOTICES
from payments_core.rules.web_address import MAX_LENGTH
from payments_core.wire.desk.message import Identifier, Message, NoticeNumberText

ReturnAddress = Annotated[str, Field(min_length=1, max_length=MAX_LENGTH)]
#: Coarser than the rules of mail: the checkout lets the payer mend it.
EMail = Annotated[str, Field(max_length=256, pattern=r"^[!-?A-~]+@[0-9A-Za-z.-]+$")]


class WantedNotice(Message):
    """A notice, and the tax code of its debtor: whoever knows only one of them learns nothing.

    The creditor is the entity that the portal has named itself to, unless another one is named that
    knows a portal of the same name with the same key.
    """

    notice_number: NoticeNumberText
    debtor_tax_code: Annotated[str, Field(min_length=11, max_length=16)]
    creditor_tax_code: Annotated[str, Field(pattern=r"^[0-9]{11}$")] | None = None


class ReturnUrls(Message):
    """Where the citizen comes back to: paid, given up, gone wrong, or not known yet."""

    ok: ReturnAddress
    cancel: ReturnAddress
    error: ReturnAddress
    waiting: ReturnAddress


class CartRequest(Message):
    """Notices that a citizen wants to pay together.

    `client_id` is the portal's own id of the wish: asked again with it, whatever happened before,
    there is one cart. `email` is where the checkout writes the outcome to.
    """

    client_id: Identifier
    notices: Annotated[tuple[WantedNotice, ...], Field(min_length=1, max_length=MAX_NOTICES)]
    return_urls: ReturnUrls
    email: EMail | None = None


class CartReply(Message):
    """Where to send the citizen's browser, and the cart's id, to ask afterwards."""

    cart_id: str
    location: str


class Unpayable(StrEnum):
    """Why a notice cannot be paid now. NOT_NOW: suspended, or the debt is paid in another way."""

    PAID = "PAID"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"
    NOT_NOW = "NOT_NOW"


class NoticeInCartState(StrEnum):
    """PAID once its receipt is here; PENDING says nothing, least of all that it was not paid."""

    PENDING = "PENDING"
    PAID = "PAID"


class NoticeInCart(Message):
    """A notice of a cart, with what it cost when the cart was made."""

    notice_number: NoticeNumberText
    amount_cents: int
    state: NoticeInCartState
    paid_at: datetime | None


class CartState(Message):
    """A cart as it stands at one creditor, with the notices of that one; no `location` where the
    checkout has not taken it."""

    cart_id: str
    client_id: str
    location: str | None
    notices: tuple[NoticeInCart, ...]
