import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hub_sandbox.messages import PaidNotice, receipt_request
from hub_sandbox.receipt_documents import receipt_document
from tests.factories.sandbox import (
    NOTICE,
    body_of,
    make_world,
    paid_notice,
)
from tests.shared_spec import spec


def shown(paid: PaidNotice) -> Any:
    return json.loads(receipt_document(paid), parse_float=Decimal)


def test_amounts_are_numbers_in_euro() -> None:
    paid = paid_notice(make_world())
    odd = '"fee": "1.00"'
    paid = replace(paid, data=replace(paid.data, description=odd))
    document = shown(paid)
    assert document["paymentAmount"] == Decimal("22.00")
    assert document["transferList"][0]["transferAmount"] == Decimal("22.00")
    assert isinstance(document["fee"], Decimal)
    assert document["description"] == odd


def test_document_says_what_the_message_says() -> None:
    paid = paid_notice(make_world())
    document, message = shown(paid), body_of(receipt_request(paid)).find("receipt")
    assert message is not None
    assert document["receiptId"] == message.findtext("receiptId")
    assert document["noticeNumber"] == message.findtext("noticeNumber") == NOTICE
    assert document["paymentDateTimeFormatted"] == message.findtext("paymentDateTime")
    assert document["paymentDateTime"] == str(message.findtext("paymentDateTime"))[:10]
    assert document["pspCompanyName"] == message.findtext("PSPCompanyName")


def test_document_has_every_member_of_the_contract_and_no_other() -> None:
    contract = json.loads(spec("pagopa-api", "openapi", "biz_events.json").read_text())
    schemas = contract["components"]["schemas"]
    document = shown(paid_notice(make_world()))
    assert set(document) == set(schemas["CtReceiptModelResponse"]["properties"])
    assert set(document["transferList"][0]) == set(schemas["TransferPA"]["properties"])
    assert set(document["debtor"]) == set(schemas["Debtor"]["properties"])
