"""Which cancellations two people decide about, and how far a request for one has come.

An entity may declare a threshold: a debt of more than that is not cancelled by one person alone.
Whoever withdraws it asks, and somebody else approves or rejects. What the threshold is compared
with is the whole debt, however many instalments it has.

The request needs no step of its own to end when the money comes: the status of the debt is the
evidence. As long as it can be withdrawn and nobody has decided, the request waits.

>>> needs_approval(Cents(50_001), Cents(50_000)), needs_approval(Cents(50_000), Cents(50_000))
(True, False)
>>> needs_approval(Cents(9_999_999_999), None)
False
>>> status_of(None, PositionStatus.PAID).value
'MOOT'
"""

from enum import StrEnum

from payments_core.model.cancel_request import CancelStatus
from payments_core.model.debt_position import PositionStatus
from payments_core.money import Cents
from payments_core.rules.position_lifecycle import TRANSITIONS, PositionEvent


class CancelDecision(StrEnum):
    """What somebody else than who asked has decided; nothing follows it."""

    APPROVE = "APPROVE"
    REJECT = "REJECT"


#: Statuses of debts that may be withdrawn.
WITHDRAWABLE = tuple(
    status for status in PositionStatus if (status, PositionEvent.INVALIDATE) in TRANSITIONS
)


def needs_approval(debt_cents: Cents, threshold_cents: Cents | None) -> bool:
    """Whether a debt is over the entity's threshold; None means that nobody needs approval."""
    return threshold_cents is not None and debt_cents > threshold_cents


def status_of(decision: CancelDecision | None, position: PositionStatus) -> CancelStatus:
    """How far a request has come, by its decision and by what has become of its debt."""
    match decision:
        case CancelDecision.APPROVE:
            return CancelStatus.APPROVED
        case CancelDecision.REJECT:
            return CancelStatus.REJECTED
        case None:
            waits = position in WITHDRAWABLE
            return CancelStatus.REQUESTED if waits else CancelStatus.MOOT
