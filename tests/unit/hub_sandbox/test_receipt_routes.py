from collections.abc import Iterator

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    OTHER_ARCHIVE_KEY,
    OTHER_ENTITY_ID,
    CannedStation,
    sandbox_client,
    willing_station,
)


def receipts(entity_id: str = ENTITY_ID) -> str:
    return f"/bizevents/service/v1/organizations/{entity_id}/receipts"


@pytest.fixture
def station() -> CannedStation:
    return willing_station()


@pytest.fixture
def client(station: CannedStation, clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(station, clock) as client:
        client.headers["Ocp-Apim-Subscription-Key"] = ARCHIVE_KEY
        yield client


def pay(client: httpx.Client, **faults: int) -> str:
    order = {"entity_id": ENTITY_ID, "notice_number": NOTICE, **faults}
    return str(client.post("/sandbox/v1/pay", json=order).json()["payments"][0]["token"])


def test_receipt_that_never_arrived_is_there(client: httpx.Client, station: CannedStation) -> None:
    token = pay(client, lost_receipts=5)
    assert station.messages("paSendRTV2") == []
    answer = client.get(f"{receipts()}/{token}")
    assert (answer.status_code, answer.json()["receiptId"]) == (200, token)
    assert client.get(f"{receipts()}/{token}/paymentoptions/{NOTICE[1:]}").is_success
    assert client.get(f"{receipts()}/{token}/paymentoptions/1").status_code == 404


def test_hidden_receipt_comes_later(client: httpx.Client) -> None:
    token = pay(client, hidden_receipts=2)
    found = [client.get(f"{receipts()}/{token}").status_code for _ in range(3)]
    assert found == [404, 404, 200]


def test_unknown_receipt_is_a_problem(client: httpx.Client) -> None:
    answer = client.get(f"{receipts()}/nothing")
    assert answer.status_code == answer.json()["status"] == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_key_opens_the_receipts_of_its_entity_only(client: httpx.Client) -> None:
    token = pay(client)
    for entity_id, key in (
        (ENTITY_ID, "wrong"),
        (ENTITY_ID, OTHER_ARCHIVE_KEY),
        (OTHER_ENTITY_ID, ARCHIVE_KEY),
        ("1", ARCHIVE_KEY),
    ):
        headers = {"Ocp-Apim-Subscription-Key": key}
        assert client.get(f"{receipts(entity_id)}/{token}", headers=headers).status_code == 401


def test_another_entitys_receipt_is_not_found(client: httpx.Client) -> None:
    token = pay(client)
    headers = {"Ocp-Apim-Subscription-Key": OTHER_ARCHIVE_KEY}
    answer = client.get(f"{receipts(OTHER_ENTITY_ID)}/{token}", headers=headers)
    assert answer.status_code == 404
