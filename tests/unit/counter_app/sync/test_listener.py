import threading
from collections.abc import Callable, Iterator

import pytest

from counter_app.client.central_client import CentralClient
from counter_app.store import desk
from counter_app.sync.listener import STOP_SECONDS, ChangeListener
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import Fault

NUMBER = "301000000000004285"
WAIT_SECONDS = 5.0


class News:
    """Counts nudges."""

    def __init__(self) -> None:
        self.count = 0
        self.changed = threading.Condition()

    def __call__(self) -> None:
        with self.changed:
            self.count += 1
            self.changed.notify_all()

    def wait_for(self, count: int) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: self.count >= count, WAIT_SECONDS)


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def listener(desk_at_server: Desk, news: News) -> Iterator[ChangeListener]:
    built = ChangeListener(
        desk_at_server.database, desk_at_server.open_client, news, chance=lambda: 1.0
    )
    yield built
    built.stop()


def test_payment_nudges_at_once(listener: ChangeListener, news: News, desk_at_server: Desk) -> None:
    listener.start()
    desk_at_server.server.pay(NUMBER)
    assert news.wait_for(1)
    desk_at_server.server.pay(NUMBER)
    assert news.wait_for(2)


def test_stream_goes_on_from_the_last_cursor_after_a_break(
    listener: ChangeListener,
    news: News,
    desk_at_server: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("counter_app.sync.backoff.FIRST_SECONDS", 0.02)
    server = desk_at_server.server
    server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
    with desk_at_server.database.write() as session:
        desk.get(session).change_cursor = 1
    server.spoil("push", Fault.REFUSE)
    listener.start()
    server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
    assert news.wait_for(1)
    assert server.requests.count("GET changes/stream") >= 2


@pytest.mark.parametrize("beat_seconds", [0.05, 60.0])
def test_listener_stops_at_once_whether_the_stream_is_quiet_or_not(
    listener: ChangeListener, news: News, desk_at_server: Desk, beat_seconds: float
) -> None:
    desk_at_server.server.heartbeat_seconds = beat_seconds
    listener.start()
    desk_at_server.server.pay(NUMBER)
    assert news.wait_for(1)
    stopped = threading.Event()

    def stop() -> None:
        listener.stop()
        stopped.set()

    stopping = threading.Thread(target=stop)
    stopping.start()
    assert stopped.wait(STOP_SECONDS / 2)
    stopping.join()


def test_refused_desk_is_not_asked_for_again_and_again(
    desk_at_server: Desk, news: News, no_chance: Callable[[], float]
) -> None:
    asked = threading.Event()

    def open_as_nobody() -> CentralClient:
        asked.set()
        return CentralClient(desk_at_server.server.url, "nobody")

    listener = ChangeListener(desk_at_server.database, open_as_nobody, news, no_chance)
    listener.start()
    assert asked.wait(WAIT_SECONDS)
    listener.stop()
    assert desk_at_server.server.requests.count("GET changes/stream") <= 1
