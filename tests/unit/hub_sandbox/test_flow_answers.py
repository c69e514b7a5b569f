import pytest

from hub_sandbox.flow_answers import answer_of
from hub_sandbox.flow_service import FlowFault, FlowRefusal


def test_answer_goes_out_whole_or_half() -> None:
    assert answer_of(b"0123456789", "text/xml", None).body == b"0123456789"
    half = answer_of(b"0123456789", "text/xml", FlowFault.GARBLED_ANSWER)
    assert (half.body, half.headers["content-type"]) == (b"01234", "text/xml; charset=utf-8")


def test_lost_answer_promises_more_than_it_holds() -> None:
    assert answer_of(b"0123456789", "text/xml", FlowFault.LOST_ANSWER).body == b""


@pytest.mark.parametrize(
    ("fault", "status"), [(FlowFault.TOO_MANY, 429), (FlowFault.UNAVAILABLE, 503)]
)
def test_service_that_does_not_want_refuses(fault: FlowFault, status: int) -> None:
    with pytest.raises(FlowRefusal) as refusal:
        answer_of(b"0123456789", "text/xml", fault)
    assert refusal.value.status == status
