"""The turn that this machine has agreed with the server, by which it proves that no other machine
is the same desk.

It is kept outside the store: a store that is brought back from a copy does not bring an old turn
with it, and what was brought back is found out by the mark of used numbers as well. A whole machine
that is rolled back names an old turn, and the server notices. Another enrolment goes on from the
same turn, which the server takes for the first.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.store.durable_file import write_durably


@dataclass(frozen=True, slots=True)
class AgreedTurn:
    """Turn number `number` is `turn`, None at the first report; `wanted` is to be the one after it,
    named to the server already or about to be."""

    number: int
    turn: str | None
    wanted: str | None


class HolderTurn:
    """The file of the turn. `new_secret` makes turns that nobody can guess."""

    def __init__(self, path: Path, new_secret: Callable[[], str]) -> None:
        self._path = path
        self._new_secret = new_secret

    def next(self) -> tuple[int, str | None, str]:
        """Number and name of the turn, and the one wanted after it: both on the disk before they
        are told to anybody, and the same until `agreed`."""
        known = self._read()
        if known.wanted is not None:
            return known.number, known.turn, known.wanted
        wanted = self._new_secret()
        self._write(AgreedTurn(known.number, known.turn, wanted))
        return known.number, known.turn, wanted

    def agreed(self) -> None:
        """The server has taken the turn: the wanted one is the next."""
        known = self._read()
        self._write(AgreedTurn(known.number + 1, known.wanted, None))

    def _read(self) -> AgreedTurn:
        """A file that cannot be read is a turn forgotten: the server has the last word."""
        if not self._path.exists():
            return AgreedTurn(0, None, None)
        try:
            tree = json.loads(self._path.read_text(encoding="ascii"))
            return AgreedTurn(int(tree["number"]), tree["turn"], tree["wanted"])
        except (ValueError, KeyError, TypeError):
            return AgreedTurn(0, None, None)

    def _write(self, turn: AgreedTurn) -> None:
        tree = {"number": turn.number, "turn": turn.turn, "wanted": turn.wanted}
        write_durably(self._path, json.dumps(tree).encode("ascii"))
