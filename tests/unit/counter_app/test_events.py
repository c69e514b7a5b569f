from collections.abc import Iterator

import pytest
import structlog

from counter_app.events import CounterEvent, CounterEvents, OutboxChanged, PrinterChanged


@pytest.fixture
def logged() -> Iterator[list[dict[str, object]]]:
    with structlog.testing.capture_logs() as entries:
        yield entries  # type: ignore[misc]


def test_everybody_hears_in_the_order_of_subscription() -> None:
    events, heard = CounterEvents(), list[tuple[str, CounterEvent]]()
    events.subscribe(lambda event: heard.append(("first", event)))
    unsubscribe = events.subscribe(lambda event: heard.append(("second", event)))
    events.publish(OutboxChanged())
    unsubscribe()
    events.publish(PrinterChanged())
    assert heard == [
        ("first", OutboxChanged()),
        ("second", OutboxChanged()),
        ("first", PrinterChanged()),
    ]


def test_listener_that_breaks_does_not_silence_the_others(
    logged: list[dict[str, object]],
) -> None:
    events, heard = CounterEvents(), list[CounterEvent]()

    def broken(event: CounterEvent) -> None:
        raise KeyError("window")

    events.subscribe(broken)
    events.subscribe(heard.append)
    events.publish(OutboxChanged())
    assert heard == [OutboxChanged()]
    assert [entry["event"] for entry in logged] == ["event_listener_failed"]
