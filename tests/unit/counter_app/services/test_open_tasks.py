from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from counter_app.services.open_tasks import OpenTasks
from counter_app.services.views import RowState
from counter_app.store import bulk_prints, drafts, numbers, tasks
from counter_app.store.bulk_prints import BulkState, NewItem
from counter_app.store.drafts import NewDraft
from payments_core.clock import rome_local
from payments_core.errors import RuleBroken
from payments_core.wire.desk.operation_messages import ClockMark
from tests.factories.counter import Heard
from tests.factories.desk_services import Services
from tests.factories.fake_server import citizen


@pytest.fixture
def open_tasks(services: Services) -> OpenTasks:
    lists = services.lists
    return OpenTasks(
        services.database, lists, services.sign_in, services.line, services.events, services.clock
    )


def codes(open_tasks: OpenTasks) -> list[str]:
    return [task.problem_code for task in open_tasks.all()]


def put_draft(
    services: Services, session: Session, at: datetime, operator_id: str | None = None
) -> None:
    owner = operator_id or services.sign_in.operator_id()
    drafts.keep(session, NewDraft(owner, citizen(), "Mensa", ""), at)


def test_nothing_stands_still_on_a_calm_desk(open_tasks: OpenTasks) -> None:
    assert codes(open_tasks) == []


def test_what_somebody_opened_is_among_them_in_its_time(
    services: Services, open_tasks: OpenTasks
) -> None:
    now = services.clock.now()
    with services.database.write() as session:
        tasks.open_task(session, tasks.of_desk("a", "desk_outdated"), now - timedelta(hours=1))
        put_draft(services, session, now - timedelta(days=2))
    assert codes(open_tasks) == ["draft_waits", "desk_outdated"]


def test_draft_of_another_day_waits_for_who_began_it(
    services: Services, open_tasks: OpenTasks
) -> None:
    now = services.clock.now()
    with services.database.write() as session:
        put_draft(services, session, now - timedelta(minutes=5))
        put_draft(services, session, now - timedelta(days=2), "somebody-else")
    assert codes(open_tasks) == []
    services.clock.advance(days=1)
    [task] = open_tasks.all()
    assert (task.title, task.citizen_id, task.state) == (
        "Mensa, Rossi Maria", "c-1", RowState.SUSPENDED,
    )  # fmt: skip


def test_print_that_is_held_tells_which(services: Services, open_tasks: OpenTasks) -> None:
    item = NewItem("301000000000004285", "Rossi Maria", "job-1")
    now = services.clock.now()
    with services.database.write() as session:
        bulk_prints.add(
            session, "print-1", "op-1", now, "PRINTER", None, [item], by_postal_code=False
        )
    assert codes(open_tasks) == []
    with services.database.write() as session:
        row = bulk_prints.unfinished(session)
        assert row is not None
        row.state = BulkState.PAUSED
    [task] = open_tasks.all()
    assert task.problem_code == "print_held"
    assert dict(task.facts)["print_id"] == "print-1"


def test_numbers_that_run_out_are_told(services: Services, open_tasks: OpenTasks) -> None:
    with services.database.write() as session:
        numbers.fence_all(session)
    [task] = open_tasks.all()
    assert (task.problem_code, task.title) == ("numbers_out", "")


def test_few_numbers_are_a_matter_without_the_line_alone(
    services: Services, open_tasks: OpenTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "numbers_left", lambda _session: 40)
    assert codes(open_tasks) == []
    services.cut_line()
    [task] = open_tasks.all()
    assert (task.problem_code, task.facts) == ("numbers_low", (("number", "40"),))


def test_hour_that_nobody_confirms_is_a_matter_without_the_line_alone(
    services: Services, open_tasks: OpenTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubt = ClockMark(corrected_seconds=0, doubtful=True)
    monkeypatch.setattr(services.clock, "mark", lambda: doubt)
    assert codes(open_tasks) == []
    services.cut_line()
    assert codes(open_tasks) == ["clock_doubtful"]


def test_task_that_is_put_off_comes_back_with_the_next_day(
    services: Services, open_tasks: OpenTasks
) -> None:
    heard = Heard(services.events)
    now = services.clock.now()
    with services.database.write() as session:
        tasks.open_task(session, tasks.of_desk("a", "desk_outdated"), now)
    open_tasks.snooze("a")
    assert open_tasks.put_off() == {"a"}
    assert codes(open_tasks) == ["desk_outdated"]
    assert len(heard.events) == 1
    local = rome_local(now)
    to_midnight = timedelta(hours=24 - local.hour, minutes=-local.minute, seconds=-local.second)
    services.clock.advance(seconds=to_midnight.total_seconds() - 1)
    assert open_tasks.put_off() == {"a"}
    services.clock.advance(seconds=2)
    assert open_tasks.put_off() == frozenset()


def test_nobody_puts_off_without_a_name(services: Services, open_tasks: OpenTasks) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        open_tasks.snooze("a")
