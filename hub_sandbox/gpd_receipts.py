"""The receipts that GPD keeps (payments-receipts-service), as the service finds and shows them.

It keeps one for each IUV: what GPD did not take, a second payment above all, is not among them. A
list is in the order of the IUVs; days count only as Rome writes them in the receipt.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hub_sandbox.gpd import Gpd
from hub_sandbox.ledger import Ledger
from hub_sandbox.messages import PaidNotice, kept_receipt, paid_wall_clock
from hub_sandbox.positions.refusals import PositionRefusal


@dataclass(frozen=True, slots=True)
class ReceiptQuery:
    """What a list is asked for; pages are counted from 0, days are included."""

    page: int
    size: int
    first: date
    last: date
    segregation_codes: tuple[str, ...] = ()
    debtor: str | None = None
    service: str = ""
    debtor_or_iuv: str = ""

    def finds(self, paid: PaidNotice) -> bool:
        """Whether a payment is among what is asked for."""
        iuv, debtor = paid.data.creditor_reference, paid.data.debtor.identifier
        return (
            self.first.isoformat() <= paid_wall_clock(paid)[:10] <= self.last.isoformat()
            and _is_authorized(iuv, self.segregation_codes)
            and self.debtor in (None, debtor)
            and iuv.startswith(self.service)
            and (iuv.startswith(self.debtor_or_iuv) or debtor.startswith(self.debtor_or_iuv))
        )


class GpdReceipts:
    """Shows an entity the receipts of its positions in GPD."""

    def __init__(self, ledger: Ledger, gpd: Gpd) -> None:
        self._ledger = ledger
        self._gpd = gpd

    def page(self, entity_id: str, query: ReceiptQuery) -> dict[str, Any]:
        """A page of the list (PaymentsResult); of what is hidden its place alone is there."""
        found = [paid for paid in self._kept(entity_id) if query.finds(paid)]
        if not found:
            raise PositionRefusal(404, "Not found the receipts", f"none of {entity_id}")
        pages = -(-len(found) // query.size)
        if query.page >= pages:
            raise PositionRefusal(400, "Not enough elements", f"{pages} pages")
        some = found[query.page * query.size :][: query.size]
        shown = [_line(paid) for paid in some if not self._ledger.hides(paid.receipt_id)]
        return {
            "currentPageNumber": query.page,
            "length": len(shown),
            "totalPages": pages,
            "results": shown,
        }

    def document(self, entity_id: str, iuv: str, segregation_codes: tuple[str, ...]) -> bytes:
        """The receipt of an IUV as XML."""
        if not _is_authorized(iuv, segregation_codes):
            raise PositionRefusal(403, "Forbidden", "segregation code of somebody else")
        for paid in self._kept(entity_id):
            if paid.data.creditor_reference == iuv:
                if self._ledger.hides(paid.receipt_id):
                    raise PositionRefusal(422, "The receipts recovery is failed", "not paid yet")
                return kept_receipt(paid)
        raise PositionRefusal(404, "Not found the receipt", f"{iuv} of {entity_id}")

    def _kept(self, entity_id: str) -> list[PaidNotice]:
        kept = (
            paid
            for paid in self._ledger.payments()
            if paid.entity.tax_code == entity_id and self._gpd.has_receipt(paid.receipt_id)
        )
        return sorted(kept, key=lambda paid: paid.data.creditor_reference)


def _is_authorized(iuv: str, segregation_codes: tuple[str, ...]) -> bool:
    return not segregation_codes or iuv[:2] in segregation_codes


def _line(paid: PaidNotice) -> dict[str, str]:
    return {
        "organizationFiscalCode": paid.entity.tax_code,
        "iuv": paid.data.creditor_reference,
        "debtor": paid.data.debtor.identifier,
        "paymentDateTime": paid_wall_clock(paid),
        "status": "PAID",
    }
