from collections.abc import Iterator

import httpx
import pytest

from tests.factories.clock import FakeClock
from tests.factories.sandbox import ARCHIVE_KEY, sandbox_client, willing_station


@pytest.fixture
def client(clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(willing_station(), clock) as client:
        yield client


@pytest.mark.parametrize("key", [None, "wrong"])
@pytest.mark.parametrize("version", [1, 2])
def test_nobody_without_a_key(client: httpx.Client, key: str | None, version: int) -> None:
    headers = {"Ocp-Apim-Subscription-Key": key} if key else {}
    answer = client.post(f"/checkout/ec/v{version}/carts", json={}, headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (401, "Unauthorized")


@pytest.mark.parametrize("body", [b"", b"{"])
def test_body_that_is_no_json_is_refused_as_the_service_does(
    client: httpx.Client, body: bytes
) -> None:
    headers = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY, "Content-Type": "application/json"}
    answer = client.post("/checkout/ec/v2/carts", content=body, headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (400, "Request validation error")


def test_other_versions_are_not_there(client: httpx.Client) -> None:
    headers = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}
    assert client.post("/checkout/ec/v3/carts", json={}, headers=headers).status_code == 404
