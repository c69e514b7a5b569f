"""The hub's checkout as it behaves towards a portal and a citizen: which carts it takes, what it
refuses, and where the citizen ends up.

The contracts are `checkout_v1.json` and `checkout_v2.json`. What they do not say is as the real
service does it: a cart with one notice twice, or with a notice that is paid or being paid, is
unprocessable (422), anything malformed is a bad request (400). Nobody asks the creditor when the
cart is made; the citizen's payment does. There is no page: `cart` plays the citizen.
"""

from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic.alias_generators import to_camel

from hub_sandbox.ledger import Ledger
from hub_sandbox.numbering import Numbering
from hub_sandbox.payer import Payer, PaymentOrder, PaymentOutcome, PaymentReport
from hub_sandbox.world import World
from payments_core.errors import RuleBroken

#: Where the pages would be.
PAGES = "https://checkout.example.it"

_MAX_NOTICES = 5
Text140 = Annotated[str, StringConstraints(max_length=140)]
Uri = Annotated[str, StringConstraints(pattern=r'^[^\s\\<>"{}|^`]+$')]


class CheckoutRefusal(Exception):
    """A problem document of the service."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail


class _Part(BaseModel):
    # Stricter than the service, which leaves unknown fields alone: here they are slips of the pen.
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True, strict=True)


class PaymentNotice(_Part):
    """PaymentNotice, in both versions."""

    notice_number: Annotated[str, StringConstraints(min_length=18, max_length=18)]
    fiscal_code: Annotated[str, StringConstraints(min_length=11, max_length=11)]
    amount: Annotated[int, Field(ge=1)]
    company_name: Text140
    description: Text140


class ReturnUrlsV1(_Part):
    """Where the citizen comes back to."""

    return_ok_url: Uri
    return_cancel_url: Uri
    return_error_url: Uri


class ReturnUrlsV2(ReturnUrlsV1):
    """The same, with an address for an outcome that is not known."""

    return_waiting_url: Uri


class CartRequestV1(_Part):
    """CartRequest."""

    email_notice: Annotated[str | None, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$")] = None
    payment_notices: Annotated[list[PaymentNotice], Field(min_length=1, max_length=_MAX_NOTICES)]
    return_urls: ReturnUrlsV1
    id_cart: str | None = None
    all_ccp: Annotated[bool | None, Field(alias="allCCP")] = None


class CartRequestV2(CartRequestV1):
    """CartRequestV2."""

    return_urls: ReturnUrlsV2


#: What each version is asked with.
REQUESTS: dict[int, type[CartRequestV1]] = {1: CartRequestV1, 2: CartRequestV2}


class CartOutcome(StrEnum):
    """How a citizen leaves the checkout."""

    OK = "ok"
    CANCEL = "cancel"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class CartReport:
    """What a citizen did with a cart, and the address to which the browser is sent.

    `went_well`: all is paid and the station has every receipt, or nothing was to be paid.
    """

    cart_id: str
    outcome: CartOutcome
    return_url: str
    went_well: bool
    payments: tuple[PaymentReport, ...] = ()


class Checkout:
    """Takes carts and pays them; safe to share between threads."""

    def __init__(self, world: World, ledger: Ledger, payer: Payer, numbering: Numbering) -> None:
        self._world = world
        self._ledger = ledger
        self._payer = payer
        self._numbering = numbering
        self._lock = Lock()
        self._carts: dict[str, CartRequestV1] = {}

    def open(self, version: int, key: str | None, body: Any) -> str:
        """Keep a cart; the address of its page."""
        if key not in {entity.archive_key for entity in self._world.entities}:
            raise CheckoutRefusal(401, "Unauthorized", "wrong or missing subscription key")
        cart = _read(version, body)
        keys = [(one.fiscal_code, one.notice_number) for one in cart.payment_notices]
        if len(set(keys)) < len(keys):
            raise CheckoutRefusal(
                422, "Invalid payment info", "Duplicate payment notice values found."
            )
        if not all(self._ledger.is_free(*key) for key in keys):
            raise CheckoutRefusal(422, "Invalid payment info", "Invalid payment notice data")
        cart_id = str(UUID(hex=self._numbering.payment_token()))
        with self._lock:
            self._carts[cart_id] = cart
        return f"{PAGES}/c/{cart_id}?clientId=CHECKOUT_CART"

    def finish(self, cart_id: str, outcome: CartOutcome, psp_id: str | None) -> CartReport:
        """What happens when a citizen means to leave the page in this way.

        Paying ends in an error where one of the notices cannot be paid: nothing of the cart is,
        unless the creditor says so only after another one was.
        """
        with self._lock:
            cart = self._carts.get(cart_id)
        if cart is None:
            raise RuleBroken("cart_unknown", cart=cart_id)
        payments = self._pay(cart, psp_id) if outcome is CartOutcome.OK else ()
        paid = len(payments) == len(cart.payment_notices) and all(
            report.outcome is PaymentOutcome.PAID for report in payments
        )
        ended = CartOutcome.ERROR if outcome is CartOutcome.OK and not paid else outcome
        return CartReport(
            cart_id=cart_id,
            outcome=ended,
            return_url=_return_url(cart, ended),
            went_well=ended is outcome and all(report.went_well for report in payments),
            payments=payments,
        )

    def _pay(self, cart: CartRequestV1, psp_id: str | None) -> tuple[PaymentReport, ...]:
        notices = cart.payment_notices
        if not all(self._ledger.is_free(one.fiscal_code, one.notice_number) for one in notices):
            return ()
        reports: list[PaymentReport] = []
        for one in notices:
            order = PaymentOrder(one.fiscal_code, one.notice_number, psp_id)
            reports.append(self._payer.pay(order))
            if reports[-1].outcome is not PaymentOutcome.PAID:
                break
        return tuple(reports)


def _return_url(cart: CartRequestV1, outcome: CartOutcome) -> str:
    urls = cart.return_urls
    return {
        CartOutcome.OK: urls.return_ok_url,
        CartOutcome.CANCEL: urls.return_cancel_url,
        CartOutcome.ERROR: urls.return_error_url,
    }[outcome]


def _read(version: int, body: Any) -> CartRequestV1:
    try:
        return REQUESTS[version].model_validate(body)
    except ValidationError as trouble:
        first = trouble.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "body"
        raise malformed(where) from trouble


def malformed(where: str) -> CheckoutRefusal:
    """The refusal of a body that breaks the contract."""
    return CheckoutRefusal(
        400, "Request validation error", f"The input request is invalid: {where}"
    )
