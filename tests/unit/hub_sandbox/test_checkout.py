from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hub_sandbox.checkout import PAGES
from tests.factories.clock import FakeClock
from tests.factories.openapi_contract import Contract
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    OTHER_ENTITY_ID,
    SECOND_PSP_ID,
    CannedStation,
    refusal,
    sandbox_client,
    verify_answer,
    willing_station,
)
from tests.shared_spec import spec

SECOND = "301000000000004386"
PORTAL = "https://portale.example.it"
RETURNS = {"returnOkUrl": f"{PORTAL}/ok", "returnCancelUrl": f"{PORTAL}/no",
           "returnErrorUrl": f"{PORTAL}/ko"}  # fmt: skip


def notice(number: str = NOTICE, **changes: Any) -> dict[str, Any]:
    return {
        "noticeNumber": number, "fiscalCode": ENTITY_ID, "amount": 2200,
        "companyName": "Comune di Prova Marina", "description": "Carta d'identità", **changes,
    }  # fmt: skip


def cart(*notices: dict[str, Any], version: int = 2, **changes: Any) -> dict[str, Any]:
    waiting = {"returnWaitingUrl": f"{PORTAL}/attesa"} if version == 2 else {}
    return {"paymentNotices": list(notices), "returnUrls": RETURNS | waiting, **changes}


@pytest.fixture
def station() -> CannedStation:
    return willing_station()


@pytest.fixture
def client(station: CannedStation, clock: FakeClock) -> Iterator[httpx.Client]:
    with sandbox_client(station, clock) as client:
        client.headers["Ocp-Apim-Subscription-Key"] = ARCHIVE_KEY
        yield client


def opened(client: httpx.Client, body: dict[str, Any], version: int = 2) -> str:
    """The id of a cart that the checkout has taken."""
    answer = client.post(f"/checkout/ec/v{version}/carts", json=body)
    assert answer.status_code == 302, answer.text
    page, _, query = answer.headers["location"].partition("?")
    assert page.startswith(f"{PAGES}/c/")
    assert query == "clientId=CHECKOUT_CART"
    return str(page.rpartition("/")[2])


def refused(client: httpx.Client, body: Any, version: int = 2) -> tuple[int, str]:
    answer = client.post(f"/checkout/ec/v{version}/carts", json=body)
    contract = Contract(spec("pagopa-api", "openapi", f"checkout_v{version}.json"))
    assert contract.faults(contract.responses("/carts", "post")[400], answer.json()) == []
    assert answer.json()["status"] == answer.status_code
    return answer.status_code, answer.json()["detail"]


def finish(client: httpx.Client, cart_id: str, outcome: str = "ok", **order: str) -> Any:
    order |= {"cart_id": cart_id, "outcome": outcome}
    return client.post("/sandbox/v1/cart", json=order).json()


@pytest.mark.parametrize("version", [1, 2])
def test_citizen_pays_a_cart_and_comes_back(client: httpx.Client, version: int) -> None:
    cart_id = opened(client, cart(notice(), notice(SECOND), version=version), version)
    report = finish(client, cart_id, psp_id=SECOND_PSP_ID)
    assert (report["outcome"], report["return_url"], report["went_well"]) == (
        "ok", f"{PORTAL}/ok", True,
    )  # fmt: skip
    assert [one["notice_number"] for one in report["payments"]] == [NOTICE, SECOND]
    assert {one["payments"][0]["psp_id"] for one in report["payments"]} == {SECOND_PSP_ID}


@pytest.mark.parametrize(("outcome", "page"), [("cancel", "no"), ("error", "ko")])
def test_citizen_may_leave_without_paying(
    client: httpx.Client, station: CannedStation, outcome: str, page: str
) -> None:
    report = finish(client, opened(client, cart(notice())), outcome)
    assert (report["return_url"], report["went_well"]) == (f"{PORTAL}/{page}", True)
    assert (report["payments"], station.sent) == ([], [])


def test_cart_comes_back_with_an_error_when_the_creditor_refuses(
    client: httpx.Client, station: CannedStation
) -> None:
    station.answers["paVerifyPaymentNotice"] = [
        refusal("paVerifyPaymentNoticeRes", "PAA_PAGAMENTO_ANNULLATO")
    ]
    report = finish(client, opened(client, cart(notice(), notice(SECOND))))
    assert (report["outcome"], report["return_url"], report["went_well"]) == (
        "error", f"{PORTAL}/ko", False,
    )  # fmt: skip
    assert len(report["payments"]) == 1


def test_of_two_carts_with_one_notice_one_is_paid(
    client: httpx.Client, station: CannedStation
) -> None:
    station.answers["paVerifyPaymentNotice"] = [verify_answer()]
    first, second = opened(client, cart(notice())), opened(client, cart(notice(SECOND), notice()))
    assert finish(client, first)["outcome"] == "ok"
    late = finish(client, second)
    assert (late["outcome"], late["payments"]) == ("error", [])
    assert finish(client, first)["outcome"] == "error"


def test_paid_notice_goes_into_no_cart(client: httpx.Client) -> None:
    finish(client, opened(client, cart(notice())))
    assert refused(client, cart(notice(SECOND), notice())) == (422, "Invalid payment notice data")
    opened(client, cart(notice(fiscalCode=OTHER_ENTITY_ID)))


def test_notice_goes_into_a_cart_once(client: httpx.Client) -> None:
    status, detail = refused(client, cart(notice(), notice(SECOND), notice()))
    assert (status, detail.startswith("Duplicate")) == (422, True)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (cart(), "paymentNotices"),
        (cart(*(notice(f"30100000000000{one:04}") for one in range(6))), "paymentNotices"),
        (cart(notice(amount=0)), "paymentNotices.0.amount"),
        (cart(notice(amount="2200")), "paymentNotices.0.amount"),
        (cart(notice(amount=22.5)), "paymentNotices.0.amount"),
        (cart(notice("3010")), "paymentNotices.0.noticeNumber"),
        (cart(notice(fiscalCode="1")), "paymentNotices.0.fiscalCode"),
        (cart(notice(description="x" * 141)), "paymentNotices.0.description"),
        (cart(notice(iban="x")), "paymentNotices.0.iban"),
        (cart(notice(), version=1), "returnUrls.returnWaitingUrl"),
        (cart(notice(), allCCP="false"), "allCCP"),
        (cart(notice(), emailNotice="nobody"), "emailNotice"),
        ([], "body"),
    ],
)
def test_malformed_cart_is_a_bad_request(client: httpx.Client, body: Any, where: str) -> None:
    assert refused(client, body) == (400, f"The input request is invalid: {where}")


def test_first_version_does_not_know_where_to_wait(client: httpx.Client) -> None:
    assert refused(client, cart(notice()), 1)[1].endswith("returnUrls.returnWaitingUrl")


def test_cart_nobody_has_made_is_told(client: httpx.Client) -> None:
    assert finish(client, "nothing")["code"] == "cart_unknown"
