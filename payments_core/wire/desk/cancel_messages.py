"""Messages about cancellations that somebody else than who asked has to approve.

Whoever cancels a notice over the threshold of its entity is refused with AWAITS_APPROVAL, at the
desk's queue and online alike: the notice is not cancelled, and a desk of before there were
approvals says no more than that. Its facts name the request that the server keeps: `request_id`,
`notice_number`, `amount_cents`, and `desk_id`, the desk that has made it. Asking again, at
whichever desk, names the same request.
"""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from payments_core.model.cancel_request import CancelStatus as CancelStatus
from payments_core.wire.desk.message import CARRIED, Message

#: Code of the refusal that means: not cancelled, asked for.
AWAITS_APPROVAL = "cancellation_awaits_approval"


class CancelRejection(Message):
    """Why a notice is not cancelled."""

    reason: Annotated[str, Field(min_length=3, max_length=200, pattern=CARRIED)]


class CancelInfo(Message):
    """A request with everything that whoever decides about it has to see.

    `amount_cents` is the most that the whole debt came to until it was asked for,
    `amount_now_cents` what it comes to now; `notices` how many notices would be cancelled with it.
    `decision_reason` is why it was rejected. People are told by name where it is known.
    """

    request_id: str
    notice_number: str
    subject: str
    debtor_name: str
    amount_cents: int
    amount_now_cents: int
    notices: int
    reason: str
    requested_by: str
    requested_by_name: str
    desk_name: str
    requested_at: datetime
    status: CancelStatus
    decided_at: datetime | None = None
    decided_by_name: str | None = None
    decision_reason: str | None = None


class CancelPage(Message):
    """Requests in one status, oldest first; `more` says that there are others."""

    requests: tuple[CancelInfo, ...]
    more: bool


class CancelOutcome(Message):
    """What has become of a request, for the desk that asked."""

    request_id: str
    status: CancelStatus
    decided_at: datetime | None = None
    decided_by_name: str | None = None
    reason: str | None = None
