import httpx
import pytest
import structlog
import structlog.testing

from central_server.api.problems import status_of
from payments_core.errors import BadValue, PaymentsError, RuleBroken, WorldTrouble
from tests.factories.server import CREDENTIAL


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (BadValue("notice_number_malformed"), 422),
        (RuleBroken("session_refused"), 401),
        (RuleBroken("role_missing"), 403),
        (RuleBroken("notice_unknown"), 404),
        (RuleBroken("entity_without_station"), 409),
        (RuleBroken("desk_retired"), 410),
        (WorldTrouble("archive_unreachable"), 503),
        (PaymentsError("of_no_family"), 500),
    ],
)
def test_family_and_code_decide_the_status(trouble, status):
    assert status_of(trouble) == status


def test_malformed_body_names_the_field_and_not_its_content(desk_client):
    answer = desk_client.post("/sessions", json={"username": "laura", "password": ["secret"]})
    assert answer.status_code == 422
    assert answer.json()["facts"]["field"] == "body.password"
    assert "secret" not in answer.text


def test_name_of_a_field_that_the_sender_made_up_is_cut(desk_client):
    operation = {"kind": "RELEASE", "release": {"fields": {"x" * 10_000: 7}}}
    answer = desk_client.post("/desks/operations", json={"operations": [operation]})
    assert answer.status_code == 422
    assert len(answer.content) < 1000


def test_body_that_is_no_json_is_malformed(desk_client):
    answer = desk_client.post(
        "/sessions", content=b"\xff{", headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "request_malformed")


def test_unknown_path_answers_in_the_same_form(server):
    answer = httpx.get(f"{server.url}/nowhere")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_such_page")


def test_wrong_method_answers_in_the_same_form(desk_client):
    answer = desk_client.put("/desk")
    assert (answer.status_code, answer.json()["code"]) == (405, "request_refused")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("GET", "/nothing", b""), ("PUT", "/desk", b""), ("POST", "/desks/leases", b"\xff")],
)
def test_every_refusal_is_logged_without_the_credential(desk_client, method, path, body):
    with structlog.testing.capture_logs() as logged:
        desk_client.request(method, path, content=body)
    (entry,) = logged
    assert (entry["path"], entry["log_level"]) == (f"/api/v1{path}", "warning")
    assert CREDENTIAL not in str(entry)


def test_key_without_a_name_before_it_stays_out_of_the_log(desk_client):
    with structlog.testing.capture_logs() as logs:
        for said in ("the-key-itself", "80999990106/portale the-key-itself"):
            desk_client.get("/carts/x", headers={"X-Desk": "", "X-Portal": said})
        desk_client.get("/carts/x", headers={"X-Desk": "", "X-Portal": "80999990106/portale:key"})
    places = [entry["place"] for entry in logs if "place" in entry]
    assert places == ["", "", "80999990106/portale"]
