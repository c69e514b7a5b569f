"""An ESC/POS printer on a TCP port that answers status questions and can be told to misbehave.

It knows only what the tests need of the printer's side: DLE EOT, GS ( H function 48, GS r 1 and
the length of a picture, inside which no question is answered. Everything received is kept.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_READY = 0x12


@dataclass
class VirtualPrinter:
    """What the printer does; change it while it runs."""

    paper: bool = True
    cover_open: bool = False
    #: Takes bytes and says nothing.
    mute: bool = False
    #: Knows function 48 of GS ( H.
    knows_marker: bool = True
    #: Answers every marker with this one, as after a job of somebody else.
    stale_marker: bytes | None = None
    #: Closes the line after so many bytes.
    cable_pulled_after: int | None = None
    #: The roll ends after so many bytes have been received.
    paper_ends_after: int | None = None
    received: bytearray = field(default_factory=bytearray)
    port: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def change_roll(self) -> None:
        """Put in a new roll: what waits in the printer's memory is printed."""
        with self.changed:
            self.paper, self.paper_ends_after = True, None
            self.changed.notify_all()

    def wait_received(self, part: bytes, seconds: float = 5.0) -> bool:
        """Whether these bytes arrive in time."""
        with self.changed:
            return self.changed.wait_for(lambda: part in self.received, seconds)

    def _note(self, data: bytes) -> bool:
        """Keep what has arrived; False when the cable comes off."""
        with self.changed:
            self.received += data
            if self.paper_ends_after is not None and len(self.received) >= self.paper_ends_after:
                self.paper = False
            self.changed.notify_all()
            return self.cable_pulled_after is None or len(self.received) < self.cable_pulled_after


class _Conversation:
    """One connection: real-time questions at once, all else in line and only with paper."""

    def __init__(self, printer: VirtualPrinter, line: socket.socket) -> None:
        self._printer = printer
        self._line = line
        self._buffer = bytearray()
        self._ended = threading.Event()

    def run(self) -> None:
        printing = threading.Thread(target=self._print, daemon=True)
        printing.start()
        with suppress(OSError):
            while data := self._line.recv(4096):
                for byte in self._realtime(data):
                    self._answer(bytes((byte,)))
                if not self._printer._note(data):
                    break
                with self._printer.changed:
                    self._buffer += data
                    self._printer.changed.notify_all()
        self._ended.set()
        with self._printer.changed:
            self._printer.changed.notify_all()
        printing.join(5)
        self._line.close()

    def _realtime(self, data: bytes) -> list[int]:
        """Answers to DLE EOT questions that stand alone, as every careful program sends them."""
        if len(data) != 3 or not data.startswith(b"\x10\x04"):
            return []
        printer = self._printer
        out = not printer.paper
        offline = 0x20 * out | 0x04 * printer.cover_open
        return [{2: _READY | offline, 4: _READY | 0x60 * out}.get(data[2], _READY)]

    def _print(self) -> None:
        while True:
            with self._printer.changed:
                self._printer.changed.wait_for(
                    lambda: self._ended.is_set() or (self._buffer and self._printer.paper)
                )
                if self._ended.is_set():
                    return
                length, answer = _first_command(self._buffer, self._printer)
                if length == 0:
                    self._printer.changed.wait(0.5)
                    continue
                del self._buffer[:length]
            self._answer(answer)

    def _answer(self, data: bytes) -> None:
        if data and not self._printer.mute:
            with suppress(OSError):
                self._line.sendall(data)


def _first_command(buffer: bytearray, printer: VirtualPrinter) -> tuple[int, bytes]:
    """Length of the first command and its answer; 0 while it is not whole."""
    if buffer.startswith(b"\x1d(H"):
        if len(buffer) < 11:
            return 0, b""
        marker = printer.stale_marker or bytes(buffer[7:11])
        return 11, b"\x37\x22" + marker + b"\x00" if printer.knows_marker else b""
    if buffer.startswith(b"\x1dr\x01"):
        return 3, b"" if printer.stale_marker else b"\x00"
    if buffer.startswith(b"\x1dv0"):
        width, height = buffer[4] + 256 * buffer[5], buffer[6] + 256 * buffer[7]
        whole = 8 + width * height
        return (whole, b"") if len(buffer) >= whole else (0, b"")
    if buffer[:1] == b"\x1d" and len(buffer) < 3:
        return 0, b""
    if buffer.startswith(b"\x10\x04"):
        return 3, b""
    return 1, b""


@contextmanager
def running(printer: VirtualPrinter) -> Iterator[VirtualPrinter]:
    """The printer on a free port of this machine; `printer.port` says which."""
    listening = socket.create_server(("127.0.0.1", 0))
    printer.port = listening.getsockname()[1]
    lines: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def accept() -> None:
        with suppress(OSError):
            while True:
                line, _ = listening.accept()
                lines.append(line)
                thread = threading.Thread(target=_Conversation(printer, line).run, daemon=True)
                threads.append(thread)
                thread.start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield printer
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        accepting.join(5)
        for thread in threads:
            thread.join(5)
