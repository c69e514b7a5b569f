from pathlib import Path

from sqlalchemy.orm import Session

from counter_app.store import cancellations, desk, outbox
from counter_app.store.tables import Approval
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import Cancellation
from tests.factories.counter import enrolled_store, open_store
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
        cancellations.answer(session, row, Problem(code="notice_already_paid"), NOW)
        assert not cancellations.waits(session, NUMBER)
        assert "notice_already_paid" in (row.problem or "")
    with database.read() as session:
        assert cancellations.find(session, "another") is None
    database.close()


def awaiting(desk_id: str = "desk-1", request_id: str = "request-1") -> Problem:
    facts = {"request_id": request_id, "notice_number": NUMBER, "desk_id": desk_id}
    return Problem(code="cancellation_awaits_approval", facts=facts)


def test_answer_that_waits_for_an_approval_is_neither_done_nor_refused(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    with database.write() as session:
        desk_id = desk.get(session).desk_id
        cancellations.queue(session, WANTED, NUMBER)
        row = cancellations.find(session, "op-1")
        assert row is not None
        cancellations.answer(session, row, awaiting(desk_id), NOW)
        assert (row.request_id, row.approval) == ("request-1", Approval.WAITING)
        assert [one.operation_id for one in cancellations.unsettled(session, Approval.WAITING)] == [
            "op-1"
        ]
        # A server that was restored is told again, and cancels it now.
        cancellations.answer(session, row, None, NOW)
        assert (row.problem, row.request_id, row.approval) == (None, None, None)
    database.close()


def test_request_of_another_desk_is_not_this_ones_to_follow(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    with database.write() as session:
        keep(session, awaiting("desk-of-others"))
        assert cancellations.unsettled(session, *Approval) == []
    database.close()


def test_request_made_with_the_line_is_kept_once(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    with database.write() as session:
        for _ in range(2):
            keep(session, awaiting(desk.get(session).desk_id))
        (row,) = cancellations.unsettled(session, Approval.WAITING)
        assert (row.operation_id, row.payload) == ("request-1", None)
        assert not cancellations.waits(session, NUMBER)
    database.close()


def keep(session: Session, problem: Problem) -> None:
    cancellations.keep_request(
        session, problem, notice_number=NUMBER, operator_id="laura", reason="due volte",
        approval=Approval.WAITING, at=NOW,
    )  # fmt: skip
