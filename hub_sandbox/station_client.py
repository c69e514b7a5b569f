"""Calls a station the way the hub does: SOAP over HTTP, its action quoted, 7, 7 and 15 seconds."""

import time
from collections.abc import Callable
from typing import Protocol

import httpx

from hub_sandbox.answers import (
    read_payment,
    read_receipt_outcome,
    read_verify,
    require_postal,
)
from hub_sandbox.messages import PaidNotice, payment_request, receipt_request, verify_request
from hub_sandbox.payment_data import PaymentData, VerifiedNotice
from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.world import Entity, World
from payments_core.money import Cents

#: How long the hub waits for a station (hub protocol 3a.5).
VERIFY_TIMEOUT_SECONDS = 7.0
PAYMENT_TIMEOUT_SECONDS = 7.0
RECEIPT_TIMEOUT_SECONDS = 15.0

#: Longest answer that is read, bytes; a real one has a few thousand.
MAX_ANSWER_BYTES = 1_000_000

_PAYMENT_ACTIONS = {1: "paGetPayment", 2: "paGetPaymentV2"}
_RECEIPT_ACTIONS = {1: "paSendRT", 2: "paSendRTV2"}


class Exchange(Protocol):
    """Sends a message to an address and brings the answer back."""

    def __call__(self, url: str, action: str, message: bytes, timeout_seconds: float) -> bytes:
        """The bytes of a 200 answer; a HubRefusal for time-out, no connection, other status."""
        ...


class HttpExchange:
    """The exchange over HTTP. The time-out covers the whole answer, not only its silences."""

    def __init__(
        self, client: httpx.Client, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._client = client
        self._monotonic = monotonic

    def __call__(self, url: str, action: str, message: bytes, timeout_seconds: float) -> bytes:
        """Post the message; redirects are not followed."""
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{action}"'}
        ends = self._monotonic() + timeout_seconds
        try:
            with self._client.stream(
                "POST", url, content=message, headers=headers, timeout=timeout_seconds
            ) as response:
                return self._read(response, ends)
        except httpx.TimeoutException as trouble:
            raise HubRefusal(HubFault.STATION_TIMEOUT) from trouble
        except httpx.RequestError as trouble:
            raise HubRefusal(HubFault.STATION_UNREACHABLE, detail=str(trouble)) from trouble

    def _read(self, response: httpx.Response, ends: float) -> bytes:
        if response.status_code != httpx.codes.OK:
            raise HubRefusal(HubFault.STATION_ANSWER, detail=f"HTTP {response.status_code}")
        answer = bytearray()
        for piece in response.iter_bytes():
            answer += piece
            if self._monotonic() > ends:
                raise HubRefusal(HubFault.STATION_TIMEOUT)
            if len(answer) > MAX_ANSWER_BYTES:
                raise HubRefusal(HubFault.STATION_ANSWER, detail="answer too long")
        return bytes(answer)


def station_address(entity: Entity) -> str:
    """Where the hub reaches an entity's station; a HubRefusal where it has none."""
    if entity.station_url is None:
        raise HubRefusal(HubFault.STATION_UNKNOWN, detail="the entity has no station")
    return entity.station_url


class StationClient:
    """The three questions of the hub to a station; every refusal is a HubRefusal."""

    def __init__(self, exchange: Exchange, world: World) -> None:
        self._exchange = exchange
        self._world = world

    def verify(self, entity: Entity, notice_number: str) -> VerifiedNotice:
        """Ask what is owed under a notice number."""
        answer = self._exchange(
            station_address(entity),
            "paVerifyPaymentNotice",
            verify_request(entity, notice_number),
            VERIFY_TIMEOUT_SECONDS,
        )
        return read_verify(answer, entity.tax_code)

    def payment(
        self, entity: Entity, notice_number: str, amount_cents: Cents, *, postal: bool = False
    ) -> PaymentData:
        """Ask for everything a payment needs; `amount_cents` is what the payer saw. A `postal`
        payer pays to postal accounts only."""
        answer = self._exchange(
            station_address(entity),
            _PAYMENT_ACTIONS[entity.station_version],
            payment_request(entity, notice_number, amount_cents, postal=postal),
            PAYMENT_TIMEOUT_SECONDS,
        )
        payment = read_payment(answer, entity.station_version, self._world)
        if postal:
            require_postal(payment)
        return payment

    def receipt(self, paid: PaidNotice, exchange: Exchange | None = None) -> None:
        """Deliver a receipt once. `exchange` takes the place of the usual one (faults)."""
        entity = paid.entity
        answer = (exchange or self._exchange)(
            station_address(entity),
            _RECEIPT_ACTIONS[entity.station_version],
            receipt_request(paid),
            RECEIPT_TIMEOUT_SECONDS,
        )
        read_receipt_outcome(answer, entity.station_version)

    @property
    def exchange(self) -> Exchange:
        """The usual exchange, for whoever wraps it."""
        return self._exchange
