"""An ESC/POS printer that answers questions, has a memory of its own and can be told to misbehave.

It knows what the tests need of the printer's side and imports nothing of the product: DLE EOT and
DLE DC4 8 in real time wherever they stand, also inside a picture; all else in line and only while
there is paper. What it has taken in is printed after the line is gone, too, as in real ones.
`sheets` is what came out, cut by cut; everything received is kept in `received`.
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol

_READY = 0x12
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_CLEARED = b"\x37\x25\x00"
_CUT = b"\x1dV"
#: Longest wait for a change of the printer before it looks again, in seconds.
_LOOK_SECONDS = 0.5
#: Longest that a test waits for what the printer is to take in.
PATIENCE_SECONDS = 40.0


class _End(Protocol):
    """The printer's end of a line."""

    def recv(self, count: int, /) -> bytes: ...
    def sendall(self, data: bytes, /) -> None: ...
    def close(self) -> None: ...


@dataclass
class VirtualPrinter:
    """What the printer does; change it while it runs. Counts are of bytes ever received."""

    paper: bool = True
    cover_open: bool = False
    #: Takes bytes and says nothing.
    mute: bool = False
    #: Says nothing any more after so many bytes.
    mute_after: int | None = None
    #: Knows function 48 of GS ( H.
    knows_marker: bool = True
    #: Knows DLE DC4 8.
    knows_clear: bool = True
    #: Answers every marker with this one, as after a job of somebody else.
    stale_marker: bytes | None = None
    #: Closes the line after so many bytes, once; nothing beyond them is taken in.
    cable_pulled_after: int | None = None
    #: The roll ends, the cover opens, after so many bytes have been received.
    paper_ends_after: int | None = None
    cover_opens_after: int | None = None
    #: Takes nothing more from the line after so many bytes, until `go_on`.
    holds_after: int | None = None
    #: Bytes taken from the line at a time, and how many the memory holds.
    read_bytes: int = 4096
    memory_bytes: int = 65_536
    received: bytearray = field(default_factory=bytearray)
    #: Carried out since the last cut, and what was cut off, command by command.
    sheet: list[bytes] = field(default_factory=list)
    sheets: list[list[bytes]] = field(default_factory=list)
    port: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)
    _memory: bytearray = field(default_factory=bytearray)
    _line: _End | None = None
    _ended: bool = False
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def change_roll(self) -> None:
        """Put in a new roll: what waits in the printer's memory is printed."""
        with self.changed:
            self.paper, self.paper_ends_after = True, None
            self.changed.notify_all()

    def go_on(self) -> None:
        """Take in again what comes."""
        with self.changed:
            self.holds_after = None
            self.changed.notify_all()

    def wait_count(self, count: int, seconds: float = PATIENCE_SECONDS) -> bool:
        """Whether so many bytes arrive in time."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.received) >= count, seconds)

    def close_cover(self) -> None:
        """Printing goes on."""
        with self.changed:
            self.cover_open, self.cover_opens_after = False, None
            self.changed.notify_all()

    def wait_received(self, part: bytes, seconds: float = PATIENCE_SECONDS) -> bool:
        """Whether these bytes arrive in time."""
        with self.changed:
            return self.changed.wait_for(lambda: part in self.received, seconds)

    def wait_sheets(self, count: int, seconds: float = PATIENCE_SECONDS) -> bool:
        """Whether so many sheets come out in time."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.sheets) >= count, seconds)

    @property
    def papers(self) -> list[bytes]:
        """What came out, with what hangs out uncut; without settings that print nothing."""
        with self.changed:
            uncut = [self.sheet] if b"\n" in self.sheet else []
            return [b"".join(sheet) for sheet in (*self.sheets, *uncut)]

    def count_whole(self, paper: bytes) -> int:
        """How often these bytes came out as they were meant: each command as a command, none
        swallowed by a picture that was cut short before."""
        wanted, buffer = [], bytearray(paper)
        while buffer:
            length = _length(buffer)
            wanted.append(bytes(buffer[:length]))
            del buffer[:length]
        with self.changed:
            done = [command for sheet in (*self.sheets, self.sheet) for command in sheet]
        starts = (at for at, command in enumerate(done) if command == wanted[0])
        return sum(done[at : at + len(wanted)] == wanted for at in starts)

    def serve(self, line: _End) -> None:
        """Take in what comes until the line is closed; another line waits for its turn."""
        with self._turn:
            self._serve(line)

    def _serve(self, line: _End) -> None:
        with self.changed:
            self._line = line
        window = b""
        with suppress(OSError):
            while data := line.recv(self.read_bytes):
                kept, pulled = self._until_pulled(data)
                self._take(kept)
                for byte in kept:
                    window = (window + bytes((byte,)))[-len(_CLEAR) :]
                    self._act_at_once(window)
                if pulled or not self._wait_for_room():
                    break
        with self.changed:
            self._line = None
            self.changed.notify_all()
        line.close()

    def print_on(self) -> None:
        """Print what is in the memory, until the end."""
        while True:
            with self.changed:
                if self._ended:
                    return
                length, answer = (0, b"") if self._stands else _first_command(self._memory, self)
                if length == 0:
                    self.changed.wait(_LOOK_SECONDS)
                    continue
                done = bytes(self._memory[:length])
                del self._memory[:length]
                self._put(done)
                self.changed.notify_all()
            self._answer(answer)

    def end(self) -> None:
        """Switch it off."""
        with self.changed:
            self._ended = True
            self.changed.notify_all()

    @property
    def _stands(self) -> bool:
        return not self.paper or self.cover_open

    @property
    def _is_full(self) -> bool:
        held = self.holds_after is not None and len(self.received) >= self.holds_after
        return held or len(self._memory) > self.memory_bytes

    def _put(self, done: bytes) -> None:
        if done.startswith((b"\x1dr", b"\x1d(H", b"\x10", b"\0")):
            return
        self.sheet.append(done)
        if done.startswith(_CUT):
            self.sheets.append(self.sheet)
            self.sheet = []

    def _until_pulled(self, data: bytes) -> tuple[bytes, bool]:
        """What arrives before the cable comes off, and whether it does."""
        with self.changed:
            if self.cable_pulled_after is None:
                return data, False
            left = max(0, self.cable_pulled_after - len(self.received))
            if len(data) < left:
                return data, False
            self.cable_pulled_after = None
            return data[:left], True

    def _take(self, data: bytes) -> None:
        with self.changed:
            self.received += data
            self._memory += data
            total = len(self.received)
            if self.paper_ends_after is not None and total >= self.paper_ends_after:
                self.paper = False
            if self.cover_opens_after is not None and total >= self.cover_opens_after:
                self.cover_open = True
            if self.mute_after is not None and total >= self.mute_after:
                self.mute = True
            self.changed.notify_all()

    def _wait_for_room(self) -> bool:
        with self.changed:
            while self._is_full and not self._ended:
                self.changed.wait(_LOOK_SECONDS)
            return not self._ended

    def _act_at_once(self, window: bytes) -> None:
        if window[-3:-1] == b"\x10\x04":
            out = not self.paper
            offline = 0x20 * out | 0x04 * self.cover_open
            status = {2: _READY | offline, 4: _READY | 0x60 * out}.get(window[-1], _READY)
            self._answer(bytes((status,)))
        elif window == _CLEAR and self.knows_clear:
            with self.changed:
                self._memory.clear()
                self.changed.notify_all()
            self._answer(_CLEARED)

    def _answer(self, data: bytes) -> None:
        line = self._line
        if data and line is not None and not self.mute:
            with suppress(OSError):
                line.sendall(data)


def _first_command(buffer: bytearray, printer: VirtualPrinter) -> tuple[int, bytes]:
    """Length of the first command and its answer; 0 while it is not whole."""
    if not buffer:
        return 0, b""
    whole = _length(buffer)
    if whole == 0 or len(buffer) < whole:
        return 0, b""
    if buffer.startswith(b"\x1d(H"):
        marker = printer.stale_marker or bytes(buffer[7:11])
        return whole, b"\x37\x22" + marker + b"\x00" if printer.knows_marker else b""
    if buffer.startswith(b"\x1dr"):
        return whole, b"" if printer.stale_marker else b"\x00"
    return whole, b""


def _length(buffer: bytearray) -> int:
    """How long the first command is; 0 while that cannot be told."""
    head = bytes(buffer[:3])
    if head[:1] not in b"\x1b\x1d\x10":
        return 1
    if len(head) < 3:
        return 2 if head == b"\x1b@" else 0
    match head[:2]:
        case b"\x1b@":
            return 2
        case b"\x10\x14":
            return len(_CLEAR)
        case b"\x1dV":
            return 4 if head[2] in (65, 66) else 3
        case b"\x1d(":
            return 5 + buffer[3] + 256 * buffer[4] if len(buffer) > 4 else 0
        case b"\x1dv":
            if len(buffer) < 8:
                return 0
            return 8 + (buffer[4] + 256 * buffer[5]) * (buffer[6] + 256 * buffer[7])
    return 3


@contextmanager
def running(printer: VirtualPrinter, port: int = 0) -> Iterator[VirtualPrinter]:
    """The printer on a port of this machine, a free one if none is said; `printer.port` is it."""
    listening = socket.create_server(("127.0.0.1", port))
    printer.port = listening.getsockname()[1]
    lines: list[socket.socket] = []
    threads = [threading.Thread(target=printer.print_on, daemon=True)]
    threads[0].start()

    def accept() -> None:
        with suppress(OSError):
            while True:
                line, _ = listening.accept()
                lines.append(line)
                thread = threading.Thread(target=printer.serve, args=[line], daemon=True)
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
        printer.end()
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        accepting.join(5)
        for thread in threads:
            thread.join(5)


class _Terminal:
    """The printer's end of a pseudo terminal."""

    def __init__(self, master: int) -> None:
        self._master = master

    def recv(self, count: int) -> bytes:
        return os.read(self._master, count)

    def sendall(self, data: bytes) -> None:
        os.write(self._master, data)

    def close(self) -> None:
        """The terminal stays: a serial cable is there also when nobody uses it."""


@contextmanager
def on_serial_port(printer: VirtualPrinter) -> Iterator[str]:
    """The printer behind a pseudo terminal, whose path is given."""
    import pty
    import tty

    master, slave = pty.openpty()
    tty.setraw(master)
    tty.setraw(slave)
    threads = [
        threading.Thread(target=printer.print_on, daemon=True),
        threading.Thread(target=printer.serve, args=[_Terminal(master)], daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield os.ttyname(slave)
    finally:
        printer.end()
        # The last holder of the other side goes: the printer's read ends.
        os.close(slave)
        for thread in threads:
            thread.join(5)
        os.close(master)
