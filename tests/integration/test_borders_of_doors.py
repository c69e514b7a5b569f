"""No route of the server lets one entity's desk or operator into another entity.

Two entities have everything alike. What one may not see looks like what nobody has; what it may
not do is refused and logged, and nothing of the other's changes.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, NamedTuple

import httpx
import pytest

from central_server.composition import Sources, build_app
from central_server.settings import Settings
from payments_core.identifiers.notice_number import iuv_of
from payments_core.wire.desk.catalogue_messages import PutKind
from payments_core.wire.desk.operation_messages import ReleaseNotice
from tests.factories.border_audit import entry_of
from tests.factories.desk_contacts import report
from tests.factories.entity_audit import audited
from tests.factories.running_server import running
from tests.factories.server import PASSWORD, TAX_CODE, a_kind
from tests.factories.twins import (
    TWIN,
    Names,
    Place,
    cart_of,
    other_than,
    refund_of,
    release_of,
    task_of,
)

BASE = "/api/v1"


@pytest.fixture
def app(twins_url, clock):
    return build_app(Settings(database_url=twins_url), Sources(clock=clock), work=False)


@pytest.fixture
def client(app) -> Iterator[httpx.Client]:
    with running(app) as server, httpx.Client(base_url=server.url, timeout=10) as client:
        yield client


class Call(NamedTuple):
    """A request to one route; `names` go where the route takes any."""

    request: Callable[[Place, Names], dict[str, Any]]
    needs_operator: bool = False
    needs_desk: bool = True
    needs_portal: bool = False


def _get(url: str, **query: str) -> Callable[[Place, Names], dict[str, Any]]:
    def request(_: Place, names: Names) -> dict[str, Any]:
        said = {key: getattr(names, value) for key, value in query.items()}
        return {"url": url.format(names=names), "params": said}

    return request


def _post(url: str, body: Callable[[Place, Names], Any]) -> Callable[..., dict[str, Any]]:
    return lambda place, names: {"url": url.format(names=names), "json": body(place, names)}


def _operations(place: Place, names: Names) -> dict[str, Any]:
    operation = release_of(place, names, 5)
    return {"operations": [operation.model_dump(mode="json")]}


def _kind(_: Place, names: Names) -> dict[str, Any]:
    kind = a_kind(kind_id=names.kind_id, parts=("9,00",), name="Nuovo", rates=[])
    return PutKind(kind=kind, made_from=1).model_dump(mode="json")


def _cart(place: Place, names: Names) -> dict[str, Any]:
    order = cart_of(place, names)
    return {
        "client_id": order.client_id,
        "notices": [{"notice_number": names.unpaid, "debtor_tax_code": TAX_CODE}],
        "return_urls": asdict(order.returns),
    }


ROUTES = {
    ("POST", "/desks/enrol"): Call(
        _post(
            "/desks/enrol",
            lambda place, _: {
                "enrolment_code": other_than(place).secret(TWIN, "code"), "machine_name": "PC",
            },
        ),
        needs_desk=False,
    ),
    ("GET", "/desk"): Call(_get("/desk")),
    ("POST", "/desks/contact"): Call(
        _post("/desks/contact", lambda *_: report().model_dump(mode="json"))
    ),
    ("POST", "/desks/audit"): Call(
        _post(
            "/desks/audit",
            lambda _, names: {"entries": [entry_of(names, "entry-new").model_dump(mode="json")]},
        )
    ),
    ("POST", "/desks/leases"): Call(_post("/desks/leases", lambda *_: {"count": 5})),
    ("POST", "/desks/operations"): Call(_post("/desks/operations", _operations)),
    ("POST", "/sessions"): Call(
        _post("/sessions", lambda _, names: {"username": names.username, "password": PASSWORD})
    ),
    ("DELETE", "/sessions/current"): Call(_get("/sessions/current"), needs_operator=True),
    ("GET", "/citizens"): Call(_get("/citizens", q="tax_code"), needs_operator=True),
    ("GET", "/citizens/{citizen_id}"): Call(
        _get("/citizens/{names.citizen_id}"), needs_operator=True
    ),
    ("GET", "/citizens/{citizen_id}/notices"): Call(
        _get("/citizens/{names.citizen_id}/notices"), needs_operator=True
    ),
    ("GET", "/notices"): Call(_get("/notices", desk_id="desk_id"), needs_operator=True),
    ("GET", "/citizens/{citizen_id}/notes"): Call(
        _get("/citizens/{names.citizen_id}/notes"), needs_operator=True
    ),
    ("GET", "/notices/{notice_number}"): Call(
        _get("/notices/{names.paid}"), needs_operator=True
    ),
    ("POST", "/notices/{notice_number}/acts"): Call(
        _post("/notices/{names.unpaid}/acts", lambda *_: {"act": "SUSPEND", "reason": "prova"}),
        needs_operator=True,
    ),
    ("GET", "/pads/{notice_number}"): Call(_get("/pads/{names.waiting}"), needs_operator=True),
    ("GET", "/cancellations"): Call(
        _get("/cancellations", notice_number="unpaid"), needs_operator=True
    ),
    ("POST", "/cancellations/{request_id}/approve"): Call(
        _post("/cancellations/{names.cancel_id}/approve", lambda *_: None), needs_operator=True
    ),
    ("POST", "/cancellations/{request_id}/reject"): Call(
        _post("/cancellations/{names.cancel_id}/reject", lambda *_: {"reason": "prova"}),
        needs_operator=True,
    ),
    ("GET", "/cancellations/{request_id}/outcome"): Call(
        _get("/cancellations/{names.cancel_id}/outcome")
    ),
    ("POST", "/refunds"): Call(
        _post(
            "/refunds",
            lambda _, names: refund_of(names, "refund-new").model_dump(mode="json"),
        ),
        needs_operator=True,
    ),
    ("GET", "/refunds"): Call(_get("/refunds", notice_number="paid"), needs_operator=True),
    ("POST", "/refunds/{refund_id}/approve"): Call(
        _post("/refunds/{names.refund_id}/approve", lambda *_: None), needs_operator=True
    ),
    ("POST", "/refunds/{refund_id}/reject"): Call(
        _post("/refunds/{names.refund_id}/reject", lambda *_: {"reason": "prova"}),
        needs_operator=True,
    ),
    ("POST", "/carts"): Call(_post("/carts", _cart), needs_desk=False, needs_portal=True),
    ("GET", "/carts/{cart_id}"): Call(
        _get("/carts/{names.cart_id}"), needs_desk=False, needs_portal=True
    ),
    ("GET", "/settlement/flows/{flow_id}"): Call(
        _get("/settlement/flows/{names.flow_id}"), needs_operator=True
    ),
    ("GET", "/settlement/credits/{year}/{document_no}"): Call(
        _get("/settlement/credits/2025/{names.document_no}"), needs_operator=True
    ),
    ("GET", "/settlement/references/{reference}"): Call(
        lambda _, names: {"url": f"/settlement/references/{iuv_of(names.paid)}"},
        needs_operator=True,
    ),
    ("GET", "/anomalies"): Call(_get("/anomalies"), needs_operator=True),
    ("GET", "/day"): Call(
        lambda *_: {"url": "/day", "params": {"first_on": "2026-01-01", "last_on": "2026-12-31"}},
        needs_operator=True,
    ),
    ("GET", "/day/desks"): Call(_get("/day/desks"), needs_operator=True),
    ("POST", "/day/closings"): Call(
        _post("/day/closings", lambda *_: {"closing_id": "new", "closed_on": "2026-01-02"}),
        needs_operator=True,
    ),
    ("POST", "/tasks"): Call(
        _post(
            "/tasks", lambda _, names: task_of(names, "handed-new").model_dump(mode="json")
        ),
        needs_operator=True,
    ),
    ("GET", "/tasks"): Call(_get("/tasks"), needs_operator=True),
    ("GET", "/tasks/counts"): Call(_get("/tasks/counts"), needs_operator=True),
    ("POST", "/tasks/{handed_id}/close"): Call(
        _post("/tasks/{names.handed_id}/close", lambda *_: {"reason": "fatto"}),
        needs_operator=True,
    ),
    ("GET", "/catalogue/kinds"): Call(_get("/catalogue/kinds"), needs_operator=True),
    ("GET", "/catalogue/kinds/{kind_id}/history"): Call(
        _get("/catalogue/kinds/{names.kind_id}/history"), needs_operator=True
    ),
    ("PUT", "/catalogue/kinds/{kind_id}"): Call(
        _post("/catalogue/kinds/{names.kind_id}", _kind), needs_operator=True
    ),
    ("GET", "/registry"): Call(_get("/registry")),
    ("GET", "/changes"): Call(_get("/changes")),
    ("GET", "/changes/stream"): Call(_get("/changes/stream")),
}  # fmt: skip
#: Routes that are not tried here, each with its reason.
NOT_HERE = {
    ("GET", "/openapi.json"): "tells nothing of anybody",
    ("HEAD", "/openapi.json"): "tells nothing of anybody",
    ("GET", "/health/live"): "tells nothing of anybody",
    ("GET", "/health/ready"): "tells nothing of anybody",
    **{
        (method, path): "the station, which only answers posts: test_borders_of_station"
        for method in ("POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE")
        for path in ("/hub/pa/v1", "/hub/pa/v1/")
    },
    (
        "POST",
        "/hub/pa/v1/payment-options/organizations/{entity_id}/notices/{notice_number}",
    ): "payment options: test_borders_of_station",
}
#: A stream goes on for ever; that one entity's news do not ring for another is tried with the bell.
ENDLESS = {("GET", "/changes/stream")}

WITH_DESK = [route for route, call in ROUTES.items() if call.needs_desk]
WITH_PORTAL = [route for route, call in ROUTES.items() if call.needs_portal]
WITH_OPERATOR = [route for route, call in ROUTES.items() if call.needs_operator]
#: What is asked for that only the other entity has, and how it is answered.
REFUSED = {
    ("POST", "/desks/enrol"): (403, "enrolment_refused"),
    ("POST", "/sessions"): (401, "credentials_refused"),
    ("POST", "/carts"): (404, "notice_unknown"),
    ("GET", "/carts/{cart_id}"): (404, "cart_unknown"),
    ("GET", "/citizens/{citizen_id}"): (404, "citizen_unknown"),
    ("GET", "/citizens/{citizen_id}/notices"): (404, "citizen_unknown"),
    ("GET", "/citizens/{citizen_id}/notes"): (404, "citizen_unknown"),
    ("GET", "/notices/{notice_number}"): (404, "notice_unknown"),
    ("POST", "/notices/{notice_number}/acts"): (404, "notice_unknown"),
    ("GET", "/pads/{notice_number}"): (404, "pad_number_unknown"),
    ("GET", "/settlement/flows/{flow_id}"): (404, "flow_unknown"),
    ("GET", "/settlement/credits/{year}/{document_no}"): (404, "credit_unknown"),
    ("GET", "/catalogue/kinds/{kind_id}/history"): (404, "kind_unknown_here"),
    ("POST", "/tasks/{handed_id}/close"): (404, "handed_task_unknown"),
    ("PUT", "/catalogue/kinds/{kind_id}"): (409, "kind_changed_meanwhile"),
    ("POST", "/cancellations/{request_id}/approve"): (404, "cancel_request_unknown"),
    ("POST", "/cancellations/{request_id}/reject"): (404, "cancel_request_unknown"),
    ("GET", "/cancellations/{request_id}/outcome"): (404, "cancel_request_unknown"),
    ("POST", "/refunds"): (404, "receipt_unknown"),
    ("POST", "/refunds/{refund_id}/approve"): (404, "refund_unknown"),
    ("POST", "/refunds/{refund_id}/reject"): (404, "refund_unknown"),
}
#: What an operation may name of the other entity, and how it is refused.
OPERATION_FIELDS = {
    "operator_id": "operator_not_allowed",
    "citizen_id": "citizen_unknown",
    "kind_id": "kind_unknown",
    "lease_id": "lease_unknown",
    "notice_number": "notice_number_outside_lease",
}


def routes_of(app) -> Iterator[tuple[str, str]]:
    for route in app.routes:
        # A router that was included tells its routes with their whole paths.
        included = getattr(route, "effective_route_contexts", None)
        for one in included() if included else [route]:
            for method in one.methods:
                yield method, one.path.removeprefix(BASE)


def send(client, route, place, names, *, desk=None, token=None, portal=None):
    call = ROUTES[route]
    headers = {"X-Desk": desk or place.desk_header(TWIN)} if call.needs_desk else {}
    if call.needs_operator:
        headers["Authorization"] = token or place.operator_header(TWIN)
    if call.needs_portal:
        headers["X-Portal"] = portal or place.portal_header(TWIN)
    request = call.request(place, names)
    request["url"] = BASE + request["url"]
    return client.request(route[0], headers=headers, **request)


def marks_in(text: str, place: Place) -> list[str]:
    return [mark for mark in place.marks() if mark in text]


def test_every_route_has_a_border_case(app):
    assert set(routes_of(app)) - set(NOT_HERE) == set(ROUTES)


@pytest.mark.parametrize(
    "route", sorted(set(ROUTES) - ENDLESS - {("POST", "/desks/enrol")}), ids=str
)
def test_route_answers_with_the_entitys_own(client, untouched, place, route):
    with untouched(), audited(place.entity_id) as faults:
        answer = send(client, route, place, TWIN)
    assert answer.status_code < 300, answer.text
    assert marks_in(answer.text, other_than(place)) == []
    for name in (other_than(place).alone.paid, other_than(place).alone.kind_id):
        assert name not in answer.text
    assert faults == []


@pytest.mark.parametrize("route", WITH_DESK, ids=str)
@pytest.mark.parametrize("claim", ["credential", "entity", "desk"])
def test_desk_of_one_entity_is_none_of_the_other(client, untouched, place, route, claim):
    other = other_than(place)
    desk = {
        "credential": f"{place.entity_id}/{TWIN.desk_id}:{other.secret(TWIN, 'credential')}",
        "entity": f"{other.entity_id}/{TWIN.desk_id}:{place.secret(TWIN, 'credential')}",
        "desk": f"{place.entity_id}/{other.alone.desk_id}:"
        + other.secret(other.alone, "credential"),
    }[claim]
    with untouched() as logs:
        answer = send(client, route, place, TWIN, desk=desk)
    assert (answer.status_code, answer.json()["code"]) == (401, "desk_credential_refused")
    [entry] = [entry for entry in logs if entry["event"] == "refused"]
    assert (entry["code"], entry["place"]) == ("desk_credential_refused", desk.partition(":")[0])


@pytest.mark.parametrize("route", WITH_PORTAL, ids=str)
@pytest.mark.parametrize("claim", ["key", "entity", "portal"])
def test_portal_of_one_entity_is_none_of_the_other(client, untouched, place, route, claim):
    other = other_than(place)
    portal = {
        "key": f"{place.entity_id}/{TWIN.portal_id}:{other.secret(TWIN, 'key')}",
        "entity": f"{other.entity_id}/{TWIN.portal_id}:{place.secret(TWIN, 'key')}",
        "portal": f"{place.entity_id}/{other.alone.portal_id}:" + other.secret(other.alone, "key"),
    }[claim]
    with untouched() as logs:
        answer = send(client, route, place, TWIN, portal=portal)
    assert (answer.status_code, answer.json()["code"]) == (401, "portal_key_refused")
    [entry] = [entry for entry in logs if entry["event"] == "refused"]
    assert (entry["code"], entry["place"]) == ("portal_key_refused", portal.partition(":")[0])


@pytest.mark.parametrize("route", WITH_PORTAL, ids=str)
def test_second_portal_of_an_entity_sees_no_cart_of_the_first(client, untouched, place, route):
    """What one portal was asked under its own id is nothing to another one."""
    with untouched():
        answer = send(client, route, place, TWIN, portal=place.portal_header(place.alone))
    if route == ("POST", "/carts"):  # its own cart, and the checkout is not there
        assert (answer.status_code, answer.json()["code"]) == (503, "checkout_unreachable")
    else:
        assert (answer.status_code, answer.json()["code"]) == (404, "cart_unknown")


def test_portal_reaches_no_notice_of_the_other_by_naming_it(client, untouched, place):
    """Both know a portal of this name, with a key of their own."""
    other = other_than(place)
    wish = _cart(place, TWIN)
    wish["notices"][0]["creditor_tax_code"] = other.entity_id
    headers = {"X-Portal": place.portal_header(TWIN)}
    with untouched():
        answer = client.post(f"{BASE}/carts", headers=headers, json=wish | {"client_id": "new"})
    assert (answer.status_code, answer.json()["code"]) == (404, "notice_unknown")


@pytest.mark.parametrize("route", WITH_OPERATOR, ids=str)
def test_operator_of_one_entity_is_none_of_the_other(client, untouched, place, route):
    with untouched() as logs, audited(place.entity_id) as faults:
        token = other_than(place).operator_header(TWIN)
        answer = send(client, route, place, TWIN, token=token)
    assert (answer.status_code, answer.json()["code"]) == (401, "session_refused")
    assert [entry["code"] for entry in logs if entry["event"] == "refused"] == ["session_refused"]
    assert faults == []


@pytest.mark.parametrize("route", REFUSED, ids=str)
def test_what_only_the_other_has_is_refused_like_what_nobody_has(client, untouched, place, route):
    with untouched() as logs, audited(place.entity_id) as faults:
        answer = send(client, route, place, other_than(place).alone)
    assert (answer.status_code, answer.json()["code"]) == REFUSED[route]
    [entry] = [entry for entry in logs if entry["event"] == "refused"]
    assert (entry["status"], entry["code"]) == REFUSED[route]
    assert faults == []


def test_people_of_the_other_are_not_found(client, untouched, place):
    with untouched():
        answer = send(client, ("GET", "/citizens"), place, other_than(place).alone)
    assert answer.json() == {"citizens": [], "more": False}


def test_cancellations_of_the_other_are_not_listed(client, place):
    answer = send(client, ("GET", "/cancellations"), place, other_than(place).alone)
    assert answer.json() == {"requests": [], "more": False}


def test_reference_of_the_others_payment_is_of_nothing(client, untouched, place):
    with untouched():
        route = ("GET", "/settlement/references/{reference}")
        answer = send(client, route, place, other_than(place).alone).json()
    assert (answer["notice_numbers"], answer["flow_id"]) == ([], None)


def test_refunds_of_the_other_are_not_listed(client, untouched, place):
    with untouched():
        answer = send(client, ("GET", "/refunds"), place, other_than(place).alone)
    assert answer.json() == {"refunds": [], "more": False}


@pytest.mark.parametrize("field", OPERATION_FIELDS)
def test_operation_that_names_something_of_the_other_is_refused_and_logged(
    client, untouched, place, field
):
    own, theirs = (
        release_of(place, names, 5).model_dump(mode="json")
        for names in (TWIN, other_than(place).alone)
    )
    _replace(own, theirs, field)
    with untouched() as logs, audited(place.entity_id) as faults:
        answer = client.post(
            f"{BASE}/desks/operations", headers={"X-Desk": place.desk_header(TWIN)},
            json={"operations": [own]},
        )  # fmt: skip
    [told] = answer.json()["answers"]
    assert (told["outcome"], told["problem"]["code"]) == ("REFUSED", OPERATION_FIELDS[field])
    [entry] = [entry for entry in logs if entry["event"] == "operation_refused"]
    assert (entry["entity"], entry["code"]) == (place.entity_id, OPERATION_FIELDS[field])
    assert faults == []


def _replace(own: dict[str, Any], theirs: dict[str, Any], field: str) -> None:
    if field == "operator_id":
        own[field] = theirs[field]
    elif field in ReleaseNotice.model_fields:
        own["release"][field] = theirs["release"][field]
    else:
        own["release"]["payments"][0][field] = theirs["release"]["payments"][0][field]
