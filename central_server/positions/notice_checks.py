"""What the hub is told no for, whichever door it asks at: the notice and the state of its debt.

All who ask check in the hub's order: schema, broker, station, entity, notice, state of the position
(hub protocol 3a.4).
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from central_server.positions import repository as positions
from central_server.positions.repository import NoticedPosition
from payments_core.model.asked_amount import ProgramState
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.rules.position_progress import other_way
from payments_core.wire.hub.faults import FaultCode

#: Why a notice of ours cannot be paid now (hub protocol 3a.4); a status that is absent can.
UNPAYABLE: Mapping[PositionStatus, FaultCode] = MappingProxyType(
    {
        PositionStatus.DRAFT: FaultCode.PAYMENT_UNKNOWN,
        PositionStatus.PUBLISHED: FaultCode.PAYMENT_UNKNOWN,
        PositionStatus.INVALID: FaultCode.PAYMENT_CANCELLED,
        PositionStatus.EXPIRED: FaultCode.PAYMENT_EXPIRED,
        PositionStatus.PAID: FaultCode.PAYMENT_DUPLICATE,
        PositionStatus.REPORTED: FaultCode.PAYMENT_DUPLICATE,
    }
)

#: The same where the management program that owns the debt says so; our own copy stays as it is.
NOT_OWED: Mapping[ProgramState, FaultCode] = MappingProxyType(
    {
        ProgramState.PAID: FaultCode.PAYMENT_DUPLICATE,
        ProgramState.CANCELLED: FaultCode.PAYMENT_CANCELLED,
    }
)


def unpayable(session: Session, found: NoticedPosition, today: date) -> FaultCode | None:
    """Why this notice cannot be paid now, None when it can.

    The hub does not look at due dates (hub protocol 3a.2): what its kind lets expire is refused by
    us from the day after, whether or not its status says so already.

    Of a plan that has begun, what is not yet paid can; the other ways to pay that debt are no
    longer there, as in the hub's own copy (hub protocol 3b.3).
    """
    if (refusal := UNPAYABLE.get(PositionStatus(found.position.status))) is not None:
        return refusal
    if found.installment.status != InstallmentStatus.UNPAID:
        return FaultCode.PAYMENT_DUPLICATE
    if found.position.expires and found.installment.due_on < today:
        return FaultCode.PAYMENT_EXPIRED
    if found.position.status == PositionStatus.PARTIALLY_PAID:
        parts = positions.due_parts(session, found.position)
        if other_way(parts, found.installment.option_no) is not None:
            return FaultCode.PAYMENT_UNKNOWN
    return None


def is_of_station(notice_number: str, segregation_code: str) -> bool:
    """Numbers of form 3 name their station; the older forms do not (hub protocol 1.1)."""
    return notice_number[0] != "3" or notice_number[1:3] == segregation_code
