from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    OTHER_ARCHIVE_KEY,
    archive_position,
    sandbox_client,
    willing_station,
)

BASE = f"/aca/debt-positions-service/v1/organizations/{ENTITY_ID}"
POSITIONS = f"{BASE}/debtpositions"


@pytest.fixture
def archive(clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(willing_station(), clock) as client:
        client.headers["Ocp-Apim-Subscription-Key"] = ARCHIVE_KEY
        yield client


def problem(response: Any, status: int) -> str:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status
    return str(response.json()["detail"])


def test_paid_elsewhere(archive: httpx.Client) -> None:
    archive.post(POSITIONS, params={"toPublish": "true"}, json=archive_position())
    paid = archive.post(
        f"{BASE}/paymentoptions/paids/{NOTICE}", json={"paymentDate": "2026-11-20T10:00:00"}
    )
    assert paid.json()["status"] == "PO_PAID"
    assert paid.json()["paymentDate"] == "2026-11-20T10:00:00.000"
    problem(archive.post(f"{BASE}/paymentoptions/paids/{NOTICE}"), 409)


@pytest.mark.parametrize("key", [None, "", "guess"])
def test_wrong_key_is_401(archive: httpx.Client, key: str | None) -> None:
    del archive.headers["Ocp-Apim-Subscription-Key"]
    headers = {} if key is None else {"Ocp-Apim-Subscription-Key": key}
    problem(archive.get(POSITIONS, headers=headers), 401)


def test_key_of_another_entity_is_403(archive: httpx.Client) -> None:
    headers = {"Ocp-Apim-Subscription-Key": OTHER_ARCHIVE_KEY}
    problem(archive.post(POSITIONS, json=archive_position(), headers=headers), 403)
