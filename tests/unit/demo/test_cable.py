import socket
import threading
from collections.abc import Iterator

import pytest

from demo.cable import Cable, plugged_in


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that says back whatever it hears."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(line,), daemon=True).start()

    def answer(line: socket.socket) -> None:
        with line:
            while piece := line.recv(100):
                line.sendall(piece)

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


@pytest.fixture
def cable(echo: int) -> Iterator[Cable]:
    with plugged_in(echo) as cable:
        yield cable


def call(cable: Cable) -> socket.socket:
    return socket.create_connection(("127.0.0.1", cable.port), timeout=5)


def is_dead(line: socket.socket) -> bool:
    try:
        line.sendall(b"?")
        return line.recv(100) == b""
    except OSError:
        return True


def test_bytes_go_both_ways(cable: Cable) -> None:
    with call(cable) as line:
        line.sendall(b"hello")
        assert line.recv(100) == b"hello"


def test_cut_breaks_open_lines_and_new_ones(cable: Cable) -> None:
    with call(cable) as line:
        line.sendall(b"hello")
        line.recv(100)
        cable.cut()
        assert is_dead(line)
    with call(cable) as line:
        assert is_dead(line)


def test_mended_cable_carries_again(cable: Cable) -> None:
    cable.cut()
    cable.mend()
    with call(cable) as line:
        line.sendall(b"again")
        assert line.recv(100) == b"again"


def test_server_that_is_away_looks_like_a_closed_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with plugged_in(port) as cable, call(cable) as line:
        assert is_dead(line)
