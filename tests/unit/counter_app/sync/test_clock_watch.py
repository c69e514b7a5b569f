from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.events import ConnectivityChanged, CounterEvents, OutboxChanged, TaskAdded
from counter_app.store import tasks
from counter_app.store.database import Database
from counter_app.store.desk_clock import DeskClock
from counter_app.sync.clock_watch import ClockWatch
from counter_app.ui.messages import Words
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard, open_store
from tests.factories.fake_server import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def watched(
    store: Database, folder: Path, on_sure: Callable[[], None] = lambda: None
) -> tuple[DeskClock, CounterEvents, Heard]:
    machine, events = FakeClock(NOW), CounterEvents()
    clock = DeskClock(machine, machine.ticks, folder / "clock.json")
    heard = Heard(events)
    ClockWatch(store, clock, events, on_sure)
    return clock, events, heard


def open_problems(store: Database) -> list[tuple[str, dict[str, str]]]:
    with store.read() as session:
        return [(row.problem_code, dict(tasks.facts_of(row))) for row in tasks.open_tasks(session)]


@pytest.mark.parametrize(
    ("off", "code", "said"),
    [
        (timedelta(hours=-26, minutes=-5), "clock_fast", "26 h 5 min"),
        (timedelta(minutes=7), "clock_slow", "7 min"),
    ],
)
def test_clock_that_is_wrong_is_told_once(
    store: Database, tmp_path: Path, off: timedelta, code: str, said: str
) -> None:
    clock, events, heard = watched(store, tmp_path)
    clock.hear(NOW + off, 0.0)
    for online in (True, False, True):
        events.publish(ConnectivityChanged(online))
    assert open_problems(store) == [(code, {"off": said})]
    assert len([event for event in heard.events if isinstance(event, TaskAdded)]) == 1
    for language in ("it", "en"):
        assert said in Words(language).problem_of(code, {"off": said})
        assert Words(language).next_step(code) != Words(language).next_step("something")


def test_closed_task_stays_closed_until_another_month(store: Database, tmp_path: Path) -> None:
    clock, events, _ = watched(store, tmp_path)
    clock.hear(NOW + timedelta(hours=2), 0.0)
    events.publish(ConnectivityChanged(True))
    with store.write() as session:
        (row,) = tasks.open_tasks(session)
        tasks.close_task(session, row.task_id, NOW)
    events.publish(ConnectivityChanged(True))
    assert open_problems(store) == []
    clock.hear(NOW + timedelta(days=40), 0.0)
    events.publish(ConnectivityChanged(True))
    assert [code for code, _ in open_problems(store)] == ["clock_slow"]


def test_right_clock_and_other_news_are_nobody_s_task(store: Database, tmp_path: Path) -> None:
    clock, events, _ = watched(store, tmp_path)
    clock.hear(NOW + timedelta(minutes=4), 0.0)
    events.publish(ConnectivityChanged(True))
    clock.hear(NOW + timedelta(hours=4), 0.0)
    events.publish(OutboxChanged())
    assert open_problems(store) == []


def test_locked_store_is_left_alone(tmp_path: Path) -> None:
    sure: list[bool] = []
    locked = Database(tmp_path / "locked.db")
    clock, events, heard = watched(locked, tmp_path, lambda: sure.append(True))
    clock.hear(NOW + timedelta(hours=4), 0.0)
    events.publish(ConnectivityChanged(True))
    assert heard.events == [ConnectivityChanged(True)]
    assert sure == []


def test_hour_is_sure_once_the_server_was_heard(store: Database, tmp_path: Path) -> None:
    sure: list[bool] = []
    clock, events, _ = watched(store, tmp_path, lambda: sure.append(True))
    events.publish(ConnectivityChanged(False))
    clock.hear(None, None)
    events.publish(ConnectivityChanged(True))
    assert sure == []
    clock.hear(NOW, 0.0)
    for online in (True, False, True):
        events.publish(ConnectivityChanged(online))
    assert sure == [True]
