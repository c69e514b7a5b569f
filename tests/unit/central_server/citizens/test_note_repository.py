from datetime import timedelta

from central_server.citizens import note_repository, notes
from tests.factories.server import CITIZEN, ENTITY, add_everything
from tests.unit.central_server.citizens.test_notes import a_note, clerk


def test_newest_come_first_and_withdrawals_are_asked_for_apart(unit_of_work, clock):
    with unit_of_work() as session:
        desk = add_everything(session)
        for number in range(3):
            at = clock.now() + timedelta(minutes=number)
            notes.record(session, clerk(desk), a_note(f"note-{number}", written_at=at), at)
        taken_back = a_note("note-9", text="era di un altro", withdraws="note-1")
        notes.record(session, clerk(desk), taken_back, clock.now())
        found = note_repository.of_citizen(session, ENTITY, CITIZEN, 2)
        assert [row.note_id for row in found] == ["note-2", "note-1"]
        [row] = note_repository.withdrawals_of(session, ENTITY, ["note-0", "note-1"])
        assert (row.note_id, row.text) == ("note-9", "era di un altro")
        assert note_repository.note(session, ENTITY, "note-0").citizen_id == CITIZEN
        assert note_repository.note(session, ENTITY, "nowhere") is None
