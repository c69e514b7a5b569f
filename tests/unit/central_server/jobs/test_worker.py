import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from central_server.jobs import outbox
from central_server.jobs.models import OutboxRow
from central_server.jobs.worker import Worker, retry_delay
from payments_core.errors import WorldTrouble

ENTITY = "80999990106"
WAIT_SECONDS = 20


@pytest.fixture
def enqueue(unit_of_work, clock):
    def enqueue(subject="subject", kind="PUBLISH", **payload):
        with unit_of_work() as session:
            return outbox.enqueue(session, ENTITY, kind, subject, payload, clock.now())

    return enqueue


@pytest.fixture
def make_worker(unit_of_work, clock):
    workers = []

    def make_worker(handler, threads=1):
        worker = Worker(unit_of_work, {"PUBLISH": handler}, clock, lambda: 0.0, threads)
        workers.append(worker)
        return worker

    yield make_worker
    for worker in workers:
        worker.stop()


def rows(unit_of_work):
    with unit_of_work() as session:
        return session.scalars(select(OutboxRow).order_by(OutboxRow.job_id)).all()


def test_job_is_done_once(enqueue, make_worker, unit_of_work):
    done = []
    worker = make_worker(lambda job: done.append(job.payload))
    enqueue(n=1)
    assert (worker.run_due(), worker.run_due()) == (1, 0)
    assert done == [{"n": 1}]
    [row] = rows(unit_of_work)
    assert row.done_at is not None


@pytest.mark.parametrize("trouble", [WorldTrouble("archive_unreachable"), KeyError("defect")])
def test_failed_job_stays_and_is_tried_later(enqueue, make_worker, unit_of_work, clock, trouble):
    def fail(job):
        raise trouble

    worker = make_worker(fail)
    enqueue()
    worker.run_due()
    [row] = rows(unit_of_work)
    assert (row.done_at, row.leased_until) == (None, None)
    assert row.due_at == clock.now() + timedelta(seconds=1)
    assert row.last_error == str(trouble)
    assert worker.run_due() == 0
    clock.advance(seconds=1)
    assert worker.run_due() == 1


@pytest.mark.parametrize(("said", "seconds"), [(90, 90), (None, 1), (0, 1)])
def test_other_end_may_ask_for_a_longer_wait(
    enqueue, make_worker, unit_of_work, clock, said, seconds
):
    def fail(job):
        raise WorldTrouble("flows_trouble", retry_after_seconds=said)

    enqueue()
    make_worker(fail).run_due()
    [row] = rows(unit_of_work)
    assert row.due_at == clock.now() + timedelta(seconds=seconds)


def test_failure_of_one_subject_does_not_hold_others(enqueue, make_worker, unit_of_work):
    def fail_one(job):
        if job.subject == "bad":
            raise WorldTrouble("no")

    enqueue("bad")
    enqueue("bad", second=True)
    enqueue("good")
    make_worker(fail_one).run_due()
    assert [row.done_at is not None for row in rows(unit_of_work)] == [False, False, True]


def test_handler_works_outside_of_any_transaction(enqueue, make_worker, unit_of_work, clock):
    """On SQLite this would wait for ever on the writer that is itself."""

    def write(job):
        with unit_of_work() as session:
            outbox.enqueue(session, ENTITY, "OTHER", "follow-up", {}, clock.now())

    enqueue()
    make_worker(write).run_due()
    assert [row.kind for row in rows(unit_of_work)] == ["PUBLISH", "OTHER"]


def test_job_that_has_waited_beyond_its_lease_is_left_to_whoever_takes_it_again(
    enqueue, make_worker, clock
):
    done = []

    def slow(job):
        done.append(job.subject)
        clock.advance(seconds=61)

    worker = make_worker(slow)
    for subject in ("a", "b"):
        enqueue(subject)
    assert (worker.run_due(), done) == (1, ["a"])
    assert (worker.run_due(), done) == (1, ["a", "b"])


def test_commit_wakes_a_sleeping_worker(enqueue, make_worker, unit_of_work):
    done = threading.Event()
    worker = make_worker(lambda job: done.set(), threads=2)
    unit_of_work.subscribe(worker.hear)
    worker.start()
    enqueue()
    assert done.wait(WAIT_SECONDS)


def test_threads_share_the_work_without_doing_any_twice(enqueue, make_worker, unit_of_work):
    done, lock, all_done = [], threading.Lock(), threading.Event()

    def note(job):
        with lock:
            done.append(job.subject)
            if len(done) == 20:
                all_done.set()

    for number in range(20):
        enqueue(f"subject-{number}")
    make_worker(note, threads=3).start()
    assert all_done.wait(WAIT_SECONDS)
    assert len(set(done)) == 20


def test_other_topics_do_not_wake(make_worker):
    worker = make_worker(lambda job: None)
    before = worker._announced
    worker.hear("changes", ENTITY)
    assert worker._announced == before


def test_delay_doubles_to_its_limit_with_half_of_it_by_chance():
    shortest = [retry_delay(attempt, lambda: 0.0).total_seconds() for attempt in (1, 2, 3, 99)]
    longest = [retry_delay(attempt, lambda: 1.0).total_seconds() for attempt in (1, 2, 3, 99)]
    assert shortest == [1, 2, 4, 150]
    assert longest == [2, 4, 8, 300]


def test_chore_that_fails_keeps_no_other_from_being_done(unit_of_work, clock):
    done = []

    def fail():
        raise WorldTrouble("database_away")

    chores = [fail, lambda: done.append(clock.now())]
    worker = Worker(unit_of_work, {}, clock, lambda: 0.0, chores=chores)
    for _ in range(2):
        worker.run_chores()
        clock.advance(minutes=10)
    assert len(done) == 2


def test_chores_are_done_every_ten_minutes_and_by_one(unit_of_work, clock):
    done = []
    worker = Worker(unit_of_work, {}, clock, lambda: 0.0, chores=[lambda: done.append(clock.now())])
    worker.run_chores()
    worker.run_chores()
    clock.advance(minutes=10)
    worker.run_chores()
    assert len(done) == 2
