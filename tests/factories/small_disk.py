"""A disk of a few megabytes that can be filled to the last page and taken for reading only."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

#: What a disk gives room in.
PAGE_BYTES = 4096
_FILLING = "filling"


class SmallDisk:
    """The disk mounted at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, pages_left: int = 0) -> None:
        """Leave room for so many pages."""
        self.free()
        with (self.folder / _FILLING).open("wb", buffering=0) as filling:
            try:
                while filling.write(bytes(PAGE_BYTES)) == PAGE_BYTES:
                    pass
            except OSError:
                room = max(0, filling.tell() // PAGE_BYTES - pages_left)
                os.truncate(filling.fileno(), room * PAGE_BYTES)

    def free(self) -> None:
        """Make room again."""
        (self.folder / _FILLING).unlink(missing_ok=True)

    def become(self, *, writable: bool) -> None:
        """For reading only, or as it was; nothing may be open for writing."""
        _run("mount", "-o", f"remount,{'rw' if writable else 'ro'}", self.folder)


@contextmanager
def small_disk(folder: Path, size_bytes: int) -> Iterator[SmallDisk]:
    """A disk of this size at `folder`; skips the test where nothing may be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _run("mount", "-t", "tmpfs", "-o", f"size={size_bytes}", "tmpfs", folder)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a disk")
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", "--lazy", folder)


def _run(*command: str | Path) -> None:
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=30)
