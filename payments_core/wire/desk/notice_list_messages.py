"""What is told of the notices of an office: all of its desks, by the days of their release."""

from datetime import datetime
from enum import StrEnum

from payments_core.wire.desk.message import AskedDay, Identifier, Message
from payments_core.wire.desk.notice_messages import NoticeInfo


class ListedState(StrEnum):
    """States that a list may be of. TO_REGISTER: nobody can pay it yet. TO_CHECK: paid twice.
    OVERDUE and TO_PAY can be paid, and are told apart by their due date. IN_INSTALMENTS and
    DEBT_PAID are those of OtherWay."""

    TO_PAY = "TO_PAY"
    OVERDUE = "OVERDUE"
    TO_REGISTER = "TO_REGISTER"
    TO_CHECK = "TO_CHECK"
    PAID = "PAID"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    IN_INSTALMENTS = "IN_INSTALMENTS"
    DEBT_PAID = "DEBT_PAID"
    CANCELLED = "CANCELLED"


class ListedNotice(Message):
    """A notice with who released it and where; `kind_id` is its kind of debt."""

    notice: NoticeInfo
    kind_id: str
    desk_id: str
    operator_id: str
    operator_name: str


class ListedDesk(Message):
    """A desk of the office."""

    desk_id: str
    name: str


class OfficeNoticePage(Message):
    """Notices of an office, the newest first, and all its desks; `next` asks for what follows,
    None at the end."""

    notices: tuple[ListedNotice, ...]
    next: str | None
    desks: tuple[ListedDesk, ...]
    as_of: datetime


class OfficeListQuery(Message):
    """What is asked for: the first and last day of release in Rome, both included, and filters."""

    first_on: AskedDay | None = None
    last_on: AskedDay | None = None
    state: ListedState | None = None
    kind_id: Identifier | None = None
    desk_id: Identifier | None = None
    operator_id: Identifier | None = None
    after: Identifier | None = None

    def parameters(self) -> dict[str, str]:
        """As they stand in an address; what is not asked is left out."""
        return {name: str(value) for name, value in self.model_dump(mode="json").items() if value}
