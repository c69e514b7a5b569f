"""Routes for citizen portals: notices to be paid on the hub's page, and what became of them."""

from fastapi import APIRouter, Request

from central_server.api.doors import Doors
from central_server.checkout import service as carts
from central_server.checkout.opening import CartOpener
from central_server.checkout.service import CartOrder
from central_server.identity import portals
from central_server.identity.portals import Portal
from payments_core.wire.desk.message import Identifier
from payments_core.wire.hub.checkout import ReturnAddresses
from payments_core.wire.portal.cart_messages import CartReply, CartRequest, CartState


def routes(doors: Doors, opener: CartOpener) -> APIRouter:
    """The routes under `/carts`."""
    router = APIRouter(prefix="/carts", tags=["carts"])

    @router.post("")
    def open_cart(request: Request, wanted: CartRequest) -> CartReply:
        """Open a cart; the checkout is asked between transactions."""
        with doors.unit_of_work() as session:
            portal = doors.portal(session, request)
            order = _order(portal, wanted)
            portals.count_attempt(session, portal, doors.clock.now())
        with doors.unit_of_work() as session:
            named = [(one.notice_number, one.debtor_tax_code) for one in wanted.notices]
            carts.identify(session, portal.entity_id, named)
            portals.forgive_attempt(session, portal)
        return opener.open(order)

    @router.get("/{cart_id}")
    def state(request: Request, cart_id: Identifier) -> CartState:
        """What became of a cart of this portal."""
        with doors.unit_of_work() as session:
            portal = doors.portal(session, request)
            return carts.state(session, portal.entity_id, _author(portal), cart_id)

    return router


def _order(portal: Portal, wanted: CartRequest) -> CartOrder:
    """The wish, once its addresses are the portal's own."""
    urls = wanted.return_urls
    portal.require_own((urls.ok, urls.cancel, urls.error, urls.waiting))
    return CartOrder(
        entity_id=portal.entity_id,
        made_by=_author(portal),
        client_id=wanted.client_id,
        notice_numbers=tuple(one.notice_number for one in wanted.notices),
        returns=ReturnAddresses(urls.ok, urls.cancel, urls.error, urls.waiting),
        email=wanted.email,
    )


def _author(portal: Portal) -> str:
    return f"portal:{portal.portal_id}"
