"""Our clients of the hub's REST services speak with a service that others have made of the official
files: it checks every request, and answers what those files say may come.

A row of `CALLS` is one call of one client; the contract says in which file it is described.
"""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from central_server.hub import positions_api
from central_server.hub.address import ServiceAddress
from central_server.hub.checkout_client import CheckoutClient
from central_server.hub.flow_client import FlowClient
from central_server.hub.gpd_receipt_client import GpdReceiptClient
from central_server.hub.position_copy import PositionCopy
from central_server.hub.positions_client import PositionsClient
from central_server.hub.receipt_client import ReceiptClient
from central_server.hub.upload_client import UploadClient
from payments_core.errors import PaymentsError, WorldTrouble
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import PaymentOption, StampRequest
from payments_core.money import Cents
from payments_core.wire.hub.checkout import Cart, CartNotice, ReturnAddresses
from payments_core.wire.hub.flow_documents import FlowKey
from payments_core.wire.hub.gpd_receipts import read_receipt_message
from payments_core.wire.hub.receipt_documents import read_receipt_document
from tests.factories.catalogue import BASE64_HASH
from tests.factories.positions import NUMBER, make_debt
from tests.factories.prism import running_peer
from tests.factories.server import ENTITY
from tests.shared_spec import spec

ARCHIVE, FLOWS, RECEIPTS = "gpd-4-aca.json", "fdr_organization.json", "biz_events.json"
GPD_V1, GPD_V3, UPLOADS = "gpd.json", "gpd_v3.json", "gpd_massive_v2.json"
GPD_RECEIPTS, CARTS = "gpd_payments.json", "checkout_v2.json"
FLOW = FlowKey("60000000001", "2025-01-0188888888888-0000001", 4)
IUR = "01J8ZK4T5D0000000000000000000042"
DAYS = date(2026, 11, 1), date(2026, 11, 28)
CODES = ("01", "47")
SINCE = datetime(2026, 11, 22, 23, 30, 15, 250000, tzinfo=UTC)


CHECKOUT_PAGES, PORTAL = "https://checkout.example.it", "https://portale.example.it"
CART = Cart(
    "cart-1",
    (CartNotice(NUMBER, ENTITY, Cents(2195), "Comune di Prova", "Carta"),),
    ReturnAddresses(*(f"{PORTAL}/{way}" for way in ("ok", "no", "ko", "attesa"))),
    all_postal=False,
)
HEADERS = ServiceAddress("", "subscription-key").headers


@dataclass(frozen=True)
class Call:
    """One thing that the server asks of a service."""

    contract: str
    ask: Callable[[httpx.Client, ServiceAddress], Any]


def copies():
    """Debts of every shape that the archive is given."""
    plain = make_debt(due_on=date(2099, 12, 31))
    [due] = plain.options[0].installments
    [transfer] = due.transfers
    stamp = replace(transfer, iban=None, postal_iban=None, stamp=StampRequest(BASE64_HASH, "GE"))
    five = tuple(
        replace(transfer, transfer_no=number, amount_cents=439, postal_iban=None)
        for number in range(1, 6)
    )
    parts = tuple(
        replace(due, notice_number=notice_number.build("01", number), due_on=date(2099, number, 28))
        for number in range(1, 4)
    )
    options = {
        "plain": plain.options,
        "stamp": (PaymentOption((replace(due, transfers=(stamp,)),)),),
        "five shares": (PaymentOption((replace(due, transfers=five),)),),
        "whole or plan": (*plain.options, PaymentOption(parts)),
    }
    return {
        name: PositionCopy("3f0c8a6e-1", replace(plain, options=some), "Servizi demografici")
        for name, some in options.items()
    }


COPY = copies()["plain"]
BODY = positions_api.ARCHIVE.body(COPY)


def positions_calls(name, contract, api):
    """What is asked of one of the interfaces that hold positions."""

    def call(ask):
        return Call(contract, lambda http, address: ask(PositionsClient(http, api), address))

    def publishing(copy):
        return call(lambda client, at: client.publish(at, copy))

    calls = {f"{name} publish, {shape}": publishing(copy) for shape, copy in copies().items()} | {
        f"{name} withdraw": call(lambda client, at: client.withdraw(at, COPY)),
        f"{name} invalidate": call(lambda client, at: client.invalidate(at, COPY)),
        f"{name} remove": call(lambda client, at: client.remove(at, COPY)),
        f"{name} valid": call(lambda client, at: client.valid_as_wanted(at, ENTITY, [COPY])),
        f"{name} reachable": call(lambda client, at: client.is_reachable(at, ENTITY)),
    }
    if api.hears_of_payments:
        calls[f"{name} mark paid"] = call(lambda client, at: client.mark_paid(at, COPY, NUMBER))
    return calls


CALLS = {
    **positions_calls("archive", ARCHIVE, positions_api.ARCHIVE),
    **positions_calls("GPD 1", GPD_V1, positions_api.GPD_V1),
    **positions_calls("GPD 3", GPD_V3, positions_api.GPD_V3),
    "upload submit": Call(
        UPLOADS, lambda http, at: UploadClient(http).submit(at, ENTITY, ENTITY, [COPY])
    ),
    "upload report": Call(
        UPLOADS, lambda http, at: UploadClient(http).report(at, ENTITY, ENTITY, "abc-123")
    ),
    "upload reachable": Call(
        UPLOADS, lambda http, at: UploadClient(http).is_reachable(at, ENTITY, ENTITY)
    ),
    "cart": Call(CARTS, lambda http, at: CheckoutClient(http).open(at, CHECKOUT_PAGES, CART)),
    "flows list": Call(
        FLOWS, lambda http, address: list(FlowClient(http).list(address, ENTITY, SINCE))
    ),
    "flows list from the start": Call(
        FLOWS, lambda http, address: list(FlowClient(http).list(address, ENTITY, None))
    ),
    "flows read": Call(FLOWS, lambda http, address: FlowClient(http).read(address, ENTITY, FLOW)),
    "flows reachable": Call(
        FLOWS, lambda http, address: FlowClient(http).is_reachable(address, ENTITY)
    ),
    "receipts document": Call(
        RECEIPTS,
        lambda http, address: ReceiptClient(http).document(address, ENTITY, IUR, NUMBER[1:]),
    ),
    "receipts read": Call(
        RECEIPTS,
        lambda http, address: read_receipt_document(
            ReceiptClient(http).document(address, ENTITY, IUR, NUMBER[1:]) or b""
        ),
    ),
    "receipts reachable": Call(
        RECEIPTS, lambda http, address: ReceiptClient(http).is_reachable(address, ENTITY)
    ),
    "GPD receipts list": Call(
        GPD_RECEIPTS,
        lambda http, address: list(GpdReceiptClient(http).list(address, ENTITY, *DAYS, CODES)),
    ),
    "GPD receipts document": Call(
        GPD_RECEIPTS,
        lambda http, address: GpdReceiptClient(http).document(address, ENTITY, NUMBER[1:], CODES),
    ),
    "GPD receipts read": Call(
        GPD_RECEIPTS,
        lambda http, address: read_receipt_message(
            GpdReceiptClient(http).document(address, ENTITY, NUMBER[1:], CODES) or b""
        ),
    ),
}  # fmt: skip

#: What the file shows, nonsense of the right types, and statuses that somebody has to act upon.
PREFERENCES = (
    "", "dynamic=true", *(f"code={status}" for status in (401, 404, 409, 422, 429, 500)),
)  # fmt: skip
#: Asked for nonsense, Prism works for ever on a hundred options of a hundred instalments.
TOO_LARGE = (GPD_V3, "dynamic=true")
#: Answers of the right types that cannot be: a receipt of the word "string", a flow that shows one
#: line on each of three pages, a page with a number below 0, a file without an id, a page to pay on
#: that is not the checkout's, positions that are drafts although they were published.
CANNOT_BE = {
    "receipts read": "receipt_document_malformed",
    "flows read": "flow_document_malformed",
    "GPD receipts read": "gpd_receipt_malformed",
    "GPD receipts list": "gpd_receipt_malformed",
    "upload submit": "gpd_upload_malformed",
    "cart": "checkout_astray",
    **{name: "gpd_not_valid" for name in CALLS if name.startswith("GPD ") and "publish" in name},
}


@pytest.fixture(scope="module")
def peer(tmp_path_factory):
    """The service of a contract; each is started once, when it is first asked for."""
    started = {}
    with ExitStack() as running:

        def peer(contract):
            if contract not in started:
                path = spec("pagopa-api", "openapi", contract)
                folder = tmp_path_factory.mktemp("peer")
                started[contract] = running.enter_context(running_peer(path, folder))
            return started[contract]

        yield peer


@pytest.mark.parametrize("preference", PREFERENCES)
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_request_is_as_the_official_file_wants_it_whatever_is_answered(peer, call, preference):
    if (call.contract, preference) == TOO_LARGE:
        pytest.skip("Prism cannot make that up")
    service = peer(call.contract)
    with service.client(preference) as http, suppress(PaymentsError):
        call.ask(http, ServiceAddress(service.url, "subscription-key"))
    assert service.requests
    assert service.violations == []


@pytest.mark.parametrize("name", sorted(CALLS.keys() - CANNOT_BE.keys()))
def test_answers_that_the_file_shows_are_understood(peer, name):
    service = peer(CALLS[name].contract)
    with service.client() as http:
        answered = CALLS[name].ask(http, ServiceAddress(service.url, "subscription-key"))
    assert answered is not False


@pytest.mark.parametrize("name", sorted(CANNOT_BE))
def test_answers_that_cannot_be_are_refused_by_name(peer, name):
    service = peer(CALLS[name].contract)
    with service.client() as http, pytest.raises(PaymentsError) as refused:
        CALLS[name].ask(http, ServiceAddress(service.url, "subscription-key"))
    assert refused.value.code == CANNOT_BE[name]


@pytest.mark.parametrize(
    "name", ["archive mark paid", "flows read", "receipts document", "GPD receipts list"]
)
def test_trouble_of_the_service_is_worth_another_attempt(peer, name):
    service = peer(CALLS[name].contract)
    with service.client("code=500") as http, pytest.raises(WorldTrouble, match="_trouble"):
        CALLS[name].ask(http, ServiceAddress(service.url, "subscription-key"))


@pytest.mark.parametrize(
    ("changes", "headers"),
    [
        ({}, {}),
        ({"type": "X"}, HEADERS),
        ({"country": "it"}, HEADERS),
        ({"companyName": "C" * 141}, HEADERS),
    ],
    ids=["no key", "no such debtor", "no such country", "name too long"],
)
def test_peer_refuses_what_the_file_does_not_allow(peer, changes, headers):
    service = peer(ARCHIVE)
    url = f"{service.url}/organizations/{ENTITY}/debtpositions"
    with service.client() as http:
        assert http.post(url, json=BODY, headers=HEADERS).is_success
        answer = http.post(url, json=BODY | changes, headers=headers)
    assert answer.status_code in (400, 401)
    assert service.violations
