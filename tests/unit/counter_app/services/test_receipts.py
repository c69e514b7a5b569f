from counter_app.services.receipts import receipt_of
from payments_core.wire.desk.notice_messages import PartyInfo
from tests.factories.counter import receipt_info
from tests.factories.fake_server import ENTITY, NOW


def test_receipt_is_what_the_server_recorded() -> None:
    payer = PartyInfo(kind="G", identifier="80999990106", full_name="Ditta")
    receipt = receipt_of(
        receipt_info().model_copy(update={"payer": payer, "fee_cents": 150}), ENTITY
    )
    assert receipt.receipt_id == "r-1"
    assert receipt.creditor_tax_code == ENTITY
    assert receipt.amount_cents == sum(each.amount_cents for each in receipt.transfers)
    assert receipt.psp.name == "Banca di Prova"
    assert receipt.fee_cents == 150
    assert receipt.paid_at == NOW
    assert receipt.payer is not None
    assert receipt.payer.full_name == "Ditta"
