import pytest

from tests.factories.server import Lease, release_operation


@pytest.fixture
def number(desk_client):
    reply = desk_client.post("/desks/leases", json={"count": 1}).json()
    operation = release_operation(Lease(reply["lease_id"], reply["first_base"]))
    body = {"operations": [operation.model_dump(mode="json")]}
    desk_client.post("/desks/operations", json=body)
    return operation.release.notice_number


def test_released_notice_is_open_with_its_timeline(clerk_client, number):
    check = clerk_client.get(f"/notices/{number}").json()
    assert (check["notice"]["state"], check["receipts"]) == ("OPEN", [])
    assert [step["kind"] for step in check["timeline"]] == ["RELEASED", "REGISTERED"]
    assert check["as_of"] == "2026-11-23T09:30:00Z"


def test_unknown_notice_is_unknown(clerk_client):
    answer = clerk_client.get("/notices/301000000000009999")
    assert (answer.status_code, answer.json()["code"]) == (404, "notice_unknown")


def test_desk_alone_may_not_ask(desk_client, number):
    assert desk_client.get(f"/notices/{number}").status_code == 401


def test_number_that_no_notice_can_have_is_malformed(clerk_client):
    assert clerk_client.get("/notices/3%00").status_code == 422
