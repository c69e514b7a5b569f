"""A proxy between desk and server that does to push streams what proxies do to them."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from urllib.parse import urlsplit

STREAM = b"GET /api/v1/changes/stream"


class Manner(StrEnum):
    """What becomes of a stream; all other calls pass."""

    PASS = "PASS"
    #: Everything is held back until the server has ended.
    HOLD = "HOLD"
    #: The connection is closed after a while.
    CUT = "CUT"


class StreamProxy:
    """Hands bytes on. `manner` may be changed meanwhile and holds for streams that begin then."""

    def __init__(self, upstream: str, cut_seconds: float) -> None:
        self.manner = Manner.PASS
        self.url = ""
        self._upstream = urlsplit(upstream)
        self._cut_seconds = cut_seconds
        self._lines: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._ended = threading.Event()

    def accept(self, listening: socket.socket) -> None:
        while not self._ended.is_set():
            with suppress(TimeoutError):
                near, _ = listening.accept()
                near.settimeout(None)
                far = socket.create_connection((self._upstream.hostname, self._upstream.port))
                self._lines += [near, far]
                self._start(self._hand_on, near, far)

    def end(self) -> None:
        self._ended.set()
        for line in self._lines:
            _close(line)
        for thread in self._threads:
            thread.join(10)
        for line in self._lines:
            line.close()

    def _start(self, work, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _hand_on(self, near: socket.socket, far: socket.socket) -> None:
        """What the desk asks; the first request says whether this is a stream."""
        began = False
        with suppress(OSError):
            while asked := near.recv(65_536):
                if not began:
                    manner = self.manner if asked.startswith(STREAM) else Manner.PASS
                    self._start(self._bring_back, far, near, manner)
                    began = True
                far.sendall(asked)
        _close(far)

    def _bring_back(self, far: socket.socket, near: socket.socket, manner: Manner) -> None:
        if manner is Manner.CUT:
            self._start(self._cut, near, far)
        held = b""
        with suppress(OSError):
            while answered := far.recv(65_536):
                if manner is Manner.HOLD:
                    held += answered
                else:
                    near.sendall(answered)
            near.sendall(held)
        _close(near)

    def _cut(self, near: socket.socket, far: socket.socket) -> None:
        self._ended.wait(self._cut_seconds)
        _close(near)
        _close(far)


def _close(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


@contextmanager
def stream_proxy(upstream: str, cut_seconds: float = 1.0) -> Iterator[StreamProxy]:
    """The proxy on a free port of this machine."""
    proxy = StreamProxy(upstream, cut_seconds)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        proxy.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread = threading.Thread(target=proxy.accept, args=(listening,), name="stream-proxy")
        thread.start()
        try:
            yield proxy
        finally:
            proxy.end()
            thread.join(10)
