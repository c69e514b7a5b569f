"""High-water mark of used numbers, kept outside the store so that an old store is found out.

Two steps for each number: `intend` before the store's transaction, `confirm` after it. A power
cut in between leaves an intended number that was never used: it is skipped. A store that does not
know a *confirmed* number is an old copy: notices were handed out that it has forgotten, so the
desk stops releasing (product, first principle).
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from counter_app.store.durable_file import write_durably

#: Leases remembered beside those in use: spent and fenced ones drop out, the longest unused first,
#: so that the file stays one disk block.
MARKED_LEASES = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """Of one lease: the highest base about to be used and the highest surely used."""

    intended: int
    used: int


class NumberMark:
    """The mark's file. Callers hold the lock of the release: one number at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, lease_id: str) -> Mark | None:
        """The mark of one lease, None when it was never used or has dropped out."""
        return self._read().get(lease_id)

    def all(self) -> Mapping[str, Mark]:
        """Every remembered lease."""
        return self._read()

    def intend(self, lease_id: str, base: int, in_use: Collection[str]) -> None:
        """Say on the disk that `base` is about to be used, before it is.

        A lease `in_use` has given numbers and can give more. It is never forgotten, however many
        are newer: one of a former segregation code may rest half used for months.
        """
        marks = self._read()
        used = marks[lease_id].used if lease_id in marks else base - 1
        kept = [*marks][-MARKED_LEASES + 1 :] if lease_id not in marks else [*marks]
        marks = {each: mark for each, mark in marks.items() if each in kept or each in in_use}
        self._write(marks, lease_id, Mark(intended=base, used=used))

    def confirm(self, lease_id: str, base: int) -> None:
        """Say that the store has kept `base`."""
        self._write(self._read(), lease_id, Mark(intended=base, used=base))

    def begin_anew(self) -> None:
        """Forget every lease: the machine has become a desk again, with leases of its own."""
        write_durably(self._path, b"{}")

    def _read(self) -> dict[str, Mark]:
        if not self._path.exists():
            return {}
        tree = json.loads(self._path.read_text(encoding="ascii"))
        return {lease_id: Mark(*pair) for lease_id, pair in tree.items()}

    def _write(self, marks: dict[str, Mark], lease_id: str, mark: Mark) -> None:
        marks.pop(lease_id, None)
        marks[lease_id] = mark
        tree = {lease: (each.intended, each.used) for lease, each in marks.items()}
        write_durably(self._path, json.dumps(tree).encode("ascii"))
