"""Notes about a citizen, as the server lists them; desks write them as operations."""

from datetime import datetime

from payments_core.wire.desk.message import Message

#: Most notes of one citizen in a reply, newest first, each with its withdrawal.
NOTES_LIMIT = 100


class NoteInfo(Message):
    """A note, or the withdrawal of one: then `withdraws` names it and `text` is the reason."""

    note_id: str
    text: str
    withdraws: str | None
    written_by: str
    written_by_name: str
    written_at: datetime


class NotePage(Message):
    """The notes of one citizen and their withdrawals; `more` says that older ones were left out."""

    notes: tuple[NoteInfo, ...]
    more: bool
