"""Messages about tasks that a clerk hands to the supervisor."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from payments_core.wire.desk.message import (
    CARRIED,
    DeskInstant,
    Identifier,
    Message,
    NoticeNumberText,
)
from payments_core.wire.desk.refund_messages import RefundReason

#: Most facts of a task, and longest text of one, characters.
FACTS_LIMIT, FACT_LENGTH = 24, 400
FactText = Annotated[str, Field(max_length=FACT_LENGTH, pattern=CARRIED)]


class HandTask(Message):
    """A task that is open at a desk, for whoever leads there. `handed_id` is made by the desk and
    sent again when no answer came: one id, one task. `code` and `facts` make its sentence."""

    handed_id: Identifier
    code: Annotated[str, Field(min_length=1, max_length=64, pattern=CARRIED)]
    title: Annotated[str, Field(max_length=200, pattern=CARRIED)]
    facts: Annotated[dict[Identifier, FactText], Field(max_length=FACTS_LIMIT)]
    notice_number: NoticeNumberText | None = None
    citizen_id: Identifier | None = None
    opened_at: DeskInstant


class HandedTask(Message):
    """Such a task as supervisors read it."""

    handed_id: str
    code: str
    title: str
    facts: dict[str, str]
    notice_number: str | None
    citizen_id: str | None
    opened_at: datetime
    handed_by_name: str
    desk_name: str
    handed_at: datetime


class HandedTasks(Message):
    """Those that nobody has closed, oldest first; `more` when there are more than the page has."""

    tasks: tuple[HandedTask, ...]
    more: bool


class TaskCounts(Message):
    """How many tasks whoever leads would find, without a word of what they are about; `anomalies`
    by their kind. A source with more than a page says as many as a page holds."""

    refunds: int
    cancellations: int
    handed: int
    anomalies: dict[str, int]


class CloseTask(Message):
    """What was done about it."""

    reason: RefundReason
