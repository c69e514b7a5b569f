"""How the hub delivers a receipt: up to five attempts, further and further apart."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hub_sandbox.refusals import HubFault, HubRefusal

#: scheduler.paSendRtMaxRetry of the hub (hub protocol 3a.6).
MAX_ATTEMPTS = 5

_ALREADY_HAS_IT = "PAA_RECEIPT_DUPLICATA"
_OUT_OF_ORDER = "PAA_SYSTEM_ERROR"


class DeliveryOutcome(StrEnum):
    """How one attempt ended."""

    DELIVERED = "DELIVERED"
    DUPLICATE = "DUPLICATE"
    REFUSED = "REFUSED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt. `waited_seconds` is the pause before it; `fault` is the hub's code, and
    `original_fault` the station's, when it did not go well."""

    attempt: int
    waited_seconds: float
    outcome: DeliveryOutcome
    fault: str | None = None
    original_fault: str | None = None
    detail: str | None = None

    @property
    def arrived(self) -> bool:
        """Whether the station said that it has the receipt."""
        return self.outcome in (DeliveryOutcome.DELIVERED, DeliveryOutcome.DUPLICATE)


def deliver(
    send: Callable[[], None], sleep: Callable[[float], None], slot_seconds: float
) -> tuple[Delivery, ...]:
    """Try until the station has the receipt, refuses it, or five attempts are over.

    Attempt k waits slot·(2^k−1) first, k from 0 (hub protocol 3a.5). A station that reports its
    own failure is tried again; any other KO is final, except that a duplicate is as good as taken.
    """
    attempts: list[Delivery] = []
    for k in range(MAX_ATTEMPTS):
        wait = slot_seconds * (2**k - 1)
        if wait:
            sleep(wait)
        attempts.append(_attempt(send, k + 1, wait))
        if attempts[-1].outcome is not DeliveryOutcome.FAILED:
            break
    return tuple(attempts)


def _attempt(send: Callable[[], None], attempt: int, waited_seconds: float) -> Delivery:
    try:
        send()
    except HubRefusal as refusal:
        return Delivery(
            attempt,
            waited_seconds,
            _judge(refusal),
            refusal.fault.value,
            refusal.original_fault,
            refusal.detail,
        )
    return Delivery(attempt, waited_seconds, DeliveryOutcome.DELIVERED)


def _judge(refusal: HubRefusal) -> DeliveryOutcome:
    if refusal.original_fault == _ALREADY_HAS_IT:
        return DeliveryOutcome.DUPLICATE
    if refusal.fault is HubFault.STATION_REFUSED and refusal.original_fault != _OUT_OF_ORDER:
        return DeliveryOutcome.REFUSED
    return DeliveryOutcome.FAILED
