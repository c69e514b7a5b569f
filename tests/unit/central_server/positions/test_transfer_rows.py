from central_server.positions.models import AllocationRow, TransferRow
from central_server.positions.transfer_rows import allocation_values, transfer_values
from payments_core.model.debt_position import AllocatedAmount, StampRequest, Transfer
from payments_core.money import Cents
from tests.factories.server import BANK_IBAN, ENTITY

PLACE = {"entity_id": ENTITY, "position_id": "p", "option_no": 1, "installment_no": 2}


def transfer(**changes) -> Transfer:
    values = {
        "transfer_no": 3, "amount_cents": Cents(2195), "beneficiary_tax_code": ENTITY,
        "beneficiary_name": "Comune di Esempio", "iban": BANK_IBAN, "postal_iban": None,
        "remittance": "/RFB/1", "category": "9/0301100AP/",
    }  # fmt: skip
    return Transfer(**values | changes)


def test_row_says_where_the_money_goes():
    row = TransferRow(**transfer_values(transfer(), PLACE))
    assert (row.installment_no, row.transfer_no, row.amount_cents) == (2, 3, 2195)
    assert (row.iban, row.stamp_document_hash, row.stamp_province) == (BANK_IBAN, None, None)


def test_stamp_is_bought_and_goes_to_no_account():
    stamp = StampRequest(document_hash="aGFzaA==", province="GE")
    row = TransferRow(**transfer_values(transfer(iban=None, stamp=stamp), PLACE))
    assert (row.iban, row.stamp_document_hash, row.stamp_province) == (None, "aGFzaA==", "GE")


def test_allocations_are_numbered_in_their_order():
    parts = (
        AllocatedAmount(Cents(2000), "3010/1", "2026/15"),
        AllocatedAmount(Cents(195), "3010/2", None, revenue=False),
    )
    rows = [
        AllocationRow(**values) for values in allocation_values(transfer(allocations=parts), PLACE)
    ]
    assert [(row.transfer_no, row.allocation_no, row.amount_cents) for row in rows] == [
        (3, 1, 2000), (3, 2, 195),
    ]  # fmt: skip
    assert [(row.chapter, row.assessment, row.revenue) for row in rows] == [
        ("3010/1", "2026/15", True), ("3010/2", None, False),
    ]  # fmt: skip
