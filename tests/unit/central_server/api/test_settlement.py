import pytest
from sqlalchemy import update

from central_server.audit import repository as audit
from central_server.audit.repository import EventFilter
from central_server.identity.models import OperatorRow
from payments_core.model.role import Role
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import (
    ENTITY,
    PASSWORD,
    RATE_CENTS,
    USERNAME,
    add_desk,
    add_entity,
    add_operator,
)
from tests.factories.settlement import FLOW_ID

FLOW = f"/settlement/flows/{FLOW_ID}"
CREDIT = "/settlement/credits/2025/12001"


@pytest.fixture
def flow(server, unit_of_work, clock, new_id, password_hash):
    """A flow that the treasurer has paid; a clerk and a supervisor who can sign in."""
    with unit_of_work() as session:
        add_entity(session)
        add_operator(session)
        add_desk(session)
        day = MoneyDay(session, clock, new_id)
        day.settle(number_of(1))
        day.credit(RATE_CENTS)
        day.reconcile()
        add_operator(
            session, operator_id="op-sara", username="sara.verdi", roles=(Role.SUPERVISOR,)
        )
        session.flush()
        session.execute(update(OperatorRow).values(password_hash=password_hash))


def read(server, path, username="sara.verdi", **query):
    with server.client() as nobody:
        answer = nobody.post("/sessions", json={"username": username, "password": PASSWORD})
    with server.client(token=answer.json()["token"]) as client:
        return client.get(path, params=query)


def test_supervisor_reads_a_flow_and_it_is_told(server, flow, unit_of_work) -> None:
    page = read(server, FLOW).json()
    assert (page["flow"]["flow_id"], page["flow"]["standing"]) == (FLOW_ID, "CREDITED")
    assert [one["document_no"] for one in page["credits"]] == [12001]
    assert [one["amount_cents"] for one in page["payments"]] == [RATE_CENTS]
    with unit_of_work() as session:
        [event] = audit.events(session, ENTITY, EventFilter(acts=("FLOW_OPENED",)), 10)
    assert (event.operator_id, event.hits) == ("op-sara", 1)


def test_supervisor_reads_a_credit_and_it_is_told(server, flow, unit_of_work) -> None:
    credit = read(server, CREDIT).json()["credit"]
    assert (credit["standing"], credit["flow_id"]) == ("MATCHED", FLOW_ID)
    with unit_of_work() as session:
        assert len(audit.events(session, ENTITY, EventFilter(acts=("CREDIT_OPENED",)), 10)) == 1


@pytest.mark.parametrize("path", [FLOW, CREDIT])
def test_clerk_is_refused_and_nothing_is_told(server, flow, unit_of_work, path) -> None:
    answer = read(server, path, USERNAME)
    assert (answer.status_code, answer.json()["code"]) == (403, "role_missing")
    with unit_of_work() as session:
        assert audit.events(session, ENTITY, EventFilter(acts=("FLOW_OPENED",)), 10) == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (FLOW, {"limit": 501}),
        (FLOW, {"after": -1}),
        ("/settlement/flows/a%00b", {}),
        ("/settlement/flows/" + "x" * 36, {}),
        ("/settlement/credits/1999/1", {}),
        ("/settlement/credits/2025/1000000000000000000", {}),
    ],
)
def test_what_no_flow_or_credit_is_called_is_malformed(server, flow, path, query) -> None:
    assert read(server, path, **query).status_code == 422


def test_what_nobody_has_is_unknown(server, flow) -> None:
    of_nobody = ("flows/2025-05-14NOBODY-1", "credits/2025/7", f"credits/2025/{10**18 - 1}")
    for path in (f"/settlement/{one}" for one in of_nobody):
        assert read(server, path).status_code == 404


def test_clerk_asks_what_a_reference_is_of_and_it_is_told(server, flow, unit_of_work) -> None:
    with unit_of_work() as session:
        number = add_position(session, 1)
    path = f"/settlement/references/{number[1:]}"
    answer = read(server, path, USERNAME).json()
    assert (answer["notice_numbers"], answer["flow_id"]) == ([number], None)
    assert read(server, path).json()["flow_id"] == FLOW_ID
    assert read(server, "/settlement/references/RF-18").status_code == 422
    with unit_of_work() as session:
        told = audit.events(session, ENTITY, EventFilter(acts=("REFERENCE_ASKED",)), 10)
    assert [event.hits for event in told] == [1, 1]
