from datetime import date

import pytest
from sqlalchemy import func, select

from central_server.citizens import revisions, service
from central_server.citizens.models import CitizenRow, CitizenWordRow
from central_server.citizens.registry_file import COLUMNS, FURTHER_COLUMNS
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from tests.factories.server import CITIZEN, COMPANY, ENTITY, add_citizen

HEADER = ";".join(COLUMNS)
MARIO = "RSSMRA80A01Z999Y;Rossi;Mario;01/01/1980;;;;;;;;"
BODY = "80999990106;Azienda di Esempio;;;;;;;;;;"
CLERK = Actor(ENTITY, "desk", "operator", frozenset({Role.CLERK}))


@pytest.fixture
def load(session, tmp_path, clock, new_id):
    def load(*lines):
        path = tmp_path / "anagrafe.csv"
        path.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        return service.import_registry(session, ENTITY, path, new_id, clock.now())

    return load


def names(session, text):
    return [row.given_name for row in service.search(session, CLERK, text, 10)[0]]


def test_people_are_added_then_left_alone_then_changed(load, session):
    assert load(MARIO, BODY) == service.RegistryImport(added=2, changed=0, unchanged=0)
    assert load(MARIO, BODY) == service.RegistryImport(added=0, changed=0, unchanged=2)
    renamed = MARIO.replace("Mario", "Marione")
    assert load(renamed) == service.RegistryImport(added=0, changed=1, unchanged=0)
    assert names(session, "marione") == ["Marione"]
    assert session.scalar(select(func.count()).select_from(CitizenRow)) == 2


def test_changed_person_keeps_the_id_and_loses_the_old_words(load, session):
    load(MARIO)
    before = session.scalars(select(CitizenRow.citizen_id)).one()
    load(MARIO.replace("Rossi", "Verdi"))
    assert session.scalars(select(CitizenRow.citizen_id)).one() == before
    words = session.scalars(select(CitizenWordRow.word).order_by(CitizenWordRow.word)).all()
    assert words == ["MARIO", "RSSMRA80A01Z999Y", "VERDI"]


def test_person_twice_in_a_file_counts_once_as_written_last(load, session):
    load(MARIO, MARIO.replace("Mario", "Marione"))
    assert names(session, "rossi") == ["Marione"]


AWA = ";Diop;Awa;01/01/1990;Senegal;;;;;;;;A7;;"


@pytest.fixture
def load_further(session, tmp_path, clock, new_id):
    def load(*lines):
        path = tmp_path / "anagrafe.csv"
        header = ";".join(COLUMNS + FURTHER_COLUMNS)
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        return service.import_registry(session, ENTITY, path, new_id, clock.now())

    return load


def test_somebody_who_gets_a_tax_code_stays_the_same_person(load_further, session):
    assert load_further(AWA).added == 1
    assert load_further(AWA).unchanged == 1
    before = session.scalars(select(CitizenRow.citizen_id)).one()
    assert load_further("DPIWAA90A41Z999K" + AWA).changed == 1
    row = session.scalars(select(CitizenRow)).one()
    assert (row.citizen_id, row.tax_code) == (before, "DPIWAA90A41Z999K")
    assert [found.citizen_id for found in service.search(session, CLERK, "DPIWAA90A41Z999K", 2)[0]]


def test_file_without_further_columns_forgets_nothing(load, load_further, session):
    load_further(MARIO + ";A1;12/03/2026;")
    assert load(MARIO).unchanged == 1
    assert session.scalars(select(CitizenRow.died_on)).one() == date(2026, 3, 12)


def test_number_of_somebody_else_is_refused(load_further):
    load_further(AWA, MARIO + ";A1;;")
    with pytest.raises(service.RegistryImportRefused) as refused:
        load_further(MARIO + ";A7;;")
    assert refused.value.refusals[0].facts["reason"] == "registry_number_taken"


def test_check_names_the_faults_and_import_stores_nothing(load, session, tmp_path):
    bad = MARIO.replace("999Y", "999X")
    path = tmp_path / "bad.csv"
    path.write_text(f"{HEADER}\n{MARIO}\n{bad}\n{bad}", encoding="utf-8")
    with pytest.raises(service.RegistryImportRefused) as refused:
        service.check_registry(path)
    assert [refusal.facts["line"] for refusal in refused.value.refusals] == [3, 4]


def test_check_stops_naming_after_its_limit(tmp_path):
    path = tmp_path / "bad.csv"
    bad = MARIO.replace("999Y", "999X")
    path.write_text("\n".join([HEADER, *[bad] * 100]), encoding="utf-8")
    with pytest.raises(service.RegistryImportRefused) as refused:
        service.check_registry(path)
    assert len(refused.value.refusals) == service.REFUSALS_LIMIT


def test_more_than_a_block_of_people_is_loaded(load, session, monkeypatch):
    monkeypatch.setattr(service, "BLOCK", 1)
    assert load(MARIO, BODY).added == 2


def test_search_says_that_there_is_more(session):
    for number in range(3):
        add_citizen(session, citizen_id=str(number), tax_code=f"code-{number}")
    found, more = service.search(session, CLERK, "rossi", 2)
    assert (len(found), more) == (2, True)


def test_citizen_is_known_within_the_entity_only(session):
    add_citizen(session)
    assert service.citizen(session, CLERK, CITIZEN).family_name == "Rossi"
    stranger = Actor(COMPANY, "desk", "operator", CLERK.roles)
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        service.citizen(session, stranger, CITIZEN)


def test_without_a_role_nobody_is_shown(session):
    nobody = Actor(ENTITY, "desk", "operator", frozenset())
    with pytest.raises(RuleBroken, match="role_missing"):
        service.citizen(session, nobody, CITIZEN)


def test_whoever_an_import_has_written_is_told_in_the_order_of_the_file(load, session):
    maria = "RSSMRA80A41Z999C;Verdi;Maria;01/01/1980;;;;;;;;"
    load(MARIO, BODY)
    load(maria, MARIO.replace("Mario", "Marione"), BODY)
    session.expire_all()
    told = [(row.revision, row.family_name) for row in revisions.read(session, ENTITY, 0, 10)]
    assert told == [(2, "Azienda di Esempio"), (3, "Verdi"), (4, "Rossi")]
    assert revisions.last(session, ENTITY) == 4


def test_import_that_changes_nobody_takes_no_revision(load, session):
    load(MARIO, BODY)
    load(MARIO, BODY)
    assert revisions.last(session, ENTITY) == 2
