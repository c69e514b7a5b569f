import pytest
from sqlalchemy import update

from central_server.identity.models import OperatorRow
from payments_core.model.role import Role
from tests.factories.refunds import DOUBLE, pay_twice, wanted
from tests.factories.server import (
    COMPANY,
    OPERATOR,
    PASSWORD,
    USERNAME,
    add_desk,
    add_operator,
)


@pytest.fixture
def number(server, unit_of_work, clock, new_id, password_hash):
    """A notice paid twice; three operators who can sign in, one of another entity."""
    with unit_of_work() as session:
        number = pay_twice(session, clock, new_id)
        session.execute(update(OperatorRow).values(password_hash=password_hash))
        add_operator(
            session, COMPANY, operator_id=OPERATOR, username="stranger", roles=tuple(Role),
            password_hash=password_hash,
        )  # fmt: skip
        add_desk(session, COMPANY, code="code-of-the-company")
    return number


@pytest.fixture
def signed_in(server, number):
    """A client of an operator, by the name of sign-in."""
    opened = []

    def client(username, **place):
        with server.client(**place) as nobody:
            answer = nobody.post("/sessions", json={"username": username, "password": PASSWORD})
        opened.append(server.client(token=answer.json()["token"], **place))
        return opened[-1]

    yield client
    for one in opened:
        one.close()


@pytest.fixture
def clerk(signed_in):
    return signed_in(USERNAME)


@pytest.fixture
def supervisor(signed_in):
    return signed_in("sara.verdi")


@pytest.fixture
def stranger(signed_in):
    return signed_in("stranger", entity_id=COMPANY)


def body(**changes):
    return wanted(**changes).model_dump(mode="json")


def refusal(answer):
    return answer.status_code, answer.json()["code"]


def test_a_refund_goes_from_one_desk_to_another(clerk, supervisor, number):
    asked = clerk.post("/refunds", json=body())
    assert (asked.status_code, asked.json()["status"]) == (200, "REQUESTED")
    page = supervisor.get("/refunds", params={"state": "REQUESTED", "notice_number": number}).json()
    assert ([one["refund_id"] for one in page["refunds"]], page["more"]) == (["refund-1"], False)
    approved = supervisor.post("/refunds/refund-1/approve")
    assert (approved.status_code, approved.json()["status"]) == (200, "APPROVED")
    check = clerk.get(f"/notices/{number}").json()
    assert [step["kind"] for step in check["timeline"]][-2:] == [
        "REFUND_REQUESTED",
        "REFUND_APPROVED",
    ]


def test_a_rejection_says_why(clerk, supervisor):
    clerk.post("/refunds", json=body())
    answer = supervisor.post("/refunds/refund-1/reject", json={"reason": "Non spetta"})
    assert (answer.json()["status"], answer.json()["note"]) == ("REJECTED", "Non spetta")
    assert supervisor.post("/refunds/refund-1/reject", json={"reason": " "}).status_code == 422


def test_refusals_have_a_status_and_a_code(clerk, supervisor):
    assert refusal(clerk.get("/refunds")) == (403, "role_missing")
    assert refusal(clerk.post("/refunds/refund-1/approve")) == (403, "role_missing")
    assert refusal(supervisor.post("/refunds/refund-1/approve")) == (404, "refund_unknown")
    unknown = body(receipt_id="receipt-9")
    assert refusal(clerk.post("/refunds", json=unknown)) == (404, "receipt_unknown")
    wrong = body(iban="IT61X0542811101000000123456")
    assert refusal(clerk.post("/refunds", json=wrong)) == (422, "iban_check")
    much = body(amount_cents=999_999)
    assert refusal(clerk.post("/refunds", json=much)) == (409, "refund_exceeds_receipt")
    assert supervisor.get("/refunds", params={"limit": 501}).status_code == 422


def test_who_asked_does_not_approve(supervisor):
    supervisor.post("/refunds", json=body())
    answer = supervisor.post("/refunds/refund-1/approve")
    assert refusal(answer) == (409, "refund_needs_another_approver")


def test_another_entity_sees_and_does_nothing(clerk, stranger, number):
    clerk.post("/refunds", json=body())
    assert stranger.get("/refunds").json() == {"refunds": [], "more": False}
    assert refusal(stranger.post("/refunds/refund-1/approve")) == (404, "refund_unknown")
    rejected = stranger.post("/refunds/refund-1/reject", json={"reason": "Non spetta"})
    assert refusal(rejected) == (404, "refund_unknown")
    asked = stranger.post("/refunds", json=body(refund_id="refund-2", receipt_id=DOUBLE))
    assert refusal(asked) == (404, "receipt_unknown")


def test_a_desk_alone_does_nothing(server, number):
    with server.client() as desk:
        for answer in (
            desk.get("/refunds"),
            desk.post("/refunds", json=body()),
            desk.post("/refunds/refund-1/approve"),
            desk.post("/refunds/refund-1/reject", json={"reason": "Non spetta"}),
        ):
            assert answer.status_code == 401
