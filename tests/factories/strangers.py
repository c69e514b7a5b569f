"""Whoever may answer in the server's place, or not at all, on a real socket of this machine.

A stranger takes connections and does one thing with each: says what it was given, breaks off in
the middle, holds its tongue, or closes at once.
"""

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

#: What is done with a connection that has asked something; `ended` is set when the test is over.
Manners = Callable[[socket.socket, threading.Event], None]


def says(reply: bytes) -> Manners:
    """Answers always the same."""

    def answer(line: socket.socket, ended: threading.Event) -> None:
        line.sendall(reply)

    return answer


def page(status: str, content: bytes, kind: str = "text/html", *headers: str) -> bytes:
    """An answer of HTTP."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(content)}"]
    return "\r\n".join([*head, "Connection: close", *headers, "", ""]).encode() + content


def silent(line: socket.socket, ended: threading.Event) -> None:
    """A black hole: the question goes in, nothing comes out."""
    ended.wait(30)


def resets_after(reply: bytes) -> Manners:
    """Says a part of an answer, then the connection is reset."""

    def answer(line: socket.socket, ended: threading.Event) -> None:
        line.sendall(reply)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return answer


@contextmanager
def stranger(
    manners: Manners, tls: ssl.SSLContext | None = None, *, asked: bool = True
) -> Iterator[str]:
    """The stranger's address; with `asked` it waits for a whole question of HTTP."""
    ended = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.05)

    def serve(line: socket.socket) -> None:
        with suppress(OSError), line:
            line.settimeout(10)
            if tls is not None:
                line = tls.wrap_socket(line, server_side=True)
            heard = b""
            while b"\r\n\r\n" not in heard and (asked or not heard):
                if not (part := line.recv(65_536)):
                    return
                heard += part
            manners(line, ended)
            line.close()

    def accept() -> None:
        while not ended.is_set():
            with suppress(TimeoutError):
                line, _ = listening.accept()
                threading.Thread(target=serve, args=(line,), daemon=True).start()

    thread = threading.Thread(target=accept, name="stranger")
    thread.start()
    try:
        scheme = "http" if tls is None else "https"
        yield f"{scheme}://localhost:{listening.getsockname()[1]}"
    finally:
        ended.set()
        thread.join(10)
        listening.close()


@contextmanager
def nobody() -> Iterator[str]:
    """An address of this machine where nobody listens."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


@contextmanager
def full_backlog() -> Iterator[str]:
    """An address that takes no connection: its queue is full and nobody empties it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        address = listening.getsockname()
        waiting = []
        try:
            for _ in range(4):
                one = socket.socket()
                one.setblocking(False)
                one.connect_ex(address)
                waiting.append(one)
            yield f"http://127.0.0.1:{address[1]}"
        finally:
            for one in waiting:
                one.close()
