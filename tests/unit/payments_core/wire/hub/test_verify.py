from typing import Any

import pytest

from payments_core.errors import LocalProtocolError
from payments_core.money import Cents
from payments_core.wire.hub.envelope import open_envelope
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.shared_parts import StationAddress
from payments_core.wire.hub.verify import VerifyRequest, verify_answer
from tests.factories import hub_messages as hub
from tests.factories.payment_data import installment, payment, transfer


def test_request_is_read_whole() -> None:
    assert parse_request(hub.request(hub.verify_request())) == VerifyRequest(
        StationAddress(hub.ENTITY, hub.ENTITY, f"{hub.ENTITY}_01"), hub.ENTITY, hub.NOTICE
    )


@pytest.mark.parametrize("number", ["311111111112222222", "901000000000004285"])
def test_number_with_bad_check_or_unknown_form_is_no_fault_of_syntax(number: str) -> None:
    tree = hub.with_field(hub.verify_request(), "qrCode/noticeNumber", ("noticeNumber", number))
    request = parse_request(hub.request(tree))
    assert isinstance(request, VerifyRequest)
    assert request.notice_number == number


@pytest.mark.parametrize("office", [None, "", "Anagrafe"])
def test_answer_tells_everything_that_the_hub_demands(schema_errors: Any, office: str) -> None:
    answer = verify_answer(payment(office_name=office))
    assert schema_errors(answer) == []
    message = open_envelope(answer)
    described = message.find("paymentList/paymentOptionDescription")
    assert described is not None
    assert {child.tag: child.text for child in described} == {
        "amount": "22.21",
        "options": "EQ",
        "dueDate": "2026-12-31",
        "detailDescription": "Carta d'identità elettronica",
        "allCCP": "false",
    }
    told = {child.tag: child.text for child in message if len(child) == 0}
    assert told == {
        "outcome": "OK",
        "paymentDescription": "Carta d'identità elettronica",
        "fiscalCodePA": hub.ENTITY,
        "companyName": "Comune di Esempio",
        **({"officeName": office} if office else {}),
    }


@pytest.mark.parametrize(
    ("postal_ibans", "expected"),
    [
        ((hub.POSTAL_IBAN, hub.POSTAL_IBAN), "true"),
        ((hub.POSTAL_IBAN, None), "false"),
        ((None, None), "false"),
    ],
)
def test_all_postal_needs_a_postal_account_for_every_transfer(
    postal_ibans: tuple[str | None, ...], expected: str
) -> None:
    parts = [
        transfer(transfer_no=number, postal_iban=postal)
        for number, postal in enumerate(postal_ibans, start=1)
    ]
    message = open_envelope(verify_answer(payment(*parts)))
    assert message.findtext("paymentList/paymentOptionDescription/allCCP") == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"company_name": ""},
        {"company_name": "x" * 141},
        {"office_name": "x" * 141},
        {"creditor_tax_code": "RSSMRA80A01Z999Y"},
        {"installment": installment(description="")},
        {"installment": installment(transfer(amount_cents=Cents(0)))},
        {"installment": installment(amount_cents=Cents(1))},
    ],
)
def test_answer_that_the_schema_refuses_is_not_sent(changes: dict[str, Any]) -> None:
    with pytest.raises(LocalProtocolError):
        verify_answer(payment(**changes))
