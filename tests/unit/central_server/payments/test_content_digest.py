from dataclasses import replace

from central_server.payments.content_digest import content_digest
from tests.factories.released_debts import number_of, receipt_for

RECEIPT = receipt_for(number_of(1))


def test_both_versions_of_a_receipt_agree() -> None:
    first_version = replace(
        RECEIPT,
        transfers=tuple(replace(part, beneficiary_name=None) for part in RECEIPT.transfers),
    )
    assert content_digest(RECEIPT) == content_digest(first_version)


def test_any_other_difference_tells() -> None:
    transfer = RECEIPT.transfers[0]
    others = [
        replace(RECEIPT, amount_cents=RECEIPT.amount_cents + 1),
        replace(RECEIPT, paid_at=None),
        replace(RECEIPT, stand_in=True),
        replace(RECEIPT, transfers=(replace(transfer, stamp=b"stamp", iban=None),)),
        replace(RECEIPT, debtor=replace(RECEIPT.debtor, full_name="Maria Rossi")),
    ]
    digests = {content_digest(receipt) for receipt in [RECEIPT, *others]}
    assert len(digests) == len(others) + 1
