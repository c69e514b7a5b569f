import threading
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from counter_app.client import central_client
from counter_app.client.central_client import CentralClient
from counter_app.client.line_evidence import LineEvidence
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.fake_server import (
    CREDENTIAL,
    DESK,
    ENTITY,
    FakeServer,
    Fault,
    serving,
)

NUMBER = "301000000000004285"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer()) as fake:
        yield fake


@pytest.fixture
def client(server: FakeServer) -> Iterator[CentralClient]:
    with CentralClient(server.url, f"{ENTITY}/{DESK}:{CREDENTIAL}") as opened:
        yield opened


def test_cursors_arrive_between_heartbeats(server: FakeServer, client: CentralClient) -> None:
    with client.change_stream(0) as stream:
        signs = stream.signs()
        assert next(signs) is None
        server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
        assert next(sign for sign in signs if sign is not None) == 1
        server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
        assert next(sign for sign in signs if sign is not None) == 2
        assert next(signs) is None


def test_stream_is_asked_to_go_on_where_it_was() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, text="", headers={"Content-Type": "text/event-stream"})

    with (
        CentralClient("http://server", transport=httpx.MockTransport(answer)) as client,
        client.change_stream(41) as stream,
    ):
        assert list(stream.signs()) == []
    assert asked[0].headers["Last-Event-ID"] == "41"
    assert asked[0].url.params["after"] == "41"


def test_every_sign_of_life_is_evidence(server: FakeServer) -> None:
    heard: list[LineEvidence] = []
    with (
        CentralClient(server.url, f"{ENTITY}/{DESK}:{CREDENTIAL}", heard.append) as client,
        client.change_stream(0) as stream,
    ):
        server.append_change(ChangeKind.NOTICE_PAID, NUMBER)
        next(stream.signs())
    assert heard
    assert set(heard) == {LineEvidence()}


def test_closing_ends_a_read_that_blocks(server: FakeServer, client: CentralClient) -> None:
    server.heartbeat_seconds = 60
    with client.change_stream(0) as stream:
        ended = threading.Event()

        def read() -> None:
            assert list(stream.signs()) == []
            ended.set()

        reader = threading.Thread(target=read)
        reader.start()
        stream.close()
        assert ended.wait(5)
        reader.join()
        stream.close()


def test_silence_is_a_lost_line(
    server: FakeServer, client: CentralClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(central_client, "HEARTBEAT_SECONDS", 0.1)
    server.heartbeat_seconds = 60
    with ExitStack() as stack:
        stack.enter_context(pytest.raises(WorldTrouble, match="push_stream_silent"))
        stream = stack.enter_context(client.change_stream(0))
        next(stream.signs())


def test_stream_that_the_server_ends_is_over(server: FakeServer, client: CentralClient) -> None:
    server.spoil("push", Fault.REFUSE)
    with client.change_stream(0) as stream:
        assert list(stream.signs()) == []


def test_refused_stream_says_why(server: FakeServer) -> None:
    with ExitStack() as stack:
        stack.enter_context(pytest.raises(RuleBroken, match="desk_credential_refused"))
        client = stack.enter_context(CentralClient(server.url, "nobody"))
        stack.enter_context(client.change_stream(0))
