import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RemoteProtocolError
from payments_core.model.receipt import Receipt, ReceiptTransfer
from payments_core.money import WIRE_MAX_CENTS, Cents, to_wire
from payments_core.wire.hub.receipt_documents import DOCUMENT_LIMIT_BYTES, read_receipt_document
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.send_receipt import SendReceiptRequest
from tests.factories import hub_messages as hub
from tests.factories.hub_messages import Tree
from tests.factories.receipt_documents import Number, document, document_tree, write
from tests.shared_spec import spec


def from_soap(receipt: Tree | None = None) -> Receipt:
    """What the same receipt says as paSendRTV2."""
    request = parse_request(hub.request(hub.send_receipt_request(2, receipt)))
    assert isinstance(request, SendReceiptRequest)
    return request.receipt


RECEIPT = from_soap()
#: Stand-in is the one thing that the document cannot say; it does not name beneficiaries either,
#: which does not count when receipts are compared.
AS_DOCUMENT = replace(RECEIPT, stand_in=False)


def read(**changes: object) -> Receipt:
    return read_receipt_document(document(RECEIPT, **changes))


def refused(data: bytes) -> tuple[object, object]:
    with pytest.raises(RemoteProtocolError) as refusal:
        read_receipt_document(data)
    assert refusal.value.code == "receipt_document_malformed"
    return refusal.value.facts["field"], refusal.value.facts["reason"]


def test_document_is_the_receipt_that_the_message_was() -> None:
    assert RECEIPT.stand_in
    assert read() == AS_DOCUMENT
    assert read().transfers[0].beneficiary_name is None


OPTIONAL = (
    "officeName", "pspFiscalCode", "pspPartitaIVA", "channelDescription", "payer",
    "paymentMethod", "fee", "primaryCiIncurredFee", "idBundle", "idCiBundle", "paymentDateTime",
    "paymentDateTimeFormatted", "applicationDate", "transferDate", "metadata",
)  # fmt: skip


@pytest.mark.parametrize("nothing", [None, "", ...])
def test_what_is_not_known_is_null_empty_or_absent(nothing: object) -> None:
    left_out: dict[str, object] = {
        name: nothing if name not in ("payer", "fee", "metadata") or nothing != "" else None
        for name in OPTIONAL
    }
    receipt = read(**left_out)
    assert receipt.office_name is receipt.payer is receipt.fee_cents is receipt.paid_at is None
    assert receipt.psp.tax_code is receipt.psp.vat_number is receipt.payment_method is None
    assert receipt.application_on is receipt.transfer_on is None
    assert receipt.metadata == ()
    assert receipt.psp.channel == receipt.psp.channel_id


def test_contract_requires_what_the_reader_requires() -> None:
    contract = json.loads(spec("pagopa-api", "openapi", "biz_events.json").read_text())
    schema = contract["components"]["schemas"]["CtReceiptModelResponse"]
    assert set(schema["properties"]) == {*document_tree(RECEIPT), *OPTIONAL}
    assert set(OPTIONAL) == set(schema["properties"]) - set(schema["required"])
    for name in schema["required"]:
        assert refused(document(RECEIPT, **{name: ...}))[0] == name
    parts = contract["components"]["schemas"]
    tree = document_tree(RECEIPT)
    assert set(tree["debtor"]) == set(parts["Debtor"]["properties"])
    assert set(tree["transferList"][0]) == set(parts["TransferPA"]["properties"])
    assert set(tree["metadata"][0]) == set(parts["MapEntry"]["properties"])


def test_instant_is_the_formatted_one_and_romes() -> None:
    assert read(paymentDateTimeFormatted="2026-01-01T00:30:00").paid_at == (
        datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    )
    assert read(paymentDateTimeFormatted="2026-07-01T12:30:00.123+00:00").paid_at == (
        datetime(2026, 7, 1, 12, 30, 0, 123000, tzinfo=UTC)
    )


def test_day_alone_is_its_first_instant() -> None:
    receipt = read(paymentDateTime="2026-07-01", paymentDateTimeFormatted=None)
    assert receipt.paid_at == datetime(2026, 6, 30, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "cents"),
    [("20", 2000), ("20.0", 2000), ("8.290", 829), ("1e1", 1000), ("999999999.99", WIRE_MAX_CENTS)],
)
def test_amounts_are_exact(text: str, cents: int) -> None:
    assert read(paymentAmount=Number(text)).amount_cents == cents


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (Number("0.001"), "amount_malformed"),
        (Number("1e400"), "amount_malformed"),
        (Number("-1"), "out_of_range"),
        (Number("1000000000.00"), "out_of_range"),
        ("20.00", "malformed"),
        (True, "malformed"),
        (None, "missing"),
    ],
)
def test_what_is_no_amount_is_refused(value: object, reason: str) -> None:
    assert refused(document(RECEIPT, paymentAmount=value)) == ("paymentAmount", reason)


def transfers(*numbers: object) -> list[object]:
    (one,) = document_tree(RECEIPT)["transferList"]
    return [one | {"idTransfer": number} for number in numbers]


@pytest.mark.parametrize(
    ("given_numbers", "expected"),
    [
        ((0, 0), [1, 2]),
        ((None, None), [1, 2]),
        ((1, 1), [1, 2]),
        ((7, 1), [1, 2]),
        ((2, 1), [2, 1]),
        (("3", "5"), [3, 5]),
    ],
)
def test_transfers_without_numbers_are_numbered_in_their_order(
    given_numbers: tuple[object, ...], expected: list[int]
) -> None:
    read_transfers = read(transferList=transfers(*given_numbers)).transfers
    assert [part.transfer_no for part in read_transfers] == expected


def test_stamp_takes_the_place_of_the_account() -> None:
    (one,) = transfers(1)
    assert isinstance(one, dict)
    receipt = read(transferList=[one | {"iban": None, "mbdAttachment": "PGEvPg=="}])
    assert (receipt.transfers[0].iban, receipt.transfers[0].stamp) == (None, b"<a/>")
    neither = document(RECEIPT, transferList=[one | {"iban": None}])
    assert refused(neither) == ("transferList/0/iban", "missing")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"outcome": "KO"}, ("outcome", "not_paid")),
        ({"noticeNumber": "1"}, ("noticeNumber", "malformed")),
        ({"description": "a\x00b"}, ("description", "malformed")),
        ({"description": "\ud800"}, ("description", "malformed")),
        ({"description": 7}, ("description", "malformed")),
        ({"debtor": None}, ("debtor", "not_object")),
        ({"transferList": []}, ("transferList", "count")),
        ({"transferList": [1]}, ("transferList/0", "not_object")),
        ({"transferList": {}}, ("transferList", "count")),
        ({"metadata": [{"key": "a"}]}, ("metadata/0/value", "missing")),
        ({"applicationDate": "2026-02-30"}, ("applicationDate", "out_of_range")),
    ],
)
def test_malformed_document_names_the_field(
    changes: dict[str, object], found: tuple[str, str]
) -> None:
    assert refused(document(RECEIPT, **changes)) == found


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xff", b'{"fee": NaN}', b"[" * 100_000, b'{"fee": ' + b"9" * 5000]
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    assert refused(data) == ("-", "not_json")


def test_what_is_no_object_or_too_large_is_refused() -> None:
    assert refused(b"[]") == ("-", "not_object")
    assert refused(b" " * (DOCUMENT_LIMIT_BYTES + 1)) == ("-", "too_large")


CENTS = st.integers(1, WIRE_MAX_CENTS).map(Cents)


@given(
    cents=st.lists(CENTS, min_size=1, max_size=5),
    full=st.booleans(),
    reason=st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), min_size=1, max_size=140),
)
def test_message_and_document_give_the_same_receipt(
    cents: list[Cents], full: bool, reason: str
) -> None:
    parts = [
        hub.with_field(
            hub.transfer(number, 2, full=full), "transferAmount", ("transferAmount", to_wire(one))
        )
        for number, one in enumerate(cents, start=1)
    ]
    tree = hub.with_field(hub.receipt(2, full, parts), "description", ("description", reason))
    receipt = from_soap(tree)
    assert read_receipt_document(document(receipt)) == replace(receipt, stand_in=False)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_any_member_is_read_or_refused(value: object) -> None:
    for name in document_tree(RECEIPT):
        tree = document_tree(RECEIPT) | {name: value}
        try:
            receipt = read_receipt_document(write(tree).encode())
        except RemoteProtocolError:
            continue
        assert all(isinstance(part, ReceiptTransfer) for part in receipt.transfers)
