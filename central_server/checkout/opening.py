"""Opens carts at the hub's checkout: a row, the call outside of any transaction, its outcome.

Before the row the management programs that own its notices are asked what these cost, outside of
any transaction, too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import BoundedSemaphore

import structlog

from central_server.checkout import service
from central_server.checkout.service import CartOrder
from central_server.db.unit_of_work import Session, UnitOfWork
from central_server.entities import hub_services
from central_server.entities.models import HubService
from central_server.hub.address import ServiceAddress
from central_server.hub.checkout_client import CheckoutClient
from central_server.positions import asked
from central_server.positions.asked import Enquiry
from central_server.positions.asking import ProgramAsker
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, RuleBroken, WorldTrouble
from payments_core.model.asked_amount import AskedFor
from payments_core.wire.hub.checkout import Cart
from payments_core.wire.portal.cart_messages import CartReply

#: Calls of the checkout at once: it must leave threads to the station, whose hub waits for seconds.
MAX_CALLS = 3
#: How long a citizen waits for a place.
PLACE_SECONDS = 2.0

_log = structlog.get_logger("checkout")


class CartOpener:
    """What a portal and the command call."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        client: CheckoutClient,
        environment: Mapping[str, str],
        clock: Clock,
        new_id: Callable[[], str],
        programs: ProgramAsker,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._client = client
        self._environment = environment
        self._clock = clock
        self._new_id = new_id
        self._programs = programs
        self._calls = BoundedSemaphore(MAX_CALLS)

    def open(self, order: CartOrder) -> CartReply:
        """Open a cart, or tell again where the one with the same client id is.

        Raises what `service.prepare` and `CheckoutClient` raise, `checkout_unused` for an entity
        that does not use the checkout, and `checkout_busy` while too many wait for it.
        """
        with self._unit_of_work() as session:
            address, pages_url = self._service(session, order.entity_id)
            enquiries = service.enquiries(session, order, self._clock.now())
        if enquiries:
            self._ask_programs(enquiries)
        with self._unit_of_work() as session:
            prepared = service.prepare(session, order, self._new_id(), self._clock.now())
        if prepared.location is not None:
            return CartReply(cart_id=prepared.cart_id, location=prepared.location)
        assert prepared.cart is not None  # noqa: S101  (it is opened, or to be opened)
        with self._place():
            location = self._ask_checkout(order, address, pages_url, prepared.cart)
        return CartReply(cart_id=prepared.cart_id, location=location)

    def is_reachable(self, entity_id: str) -> bool:
        """Whether the checkout answers this entity with its key; for `doctor`."""
        with self._unit_of_work() as session:
            address, _ = self._service(session, entity_id)
        return self._client.is_reachable(address)

    def _service(self, session: Session, entity_id: str) -> tuple[ServiceAddress, str]:
        address = hub_services.address_of(
            session, entity_id, HubService.CHECKOUT, self._environment
        )
        pages_url = hub_services.pages_url_of(session, entity_id)
        if address is None or pages_url is None:
            raise RuleBroken("checkout_unused", entity=entity_id)
        return address, pages_url

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._calls.acquire(timeout=PLACE_SECONDS):
            raise WorldTrouble("checkout_busy", calls=MAX_CALLS)
        try:
            yield
        finally:
            self._calls.release()

    def _ask_programs(self, enquiries: Sequence[Enquiry]) -> None:
        """Keep what they answer; of those that do not, what they said before stands."""
        replies = self._programs.ask_all(enquiries, AskedFor.VERIFY)
        with self._unit_of_work() as session:
            for reply in replies:
                asked.keep_answer(session, reply, self._new_id, self._clock.now())

    def _ask_checkout(
        self, order: CartOrder, address: ServiceAddress, pages_url: str, cart: Cart
    ) -> str:
        try:
            location = self._client.open(address, pages_url, cart)
        except PaymentsError as trouble:
            _log.warning(
                "cart_not_opened", entity=order.entity_id, cart=cart.cart_id, error=str(trouble)
            )
            with self._unit_of_work() as session:
                now = self._clock.now()
                for entity_id in order.entities:
                    service.note_trouble(session, entity_id, cart.cart_id, trouble, now)
            raise
        with self._unit_of_work() as session:
            now = self._clock.now()
            for entity_id in order.entities:
                service.note_opened(session, entity_id, cart.cart_id, location, now)
        return location
