"""Calls to the hub's checkout (checkout_v1.json, checkout_v2.json): a cart in, an address out.

A cart moves no money, so a call without an answer may be repeated: the hub lets a notice be paid
once, whichever cart it is in. Where the citizen goes is told by the answer, and believed only if
it is a page of the checkout itself. The service's redirect is never followed here.
"""

import httpx

from central_server.hub.address import ServiceAddress
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.rules import web_address
from payments_core.wire.hub.checkout import Cart, cart_request, refusal_reason

#: Time to reach the service and to wait for its answer: a citizen waits for it, and so does the
#: thread of a request.
TIMEOUT = httpx.Timeout(5.0, connect=3.0)
#: What of a refusal is read, bytes.
REFUSAL_LIMIT_BYTES = 10_000
#: Characters of a page that is not the checkout's, as a refusal repeats them.
LOCATION_SHOWN = 200

#: Somebody has to look at the key or the address.
_CLOSED = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)
#: What the service answers to a body that it cannot take.
_REFUSED = (httpx.codes.BAD_REQUEST, httpx.codes.UNPROCESSABLE_ENTITY)
#: No cart at all: refused by whoever reads it, after the key was looked at.
_NO_CART = b"{}"

#: Longest address of a page, with its fragment; the table of carts holds no longer one.
MAX_LOCATION = 1000


class CheckoutClient:
    """Opens carts.

    Raises WorldTrouble when trying again may help: `checkout_unreachable`, `checkout_trouble`, and
    `checkout_astray` for a page that is not the checkout's. RuleBroken when somebody has to look:
    `checkout_closed` for the key, `checkout_refused` (facts `status` and `detail`) for the cart.
    """

    def __init__(self, http: httpx.Client) -> None:
        self._http = http

    def open(self, address: ServiceAddress, pages_url: str, cart: Cart) -> str:
        """The address of the page on which the cart is paid; it lies below `pages_url`."""
        answer, data = self._post(address, cart_request(cart, address.url))
        if answer.status_code != httpx.codes.FOUND:
            raise _refusal(answer.status_code, data)
        location: str = answer.headers.get("Location", "")
        if not _is_page_of(location, pages_url):
            raise WorldTrouble("checkout_astray", location=location[:LOCATION_SHOWN])
        return location

    def is_reachable(self, address: ServiceAddress) -> bool:
        """Whether the service answers with this key; for `doctor`. Makes no cart."""
        try:
            answer, _ = self._post(address, _NO_CART)
        except WorldTrouble:
            return False
        return answer.status_code in _REFUSED

    def _post(self, address: ServiceAddress, body: bytes) -> tuple[httpx.Response, bytes]:
        url = f"{address.url.rstrip('/')}/carts"
        headers = {**address.headers, "Content-Type": "application/json"}
        try:
            with self._http.stream(
                "POST", url, headers=headers, content=body, timeout=TIMEOUT,
                follow_redirects=False,
            ) as answer:  # fmt: skip
                return answer, _beginning(answer)
        except httpx.HTTPError as trouble:
            raise WorldTrouble("checkout_unreachable", reason=type(trouble).__name__) from trouble
        except (httpx.InvalidURL, UnicodeError) as trouble:
            # A Location that is no address: httpx reads it, although it is not followed.
            raise WorldTrouble("checkout_astray", location=None) from trouble


def _beginning(answer: httpx.Response) -> bytes:
    data = b""
    for part in answer.iter_bytes():
        data += part
        if len(data) >= REFUSAL_LIMIT_BYTES:
            break
    return data[:REFUSAL_LIMIT_BYTES]


def _refusal(status: int, data: bytes) -> RuleBroken | WorldTrouble:
    if status in _CLOSED:
        return RuleBroken("checkout_closed", status=status)
    if status in _REFUSED:
        return RuleBroken("checkout_refused", status=status, detail=refusal_reason(data))
    return WorldTrouble("checkout_trouble", status=status)


def _is_page_of(location: str, pages_url: str) -> bool:
    # A fragment stays in the browser; everything before it decides where the browser goes.
    if len(location) > MAX_LOCATION:
        return False
    try:
        page = web_address.parse(location.partition("#")[0])
    except BadValue:
        return False
    return page.lies_below(web_address.parse(pages_url))
