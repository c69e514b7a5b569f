"""How the functions behind portals and carts are asked; see `border_functions`."""

from typing import Any

from central_server.checkout import repository
from central_server.checkout import service as carts
from central_server.checkout.service import CartOutcome
from central_server.entities import hub_services
from central_server.identity import portals
from central_server.identity import repository as identity
from central_server.positions import repository as positions
from central_server.positions.notice_checks import unpayable
from payments_core.errors import WorldTrouble
from tests.factories.border_asked import NOW, Asked, Case
from tests.factories.server import TAX_CODE
from tests.factories.twins import PAGES, TWIN, cart_of

#: An entity that is none of the twins.
ELSEWHERE = "99999990106"
#: A wish that nobody has made yet, so that it is written down.
NEW = {"client_id": "wish-new"}


def _refusal(asked: Asked) -> Any:
    found = positions.position_by_notice(*asked.whose, asked.names.paid)
    return found and unpayable(asked.session, found, NOW.date())


def _enquiries(asked: Asked) -> Any:
    """The open notice of these names becomes a debt of their program."""
    found = positions.position_by_notice(*asked.whose, asked.names.unpaid)
    if found is not None:
        found.position.live, found.position.program_id = True, asked.names.program_id
    return carts.enquiries(asked.session, cart_of(asked.place, asked.names, **NEW), NOW)


FINDS: dict[str, Case] = {
    "checkout.repository.cart": lambda a: repository.cart(*a.whose, a.names.cart_id),
    "checkout.repository.cart_of_client": lambda a: repository.cart_of_client(
        *a.whose, cart_of(a.place, a.names).made_by, cart_of(a.place, a.names).client_id
    ),
    "checkout.repository.count_calls": lambda a: repository.count_calls(*a.whose, a.names.cart_id),
    "checkout.repository.last_outcome": lambda a: repository.last_outcome(
        *a.whose, a.names.cart_id, CartOutcome.OPENED
    ),
    "checkout.repository.notices_of": lambda a: repository.notices_of(*a.whose, a.names.cart_id),
    "checkout.repository.openings_of_notice": lambda a: repository.openings_of_notice(
        *a.whose, a.names.unpaid, 9
    ),
    "checkout.service.enquiries": _enquiries,
    "checkout.service.identify": lambda a: (
        carts.identify(*a.whose, a.names.unpaid, TAX_CODE) or "known"
    ),
    "checkout.service.prepare": lambda a: carts.prepare(
        a.session, cart_of(a.place, a.names, **NEW), "cart-new", NOW
    ),
    "checkout.service.prepare (again)": lambda a: carts.prepare(
        a.session, cart_of(a.place, a.names), "cart-new", NOW
    ),
    "checkout.service.state": lambda a: carts.state(
        *a.whose, cart_of(a.place, a.names).made_by, a.names.cart_id
    ),
    "identity.portals.authenticate": lambda a: portals.authenticate(
        a.session, f"{a.place.entity_id}/{TWIN.portal_id}:{a.secret('key')}"
    ),
    "identity.portals.also_at": lambda a: portals.also_at(
        a.session, f"{ELSEWHERE}/{TWIN.portal_id}:{a.secret('key')}", a.place.entity_id
    ),
    "identity.repository.portal": lambda a: identity.portal(*a.whose, a.names.portal_id),
    "identity.repository.portal_attempts": lambda a: identity.portal_attempts(
        *a.whose, a.names.portal_id
    ),
    "positions.notice_checks.unpayable": _refusal,
}

DOES: dict[str, Case] = {
    "checkout.service.note_opened": lambda a: carts.note_opened(
        *a.whose, TWIN.cart_id, f"{PAGES}/c/new", NOW
    ),
    "checkout.service.note_trouble": lambda a: carts.note_trouble(
        *a.whose, TWIN.cart_id, WorldTrouble("checkout_trouble"), NOW
    ),
    "entities.hub_services.pages_url_of": lambda a: hub_services.pages_url_of(*a.whose),
    "identity.portals.count_attempt": lambda a: portals.count_attempt(
        a.session, a.place.portal(TWIN), NOW
    ),
    "identity.portals.forgive_attempt": lambda a: portals.forgive_attempt(
        a.session, a.place.portal(TWIN)
    ),
}
