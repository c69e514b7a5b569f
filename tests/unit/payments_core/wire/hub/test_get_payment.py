from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from payments_core.errors import LocalProtocolError
from payments_core.model.debt_position import Party, PersonKind, StampRequest
from payments_core.money import WIRE_MAX_CENTS, Cents, to_wire
from payments_core.wire.hub.envelope import open_envelope
from payments_core.wire.hub.get_payment import (
    POSTAL_IBAN_KEY,
    GetPaymentRequest,
    TransferType,
    Version,
    get_payment_answer,
)
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.shared_parts import StationAddress
from tests.factories import hub_messages as hub
from tests.factories.payment_data import MARIO_ROSSI, installment, payment, transfer

STATION = StationAddress(hub.ENTITY, hub.ENTITY, f"{hub.ENTITY}_01")


def request(version: Version, transfer_type: TransferType | None = None) -> GetPaymentRequest:
    return GetPaymentRequest(STATION, hub.ENTITY, hub.NOTICE, version, transfer_type=transfer_type)


def text_of(element: etree._Element, path: str) -> str | None:
    return element.findtext(path)


@pytest.mark.parametrize("version", [1, 2])
def test_request_is_read_whole(version: Version) -> None:
    assert parse_request(hub.request(hub.get_payment_request(version))) == GetPaymentRequest(
        station=STATION,
        entity_tax_code=hub.ENTITY,
        notice_number=hub.NOTICE,
        version=version,
        amount_cents=Cents(1000),
        payment_note="cart 1",
        transfer_type=TransferType.PAGOPA,
        due_on=date(2026, 12, 31),
    )


@pytest.mark.parametrize("version", [1, 2])
def test_request_may_leave_out_what_is_optional(version: Version) -> None:
    body = hub.request(hub.get_payment_request(version, full=False))
    assert parse_request(body) == request(version)


@given(
    version=st.sampled_from([1, 2]),
    number=st.from_regex(r"[0-9]{18}", fullmatch=True),
    amount_cents=st.integers(0, WIRE_MAX_CENTS),
    note=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn")), min_size=1),
    wanted=st.sampled_from(TransferType),
    due_on=st.dates(),
)
def test_every_value_arrives_as_it_was_sent(
    version: Version,
    number: str,
    amount_cents: int,
    note: str,
    wanted: TransferType,
    due_on: date,
) -> None:
    tree = hub.with_field(
        hub.get_payment_request(version), "qrCode/noticeNumber", ("noticeNumber", number)
    )
    for field, value in (
        ("amount", to_wire(amount_cents)),
        ("paymentNote", note),
        ("transferType", wanted.value),
        ("dueDate", due_on.isoformat()),
    ):
        tree = hub.with_field(tree, field, (field, value))
    assert parse_request(hub.request(tree)) == GetPaymentRequest(
        STATION, hub.ENTITY, number, version, Cents(amount_cents), note, wanted, due_on
    )


@pytest.mark.parametrize("version", [1, 2])
def test_answer_holds_the_whole_payment(schema_errors: Any, version: Version) -> None:
    answer = get_payment_answer(
        request(version), payment(office_name="Anagrafe", metadata=(("kind", "CIE"),))
    )
    assert schema_errors(answer) == []
    message = open_envelope(answer)
    assert text_of(message, "outcome") == "OK"
    assert text_of(message, "data/creditorReferenceId") == hub.NOTICE[1:]
    assert text_of(message, "data/paymentAmount") == "22.21"
    assert text_of(message, "data/dueDate") == "2026-12-31"
    assert text_of(message, "data/companyName") == "Comune di Esempio"
    assert text_of(message, "data/officeName") == "Anagrafe"
    assert text_of(message, "data/debtor/fullName") == "Mario Rossi"
    assert text_of(message, "data/debtor/e-mail") == "mario.rossi@example.org"
    assert text_of(message, "data/transferList/transfer/IBAN") == hub.BANK_IBAN
    assert text_of(message, "data/transferList/transfer/transferCategory") == "9/0101100SP/"
    assert text_of(message, "data/metadata/mapEntry/key") == "kind"


def test_name_of_a_beneficiary_travels_in_version_2_only() -> None:
    def name(version: Version) -> str | None:
        message = open_envelope(get_payment_answer(request(version), payment()))
        return text_of(message, "data/transferList/transfer/companyName")

    assert name(1) is None
    assert name(2) == "Comune di Esempio"


def test_reference_of_an_old_notice_is_its_own() -> None:
    old = payment(installment=installment(notice_number="001721265093769322"))
    message = open_envelope(get_payment_answer(request(2), old))
    assert text_of(message, "data/creditorReferenceId") == "721265093769322"


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    ("iban", "postal", "wanted", "expected", "beside"),
    [
        (hub.BANK_IBAN, None, None, hub.BANK_IBAN, None),
        (hub.BANK_IBAN, None, TransferType.PAGOPA, hub.BANK_IBAN, None),
        (hub.BANK_IBAN, None, TransferType.POSTAL, hub.BANK_IBAN, None),
        (hub.BANK_IBAN, hub.POSTAL_IBAN, None, hub.BANK_IBAN, hub.POSTAL_IBAN),
        (hub.BANK_IBAN, hub.POSTAL_IBAN, TransferType.PAGOPA, hub.BANK_IBAN, hub.POSTAL_IBAN),
        (hub.BANK_IBAN, hub.POSTAL_IBAN, TransferType.POSTAL, hub.POSTAL_IBAN, None),
        (hub.POSTAL_IBAN, None, TransferType.PAGOPA, hub.POSTAL_IBAN, None),
        (hub.POSTAL_IBAN, hub.POSTAL_IBAN, None, hub.POSTAL_IBAN, None),
    ],
)
def test_account_follows_what_the_payer_side_wants(
    schema_errors: Any,
    version: Version,
    iban: str,
    postal: str | None,
    wanted: TransferType | None,
    expected: str,
    beside: str | None,
) -> None:
    part = transfer(iban=iban, postal_iban=postal)
    answer = get_payment_answer(request(version, wanted), payment(part))
    assert schema_errors(answer) == []
    message = open_envelope(answer)
    assert text_of(message, "data/transferList/transfer/IBAN") == expected
    entry = message.find("data/transferList/transfer/metadata/mapEntry")
    told = None if entry is None else (entry.findtext("key"), entry.findtext("value"))
    assert told == (None if beside is None else (POSTAL_IBAN_KEY, beside))


@pytest.mark.parametrize(
    "changes",
    [
        {"company_name": ""},
        {"installment": installment(description="x" * 141)},
        {"installment": installment(amount_cents=Cents(1))},
        {"installment": installment(transfer(transfer_no=6))},
        {"installment": installment(transfer(remittance=""))},
        {"installment": installment(transfer(category="x" * 141))},
        {"installment": installment(transfer(iban="x" * 36))},
        {"installment": installment(transfer(beneficiary_tax_code="1"))},
        {"debtor": Party(PersonKind.NATURAL, "RSSMRA80A01Z999Y", "x" * 71)},
        {"metadata": (("", "value"),)},
    ],
)
def test_answer_that_the_schema_refuses_is_not_sent(changes: dict[str, Any]) -> None:
    with pytest.raises(LocalProtocolError):
        get_payment_answer(request(2), payment(**changes))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([1, 2]),
    st.sampled_from([None, *TransferType]),
    st.lists(st.integers(1, 10_000), min_size=1, max_size=5),
    st.dates(date(1000, 1, 1)),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn")), min_size=1, max_size=70),
    st.booleans(),
)
def test_every_answer_keeps_the_schema(
    schema_errors: Any,
    version: Version,
    wanted: TransferType | None,
    amounts: list[int],
    due_on: date,
    name: str,
    postal: bool,
) -> None:
    parts = tuple(
        transfer(
            transfer_no=number,
            amount_cents=Cents(cents),
            postal_iban=hub.POSTAL_IBAN if postal else None,
        )
        for number, cents in enumerate(amounts, start=1)
    )
    debtor = Party(PersonKind.LEGAL, hub.ENTITY, name, MARIO_ROSSI.address)
    data = payment(installment=installment(*parts, due_on=due_on, description=name), debtor=debtor)
    answer = get_payment_answer(request(version, wanted), data)
    assert schema_errors(answer) == []
    assert text_of(open_envelope(answer), "data/debtor/fullName") == name


#: The SHA-256 of nothing.
STAMP = StampRequest("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "GE")


def stamped(**changes: Any) -> Any:
    return transfer(transfer_no=2, iban=None, stamp=STAMP, **changes)


@pytest.mark.parametrize("wanted", [None, *TransferType])
def test_stamp_is_asked_for_in_place_of_an_account(
    schema_errors: Any, wanted: TransferType | None
) -> None:
    answer = get_payment_answer(request(2, wanted), payment(transfer(), stamped()))
    assert schema_errors(answer) == []
    body = open_envelope(answer)
    money, stamp = body.findall("data/transferList/transfer")
    assert money.find("IBAN") is not None
    assert money.find("richiestaMarcaDaBollo") is None
    assert (stamp.find("IBAN"), stamp.find("metadata")) == (None, None)
    assert [child.text for child in stamp.iterfind("richiestaMarcaDaBollo/*")] == [
        STAMP.document_hash, "01", "GE",
    ]  # fmt: skip
    assert text_of(body, "data/paymentAmount") == "44.42"


def test_first_version_has_no_words_for_a_stamp() -> None:
    with pytest.raises(LocalProtocolError) as refused:
        get_payment_answer(request(1), payment(transfer(), stamped()))
    assert refused.value.facts["field"] == "richiestaMarcaDaBollo"


@pytest.mark.parametrize(
    "stamp",
    [
        StampRequest("abc", "GE"),
        StampRequest("A" * 76, "GE"),
        StampRequest("e3b0-c442", "GE"),
        StampRequest(STAMP.document_hash, "Genova"),
        StampRequest(STAMP.document_hash, ""),
    ],
)
def test_stamp_that_the_schema_refuses_is_not_asked_for(stamp: StampRequest) -> None:
    bought = transfer(iban=None, stamp=stamp)
    with pytest.raises(LocalProtocolError):
        get_payment_answer(request(2), payment(bought))
