import pytest
from sqlalchemy import update

from central_server.audit import repository
from central_server.audit.repository import EventFilter
from central_server.identity.models import OperatorRow
from tests.factories.refunds import pay_twice, wanted
from tests.factories.server import (
    CITIZEN,
    DESK,
    ENTITY,
    OPERATOR,
    PASSWORD,
    USERNAME,
    Lease,
    release_operation,
)


@pytest.fixture
def log(unit_of_work):
    """What the log tells since it was last read: act, operator, person, notice, hits."""
    seen = set()

    def log():
        with unit_of_work() as session:
            events = repository.events(session, ENTITY, EventFilter(), 100)
        new = [event for event in events if event.event_id not in seen]
        seen.update(event.event_id for event in new)
        assert all((one.source, one.desk_id, one.offline) == ("server", DESK, False) for one in new)
        return [
            (one.act, one.operator_id, one.citizen_id, one.notice_number, one.hits) for one in new
        ]

    return log


def test_sign_in_is_told(desk_client, log):
    desk_client.post("/sessions", json={"username": USERNAME, "password": PASSWORD})
    assert log() == [("SIGNED_IN", OPERATOR, None, None, None)]


@pytest.mark.parametrize(
    ("username", "password", "operator_id"),
    [(USERNAME, "guess", OPERATOR), ("password typed as a name", "x", None)],
)
def test_refused_sign_in_is_told_without_what_was_typed(
    desk_client, log, username, password, operator_id
):
    desk_client.post("/sessions", json={"username": username, "password": password})
    assert log() == [("SIGN_IN_REFUSED", operator_id, None, None, None)]


def test_whoever_is_shown_is_told(clerk_client, log):
    log()
    clerk_client.get("/citizens", params={"q": "rossi"})
    assert log() == [("SEARCHED", OPERATOR, None, None, 1)]
    clerk_client.get("/citizens", params={"q": "nobody of this name"})
    assert log() == [("SEARCHED", OPERATOR, None, None, 0)]
    clerk_client.get(f"/citizens/{CITIZEN}")
    assert log() == [("CITIZEN_OPENED", OPERATOR, CITIZEN, None, None)]
    clerk_client.get(f"/citizens/{CITIZEN}/notices")
    assert log() == [("NOTICES_LISTED", OPERATOR, CITIZEN, None, 0)]
    clerk_client.get("/notices")
    assert log() == [("LIST_READ", OPERATOR, None, None, 0)]
    clerk_client.get(f"/citizens/{CITIZEN}/notes")
    assert log() == [("NOTES_READ", OPERATOR, CITIZEN, None, 0)]


@pytest.fixture
def number(clerk_client, unit_of_work, clock):
    """A notice released to the citizen."""
    lease = clerk_client.post("/desks/leases", json={"count": 10}).json()
    operation = release_operation(
        Lease(lease["lease_id"], lease["first_base"]), released_at=clock.now()
    )
    body = {"operations": [operation.model_dump(mode="json")]}
    [answer] = clerk_client.post("/desks/operations", json=body).json()["answers"]
    assert answer["outcome"] == "ACCEPTED"
    return operation.notice_number


def test_opened_notice_is_told_with_the_person_it_is_of(clerk_client, log, number):
    log()
    assert clerk_client.get(f"/notices/{number}").status_code == 200
    assert log() == [("NOTICE_OPENED", OPERATOR, CITIZEN, number, None)]


def test_nothing_is_told_of_what_nobody_was_shown(clerk_client, log):
    log()
    for path in ("/citizens/nobody", "/citizens/nobody/notices", f"/notices/{'3' * 18}"):
        assert clerk_client.get(path).status_code == 404
    assert log() == []


@pytest.fixture
def told(unit_of_work):
    """What the log tells of an act: by whom, of which notice, of how many."""

    def told(act):
        with unit_of_work() as session:
            events = repository.events(session, ENTITY, EventFilter(acts=(act,)), 100)
        return [(one.operator_id, one.notice_number, one.hits) for one in events]

    return told


@pytest.fixture
def supervisor(server, unit_of_work, clock, new_id, password_hash):
    """A supervisor's client, and the number of a notice that was paid twice."""
    with unit_of_work() as session:
        number = pay_twice(session, clock, new_id)
        session.execute(update(OperatorRow).values(password_hash=password_hash))
    with server.client() as nobody:
        named = {"username": "sara.verdi", "password": PASSWORD}
        token = nobody.post("/sessions", json=named).json()["token"]
    with server.client(token=token) as client:
        yield client, number


def test_whoever_reads_names_and_accounts_of_refunds_is_told(supervisor, told):
    client, number = supervisor
    assert client.get("/refunds").json()["refunds"] == []
    assert told("REFUNDS_READ") == []
    client.post("/refunds", json=wanted().model_dump(mode="json"))
    client.get("/refunds")
    assert [(notice, hits) for _, notice, hits in told("REFUNDS_READ")] == [(None, 1)]
    client.get("/refunds", params={"notice_number": number})
    assert {(notice, hits) for _, notice, hits in told("REFUNDS_READ")} == {(None, 1), (number, 1)}


def test_whoever_reads_of_which_notices_something_is_odd_is_told(supervisor, told):
    client, _ = supervisor
    assert len(client.get("/anomalies").json()["anomalies"]) == 1
    assert [hits for *_, hits in told("ANOMALIES_READ")] == [1]


def test_desk_tells_of_what_it_has_seen_alone(clerk_client, unit_of_work, clock):
    entry = {
        "entry_id": "entry-1", "act": "CITIZEN_OPENED", "operator_id": OPERATOR,
        "citizen_id": CITIZEN, "happened_at": clock.now().isoformat(),
    }  # fmt: skip
    for _ in range(2):
        answer = clerk_client.post("/desks/audit", json={"entries": [entry]})
        assert (answer.status_code, answer.json()) == (200, {"recorded": ["entry-1"]})
    with unit_of_work() as session:
        events = repository.events(session, ENTITY, EventFilter(citizen_id=CITIZEN), 10)
    assert [(event.source, event.offline) for event in events] == [(f"desk:{DESK}", True)]


@pytest.mark.parametrize(
    "changes",
    [
        {"entry_id": ""}, {"entry_id": "x" * 65}, {"act": "lower case"}, {"act": "A" * 33},
        {"citizen_id": "a\x00b"}, {"notice_number": "12"}, {"hits": -1}, {"hits": 2**31},
        {"happened_at": "1999-12-31T23:59:59Z"}, {"happened_at": "2026-01-01T00:00:00"},
        {"operator_id": "x" * 65},
    ],
)  # fmt: skip
def test_entry_that_no_desk_sends_is_malformed(desk_client, clock, changes):
    entry = {
        "entry_id": "entry-1", "act": "SEARCHED", "operator_id": OPERATOR,
        "happened_at": clock.now().isoformat(),
    }  # fmt: skip
    assert desk_client.post("/desks/audit", json={"entries": [entry | changes]}).status_code == 422


@pytest.mark.parametrize("count", [0, 201])
def test_batch_has_its_limits(desk_client, clock, count):
    entry = {"act": "SEARCHED", "operator_id": None, "happened_at": "2026-01-01T00:00:00Z"}
    entries = [entry | {"entry_id": f"entry-{n}"} for n in range(count)]
    assert desk_client.post("/desks/audit", json={"entries": entries}).status_code == 422


def test_log_is_taken_from_desks_alone(ready):
    with ready.client(desk=False) as client:
        assert client.post("/desks/audit", json={"entries": []}).status_code in (401, 422)
