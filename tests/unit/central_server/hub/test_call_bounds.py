import itertools
import socket
import threading
from contextlib import contextmanager, suppress

import httpx
import pytest

from central_server.entities.models import HubModel
from central_server.hub import call_bounds
from central_server.hub.address import ServiceAddress
from central_server.hub.call_bounds import CALL_SECONDS, AnswerTooLarge, CallBounds
from central_server.hub.flow_client import FlowClient
from central_server.hub.position_copy import PositionCopy
from central_server.hub.receipt_client import ReceiptClient
from central_server.neighbours import find_neighbours
from payments_core.errors import WorldTrouble
from tests.factories.positions import make_debt
from tests.factories.server import ENTITY


@contextmanager
def dripping():
    """A peer that answers every call with a byte at a time, as long as somebody listens."""

    def drip():
        with suppress(OSError):
            while True:
                caller, _ = listening.accept()
                with caller, suppress(OSError):
                    caller.recv(65_536)
                    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
                    while True:
                        caller.sendall(b" ")

    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


@pytest.fixture
def http():
    """A client whose every look at the clock is a second later."""
    seconds = itertools.count()
    with httpx.Client(event_hooks=CallBounds(lambda: next(seconds)).hooks) as http:
        yield http


CALLS = {
    "flows": lambda http, at: next(FlowClient(http).list(at, ENTITY, None)),
    "receipts": lambda http, at: ReceiptClient(http).document(at, ENTITY, "iur", "iuv"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_peer_that_drips_is_not_waited_for(http, call):
    with dripping() as url, pytest.raises(WorldTrouble, match="ReadTimeout"):
        call(http, ServiceAddress(url, "key"))


def answering(parts, clock):
    """A client of a service whose answer comes in parts."""

    class Parts(httpx.SyncByteStream):
        def __iter__(self):
            yield from parts

    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Parts()))
    return httpx.Client(transport=transport, event_hooks=CallBounds(clock).hooks)


def test_call_may_take_its_time():
    times = iter([0.0, 1.0, CALL_SECONDS])
    with answering([b"a", b"b"], lambda: next(times)) as http:
        assert http.get("http://hub.test").content == b"ab"


def test_time_counts_from_the_beginning_of_each_call():
    times = iter([0.0, CALL_SECONDS, CALL_SECONDS, CALL_SECONDS * 2 + 1])
    with answering([b"a"], lambda: next(times)) as http:
        assert http.get("http://hub.test").content == b"a"
        with pytest.raises(httpx.ReadTimeout):
            http.get("http://hub.test")


def test_answer_has_a_largest_size(monkeypatch):
    monkeypatch.setattr(call_bounds, "ANSWER_BYTES", 3)
    with answering([b"ab", b"c"], lambda: 0.0) as http:
        assert http.get("http://hub.test").content == b"abc"
    with answering([b"ab", b"cd"], lambda: 0.0) as http, pytest.raises(AnswerTooLarge):
        http.get("http://hub.test")


def test_connection_is_given_back_when_a_call_is_given_up():
    closed = []

    class Endless(httpx.SyncByteStream):
        def __iter__(self):
            yield from itertools.repeat(b" ")

        def close(self):
            closed.append(True)

    seconds = itertools.count()
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Endless()))
    hooks = CallBounds(lambda: next(seconds)).hooks
    with httpx.Client(transport=transport, event_hooks=hooks) as http:
        with pytest.raises(httpx.ReadTimeout):
            http.get("http://hub.test")
        assert closed


def test_calls_of_the_server_are_bounded(unit_of_work, clock, new_id, monkeypatch):
    monkeypatch.setattr(call_bounds, "CALL_SECONDS", -1.0)
    neighbours = find_neighbours(unit_of_work, clock, new_id)
    copy = PositionCopy("position-1", make_debt(), None)
    try:
        with dripping() as url, pytest.raises(WorldTrouble, match="ReadTimeout"):
            neighbours.positions[HubModel.STATION].remove(ServiceAddress(url, "key"), copy)
    finally:
        neighbours.close()
