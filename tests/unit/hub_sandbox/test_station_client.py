import httpx
import pytest

from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.station_client import (
    MAX_ANSWER_BYTES,
    PAYMENT_TIMEOUT_SECONDS,
    RECEIPT_TIMEOUT_SECONDS,
    VERIFY_TIMEOUT_SECONDS,
    HttpExchange,
    StationClient,
)
from payments_core.money import Cents
from tests.factories.sandbox import (
    NOTICE,
    HttpRequest,
    assert_valid_for_node,
    http_station,
    make_world,
    paid_notice,
    verify_answer,
    willing_station,
)


@pytest.fixture
def http() -> "httpx.Client":
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.mark.parametrize("version", [1, 2])
def test_each_call_has_its_action_and_the_hubs_time_out(version: int) -> None:
    world, station = make_world(version=version), willing_station(version)
    client, suffix = StationClient(station, world), {1: "", 2: "V2"}[version]
    entity = world.entities[0]
    client.verify(entity, NOTICE)
    client.payment(entity, NOTICE, Cents(2200))
    client.receipt(paid_notice(world))
    assert [(one.action, one.timeout_seconds) for one in station.sent] == [
        ("paVerifyPaymentNotice", VERIFY_TIMEOUT_SECONDS),
        (f"paGetPayment{suffix}", PAYMENT_TIMEOUT_SECONDS),
        (f"paSendRT{suffix}", RECEIPT_TIMEOUT_SECONDS),
    ]
    for one in station.sent:
        assert_valid_for_node(one.message)


def test_hub_waits_seven_seconds_and_fifteen_for_receipts() -> None:
    assert (VERIFY_TIMEOUT_SECONDS, PAYMENT_TIMEOUT_SECONDS, RECEIPT_TIMEOUT_SECONDS) == (7, 7, 15)


def test_over_the_network_the_action_is_quoted(http: httpx.Client) -> None:
    with http_station(lambda _request: (200, verify_answer())) as station:
        world = make_world(station.url)
        verified = StationClient(HttpExchange(http), world).verify(world.entities[0], NOTICE)
    assert verified.amount_cents == 2200
    assert station.requests[0].action == '"paVerifyPaymentNotice"'
    assert station.requests[0].content_type == "text/xml; charset=utf-8"
    assert_valid_for_node(station.requests[0].body)


def exchange_fault(client: httpx.Client, url: str, timeout_seconds: float = 5.0) -> HubRefusal:
    with pytest.raises(HubRefusal) as caught:
        HttpExchange(client)(url, "paVerifyPaymentNotice", b"<x/>", timeout_seconds)
    return caught.value


def test_unreachable_station(http: httpx.Client) -> None:
    with http_station(lambda _request: (200, b"")) as station:
        closed = station.url
    assert exchange_fault(http, closed).fault is HubFault.STATION_UNREACHABLE


def test_station_that_does_not_answer_in_time(http: httpx.Client) -> None:
    from threading import Event

    enough = Event()

    def never(_request: HttpRequest) -> tuple[int, bytes]:
        enough.wait(30)
        return 200, b""

    with http_station(never) as station:
        refusal = exchange_fault(http, station.url, timeout_seconds=0.05)
        enough.set()
    assert refusal.fault is HubFault.STATION_TIMEOUT


def test_time_out_covers_an_answer_that_drips(http: httpx.Client) -> None:
    ticks = iter([0.0, 8.0, 9.0])
    with http_station(lambda _request: (200, verify_answer())) as station:
        exchange = HttpExchange(http, monotonic=lambda: next(ticks))
        with pytest.raises(HubRefusal) as caught:
            exchange(station.url, "paVerifyPaymentNotice", b"<x/>", 7.0)
    assert caught.value.fault is HubFault.STATION_TIMEOUT


@pytest.mark.parametrize("status", [302, 404, 500, 503])
def test_any_status_but_200_is_a_bad_answer(http: httpx.Client, status: int) -> None:
    with http_station(lambda _request: (status, verify_answer())) as station:
        refusal = exchange_fault(http, station.url)
    assert refusal.fault is HubFault.STATION_ANSWER
    assert refusal.detail == f"HTTP {status}"


def test_endless_answer_is_cut(http: httpx.Client) -> None:
    with http_station(lambda _request: (200, b"x" * (MAX_ANSWER_BYTES + 1))) as station:
        refusal = exchange_fault(http, station.url)
    assert refusal.detail == "answer too long"
