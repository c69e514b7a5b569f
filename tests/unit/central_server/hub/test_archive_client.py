import json
import re
from dataclasses import replace
from datetime import date

import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.archive_client import (
    ArchiveClient,
    ArchiveCopy,
    position_body,
)
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.debt_position import PaymentOption, StampRequest
from tests.factories.catalogue import BASE64_HASH
from tests.factories.positions import NUMBER, make_debt
from tests.factories.server import BANK_IBAN, ENTITY, POSTAL_IBAN
from tests.shared_spec import spec

ADDRESS = ServiceAddress("http://archive.test/aca/v1/", "archive-key")
COPY = ArchiveCopy("position-1", make_debt(), "Servizi demografici")
BASE = f"/aca/v1/organizations/{ENTITY}/debtpositions"


class Archive:
    """Answers from a script and remembers what it was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        status, body = answer
        return httpx.Response(status, json=body)

    @property
    def calls(self):
        return [(request.method, request.url.path) for request in self.requests]


@pytest.fixture
def publish():
    def publish(*answers):
        archive = Archive(*answers)
        with httpx.Client(transport=httpx.MockTransport(archive)) as http:
            ArchiveClient(http).publish(ADDRESS, COPY)
        return archive

    return publish


def held(**changes):
    """The archive's own copy, with the fields that it adds."""
    return {
        **position_body(COPY),
        "status": "VALID",
        "publishDate": "2026-11-23T09:30:00",
    } | changes


def test_new_notice_is_created_and_published_at_once(publish):
    archive = publish((201, {}))
    [request] = archive.requests
    assert archive.calls == [("POST", BASE)]
    assert request.url.params["toPublish"] == "true"
    assert request.headers["Ocp-Apim-Subscription-Key"] == "archive-key"


def test_body_says_what_the_archive_wants():
    body = position_body(COPY)
    [option] = body["paymentOption"]
    [transfer] = option["transfer"]
    assert (body["iupd"], body["type"], body["payStandIn"]) == ("position-1", "F", True)
    assert (option["nav"], option["iuv"], option["amount"]) == (NUMBER, NUMBER[1:], 2195)
    assert (transfer["idTransfer"], transfer["category"]) == ("1", "9/0101100SP/")
    assert (transfer["iban"], transfer["postalIban"]) == (BANK_IBAN, POSTAL_IBAN)
    assert "civicNumber" not in body


@pytest.mark.parametrize(
    ("due_on", "due_at"),
    [(date(2026, 12, 23), "2026-12-23T22:59:59"), (date(2026, 7, 1), "2026-07-01T21:59:59")],
)
def test_due_day_ends_with_its_last_second_in_rome(due_on, due_at):
    body = position_body(ArchiveCopy("p", make_debt(due_on=due_on), None))
    assert body["paymentOption"][0]["dueDate"] == due_at


def test_body_has_the_fields_of_the_official_description():
    described = json.loads(spec("pagopa-api", "openapi", "gpd-4-aca.json").read_text())
    schemas = described["components"]["schemas"]
    body = position_body(COPY)
    [option] = body["paymentOption"]
    for fields, name in (
        (body, "PaymentPositionModel"),
        (option, "PaymentOptionModel"),
        (option["transfer"][0], "TransferModel"),
    ):
        assert fields.keys() <= schemas[name]["properties"].keys()
        assert fields.keys() >= set(schemas[name]["required"])


def test_stamp_is_uploaded_as_the_official_description_has_it():
    debt = make_debt()
    [due] = debt.options[0].installments
    bought = replace(
        due.transfers[0], iban=None, postal_iban=None, stamp=StampRequest(BASE64_HASH, "GE")
    )
    stamped = replace(due, transfers=(bought,))
    body = position_body(
        ArchiveCopy("p", replace(debt, options=(PaymentOption((stamped,)),)), None)
    )  # fmt: skip
    [transfer] = body["paymentOption"][0]["transfer"]
    described = json.loads(spec("pagopa-api", "openapi", "gpd-4-aca.json").read_text())
    schemas = described["components"]["schemas"]
    stamp = transfer["stamp"]
    assert (
        stamp.keys() == schemas["Stamp"]["properties"].keys() == set(schemas["Stamp"]["required"])
    )
    assert transfer.keys() <= schemas["TransferModel"]["properties"].keys()
    for name, rules in schemas["Stamp"]["properties"].items():
        assert rules.get("minLength", 0) <= len(stamp[name]) <= rules.get("maxLength", 72)
        assert re.search(rules.get("pattern", ""), stamp[name])
    assert stamp == {
        "hashDocument": BASE64_HASH, "stampType": "01", "provincialResidence": "GE",
    }  # fmt: skip
    assert not transfer.keys() & {"iban", "postalIban"}


def test_notice_that_arrived_without_our_knowing_is_left_as_it_is(publish):
    archive = publish((409, {}), (200, held()))
    assert archive.calls == [("POST", BASE), ("GET", f"{BASE}/position-1")]


def test_draft_or_other_data_are_put_right_and_published(publish):
    for other in (held(status="DRAFT"), held(paymentOption=[])):
        archive = publish((409, {}), (200, other), (200, {}))
        assert archive.calls[-1] == ("PUT", f"{BASE}/position-1")
        assert archive.requests[-1].url.params["toPublish"] == "true"


@pytest.mark.parametrize("status", ["PAID", "REPORTED", "PARTIALLY_PAID"])
def test_notice_paid_from_the_archive_meanwhile_is_left_alone(publish, status):
    archive = publish((409, {}), (200, held(status=status, paymentOption=[])))
    assert len(archive.calls) == 2


def test_number_that_belongs_to_another_position_is_for_somebody_to_look_at(publish):
    with pytest.raises(RuleBroken, match="archive_conflict"):
        publish((409, {"detail": "already exists"}), (404, {}))


@pytest.mark.parametrize("status", [400, 401, 403])
def test_refusal_names_the_status_and_the_reason(publish, status):
    with pytest.raises(RuleBroken, match="archive_refused") as refused:
        publish((status, {"detail": "dueDate"}))
    assert refused.value.facts["status"] == status
    assert "dueDate" in refused.value.facts["detail"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_of_the_archive_is_worth_another_attempt(publish, status):
    with pytest.raises(WorldTrouble, match="archive_trouble"):
        publish((status, {}))


@pytest.mark.parametrize("trouble", [httpx.ConnectError("no"), httpx.ReadTimeout("slow")])
def test_archive_that_does_not_answer_is_worth_another_attempt(publish, trouble):
    with pytest.raises(WorldTrouble, match="archive_unreachable"):
        publish(trouble)


@pytest.mark.parametrize(
    ("answer", "reachable"),
    [((200, {}), True), ((401, {}), False), (httpx.ConnectError(""), False)],
)
def test_reachability_means_that_the_key_is_accepted(answer, reachable):
    with httpx.Client(transport=httpx.MockTransport(Archive(answer))) as http:
        assert ArchiveClient(http).is_reachable(ADDRESS, ENTITY) is reachable


@pytest.fixture
def ask():
    def ask(act, *answers):
        archive = Archive(*answers)
        with httpx.Client(transport=httpx.MockTransport(archive)) as http:
            act(ArchiveClient(http))
        return archive

    return ask


def test_suspended_notice_is_a_draft_in_the_archive(ask):
    archive = ask(lambda client: client.withdraw(ADDRESS, COPY), (200, {}))
    assert archive.calls == [("PUT", f"{BASE}/position-1")]
    assert archive.requests[0].url.params["toPublish"] == "false"


def test_cancelled_notice_is_invalidated_and_a_draft_deleted(ask):
    archive = ask(lambda client: client.invalidate(ADDRESS, COPY), (200, {}))
    assert archive.calls == [("POST", f"{BASE}/position-1/invalidate")]
    archive = ask(lambda client: client.invalidate(ADDRESS, COPY), (409, {}), (200, {}))
    assert archive.calls[1] == ("DELETE", f"{BASE}/position-1")


def test_payment_elsewhere_is_told_by_its_notice(ask):
    archive = ask(lambda client: client.mark_paid(ADDRESS, COPY, NUMBER), (200, {}))
    assert archive.calls == [
        ("POST", f"/aca/v1/organizations/{ENTITY}/paymentoptions/paids/{NUMBER}")
    ]


ACTS = [
    lambda client: client.withdraw(ADDRESS, COPY),
    lambda client: client.invalidate(ADDRESS, COPY),
    lambda client: client.mark_paid(ADDRESS, COPY, NUMBER),
]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("status", [404, 409, 422])
def test_what_the_archive_does_not_have_or_has_so_already_is_done(ask, act, status):
    ask(act, (status, {}), (status, {}))


@pytest.mark.parametrize("act", ACTS)
def test_archive_that_is_away_is_asked_again_later(ask, act):
    with pytest.raises(WorldTrouble, match="archive_trouble"):
        ask(act, (503, {}))
    with pytest.raises(WorldTrouble, match="archive_unreachable"):
        ask(act, httpx.ConnectError("refused"))
