"""How a desk reports to the server, about once a minute and before anything else that it does.

A desk proves with each report that it is the only holder of its numbers (product, first principle):
it names the *turn* that it agreed on the last time and the one that it wants next, both of which it
wrote down outside its store before it asked. A copy of the desk, an old one or a second one, names
a turn that somebody has already used, and the server fences the desk.

The number of the turn tells who has gone back: one that the server has passed long ago is a copy's;
one that the server has not reached yet says that the server was restored.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from payments_core.wire.desk.message import CARRIED, DeskInstant, Identifier, Message
from payments_core.wire.desk.operation_messages import LeaseReply

#: Version of the messages that this program speaks. A server also understands the one before: a
#: desk works through one upgrade of the server and must be brought up to date before the next.
PROTOCOL = 1
#: Most leases that a desk names: more were spent long ago.
LEASES_LIMIT = 64
#: Most operators of one desk who can sign in without the server.
OPERATORS_LIMIT = 200

#: Most printers of a desk, and most kinds of tasks, that it tells of.
PRINTERS_LIMIT, TASK_KINDS_LIMIT = 16, 32

_COUNT_LIMIT = 2**31 - 1
Count = Annotated[int, Field(ge=0, le=_COUNT_LIMIT)]
Turn = Annotated[str, Field(min_length=16, max_length=64, pattern="^[!-~]+$")]


class HeldLease(LeaseReply):
    """A block that a desk was given, as it was given; `seal` proves that it was. Of one that is not
    `usable` any more there may be notices that a restored server has forgotten."""

    usable: bool = True


class PrinterHealth(Message):
    """A printer by its name at the desk, and what is known of it there: READY, PAPER_OUT,
    UNREACHABLE, WRONG_SETTINGS, or what a later program calls it."""

    name: Annotated[str, Field(min_length=1, max_length=40, pattern=CARRIED)]
    state: Annotated[str, Field(pattern="^[A-Z_]{1,32}$")]


class PaperHealth(Message):
    """The printers of a desk, papers that wait for them, and papers that may be missing."""

    printers: Annotated[tuple[PrinterHealth, ...], Field(max_length=PRINTERS_LIMIT)]
    queued: Count
    uncertain: Count


class TaskCount(Message):
    """So many open tasks of one kind; `code` is that of their sentence at the desk."""

    code: Annotated[str, Field(max_length=64, pattern=CARRIED)]
    count: Count


class DeskHealth(Message):
    """How a desk is doing: what waits, since when, and how long it could go on alone.

    Of papers and kinds of tasks a program of before says nothing.
    """

    program_version: Annotated[str, Field(max_length=40, pattern=CARRIED)]
    clock_at: DeskInstant
    waiting: Count
    oldest_waiting_at: DeskInstant | None
    numbers_left: Count
    open_tasks: Count
    papers: PaperHealth | None = None
    task_kinds: Annotated[tuple[TaskCount, ...], Field(max_length=TASK_KINDS_LIMIT)] = ()


class ContactRequest(Message):
    """A report. `installation_id` is None as long as the desk has met no server with this
    enrolment; `turn` is None at its first report. A server that does not know the operation
    `last_answered` has forgotten its own answer; one that has another change than `last_change` at
    `change_cursor` has forgotten what it told, and gone on since. `sent_at` is by the hour that the
    desk goes by, which it has from the server."""

    protocol: Count
    installation_id: Identifier | None
    turn_no: Annotated[int, Field(ge=0, le=2**62)]
    turn: Turn | None
    next_turn: Turn
    sent_at: DeskInstant
    change_cursor: Annotated[int, Field(ge=0, le=2**62)]
    last_change: Annotated[str, Field(max_length=64, pattern=CARRIED)] | None = None
    last_answered: Identifier | None = None
    leases: Annotated[tuple[HeldLease, ...], Field(max_length=LEASES_LIMIT)]
    operators: Annotated[tuple[Identifier, ...], Field(max_length=OPERATORS_LIMIT)] = ()
    health: DeskHealth


class DeskStanding(StrEnum):
    """HOLDER: the desk alone holds its numbers. COPY: somebody else has used its turn, so that it
    is fenced. RETIRED: what it delivers becomes a task for somebody, and it gets nothing more.
    LATE: the report was on its way for so long that its turn is over, and proves nothing; whoever
    has sent it just now goes by a wrong clock, and reports again."""

    HOLDER = "HOLDER"
    COPY = "COPY"
    LATE = "LATE"
    RETIRED = "RETIRED"


class ContactReply(Message):
    """What the server says to a report.

    Numbers may be used up to `numbers_until` without another report; `leases_lapsed` says that
    those held so far may not be used any more. `redeliver_since` says that the server has forgotten
    what it was told since that instant, and `reread_after` from which cursor on its changes may be
    others than the desk has read. `revoked` may no longer sign in without the server. `must_update`
    says that this desk's messages are understood only until the server's next upgrade.
    """

    installation_id: str
    standing: DeskStanding
    server_at: datetime
    numbers_until: datetime
    leases_lapsed: bool = False
    redeliver_since: datetime | None = None
    reread_after: int | None = None
    revoked: tuple[str, ...] = ()
    must_update: bool = False
