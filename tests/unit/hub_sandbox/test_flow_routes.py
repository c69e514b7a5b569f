from collections.abc import Iterator

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.openapi import Contract
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    sandbox_client,
    willing_station,
)

BASE = f"/fdr-org/service/v1/organizations/{ENTITY_ID}/fdrs"
KEY = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}


@pytest.fixture
def control(clock: FakeClock) -> Iterator[httpx.Client]:
    """A sandbox in which one notice was paid and settled."""
    with sandbox_client(willing_station(), clock) as client:
        order = {"entity_id": ENTITY_ID, "notice_number": NOTICE}
        assert client.post("/sandbox/v1/pay", json=order).is_success
        assert client.post("/sandbox/v1/settle", json={"entity_id": ENTITY_ID}).is_success
        yield client


def ask(control: httpx.Client, path: str = "", **query: str) -> httpx.Response:
    return control.get(f"{BASE}{path}", params=query, headers=KEY)


def test_flow_is_found_with_its_header_and_payments(control: httpx.Client) -> None:
    contract = Contract("pagopa-api", "openapi", "fdr_organization.json")
    listed = ask(control, publishedGt="2026-01-01T00:00:00Z", size="1", page="1")
    [flow] = listed.json()["data"]
    place = f"/{flow['fdr']}/revisions/{flow['revision']}/psps/{flow['pspId']}"
    for answer, schema in (
        (listed, "PaginatedFlowsResponse"),
        (ask(control, place), "SingleFlowResponse"),
        (ask(control, f"{place}/payments"), "PaginatedPaymentsResponse"),
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json"
        assert contract.faults_of_text(answer.text, schema) == []
    assert ask(control, place).json()["totPayments"] == 1


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"size": "0"},
        {"size": "1001"},
        {"page": "one"},
        {"publishedGt": "2026-01-01"},
        {"publishedGt": "2026-01-01T00:00:00"},
        {"flowDate": "2026-13-01T00:00:00Z"},
        {"pspId": "x" * 36},
    ],
)
def test_request_that_the_contract_does_not_know_is_refused(
    control: httpx.Client, query: dict[str, str]
) -> None:
    answer = ask(control, **query)
    assert answer.status_code == 400
    contract = Contract("pagopa-api", "openapi", "fdr_organization.json")
    assert contract.faults(answer.json(), "ErrorResponse") == []
    [error] = answer.json()["errors"]
    assert error["path"] == f"query.{next(iter(query))}"


def test_wrong_key_and_unknown_flow_are_refused(control: httpx.Client) -> None:
    assert control.get(BASE).status_code == 401
    assert ask(control, "/nothing/revisions/1/psps/nobody").status_code == 404
    assert ask(control, "/nothing/revisions/first/psps/nobody").status_code == 400
