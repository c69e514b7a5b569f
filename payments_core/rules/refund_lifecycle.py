"""The life of a refund (rimborso): which events it may meet in which status, and what it becomes.

One table holds all that is allowed; a pair that is not in it is illegal:

    REQUESTED --APPROVE--> APPROVED --EXPORT--> EXPORTED --CLOSE--> CLOSED
    REQUESTED --REJECT--> REJECTED

Nothing leads back. A refund that was rejected, or that the accounts could not pay, is asked for
anew; one that was approved is out of the desk's hands. Each event leads to one status only, so
the newest event of a refund tells its status.

>>> next_status(RefundStatus.REQUESTED, RefundEvent.APPROVE).value
'APPROVED'
>>> next_status(RefundStatus.REJECTED, RefundEvent.EXPORT)
Traceback (most recent call last):
payments_core.errors.RuleBroken: refund_transition_illegal(status='REJECTED', event='EXPORT')
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from payments_core.errors import RuleBroken
from payments_core.model.refund import RefundStatus


class RefundEvent(StrEnum):
    """What happens to a refund that was asked for.

    APPROVE, REJECT: the decision of somebody else than who asked. EXPORT: it stands in a file for
    the accounts. CLOSE: the accounts have paid it back.
    """

    APPROVE = "APPROVE"
    REJECT = "REJECT"
    EXPORT = "EXPORT"
    CLOSE = "CLOSE"


_S = RefundStatus
_E = RefundEvent

#: Every legal step.
TRANSITIONS: Mapping[tuple[RefundStatus, RefundEvent], RefundStatus] = MappingProxyType(
    {
        (_S.REQUESTED, _E.APPROVE): _S.APPROVED,
        (_S.REQUESTED, _E.REJECT): _S.REJECTED,
        (_S.APPROVED, _E.EXPORT): _S.EXPORTED,
        (_S.EXPORTED, _E.CLOSE): _S.CLOSED,
    }
)

#: Where each event leads: to one status only, whatever came before.
LEADS_TO: Mapping[RefundEvent, RefundStatus] = MappingProxyType(
    {event: reached for (_, event), reached in TRANSITIONS.items()}
)


def next_status(status: RefundStatus, event: RefundEvent) -> RefundStatus:
    """What the refund becomes; raises RuleBroken `refund_transition_illegal`."""
    try:
        return TRANSITIONS[status, event]
    except KeyError:
        raise RuleBroken(
            "refund_transition_illegal", status=status.value, event=event.value
        ) from None


def status_after(events: Iterable[RefundEvent]) -> RefundStatus:
    """Where a refund stands after its events in their order; without any it is REQUESTED.

    >>> status_after([RefundEvent.APPROVE, RefundEvent.EXPORT]).value
    'EXPORTED'
    """
    status = RefundStatus.REQUESTED
    for event in events:
        status = next_status(status, event)
    return status


def last_event_of(status: RefundStatus) -> RefundEvent | None:
    """The event that every refund in this status met last; None for one that met none.

    >>> last_event_of(RefundStatus.CLOSED).value
    'CLOSE'
    """
    return next((event for event, reached in LEADS_TO.items() if reached is status), None)
