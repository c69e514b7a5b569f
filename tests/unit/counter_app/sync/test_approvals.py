import pytest

from counter_app.events import TaskAdded
from counter_app.store import cancellations, notices, tasks
from counter_app.store.tables import Approval, ReleaseState
from counter_app.sync.downloads import Downloads
from payments_core.wire.desk.cancel_messages import CancelOutcome, CancelStatus
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.counter import Heard
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import NOW
from tests.factories.releasing import release_into


@pytest.fixture
def number(desk_at_server: Desk) -> str:
    """A notice of this desk whose cancellation waits for an approval."""
    desk_ = desk_at_server
    with desk_.open_client() as client:
        Downloads(desk_.database, desk_.events, desk_.clock, desk_.numbers).refresh(client)
    number = release_into(desk_.numbers, "op-1")
    problem = desk_.server.await_approval(number)
    with desk_.database.write() as session:
        cancellations.keep_request(
            session, problem, notice_number=number, operator_id="laura", reason="due volte",
            approval=Approval.WAITING, at=NOW,
        )  # fmt: skip
    desk_.server.append_change(ChangeKind.CANCEL_REQUESTED, number)
    return number


def refresh(desk_: Desk) -> None:
    with desk_.open_client() as client:
        Downloads(desk_.database, desk_.events, desk_.clock, desk_.numbers).refresh(client)


def approvals(desk_: Desk) -> list[str | None]:
    with desk_.database.read() as session:
        return [row.approval for row in cancellations.unsettled(session, *Approval)]


def waits(desk_: Desk, number: str) -> bool:
    with desk_.database.read() as session:
        row = notices.by_number(session, number)
        assert row is not None
        return row.cancel_waits


def open_tasks(desk_: Desk) -> list[tuple[str, dict[str, str]]]:
    with desk_.database.read() as session:
        return [(one.problem_code, dict(tasks.facts_of(one))) for one in tasks.open_tasks(session)]


def test_rejection_becomes_a_task_with_who_and_why(desk_at_server: Desk, number: str) -> None:
    desk_, heard = desk_at_server, Heard(desk_at_server.events)
    desk_.server.outcomes[f"request-{number}"] = CancelOutcome(
        request_id=f"request-{number}", status=CancelStatus.REJECTED, decided_at=NOW,
        decided_by_name="Sara Verdi", reason="È dovuto",
    )  # fmt: skip
    refresh(desk_)
    assert (approvals(desk_), waits(desk_, number)) == ([Approval.WAITING], True)
    desk_.server.append_change(ChangeKind.CANCEL_REJECTED, number)
    refresh(desk_)
    assert (approvals(desk_), waits(desk_, number)) == ([Approval.REJECTED], False)
    ((code, facts),) = open_tasks(desk_)
    assert (code, facts["who"], facts["reason"]) == ("cancel_rejected", "Sara Verdi", "È dovuto")
    assert facts["notice_number"] == number
    assert any(isinstance(one, TaskAdded) for one in heard.events)
    refresh(desk_)
    assert len(open_tasks(desk_)) == 1


def test_approved_it_is_cancelled_and_nobody_has_to_do_anything(
    desk_at_server: Desk, number: str
) -> None:
    desk_at_server.server.append_change(ChangeKind.NOTICE_CANCELLED, number)
    refresh(desk_at_server)
    assert approvals(desk_at_server) == [Approval.APPROVED]
    assert open_tasks(desk_at_server) == []
    with desk_at_server.database.read() as session:
        row = notices.by_number(session, number)
        assert row is not None
        assert row.state == ReleaseState.CANCELLED


def test_payment_overtakes_it_and_says_so(desk_at_server: Desk, number: str) -> None:
    desk_at_server.server.append_change(ChangeKind.NOTICE_PAID, number)
    refresh(desk_at_server)
    assert approvals(desk_at_server) == [Approval.MOOT]
    assert [code for code, _ in open_tasks(desk_at_server)] == ["cancel_overtaken"]


def test_what_the_server_has_forgotten_is_followed_no_longer(
    desk_at_server: Desk, number: str
) -> None:
    desk_ = desk_at_server
    desk_.server.append_change(ChangeKind.CANCEL_REJECTED, number)
    refresh(desk_)
    # Here the server knows nothing of it: it was restored, and hears of it again.
    assert (approvals(desk_), open_tasks(desk_)) == ([Approval.MOOT], [])


def test_news_of_other_notices_change_nothing(desk_at_server: Desk, number: str) -> None:
    desk_at_server.server.append_change(ChangeKind.NOTICE_PAID, "301000000000009999")
    refresh(desk_at_server)
    assert approvals(desk_at_server) == [Approval.WAITING]
