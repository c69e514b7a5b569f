"""What went wrong inside the program, written down for whoever mends it and for nobody else.

A report says which kind of error, in which functions and lines, in which version, on what system.
It never holds a message, an argument or a variable: they are citizens' names and codes. Paths are
left out, too, because folders are named after people.
"""

import contextlib
import faulthandler
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

#: Reports that are kept; the oldest goes.
KEPT = 10
#: Different errors that one run writes down: what fails at each paint must not fill the disk.
WRITTEN_IN_A_RUN = 20
#: Frames of one report, the last ones.
FRAMES = 60
#: Bytes that are read of what a hard crash has left.
HARD_LIMIT = 64 * 1024

_PREFIX, _SEEN, _SUFFIX = "report-", ".seen", ".txt"
_HARD = "hard-crash.dump"
_FRAME = re.compile(r'\s*File "(?:.*[\\/])?([^"\\/]+)", line (\d+) in ([\w<>.]+)')
_FATAL = re.compile(r"(Fatal Python error: [A-Za-z ]+|Windows fatal exception: [a-z ]+)")
_CODE = re.compile(r"[a-z][a-z0-9_]{2,63}")


class CrashReports:
    """The reports of one profile. `version` is asked when something is written, `seconds` is the
    time of the machine since 1970."""

    def __init__(
        self, folder: Path, version: Callable[[], str], seconds: Callable[[], float]
    ) -> None:
        self.folder = folder
        self._version = version
        self._seconds = seconds
        self._guard = threading.Lock()
        self._met: set[str] = set()
        self._hard: IO[str] | None = None
        self.on_report: Callable[[], None] = lambda: None

    def install(self) -> None:
        """From now on write down what nobody has caught, on whatever thread; first what a hard
        crash has left. A folder that cannot be written costs the reports, not the program."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_on_thread
        with contextlib.suppress(OSError):
            self._take_hard_crash()
            self.folder.mkdir(parents=True, exist_ok=True)
            self._hard = (self.folder / _HARD).open("w", encoding="utf-8")
            faulthandler.enable(self._hard)

    def write(self, error: BaseException) -> None:
        """Write an error down, once in a run, and let whoever listens know."""
        if isinstance(error, KeyboardInterrupt | SystemExit):
            return
        lines = list(_told(error))
        with self._guard:
            signature = "\n".join(lines)
            fresh = signature not in self._met and len(self._met) < WRITTEN_IN_A_RUN
            if fresh:
                self._met.add(signature)
                self._keep([f"thread: {_thread_word()}", *lines])
        self.on_report()

    def unseen(self) -> tuple[Path, ...]:
        """Reports that nobody has looked at, newest first."""
        return tuple(path for path in self._all() if not path.stem.endswith(_SEEN))

    def mark_seen(self) -> None:
        """Somebody has taken them over."""
        for path in self.unseen():
            with contextlib.suppress(OSError):
                path.rename(path.with_name(f"{path.stem}{_SEEN}{_SUFFIX}"))

    def text(self) -> str:
        """All that nobody has looked at, to be handed on."""
        return "\n\n".join(path.read_text(encoding="utf-8") for path in self.unseen())

    def _all(self) -> list[Path]:
        return sorted(self.folder.glob(f"{_PREFIX}*{_SUFFIX}"), reverse=True)

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.write(error.with_traceback(trace))
        sys.stderr.write("\n".join(_told(error)) + "\n")

    def _uncaught_on_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._uncaught(told.exc_type, told.exc_value, told.exc_traceback)

    def _take_hard_crash(self) -> None:
        """What ended the program the last time is in the form of another, with paths."""
        left = self.folder / _HARD
        if not left.exists():
            return
        with left.open(encoding="utf-8", errors="replace") as file:
            dump = file.read(HARD_LIMIT)
        fatal = _FATAL.search(dump)
        if fatal is not None:
            frames = [f"  {m[1]}:{m[2]} {m[3]}" for m in map(_FRAME.match, dump.splitlines()) if m]
            self._keep([fatal[1], *frames[:FRAMES]])
        left.unlink()

    def _keep(self, lines: list[str]) -> None:
        import platform  # the start of the program would pay for it, and writes nothing

        seconds = self._seconds()
        at = time.gmtime(seconds)
        head = [
            f"Sportello Pagamenti {self._version()}",
            time.strftime("%Y-%m-%dT%H:%M:%SZ", at),
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"Python {platform.python_version()}",
        ]
        name = f"{_PREFIX}{time.strftime('%Y%m%d-%H%M%S', at)}-{int(seconds * 1000) % 1000:03d}"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for old in self._all()[KEPT - 1 :]:
                old.unlink(missing_ok=True)
            text = "\n".join([*head, *lines]) + "\n"
            (self.folder / f"{name}{_SUFFIX}").write_text(text, encoding="utf-8")


def _told(error: BaseException) -> Iterator[str]:
    """The kind of an error and where it came from, then what it came from in turn."""
    seen: set[int] = set()
    step: BaseException | None = error
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        yield ("" if step is error else "caused by ") + _kind(step)
        yield from _frames(step.__traceback__)
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)


def _kind(error: BaseException) -> str:
    kind, code = type(error), getattr(error, "code", None)
    known = isinstance(code, str) and kind.__module__ == "payments_core.errors"
    stable = f" ({code})" if known and _CODE.fullmatch(str(code)) else ""
    return f"{kind.__module__}.{kind.__qualname__}{stable}"


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in list(traceback.walk_tb(trace))[-FRAMES:]:
        module = str(frame.f_globals.get("__name__", "?"))
        yield f"  {module}:{line} {frame.f_code.co_qualname}"


def _thread_word() -> str:
    """The kind of thread; the rest of its name may be somebody's own, as that of a printer is."""
    word = re.match(r"[A-Za-z]+", threading.current_thread().name)
    return word[0] if word is not None else "?"
