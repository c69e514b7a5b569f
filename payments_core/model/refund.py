"""A refund (rimborso): money of a receipt that goes back to whoever paid it twice or by mistake."""

from enum import StrEnum


class RefundStatus(StrEnum):
    """How far a refund has come.

    REQUESTED: somebody at a desk asked for it. APPROVED or REJECTED: somebody else decided.
    EXPORTED: the accounts were told. CLOSED: paid back, with the number of the payment order
    (mandato).
    """

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    EXPORTED = "EXPORTED"
    CLOSED = "CLOSED"
