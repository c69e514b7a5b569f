import pytest
from sqlalchemy import update

from central_server.identity.models import OperatorRow
from tests.factories.refunds import DOUBLE, pay_twice
from tests.factories.server import PASSWORD, RATE_CENTS, USERNAME


@pytest.fixture
def number(server, unit_of_work, clock, new_id, password_hash):
    """A notice paid twice; a clerk and a supervisor who can sign in."""
    with unit_of_work() as session:
        number = pay_twice(session, clock, new_id)
        session.execute(update(OperatorRow).values(password_hash=password_hash))
    return number


def read(server, username, **query):
    with server.client() as nobody:
        answer = nobody.post("/sessions", json={"username": username, "password": PASSWORD})
    with server.client(token=answer.json()["token"]) as client:
        return client.get("/anomalies", params=query)


def test_supervisor_reads_what_to_look_at(server, number) -> None:
    page = read(server, "sara.verdi").json()
    [double] = page["anomalies"]
    assert (double["kind"], double["reference"]) == ("DOUBLE_PAYMENT", DOUBLE)
    assert (double["notice_number"], double["amount_cents"]) == (number, RATE_CENTS)
    assert page["more"] is False


def test_clerk_is_refused(server, number) -> None:
    assert read(server, USERNAME).status_code == 403


def test_page_has_a_limit(server, number) -> None:
    assert read(server, "sara.verdi", limit=0).status_code == 422
