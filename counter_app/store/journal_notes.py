"""What a writing transaction of the store has done that the second journal must learn.

`outbox` and `desk` leave a note in the session; the journal reads the notes before and after the
commit. So nobody who queues an operation can forget the journal.
"""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

_NAME = "journal_notes"


@dataclass(slots=True)
class Notes:
    """Ids of operations that were queued and that were answered, and whether the desk became
    another one. `answers` is what the journal will say of the answers once they are kept,
    `recorded` whether it has what was queued."""

    queued: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    desk_changed: bool = False
    answers: list[bytes] = field(default_factory=list)
    recorded: bool = False


def of(session: Session) -> Notes:
    """The notes of this transaction."""
    notes: Notes = session.info.setdefault(_NAME, Notes())
    return notes
