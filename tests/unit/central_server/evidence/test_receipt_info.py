from dataclasses import replace

import pytest

from central_server.evidence.receipt_info import receipt_info
from central_server.payments import repository, service
from payments_core.wire.desk.notice_messages import ReceiptInfo
from tests.factories.money_day import CALLER
from tests.factories.released_debts import DEBTOR, add_position, number_of, receipt_for
from tests.factories.server import ENTITY, add_entity

NUMBER = number_of(1)


@pytest.mark.parametrize("payer", [None, DEBTOR])
def test_desks_read_what_the_hub_wrote(session, clock, payer) -> None:
    add_entity(session)
    add_position(session)
    receipt = replace(receipt_for(NUMBER), payer=payer)
    service.record_receipt(session, CALLER, receipt, b"raw", 2, clock)
    (stored,) = repository.receipts_of_notice(session, ENTITY, NUMBER)
    info = receipt_info(stored, "SPV1CODE")
    assert info.code == "SPV1CODE"
    assert (info.office_name, info.psp_tax_code) == (receipt.office_name, receipt.psp.tax_code)
    assert info.application_on == receipt.application_on
    assert (info.receipt_id, info.amount_cents) == (receipt.receipt_id, receipt.amount_cents)
    assert (info.paid_at, info.received_at) == (receipt.paid_at, clock.now())
    assert info.debtor.full_name == receipt.debtor.full_name
    assert (info.payer.full_name if info.payer else None) == (payer and payer.full_name)
    (transfer,) = info.transfers
    of_hub = receipt.transfers[0]
    assert (transfer.transfer_no, transfer.iban, transfer.beneficiary_name, transfer.stamp) == (
        1, of_hub.iban, of_hub.beneficiary_name, None
    )  # fmt: skip


def test_duty_stamp_reaches_the_desk_as_it_was_signed(session, clock) -> None:
    add_entity(session)
    add_position(session)
    receipt = receipt_for(NUMBER)
    stamped = replace(receipt.transfers[0], iban=None, stamp=b"<marca>\xff</marca>")
    receipt = replace(receipt, transfers=(stamped,))
    service.record_receipt(session, CALLER, receipt, b"raw", 2, clock)
    (stored,) = repository.receipts_of_notice(session, ENTITY, NUMBER)
    told = receipt_info(stored, None).model_dump_json()
    (transfer,) = ReceiptInfo.model_validate_json(told).transfers
    assert transfer.stamp == b"<marca>\xff</marca>"
