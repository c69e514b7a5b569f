import gzip
import json

import httpx
import pytest
from structlog.testing import capture_logs

from central_server.entities.models import EntityRow
from payments_core.wire.desk.registry_messages import RegistryPage
from tests.factories.server import CITIZEN, COMPANY, DESK, ENTITY, add_citizen, add_everything


@pytest.fixture
def set_policy(ready, unit_of_work):
    def set_policy(policy, entity_id=ENTITY):
        with unit_of_work() as session:
            session.get_one(EntityRow, entity_id).registry_on_desks = policy

    set_policy("all")
    return set_policy


def test_desk_reads_its_registry_and_that_is_logged(set_policy, desk_client):
    with capture_logs() as logs:
        answer = desk_client.get("/registry")
    page = RegistryPage.model_validate_json(answer.content)
    assert [person.citizen_id for person in page.people] == [CITIZEN]
    assert not page.more
    [entry] = [entry for entry in logs if entry["event"] == "registry_downloaded"]
    assert (entry["entity_id"], entry["desk_id"]) == (ENTITY, DESK)
    assert (entry["people"], entry["after"], entry["last"]) == (1, 0, 1)
    assert "Rossi" not in repr(logs)


def test_page_is_compressed_for_whoever_can_read_that(set_policy, ready, desk_client):
    plain = {"Accept-Encoding": "identity"}
    answer = desk_client.get("/registry", headers=plain)
    assert "Content-Encoding" not in answer.headers
    assert "email" not in answer.json()["people"][0], "what nobody knows is left out"
    with desk_client.stream("GET", "/registry") as compressed:
        raw = b"".join(compressed.iter_raw())
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw)) == answer.json()


def test_nobody_new_is_an_empty_page_that_nobody_logs(set_policy, desk_client):
    with capture_logs() as logs:
        answer = desk_client.get("/registry", params={"after": 1})
    assert answer.json() == {"people": [], "more": False}
    assert logs == []


@pytest.mark.parametrize("policy", ["nothing", "recent"])
def test_policy_closes_the_registry(set_policy, desk_client, policy):
    set_policy(policy)
    answer = desk_client.get("/registry")
    assert (answer.status_code, answer.json()["code"]) == (403, "registry_not_on_desks")


def test_revision_of_another_life_of_the_server_is_refused(set_policy, desk_client):
    answer = desk_client.get("/registry", params={"after": 99})
    assert (answer.status_code, answer.json()["code"]) == (409, "registry_cursor_ahead")


def test_desk_of_a_company_never_gets_the_people_of_the_city(set_policy, ready, unit_of_work):
    with unit_of_work() as session:
        add_everything(session, COMPANY)
        add_citizen(session, COMPANY, citizen_id="theirs", tax_code=None)
    with ready.client(entity_id=COMPANY) as company:
        assert company.get("/registry").status_code == 403
        set_policy("all", COMPANY)
        people = company.get("/registry").json()["people"]
    assert [person["citizen_id"] for person in people] == [CITIZEN, "theirs"]
    with ready.client() as city:
        assert len(city.get("/registry").json()["people"]) == 1


def test_nobody_reads_it_without_being_a_desk(set_policy, ready):
    answer = httpx.get(f"{ready.url}/api/v1/registry")
    assert (answer.status_code, answer.json()["code"]) == (401, "desk_credential_refused")


@pytest.mark.parametrize(
    "params", [{"limit": 501}, {"limit": 0}, {"after": -1}, {"after": 2**63}, {"after": "x"}]
)
def test_senseless_request_is_malformed(set_policy, desk_client, params):
    assert desk_client.get("/registry", params=params).status_code == 422
