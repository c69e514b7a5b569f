import pytest

from counter_app.events import TaskClosed
from counter_app.services.views import RowState
from counter_app.store import audit
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.messages import Problem
from tests.factories.counter import Heard
from tests.factories.desk_services import Services


def test_today_is_romes_day_last_first(services: Services) -> None:
    lists = services.lists
    first = services.release_one().notice_number
    services.clock.advance(minutes=1)
    second = services.release_one().notice_number
    assert [view.notice_number for view in lists.today()] == [second, first]
    services.clock.advance(hours=13, minutes=17)  # 23:59 in Rome
    assert len(lists.today()) == 2
    services.clock.advance(minutes=2)
    assert lists.today() == ()


def test_hour_of_the_list_is_that_of_the_last_changes(services: Services) -> None:
    lists = services.lists
    assert lists.as_of() is None
    services.clock.advance(minutes=5)
    services.download()
    read_at = services.clock.now()
    services.clock.advance(minutes=5)
    assert lists.as_of() == read_at


def test_waiting_notices_leave_with_their_answer(services: Services) -> None:
    lists = services.lists
    number = services.release_one().notice_number
    assert [(view.notice_number, view.state) for view in lists.waiting()] == [
        (number, RowState.TO_REGISTER)
    ]
    services.deliver()
    assert lists.waiting() == ()


def test_refused_notice_is_a_task_until_it_is_closed(services: Services) -> None:
    lists, heard = services.lists, Heard(services.events)
    number = services.release_one().notice_number
    services.server.refusals[number] = Problem(code="rate_unknown")
    services.deliver()
    (task,) = lists.tasks()
    assert (task.state, task.problem_code) == (RowState.TO_CHECK, "rate_unknown")
    assert (task.notice_number, task.citizen_id) == (number, "c-1")
    assert "Rossi Maria" in task.title
    lists.close_task(task.task_id)
    assert lists.tasks() == ()
    assert TaskClosed(task.task_id) in heard.events


def test_who_closes_a_task_is_told_to_the_audit_log_once(services: Services) -> None:
    number = services.release_one().notice_number
    services.server.refusals[number] = Problem(code="rate_unknown")
    services.deliver()
    (task,) = services.lists.tasks()
    for _ in range(2):
        services.lists.close_task(task.task_id)
    with services.database.read() as session:
        (told,) = [one for one in audit.due(session, 100) if one.act == AuditAct.TASK_CLOSED]
    assert (told.operator_id, told.citizen_id, told.notice_number) == (
        services.sign_in.operator_id(), "c-1", number,
    )  # fmt: skip


def test_task_stays_open_when_its_closing_could_not_be_told(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.server.refusals[services.release_one().notice_number] = Problem(code="rate_unknown")
    services.deliver()
    (task,) = services.lists.tasks()
    monkeypatch.setattr(audit, "ENTRIES_KEPT", 1)
    services.cut_line()
    services.lookup.citizen("c-1")
    with pytest.raises(RuleBroken, match="audit_trail_full"):
        services.lists.close_task(task.task_id)
    assert services.lists.tasks() == (task,)
