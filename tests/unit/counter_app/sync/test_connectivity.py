from counter_app.events import ConnectivityChanged, CounterEvents
from counter_app.sync.connectivity import Connectivity
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard
from tests.factories.fake_server import NOW


def test_nothing_is_claimed_before_the_first_call() -> None:
    line = Connectivity(FakeClock(NOW), CounterEvents())
    assert not line.online
    assert line.offline_since is None
    assert line.last_contact_at is None


def test_each_turn_is_told_once() -> None:
    events, clock = CounterEvents(), FakeClock(NOW)
    heard, line = Heard(events), Connectivity(clock, events)
    line.observe(True)
    line.observe(True)
    clock.advance(seconds=5)
    line.observe(False)
    clock.advance(seconds=5)
    line.observe(False)
    assert heard.events == [ConnectivityChanged(True), ConnectivityChanged(False)]
    assert line.offline_since is not None
    assert (line.offline_since - NOW).seconds == 5
    assert line.last_contact_at == NOW
    line.observe(True)
    assert line.online
    assert line.offline_since is None


def test_first_failure_makes_the_desk_known_to_be_offline() -> None:
    events = CounterEvents()
    heard, line = Heard(events), Connectivity(FakeClock(NOW), events)
    line.observe(False)
    assert line.offline_since == NOW
    assert heard.events == [ConnectivityChanged(False)]
