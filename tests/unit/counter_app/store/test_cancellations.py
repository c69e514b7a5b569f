from pathlib import Path

from counter_app.store import cancellations, outbox
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import Cancellation
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW

NUMBER = "301000000000004285"
WANTED = Cancellation(
    operation_id="op-1", operator_id="laura", generation=1, notice_number=NUMBER,
    reason="rilasciato due volte", decided_at=NOW,
)  # fmt: skip


def test_cancellation_waits_until_it_is_answered(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        cancellations.queue(session, WANTED, NUMBER)
        assert cancellations.waits(session, NUMBER)
        assert not cancellations.waits(session, "0" * 18)
        assert outbox.due(session, NOW, 5) == [WANTED]
    with database.write() as session:
        row = cancellations.find(session, "op-1")
        assert row is not None
        cancellations.answer(row, Problem(code="notice_already_paid"), NOW)
        assert not cancellations.waits(session, NUMBER)
        assert "notice_already_paid" in (row.problem or "")
    with database.read() as session:
        assert cancellations.find(session, "another") is None
    database.close()
