import pytest

from central_server.changes import feed
from central_server.changes.push import ChangeBell
from central_server.composition import Sources, build_app
from central_server.identity.models import DeskRow
from central_server.settings import Settings
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.running_server import running
from tests.factories.server import COMPANY, DESK, ENTITY, Lease, add_everything, release_operation

NUMBERS = ["301000000000004285", "301000000000004386", "301000000000004487"]


@pytest.fixture
def append(unit_of_work, clock):
    def append(*numbers, entity_id=ENTITY):
        with unit_of_work() as session:
            kind = ChangeKind.NOTICE_PAID
            feed.append(session, entity_id, kind, list(numbers), clock.now())

    return append


def release(client, operation_id="operation-1"):
    reply = client.post("/desks/leases", json={"count": 1}).json()
    operation = release_operation(
        Lease(reply["lease_id"], reply["first_base"]), operation_id=operation_id
    )
    client.post("/desks/operations", json={"operations": [operation.model_dump(mode="json")]})


def events(response):
    """The events of a stream as (id, kind, data), heartbeats left out."""
    fields = {}
    for line in response.iter_lines():
        if line == "" and fields:
            yield fields["id"], fields["event"], fields["data"]
            fields = {}
        elif line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value


def test_changes_are_read_by_cursor(desk_client, append):
    append(*NUMBERS)
    first = desk_client.get("/changes", params={"limit": 2}).json()
    assert ([change["cursor"] for change in first["changes"]], first["cursor"]) == ([1, 2], 2)
    rest = desk_client.get("/changes", params={"after": 2}).json()
    assert [change["notice_number"] for change in rest["changes"]] == NUMBERS[2:]
    assert desk_client.get("/changes", params={"after": 3}).json() == {"changes": [], "cursor": 3}


def test_changes_of_another_entity_stay_theirs(desk_client, append, unit_of_work):
    with unit_of_work() as session:
        add_everything(session, COMPANY)
    append(*NUMBERS, entity_id=COMPANY)
    assert desk_client.get("/changes").json()["changes"] == []


def test_stream_tells_of_a_release_at_another_client(ready, desk_client):
    with ready.client() as listener, listener.stream("GET", "/changes/stream") as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        heard = events(response)
        release(desk_client)
        assert next(heard) == ("1", "changes", "1")
        release(desk_client, "operation-2")
        assert next(heard) == ("2", "changes", "2")


def test_stream_begins_with_what_was_missed(desk_client, append):
    append(*NUMBERS)
    with desk_client.stream("GET", "/changes/stream", params={"after": 1}) as response:
        assert next(events(response)) == ("3", "changes", "3")


def test_stream_resumes_after_the_last_event(desk_client, append, ready):
    append(*NUMBERS)
    headers = {"Last-Event-ID": "3"}
    with desk_client.stream("GET", "/changes/stream", headers=headers) as response:
        heard = events(response)
        with ready.client() as other:
            release(other)
        assert next(heard) == ("4", "changes", "4")


def test_stream_is_for_desks(ready):
    with ready.client(desk=False) as client:
        assert client.get("/changes/stream").status_code == 401


def test_release_at_one_process_is_told_by_another(
    request, ready, desk_client, database_url, clock
):
    if not request.config.getoption("--postgresql"):
        pytest.skip("only with --postgresql: SQLite has one process")
    app = build_app(Settings(database_url=database_url), Sources(clock=clock), work=False)
    with (
        running(app) as second,
        second.client() as listener,
        listener.stream("GET", "/changes/stream") as response,
    ):
        heard = events(response)
        release(desk_client)
        assert next(heard) == ("1", "changes", "1")


@pytest.mark.parametrize("after", ["-1", str(2**63), "9" * 5000])
def test_cursor_that_no_feed_can_have_is_malformed(desk_client, after):
    for path in ("/changes", "/changes/stream"):
        assert desk_client.get(path, params={"after": after}).status_code == 422


@pytest.mark.parametrize("cursor", ["9" * 5000, "-1", "x"])
def test_stream_does_not_mind_a_header_that_names_no_cursor(desk_client, append, cursor):
    append(*NUMBERS)
    headers = {"Last-Event-ID": cursor}
    with desk_client.stream("GET", "/changes/stream", headers=headers) as response:
        assert next(events(response)) == ("3", "changes", "3")


def test_stream_is_over_for_the_machine_that_lost_the_desk(
    ready, desk_client, unit_of_work, monkeypatch
):
    monkeypatch.setattr(ChangeBell.stream, "__defaults__", (0.01, 0.0))
    with desk_client.stream("GET", "/changes/stream") as response:
        lines = response.iter_lines()
        assert next(lines) == ": ready"
        with unit_of_work() as session:
            session.get_one(DeskRow, (ENTITY, DESK)).generation += 1
        assert set(lines) <= {"", ": heartbeat"}
