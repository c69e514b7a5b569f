import pytest

from hub_sandbox.faults import LosesAnswers, LosesMessages
from hub_sandbox.refusals import HubFault, HubRefusal
from tests.factories.sandbox import receipt_answer, willing_station


def test_lost_answer_reached_the_station_and_looks_like_a_time_out() -> None:
    station = willing_station()
    lossy = LosesAnswers(station, 2)
    for _ in range(2):
        with pytest.raises(HubRefusal) as caught:
            lossy("http://station", "paSendRTV2", b"<x/>", 15.0)
        assert caught.value.fault is HubFault.STATION_TIMEOUT
    assert lossy("http://station", "paSendRTV2", b"<x/>", 15.0) == receipt_answer()
    assert len(station.sent) == 3


def test_request_that_failed_by_itself_does_not_use_up_a_loss() -> None:
    station = willing_station()
    station.answers["paSendRTV2"] = [HubFault.STATION_UNREACHABLE, receipt_answer()]
    lossy = LosesAnswers(station, 1)
    with pytest.raises(HubRefusal) as first:
        lossy("http://station", "paSendRTV2", b"<x/>", 15.0)
    with pytest.raises(HubRefusal) as second:
        lossy("http://station", "paSendRTV2", b"<x/>", 15.0)
    assert first.value.fault is HubFault.STATION_UNREACHABLE
    assert second.value.fault is HubFault.STATION_TIMEOUT


def test_lost_message_never_reached_the_station() -> None:
    station = willing_station()
    lossy = LosesMessages(station, 1)
    with pytest.raises(HubRefusal) as caught:
        lossy("http://station", "paSendRTV2", b"<x/>", 15.0)
    assert (caught.value.fault, station.sent) == (HubFault.STATION_TIMEOUT, [])
    assert lossy("http://station", "paSendRTV2", b"<x/>", 15.0) == receipt_answer()
