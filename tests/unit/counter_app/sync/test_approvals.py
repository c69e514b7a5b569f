import pytest

from counter_app.events import TaskAdded
from counter_app.store import cancellations, citizens, notices, tasks
from counter_app.store.tables import Approval, ReleaseState
from counter_app.sync.downloads import Downloads
from payments_core.wire.desk.cancel_messages import CancelOutcome, CancelStatus
from payments_core.wire.desk.notice_messages import ChangeKind, NoticeInfo, NoticeState
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


@pytest.fixture
def planned(desk_at_server: Desk) -> tuple[str, str, str]:
    """A debt of this desk in three numbers, of which the first is asked to be cancelled."""
    desk_ = desk_at_server
    with desk_.open_client() as client:
        Downloads(desk_.database, desk_.events, desk_.clock, desk_.numbers).refresh(client)
    first, second, third = (release_into(desk_.numbers) for _ in range(3))
    problem = desk_.server.await_approval(first)
    with desk_.database.write() as session:
        for number in (first, second, third):
            row = notices.by_number(session, number)
            assert row is not None
            row.operation_id = "op-plan"
        cancellations.keep_request(
            session, problem, notice_number=first, operator_id="laura", reason="due volte",
            approval=Approval.WAITING, at=NOW,
        )  # fmt: skip
    for number in (first, second, third):
        desk_.server.append_change(ChangeKind.CANCEL_REQUESTED, number)
    refresh(desk_)
    return first, second, third


def test_payment_of_another_instalment_overtakes_it_too(
    desk_at_server: Desk, planned: tuple[str, str, str]
) -> None:
    desk_, (first, second, third) = desk_at_server, planned
    assert all(waits(desk_, number) for number in planned)
    desk_.server.append_change(ChangeKind.NOTICE_PAID, second)
    refresh(desk_)
    assert approvals(desk_) == [Approval.MOOT]
    ((code, facts),) = open_tasks(desk_)
    assert (code, facts["notice_number"]) == ("cancel_overtaken", first)
    assert not any(waits(desk_, number) for number in (first, third))


def test_cancelled_instalments_are_decided_by_their_own_number(
    desk_at_server: Desk, planned: tuple[str, str, str]
) -> None:
    desk_ = desk_at_server
    for number in reversed(planned):
        desk_.server.append_change(ChangeKind.NOTICE_CANCELLED, number)
    refresh(desk_)
    assert (approvals(desk_), open_tasks(desk_)) == ([Approval.APPROVED], [])


def test_payment_ends_what_was_asked_for_a_debt_of_another_desk(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    paid, rest, other = "301000000000004285", "301000000000004386", "301000000000004487"
    told = [
        known_notice(number).model_copy(update={"position_id": debt, "cancel_waits": True})
        for number, debt in ((paid, "p-1"), (rest, "p-1"), (other, "p-2"))
    ]
    with desk_.database.write() as session:
        citizens.keep_notices(session, told, NOW)
    desk_.server.append_change(ChangeKind.NOTICE_PAID, paid)
    refresh(desk_)
    with desk_.database.read() as session:
        known = {row.notice_number: row.info for row in citizens.notices_of(session, "c-1")}
    marks = {
        number: NoticeInfo.model_validate_json(info).cancel_waits for number, info in known.items()
    }
    assert marks == {paid: False, rest: False, other: True}


def known_notice(number: str) -> NoticeInfo:
    return NoticeInfo(
        notice_number=number, citizen_id="c-1", debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C", subject="Mensa", amount_cents=4200,
        due_on=NOW.date(), state=NoticeState.OPEN, released_at=NOW, payable_at=NOW, paid_at=None,
    )  # fmt: skip
