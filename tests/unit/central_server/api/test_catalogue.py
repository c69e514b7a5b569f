import pytest

from tests.factories.server import (
    BANK_IBAN,
    COMPANY,
    ENTITY,
    PASSWORD,
    RATE,
    Role,
    add_desk,
    add_entity,
    add_kind,
    add_operator,
    kind_document,
)

ADMINISTRATOR = "anna.neri"
KIND = f"/catalogue/kinds/{RATE}"


def signed_in(server, username, entity_id=ENTITY):
    with server.client(entity_id=entity_id) as client:
        answer = client.post("/sessions", json={"username": username, "password": PASSWORD})
    return server.client(token=answer.json()["token"], entity_id=entity_id)


@pytest.fixture
def administrator(ready, unit_of_work, password_hash):
    with unit_of_work() as session:
        add_operator(
            session, operator_id="operator-2", username=ADMINISTRATOR,
            roles=(Role.ADMINISTRATOR,), password_hash=password_hash,
        )  # fmt: skip
    with signed_in(ready, ADMINISTRATOR) as client:
        yield client


@pytest.fixture
def neighbour(ready, unit_of_work, password_hash):
    """The administrator of another entity on the same server."""
    with unit_of_work() as session:
        add_entity(session, COMPANY, name="Azienda", segregation_code="02")
        add_operator(
            session, COMPANY, username=ADMINISTRATOR, roles=(Role.ADMINISTRATOR,),
            password_hash=password_hash,
        )  # fmt: skip
        add_desk(session, COMPANY, code="code-of-the-company")
        add_kind(session, COMPANY, kind_id="loro")
    with signed_in(ready, ADMINISTRATOR, COMPANY) as client:
        yield client


def body(made_from=1, **changes):
    return {"kind": kind_document(**changes), "made_from": made_from}


def test_kinds_come_with_their_authors_and_the_accounts(administrator):
    answer = administrator.get("/catalogue/kinds").json()
    (kind,) = answer["kinds"]
    assert (kind["kind"]["kind_id"], kind["revision"], kind["made_by"]) == (RATE, 1, None)
    assert {one["account_id"]: one["iban"] for one in answer["accounts"]}["tesoreria"] == BANK_IBAN


def test_dry_run_tells_the_differences_and_changes_nothing(administrator):
    answer = administrator.put(KIND, params={"dry_run": True}, json=body(offline=False))
    assert answer.json() == {
        "revision": 1,
        "differences": [{"place": "offline", "before": "True", "after": "False"}],
    }
    assert administrator.get("/catalogue/kinds").json()["kinds"][0]["kind"]["offline"] is True


def test_changed_kind_is_a_new_revision_with_its_author(administrator):
    assert administrator.put(KIND, json=body(offline=False)).json()["revision"] == 2
    (kind,) = administrator.get("/catalogue/kinds").json()["kinds"]
    assert (kind["kind"]["offline"], kind["made_by"]) == (False, "Laura Bianchi")
    newest, first = administrator.get(f"{KIND}/history").json()["revisions"]
    assert (newest["revision"], newest["made_by"], newest["made_at"]) == (
        2, "Laura Bianchi", "2026-11-23T09:30:00Z",
    )  # fmt: skip
    assert [one["place"] for one in newest["differences"]] == ["offline"]
    assert (first["revision"], first["made_by"], first["differences"]) == (1, None, [])


def test_same_document_again_makes_no_revision(administrator):
    assert administrator.put(KIND, json=body()).json() == {"revision": 1, "differences": []}
    assert len(administrator.get(f"{KIND}/history").json()["revisions"]) == 1


def test_new_kind_begins_with_revision_one(administrator):
    answer = administrator.put("/catalogue/kinds/nuovo", json=body(0, kind_id="nuovo"))
    assert answer.json()["revision"] == 1
    assert {"place": "name", "before": None, "after": "Carta d'identità elettronica"} in (
        answer.json()["differences"]
    )
    answer = administrator.put(KIND, json=body(0))
    assert answer.json()["faults"] == [{"place": "kind_id", "reason": "kind_id_taken"}]


def test_second_administrator_at_once_is_told(administrator):
    assert administrator.put(KIND, json=body(offline=False)).status_code == 200
    answer = administrator.put(KIND, json=body(expires=True))
    assert (answer.status_code, answer.json()["code"]) == (409, "kind_changed_meanwhile")
    answer = administrator.put(KIND, params={"dry_run": True}, json=body(expires=True))
    assert (answer.status_code, answer.json()["code"]) == (409, "kind_changed_meanwhile")


def test_refused_kind_answers_with_all_its_faults(administrator):
    wrong = body(remittance="{a}", valid_from="2027-01-01", valid_to="2026-01-01")
    answer = administrator.put(KIND, json=wrong)
    assert (answer.status_code, answer.json()["code"]) == (409, "kind_refused")
    assert answer.json()["faults"] == [
        {"place": "valid_to", "reason": "before_valid_from"},
        {"place": "remittance", "reason": "placeholder_unknown"},
    ]


def test_document_under_another_name_is_malformed(administrator):
    assert administrator.put("/catalogue/kinds/altro", json=body()).status_code == 422


@pytest.mark.parametrize("path", ["/catalogue/kinds", f"{KIND}/history"])
def test_clerk_may_not_look(clerk_client, path):
    answer = clerk_client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (403, "role_missing")


def test_clerk_may_not_change(clerk_client, administrator):
    answer = clerk_client.put(KIND, json=body(offline=False))
    assert (answer.status_code, answer.json()["code"]) == (403, "role_missing")
    assert administrator.get("/catalogue/kinds").json()["kinds"][0]["revision"] == 1


def test_desk_alone_may_not_ask(desk_client):
    assert desk_client.get("/catalogue/kinds").status_code == 401


def test_neighbour_sees_and_changes_nothing(neighbour, administrator):
    kinds = neighbour.get("/catalogue/kinds").json()["kinds"]
    assert [one["kind"]["kind_id"] for one in kinds] == ["loro"]
    answer = neighbour.get(f"{KIND}/history")
    assert (answer.status_code, answer.json()["code"]) == (404, "kind_unknown_here")
    assert neighbour.put(KIND, json=body(offline=False)).status_code == 409
    # What it may set up under the same name is a kind of its own.
    assert neighbour.put(KIND, json=body(0, offline=False)).status_code == 200
    assert administrator.get("/catalogue/kinds").json()["kinds"][0]["kind"]["offline"] is True


def test_token_of_one_entity_opens_nothing_of_another(ready, neighbour):
    with ready.client(token=neighbour.headers["Authorization"].removeprefix("Bearer ")) as client:
        assert client.get("/catalogue/kinds").status_code == 401
