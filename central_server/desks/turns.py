"""Whose turn it is: how the server finds out that a desk exists twice.

A desk names the turn agreed the last time and the next one that it wants. Of two copies of one desk
the first to report takes the turn; the other one names a turn that is over.
"""

from enum import Enum, auto

from central_server.desks.models import DeskContactRow
from central_server.identity.secrets import fingerprint, is_secret
from payments_core.wire.desk.contact_messages import ContactRequest


class Turn(Enum):
    """FIRST of an enrolment. NEXT: as agreed. REPEATED: the last report again, whose answer was
    lost. BEHIND: the server has not come so far, so it was restored. OVER: somebody else has taken
    this turn."""

    FIRST = auto()
    NEXT = auto()
    REPEATED = auto()
    BEHIND = auto()
    OVER = auto()


def judge(known: DeskContactRow | None, generation: int, request: ContactRequest) -> Turn:
    """What kind of turn a report of a desk of this generation takes."""
    if known is None or known.generation != generation:
        return Turn.FIRST
    if request.turn_no > known.turn_no:
        return Turn.BEHIND
    if request.turn_no == known.turn_no and _is(known.turn_hash, request.turn):
        return Turn.NEXT
    if (
        request.turn_no == known.turn_no - 1
        and _is(known.previous_hash, request.turn)
        and is_secret(known.turn_hash, request.next_turn)
    ):
        return Turn.REPEATED
    return Turn.OVER


def agree(row: DeskContactRow, generation: int, request: ContactRequest) -> None:
    """Agree on the turn after this one."""
    row.generation = generation
    row.turn_no = request.turn_no + 1
    row.previous_hash = None if request.turn is None else fingerprint(request.turn)
    row.turn_hash = fingerprint(request.next_turn)


def _is(kept: str | None, turn: str | None) -> bool:
    return kept is None if turn is None else is_secret(kept, turn)
