"""Files that appear whole and only once what they tell is committed.

A file for the accounts and the rows that say what stands in it must agree. The bytes go to the
disk first, under a name that nobody reads; then the transaction commits; then the file takes its
name. Whoever cuts the power in between leaves rows without a file, which can be written again,
and never a file that no row knows of, whose refunds would be paid twice.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from payments_core.errors import RuleBroken

#: End of the name until the file appears.
PART = ".part"


class NewFiles:
    """Use around the transaction: `with NewFiles() as files, unit_of_work() as session:`.

    The transaction ends first, then the files appear, or go away when it did not commit.
    """

    def __init__(self) -> None:
        self._paths: list[Path] = []

    def __enter__(self) -> "NewFiles":
        return self

    def write(self, contents: Mapping[Path, bytes]) -> None:
        """Bring the bytes to the disk; `file_exists` rather than write over somebody's file."""
        for path in contents:
            if path.exists():
                raise RuleBroken("file_exists", file=str(path))
        for path, content in contents.items():
            self._paths.append(path)
            _write(_part(path), content)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        trouble: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for path in self._paths:
            if kind is None:
                _part(path).replace(path)
                _settle(path.parent)
            else:
                with suppress(OSError):
                    _part(path).unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(path.name + PART)


def _write(path: Path, content: bytes) -> None:
    # People's account numbers: for nobody else on this machine.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    if sys.platform == "win32":
        return  # NTFS journals the rename itself, and a folder cannot be opened for this
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
