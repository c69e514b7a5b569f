from dataclasses import replace

from payments_core.model.receipt import ReceiptTransfer
from payments_core.money import Cents

TRANSFER = ReceiptTransfer(
    transfer_no=1,
    amount_cents=Cents(2221),
    beneficiary_tax_code="80999990106",
    beneficiary_name=None,
    iban="IT60X0542811101000000123456",
    remittance="Carta d'identità",
    category="9/0101100SP/",
)


def test_name_that_only_one_version_carries_makes_no_difference() -> None:
    assert replace(TRANSFER, beneficiary_name="Comune di Esempio") == TRANSFER


def test_everything_else_makes_a_difference() -> None:
    assert replace(TRANSFER, amount_cents=Cents(2222)) != TRANSFER
    assert replace(TRANSFER, iban=None, stamp=b"<marca/>") != TRANSFER
    assert replace(TRANSFER, metadata=(("key", "value"),)) != TRANSFER
