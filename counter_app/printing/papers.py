"""Which bytes a document is on which printer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from payments_core.notice.content import AnyNotice, ReceiptContent
from payments_core.notice.situation import SituationContent
from payments_documents.notices import notice_page
from payments_documents.receipts import receipt_page, situation_page
from payments_documents.rolls import roll
from payments_documents.rolls.printer_profile import PrinterProfile


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of the counter, in Italian: what citizens receive."""

    notice_page: Callable[[AnyNotice], bytes] = notice_page.render
    receipt_page: Callable[[ReceiptContent], bytes] = receipt_page.render
    notice_roll: Callable[..., bytes] = roll.notice_roll
    receipt_roll: Callable[..., bytes] = roll.receipt_roll
    situation_page: Callable[[SituationContent], bytes] = situation_page.render

    def on(self, profile: PrinterProfile | None) -> "Papers":
        """The same with rolls for this printer; None leaves them as they are."""
        if profile is None:
            return self
        return replace(
            self,
            notice_roll=partial(self.notice_roll, profile=profile),
            receipt_roll=partial(self.receipt_roll, profile=profile),
        )


CITIZENS_PAPERS = Papers()
