from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RemoteProtocolError
from payments_core.wire.hub import gpd_receipts
from payments_core.wire.hub.gpd_receipts import (
    MALFORMED,
    ListedReceipt,
    parse_receipt_list,
    read_receipt_message,
)
from payments_core.wire.hub.requests import parse_request
from tests.factories import gpd_receipts as written
from tests.factories import hub_messages as hub
from tests.factories.openapi import Contract
from tests.factories.released_debts import number_of, receipt_for, stamped_receipt
from tests.factories.server import COMPANY, ENTITY

RECEIPT = receipt_for(number_of(1))
LINE = written.line(RECEIPT)


def refusal_of(data: bytes) -> RemoteProtocolError:
    with pytest.raises(RemoteProtocolError) as refusal:
        read_receipt_message(data)
    assert refusal.value.code == MALFORMED
    return refusal.value


@pytest.mark.parametrize("version", [1, 2])
def test_receipt_is_read_as_the_service_keeps_it(version) -> None:
    message = read_receipt_message(written.kept(RECEIPT, version))
    sent = parse_request(hub.request(written.message_tree(RECEIPT, version)))
    assert message.receipt == sent.receipt
    assert (message.version, message.recipient) == (version, ENTITY)
    name = replace(RECEIPT.transfers[0], beneficiary_name=None) if version == 1 else None
    assert message.receipt == (replace(RECEIPT, transfers=(name,)) if name else RECEIPT)


def test_duty_stamp_comes_with_its_receipt() -> None:
    receipt = stamped_receipt(number_of(1))
    assert read_receipt_message(written.kept(receipt)).receipt == receipt


@pytest.mark.parametrize("version", [1, 2])
def test_every_other_form_of_the_same_is_read(version) -> None:
    tree = written.message_tree(RECEIPT, version)
    expected = read_receipt_message(written.kept(RECEIPT, version))
    for data in (hub.request(tree), hub.message(tree).encode(), hub.xml(tree).encode()):
        assert read_receipt_message(data) == expected
    alone = read_receipt_message(hub.xml(tree[1][-1]).encode())
    assert (alone.receipt, alone.recipient) == (expected.receipt, None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "xml_malformed"),
        (b"{}", "xml_malformed"),
        (written.kept(RECEIPT)[:-30], "xml_malformed"),
        (b"<html/>", "no_receipt"),
        (b'<a:receipt xmlns:a="urn:else"/>', "no_receipt"),
        (b"<!DOCTYPE a><receipt/>", "xml_doctype_refused"),
        (b"<receipt/>", "missing"),
        (b" " * (gpd_receipts.MAX_RECEIPT_BYTES + 1), "xml_too_large"),
        (hub.request(hub.verify_request()), "no_receipt"),
        (
            written.kept_tree(
                hub.send_receipt_request(
                    2, hub.with_field(hub.receipt(2), "outcome", ("outcome", "KO"))
                )
            ),
            "not_paid",
        ),
    ],
)
def test_anything_else_is_refused_with_its_reason(data, reason) -> None:
    assert refusal_of(data).facts["reason"] == reason


def test_refusal_names_the_field() -> None:
    tree = hub.with_field(hub.receipt(2), "paymentAmount", ("paymentAmount", "10"))
    refusal = refusal_of(written.kept_tree(hub.send_receipt_request(2, tree)))
    assert refusal.facts["field"] == "receipt/paymentAmount"


@given(st.binary(max_size=300))
def test_no_bytes_do_anything_but_be_refused(data) -> None:
    refusal_of(data)


@given(st.data())
def test_damaged_receipt_is_read_or_refused(data) -> None:
    raw = written.kept(RECEIPT)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    damaged = raw[:start] + data.draw(st.binary(max_size=20)) + raw[end:]
    with suppress(RemoteProtocolError):
        assert read_receipt_message(damaged).receipt.receipt_id


def test_lines_of_a_page_are_payments() -> None:
    page = parse_receipt_list(written.page([LINE], pages=3), ENTITY, 0)
    paid_at = datetime(2026, 11, 23, 9, 20, tzinfo=UTC)
    assert page.receipts == (ListedReceipt(RECEIPT.creditor_reference, paid_at),)
    assert (page.pages, page.refused) == (3, ())


@pytest.mark.parametrize(
    "said",
    [
        "2026-11-23T10:20",
        "2026-11-23T10:20:00.000",
        "2026-11-23T10:20:00.000000000",
        "2026-11-23T10:20:00.000+01:00",
        "2026-11-23T09:20:00Z",
    ],
)
def test_instant_is_read_in_all_its_spellings(said) -> None:
    page = parse_receipt_list(written.page([LINE | {"paymentDateTime": said}]), ENTITY, 0)
    assert page.receipts[0].paid_at == RECEIPT.paid_at


def test_page_of_the_contract_is_read() -> None:
    contract = Contract("pagopa-api", "openapi", "gpd_payments.json")
    for data in (written.page([LINE]), b'{"totalPages": 0}'):
        assert contract.faults_of_text(data.decode(), "PaymentsResult") == []
        parse_receipt_list(data, ENTITY, 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"iuv": None}, "iuv"),
        ({"iuv": "a\x00b"}, "iuv"),
        ({"iuv": 5}, "iuv"),
        ({"iuv": "1" * 36}, "iuv"),
        ({"paymentDateTime": None}, "paymentDateTime"),
        ({"paymentDateTime": "yesterday"}, "paymentDateTime"),
        ({"paymentDateTime": [2026, 11, 23, 10, 20]}, "paymentDateTime"),
        ({"organizationFiscalCode": COMPANY}, "organizationFiscalCode"),
    ],
)
def test_line_that_cannot_be_read_spoils_no_other(change, field) -> None:
    page = parse_receipt_list(written.page([LINE | change, LINE, "x"]), ENTITY, 0)
    assert len(page.receipts) == 1
    [first, second] = page.refused
    assert first.facts["field"] == f"results[0].{field}"
    assert second.facts == {"field": "results[2]", "reason": "not_an_object"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html/>", "not_json"),
        (b"[]", "not_an_object"),
        (b"{}", "missing"),
        (b'{"totalPages": 1001}', "out_of_range"),
        (b'{"totalPages": 1, "results": {}}', "malformed"),
        (written.page([LINE], number=1, pages=2), "other_document"),
        (b" " * (gpd_receipts.MAX_PAGE_BYTES + 1), "too_large"),
    ],
)
def test_page_that_is_none_is_refused(data, reason) -> None:
    with pytest.raises(RemoteProtocolError) as refusal:
        parse_receipt_list(data, ENTITY, 0)
    assert (refusal.value.code, refusal.value.facts["reason"]) == (MALFORMED, reason)
