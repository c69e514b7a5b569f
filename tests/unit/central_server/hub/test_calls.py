import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.calls import ServiceCalls
from payments_core.errors import PaymentsError, RemoteProtocolError, RuleBroken, WorldTrouble

ADDRESS = ServiceAddress("https://hub.test/v1/", "key")


def ask(transport, max_bytes=100):
    with httpx.Client(transport=httpx.MockTransport(transport)) as http:
        calls = ServiceCalls(http, "things", "thing_malformed")
        answer = calls.ask(ADDRESS, "/things", {"page": "1"}, max_bytes)
        calls.require_success(answer)
        return answer


def answering(status=200, content=b"", **headers):
    return lambda _: httpx.Response(status, content=content, headers=headers)


def test_question_goes_out_with_key_and_query() -> None:
    asked = []
    ask(lambda request: asked.append(request) or httpx.Response(200))
    [request] = asked
    assert str(request.url) == "https://hub.test/v1/things?page=1"
    assert request.headers["Ocp-Apim-Subscription-Key"] == "key"


def test_answer_up_to_the_limit_is_read() -> None:
    assert ask(answering(content=b"x" * 100)).data == b"x" * 100
    with pytest.raises(RemoteProtocolError, match=r"thing_malformed.*too_large"):
        ask(answering(content=b"x" * 101))


@pytest.mark.parametrize(
    ("status", "family", "code"),
    [
        (302, RuleBroken, "things_refused"),
        (401, RuleBroken, "things_closed"),
        (403, RuleBroken, "things_closed"),
        (404, RuleBroken, "things_refused"),
        (429, WorldTrouble, "things_trouble"),
        (500, WorldTrouble, "things_trouble"),
    ],
)
def test_statuses_are_told_apart(status, family, code) -> None:
    with pytest.raises(PaymentsError) as trouble:
        ask(answering(status, b"why \xff" + b"x" * 300), max_bytes=1000)
    assert type(trouble.value) is family
    assert (trouble.value.code, trouble.value.facts["status"]) == (code, status)
    detail = trouble.value.facts.get("detail")
    assert detail is None or (detail.startswith("why"), len(detail)) == (True, 200)


@pytest.mark.parametrize(("said", "seconds"), [("7", 7), ("9" * 30, 3600), ("soon", None)])
def test_wait_that_is_asked_for_is_told(said, seconds) -> None:
    with pytest.raises(WorldTrouble) as trouble:
        ask(answering(503, **{"Retry-After": said}))
    assert trouble.value.facts["retry_after_seconds"] == seconds


@pytest.mark.parametrize(
    "error", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError]
)
def test_answer_that_does_not_come_or_is_cut_is_trouble_of_the_world(error) -> None:
    def away(_):
        raise error("away")

    with pytest.raises(WorldTrouble) as trouble:
        ask(away)
    assert trouble.value.code == "things_unreachable"
    assert trouble.value.facts["reason"] == error.__name__
