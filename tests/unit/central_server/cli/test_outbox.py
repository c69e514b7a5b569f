import json
from datetime import UTC, datetime, timedelta

import pytest

from central_server.cli.main import main
from central_server.composition import SystemClock
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.jobs import outbox
from tests.factories.server import ENTITY

ERROR = "archive_unreachable(reason='ConnectError')"


@pytest.fixture
def database(applied, empty_database_url):
    """A transaction on the database of the commands."""
    engine = make_engine(empty_database_url)
    yield UnitOfWork(engine)
    engine.dispose()


@pytest.fixture
def waiting(applied, database, now):
    """Two notices wait for the archive, tried once in vain, and a question to the hub."""
    with database() as session:
        for subject in ("1", "2"):
            outbox.enqueue(session, ENTITY, "HUB_PUBLISH", subject, {}, now)
        for job in outbox.take(session, ["HUB_PUBLISH"], now, timedelta(minutes=1), 2):
            outbox.postpone(session, job, now + timedelta(days=365), ERROR)
        outbox.enqueue(session, ENTITY, "FLOWS_FETCH", "flows", {}, now + timedelta(minutes=1))
    return applied


@pytest.fixture
def now():
    return datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def test_list_says_how_many_since_when_and_why(waiting):
    status, said = waiting("outbox", "list")
    assert status == 0
    notices, error, flows = said.splitlines()
    assert notices == (
        f"{ENTITY}  HUB_PUBLISH: 2 in attesa dal 23/11/2026 10:40, tentativi 1, "
        "prossimo 23/11/2027 10:40:00"
    )
    assert (error.strip(), flows.split(", ")[0]) == (
        ERROR, f"{ENTITY}  FLOWS_FETCH: 1 in attesa dal 23/11/2026 10:41",
    )  # fmt: skip
    _, said = waiting("outbox", "list", "--kind", "FLOWS_FETCH", "--language", "en")
    assert said.startswith(f"{ENTITY}  FLOWS_FETCH: 1 waiting since")


def test_programs_get_the_same(waiting):
    status, told = waiting("outbox", "list", "--entity", ENTITY, "--format", "json")
    first, second = told["waiting"]
    assert (status, second["kind"]) == (0, "FLOWS_FETCH")
    assert first == {
        "entity_id": ENTITY, "kind": "HUB_PUBLISH", "jobs": 2, "attempts": 1,
        "oldest_at": first["oldest_at"], "next_at": first["next_at"], "last_error": ERROR,
    }  # fmt: skip
    assert datetime.fromisoformat(first["oldest_at"]) == datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def test_nothing_waits(applied):
    assert applied("outbox", "list") == (0, "Nessun lavoro in attesa.\n")
    status, told = applied("outbox", "retry", "--format", "json")
    assert (status, told) == (0, {"retried": [{"entity_id": ENTITY, "jobs": 0}]})


def test_retry_makes_what_was_postponed_due_and_is_logged(waiting, database, capsys):
    assert main(["outbox", "retry", "--kind", "HUB_PUBLISH"]) == 0
    said = capsys.readouterr()
    assert said.out == "Lavori da ritentare subito: 2.\n"
    entry = json.loads(said.err)
    assert (entry["event"], entry["entity"], entry["jobs"]) == ("outbox_retried", ENTITY, 2)
    with database() as session:
        jobs = outbox.take(session, ["HUB_PUBLISH"], SystemClock().now(), timedelta(minutes=1), 9)
    assert [job.attempts for job in jobs] == [2, 2]


def test_entity_that_is_not_here_is_refused(waiting):
    for word in ("list", "retry"):
        status, told = waiting("outbox", word, "--entity", "12345670017", "--format", "json")
        assert (status, told["error"]) == (1, "entity_unknown")
