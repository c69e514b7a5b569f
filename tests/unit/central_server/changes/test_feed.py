import pytest

from central_server.changes import feed
from payments_core.wire.desk.notice_messages import ChangeKind, change_mark
from tests.factories.server import COMPANY, ENTITY

NUMBERS = ["301000000000004285", "301000000000004386"]


@pytest.fixture
def append(session, clock):
    for entity_id in (ENTITY, COMPANY):
        feed.open_feed(session, entity_id)
    session.flush()

    def append(numbers, entity_id=ENTITY):
        feed.append(session, entity_id, ChangeKind.NOTICE_PAID, numbers, clock.now())

    return append


def test_cursors_have_no_gaps_and_count_per_entity(append, session):
    append(NUMBERS)
    append(NUMBERS[:1], COMPANY)
    append(NUMBERS[:1])
    assert [row.cursor for row in feed.read(session, ENTITY, 0, 10)] == [1, 2, 3]
    assert [row.cursor for row in feed.read(session, COMPANY, 0, 10)] == [1]


def test_more_than_a_statement_holds_keeps_its_order(append, session, monkeypatch):
    monkeypatch.setattr(feed, "ROWS_PER_STATEMENT", 2)
    append(NUMBERS * 2 + NUMBERS[:1])
    entries = feed.read(session, ENTITY, 0, 10)
    told = [(entry.cursor, entry.notice_number) for entry in entries]
    assert told == list(enumerate(NUMBERS * 2 + NUMBERS[:1], start=1))


def test_reading_goes_on_after_a_cursor_and_is_limited(append, session):
    append(NUMBERS * 3)
    assert [row.cursor for row in feed.read(session, ENTITY, 2, 3)] == [3, 4, 5]


def test_mark_tells_a_change_from_another_at_its_cursor(append, session, clock):
    append(NUMBERS)
    clock.advance(seconds=1)
    append(NUMBERS)
    marks = [feed.mark_at(session, ENTITY, cursor) for cursor in range(1, 5)]
    assert len(set(marks)) == 4
    assert marks[3] == change_mark(NUMBERS[1], clock.now())
    assert feed.mark_at(session, ENTITY, 5) is None
    assert feed.mark_at(session, COMPANY, 1) is None


def test_nothing_to_append_takes_no_cursor(append, session):
    append([])
    assert feed.last_cursor(session, ENTITY) == 0


def test_last_cursor_is_the_newest(append, session):
    append(NUMBERS)
    assert (feed.last_cursor(session, ENTITY), feed.last_cursor(session, COMPANY)) == (2, 0)


def test_feed_is_opened_once(append, session):
    append(NUMBERS)
    feed.open_feed(session, ENTITY)
    assert feed.last_cursor(session, ENTITY) == 2
