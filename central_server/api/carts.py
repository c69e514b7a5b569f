"""Routes for citizen portals: notices to be paid on the hub's page, and what became of them."""

from fastapi import APIRouter, Request

from central_server.api.doors import Doors
from central_server.checkout import service as carts
from central_server.checkout.opening import CartOpener
from central_server.checkout.service import CartOrder
from central_server.identity import portals
from central_server.identity.portals import Portal
from payments_core.errors import RuleBroken
from payments_core.rules.cart import OrderedNotice
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
            portal.require_own(_addresses(wanted))
            portals.count_attempt(session, portal, doors.clock.now())
        order = _order(portal, wanted)
        with doors.unit_of_work() as session:
            for (creditor_id, number), one in zip(order.notices, wanted.notices, strict=True):
                there = doors.portal_at(session, request, creditor_id)
                if there is None:
                    # Another creditor's notice is of nobody, unless it knows the portal, too.
                    raise RuleBroken("notice_unknown", notice_number=number)
                there.require_own(_addresses(wanted))
                carts.identify(session, creditor_id, number, one.debtor_tax_code)
            portals.forgive_attempt(session, portal)
        return opener.open(order)

    @router.get("/{cart_id}")
    def state(request: Request, cart_id: Identifier) -> CartState:
        """What became of a cart of this portal."""
        with doors.unit_of_work() as session:
            portal = doors.portal(session, request)
            return carts.state(session, portal.entity_id, _author(portal), cart_id)

    return router


def _addresses(wanted: CartRequest) -> tuple[str, ...]:
    urls = wanted.return_urls
    return urls.ok, urls.cancel, urls.error, urls.waiting


def _order(portal: Portal, wanted: CartRequest) -> CartOrder:
    return CartOrder(
        entity_id=portal.entity_id,
        made_by=_author(portal),
        client_id=wanted.client_id,
        notices=tuple(
            OrderedNotice(one.creditor_tax_code or portal.entity_id, one.notice_number)
            for one in wanted.notices
        ),
        returns=ReturnAddresses(*_addresses(wanted)),
        email=wanted.email,
    )


def _author(portal: Portal) -> str:
    return f"portal:{portal.portal_id}"
