"""Names of what is printed, so that a second paper of the same is known to be a copy."""

NOTICE = "notice"
RECEIPT = "receipt"
SITUATION = "situation"


def notice_document(notice_number: str) -> str:
    """Name of a notice among the printed documents."""
    return f"{NOTICE}/{notice_number}"


def receipt_document(receipt_id: str) -> str:
    """Name of a receipt among the printed documents."""
    return f"{RECEIPT}/{receipt_id}"


def situation_document(notice_number: str) -> str:
    """Name of a notice's situations among the printed documents."""
    return f"{SITUATION}/{notice_number}"
