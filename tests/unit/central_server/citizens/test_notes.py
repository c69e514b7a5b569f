from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.audit import repository as audit
from central_server.audit.repository import EventFilter
from central_server.citizens import notes, repository
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.new_person import NewPerson
from payments_core.wire.desk.note_messages import NOTES_LIMIT
from payments_core.wire.desk.operation_messages import CitizenNote, ClockMark
from tests.factories.clock import TEST_START
from tests.factories.server import (
    CITIZEN,
    COMPANY,
    ENTITY,
    OPERATOR,
    add_entity,
    add_everything,
    add_operator,
)


def a_note(note_id="note-1", **changes):
    values = {
        "operator_id": OPERATOR, "generation": 1, "citizen_id": CITIZEN,
        "text": "ha chiesto di non telefonare", "written_at": TEST_START,
    }  # fmt: skip
    return CitizenNote(operation_id=note_id, **values | changes)


def clerk(desk):
    return Actor(desk.entity_id, desk.desk_id, OPERATOR, frozenset({Role.CLERK}))


@pytest.fixture
def author(unit_of_work):
    """A clerk of an entity that has everything."""
    with unit_of_work() as session:
        return clerk(add_everything(session))


@pytest.fixture
def record(unit_of_work, clock, author):
    def record(told, by=None):
        with unit_of_work() as session:
            return notes.record(session, by or author, told, clock.now())

    return record


@pytest.fixture
def page(unit_of_work, author):
    def page(by=None, citizen_id=CITIZEN):
        with unit_of_work() as session:
            return notes.page(session, by or author, citizen_id)

    return page


def test_note_is_read_with_its_author_and_its_hour(record, page, clock):
    assert record(a_note(written_at=clock.now() - timedelta(days=2))) == CITIZEN
    [note] = page().notes
    assert (note.text, note.withdraws) == ("ha chiesto di non telefonare", None)
    assert (note.written_by, note.written_by_name) == (OPERATOR, "Laura Bianchi")
    assert note.written_at == clock.now() - timedelta(days=2)


def test_hour_that_has_not_come_is_not_believed(record, page, clock):
    record(a_note(written_at=clock.now() + timedelta(days=2)))
    assert page().notes[0].written_at == clock.now()


def test_withdrawn_note_stays_with_the_reason_beside_it(record, page):
    record(a_note())
    record(a_note("note-2", text="era di un altro", withdraws="note-1"))
    assert [(one.note_id, one.withdraws, one.text) for one in page().notes] == [
        ("note-1", None, "ha chiesto di non telefonare"),
        ("note-2", "note-1", "era di un altro"),
    ]


def test_note_is_withdrawn_once(record, page):
    record(a_note())
    for again in ("note-2", "note-3"):
        assert record(a_note(again, withdraws="note-1", text="doppia")) == CITIZEN
    assert [one.note_id for one in page().notes] == ["note-1", "note-2"]


@pytest.mark.parametrize("withdraws", ["nowhere", "note-2"])
def test_only_a_note_is_withdrawn(record, withdraws):
    record(a_note())
    record(a_note("note-2", withdraws="note-1", text="era di un altro"))
    with pytest.raises(RuleBroken, match="note_unknown"):
        record(a_note("note-3", withdraws=withdraws, text="di nuovo"))


def test_note_of_another_is_withdrawn_by_who_leads_clerks(record, author, page):
    record(a_note())
    other = replace(author, operator_id="somebody-else")
    taken_back = a_note("note-2", withdraws="note-1", text="non è vero")
    with pytest.raises(RuleBroken, match="note_of_another"):
        record(taken_back, other)
    record(taken_back, replace(other, roles=frozenset({Role.SUPERVISOR})))
    assert len(page().notes) == 2


def test_who_does_not_work_at_a_counter_writes_and_reads_nothing(record, page, author):
    outside = replace(author, roles=frozenset())
    with pytest.raises(RuleBroken, match="operator_not_allowed"):
        record(a_note(), outside)
    with pytest.raises(RuleBroken, match="role_missing"):
        page(outside)


def test_note_about_nobody_is_refused(record, page):
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        record(a_note(citizen_id="nobody"))
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        page(citizen_id="nobody")


def test_company_neither_reads_nor_withdraws_what_the_municipality_notes(
    record, page, author, unit_of_work
):
    record(a_note())
    with unit_of_work() as session:
        add_entity(session, COMPANY)
        add_operator(session, COMPANY)
    theirs = replace(author, entity_id=COMPANY, roles=frozenset({Role.SUPERVISOR}))
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        page(theirs)
    with pytest.raises(RuleBroken, match="note_unknown"):
        record(a_note("note-2", withdraws="note-1", text="prova"), theirs)


def test_somebody_new_comes_with_the_note(record, page, unit_of_work):
    person = NewPerson(
        citizen_id="made-1", kind="F", tax_code=None, family_name="Brunelli", given_name="Ada"
    )
    assert record(a_note(citizen_id="made-1", new_person=person)) == "made-1"
    assert len(page(citizen_id="made-1").notes) == 1
    with unit_of_work() as session:
        assert repository.citizen(session, ENTITY, "made-1").revision > 0


def test_somebody_new_is_who_the_note_is_about(record):
    person = NewPerson(
        citizen_id="made-1", kind="F", tax_code=None, family_name="Brunelli", given_name="Ada"
    )
    with pytest.raises(RuleBroken, match="person_differs"):
        record(a_note(new_person=person))


def test_writing_and_withdrawing_are_in_the_audit_log_without_the_text(record, unit_of_work):
    doubt = ClockMark(corrected_seconds=0, doubtful=True)
    record(a_note(clock=doubt))
    record(a_note("note-2", withdraws="note-1", text="era di un altro"))
    with unit_of_work() as session:
        told = audit.events(session, ENTITY, EventFilter(citizen_id=CITIZEN), 10)
    assert {(one.act, one.event_id, one.operator_id, one.clock_doubtful) for one in told} == {
        ("NOTE_WRITTEN", "note-1", OPERATOR, True),
        ("NOTE_WITHDRAWN", "note-2", OPERATOR, False),
    }


def test_of_many_notes_the_newest_are_read(record, page):
    for number in range(NOTES_LIMIT + 1):
        at = TEST_START - timedelta(minutes=number)
        record(a_note(f"note-{number}", written_at=at))
    found = page()
    assert (len(found.notes), found.more) == (NOTES_LIMIT, True)
    assert found.notes[0].note_id == "note-0"
