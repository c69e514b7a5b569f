from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter_app.events import ConnectivityChanged, CounterEvents, OutboxChanged, TaskAdded
from counter_app.store import tasks
from counter_app.store.database import Database
from counter_app.store.desk_clock import DeskClock
from counter_app.sync.clock_watch import ClockWatch
from counter_app.ui.style.words import Words
from payments_core.clock import rome_date
from payments_core.errors import WorldTrouble
from tests.factories.clock import FakeClock
from tests.factories.counter import KEY, Heard, open_store
from tests.factories.fake_server import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def watched(store: Database, folder: Path) -> tuple[DeskClock, CounterEvents, Heard]:
    machine, events = FakeClock(NOW), CounterEvents()
    clock = DeskClock(machine, machine.ticks, folder / "clock.json")
    heard = Heard(events)
    ClockWatch(store, clock, events)
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
    locked = Database(tmp_path / "locked.db")
    clock, events, heard = watched(locked, tmp_path)
    clock.hear(NOW + timedelta(hours=4), 0.0)
    events.publish(ConnectivityChanged(True))
    assert heard.events == [ConnectivityChanged(True)]


class Days:
    """A watch, the PC that it runs on, and the hours at which it called."""

    def __init__(self, store: Database, folder: Path) -> None:
        self.machine = FakeClock(NOW)
        self.clock = DeskClock(self.machine, self.machine.ticks, folder / "clock.json")
        self.watch = ClockWatch(store, self.clock, CounterEvents())
        self.watch.on_day = self.on_day
        self.called: list[datetime] = []
        self.trouble: WorldTrouble | None = None

    def on_day(self) -> None:
        self.called.append(self.clock.now())
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def days(store: Database, tmp_path: Path) -> Days:
    return Days(store, tmp_path)


def test_day_counts_once_the_server_was_heard(days: Days) -> None:
    days.clock.hear(None, None)
    days.watch.observe()
    assert days.called == []
    days.clock.hear(NOW, 0.0)
    days.watch.observe()
    days.watch.observe()
    assert days.called == [NOW]


def test_each_day_counts_once_however_long_the_program_runs(days: Days) -> None:
    days.clock.hear(NOW, 0.0)
    for _ in range(60 * 24):  # two months, the line gone or not
        days.watch.observe()
        days.machine.advance(hours=1)
    assert len({rome_date(at) for at in days.called}) == len(days.called) == 61


def test_day_that_the_server_takes_back_counts_again(days: Days) -> None:
    for at in (NOW + timedelta(days=400), NOW, NOW):
        days.clock.hear(at, 0.0)
        days.watch.observe()
    assert [rome_date(at) for at in days.called] == [
        rome_date(NOW + timedelta(days=400)),
        rome_date(NOW),
    ]


def test_day_begins_when_the_store_is_opened(tmp_path: Path) -> None:
    database = Database(tmp_path / "store.db")
    days = Days(database, tmp_path)
    days.clock.hear(NOW, 0.0)
    days.watch.observe()
    assert days.called == []
    database.open(KEY)
    days.watch.observe()
    assert days.called == [NOW]
    database.close()


def test_disk_that_refuses_disturbs_no_call_and_is_tried_the_next_day(days: Days) -> None:
    days.clock.hear(NOW, 0.0)
    days.trouble = WorldTrouble("store_trouble", reason="full")
    days.watch.observe()
    days.watch.observe()
    days.machine.advance(days=1)
    days.watch.observe()
    assert len(days.called) == 2
