from dataclasses import replace
from datetime import UTC, datetime

import pytest

from central_server.desks import handed_tasks
from central_server.desks.models import HandedTaskClosingRow
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.task_messages import CloseTask, HandTask
from tests.factories.day_of_desks import SUPERVISOR
from tests.factories.server import COMPANY, DESK, ENTITY, OPERATOR, add_everything

CLERK = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))
OPENED_AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DONE = CloseTask(reason="Rilasciato di nuovo")


def a_task(**changes) -> HandTask:
    values = {
        "handed_id": "handed-1", "code": "tax_code_check", "title": "Parodi Giovanni",
        "facts": {"name": "Parodi Giovanni"}, "opened_at": OPENED_AT,
    }  # fmt: skip
    return HandTask.model_validate(values | changes)


@pytest.fixture
def city(session):
    add_everything(session)
    return session


@pytest.fixture
def hand(city, clock):
    return lambda actor=CLERK, **changes: handed_tasks.hand(
        city, actor, a_task(**changes), clock.now()
    )


@pytest.fixture
def close(city, clock):
    return lambda actor=SUPERVISOR, handed_id="handed-1": handed_tasks.close(
        city, actor, handed_id, DONE, clock.now()
    )


def open_ids(session, actor=SUPERVISOR, limit=9):
    return [one.handed_id for one in handed_tasks.page(session, actor, limit).tasks]


def test_supervisor_reads_who_handed_what_over_and_where(city, hand, clock) -> None:
    hand()
    [task] = handed_tasks.page(city, SUPERVISOR).tasks
    assert (task.code, task.title, task.facts) == (
        "tax_code_check", "Parodi Giovanni", {"name": "Parodi Giovanni"},
    )  # fmt: skip
    assert (task.handed_by_name, task.desk_name) == ("Laura Bianchi", "Sportello 12")
    assert (task.opened_at, task.handed_at) == (OPENED_AT, clock.now())


def test_the_same_again_is_one_task_and_another_one_is_refused(city, hand) -> None:
    hand()
    hand()
    assert open_ids(city) == ["handed-1"]
    with pytest.raises(RuleBroken, match="handed_id_reused"):
        hand(code="rate_unknown")


def test_oldest_comes_first_and_a_page_ends(city, hand, clock) -> None:
    for number in range(3):
        hand(handed_id=f"handed-{number}")
        clock.advance(minutes=1)
    assert open_ids(city, limit=2) == ["handed-0", "handed-1"]
    assert handed_tasks.page(city, SUPERVISOR, 2).more
    assert not handed_tasks.page(city, SUPERVISOR, 3).more


def test_closing_keeps_what_was_done_and_by_whom(city, hand, close, clock) -> None:
    hand()
    close()
    assert open_ids(city) == []
    row = city.get_one(HandedTaskClosingRow, (ENTITY, "handed-1"))
    assert (row.reason, row.closed_by, row.closed_at) == (
        DONE.reason, SUPERVISOR.operator_id, clock.now(),
    )  # fmt: skip
    clock.advance(minutes=1)
    close(replace(SUPERVISOR, operator_id="operator-3"))
    assert city.get_one(HandedTaskClosingRow, (ENTITY, "handed-1")).closed_by == row.closed_by


def test_what_is_not_there_is_not_closed(hand, close) -> None:
    with pytest.raises(RuleBroken, match="handed_task_unknown"):
        close()
    hand()
    with pytest.raises(RuleBroken, match="handed_task_unknown"):
        close(replace(SUPERVISOR, entity_id=COMPANY))


def test_clerks_neither_read_nor_close_what_was_handed_over(city, hand, close) -> None:
    hand()
    for refused in (lambda: open_ids(city, CLERK), lambda: close(CLERK)):
        with pytest.raises(RuleBroken, match="role_missing"):
            refused()
