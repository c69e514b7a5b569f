from dataclasses import replace

from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.payments.receipt_rows import receipt_values, transfer_values
from tests.factories.released_debts import DEBTOR, number_of, receipt_for
from tests.factories.server import BANK_IBAN, ENTITY, RATE_CENTS

RECEIPT = receipt_for(number_of(1))

#: Columns that say how the receipt came, not what it says.
OF_THE_DELIVERY = {
    "entity_id", "version", "digest", "raw", "position_id", "anomaly", "received_at",
}  # fmt: skip


def test_every_column_that_the_receipt_fills_is_there() -> None:
    columns = {column.key for column in ReceiptRow.__table__.columns}
    assert set(receipt_values(RECEIPT)) == columns - OF_THE_DELIVERY


def test_payer_is_kept_when_there_is_one() -> None:
    assert receipt_values(RECEIPT)["payer_name"] is None
    values = receipt_values(replace(RECEIPT, payer=DEBTOR))
    assert (values["payer_kind"], values["payer_identifier"], values["payer_name"]) == (
        "F", DEBTOR.identifier, DEBTOR.full_name,
    )  # fmt: skip


def test_transfers_keep_number_amount_and_account() -> None:
    (values,) = transfer_values(ENTITY, RECEIPT)
    assert set(values) == {column.key for column in ReceiptTransferRow.__table__.columns}
    assert (values["transfer_no"], values["amount_cents"], values["iban"]) == (
        1, RATE_CENTS, BANK_IBAN,
    )  # fmt: skip
