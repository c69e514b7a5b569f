from datetime import timedelta

import pytest

from central_server.composition import SystemClock
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.desks import contacts
from central_server.identity import repository as identity
from central_server.jobs import outbox
from tests.factories.desk_contacts import enrolled, health, report
from tests.factories.pictures import COAT_OF_ARMS, svg_of
from tests.factories.server import ENTITY


def codes(result, grade):
    return {found["code"] for found in result["findings"] if found["grade"] == grade}


def test_empty_database_wants_migrating(run):
    status, result = run("doctor", "--format", "json")
    assert (status, codes(result, "FAILED")) == (1, {"database_not_at_head"})


def test_database_that_is_away_is_found(run, monkeypatch):
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", "postgresql+psycopg://127.0.0.1:1/nothing")
    status, result = run("doctor", "--format", "json")
    assert (status, codes(result, "FAILED")) == (1, {"database_away"})


def test_installation_without_entities_is_not_ready(run):
    run("migrate")
    status, result = run("doctor", "--format", "json")
    assert (status, "no_entities" in codes(result, "FAILED")) == (1, True)


def test_missing_key_is_named(applied):
    status, result = applied("doctor", "--format", "json")
    assert (status, codes(result, "FAILED")) == (1, {"secret_missing"})


def test_archive_that_does_not_answer_is_found(applied, monkeypatch):
    monkeypatch.setenv("ARCHIVE_KEY", "key")
    status, result = applied("doctor", "--format", "json")
    assert (status, codes(result, "FAILED")) == (1, {"archive_unreachable"})


def test_complete_installation_is_healthy_though_marks_are_missing(
    run, entity_file, archive_url, monkeypatch, tmp_path
):
    monkeypatch.setenv("ARCHIVE_KEY", "key")
    entity_file.write_text(entity_file.read_text().replace("http://127.0.0.1:9/aca", archive_url))
    run("migrate")
    run("apply", entity_file)
    status, result = run("doctor", "--format", "json")
    assert (status, result["healthy"]) == (0, True)
    assert {"marks_missing", "entity_training"} <= codes(result, "NOTE")
    assert {"archive_reachable", "entity_complete", "outbox_empty"} <= codes(result, "GOOD")


def test_findings_are_sentences_for_people(applied):
    _, written = applied("doctor")
    assert "Comune di Esempio: stazione e conti presenti." in written
    assert "ARCHIVE_KEY" in written


PINS = '[{"subject": "CN=hub.example,C=IT", "issuer": "CN=A,C=IT"}]'


@pytest.mark.parametrize(
    ("pins", "proxies", "grade", "code"),
    [
        ("[]", "[]", "NOTE", "hub_not_pinned"),
        (PINS, "[]", "FAILED", "hub_pinned_without_proxy"),
        (PINS, '["10.0.0.1/32"]', "GOOD", "hub_pinned"),
    ],
)
def test_door_of_the_hub_is_looked_at(run, monkeypatch, pins, proxies, grade, code):
    monkeypatch.setenv("CENTRAL_SERVER_HUB_PINS", pins)
    monkeypatch.setenv("CENTRAL_SERVER_TRUSTED_PROXIES", proxies)
    _, result = run("doctor", "--format", "json")
    assert code in codes(result, grade)


def test_work_that_waits_for_an_hour_is_found(applied, empty_database_url):
    now = SystemClock().now()
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        outbox.enqueue(session, ENTITY, "KIND", "1", {}, now - timedelta(minutes=59))
    _, result = applied("doctor", "--format", "json")
    assert "outbox_waiting" in codes(result, "NOTE")
    assert "outbox_stuck" not in codes(result, "NOTE")
    with UnitOfWork(engine)() as session:
        outbox.enqueue(session, ENTITY, "KIND", "2", {}, now - timedelta(minutes=61))
    engine.dispose()
    _, result = applied("doctor", "--format", "json")
    [stuck] = [one for one in result["findings"] if one["code"] == "outbox_stuck"]
    assert (stuck["grade"], stuck["facts"]["jobs"], stuck["facts"]["error"]) == ("NOTE", 2, "-")


@pytest.mark.parametrize("language", ["it", "en"])
def test_desks_that_need_somebody_are_told_in_words(applied, empty_database_url, language):
    engine, now = make_engine(empty_database_url), SystemClock().now()
    with UnitOfWork(engine)() as session:
        desk = enrolled(session, "code-of-12", "PC-3", now)
        told = health(clock_at=now + timedelta(minutes=9), numbers_left=0)
        contacts.report(session, desk, report(protocol=0, health=told), lambda: "s" * 32, now)
        identity.desk(session, ENTITY, desk.desk_id).fenced_at = now
    engine.dispose()
    status, written = applied("doctor", "--language", language)
    desks = [line for line in written.splitlines() if "(sportello-12)" in line]
    assert (status, len(desks)) == (1, 4)
    assert "+9" in desks[1]


def test_marks_of_the_installation_are_looked_at_one_by_one(applied, monkeypatch, tmp_path):
    monkeypatch.setenv("CENTRAL_SERVER_MARKS_FOLDER", str(tmp_path))
    (tmp_path / "pagopa.svg").write_bytes(COAT_OF_ARMS)
    (tmp_path / "poste.svg").write_bytes(svg_of("<script/>"))
    _, written = applied("doctor")
    assert "mancano i marchi di terzi bancoposta, bollettino" in written
    assert "Il marchio poste.svg" in written
    assert "salvarlo come «SVG semplice»" in written
    for name in ("poste", "bancoposta", "bollettino"):
        (tmp_path / f"{name}.svg").write_bytes(COAT_OF_ARMS)
    _, result = applied("doctor", "--format", "json")
    assert "marks_present" in codes(result, "GOOD")
