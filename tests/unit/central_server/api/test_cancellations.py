import pytest

from central_server.audit import repository
from central_server.audit.repository import EventFilter
from payments_core.model.audit_act import AuditAct
from payments_core.model.role import Role
from tests.factories.cancellations import SUPERVISOR_ID, set_threshold
from tests.factories.server import (
    ENTITY,
    PASSWORD,
    RATE_CENTS,
    Lease,
    add_desk,
    add_operator,
    release_operation,
)

CANCEL = {"act": "CANCEL", "reason": "rilasciato per errore"}


@pytest.fixture
def supervisor(ready, unit_of_work, password_hash):
    with unit_of_work() as session:
        set_threshold(session)
        add_operator(
            session, operator_id=SUPERVISOR_ID, username="sara.verdi", roles=(Role.SUPERVISOR,),
            password_hash=password_hash,
        )  # fmt: skip
    with ready.client() as nobody:
        wanted = {"username": "sara.verdi", "password": PASSWORD}
        token = nobody.post("/sessions", json=wanted).json()["token"]
    with ready.client(token=token) as client:
        yield client


@pytest.fixture
def number(desk_client):
    reply = desk_client.post("/desks/leases", json={"count": 1}).json()
    operation = release_operation(Lease(reply["lease_id"], reply["first_base"]))
    body = {"operations": [operation.model_dump(mode="json")]}
    desk_client.post("/desks/operations", json=body)
    return operation.release.notice_number


@pytest.fixture
def asked(clerk_client, supervisor, number):
    """The id of a request that a clerk has made."""
    answer = clerk_client.post(f"/notices/{number}/acts", json=CANCEL)
    return answer.json()["facts"]["request_id"]


def refusal(answer):
    return answer.status_code, answer.json()["code"]


def test_no_desk_takes_a_request_for_a_cancellation(clerk_client, supervisor, number):
    answer = clerk_client.post(f"/notices/{number}/acts", json=CANCEL)
    assert refusal(answer) == (409, "cancellation_awaits_approval")
    facts = answer.json()["facts"]
    assert (facts["notice_number"], facts["amount_cents"]) == (number, RATE_CENTS)
    check = clerk_client.get(f"/notices/{number}").json()
    assert (check["notice"]["state"], check["notice"]["cancel_waits"]) == ("OPEN", True)
    step = check["timeline"][-1]
    assert (step["kind"], step["who"], step["note"], step["amount_cents"]) == (
        "CANCEL_REQUESTED", "Laura Bianchi", "rilasciato per errore", RATE_CENTS,
    )  # fmt: skip


def test_whose_request_is_read_is_in_the_audit_log(supervisor, number, asked, unit_of_work):
    assert supervisor.get(f"/cancellations?notice_number={number}").status_code == 200
    with unit_of_work() as session:
        log = repository.events(session, ENTITY, EventFilter(), 100)
        told = [(one.notice_number, one.hits) for one in log if one.act == AuditAct.TASKS_READ]
    assert told == [(number, 1)]


def test_request_goes_from_one_desk_to_another_and_is_cancelled(
    clerk_client, desk_client, supervisor, number, asked
):
    [waiting] = supervisor.get("/cancellations").json()["requests"]
    assert (waiting["request_id"], waiting["status"]) == (asked, "REQUESTED")
    assert refusal(clerk_client.post(f"/cancellations/{asked}/approve")) == (403, "role_missing")
    info = supervisor.post(f"/cancellations/{asked}/approve").json()
    assert (info["status"], info["decided_by_name"]) == ("APPROVED", "Laura Bianchi")
    check = clerk_client.get(f"/notices/{number}").json()
    assert (check["notice"]["state"], check["notice"]["cancel_waits"]) == ("CANCELLED", False)
    assert [step["kind"] for step in check["timeline"][-2:]] == ["CANCEL_REQUESTED", "CANCELLED"]
    assert desk_client.get(f"/cancellations/{asked}/outcome").json()["status"] == "APPROVED"
    assert supervisor.get("/cancellations").json() == {"requests": [], "more": False}


def test_rejection_says_why_to_whoever_asked(clerk_client, desk_client, supervisor, number, asked):
    supervisor.post(f"/cancellations/{asked}/reject", json={"reason": "È dovuto"})
    told = desk_client.get(f"/cancellations/{asked}/outcome").json()
    assert (told["status"], told["decided_by_name"], told["reason"]) == (
        "REJECTED", "Laura Bianchi", "È dovuto",
    )  # fmt: skip
    check = clerk_client.get(f"/notices/{number}").json()
    assert (check["notice"]["state"], check["notice"]["cancel_waits"]) == ("OPEN", False)
    step = check["timeline"][-1]
    assert (step["kind"], step["note"]) == ("CANCEL_REJECTED", "È dovuto")


def test_requests_are_read_by_state_and_notice(supervisor, number, asked):
    def read(**query):
        return len(supervisor.get("/cancellations", params=query).json()["requests"])

    assert (read(state="APPROVED"), read(notice_number=number)) == (0, 1)
    assert read(notice_number="301000000000000136") == 0
    assert supervisor.get("/cancellations", params={"state": "BURNT"}).status_code == 422


@pytest.mark.parametrize("reason", ["", "no", "x" * 201])
def test_rejection_without_a_reason_is_malformed(supervisor, asked, reason):
    answer = supervisor.post(f"/cancellations/{asked}/reject", json={"reason": reason})
    assert answer.status_code == 422


def test_what_nobody_asked_for_is_unknown(supervisor, desk_client):
    for answer in (
        supervisor.post("/cancellations/none/approve"),
        desk_client.get("/cancellations/none/outcome"),
    ):
        assert refusal(answer) == (404, "cancel_request_unknown")


def test_another_desk_does_not_read_the_outcome(ready, unit_of_work, asked):
    with unit_of_work() as session:
        add_desk(session, desk_id="desk-2", code="code-of-desk-2")
    with ready.client(desk_id="desk-2") as other:
        answer = other.get(f"/cancellations/{asked}/outcome")
    assert refusal(answer) == (404, "cancel_request_unknown")
