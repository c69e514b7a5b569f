import pytest

from central_server.identity.models import DeskRow
from payments_core.wire.desk.messages import DeskProfile
from payments_core.wire.desk.operation_messages import BATCH_LIMIT
from tests.factories.server import (
    CREDENTIAL,
    DESK,
    ENTITY,
    RATE_CENTS,
    Lease,
    a_kind,
    add_desk,
    release_operation,
)


@pytest.fixture
def lease(desk_client):
    reply = desk_client.post("/desks/leases", json={"count": 100}).json()
    return Lease(reply["lease_id"], reply["first_base"], reply["generation"])


def deliver(client, *batch):
    body = {"operations": [operation.model_dump(mode="json") for operation in batch]}
    return client.post("/desks/operations", json=body)


def test_machine_enrols_with_its_code_and_is_the_desk(ready, unit_of_work):
    with unit_of_work() as session:
        add_desk(session, desk_id="sportello-13", enrolled=False, code="one-time-code")
    request = {"enrolment_code": "one-time-code", "machine_name": "PC-13"}
    with ready.client(desk=False) as client:
        reply = client.post("/desks/enrol", json=request).json()
        again = client.post("/desks/enrol", json=request)
        client.headers["X-Desk"] = f"{ENTITY}/{reply['desk_id']}:{reply['credential']}"
        profile = client.get("/desk")
    assert profile.json()["desk_id"] == "sportello-13"
    assert (again.status_code, again.json()["code"]) == (403, "enrolment_refused")


def test_codes_that_are_guessed_are_slowed_down(ready, unit_of_work):
    with unit_of_work() as session:
        add_desk(session, desk_id="sportello-13", enrolled=False, code="one-time-code")
    with ready.client(desk=False) as client:
        answers = [
            client.post("/desks/enrol", json={"enrolment_code": code, "machine_name": "PC-13"})
            for code in (*("wrong-code" for _ in range(3)), "one-time-code")
        ]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 429]
    assert answers[3].json()["code"] == "enrolment_blocked"


def test_profile_has_the_kinds_of_debt(desk_client):
    profile = DeskProfile.model_validate_json(desk_client.get("/desk").content)
    assert [(info.revision, info.kind) for info in profile.kinds] == [(1, a_kind())]


@pytest.mark.parametrize("count", [0, 1001, "many"])
def test_lease_of_a_senseless_size_is_malformed(desk_client, count):
    answer = desk_client.post("/desks/leases", json={"count": count})
    assert (answer.status_code, answer.json()["code"]) == (422, "request_malformed")


def test_operations_are_answered_one_by_one_in_their_order(desk_client, lease):
    good = release_operation(lease, operation_id="good")
    bad = release_operation(lease, operation_id="bad", base=lease.first_base + 1, amount_cents=1)
    last = release_operation(lease, operation_id="last", base=lease.first_base + 2)
    answers = deliver(desk_client, good, bad, last, good).json()["answers"]
    assert [(answer["operation_id"], answer["outcome"]) for answer in answers] == [
        ("good", "ACCEPTED"),
        ("bad", "REFUSED"),
        ("last", "ACCEPTED"),
        ("good", "ALREADY_DONE"),
    ]
    assert answers[1]["problem"] == {
        "code": "amount_differs_from_rate",
        "facts": {"amount_cents": 1, "rate_cents": RATE_CENTS},
    }
    assert answers[0]["payable_at"] == answers[3]["payable_at"] == "2026-11-23T09:30:00Z"


def test_batch_beyond_the_limit_is_malformed(desk_client, lease):
    many = [
        release_operation(lease, operation_id=f"op-{n}", base=lease.first_base + n)
        for n in range(BATCH_LIMIT + 1)
    ]
    assert deliver(desk_client, *many).status_code == 422


def test_operations_need_the_desk_but_nobody_signed_in(ready, desk_client, lease):
    assert deliver(desk_client, release_operation(lease)).status_code == 200
    with ready.client(desk=False) as stranger:
        assert deliver(stranger, release_operation(lease)).status_code == 401


def test_retired_desk_learns_that_its_operations_are_gone(desk_client, lease, unit_of_work, clock):
    with unit_of_work() as session:
        session.get_one(DeskRow, (ENTITY, DESK)).retired_at = clock.now()
    [answer] = deliver(desk_client, release_operation(lease)).json()["answers"]
    assert (answer["outcome"], answer["problem"]["code"]) == ("GONE", "desk_retired")
    profile = desk_client.get("/desk")
    assert (profile.status_code, profile.json()["code"]) == (410, "desk_retired")


def test_credential_is_in_no_answer(desk_client):
    assert CREDENTIAL not in desk_client.get("/desk").text
