import socket
import threading
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from central_server.hub_inbound import endpoint
from central_server.hub_inbound.gate import Gate
from central_server.hub_inbound.station import Reply
from payments_core.wire.hub.envelope import MAX_REQUEST_BYTES
from tests.factories.clock import FakeClock
from tests.factories.running_server import running
from tests.factories.server_process import wait_until


class Echo:
    """Stands in for the station: says how much it was given."""

    def answer(self, body: bytes) -> Reply:
        return Reply(202, str(len(body)).encode())

    def too_late(self, body: bytes) -> Reply:
        return Reply(200, b"late")


@pytest.fixture
def address() -> Iterator[str]:
    app = FastAPI()
    app.include_router(endpoint.make_router(Echo(), Gate(FakeClock())))
    with running(app) as server:
        yield server.url + endpoint.PATH


def test_bytes_go_in_and_the_stations_reply_comes_out(address: str) -> None:
    response = httpx.post(address, content=b"abc", headers={"Content-Type": "anything"})
    assert (response.status_code, response.content) == (202, b"3")
    assert response.headers["content-type"] == "text/xml; charset=utf-8"


def test_largest_message_passes_and_one_byte_more_does_not(address: str) -> None:
    assert httpx.post(address, content=b"x" * MAX_REQUEST_BYTES).status_code == 202
    response = httpx.post(address, content=b"x" * (MAX_REQUEST_BYTES + 1))
    assert response.status_code == 413
    assert b"PAA_SINTASSI_EXTRAXSD" in response.content


def test_body_without_a_length_is_limited_too(address: str) -> None:
    pieces = (b"x" * 100_000 for _ in range(MAX_REQUEST_BYTES // 100_000 + 1))
    assert httpx.post(address, content=pieces).status_code == 413


def test_caller_that_does_not_send_is_let_go(address: str, monkeypatch) -> None:
    monkeypatch.setattr(endpoint, "BODY_SECONDS", 0.05)
    host, port = httpx.URL(address).host, httpx.URL(address).port
    with socket.create_connection((host, port), timeout=10) as connection:
        connection.sendall(
            f"POST {endpoint.PATH} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\nab".encode()
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"])
def test_only_posts_are_answered(address: str, method: str) -> None:
    response = httpx.request(method, f"{address}?wsdl")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert response.headers["content-type"] == "text/xml; charset=utf-8"
    assert (b"PAA_SINTASSI_EXTRAXSD" in response.content) is (method != "HEAD")


def test_slash_at_the_end_is_the_same_address(address: str) -> None:
    assert httpx.post(f"{address}/", content=b"abc").content == b"3"


class Slow(Echo):
    """Has its answer only when it is too late."""

    def __init__(self) -> None:
        self.let = threading.Event()

    def answer(self, body: bytes) -> Reply:
        self.let.wait(10)
        return super().answer(body)

    def too_late(self, body: bytes) -> Reply:
        self.let.set()
        return super().too_late(body)


def test_answer_that_takes_too_long_gives_way_to_one_that_says_so(monkeypatch) -> None:
    monkeypatch.setattr(endpoint, "ANSWER_SECONDS", 0.05)
    app = FastAPI()
    app.include_router(endpoint.make_router(Slow(), Gate(FakeClock())))
    with running(app) as server:
        response = httpx.post(server.url + endpoint.PATH, content=b"abc")
        assert (response.status_code, response.content) == (200, b"late")


def test_caller_that_leaves_while_sending_is_no_defect() -> None:
    app = FastAPI()
    app.include_router(endpoint.make_router(Echo(), Gate(FakeClock())))
    with capture_logs() as logs, running(app) as server:
        url = httpx.URL(server.url)
        head = f"POST {endpoint.PATH} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab"
        with socket.create_connection((url.host, url.port), timeout=10) as connection:
            connection.sendall(head.encode())
        # A server that ends before it has seen the caller leave has nothing to say of it.
        wait_until(lambda: bool(logs), "nothing is said of a caller that has left")
    assert [entry["event"] for entry in logs] == ["hub_gone_while_sending"]


def test_caller_that_asks_before_it_sends_is_told_to_go_on(address: str) -> None:
    host, port = httpx.URL(address).host, httpx.URL(address).port
    head = (
        f"POST {endpoint.PATH} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n"
        "Expect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection((host, port), timeout=10) as connection:
        connection.sendall(head.encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"abc")
        with connection.makefile("rb") as answer:
            assert answer.read().startswith(b"HTTP/1.1 202 ")
