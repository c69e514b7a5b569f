import pytest
from sqlalchemy import func, select

from central_server.changes import feed
from central_server.changes.models import ChangeCounterRow
from central_server.db.unit_of_work import announce
from tests.factories.server import ENTITY


def count(unit_of_work):
    with unit_of_work() as session:
        return session.scalar(select(func.count()).select_from(ChangeCounterRow))


def test_work_is_committed_at_the_end(unit_of_work):
    with unit_of_work() as session:
        feed.open_feed(session, ENTITY)
    assert count(unit_of_work) == 1


def test_trouble_undoes_the_work(unit_of_work):
    def fail():
        with unit_of_work() as session:
            feed.open_feed(session, ENTITY)
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(unit_of_work) == 0


def test_listeners_hear_after_the_commit_and_once(unit_of_work):
    heard = []
    unit_of_work.subscribe(lambda topic, entity_id: heard.append((topic, count(unit_of_work))))
    with unit_of_work() as session:
        feed.open_feed(session, ENTITY)
        announce(session, "changes", ENTITY)
        announce(session, "changes", ENTITY)
        assert heard == []
    assert heard == [("changes", 1)]


def test_nobody_hears_of_work_that_was_undone(unit_of_work):
    heard = []
    unit_of_work.subscribe(lambda *news: heard.append(news))

    def fail():
        with unit_of_work() as session:
            announce(session, "changes", ENTITY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert heard == []
