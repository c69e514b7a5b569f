"""The network cable between the counter and the server, to be pulled out and put back."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PIECE = 65_536


class Cable:
    """Carries bytes between a loopback port of its own and the server's; `cut` and `mend` it.

    While it is cut, lines that are open break and new ones are closed at once.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._lock = threading.Lock()
        self._lines: set[socket.socket] = set()
        self._is_cut = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Pull it out."""
        with self._lock:
            self._is_cut = True
            lines, self._lines = self._lines, set()
        for line in lines:
            _break(line)

    def mend(self) -> None:
        """Put it back."""
        with self._lock:
            self._is_cut = False

    def close(self) -> None:
        """Take it away for good."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener was closed: nobody calls any more
            while True:
                near, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        far: socket.socket | None = None
        with suppress(OSError):
            far = socket.create_connection(("127.0.0.1", self._server_port))
        with self._lock:
            if self._is_cut or far is None:
                near.close()
                if far is not None:
                    far.close()
                return
            self._lines |= {near, far}
        back = threading.Thread(target=_pump, args=(far, near), daemon=True)
        back.start()
        _pump(near, far)
        back.join()
        with self._lock:
            self._lines -= {near, far}
        near.close()
        far.close()


@contextmanager
def plugged_in(server_port: int) -> Iterator[Cable]:
    """A cable that is there while the context lasts."""
    cable = Cable(server_port)
    try:
        yield cable
    finally:
        cable.close()


def _pump(source: socket.socket, target: socket.socket) -> None:
    """One direction until either end is closed."""
    with suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)
    _break(target)


def _break(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
