import socket
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from central_server.hub_inbound import endpoint
from central_server.hub_inbound.gate import Gate
from central_server.hub_inbound.station import Reply
from payments_core.wire.hub.envelope import MAX_REQUEST_BYTES
from tests.factories.clock import FakeClock
from tests.factories.running_server import running


class Echo:
    """Stands in for the station: says how much it was given."""

    def answer(self, body: bytes) -> Reply:
        return Reply(202, str(len(body)).encode())


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


def test_only_posts_are_answered(address: str) -> None:
    assert httpx.get(address).status_code == 405
