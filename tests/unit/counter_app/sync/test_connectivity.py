import pytest

from counter_app.client.line_evidence import LineEvidence, LineTrouble
from counter_app.events import ConnectivityChanged, CounterEvents, LineChanged
from counter_app.sync.connectivity import JUDGED_ANSWERS, SLOW_SECONDS, Connectivity
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
    line.observe(LineEvidence())
    line.observe(LineEvidence())
    clock.advance(seconds=5)
    line.observe(LineEvidence(LineTrouble.SILENT))
    clock.advance(seconds=5)
    line.observe(LineEvidence(LineTrouble.SILENT))
    assert heard.events == [ConnectivityChanged(True), ConnectivityChanged(False)]
    assert line.offline_since is not None
    assert (line.offline_since - NOW).seconds == 5
    assert line.last_contact_at == NOW
    line.observe(LineEvidence())
    assert line.online
    assert line.offline_since is None


def test_first_failure_makes_the_desk_known_to_be_offline() -> None:
    events = CounterEvents()
    heard, line = Heard(events), Connectivity(FakeClock(NOW), events)
    line.observe(LineEvidence(LineTrouble.SILENT))
    assert line.offline_since == NOW
    assert heard.events == [ConnectivityChanged(False)]


def test_why_there_is_no_contact_is_known_and_told_when_it_changes() -> None:
    events = CounterEvents()
    heard, line = Heard(events), Connectivity(FakeClock(NOW), events)
    assert line.trouble is None
    line.observe(LineEvidence(LineTrouble.NO_NETWORK))
    assert line.trouble is LineTrouble.NO_NETWORK
    line.observe(LineEvidence(LineTrouble.NO_NETWORK))
    line.observe(LineEvidence(LineTrouble.SOMEBODY_ELSE))
    assert line.trouble is LineTrouble.SOMEBODY_ELSE
    line.observe(LineEvidence())
    assert line.trouble is None
    assert heard.events == [ConnectivityChanged(False), LineChanged(), ConnectivityChanged(True)]


@pytest.mark.parametrize(
    ("waits", "slow"),
    [
        ([SLOW_SECONDS] * (JUDGED_ANSWERS - 1), False),
        ([SLOW_SECONDS] * JUDGED_ANSWERS, True),
        ([0.1, 0.1, 9.0, 9.0, 9.0], True),
        ([0.1, 0.1, 0.1, 9.0, 9.0], False),
        ([9.0] * JUDGED_ANSWERS + [0.1] * 3, False),
    ],
)
def test_slow_is_what_most_of_the_last_answers_were(waits: list[float], slow: bool) -> None:
    line = Connectivity(FakeClock(NOW), CounterEvents())
    for seconds in waits:
        line.observe(LineEvidence(None, seconds))
        line.observe(LineEvidence())  # a heartbeat has taken no time and says nothing of it
    assert line.online
    assert line.slow is slow


def test_a_line_that_was_slow_begins_anew_after_it_was_lost() -> None:
    events = CounterEvents()
    heard, line = Heard(events), Connectivity(FakeClock(NOW), events)
    for _ in range(JUDGED_ANSWERS):
        line.observe(LineEvidence(None, 3.0))
    line.observe(LineEvidence(LineTrouble.SILENT))
    line.observe(LineEvidence(None, 3.0))
    assert not line.slow
    assert heard.events[1] == LineChanged()
