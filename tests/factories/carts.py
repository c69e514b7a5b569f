"""An entity that uses the checkout, its portal, and wishes of that portal."""

from dataclasses import replace

from central_server.checkout.service import CartOrder
from central_server.entities.models import HubService, HubServiceRow
from central_server.identity.models import PortalRow
from central_server.identity.portals import Portal
from central_server.identity.secrets import fingerprint
from payments_core.errors import PaymentsError
from payments_core.rules.cart import OrderedNotice
from payments_core.wire.hub.checkout import ReturnAddresses
from tests.factories.server import ENTITY

PAGES = "https://checkout.example.it"
PAGE = f"{PAGES}/c/1?clientId=CHECKOUT_CART"
PORTAL_PAGES = "https://portale.example.it/pagamenti"
PORTAL = "portale"
PORTAL_KEY = "key-of-the-portal-long-and-random-0123456789"
RETURNS = ReturnAddresses(*(f"{PORTAL_PAGES}/{way}" for way in ("ok", "no", "ko", "attesa")))


def add_checkout(session, entity_id=ENTITY, *, url="http://hub.test/checkout/ec/v2", key="k"):
    session.add(
        HubServiceRow(
            entity_id=entity_id, service=HubService.CHECKOUT, url=url, service_key=key,
            pages_url=PAGES,
        )
    )  # fmt: skip
    session.flush()


def add_portal(session, entity_id=ENTITY, *, portal_id=PORTAL, key=PORTAL_KEY, retired_at=None):
    session.add(
        PortalRow(
            entity_id=entity_id, portal_id=portal_id, key_hash=fingerprint(key),
            return_urls=f"{PORTAL_PAGES}\nhttps://app.example.it", retired_at=retired_at,
        )
    )  # fmt: skip
    session.flush()
    return Portal(entity_id, portal_id, (PORTAL_PAGES, "https://app.example.it"))


def order(*numbers: str, client_id: str = "wish-1", **changes) -> CartOrder:
    notices = tuple(OrderedNotice(ENTITY, number) for number in numbers)
    wanted = CartOrder(ENTITY, f"portal:{PORTAL}", client_id, notices, RETURNS)
    return replace(wanted, **changes)


class FakeCheckout:
    """A client of the checkout with answers of its own: pages, or troubles."""

    def __init__(self, *answers: str | PaymentsError) -> None:
        self.answers = list(answers) or [PAGE]
        self.carts = []

    def open(self, address, pages_url, cart):
        self.carts.append((address, pages_url, cart))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, PaymentsError):
            raise answer
        return answer

    def is_reachable(self, address):
        return address.key == "k"
