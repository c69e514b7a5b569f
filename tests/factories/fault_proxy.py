"""A TCP line between a desk and its server that can be spoilt while it is used."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

_CHUNK_BYTES = 16_384
#: With this a closed socket says that the line broke, and not that everything was said.
_BREAK = struct.pack("ii", 1, 0)


class Fault(StrEnum):
    """What becomes of a connection and of its bytes."""

    NONE = "none"
    #: Each piece comes late, in both directions.
    DELAY = "delay"
    #: Everything is taken, nothing arrives and nothing is said.
    BLACK_HOLE = "black hole"
    #: Nobody is there.
    REFUSE = "refuse"
    #: The line breaks once so many bytes of a request have passed.
    BREAK_ASKING = "break asking"
    #: The line breaks once so many bytes of an answer have passed: what was asked has been done.
    BREAK_ANSWERING = "break answering"


@dataclass(frozen=True)
class Line:
    """A fault and its measure: seconds of a delay, bytes that pass before a break."""

    fault: Fault = Fault.NONE
    seconds: float = 0.0
    after_bytes: int = 0


class FaultProxy:
    """Listens on `port` and hands on to `target_port`. `become` changes the line for the next
    bytes of open connections, too."""

    def __init__(self, target_port: int) -> None:
        self._target_port = target_port
        self._line = Line()
        self._changed = threading.Event()
        self._guard = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listening: socket.socket | None = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listening.getsockname()[1]
        self._accept(self._listening)

    def become(self, line: Line) -> None:
        """Change the line. One that breaks or is refused breaks what is open and waits."""
        with self._guard:
            self._line, changed = line, self._changed
            self._changed = threading.Event()
            refused, listening = line.fault is Fault.REFUSE, self._listening
            if refused:
                self._listening = None
        changed.set()
        if refused:
            _hang_up(listening)
            self._break_all()
        elif listening is None:
            with self._guard:
                self._listening = socket.create_server(("127.0.0.1", self.port), backlog=64)
                self._accept(self._listening)

    def close(self) -> None:
        """End the line."""
        self.become(Line(Fault.REFUSE))

    def _accept(self, listening: socket.socket) -> None:
        threading.Thread(target=self._welcome, args=[listening], daemon=True).start()

    def _welcome(self, listening: socket.socket) -> None:
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self._target_port), timeout=5)
            except OSError:
                _break(near)
                continue
            far.settimeout(None)
            for end in (near, far):  # what is late is late on purpose
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._guard:
                self._open |= {near, far}
            for source, sink, breaking in (
                (near, far, Fault.BREAK_ASKING),
                (far, near, Fault.BREAK_ANSWERING),
            ):
                pump = threading.Thread(
                    target=self._pump, args=[source, sink, breaking], daemon=True
                )
                pump.start()

    def _pump(self, source: socket.socket, sink: socket.socket, breaking: Fault) -> None:
        """Hand one direction on until it ends or the line breaks."""
        passed = 0
        try:
            while piece := source.recv(_CHUNK_BYTES):
                line, changed = self._line, self._changed
                while line.fault is Fault.BLACK_HOLE:
                    changed.wait()
                    line, changed = self._line, self._changed
                if line.fault is Fault.DELAY:
                    changed.wait(line.seconds)
                if line.fault is breaking:
                    if passed + len(piece) >= line.after_bytes:
                        sink.sendall(piece[: max(0, line.after_bytes - passed)])
                        break
                    passed += len(piece)
                sink.sendall(piece)
        except OSError:
            pass
        finally:
            self._part(source, sink)

    def _part(self, *ends: socket.socket) -> None:
        with self._guard:
            self._open -= set(ends)
        for end in ends:
            _break(end)

    def _break_all(self) -> None:
        with self._guard:
            ends = tuple(self._open)
        for end in ends:
            _break(end)


def _break(end: socket.socket) -> None:
    try:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _BREAK)
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # the other side was faster
    end.close()


def _hang_up(listening: socket.socket | None) -> None:
    if listening is not None:
        listening.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for callers
        listening.close()


@contextmanager
def faulty_line(target_port: int) -> Iterator[FaultProxy]:
    """A line to a port of this machine, without a fault at first."""
    proxy = FaultProxy(target_port)
    try:
        yield proxy
    finally:
        proxy.close()
