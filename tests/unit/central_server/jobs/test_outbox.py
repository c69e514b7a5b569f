from datetime import timedelta

import pytest

from central_server.jobs import outbox

ENTITY = "80999990106"
LEASE = timedelta(seconds=60)


@pytest.fixture
def add(session, clock):
    def add(subject="301000000000004285", kind="PUBLISH", **payload):
        return outbox.enqueue(session, ENTITY, kind, subject, payload, clock.now())

    return add


@pytest.fixture
def take(session, clock):
    def take(limit=10, kinds=("PUBLISH",)):
        return outbox.take(session, kinds, clock.now(), LEASE, limit)

    return take


def test_job_is_taken_with_its_payload(add, take):
    add(amount_cents=2229)
    [job] = take()
    assert (job.payload, job.attempts) == ({"amount_cents": 2229}, 1)


def test_leased_job_is_not_taken_again(add, take):
    add()
    take()
    assert take() == []


def test_job_of_a_dead_worker_is_taken_when_its_lease_ran_out(add, take, clock):
    add()
    take()
    clock.advance(seconds=61)
    assert [job.attempts for job in take()] == [2]


def test_second_job_of_a_subject_waits_for_the_first(add, take, session, clock):
    first = add(step=1)
    second = add(step=2)
    other = add(subject="another")
    taken = {job.job_id: job for job in take()}
    assert taken.keys() == {first, other}
    outbox.mark_done(session, taken[first], clock.now())
    assert [job.job_id for job in take()] == [second]


def test_postponed_job_is_taken_when_due(add, take, session, clock):
    add()
    [job] = take()
    outbox.postpone(session, job, clock.now() + timedelta(seconds=2), "unreachable")
    assert take() == []
    clock.advance(seconds=2)
    assert [job.attempts for job in take()] == [2]


def test_job_done_meanwhile_is_not_postponed(add, take, session, clock):
    add()
    [job] = take()
    outbox.mark_done(session, job, clock.now())
    outbox.postpone(session, job, clock.now(), "late news of a first attempt")
    assert outbox.count_waiting(session) == 0


def test_kinds_without_a_handler_are_left_alone(add, take):
    add(kind="SOMETHING_NEWER")
    assert take() == []


def test_two_workers_never_hold_the_same_job(unit_of_work, clock):
    with unit_of_work() as session:
        for number in range(20):
            outbox.enqueue(session, ENTITY, "PUBLISH", f"subject-{number}", {}, clock.now())
    taken = []
    for _ in range(5):
        with unit_of_work() as session:
            taken += outbox.take(session, ["PUBLISH"], clock.now(), LEASE, 4)
    assert len({job.job_id for job in taken}) == 20


def test_what_waits_of_a_kind_is_known_until_it_is_done(add, take, session, clock):
    first, second = add(), add("another")
    add(kind="SOMETHING_ELSE")
    [job, _] = take()
    outbox.postpone(session, job, clock.now(), "unreachable")
    waiting = outbox.waiting(session, ENTITY, "PUBLISH")
    assert [(row.job_id, row.last_error) for row in waiting] == [
        (first, "unreachable"),
        (second, None),
    ]
    outbox.mark_done(session, job, clock.now())
    assert [row.job_id for row in outbox.waiting(session, ENTITY, "PUBLISH")] == [second]


def test_only_a_job_that_is_still_to_be_taken_is_waiting(session, clock, add, take):
    def waits():
        return outbox.has_waiting(session, ENTITY, "receipts")

    assert not waits()
    add(subject="another")
    assert not waits()
    add(subject="receipts")
    assert waits()
    assert not outbox.has_waiting(session, "12345670017", "receipts")
    jobs = take()
    assert not waits()
    outbox.postpone(session, jobs[1], clock.now(), "away")
    assert waits()
    outbox.mark_done(session, jobs[1], clock.now())
    assert not waits()
