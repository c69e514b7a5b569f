import json
from dataclasses import replace

import pytest

from payments_core.errors import LocalProtocolError
from payments_core.money import Cents
from payments_core.wire.hub.checkout import (
    REASON_LIMIT,
    Cart,
    CartNotice,
    ReturnAddresses,
    cart_request,
    refusal_reason,
)
from tests.factories.openapi_contract import Contract
from tests.shared_spec import spec

PORTAL = "https://portale.example.it/pagamenti"
RETURNS = ReturnAddresses(f"{PORTAL}/ok", f"{PORTAL}/no", f"{PORTAL}/ko", f"{PORTAL}/attesa")
NOTICE = CartNotice("301000000000004285", "80999990106", Cents(2195), "Comune di Prova", "Carta")
CART = Cart("cart-1", (NOTICE,), RETURNS, all_postal=False)
SERVICE = "https://api.platform.pagopa.it/checkout/ec"


def faults(cart, version):
    contract = Contract(spec("pagopa-api", "openapi", f"checkout_v{version}.json"))
    body = json.loads(cart_request(cart, f"{SERVICE}/v{version}"))
    return contract.faults(contract.request("/carts", "post"), body)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("count", [1, 5])
def test_cart_is_as_the_contract_wants_it(version, count):
    notices = tuple(
        replace(NOTICE, notice_number=f"30100000000000{number:04}", creditor_tax_code=creditor)
        for number, creditor in zip(range(count), ("80999990106", "90999990105") * 3, strict=False)
    )
    cart = replace(CART, notices=notices, email="anna@example.it", all_postal=True)
    assert faults(cart, version) == []


def test_contract_finds_what_is_wrong():
    """The oracle itself: it sees what it is there for."""
    contract = Contract(spec("pagopa-api", "openapi", "checkout_v2.json"))
    body = json.loads(cart_request(CART, f"{SERVICE}/v1"))
    wrong = {"amount": 0, "noticeNumber": "3", "companyName": "x" * 141}
    body["paymentNotices"] = [body["paymentNotices"][0] | wrong] + body["paymentNotices"] * 5
    found = contract.faults(contract.request("/carts", "post"), body)
    assert sorted({place.partition(":")[0] for place in found}) == [
        "$.paymentNotices", "$.paymentNotices[0].amount", "$.paymentNotices[0].companyName",
        "$.paymentNotices[0].noticeNumber", "$.returnUrls.returnWaitingUrl",
    ]  # fmt: skip


def test_texts_are_cut_and_nothing_else():
    long = replace(NOTICE, creditor_name="è" * 200, description="d" * 141)
    cart = replace(CART, notices=(long,))
    [notice] = json.loads(cart_request(cart, f"{SERVICE}/v2"))["paymentNotices"]
    assert (notice["companyName"], notice["description"]) == ("è" * 140, "d" * 140)
    assert (notice["noticeNumber"], notice["fiscalCode"], notice["amount"]) == (
        "301000000000004285", "80999990106", 2195,
    )  # fmt: skip
    assert faults(cart, 2) == []


def test_only_the_second_version_knows_where_to_wait():
    first, second, slash = (
        json.loads(cart_request(CART, url))["returnUrls"]
        for url in (f"{SERVICE}/v1", f"{SERVICE}/v2", f"{SERVICE}/v1/")
    )
    assert second == first | {"returnWaitingUrl": f"{PORTAL}/attesa"}
    assert first == slash == {
        "returnOkUrl": f"{PORTAL}/ok", "returnCancelUrl": f"{PORTAL}/no",
        "returnErrorUrl": f"{PORTAL}/ko",
    }  # fmt: skip


def test_nothing_is_said_of_an_address_that_is_not_known():
    assert "emailNotice" not in json.loads(cart_request(CART, SERVICE))


@pytest.mark.parametrize("notices", [(), (NOTICE,) * 6, (replace(NOTICE, amount_cents=Cents(0)),)])
def test_cart_against_the_contract_is_a_defect_of_ours(notices):
    with pytest.raises(LocalProtocolError):
        cart_request(replace(CART, notices=notices), SERVICE)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"title": "Invalid payment info", "detail": "Duplicate values", "status": 422}',
         "Invalid payment info: Duplicate values"),
        (b'{"detail": "no"}', "no"),
        (b'{"title": 3}', ""),
        (b"[]", "[]"),
        (b"<html>no</html>", "<html>no</html>"),
        (b"\xff", "�"),
        (b"[" * 100_000, "[" * REASON_LIMIT),
    ],
)  # fmt: skip
def test_reason_is_told_whatever_comes(body, reason):
    assert refusal_reason(body) == reason
