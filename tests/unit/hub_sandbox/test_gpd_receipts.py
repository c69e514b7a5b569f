from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from hub_sandbox.gpd import Gpd
from hub_sandbox.gpd_receipts import GpdReceipts, ReceiptQuery
from hub_sandbox.ledger import Ledger
from hub_sandbox.messages import PaidNotice
from hub_sandbox.positions.refusals import PositionRefusal
from tests.factories.sandbox import ENTITY_ID, NOTICE, OTHER_ENTITY_ID, make_gpd_world, paid_notice

PAID = paid_notice(make_gpd_world())
DAY = date(2026, 7, 2)
ALL = ReceiptQuery(0, 2, DAY, DAY)


class Took(Gpd):
    """GPD that took what it is told to have taken."""

    def __init__(self, *receipt_ids: str) -> None:
        self.taken = set(receipt_ids)

    def has_receipt(self, receipt_id: str) -> bool:
        return receipt_id in self.taken


def payment(number: int, **changes: Any) -> PaidNotice:
    data = replace(PAID.data, creditor_reference=f"01{number:015d}")
    return replace(PAID, receipt_id=f"receipt-{number}", data=data, **changes)


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger()
    for number in (3, 1, 2):
        ledger.record_payment(payment(number))
    return ledger


@pytest.fixture
def receipts(ledger: Ledger) -> GpdReceipts:
    return GpdReceipts(ledger, Took("receipt-1", "receipt-2", "receipt-3"))


def references(receipts: GpdReceipts, query: ReceiptQuery) -> list[str]:
    return [str(line["iuv"])[-1] for line in receipts.page(ENTITY_ID, query)["results"]]


def refusal_of(receipts: GpdReceipts, query: ReceiptQuery, entity_id: str = ENTITY_ID) -> int:
    with pytest.raises(PositionRefusal) as refusal:
        receipts.page(entity_id, query)
    return refusal.value.status


def test_pages_are_in_the_order_of_the_iuvs(receipts: GpdReceipts) -> None:
    assert references(receipts, ALL) == ["1", "2"]
    last = receipts.page(ENTITY_ID, replace(ALL, page=1))
    assert (last["currentPageNumber"], last["totalPages"], last["length"]) == (1, 2, 1)
    assert refusal_of(receipts, replace(ALL, page=2)) == 400


def test_line_tells_of_a_payment(receipts: GpdReceipts) -> None:
    assert receipts.page(ENTITY_ID, ALL)["results"][0] == {
        "organizationFiscalCode": ENTITY_ID,
        "iuv": "01000000000000001",
        "debtor": "PRVNNA80A41Z999A",
        "paymentDateTime": "2026-07-02T00:30:15",
        "status": "PAID",
    }


@pytest.mark.parametrize(
    "query",
    [
        replace(ALL, first=DAY + timedelta(days=1)),
        replace(ALL, last=DAY - timedelta(days=1)),
        replace(ALL, segregation_codes=("02", "03")),
        replace(ALL, debtor="PRVNNA80A41Z999"),
        replace(ALL, service="02"),
        replace(ALL, debtor_or_iuv="1"),
    ],
)
def test_what_is_not_asked_for_is_not_found(receipts: GpdReceipts, query: ReceiptQuery) -> None:
    assert refusal_of(receipts, query) == 404


@pytest.mark.parametrize(
    "query",
    [
        replace(ALL, segregation_codes=("02", "01")),
        replace(ALL, debtor="PRVNNA80A41Z999A"),
        replace(ALL, service="01"),
        replace(ALL, debtor_or_iuv="PRVNNA"),
        replace(ALL, debtor_or_iuv="0100000"),
    ],
)
def test_what_is_asked_for_is_found(receipts: GpdReceipts, query: ReceiptQuery) -> None:
    assert references(receipts, query) == ["1", "2"]


def test_what_gpd_did_not_take_is_not_kept(ledger: Ledger) -> None:
    receipts = GpdReceipts(ledger, Took("receipt-2"))
    assert references(receipts, ALL) == ["2"]
    with pytest.raises(PositionRefusal, match="404"):
        receipts.document(ENTITY_ID, "01000000000000001", ())


def test_another_entity_has_none_of_them(receipts: GpdReceipts) -> None:
    assert refusal_of(receipts, ALL, OTHER_ENTITY_ID) == 404
    with pytest.raises(PositionRefusal, match="404"):
        receipts.document(OTHER_ENTITY_ID, "01000000000000001", ())


def test_hidden_receipt_comes_later(ledger: Ledger) -> None:
    ledger.record_payment(payment(0), hidden=2)
    receipts = GpdReceipts(ledger, Took("receipt-0", "receipt-1"))
    assert references(receipts, ALL) == ["1"]
    with pytest.raises(PositionRefusal, match="422"):
        receipts.document(ENTITY_ID, "01000000000000000", ())
    assert references(receipts, ALL) == ["0", "1"]


def test_document_of_an_iuv_is_for_who_has_its_code(receipts: GpdReceipts) -> None:
    document = receipts.document(ENTITY_ID, "01000000000000001", ("01",))
    assert b"<receiptId>receipt-1</receiptId>" in document
    assert NOTICE.encode() in document
    with pytest.raises(PositionRefusal, match="403"):
        receipts.document(ENTITY_ID, "01000000000000001", ("02",))
