from datetime import timedelta

import pytest
import sqlalchemy as sa

from central_server.audit import service
from central_server.composition import SystemClock
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.identity import repository as identity
from payments_core.model.audit_act import AuditAct
from payments_documents.texts import load_texts
from tests.factories.audit import audit_event
from tests.factories.clock import TEST_START
from tests.factories.server import ENTITY


@pytest.fixture
def engine(applied, empty_database_url):
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def unit_of_work(engine):
    return UnitOfWork(engine)


@pytest.fixture
def log(applied, people_file, unit_of_work):
    """Three looks at the one person of the registry, one of them sealed; runs a command."""
    applied("registry", "import", people_file, "--entity", ENTITY)
    with unit_of_work() as session:
        laura = identity.operator_named(session, ENTITY, "laura.bianchi").operator_id
        person = session.scalar(sa.text("SELECT citizen_id FROM citizens"))
        known = {"operator_id": laura, "citizen_id": person, "desk_id": "sportello-12"}
        day = timedelta(days=1)
        service.record(session, ENTITY, [audit_event(1, **known)])
        service.seal_some(session, ENTITY)
        service.record(
            session, ENTITY,
            [
                audit_event(2, **known, act="NOTICE_OPENED", notice_number="3" * 18,
                            happened_at=TEST_START + day),
                audit_event(3, **(known | {"operator_id": "nobody"}), operator_known=False,
                            source="desk:sportello-12", offline=True, clock_doubtful=True,
                            act="LATER_ACT", hits=4, happened_at=TEST_START + 2 * day),
            ],
        )  # fmt: skip
    return applied


def test_list_says_who_has_seen_whom(log):
    status, said = log("audit", "list", "--entity", ENTITY)
    newest, notice, first = said.splitlines()
    assert status == 0
    assert first.endswith("  laura.bianchi  sportello-12  persona aperta  RSSMRA80A01Z999Y")
    assert "avviso aperto  RSSMRA80A01Z999Y  3333 3333 3333 3333 33" in notice
    assert "  nobody  sportello-12  LATER_ACT  RSSMRA80A01Z999Y  risultati 4" in newest
    assert newest.endswith("(fuori linea, ora incerta, operatore sconosciuto all'ente)")
    _, said = log("audit", "list", "--entity", ENTITY, "--language", "en")
    assert "person opened" in said


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["--citizen", "rssmra80a01z999y"], [3, 2, 1]),
        (["--citizen", "somebody-else"], []),
        (["--operator", "laura.bianchi"], [2, 1]),
        (["--operator", "nobody"], [3]),
        (["--notice", "3333 3333 3333 3333 33"], [2]),
        (["--desk", "sportello-12", "--limit", "1"], [3]),
        (["--since", f"{TEST_START + timedelta(days=1):%Y-%m-%d}"], [3, 2]),
        (["--until", f"{TEST_START:%Y-%m-%d}"], [1]),
    ],
)
def test_programs_get_what_fits(log, words, numbers):
    status, told = log("audit", "list", "--entity", ENTITY, "--format", "json", *words)
    assert status == 0
    assert [one["event_id"] for one in told["events"]] == [f"event-{n}" for n in numbers]
    assert told["complete"] is ("--limit" not in words)


def test_event_is_told_whole(log):
    _, told = log("audit", "list", "--entity", ENTITY, "--format", "json", "--limit", "1")
    [event] = told["events"]
    assert (event["citizen"], event["operator"], event["hits"]) == ("RSSMRA80A01Z999Y", "nobody", 4)
    assert event["happened_at"] == (TEST_START + timedelta(days=2)).isoformat()
    assert (event["offline"], event["operator_known"]) == (True, False)


def test_list_that_is_cut_says_so_and_an_empty_one_too(log):
    _, said = log("audit", "list", "--entity", ENTITY, "--limit", "2")
    assert said.splitlines()[-1].startswith("Ce ne sono altre: qui le 2 più recenti")
    _, said = log("audit", "list", "--entity", ENTITY, "--desk", "another")
    assert said == "Nessuna consultazione.\n"


@pytest.mark.parametrize("limit", ["0", "100001", "many"])
def test_senseless_limit_is_a_wrong_call(log, limit):
    with pytest.raises(SystemExit):
        log("audit", "list", "--entity", ENTITY, "--limit", limit)


def test_sound_log_is_told_with_its_last_seal(log):
    status, told = log("audit", "verify", "--format", "json")
    [chain] = told["chains"]
    assert (status, chain["entity_id"], chain["sealed"], chain["waiting"]) == (0, ENTITY, 1, 2)
    assert chain["fault"] is None
    status, said = log("audit", "verify", "--entity", ENTITY)
    assert (status, f"1:{chain['last_hash']}" in said) == (0, True)
    known = f"1:{chain['last_hash']}"
    assert log("audit", "verify", "--entity", ENTITY, "--known", known)[0] == 0
    status, said = log("audit", "verify", "--entity", ENTITY, "--known", "1:another")
    assert (status, "il sigillo 1 non è quello annotato" in said) == (1, True)


def test_noted_seal_is_one_entitys(log):
    status, said = log("audit", "verify", "--known", "1:another")
    assert (status, "--entity" in said) == (1, True)


def test_log_that_was_changed_is_told_at_its_number(log, engine):
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("ALTER TABLE audit_events DISABLE TRIGGER ALL")
        else:
            connection.exec_driver_sql("DROP TRIGGER audit_events_no_update")
        connection.exec_driver_sql("UPDATE audit_events SET desk_id = 'other'")
    status, said = log("audit", "verify")
    assert (status, "l'evento del sigillo 1 è stato cambiato" in said) == (1, True)
    status, told = log("audit", "verify", "--format", "json")
    [chain] = told["chains"]
    assert (status, chain["fault"], chain["number"], chain["sealed"]) == (1, "EVENT_CHANGED", 1, 0)


def test_entity_that_is_not_here_is_refused(applied):
    for command in ("list", "verify"):
        status, told = applied("audit", command, "--entity", "12345670017", "--format", "json")
        assert (status, told["error"]) == (1, "entity_unknown")


def test_doctor_says_when_nobody_seals(applied, unit_of_work, monkeypatch):
    with unit_of_work() as session:
        service.record(session, ENTITY, [audit_event(1, recorded_at=SystemClock().now())])
    _, told = applied("doctor", "--format", "json")
    assert "audit_unsealed" not in {one["code"] for one in told["findings"]}
    with unit_of_work() as session:
        late = SystemClock().now() - timedelta(hours=1)
        service.record(session, ENTITY, [audit_event(2, recorded_at=late)])
    _, told = applied("doctor", "--format", "json")
    [found] = [one for one in told["findings"] if one["code"] == "audit_unsealed"]
    assert (found["grade"], found["facts"]["events"]) == ("NOTE", 2)


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_act_has_its_words(language):
    texts = load_texts("server", language)
    assert [act for act in AuditAct if not texts.has(f"audit_act.{act}")] == []
