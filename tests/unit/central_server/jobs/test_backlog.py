from datetime import timedelta

import pytest

from central_server.jobs import backlog, outbox
from central_server.jobs.backlog import Backlog

ENTITY, OTHER = "80999990106", "12345670017"
LEASE = timedelta(seconds=60)


@pytest.fixture
def add(session, clock):
    def add(subject, kind="PUBLISH", entity_id=ENTITY):
        outbox.enqueue(session, entity_id, kind, subject, {}, clock.now())

    return add


@pytest.fixture
def fail(session, clock):
    """The next due job fails, and is due again in two minutes."""

    def fail(error):
        [job] = outbox.take(session, ["PUBLISH"], clock.now(), LEASE, 1)
        outbox.postpone(session, job, clock.now() + timedelta(minutes=2), error)

    return fail


@pytest.fixture
def take(session, clock):
    def take(kind="PUBLISH"):
        return [job.subject for job in outbox.take(session, [kind], clock.now(), LEASE, 10)]

    return take


def test_nothing_waits(session):
    assert backlog.by_kind(session, ENTITY) == []


def test_kinds_are_told_oldest_first_with_the_error_of_their_oldest(add, fail, session, clock):
    start = clock.now()
    add("1")
    add("2", entity_id=OTHER)
    clock.advance(seconds=1)
    fail("first")
    fail("of another entity")
    clock.advance(seconds=1)
    add("3", kind="FETCH")
    add("4")
    fail("second")
    assert backlog.by_kind(session, ENTITY) == [
        Backlog("PUBLISH", 2, start, 1, start + timedelta(seconds=121), "first"),
        Backlog("FETCH", 1, clock.now(), 0, clock.now(), None),
    ]
    assert [one.kind for one in backlog.by_kind(session, ENTITY, "FETCH")] == ["FETCH"]


def test_what_is_done_waits_no_more(add, session, clock):
    add("1")
    [job] = outbox.take(session, ["PUBLISH"], clock.now(), LEASE, 1)
    assert len(backlog.by_kind(session, ENTITY)) == 1
    outbox.mark_done(session, job, clock.now())
    assert backlog.by_kind(session, ENTITY) == []


def test_postponed_jobs_are_due_at_once_and_keep_their_attempts(add, fail, take, session, clock):
    add("1")
    fail("away")
    add("2", entity_id=OTHER)
    fail("away")
    assert take() == []
    assert backlog.retry(session, ENTITY, None, clock.now()) == 1
    [one] = backlog.by_kind(session, ENTITY)
    assert (one.attempts, one.next_at) == (1, clock.now())
    assert take() == ["1"]


def test_only_the_kind_that_is_asked_for_is_tried_again(add, fail, take, session, clock):
    add("1")
    fail("away")
    assert backlog.retry(session, ENTITY, "FETCH", clock.now()) == 0
    assert take() == []
    assert backlog.retry(session, ENTITY, "PUBLISH", clock.now()) == 1


def test_job_in_hand_is_left_to_its_worker(add, fail, take, session, clock):
    add("1")
    fail("away")
    clock.advance(minutes=2)
    assert take() == ["1"]
    assert backlog.retry(session, ENTITY, None, clock.now()) == 0
    assert take() == []


def test_workers_hear_of_it(unit_of_work, clock):
    heard = []
    with unit_of_work() as session:
        outbox.enqueue(session, ENTITY, "PUBLISH", "1", {}, clock.now())
    unit_of_work.subscribe(lambda topic, entity_id: heard.append((topic, entity_id)))
    with unit_of_work() as session:
        backlog.retry(session, ENTITY, None, clock.now())
    assert heard == [(outbox.CHANNEL, ENTITY)]
