import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from counter_app.store import citizens, drafts, new_persons, notices
from counter_app.store.database import Database
from payments_core.wire.desk.new_person import NewPerson
from tests.factories.counter import enrolled_store, number_source
from tests.factories.fake_server import NOW, citizen
from tests.factories.releasing import operation_for

PERSON = NewPerson(
    citizen_id="made-1", kind="F", tax_code=None, family_name="Doe", given_name="Jane",
    phone="010 555 0102",
)  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = enrolled_store(tmp_path)
    with database.write() as session:
        new_persons.add(session, PERSON, "op-laura", NOW)
    return database


def found(session: Session, word: str) -> list[str]:
    return [seen.info.citizen_id for seen in citizens.search(session, [word], None, 10)]


def test_somebody_made_here_is_untold_and_found(database: Database) -> None:
    with database.read() as session:
        assert new_persons.untold(session, "made-1") == PERSON
        assert new_persons.known_as(session, "made-1") == "made-1"
        (seen,) = new_persons.search(session, ["JANE", "DO"], None, 10)
        assert seen.info.citizen_id == "made-1"
        assert new_persons.search(session, ["ROSSI"], None, 10) == []
        assert new_persons.untold(session, "c-1") is None


def test_who_the_server_knows_under_the_same_id_stays(database: Database) -> None:
    with database.write() as session:
        new_persons.learn(session, "made-1", "made-1")
    with database.read() as session:
        assert new_persons.untold(session, "made-1") is None
        assert new_persons.search(session, ["JANE"], None, 10) == []
        assert found(session, "JANE") == ["made-1"]


def test_what_is_kept_moves_to_who_was_there_before(database: Database, tmp_path: Path) -> None:
    with number_source(database, tmp_path).next_numbers() as (session, (number,)):
        operation = operation_for(number, "op-1")
        release = operation.release.model_copy(update={"citizen_id": "made-1"})
        operation = operation.model_copy(update={"release": release})
        notices.add(session, operation, citizen("made-1"), offline_kind=True)
        citizens.mark_opened(session, "made-1", NOW)
    for _ in range(2):  # the answer to a second release says the same
        with database.write() as session:
            new_persons.learn(session, "made-1", "c-7")
    with database.read() as session:
        assert new_persons.known_as(session, "made-1") == "c-7"
        assert found(session, "JANE") == ["c-7"]
        assert [one.citizen_id for one in citizens.opened_lately(session, 5)] == ["c-7"]
        assert [row.notice_number for row in notices.of_citizen(session, "c-7")] == [
            number.notice_number
        ]
        assert citizens.find(session, "made-1") is None


def test_what_the_server_said_of_them_is_not_overwritten(database: Database) -> None:
    with database.write() as session:
        citizens.keep_citizens(session, [citizen("c-7", family_name="Smith")], NOW)
        new_persons.learn(session, "made-1", "c-7")
    with database.read() as session:
        assert found(session, "SMITH") == ["c-7"]
        assert found(session, "JANE") == []


@pytest.mark.parametrize("debtor", ["made-1", "c-1"])
def test_people_are_forgotten_but_not_while_a_notice_that_they_owe_is_begun(
    database: Database, debtor: str
) -> None:
    later = NOW + timedelta(days=1)
    owing = json.dumps([citizen("made-1").model_dump(mode="json")])
    typed = {"#co_debtors": owing} if debtor != "made-1" else {}
    with database.write() as session:
        begun = drafts.NewDraft("op-laura", citizen(debtor), "Carta", "", typed)
        drafts.keep(session, begun, NOW)
        new_persons.forget_before(session, later)
        assert new_persons.untold(session, "made-1") == PERSON
        drafts.drop(session, "op-laura", debtor)
        new_persons.forget_before(session, NOW)
        assert new_persons.untold(session, "made-1") == PERSON
        new_persons.forget_before(session, later)
        assert new_persons.untold(session, "made-1") is None
