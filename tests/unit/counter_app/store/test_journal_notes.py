from pathlib import Path

from counter_app.store import journal_notes, outbox
from tests.factories.counter import lease, open_store
from tests.factories.fake_server import NOW
from tests.factories.releasing import operation_for


class Number:
    notice_number = "301000000000000103"
    lease_id = lease().lease_id
    generation = 1


def test_whoever_queues_or_takes_out_leaves_a_note(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        outbox.add(session, operation_for(Number(), "op-1"), "position", NOW)  # type: ignore[arg-type]
        outbox.remove(session, "op-2")
        notes = journal_notes.of(session)
    assert (notes.queued, notes.answered, notes.desk_changed) == (["op-1"], ["op-2"], False)
    with database.write() as session:
        assert journal_notes.of(session) == journal_notes.Notes()
    database.close()
