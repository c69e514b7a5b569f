"""A cart for the hub's checkout, and why it is refused.

The contracts are pagopa-api `checkout_v1.json` and `checkout_v2.json`: the second one has one more
address to come back to, for whoever does not know yet how the payment has ended. The service
answers 302 with the address of its page; a refusal is a problem document (RFC 7807): 400 for a
body that is malformed, 422 for notices that it cannot take together or that are paid already or
being paid.
"""

import json
from dataclasses import dataclass
from typing import Any

from payments_core.errors import LocalProtocolError
from payments_core.money import Cents
from payments_core.rules.cart import MAX_NOTICES

#: Longest name of a creditor and longest subject, characters.
TEXT_LIMIT = 140
#: Characters of a refusal that are repeated.
REASON_LIMIT = 200


@dataclass(frozen=True, slots=True)
class CartNotice:
    """A notice to be paid, with what the payer is shown until the hub has asked its creditor."""

    notice_number: str
    creditor_tax_code: str
    amount_cents: Cents
    creditor_name: str
    description: str


@dataclass(frozen=True, slots=True)
class ReturnAddresses:
    """Where the payer comes back to: paid, given up, gone wrong, or not known yet."""

    ok: str
    cancel: str
    error: str
    waiting: str


@dataclass(frozen=True, slots=True)
class Cart:
    """Notices to be paid together.

    `cart_id` comes back to the creditor with each payment; `all_postal`: every transfer can reach
    an account held with Poste. `email` is where the payer wants the outcome.
    """

    cart_id: str
    notices: tuple[CartNotice, ...]
    returns: ReturnAddresses
    all_postal: bool
    email: str | None = None


def cart_request(cart: Cart, service_url: str) -> bytes:
    """The body of `POST /carts`, in the version that the service's address ends with."""
    if not 1 <= len(cart.notices) <= MAX_NOTICES:
        raise LocalProtocolError("cart_malformed", field="paymentNotices")
    addresses = {
        "returnOkUrl": cart.returns.ok,
        "returnCancelUrl": cart.returns.cancel,
        "returnErrorUrl": cart.returns.error,
    }
    if not service_url.rstrip("/").endswith("/v1"):
        addresses["returnWaitingUrl"] = cart.returns.waiting
    body: dict[str, Any] = {
        "paymentNotices": [_notice(notice) for notice in cart.notices],
        "returnUrls": addresses,
        "idCart": cart.cart_id,
        "allCCP": cart.all_postal,
    }
    if cart.email is not None:
        body["emailNotice"] = cart.email
    return json.dumps(body, ensure_ascii=False).encode()


def _notice(notice: CartNotice) -> dict[str, Any]:
    if notice.amount_cents < 1:
        raise LocalProtocolError("cart_malformed", field="amount")
    return {
        "noticeNumber": notice.notice_number,
        "fiscalCode": notice.creditor_tax_code,
        "amount": notice.amount_cents,
        "companyName": notice.creditor_name[:TEXT_LIMIT],
        "description": notice.description[:TEXT_LIMIT],
    }


def refusal_reason(data: bytes) -> str:
    """What a refusal says of its reason, whatever came; empty where it says nothing."""
    try:
        problem = json.loads(data)
    except (ValueError, RecursionError):
        problem = None
    if not isinstance(problem, dict):
        return data[:REASON_LIMIT].decode(errors="replace")
    said = [problem.get(name) for name in ("title", "detail")]
    return ": ".join(one for one in said if isinstance(one, str))[:REASON_LIMIT]
