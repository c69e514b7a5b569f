import base64
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.clock import from_rome_wall_clock
from payments_core.errors import RemoteProtocolError
from payments_core.model.debt_position import Party, PersonKind
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import WIRE_MAX_CENTS, Cents, to_wire
from payments_core.wire.hub.faults import FaultCode, fault_code_of
from payments_core.wire.hub.get_payment import Version
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.send_receipt import (
    RECEIPT_ID_MAX_LENGTH,
    ReceiptExtras,
    SendReceiptRequest,
    receipt_answer,
)
from payments_core.wire.hub.shared_parts import StationAddress
from tests.factories import hub_messages as hub
from tests.factories.hub_messages import Tree
from tests.factories.payment_data import MARIO_ROSSI

RECEIPT = Receipt(
    receipt_id="0f3c9d9e0c6f4a0f8f1f5e2d7b6a5c4d",
    notice_number=hub.NOTICE,
    creditor_tax_code=hub.ENTITY,
    creditor_reference=hub.NOTICE[1:],
    amount_cents=Cents(1000),
    description="Carta d'identità",
    company_name="Comune di Esempio",
    office_name="Anagrafe",
    debtor=MARIO_ROSSI,
    payer=MARIO_ROSSI,
    transfers=(
        ReceiptTransfer(
            transfer_no=1,
            amount_cents=Cents(1000),
            beneficiary_tax_code=hub.ENTITY,
            beneficiary_name="Comune di Esempio",
            iban=hub.BANK_IBAN,
            remittance="Carta d'identità",
            category="9/0101100SP/",
            metadata=(("note", "value of note"),),
        ),
    ),
    psp=Psp(
        psp_id="PSPTEST",
        name="Banca di Prova",
        tax_code=hub.OTHER_ENTITY,
        vat_number=hub.OTHER_ENTITY,
        channel_id=f"{hub.OTHER_ENTITY}_01",
        channel="app",
    ),
    payment_method="creditCard",
    fee_cents=Cents(150),
    paid_at=datetime(2026, 7, 1, 10, 30, tzinfo=UTC),
    application_on=date(2026, 7, 1),
    transfer_on=date(2026, 7, 2),
    stand_in=True,
    metadata=(("origin", "value of origin"),),
)


def read(version: Version, receipt: Tree | None = None) -> SendReceiptRequest:
    request = parse_request(hub.request(hub.send_receipt_request(version, receipt)))
    assert isinstance(request, SendReceiptRequest)
    return request


@pytest.mark.parametrize("version", [1, 2])
def test_receipt_is_read_whole(version: Version) -> None:
    request = read(version)
    assert request.receipt == RECEIPT
    assert request.version == version
    assert request.station == StationAddress(hub.ENTITY, hub.ENTITY, f"{hub.ENTITY}_01")


def test_both_versions_of_a_receipt_are_the_same_receipt() -> None:
    assert read(1).receipt == read(2).receipt
    assert read(1).receipt.transfers[0].beneficiary_name is None
    assert read(2).receipt.transfers[0].beneficiary_name == "Comune di Esempio"


def test_what_only_version_2_says_is_kept_apart() -> None:
    assert read(1).extras == ReceiptExtras()
    assert read(2).extras == ReceiptExtras("cart 1", Cents(50), "b1", "c1")


@pytest.mark.parametrize("version", [1, 2])
def test_receipt_may_leave_out_what_is_optional(version: Version) -> None:
    receipt = read(version, hub.receipt(version, full=False)).receipt
    assert receipt.payer is None
    assert receipt.paid_at is None
    assert receipt.application_on is None
    assert receipt.transfer_on is None
    assert receipt.fee_cents is None
    assert receipt.payment_method is None
    assert receipt.office_name is None
    assert receipt.psp.tax_code is None
    assert receipt.metadata == receipt.transfers[0].metadata == ()
    assert receipt.stand_in is False
    assert receipt.debtor == Party(PersonKind.NATURAL, "RSSMRA80A01Z999Y", "Mario Rossi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-01T12:30:00", datetime(2026, 7, 1, 10, 30, tzinfo=UTC)),
        ("2026-01-01T12:30:00", datetime(2026, 1, 1, 11, 30, tzinfo=UTC)),
        ("2026-07-01T12:30:00+02:00", datetime(2026, 7, 1, 10, 30, tzinfo=UTC)),
        ("2026-07-01T12:30:00Z", datetime(2026, 7, 1, 12, 30, tzinfo=UTC)),
    ],
)
def test_time_of_payment_is_romes_unless_it_says_otherwise(text: str, expected: datetime) -> None:
    receipt = hub.with_field(hub.receipt(2), "paymentDateTime", ("paymentDateTime", text))
    assert read(2, receipt).receipt.paid_at == expected


def text(max_size: int) -> st.SearchStrategy[str]:
    characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cn"))
    return st.text(characters, min_size=1, max_size=max_size)


@given(
    version=st.sampled_from([1, 2]),
    receipt_id=text(RECEIPT_ID_MAX_LENGTH),
    reference=text(35),
    description=text(140),
    amount_cents=st.integers(0, WIRE_MAX_CENTS),
    fee_cents=st.integers(0, WIRE_MAX_CENTS),
    wall_clock=st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)),  # noqa: DTZ001 - no zone on the wire
    transfer_on=st.dates(),
    stamp=st.binary(max_size=200),
)
def test_every_value_arrives_as_it_was_sent(
    version: Version,
    receipt_id: str,
    reference: str,
    description: str,
    amount_cents: int,
    fee_cents: int,
    wall_clock: datetime,
    transfer_on: date,
    stamp: bytes,
) -> None:
    sent_stamp = base64.b64encode(stamp).decode() if version == 2 else None
    tree = hub.receipt(version, transfers=[hub.transfer(1, version, stamp=sent_stamp)])
    for field, value in (
        ("receiptId", receipt_id),
        ("creditorReferenceId", reference),
        ("description", description),
        ("paymentAmount", to_wire(amount_cents)),
        ("fee", to_wire(fee_cents)),
        ("paymentDateTime", wall_clock.isoformat()),
        ("transferDate", transfer_on.isoformat()),
    ):
        tree = hub.with_field(tree, field, (field, value))
    receipt = read(version, tree).receipt
    assert receipt.receipt_id == receipt_id
    assert receipt.creditor_reference == reference
    assert receipt.description == description
    assert receipt.amount_cents == amount_cents
    assert receipt.fee_cents == fee_cents
    assert receipt.paid_at == from_rome_wall_clock(wall_clock)
    assert receipt.transfer_on == transfer_on
    assert receipt.transfers[0].stamp == (stamp if version == 2 else None)


def test_stamp_takes_the_place_of_the_account_and_its_bytes_are_kept() -> None:
    transfers = [hub.transfer(1, 2), hub.transfer(2, 2, stamp="PG1hcmNhLz4=")]
    paid = read(2, hub.receipt(2, transfers=transfers)).receipt.transfers
    assert [(part.transfer_no, part.iban, part.stamp) for part in paid] == [
        (1, hub.BANK_IBAN, None),
        (2, None, b"<marca/>"),
    ]


def test_stamp_does_not_exist_in_version_1() -> None:
    receipt = hub.receipt(1, transfers=[hub.transfer(1, 1, stamp="PG1hcmNhLz4=")])
    with pytest.raises(RemoteProtocolError) as refusal:
        read(1, receipt)
    assert refusal.value.facts["field"] == "receipt/transferList/transfer/IBAN"


@pytest.mark.parametrize("version", [1, 2])
def test_receipt_that_contradicts_the_debt_is_still_a_receipt(version: Version) -> None:
    receipt = hub.receipt(version)
    for field, text in (
        ("paymentAmount", "0.00"),
        ("noticeNumber", "999999999999999999"),
        ("creditorReferenceId", "anything"),
        ("description", "other"),
    ):
        receipt = hub.with_field(receipt, field, (field, text))
    read_back = read(version, receipt).receipt
    assert read_back.amount_cents == 0
    assert read_back.creditor_reference == "anything"


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("outcome", "KO", "not_paid"),
        ("receiptId", "", "empty"),
        ("receiptId", "x" * (RECEIPT_ID_MAX_LENGTH + 1), "too_long"),
    ],
)
def test_what_is_no_receipt_is_nonsense_and_not_bad_syntax(
    version: Version, field: str, text: str, reason: str
) -> None:
    with pytest.raises(RemoteProtocolError) as refusal:
        read(version, hub.with_field(hub.receipt(version), field, (field, text)))
    assert fault_code_of(refusal.value) is FaultCode.SEMANTICS
    assert refusal.value.facts["field"] == f"receipt/{field}"
    assert refusal.value.facts["reason"] == reason


@pytest.mark.parametrize("count", [0, 6])
def test_transfers_are_one_to_five(count: int) -> None:
    transfers: Tree = ("transferList", [hub.transfer(1, 2)] * count)
    with pytest.raises(RemoteProtocolError) as refusal:
        read(2, hub.with_field(hub.receipt(2), "transferList", transfers))
    assert refusal.value.facts["field"] == "receipt/transferList/transfer"


@pytest.mark.parametrize("version", [1, 2])
def test_answer_says_ok_and_keeps_the_schema(schema_errors: Any, version: Version) -> None:
    answer = receipt_answer(read(version))
    assert schema_errors(answer) == []
    ending = b"paSendRTRes" if version == 1 else b"paSendRTV2Response"
    assert ending in answer
    assert b"<outcome>OK</outcome>" in answer
