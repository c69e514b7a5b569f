import pytest
from lxml import etree

from hub_sandbox.messages import (
    kept_receipt,
    paid_wall_clock,
    payment_request,
    receipt_request,
    verify_request,
)
from payments_core.money import Cents
from tests.factories.sandbox import (
    ENTITY_ID,
    NOTICE,
    assert_valid_for_node,
    body_of,
    make_world,
    paid_notice,
    payment_answer,
    transfer,
)


def text(body: etree._Element, path: str) -> str | None:
    return body.findtext(path)


def test_verify_request_follows_the_contract() -> None:
    message = verify_request(make_world().entities[0], NOTICE)
    assert_valid_for_node(message)
    assert text(body_of(message), "qrCode/noticeNumber") == NOTICE
    assert text(body_of(message), "idStation") == f"{ENTITY_ID}_01"


@pytest.mark.parametrize(
    ("version", "element"), [(1, "paGetPaymentReq"), (2, "paGetPaymentV2Request")]
)
def test_payment_request_follows_the_station_version(version: int, element: str) -> None:
    message = payment_request(make_world(version=version).entities[0], NOTICE, Cents(2200))
    assert_valid_for_node(message)
    assert etree.QName(body_of(message)).localname == element
    assert text(body_of(message), "amount") == "22.00"


@pytest.mark.parametrize(("version", "element"), [(1, "paSendRTReq"), (2, "paSendRTV2Request")])
def test_receipt_follows_the_station_version(version: int, element: str) -> None:
    message = receipt_request(paid_notice(make_world(version=version)))
    assert_valid_for_node(message)
    assert etree.QName(body_of(message)).localname == element


def test_receipt_carries_what_the_station_said_and_who_was_paid() -> None:
    body = body_of(receipt_request(paid_notice(make_world())))
    assert text(body, "receipt/receiptId") == "0123456789abcdef0123456789abcdef"
    assert text(body, "receipt/paymentAmount") == "22.00"
    assert text(body, "receipt/debtor/fullName") == "Anna Prova"
    assert text(body, "receipt/transferList/transfer/transferCategory") == "9/0101100IM/"
    assert text(body, "receipt/PSPCompanyName") == "Posta di Esempio"
    assert text(body, "receipt/fee") == "1.50"


def test_receipt_times_are_romes_wall_clock() -> None:
    body = body_of(receipt_request(paid_notice(make_world())))
    assert text(body, "receipt/paymentDateTime") == "2026-07-02T00:30:15"
    assert text(body, "receipt/applicationDate") == "2026-07-02"


def test_what_is_not_known_is_left_out() -> None:
    bare = payment_answer(address="", email="")
    message = receipt_request(paid_notice(make_world(), bare))
    assert_valid_for_node(message)
    assert body_of(message).find("receipt/debtor/city") is None


def test_beneficiary_name_is_only_in_version_two() -> None:
    named = transfer(
        account="<companyName>Comune</companyName><IBAN>IT60X0542811101000000123456</IBAN>"
    )
    message = receipt_request(paid_notice(make_world(), payment_answer(transfers=named)))
    assert_valid_for_node(message)
    assert text(body_of(message), "receipt/transferList/transfer/companyName") == "Comune"


def test_metadata_come_back_in_the_receipt() -> None:
    noted = transfer().replace(
        "</transfer>",
        "<metadata><mapEntry><key>ufficio</key><value>12</value></mapEntry></metadata></transfer>",
    )
    message = receipt_request(paid_notice(make_world(), payment_answer(transfers=noted)))
    assert_valid_for_node(message)
    entry = "receipt/transferList/transfer/metadata/mapEntry"
    assert text(body_of(message), f"{entry}/key") == "ufficio"
    assert text(body_of(message), f"{entry}/value") == "12"


def written(tree: etree._Element) -> list[tuple[object, str]]:
    """Names and texts of everything below a request."""
    return [(one.tag, (one.text or "").strip()) for one in tree.iter()][1:]


@pytest.mark.parametrize(("version", "element"), [(1, "paSendRTReq"), (2, "PaSendRTV2Request")])
def test_kept_receipt_is_the_same_in_no_namespace(version: int, element: str) -> None:
    paid = paid_notice(make_world(version=version))
    kept, sent = etree.fromstring(kept_receipt(paid)), body_of(receipt_request(paid))
    assert kept.tag == element
    assert written(kept) == written(sent)
    assert kept.findtext("receipt/paymentDateTime") == paid_wall_clock(paid)
