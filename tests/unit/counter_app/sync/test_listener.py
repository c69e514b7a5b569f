import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import cast

import pytest

from counter_app.client import central_client
from counter_app.client.central_client import CentralClient
from counter_app.store import desk
from counter_app.sync.backoff import LONGEST_SECONDS
from counter_app.sync.listener import SHORT_LIVES, ChangeListener
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.clock import FakeClock
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import Fault
from tests.factories.stream_proxy import Manner, StreamProxy, stream_proxy

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
    built = listener_of(desk_at_server, news, Told())
    yield built
    built.stop()


class Told:
    """What was said of the push stream."""

    def __init__(self) -> None:
        self.said: list[bool] = []
        self.changed = threading.Condition()

    def __call__(self, works: bool) -> None:
        with self.changed:
            self.said.append(works)
            self.changed.notify_all()

    def are(self, said: list[bool], seconds: float = WAIT_SECONDS) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: self.said == said, seconds)


class Striding(FakeClock):
    """Each look at it is longer after the last one than the proof of a stream takes."""

    def now(self) -> datetime:
        return self.advance(seconds=10)


def listener_of(
    desk_at_server: Desk, news: News, told: Told, clock: FakeClock | None = None
) -> ChangeListener:
    return ChangeListener(
        desk_at_server.database, desk_at_server.open_client, news, told,
        clock or desk_at_server.clock, chance=lambda: 1.0,
    )  # fmt: skip


@contextmanager
def behind_a_proxy(desk_at_server: Desk, manner: Manner) -> Iterator[StreamProxy]:
    """The same desk, whose way to the server leads through a proxy."""
    with stream_proxy(desk_at_server.server.url, cut_seconds=0.5) as proxy:
        proxy.manner = manner
        with desk_at_server.database.write() as session:
            desk.get(session).server_url = proxy.url
        yield proxy


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
    assert news.wait_for(2)  # the break itself, then what came after it
    assert server.requests.count("GET changes/stream") >= 2
    assert min(server.resumed) == 1


def test_feed_that_was_restored_is_followed_from_where_it_is(
    listener: ChangeListener, news: News, desk_at_server: Desk
) -> None:
    desk_at_server.server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
    with desk_at_server.database.write() as session:
        desk.get(session).change_cursor = 5000
    listener.start()
    assert news.wait_for(1)
    assert listener._heard_cursor == 1
    desk_at_server.server.pay(NUMBER)
    assert news.wait_for(2)
    assert desk_at_server.server.requests.count("GET changes/stream") == 1


@pytest.mark.parametrize("beat_seconds", [0.05, 60.0])
def test_listener_stops_at_once_whether_the_stream_is_quiet_or_not(
    listener: ChangeListener,
    news: News,
    desk_at_server: Desk,
    monkeypatch: pytest.MonkeyPatch,
    beat_seconds: float,
) -> None:
    # Neither the end of its patience nor the stream's silence may pass for a stop.
    monkeypatch.setattr("counter_app.sync.listener.STOP_SECONDS", 60.0)
    monkeypatch.setattr(central_client, "HEARTBEAT_SECONDS", 60.0)
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
    assert stopped.wait(30)
    stopping.join()


class OneTurn(threading.Event):
    """Ends the work as soon as there is something to wait for, and knows how long it was."""

    def __init__(self) -> None:
        super().__init__()
        self.waited: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout)
        self.set()
        return True


def test_refused_desk_is_not_asked_for_again_and_again(desk_at_server: Desk, news: News) -> None:
    server, turn = desk_at_server.server, OneTurn()
    listener = ChangeListener(
        desk_at_server.database, lambda: CentralClient(server.url, "nobody"), news, Told(),
        FakeClock(), chance=lambda: 1.0,
    )  # fmt: skip
    listener._run(turn)
    assert turn.waited == [LONGEST_SECONDS]
    assert server.requests == ["GET changes/stream"]


class SlowToOpen:
    """A server whose first stream opens when it is told to, and whose streams say nothing."""

    def __init__(self) -> None:
        self.opening = threading.Semaphore(0)
        self.first_opens = threading.Event()
        self.threads: list[threading.Thread] = []
        self.streams: list[Silence] = []

    def __enter__(self) -> "SlowToOpen":
        return self

    def __exit__(self, *left: object) -> None:
        pass

    @contextmanager
    def change_stream(self, cursor: int) -> Iterator["Silence"]:
        stream = Silence()
        self.threads.append(threading.current_thread())
        self.streams.append(stream)
        first = len(self.threads) == 1
        self.opening.release()
        if first:
            self.first_opens.wait(WAIT_SECONDS)
        yield stream


class Silence:
    """A stream that lives until it is closed."""

    def __init__(self) -> None:
        self.listened, self.closed = threading.Event(), threading.Event()

    def signs(self) -> Iterator[int | None]:
        self.listened.set()
        self.closed.wait(WAIT_SECONDS)
        yield from ()

    def close(self) -> None:
        self.closed.set()


def test_thread_that_was_abandoned_does_not_go_on_beside_its_successor(
    desk_at_server: Desk, news: News, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.sync.listener.STOP_SECONDS", 0.05)
    slow = SlowToOpen()
    listener = ChangeListener(
        desk_at_server.database, lambda: cast("CentralClient", slow), news, Told(), FakeClock(),
        chance=lambda: 1.0,
    )  # fmt: skip
    listener.start()
    assert slow.opening.acquire(timeout=WAIT_SECONDS)
    listener.stop()
    listener.start()
    assert slow.opening.acquire(timeout=WAIT_SECONDS)
    abandoned, successor = slow.threads
    slow.first_opens.set()
    abandoned.join(WAIT_SECONDS)
    assert not abandoned.is_alive()
    _, of_successor = slow.streams
    assert of_successor.listened.wait(WAIT_SECONDS)
    assert not of_successor.closed.is_set()
    listener.stop()
    assert of_successor.closed.is_set()
    successor.join(WAIT_SECONDS)
    assert slow.threads == [abandoned, successor]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counter_app.sync.backoff.FIRST_SECONDS", 0.02)
    monkeypatch.setattr("counter_app.sync.backoff.LONGEST_SECONDS", 0.02)


@pytest.mark.usefixtures("impatient")
def test_stream_that_a_proxy_holds_back_is_told_and_so_is_its_return(
    desk_at_server: Desk, news: News, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    listener = listener_of(desk_at_server, news, told, Striding())
    with behind_a_proxy(desk_at_server, Manner.HOLD) as proxy:
        with monkeypatch.context() as while_held:
            while_held.setattr(central_client, "HEARTBEAT_SECONDS", 0.3)
            listener.start()
            assert told.are([False])
            assert news.wait_for(1)  # whether the line is gone as well shows the next call
            proxy.manner = Manner.PASS
        # One that passes is not silent because the machine is slow.
        assert told.are([False, True])
        listener.stop()


@pytest.mark.usefixtures("impatient")
def test_stream_that_a_proxy_cuts_each_time_is_told(desk_at_server: Desk, news: News) -> None:
    told, clock = Told(), desk_at_server.clock
    listener = listener_of(desk_at_server, news, told)
    with behind_a_proxy(desk_at_server, Manner.CUT) as proxy:
        listener.start()
        assert told.are([False])
        asked = desk_at_server.server.requests.count("GET changes/stream")
        assert asked >= SHORT_LIVES
        proxy.manner = Manner.PASS
        while not told.are([False, True], 0.05):
            clock.advance(seconds=10)
        listener.stop()


@pytest.mark.usefixtures("impatient")
def test_stream_that_has_lived_may_end_without_being_blamed(
    desk_at_server: Desk, news: News
) -> None:
    told = Told()
    listener = listener_of(desk_at_server, news, told, Striding())
    with behind_a_proxy(desk_at_server, Manner.CUT):
        listener.start()
        assert news.wait_for(SHORT_LIVES + 1)
        listener.stop()
    assert told.said == []


@pytest.mark.usefixtures("impatient")
def test_what_was_heard_is_not_told_again_although_nobody_has_read_it(
    desk_at_server: Desk, news: News
) -> None:
    server = desk_at_server.server
    listener = listener_of(desk_at_server, news, Told(), Striding())
    server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
    server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
    listener.start()
    assert news.wait_for(1)
    server.spoil("push", Fault.REFUSE)
    assert news.wait_for(2)  # the stream's end
    server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
    assert news.wait_for(3)
    listener.stop()
    assert server.resumed[0] == 0
    assert set(server.resumed[1:]) == {2}
