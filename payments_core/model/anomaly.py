"""What did not go as it should and somebody should look at."""

from enum import StrEnum


class AnomalyKind(StrEnum):
    """Receipts of odd payments first, then what came from the hub, the banks and our own work, and
    open notices of which the management program that owns them says something else."""

    UNKNOWN_NOTICE = "UNKNOWN_NOTICE"
    DOUBLE_PAYMENT = "DOUBLE_PAYMENT"
    POSITION_CANCELLED = "POSITION_CANCELLED"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
    SHARED_INCOME = "SHARED_INCOME"
    RECEIPT_CONTRADICTS = "RECEIPT_CONTRADICTS"
    MESSAGE_KEPT = "MESSAGE_KEPT"
    FLOW_ANOMALOUS = "FLOW_ANOMALOUS"
    NOTICES_WAITING = "NOTICES_WAITING"
    JOB_FAILING = "JOB_FAILING"
    PROGRAM_SAYS_PAID = "PROGRAM_SAYS_PAID"
    PROGRAM_SAYS_CANCELLED = "PROGRAM_SAYS_CANCELLED"
    PROGRAM_SAYS_UNKNOWN = "PROGRAM_SAYS_UNKNOWN"
