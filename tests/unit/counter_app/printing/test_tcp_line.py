import socket

import pytest

from counter_app.printing.tcp_line import TcpLine


def test_what_is_said_on_one_side_is_heard_on_the_other() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        line = TcpLine("127.0.0.1", listening.getsockname()[1])
        printer, _ = listening.accept()
        with printer:
            line.send(b"hello", 1.0)
            assert printer.recv(10) == b"hello"
            assert line.receive(0.05) == b""
            printer.sendall(b"\x12")
            assert line.receive(1.0) == b"\x12"
        with pytest.raises(ConnectionResetError):
            line.receive(1.0)
        line.close()


def test_nobody_there_is_trouble() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(OSError, match="refused"):
        TcpLine("127.0.0.1", port)
