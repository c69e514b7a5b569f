"""The outside world: the sandbox's hub and payer, in front of the server's station."""

from random import Random

import httpx

from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.deliveries import Delivery
from hub_sandbox.faults import NO_FAULTS, Faults
from hub_sandbox.payer import PaymentOrder, PaymentReport
from hub_sandbox.station_client import HttpExchange
from tests.factories.sandbox import make_world
from tests.factories.server import ENTITY
from tests.simulation.clocks import WorldClock
from tests.simulation.network import Line, Network

#: The hub's pause between two attempts to deliver a receipt (hub protocol 3a.5).
_SLOT_SECONDS = 60.0


class Hub:
    """Citizens pay by it. A receipt that the station did not take is brought again by `settle`."""

    def __init__(self, network: Network, clock: WorldClock, chance: Random, seed: int) -> None:
        self._chance = chance
        self._client = httpx.Client(transport=Line(network, "hub"))
        exchange = HttpExchange(self._client, lambda: clock.now().timestamp())
        world = make_world("http://server/hub/pa/v1")
        around = Surroundings(clock, exchange, _no_question, clock.pass_by)
        self._sandbox = build_sandbox(world, around, seed, _SLOT_SECONDS)

    def close(self) -> None:
        self._client.close()

    def pay(self, notice_number: str, *, twice: bool, repeated: int) -> PaymentReport:
        """A citizen pays; two at once where it is paid `twice`."""
        faults = NO_FAULTS
        if twice or repeated:
            faults = Faults(twice=twice, repeated_receipts=repeated)
        return self._sandbox.payer.pay(PaymentOrder(ENTITY, notice_number, faults=faults))

    def receipts(self) -> dict[str, tuple[str, bool]]:
        """Notice number of each receipt, and whether the station has said that it has it."""
        ledger = self._sandbox.ledger
        return {
            paid.receipt_id: (paid.notice_number, _arrived(ledger.deliveries(paid.receipt_id)))
            for paid in ledger.payments()
        }


def _arrived(deliveries: tuple[Delivery, ...]) -> bool:
    return any(one.arrived for one in deliveries)


def _no_question(*_args: object, **_named: object) -> object:
    raise AssertionError("nobody asks for payment options here")
