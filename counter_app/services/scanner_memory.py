"""What is known of the keyboard of this desk's scanner, until its codes tell otherwise.

A scanner is the machine's, not an operator's: what it was found to be is kept in a file beside the
settings, and nobody is told twice. While it is known to write with other keys, a reading that is no
code as it stands is tried with the signs that were meant, also where nothing in it is a sure sign
of other keys (a provisional receipt, `2026-1420` for `2026/1420`).
"""

import json
from pathlib import Path

import structlog

from counter_app.services import scanner_keys
from counter_app.services.recognition import Typed, TypedKind, recognise
from counter_app.store.durable_file import write_durably

_KEY = "other_keys"
_NO_CODE = (TypedKind.WORDS, TypedKind.NUMBER_UNFINISHED)
_log = structlog.get_logger(__name__)


class ScannerMemory:
    """`path` is the machine's file, which need not be there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._other_keys = _read(path)

    @property
    def other_keys(self) -> bool:
        """Whether the scanner writes with the keys of another country."""
        return self._other_keys

    def meant(self, read: str) -> str:
        """What a reading means: itself, unless only the signs of other keys make it a code."""
        if not self._other_keys or recognise(read).kind not in _NO_CODE:
            return read
        meant = scanner_keys.from_other_keys(read)
        return meant if recognise(meant).kind not in _NO_CODE else read

    def learn(self, read: str, typed: Typed) -> bool:
        """Take a reading, recognised as it stands, for what it shows of the keyboard; whether
        something else is known now than before, and is worth keeping."""
        if typed.keys_differ:
            return self.choose(other_keys=True)
        right = typed.kind not in _NO_CODE and scanner_keys.shows_keys(read)
        return right and self.choose(other_keys=False)

    def choose(self, *, other_keys: bool) -> bool:
        """Somebody says so; whether it was otherwise before."""
        changed = other_keys is not self._other_keys
        self._other_keys = other_keys
        return changed

    def keep(self) -> None:
        """Write it down, on a worker. A disk that refuses costs the memory, never a reading."""
        try:
            write_durably(self._path, json.dumps({_KEY: self._other_keys}).encode())
        except OSError as trouble:
            _log.warning("scanner_not_kept", reason=trouble.strerror)


def _read(path: Path) -> bool:
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(tree, dict) and tree.get(_KEY) is True
