import queue

import pytest

from central_server.db.notifications import EVERYONE, NotificationThread
from central_server.db.unit_of_work import announce
from tests.factories.server import ENTITY

WAIT_SECONDS = 20


@pytest.fixture
def heard(engine):
    if engine.dialect.name != "postgresql":
        pytest.skip("only with --postgresql: SQLite has one process")
    news = queue.Queue()
    thread = NotificationThread(engine, ("changes", "outbox"), lambda *what: news.put(what))
    thread.start()
    assert thread.listening.wait(WAIT_SECONDS)
    assert {news.get(timeout=WAIT_SECONDS) for _ in range(2)} == {
        ("changes", EVERYONE),
        ("outbox", EVERYONE),
    }
    yield news
    thread.stop()


def test_announcement_of_another_process_is_heard_after_its_commit(heard, unit_of_work):
    with unit_of_work() as session:
        announce(session, "changes", ENTITY)
        with pytest.raises(queue.Empty):
            heard.get(timeout=0.2)
    assert heard.get(timeout=WAIT_SECONDS) == ("changes", ENTITY)


def test_lost_connection_is_opened_again_and_everything_looked_at(heard, engine, unit_of_work):
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'"
        )
    assert heard.get(timeout=WAIT_SECONDS)[1] == EVERYONE
    assert heard.get(timeout=WAIT_SECONDS)[1] == EVERYONE
    with unit_of_work() as session:
        announce(session, "outbox", ENTITY)
    assert heard.get(timeout=WAIT_SECONDS) == ("outbox", ENTITY)
