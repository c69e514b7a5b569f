"""Puts files aside under a dated name in their own folder: nothing is overwritten or deleted."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from payments_core.errors import WorldTrouble

#: Files of one name that may be put aside in one second.
_SAME_SECOND = 100
#: What SQLite keeps beside a database: frames not yet in it, and their index.
STORE_COMPANIONS = ("-wal", "-shm")


def set_aside(
    path: Path, at: datetime, companions: Sequence[str] = (), word: str = "damaged"
) -> Path | None:
    """Rename a file, and before it its companions; the new place, None when none was there.

    The file goes last: whoever is interrupted finds it and begins anew, and what it once had beside
    it never stands beside its successor. Raises `store_trouble` when the disk refuses.
    """
    present = [suffix for suffix in (*companions, "") if beside(path, suffix).exists()]
    if not present:
        return None
    place = _free_place(path, f"{word}-{at:%Y%m%d-%H%M%S}", companions)
    try:
        for suffix in present:
            beside(path, suffix).replace(beside(place, suffix))
    except OSError as trouble:
        raise WorldTrouble("store_trouble", reason=trouble.strerror) from trouble
    return place


def _free_place(path: Path, name: str, companions: Sequence[str]) -> Path:
    for number in range(1, _SAME_SECOND):
        place = path.with_name(f"{path.name}.{name}" + (f"-{number}" if number > 1 else ""))
        if not any(beside(place, suffix).exists() for suffix in (*companions, "")):
            return place
    raise WorldTrouble("store_trouble", reason="EEXIST")


def beside(path: Path, suffix: str) -> Path:
    """The file's companion with this suffix; the file itself for an empty one."""
    return path.with_name(path.name + suffix)
