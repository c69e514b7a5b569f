import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from central_server.citizens import arrivals, repository, revisions
from central_server.citizens.models import CitizenRow, CitizenWordRow
from payments_core.errors import BadValue
from payments_core.wire.desk.new_person import NewPerson
from tests.factories.server import CITIZEN, COMPANY, ENTITY, TAX_CODE, add_citizen, add_entity

MARIA = "RSSMRA80A41Z999C"
ANNA = "VRDNNA80A41Z999L"


@pytest.fixture(autouse=True)
def entity(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)


@pytest.fixture
def take_in(unit_of_work, clock):
    def take_in(person, entity_id=ENTITY):
        with unit_of_work() as session:
            [citizen_id] = arrivals.take_in(session, entity_id, [person], clock.now()).values()
            revisions.number(session, entity_id)
            return citizen_id

    return take_in


def a_person(**changes):
    values = {
        "citizen_id": "made-1", "kind": "F", "tax_code": MARIA, "family_name": "D'Angelo",
        "given_name": "Maria", "city": "Esempio", "phone": "010 555 0102",
    }  # fmt: skip
    return NewPerson(**values | changes)


def test_somebody_new_is_in_the_registry_and_found_by_name_and_code(take_in, unit_of_work):
    assert take_in(a_person()) == "made-1"
    with unit_of_work() as session:
        for words in (["ANGELO", "MAR"], [MARIA]):
            [row] = repository.search(session, ENTITY, words, None, 10)
            assert (row.citizen_id, row.family_name, row.phone) == (
                "made-1", "D'Angelo", "010 555 0102",
            )  # fmt: skip


def test_somebody_new_is_told_to_desks_and_whoever_was_here_is_not_told_again(
    take_in, unit_of_work
):
    take_in(a_person())
    take_in(a_person(citizen_id="made-2"))
    take_in(a_person(citizen_id="made-3", tax_code=None))
    with unit_of_work() as session:
        told = revisions.read(session, ENTITY, 0, 10)
        assert [(row.revision, row.citizen_id) for row in told] == [(1, "made-1"), (2, "made-3")]
        assert revisions.last(session, ENTITY) == 2


def test_the_same_person_again_changes_nothing(take_in, unit_of_work):
    take_in(a_person())
    assert take_in(a_person(family_name="Altra")) == "made-1"
    with unit_of_work() as session:
        [row] = session.query(CitizenRow)
        assert row.family_name == "D'Angelo"


def test_whoever_has_the_tax_code_already_is_who_is_meant(take_in, unit_of_work):
    with unit_of_work() as session:
        add_citizen(session)
    assert take_in(a_person(tax_code=TAX_CODE)) == CITIZEN
    with unit_of_work() as session:
        assert [row.family_name for row in session.query(CitizenRow)] == ["Rossi"]


def test_people_without_a_code_are_told_apart_by_their_ids(take_in, unit_of_work):
    first = take_in(a_person(tax_code=None))
    second = take_in(a_person(tax_code=None, citizen_id="made-2"))
    assert (first, second) == ("made-1", "made-2")
    assert take_in(a_person(tax_code=None, citizen_id="made-2")) == "made-2"


def test_a_tax_code_of_another_entity_is_somebody_else(take_in, unit_of_work):
    with unit_of_work() as session:
        add_entity(session, COMPANY, name="Azienda di Esempio")
        add_citizen(session, COMPANY, citizen_id="theirs", tax_code=MARIA)
    assert take_in(a_person()) == "made-1"
    assert take_in(a_person(), COMPANY) == "theirs"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tax_code": "RSSMRA80A41Z999D"}, "tax_code_check"),
        ({"kind": "G"}, "given_name_of_body"),
        ({"kind": "G", "given_name": "", "tax_code": None}, "person_without_code"),
        ({"given_name": " "}, "person_name_missing"),
    ],
)
def test_the_word_of_a_desk_is_checked_again(take_in, unit_of_work, changes, code):
    with pytest.raises(BadValue, match=code):
        take_in(a_person(**changes))
    with unit_of_work() as session:
        assert session.query(CitizenRow).count() == 0


def test_people_of_one_release_are_told_each_with_a_revision(unit_of_work, clock):
    people = [a_person(), a_person(citizen_id="made-2", tax_code=ANNA)]
    with unit_of_work() as session:
        ids = arrivals.take_in(session, ENTITY, people, clock.now())
        assert ids == {"made-1": "made-1", "made-2": "made-2"}
        assert revisions.last(session, ENTITY) == 0  # nobody waits for the counter yet
        revisions.number(session, ENTITY)
        told = revisions.read(session, ENTITY, 0, 10)
        assert sorted(row.revision for row in told) == [1, 2]


def test_two_desks_that_make_the_same_people_in_another_order_both_end(unit_of_work, clock):
    """PostgreSQL would end one of them: each would wait for whom the other has made."""
    codes, rounds = [MARIA, ANNA], range(20)
    ready = threading.Barrier(2)

    def make(desk, turned):
        made = []
        for turn in rounds:
            people = [
                a_person(citizen_id=f"{desk}-{turn}-{step}", tax_code=code)
                for step, code in enumerate(codes[::turned])
            ]
            ready.wait(10)
            with unit_of_work() as session:
                ids = arrivals.take_in(session, ENTITY, people, clock.now())
                made.append({person.tax_code: ids[person.citizen_id] for person in people})
            if ready.wait(10) == 0:
                with unit_of_work() as session:
                    session.query(CitizenWordRow).delete()
                    session.query(CitizenRow).delete()
        return made

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(make, ("left", "right"), (1, -1))
    assert first == second


def test_two_desks_that_make_the_same_person_at_once_make_one(unit_of_work, clock):
    ready = threading.Barrier(2)

    def make(citizen_id):
        ready.wait(10)
        with unit_of_work() as session:
            person = a_person(citizen_id=citizen_id)
            return arrivals.take_in(session, ENTITY, [person], clock.now())[citizen_id]

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(make, ("made-1", "made-2"))
    assert first == second
    with unit_of_work() as session:
        assert [row.citizen_id for row in session.query(CitizenRow)] == [first]
