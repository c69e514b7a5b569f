from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hub_sandbox.world import World
from tests.factories.clock import FakeClock
from tests.factories.debts import contract_of
from tests.factories.openapi_contract import Contract
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    make_gpd_world,
    sandbox_client,
    willing_station,
)
from tests.factories.uploads import iupds_file, numbered_positions, positions_file

BASE = f"/upload/gpd/debt-positions-service/v2/brokers/{ENTITY_ID}/organizations/{ENTITY_ID}"
PLACE = "/brokers/{broker-code}/organizations/{organization-fiscal-code}/debtpositions"
KEY = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}


class Uploads:
    """Calls of the upload, each held against the contract; two seconds pass before each."""

    def __init__(self, client: httpx.Client, clock: FakeClock, contract: Contract) -> None:
        self.client, self.clock, self.contract = client, clock, contract

    def call(self, method: str, path: str, template: str, status: int, **more: Any) -> Any:
        self.clock.advance(seconds=2)
        found = self.contract.operation(f"{PLACE}{template}", method.lower())
        more["headers"] = {**KEY, **more.get("headers", {})}
        known = {one["name"] for one in found["parameters"]}
        assert set(more.get("params", {})) <= known
        reply = self.client.request(method, f"{BASE}/debtpositions{path}", **more)
        assert reply.status_code == status, reply.text
        schema = self.contract.response_schema(found, status)
        if schema is not None:
            assert self.contract.faults(schema, reply.json()) == []
        return reply

    def send(self, method: str, content: bytes, status: int = 202) -> str:
        """The id of an accepted upload."""
        files = {"file": ("positions.zip", content, "application/zip")}
        reply = self.call(method, "/file", "/file", status, files=files)
        place = f"brokers/{ENTITY_ID}/organizations/{ENTITY_ID}/debtpositions/file/"
        location = reply.headers.get("location", "")
        return str(location).removeprefix(place).removesuffix("/status")

    def ask(self, file_id: str, what: str, status: int = 200) -> Any:
        reply = self.call("GET", f"/file/{file_id}/{what}", f"/file/{{file-id}}/{what}", status)
        return reply.json()


def slow_world() -> World:
    return make_gpd_world().model_copy(update={"upload_seconds": 10})


@pytest.fixture
def client(clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(willing_station(), clock, world=slow_world()) as found:
        yield found


@pytest.fixture
def uploads(client: httpx.Client, clock: FakeClock) -> Uploads:
    return Uploads(client, clock, contract_of("gpd_massive_v2.json"))


def test_file_is_accepted_worked_off_and_reported(uploads: Uploads) -> None:
    file_id = uploads.send("POST", positions_file(numbered_positions(2)))
    assert uploads.ask(file_id, "status") == {
        "uploadID": file_id,
        "processedItem": 0,
        "submittedItem": 2,
        "startTime": "2026-11-23 09:30:02",
        "operationStatus": "IN_PROGRESS",
    }
    assert uploads.ask(file_id, "report", 425)["title"] == "Too Early"
    uploads.clock.advance(seconds=10)
    assert uploads.ask(file_id, "status")["operationStatus"] == "COMPLETED"
    assert uploads.ask(file_id, "report") == {
        "fileId": file_id,
        "processedItem": 2,
        "submittedItem": 2,
        "responses": [
            {
                "statusCode": 201,
                "statusMessage": "Debt position CREATED",
                "iupds": ["POS-0", "POS-1"],
            }
        ],
        "startTime": "2026-11-23T09:30:02.000",
        "endTime": "2026-11-23T09:30:12.000",
    }


def test_positions_are_changed_and_removed_by_file(uploads: Uploads) -> None:
    uploads.send("POST", positions_file(numbered_positions(1)))
    uploads.clock.advance(seconds=10)
    changed = uploads.send("PUT", positions_file(numbered_positions(1, fullName="Bruna Prova")))
    uploads.clock.advance(seconds=10)
    [entry] = uploads.ask(changed, "report")["responses"]
    assert (entry["statusCode"], entry["iupds"]) == (200, ["POS-0"])
    removed = uploads.send("DELETE", iupds_file(["POS-0"]))
    uploads.clock.advance(seconds=10)
    [entry] = uploads.ask(removed, "report")["responses"]
    assert (entry["statusCode"], entry["iupds"]) == (200, ["POS-0"])


def test_accepted_file_says_when_to_look(client: httpx.Client) -> None:
    files = {"file": ("positions.zip", positions_file(numbered_positions(1)))}
    reply = client.post(f"{BASE}/debtpositions/file", files=files, headers=KEY)
    assert reply.status_code == 202
    assert reply.headers["retry-after"] == "2000 ms"
    assert reply.headers["location"].startswith("brokers/")


def test_bad_files_are_400(uploads: Uploads) -> None:
    uploads.send("POST", b"no zip", 400)
    uploads.send("POST", positions_file([]), 400)
    uploads.send("DELETE", positions_file(numbered_positions(1)), 400)
    uploads.call("POST", "/file", "/file", 400, json={})


def test_one_file_a_second_for_each_key(client: httpx.Client, clock: FakeClock) -> None:
    def send() -> httpx.Response:
        files = {"file": ("positions.zip", positions_file(numbered_positions(1)))}
        return client.post(f"{BASE}/debtpositions/file", files=files, headers=KEY)

    assert send().status_code == 202
    clock.advance(milliseconds=600)
    busy = send()
    assert (busy.status_code, busy.headers["retry-after"]) == (429, "1")
    assert client.get(f"{BASE}/debtpositions/files", headers=KEY).status_code == 200
    clock.advance(milliseconds=400)
    assert send().status_code == 202


def test_key_and_broker_are_checked(uploads: Uploads, client: httpx.Client) -> None:
    uploads.call("GET", "/files", "/files", 401, headers={"Ocp-Apim-Subscription-Key": "guess"})
    other = BASE.replace(f"brokers/{ENTITY_ID}", "brokers/11111111115")
    assert client.get(f"{other}/debtpositions/files", headers=KEY).status_code == 403


def test_unknown_file_is_404(uploads: Uploads) -> None:
    uploads.ask("nothing", "status", 404)
    uploads.ask("nothing", "report", 404)


def test_files_are_listed_page_by_page(uploads: Uploads) -> None:
    content = iupds_file(["A"])
    sent = [uploads.send("DELETE", content) for _ in range(101)]

    def listed(token: str | None = None) -> httpx.Response:
        headers = {"x-continuation-token": token} if token else {}
        found: httpx.Response = uploads.call("GET", "/files", "/files", 200, headers=headers)
        return found

    first = listed()
    assert first.json() == {"fileIds": sent[:100], "size": 100, "hasMore": True}
    rest = listed(first.headers["x-continuation-token"])
    assert rest.json() == {"fileIds": sent[100:], "size": 1, "hasMore": False}
    assert "x-continuation-token" not in rest.headers
    for strange in ("x", "ZnJvbSAtNQ=="):
        headers = {"x-continuation-token": strange}
        uploads.call("GET", "/files", "/files", 400, headers=headers)


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"from": "2026-11-17", "to": "2026-11-23"}, 200),
        ({"from": "2026-11-16", "to": "2026-11-23"}, 400),
        ({"from": "2026-11-23", "to": "2026-11-22"}, 400),
        ({"from": "yesterday"}, 400),
        ({"size": "99"}, 400),
        ({"size": "501"}, 400),
        ({"from": "2026-09-24", "to": "2026-09-25"}, 200),
        ({"from": "2026-09-23", "to": "2026-09-25"}, 400),
        ({"from": "2026-09-20", "to": "2026-09-24"}, 410),
    ],
)
def test_days_of_a_list_are_bounded(uploads: Uploads, params: Any, status: int) -> None:
    uploads.call("GET", "/files", "/files", status, params=params)
