"""Names of what is printed, so that a second paper of the same is known to be a copy."""

NOTICE = "notice"
PLAN = "plan"
RECEIPT = "receipt"
SITUATION = "situation"


def notice_document(notice_number: str) -> str:
    """Name of a notice among the printed documents."""
    return f"{NOTICE}/{notice_number}"


def plan_document(notice_number: str) -> str:
    """Name of a paper of several amounts among the printed documents, by its first number."""
    return f"{PLAN}/{notice_number}"


def receipt_document(receipt_id: str) -> str:
    """Name of a receipt among the printed documents."""
    return f"{RECEIPT}/{receipt_id}"


def situation_document(notice_number: str) -> str:
    """Name of a notice's situations among the printed documents."""
    return f"{SITUATION}/{notice_number}"
