"""Puts files aside under a dated name in their own folder: nothing is overwritten or deleted."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from payments_core.errors import WorldTrouble

#: Files of one name that may be put aside in one second.
_SAME_SECOND = 100
#: Words under which files are put aside: of a desk that this machine no longer is, of a store that
#: could not be read, of one whose keys were gone.
FORMER, DAMAGED, WITHOUT_KEY = "former", "damaged", "without-key"
_STAMP, _STAMP_LENGTH = "%Y%m%d-%H%M%S", 15
#: What SQLite keeps beside a database: frames not yet in it, and their index.
STORE_COMPANIONS = ("-wal", "-shm")


def set_aside(
    path: Path, at: datetime, companions: Sequence[str] = (), word: str = DAMAGED
) -> Path | None:
    """Rename a file, and before it its companions; the new place, None when none was there.

    The file goes last: whoever is interrupted finds it and begins anew, and what it once had beside
    it never stands beside its successor. Raises `store_trouble` when the disk refuses.
    """
    present = [suffix for suffix in (*companions, "") if beside(path, suffix).exists()]
    if not present:
        return None
    place = _free_place(path, f"{word}-{at:{_STAMP}}", companions)
    try:
        for suffix in present:
            beside(path, suffix).replace(beside(place, suffix))
    except OSError as trouble:
        raise WorldTrouble("store_trouble", reason=trouble.strerror) from trouble
    return place


def asides(path: Path, word: str) -> list[Path]:
    """What lies aside of a file under a word, but for its companions."""
    found = path.parent.glob(f"{path.name}.{word}-*")
    return sorted(one for one in found if not one.name.endswith(STORE_COMPANIONS))


def aside_since(aside: Path, word: str) -> datetime:
    """When a file was put aside, as its name says; the beginning of time where it does not."""
    stamp = aside.name.partition(f".{word}-")[2][:_STAMP_LENGTH]
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def hand_to_former(path: Path, at: datetime) -> None:
    """What lies aside of a file as damaged belongs to the desk whose file is put aside now."""
    for found in sorted(path.parent.glob(f"{path.name}.{DAMAGED}-*")):
        rest = found.name.removeprefix(path.name)
        found.replace(path.with_name(f"{path.name}.{FORMER}-{at:{_STAMP}}{rest}"))


def _free_place(path: Path, name: str, companions: Sequence[str]) -> Path:
    for number in range(1, _SAME_SECOND):
        place = path.with_name(f"{path.name}.{name}" + (f"-{number}" if number > 1 else ""))
        if not any(beside(place, suffix).exists() for suffix in (*companions, "")):
            return place
    raise WorldTrouble("store_trouble", reason="EEXIST")


def beside(path: Path, suffix: str) -> Path:
    """The file's companion with this suffix; the file itself for an empty one."""
    return path.with_name(path.name + suffix)
