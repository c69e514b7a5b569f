from datetime import timedelta
from pathlib import Path

from counter_app.store import tasks
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def task(task_id: str) -> tasks.NewTask:
    return tasks.NewTask(
        task_id, tasks.TO_CHECK, "Mensa", "rate_unknown", {"rate": "mensa", "n": 1}
    )


def test_one_cause_is_one_task_even_after_it_was_closed(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        assert tasks.open_task(session, task("a"), NOW)
        session.flush()
        assert not tasks.open_task(session, task("a"), NOW)
        assert tasks.count_open(session) == 1
        assert tasks.close_task(session, "a", NOW)
        assert not tasks.close_task(session, "a", NOW + timedelta(hours=1))
        assert not tasks.close_task(session, "never-opened", NOW)
        session.flush()
        assert tasks.count_open(session) == 0
        assert not tasks.open_task(session, task("a"), NOW)
    database.close()


def test_open_tasks_come_oldest_first_with_their_facts(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        tasks.open_task(session, task("late"), NOW + timedelta(minutes=1))
        tasks.open_task(session, task("early"), NOW)
    with database.read() as session:
        rows = tasks.open_tasks(session)
    assert [row.task_id for row in rows] == ["early", "late"]
    assert tasks.facts_of(rows[0]) == (("rate", "mensa"), ("n", "1"))
    database.close()


def test_task_of_the_desk_is_told_once_a_day_whoever_meets_with_it(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        told = [
            tasks.open_task(session, tasks.of_desk_today("desk_copied", at), at)
            for at in (NOW, NOW, NOW + timedelta(days=1))
        ]
    assert told == [True, False, True]
    database.close()


def test_name_of_a_task_fits_its_column() -> None:
    assert len(tasks.of_desk("x" * 99, "desk_retired").task_id) == 64


def test_task_that_is_put_off_is_open_and_not_due_until_then(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    until = NOW + timedelta(hours=14)
    with database.write() as session:
        tasks.open_task(session, task("a"), NOW)
        tasks.open_task(session, task("b"), NOW)
        session.flush()
        tasks.snooze(session, "a", "op-1", until, NOW)
        session.flush()
        assert tasks.snoozed(session, NOW) == {"a"}
        assert tasks.count_open(session) == 2
        assert [row.task_id for row in tasks.open_tasks(session)] == ["a", "b"]
        later = until + timedelta(seconds=1)
        assert tasks.snoozed(session, later) == set()
        tasks.forget_snoozes(session, NOW)
        assert tasks.snoozed(session, NOW) == {"a"}
        tasks.forget_snoozes(session, later)
        assert tasks.snoozed(session, NOW) == set()
    database.close()


def test_clock_that_was_set_back_puts_nothing_off_for_weeks(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        tasks.snooze(session, "a", "op-1", NOW + timedelta(days=30), NOW)
        session.flush()
        assert tasks.snoozed(session, NOW) == set()
    database.close()


def test_long_names_of_the_server_are_known_by_their_beginning(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    name = "x" * 300
    with database.write() as session:
        tasks.snooze(session, name, "op-1", NOW + timedelta(hours=1), NOW)
        session.flush()
        assert tasks.snoozed(session, NOW) == {name[: tasks.NAME_LIMIT]}
    database.close()
