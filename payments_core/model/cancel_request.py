"""A cancellation that was asked for, and that somebody else has to approve."""

from enum import StrEnum


class CancelStatus(StrEnum):
    """How far such a request has come.

    REQUESTED: somebody at a desk asked for it, and the notice can still be paid. APPROVED: somebody
    else did, and it is cancelled. REJECTED: somebody did not. MOOT: there is nothing to decide any
    more, because the notice was paid, has expired or is cancelled for another reason.
    """

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    MOOT = "MOOT"
