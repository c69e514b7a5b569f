from collections.abc import Iterator

import httpx
import pytest
from lxml import etree

from tests.factories.clock import TEST_START, FakeClock
from tests.factories.openapi import Contract
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    OTHER_ARCHIVE_KEY,
    archive_position,
    make_gpd_world,
    sandbox_client,
    willing_station,
)

BASE = f"/gpd/payments-receipts-service/v1/payments/{ENTITY_ID}/receipts"
POSITIONS = f"/gpd/debt-positions-service/v1/organizations/{ENTITY_ID}/debtpositions"
DAY = TEST_START.date().isoformat()


@pytest.fixture
def client(clock: FakeClock) -> Iterator[httpx.Client]:
    """A sandbox in which GPD has one notice, which is paid."""
    with sandbox_client(willing_station(), clock, world=make_gpd_world()) as client:
        client.headers["Ocp-Apim-Subscription-Key"] = ARCHIVE_KEY
        made = client.post(POSITIONS, params={"toPublish": "true"}, json=archive_position())
        assert made.status_code == 201
        order = {"entity_id": ENTITY_ID, "notice_number": NOTICE}
        report = client.post("/sandbox/v1/pay", json=order).json()
        assert report["outcome"] == "PAID", report
        yield client


@pytest.fixture
def contract() -> Contract:
    return Contract("pagopa-api", "openapi", "gpd_payments.json")


def test_payment_is_listed_as_the_contract_says(client: httpx.Client, contract: Contract) -> None:
    query = {"from": DAY, "to": DAY, "segregationCodes": "01", "pageSize": "100"}
    answer = client.get(BASE, params=query)
    assert answer.headers["content-type"] == "application/json"
    assert contract.faults_of_text(answer.text, "PaymentsResult") == []
    [line] = answer.json()["results"]
    assert line["iuv"] == NOTICE[1:]


def test_receipt_is_handed_out_as_xml(client: httpx.Client) -> None:
    answer = client.get(f"{BASE}/{NOTICE[1:]}", params={"segregationCodes": "01,02"})
    assert answer.headers["content-type"].startswith("application/xml")
    root = etree.fromstring(answer.content)
    assert (root.tag, root.findtext("receipt/noticeNumber")) == ("PaSendRTV2Request", NOTICE)


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        (BASE, {"from": "2099-01-01"}, 404),
        (BASE, {"pageNum": "1"}, 400),
        (BASE, {"pageNum": "-1"}, 400),
        (BASE, {"pageSize": "101"}, 400),
        (BASE, {"pageSize": "0"}, 400),
        (BASE, {"from": "yesterday"}, 400),
        (BASE, {"segregationCodes": "1"}, 400),
        (BASE, {"segregationCodes": "01;02"}, 400),
        (f"{BASE}/{NOTICE[1:]}", {"segregationCodes": "02"}, 403),
        (f"{BASE}/01", {}, 404),
    ],
)
def test_refusals_are_problems(
    client: httpx.Client, contract: Contract, path: str, query: dict[str, str], status: int
) -> None:
    answer = client.get(path, params=query)
    assert answer.status_code == status
    assert contract.faults_of_text(answer.text, "ProblemJson") == []


@pytest.mark.parametrize(("key", "status"), [("wrong", 401), (OTHER_ARCHIVE_KEY, 403)])
def test_key_opens_the_receipts_of_its_entity_only(
    client: httpx.Client, key: str, status: int
) -> None:
    for path in (BASE, f"{BASE}/{NOTICE[1:]}"):
        answer = client.get(path, headers={"Ocp-Apim-Subscription-Key": key})
        assert answer.status_code == status
