"""Which bytes a document is on which printer."""

from collections.abc import Callable
from dataclasses import dataclass

from payments_core.notice.content import NoticeContent, ReceiptContent
from payments_documents import notice_page, receipt_page, roll


@dataclass(frozen=True, slots=True)
class Papers:
    """The four papers of the counter, in Italian: what citizens receive."""

    notice_page: Callable[[NoticeContent], bytes] = notice_page.render
    receipt_page: Callable[[ReceiptContent], bytes] = receipt_page.render
    notice_roll: Callable[[NoticeContent], bytes] = roll.notice_roll
    receipt_roll: Callable[[ReceiptContent], bytes] = roll.receipt_roll


CITIZENS_PAPERS = Papers()
