"""Small files that must be whole and on the disk when the call returns."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file's content in one step: after a power cut it is the old or the new one.

    Raises OSError; what was written by then is taken away, so that it does not fill the disk.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    # Without O_BINARY Windows would turn line feeds into two bytes under our feet.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(fresh, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        move_durably(fresh, path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def move_durably(fresh: Path, path: Path) -> None:
    """Put a whole file in the place of another, for good when the call returns."""
    fresh.replace(path)
    _settle_folder(path.parent)


def remove_durably(path: Path) -> None:
    """Take a file away for good; harmless when it is not there."""
    path.unlink(missing_ok=True)
    _settle_folder(path.parent)


def _settle_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # NTFS journals the rename itself, and a folder cannot be opened for this
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
