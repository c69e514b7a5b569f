from dataclasses import replace
from datetime import date
from http import HTTPStatus

import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.gpd_receipt_client import GpdReceiptClient
from payments_core.errors import PaymentsError, RuleBroken, WorldTrouble
from payments_core.wire.hub.gpd_receipts import MAX_PAGE_BYTES
from tests.factories import gpd_receipts as written
from tests.factories.gpd_receipts import BASE, GpdHub, problem
from tests.factories.openapi import Contract
from tests.factories.released_debts import number_of, receipt_for
from tests.factories.server import ENTITY

ADDRESS = ServiceAddress(f"{BASE}/", "gpd-key")
CODES = ("01", "03")
SINCE, UNTIL = date(2026, 11, 20), date(2026, 11, 24)
LIST = "/receipts"


@pytest.fixture
def hub():
    hub = GpdHub(page_size=2)
    for base in range(1, 6):
        hub.keep(receipt_for(number_of(base), f"receipt-{base}"))
    return hub


@pytest.fixture
def client(hub):
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        yield GpdReceiptClient(http)


def listed(client, since=SINCE, until=UNTIL):
    pages = client.list(ADDRESS, ENTITY, since, until, CODES)
    return [one.creditor_reference for page in pages for one in page.receipts]


def test_list_is_read_to_its_last_page(client, hub) -> None:
    assert listed(client) == [number_of(base)[1:] for base in range(1, 6)]
    assert [request.url.params["pageNum"] for request in hub.requests] == ["0", "1", "2"]
    assert dict(hub.requests[0].url.params) == {
        "from": "2026-11-20", "to": "2026-11-24", "segregationCodes": "01,03",
        "pageNum": "0", "pageSize": "100",
    }  # fmt: skip
    assert hub.requests[0].headers["Ocp-Apim-Subscription-Key"] == "gpd-key"


def test_days_and_codes_choose_what_is_listed(client, hub) -> None:
    hub.keep(receipt_for(number_of(9, "02"), "of-another-supplier"))
    assert len(listed(client)) == 5
    assert listed(client, since=date(2026, 11, 24)) == []


@pytest.mark.parametrize("instead", [problem(404), problem(400, "Not enough elements")])
def test_day_without_payments_is_an_empty_list(client, hub, instead) -> None:
    hub.broken[LIST] = instead
    assert listed(client) == []
    assert client.is_reachable(ADDRESS, ENTITY, SINCE, CODES)


def test_list_that_grows_shorter_while_it_is_read_ends(client, hub) -> None:
    pages = client.list(ADDRESS, ENTITY, SINCE, UNTIL, CODES)
    assert len(next(pages).receipts) == 2
    hub.kept = dict(list(hub.kept.items())[:2])
    assert [page.receipts for page in pages] == [()]


def test_list_that_grows_while_it_is_read_is_read_to_its_new_end(client, hub) -> None:
    pages = client.list(ADDRESS, ENTITY, SINCE, UNTIL, CODES)
    first = [one.creditor_reference for one in next(pages).receipts]
    earlier = replace(receipt_for(number_of(1)), creditor_reference="010000000000000")
    hub.keep(earlier)
    hub.keep(receipt_for(number_of(99), "the-last"))
    rest = [one.creditor_reference for page in pages for one in page.receipts]
    # What was pushed back comes twice, what came in before is left to the next time.
    assert [*first, *rest[1:]] == [number_of(base)[1:] for base in (1, 2, 3, 4, 5, 99)]
    assert rest[0] == first[1]


def test_page_that_comes_again_is_told_and_not_read_for_ever(client, hub) -> None:
    hub.broken[LIST] = written.page([], number=0, pages=3)
    with pytest.raises(PaymentsError, match="other_document"):
        listed(client)
    assert len(hub.requests) == 2


def test_receipt_is_read_as_it_is_kept(client, hub) -> None:
    reference = number_of(1)[1:]
    assert client.document(ADDRESS, ENTITY, reference, CODES) == hub.kept[reference][1]
    assert hub.requests[0].url.params["segregationCodes"] == "01,03"


@pytest.mark.parametrize("status", [404, 422])
def test_receipt_that_is_not_shown_is_none(client, hub, status) -> None:
    hub.broken["/receipts/01"] = problem(status)
    assert client.document(ADDRESS, ENTITY, "01", CODES) is None


@pytest.mark.parametrize(
    ("instead", "family", "code"),
    [
        (problem(401), RuleBroken, "gpd_receipts_closed"),
        (problem(403), RuleBroken, "gpd_receipts_closed"),
        (problem(400), RuleBroken, "gpd_receipts_refused"),
        (httpx.Response(404, json={"statusCode": 404}), RuleBroken, "gpd_receipts_refused"),
        (httpx.Response(404, content=b"<html>"), RuleBroken, "gpd_receipts_refused"),
        (httpx.Response(404, json=[]), RuleBroken, "gpd_receipts_refused"),
        (problem(429), WorldTrouble, "gpd_receipts_trouble"),
        (problem(503), WorldTrouble, "gpd_receipts_trouble"),
        (b"<html>", PaymentsError, "gpd_receipt_malformed"),
        (b" " * (MAX_PAGE_BYTES + 1), PaymentsError, "gpd_receipt_malformed"),
        (b'{"totalPages": 1001}', PaymentsError, "gpd_receipt_malformed"),
    ],
)
def test_lists_that_are_none_are_told_apart(client, hub, instead, family, code) -> None:
    hub.broken[LIST] = instead
    with pytest.raises(family) as trouble:
        listed(client)
    assert trouble.value.code == code
    assert not client.is_reachable(ADDRESS, ENTITY, SINCE, CODES)


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "gpd_receipts_closed"), (429, "gpd_receipts_trouble"), (500, "gpd_receipts_trouble"),
     (400, "gpd_receipts_refused")],
)  # fmt: skip
def test_refused_receipts_are_told_apart(client, hub, status, code) -> None:
    hub.broken["/receipts/01"] = problem(status)
    with pytest.raises(PaymentsError) as trouble:
        client.document(ADDRESS, ENTITY, "01", CODES)
    assert trouble.value.code == code


def test_requests_are_those_of_the_official_contract(client, hub) -> None:
    listed(client)
    client.document(ADDRESS, ENTITY, number_of(1)[1:], CODES)
    contract = Contract("pagopa-api", "openapi", "gpd_payments.json")
    paths = [LIST, LIST, LIST, f"{LIST}/{{iuv}}"]
    for request, path in zip(hub.requests, paths, strict=True):
        described = contract.paths[f"/payments/{{organizationfiscalcode}}{path}"]["get"]
        allowed = {one["name"]: one["schema"] for one in described["parameters"]}
        assert set(request.url.params) <= set(allowed)
        assert (
            int(request.url.params.get("pageSize", 1))
            <= allowed.get("pageSize", {"maximum": 1})["maximum"]
        )
        place = f"/payments/{ENTITY}{path}".replace("{iuv}", number_of(1)[1:])
        assert request.url.path == f"/gpd/payments-receipts-service/v1{place}"
        assert str(HTTPStatus.NOT_FOUND.value) in described["responses"]
