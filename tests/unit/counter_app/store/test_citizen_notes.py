from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import citizen_notes, citizens, outbox
from counter_app.store.database import Database
from payments_core.wire.desk.note_messages import NoteInfo
from payments_core.wire.desk.operation_messages import CitizenNote
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW, citizen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def a_note(note_id: str = "n-1", **changes: object) -> CitizenNote:
    values = {
        "operator_id": "op-1", "generation": 1, "citizen_id": "c-1",
        "text": "tutore: Anna Verdi", "written_at": NOW,
    } | changes  # fmt: skip
    return CitizenNote.model_validate({"operation_id": note_id, **values})


def told(note_id: str, **changes: object) -> NoteInfo:
    values = {
        "text": "preferisce la posta", "withdraws": None, "written_by": "op-2",
        "written_by_name": "Anna Neri", "written_at": NOW,
    } | changes  # fmt: skip
    return NoteInfo.model_validate({"note_id": note_id, **values})


def ids_of(store: Database) -> list[str]:
    with store.read() as session:
        return [row.note_id for row in citizen_notes.of_citizen(session, "c-1")]


def test_note_is_queued_with_its_row(store: Database) -> None:
    with store.write() as session:
        citizen_notes.queue(session, a_note(), "Laura Bianchi")
    with store.read() as session:
        assert (outbox.count(session), outbox.count_notes(session)) == (1, 1)
        row = citizen_notes.find(session, "n-1")
        assert row is not None
        assert (row.waits, row.author_name) == (True, "Laura Bianchi")
        assert citizen_notes.find(session, "n-2") is None


def test_what_the_server_tells_replaces_what_it_told_but_not_what_was_written_here(
    store: Database,
) -> None:
    with store.write() as session:
        citizen_notes.queue(session, a_note(written_at=NOW + timedelta(hours=1)), "Laura Bianchi")
        citizen_notes.keep(session, "c-1", [told("n-2"), told("n-3")])
        citizen_notes.keep(session, "c-2", [told("n-9")])
        citizen_notes.keep(session, "c-1", [told("n-3"), told("n-4", withdraws="n-3")])
    assert ids_of(store) == ["n-1", "n-3", "n-4"]
    with store.read() as session:
        assert citizen_notes.is_withdrawn(session, "n-3")
        assert not citizen_notes.is_withdrawn(session, "n-1")


def test_what_was_written_here_may_be_told_again_once_it_is_answered(store: Database) -> None:
    with store.write() as session:
        citizen_notes.queue(session, a_note(), "Laura Bianchi")
        citizen_notes.keep(session, "c-1", [told("n-2")])
        assert list(citizen_notes.written_since(session, NOW)) == []
        row = citizen_notes.find(session, "n-1")
        assert row is not None
        row.waits = False
        assert list(citizen_notes.written_since(session, NOW)) == [row]
        assert list(citizen_notes.written_since(session, NOW + timedelta(seconds=1))) == []


def test_notes_go_with_whom_they_are_about_unless_they_wait(store: Database) -> None:
    with store.write() as session:
        citizens.keep_citizens(session, [citizen()], NOW)
        citizen_notes.keep(session, "c-1", [told("n-2")])
        citizen_notes.forget_unseen(session)
    assert ids_of(store) == ["n-2"]
    with store.write() as session:
        citizen_notes.queue(session, a_note(), "Laura Bianchi")
        citizens.forget_before(session, NOW + timedelta(days=1))
    assert ids_of(store) == ["n-1"]


def test_notes_about_somebody_made_here_move_to_who_they_are(store: Database) -> None:
    with store.write() as session:
        citizen_notes.queue(session, a_note(citizen_id="made-1"), "Laura Bianchi")
        citizen_notes.move(session, "made-1", "c-1")
    assert ids_of(store) == ["n-1"]
