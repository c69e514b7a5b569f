"""Names of what is printed, so that a second paper of the same is known to be a copy."""

from payments_core.errors import RuleBroken
from payments_core.notice.content import AnyNotice, NoticeContent

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


def paper_document(content: AnyNotice) -> str:
    """Name of a notice of one amount or several; `notice_without_number` for a preview."""
    number = numbers_of(content)[0]
    is_one = isinstance(content, NoticeContent)
    return notice_document(number) if is_one else plan_document(number)


def numbers_of(content: AnyNotice) -> tuple[str, ...]:
    """Those that stand on the paper, in its order; the first names it. Raises
    `notice_without_number` for a preview."""
    numbers = tuple(one.notice_number for one in content.payments if one.notice_number is not None)
    if len(numbers) < len(content.payments):
        raise RuleBroken("notice_without_number")
    return numbers


def receipt_document(receipt_id: str) -> str:
    """Name of a receipt among the printed documents."""
    return f"{RECEIPT}/{receipt_id}"


def situation_document(notice_number: str) -> str:
    """Name of a notice's situations among the printed documents."""
    return f"{SITUATION}/{notice_number}"
