"""Messages about the day of an entity: what its desks released, how they are, and its closings.

A day is one of Rome's calendar. Amounts are cents of what was asked for at release: of a debt whose
amount depends on the day, that of its release.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from payments_core.wire.desk.contact_messages import PaperHealth, TaskCount
from payments_core.wire.desk.message import AskedDay, Identifier, Message

#: Most days that are asked about at once.
DAYS_LIMIT = 366
#: Most rows of each list of a reply; a desk shows how many more there are.
LIST_LIMIT = 200
OfficeName = Annotated[str, Field(min_length=1, max_length=120)]


class DayState(StrEnum):
    """How a notice that was released on a day stands now.

    OTHER_WAY: the debt may be paid by another notice, too, which is the one that counts; its amount
    is in no sum. CANCELLED: withdrawn, or no longer wanted since the debt was settled.
    """

    TO_PAY = "TO_PAY"
    OVERDUE = "OVERDUE"
    PAID = "PAID"
    TO_REGISTER = "TO_REGISTER"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"
    OTHER_WAY = "OTHER_WAY"


class StateSum(Message):
    """So many notices in a state, and what they ask for together. `state` is a DayState; a desk
    passes over those it does not know."""

    state: str
    count: int
    amount_cents: int


class DayLine(Message):
    """What one desk, kind or operator has released; `name` is what people call it, `name_en` its
    English name where it has one."""

    line_id: str
    name: str
    sums: tuple[StateSum, ...]
    office: str = ""
    name_en: str = ""


class PaymentSum(Message):
    """Receipts that have come in during the days, whenever their notices were released."""

    count: int
    amount_cents: int


class DatedNotice(Message):
    """A notice with the day on which it was released, at which desk and by whom.

    `registered_at` is when the server heard of it, None where it has not.
    """

    notice_number: str
    subject: str
    amount_cents: int
    released_at: datetime
    registered_at: datetime | None
    desk_name: str
    operator_name: str


class Cancellation(Message):
    """A debt that was withdrawn during the days, by its first notice; why, and by whom."""

    notice_number: str
    subject: str
    amount_cents: int
    at: datetime
    made_by_name: str
    desk_name: str
    reason: str | None


class ClosingInfo(Message):
    """Somebody has closed a day; `office` is None for the whole entity. Two closings of one day
    stand beside each other, and neither is undone."""

    closing_id: str
    closed_on: date
    office: str | None
    closed_by_name: str
    closed_at: datetime


class DayFigures(Message):
    """What was released from `first_on` to `last_on`, both included, and what has become of it.

    `not_payable` are all notices, of whatever day up to `last_on`, that nobody can pay yet;
    `registered_late` those of days before `first_on` of which the server has heard only since.
    `payments` are None where nobody knows them, as on a desk that is alone. `more` says that some
    list is longer than LIST_LIMIT. `closings` are those of `last_on`.
    """

    first_on: date
    last_on: date
    office: str | None
    as_of: datetime
    totals: tuple[StateSum, ...]
    desks: tuple[DayLine, ...]
    kinds: tuple[DayLine, ...]
    operators: tuple[DayLine, ...]
    payments: PaymentSum | None
    not_payable: tuple[DatedNotice, ...]
    registered_late: tuple[DatedNotice, ...]
    cancellations: tuple[Cancellation, ...]
    more: bool
    closings: tuple[ClosingInfo, ...]

    @property
    def named(self) -> int:
        """How many notices are told one by one, each of them somebody's; all else are sums."""
        return len(self.not_payable) + len(self.registered_late) + len(self.cancellations)


class CloseDay(Message):
    """Close a day, of one office or of the whole entity; `closing_id` is made by the desk, so that
    a request whose answer was lost and is sent again closes once."""

    closing_id: Identifier
    closed_on: AskedDay
    office: OfficeName | None = None


class DeskStateInfo(Message):
    """A desk as it last reported; what it never said is None. `concerns` are what somebody must see
    to, in the server's codes."""

    desk_id: str
    name: str
    office: str
    enrolled: bool
    retired: bool
    contact_at: datetime | None
    waiting: int
    oldest_waiting_at: datetime | None
    numbers_left: int | None
    open_tasks: int
    program_version: str | None
    papers: PaperHealth | None
    task_kinds: tuple[TaskCount, ...]
    concerns: tuple[str, ...]


class DeskStates(Message):
    """All desks of an entity, office by office, as of now."""

    as_of: datetime
    desks: tuple[DeskStateInfo, ...]
