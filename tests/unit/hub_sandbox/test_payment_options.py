import json
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import httpx
import pytest

from hub_sandbox.payment_options import (
    MAX_ANSWER_BYTES,
    TIMEOUT_SECONDS,
    HttpQuestion,
    InstallmentState,
    OptionsReport,
    OptionState,
    PaymentOptions,
)
from hub_sandbox.refusals import HubFault, HubRefusal
from tests.factories.openapi_contract import Contract
from tests.factories.payment_options import STATUS_OF, checked
from tests.factories.sandbox import (
    ENTITY_ID,
    NOTICE,
    CannedOptions,
    HttpRequest,
    http_station,
    make_world,
    options_error,
    options_tree,
)
from tests.shared_spec import spec


def told(answer: tuple[int, bytes]) -> OptionsReport:
    return PaymentOptions(CannedOptions(answer), make_world()).ask(ENTITY_ID, NOTICE)


def test_question_is_put_below_the_station_with_the_hubs_time_out() -> None:
    question = CannedOptions()
    report = PaymentOptions(question, make_world()).ask(ENTITY_ID, NOTICE)
    address = "http://127.0.0.1:9/hub/pa/v1/payment-options/organizations/{}/notices/{}"
    assert question.asked == [(address.format(ENTITY_ID, NOTICE), TIMEOUT_SECONDS)]
    assert report.options is not None
    [option] = report.options.payment_options
    assert (option.amount, option.installments[0].nav) == (2200, NOTICE)


def test_hub_that_says_no_itself_asks_nobody() -> None:
    question = CannedOptions()
    report = PaymentOptions(question, make_world()).ask("99999999999", NOTICE)
    assert (report.options, report.fault) == (None, HubFault.ENTITY_UNKNOWN.value)
    assert question.asked == []


def test_own_reading_of_the_contract_is_the_official_one() -> None:
    path = spec("pagopa-api", "openapi", "orgs_payment_options.json")
    schemas = json.loads(path.read_text())["components"]["schemas"]
    assert {state.value for state in OptionState} == set(schemas["EnumPo"]["enum"])
    assert {state.value for state in InstallmentState} == set(schemas["EnumInstallment"]["enum"])
    tree = options_tree(1000, 1200)
    faults = Contract(path).faults({"$ref": "#/components/schemas/PaymentOptionsResponse"}, tree)
    assert faults == []
    assert checked(*options_error())["appErrorCode"] == "ODP-107"


@pytest.mark.parametrize(("code", "status"), STATUS_OF.items())
def test_error_of_the_station_is_told_with_its_code(code: str, status: int) -> None:
    report = told(options_error(code, status))
    assert (report.fault, report.original_fault) == (HubFault.STATION_REFUSED.value, code)


@pytest.mark.parametrize(
    "answer",
    [
        (500, b"naked"),
        options_error("ODP-107", 409),
        options_error("ODP-999", 404),
        (404, json.dumps({"appErrorCode": "ODP-107"}).encode()),
        (302, b""),
        (200, b"{"),
        (200, b"[]"),
    ],
)
def test_anything_else_is_a_bad_answer(answer: tuple[int, bytes]) -> None:
    report = told(answer)
    assert (report.options, report.fault) == (None, HubFault.STATION_ANSWER.value)
    assert report.detail


def _rename(tree: Any) -> None:
    tree["paymentOptions"][0]["installments"][0]["nav"] = "301000000000009999"


def _repeat(tree: Any) -> None:
    first, second = tree["paymentOptions"][0]["installments"]
    second["nav"] = first["nav"]


def _change(name: str, value: Any) -> Callable[[Any], None]:
    return lambda tree: tree["paymentOptions"][0].update({name: value})


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda tree: tree.update(organizationFiscalCode="1"), "organizationFiscalCode"),
        (lambda tree: tree.update(surprise=1), "surprise"),
        (lambda tree: tree.update(paymentOptions=[]), "paymentOptions"),
        (_change("amount", 1), "amount"),
        (_change("numberOfInstallments", 3), "numberOfInstallments"),
        (_change("status", "unpaid"), "paymentOptions.0.status"),
        (_change("dueDate", "soon"), "paymentOptions.0.dueDate"),
        (_rename, "paymentOptions"),
        (_repeat, "paymentOptions"),
    ],
)
def test_what_breaks_the_contract_is_named(spoil: Callable[[Any], None], place: str) -> None:
    tree = options_tree(1000, 1200)
    spoil(tree)
    report = told((200, json.dumps(tree).encode()))
    assert report.fault == HubFault.STATION_ANSWER.value
    assert (report.detail or "").startswith(place)


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


def test_over_the_network_status_and_bytes_come_back(http: httpx.Client) -> None:
    with http_station(lambda _request: (409, b"no")) as station:
        assert HttpQuestion(http)(station.url, 5.0) == (409, b"no")
    assert [request.body for request in station.requests] == [b""]
    with pytest.raises(HubRefusal) as caught:
        HttpQuestion(http)(station.url, 5.0)
    assert caught.value.fault is HubFault.STATION_UNREACHABLE


def test_answer_that_never_ends_or_never_comes_is_given_up(http: httpx.Client) -> None:
    enough = Event()

    def never(_request: HttpRequest) -> tuple[int, bytes]:
        enough.wait(30)
        return 200, b""

    with http_station(never) as station:
        with pytest.raises(HubRefusal) as late:
            HttpQuestion(http)(station.url, 0.05)
        enough.set()
    assert late.value.fault is HubFault.STATION_TIMEOUT
    with (
        http_station(lambda _request: (200, b"x" * (MAX_ANSWER_BYTES + 1))) as station,
        pytest.raises(HubRefusal, match="answer too long"),
    ):
        HttpQuestion(http)(station.url, 5.0)
    ticks = iter([0.0, 8.0])
    with (
        http_station(lambda _request: (200, b"x")) as station,
        pytest.raises(HubRefusal) as drips,
    ):
        HttpQuestion(http, monotonic=lambda: next(ticks))(station.url, 7.0)
    assert drips.value.fault is HubFault.STATION_TIMEOUT
