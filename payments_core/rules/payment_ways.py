"""How each way to pay a debt stands today, as the hub shows it to whoever wants to choose.

A way (opzione di pagamento) is the single payment or a plan of instalments. Once an instalment of
one way is paid the others are out of the question (hub protocol 3b.3). What is past its due date
can still be paid, unless its kind lets it expire.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from payments_core.model.debt_position import InstallmentStatus


class InstallmentState(StrEnum):
    """States of one instalment (hub protocol 3a.4)."""

    UNPAID = "POI_UNPAID"
    PAID = "POI_PAID"
    EXPIRED_NOT_PAYABLE = "POI_EXPIRED_NOT_PAYABLE"
    EXPIRED_UNPAID = "POI_EXPIRED_UNPAID"
    INVALID = "POI_INVALID"


class WayState(StrEnum):
    """States of one way to pay (hub protocol 3a.4)."""

    UNPAID = "PO_UNPAID"
    PAID = "PO_PAID"
    PARTIALLY_PAID = "PO_PARTIALLY_PAID"
    EXPIRED_NOT_PAYABLE = "PO_EXPIRED_NOT_PAYABLE"
    EXPIRED_UNPAID = "PO_EXPIRED_UNPAID"
    INVALID = "PO_INVALID"


#: In which something can be paid.
PAYABLE = frozenset({InstallmentState.UNPAID, InstallmentState.EXPIRED_UNPAID})


def installment_state(
    status: InstallmentStatus, due_on: date, today: date, *, expires: bool, other_begun: bool
) -> InstallmentState:
    """How one instalment stands; `other_begun` when the debt is being paid in another way.

    >>> installment_state(InstallmentStatus.UNPAID, date(2026, 3, 1), date(2026, 3, 2),
    ...                   expires=False, other_begun=False).value
    'POI_EXPIRED_UNPAID'
    """
    if status is not InstallmentStatus.UNPAID:
        return InstallmentState.PAID
    if other_begun:
        return InstallmentState.INVALID
    if due_on >= today:
        return InstallmentState.UNPAID
    return InstallmentState.EXPIRED_NOT_PAYABLE if expires else InstallmentState.EXPIRED_UNPAID


def way_state(states: Sequence[InstallmentState]) -> WayState:
    """How a way stands by its instalments, of which there is one at least."""
    found = set(states)
    if found == {InstallmentState.PAID}:
        return WayState.PAID
    if InstallmentState.PAID in found:
        return WayState.PARTIALLY_PAID
    if InstallmentState.INVALID in found:
        return WayState.INVALID
    if InstallmentState.UNPAID in found:
        return WayState.UNPAID
    if InstallmentState.EXPIRED_UNPAID in found:
        return WayState.EXPIRED_UNPAID
    return WayState.EXPIRED_NOT_PAYABLE
