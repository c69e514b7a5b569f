from collections.abc import Callable

import pytest

from hub_sandbox.deliveries import MAX_ATTEMPTS, Delivery, DeliveryOutcome, deliver
from hub_sandbox.refusals import HubFault, HubRefusal


def station_saying(*outcomes: HubRefusal | None) -> Callable[[], None]:
    """A send that fails with each refusal in turn; None is a receipt taken."""
    waiting = list(outcomes)

    def send() -> None:
        outcome = waiting.pop(0)
        if outcome is not None:
            raise outcome

    return send


def ko(code: str) -> HubRefusal:
    return HubRefusal(HubFault.STATION_REFUSED, original_fault=code)


def outcomes(deliveries: tuple[Delivery, ...]) -> list[str]:
    return [delivery.outcome.value for delivery in deliveries]


def test_receipt_taken_at_once_waits_for_nothing() -> None:
    pauses: list[float] = []
    deliveries = deliver(station_saying(None), pauses.append, 1.0)
    assert deliveries == (Delivery(1, 0.0, DeliveryOutcome.DELIVERED),)
    assert pauses == []


@pytest.mark.parametrize(
    "trouble",
    [
        HubRefusal(HubFault.STATION_TIMEOUT),
        HubRefusal(HubFault.STATION_UNREACHABLE),
        HubRefusal(HubFault.STATION_ANSWER),
        ko("PAA_SYSTEM_ERROR"),
    ],
)
def test_five_attempts_further_and_further_apart(trouble: HubRefusal) -> None:
    pauses: list[float] = []
    deliveries = deliver(station_saying(*[trouble] * MAX_ATTEMPTS), pauses.append, 2.0)
    assert pauses == [2.0, 6.0, 14.0, 30.0]
    assert outcomes(deliveries) == ["FAILED"] * 5
    assert not deliveries[-1].arrived
    assert deliveries[-1].fault == trouble.fault.value


def test_attempts_end_with_the_first_that_arrives() -> None:
    lost = HubRefusal(HubFault.STATION_TIMEOUT)
    deliveries = deliver(station_saying(lost, lost, None), lambda _pause: None, 1.0)
    assert outcomes(deliveries) == ["FAILED", "FAILED", "DELIVERED"]
    assert [delivery.waited_seconds for delivery in deliveries] == [0.0, 1.0, 3.0]


def test_duplicate_counts_as_delivered() -> None:
    lost = HubRefusal(HubFault.STATION_TIMEOUT)
    duplicate = ko("PAA_RECEIPT_DUPLICATA")
    deliveries = deliver(station_saying(lost, duplicate), lambda _pause: None, 1.0)
    assert outcomes(deliveries) == ["FAILED", "DUPLICATE"]
    assert deliveries[-1].arrived


def test_any_other_refusal_is_final() -> None:
    deliveries = deliver(station_saying(ko("PAA_ID_DOMINIO_ERRATO")), lambda _pause: None, 1.0)
    assert outcomes(deliveries) == ["REFUSED"]
    assert not deliveries[-1].arrived
    assert deliveries[-1].original_fault == "PAA_ID_DOMINIO_ERRATO"
