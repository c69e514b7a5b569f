import threading

import pytest

from central_server.citizens import revisions
from central_server.citizens.models import CitizenRow
from tests.factories.server import COMPANY, ENTITY, add_citizen


def add_people(session, *ids, entity_id=ENTITY):
    for citizen_id in ids:
        add_citizen(session, entity_id, citizen_id=citizen_id, tax_code=None)


def told(session, after=0, limit=100, entity_id=ENTITY):
    rows = revisions.read(session, entity_id, after, limit)
    return [(row.revision, row.citizen_id) for row in rows]


def test_people_are_numbered_in_the_order_of_their_transactions(session):
    add_people(session, "a", "b")
    add_people(session, "c")
    assert told(session) == [(1, "a"), (2, "b"), (3, "c")]
    assert revisions.last(session, ENTITY) == 3


def test_somebody_who_changes_is_told_again_and_only_as_they_are_now(session):
    add_people(session, "a", "b")
    session.get_one(CitizenRow, (ENTITY, "a")).revision = -1
    revisions.number(session, ENTITY)
    session.expire_all()
    assert told(session) == [(2, "b"), (3, "a")]
    assert told(session, after=2) == [(3, "a")]


def test_nobody_new_takes_no_revision(session):
    add_people(session, "a")
    revisions.number(session, ENTITY)
    assert revisions.last(session, ENTITY) == 1


def test_each_entity_counts_for_itself(session):
    add_people(session, "a", "b")
    assert revisions.last(session, COMPANY) == 0
    add_people(session, "c", entity_id=COMPANY)
    assert told(session, entity_id=COMPANY) == [(1, "c")]
    assert revisions.last(session, ENTITY) == 2


def test_reading_is_limited_and_goes_on_after_a_revision(session):
    add_people(session, "a", "b", "c", "d")
    assert told(session, limit=2) == [(1, "a"), (2, "b")]
    assert told(session, after=2, limit=1) == [(3, "c")]


def test_reader_misses_nobody_while_two_write_at_once(unit_of_work):
    """With numbers that are not given out in the order of commits, a reader that has seen the
    later one never looks for the earlier one again."""
    ends = threading.Barrier(2)
    written = threading.Semaphore(0)

    def write(name):
        ends.wait()
        for number in range(15):
            with unit_of_work() as session:
                add_people(session, f"{name}-{number}-1", f"{name}-{number}-2")
            written.release()

    writers = [threading.Thread(target=write, args=(name,)) for name in ("left", "right")]
    for writer in writers:
        writer.start()
    seen, after = [], 0
    for _ in range(30):
        assert written.acquire(timeout=30)
        with unit_of_work() as session:
            page = told(session, after)
        seen.extend(citizen_id for _, citizen_id in page)
        after = page[-1][0] if page else after
    for writer in writers:
        writer.join()
    assert len(seen) == len(set(seen)) == 60


def test_second_writer_gets_its_numbers_only_when_the_first_has_ended(engine, unit_of_work):
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    began, goes_on, order = threading.Event(), threading.Event(), []

    def second():
        with unit_of_work() as session:
            began.set()
            add_people(session, "second")
            order.append("second numbered")
        goes_on.set()

    with unit_of_work() as session:
        add_people(session, "first")
        thread = threading.Thread(target=second)
        thread.start()
        assert began.wait(10)
        assert not goes_on.wait(0.3)
        with unit_of_work() as reader:
            assert told(reader) == []
        order.append("first ends")
    thread.join(10)
    assert order == ["first ends", "second numbered"]
    with unit_of_work() as session:
        assert told(session) == [(1, "first"), (2, "second")]
