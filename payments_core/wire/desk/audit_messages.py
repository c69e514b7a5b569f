"""What a desk tells afterwards of what was seen and done there while nobody asked the server."""

from typing import Annotated

from pydantic import Field

from payments_core.wire.desk.message import DeskInstant, Identifier, Message, NoticeNumberText
from payments_core.wire.desk.operation_messages import ClockMark

#: Most entries of one request.
ENTRIES_LIMIT = 200


class AuditEntry(Message):
    """Somebody has seen or done something at a desk; `entry_id` makes telling it twice harmless.

    `act` is an AuditAct, or one that a later program knows: a log refuses nothing that happened.
    `hits` is how many people a search has shown. `clock` is there where `happened_at` was not
    simply what the PC's clock said.
    """

    entry_id: Identifier
    act: Annotated[str, Field(pattern="^[A-Z_]{1,32}$")]
    operator_id: Identifier | None
    citizen_id: Identifier | None = None
    notice_number: NoticeNumberText | None = None
    hits: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    happened_at: DeskInstant
    clock: ClockMark | None = None


class AuditBatch(Message):
    """At most ENTRIES_LIMIT entries."""

    entries: Annotated[tuple[AuditEntry, ...], Field(min_length=1, max_length=ENTRIES_LIMIT)]


class AuditReply(Message):
    """The ids of the entries that are in the server's log, now or since an earlier delivery."""

    recorded: tuple[str, ...]
