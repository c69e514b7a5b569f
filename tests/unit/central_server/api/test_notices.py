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


def test_act_answers_with_the_notice_as_it_is_afterwards(clerk_client, number):
    wanted = {"act": "CANCEL", "reason": "rilasciato per errore"}
    check = clerk_client.post(f"/notices/{number}/acts", json=wanted).json()
    assert check["notice"]["state"] == "CANCELLED"
    step = check["timeline"][-1]
    assert (step["kind"], step["who"], step["note"]) == (
        "CANCELLED", "Laura Bianchi", "rilasciato per errore",
    )  # fmt: skip


def test_clerk_does_not_decide_what_supervisors_do(clerk_client, number):
    wanted = {"act": "SUSPEND", "reason": "in verifica"}
    answer = clerk_client.post(f"/notices/{number}/acts", json=wanted)
    assert (answer.status_code, answer.json()["code"]) == (403, "role_missing")


@pytest.mark.parametrize(
    "wanted",
    [{}, {"act": "CANCEL"}, {"act": "CANCEL", "reason": ""}, {"act": "BURN", "reason": "perché"}],
)
def test_act_without_kind_or_reason_is_malformed(clerk_client, number, wanted):
    assert clerk_client.post(f"/notices/{number}/acts", json=wanted).status_code == 422


def test_desk_alone_decides_nothing(desk_client, number):
    wanted = {"act": "CANCEL", "reason": "rilasciato per errore"}
    assert desk_client.post(f"/notices/{number}/acts", json=wanted).status_code == 401
