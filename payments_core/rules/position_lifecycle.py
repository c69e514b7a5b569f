"""The life of a debt position: which events it may meet in which status, and what it becomes.

One table holds all that is allowed; a pair that is not in it is illegal. Statuses and the rules
for publishing, expiring, invalidating and reporting are the hub's (hub protocol 3b.3):

    DRAFT --PUBLISH--> VALID --PAY--> PAID --REPORT--> REPORTED
    VALID --EXPIRE--> EXPIRED        DRAFT, PUBLISHED, VALID --INVALIDATE--> INVALID
    VALID --PAY_PART--> PARTIALLY_PAID --PAY--> PAID
    VALID, PUBLISHED --SUSPEND--> DRAFT --PUBLISH--> VALID
    PUBLISHED, VALID, EXPIRED --CHANGE--> DRAFT --PUBLISH--> VALID

Two rules are our own. A receipt always wins: the money has moved, so PAY and PAY_PART are allowed
from every status, and a position that was paid already stays as it is (a double payment, which
others have to notice and refund). Reporting may run ahead of a lost receipt, so a VALID position
may become REPORTED; one that was EXPIRED or INVALID has to be paid by its receipt first.

The hub takes a position that is updated back to DRAFT and wants it published again, and lets nobody
update or withdraw one of which something is paid; a draft it deletes, which is INVALID here,
because a number that was given out once is never forgotten. Evidence of a payment made elsewhere
settles only what still waits for its money.

>>> next_status(PositionStatus.EXPIRED, PositionEvent.PAY).value
'PAID'
>>> next_status(PositionStatus.PAID, PositionEvent.INVALIDATE)
Traceback (most recent call last):
payments_core.errors.RuleBroken: position_transition_illegal(status='PAID', event='INVALIDATE')
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PositionStatus


class PositionEvent(StrEnum):
    """What happens to a position.

    PUBLISH: it may be paid from now on. PAY: receipts for all of one of its options have arrived,
    PAY_PART: for a part of a plan. REPORT: settlement flows have named all of one of its options,
    REPORT_PART: a part of a plan. EXPIRE: its last due date went by. INVALIDATE: the entity
    withdrew it. SUSPEND: it may not be paid for now. CHANGE: its amount or dates are others.
    SETTLE_ELSEWHERE, SETTLE_PART_ELSEWHERE: somebody has proved a payment outside the hub.
    """

    PUBLISH = "PUBLISH"
    PAY = "PAY"
    PAY_PART = "PAY_PART"
    REPORT = "REPORT"
    REPORT_PART = "REPORT_PART"
    EXPIRE = "EXPIRE"
    INVALIDATE = "INVALIDATE"
    SUSPEND = "SUSPEND"
    CHANGE = "CHANGE"
    SETTLE_ELSEWHERE = "SETTLE_ELSEWHERE"
    SETTLE_PART_ELSEWHERE = "SETTLE_PART_ELSEWHERE"


_S = PositionStatus
_E = PositionEvent

#: Statuses of what still waits for its money.
WAITING = (_S.PUBLISHED, _S.VALID, _S.EXPIRED, _S.PARTIALLY_PAID)

#: Every legal step. A status that an event leaves as it is stands here too: the event was legal.
TRANSITIONS: Mapping[tuple[PositionStatus, PositionEvent], PositionStatus] = MappingProxyType(
    {
        (_S.DRAFT, _E.PUBLISH): _S.VALID,
        (_S.DRAFT, _E.INVALIDATE): _S.INVALID,
        (_S.PUBLISHED, _E.INVALIDATE): _S.INVALID,
        (_S.VALID, _E.INVALIDATE): _S.INVALID,
        (_S.VALID, _E.EXPIRE): _S.EXPIRED,
        (_S.VALID, _E.REPORT): _S.REPORTED,
        (_S.VALID, _E.REPORT_PART): _S.PARTIALLY_PAID,
        (_S.PARTIALLY_PAID, _E.REPORT): _S.REPORTED,
        (_S.PARTIALLY_PAID, _E.REPORT_PART): _S.PARTIALLY_PAID,
        (_S.PAID, _E.REPORT): _S.REPORTED,
        (_S.PAID, _E.REPORT_PART): _S.PAID,
        (_S.REPORTED, _E.REPORT): _S.REPORTED,
        (_S.REPORTED, _E.REPORT_PART): _S.REPORTED,
        (_S.PUBLISHED, _E.SUSPEND): _S.DRAFT,
        (_S.VALID, _E.SUSPEND): _S.DRAFT,
        (_S.PUBLISHED, _E.CHANGE): _S.DRAFT,
        (_S.VALID, _E.CHANGE): _S.DRAFT,
        (_S.EXPIRED, _E.CHANGE): _S.DRAFT,
        **{(status, _E.SETTLE_ELSEWHERE): _S.PAID for status in WAITING},
        **{(status, _E.SETTLE_PART_ELSEWHERE): _S.PARTIALLY_PAID for status in WAITING},
        # A receipt always wins.
        **{(status, _E.PAY): _S.PAID for status in _S if status is not _S.REPORTED},
        (_S.REPORTED, _E.PAY): _S.REPORTED,
        **{
            (status, _E.PAY_PART): _S.PARTIALLY_PAID
            for status in _S
            if status not in (_S.PAID, _S.REPORTED)
        },
        (_S.PAID, _E.PAY_PART): _S.PAID,
        (_S.REPORTED, _E.PAY_PART): _S.REPORTED,
    }
)


def next_status(status: PositionStatus, event: PositionEvent) -> PositionStatus:
    """What the position becomes; raises RuleBroken `position_transition_illegal`."""
    try:
        return TRANSITIONS[status, event]
    except KeyError:
        raise RuleBroken(
            "position_transition_illegal", status=status.value, event=event.value
        ) from None
