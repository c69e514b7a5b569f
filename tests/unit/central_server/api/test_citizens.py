import pytest

from tests.factories.server import CITIZEN, COMPANY, TAX_CODE, add_citizen, add_everything


def test_person_is_found_and_shown(clerk_client):
    page = clerk_client.get("/citizens", params={"q": "ros mar"}).json()
    assert [person["citizen_id"] for person in page["citizens"]] == [CITIZEN]
    assert clerk_client.get(f"/citizens/{CITIZEN}").json()["tax_code"] == TAX_CODE
    assert clerk_client.get(f"/citizens/{CITIZEN}/notices").json() == {"notices": []}


def test_people_of_another_entity_are_not_found_nor_shown(clerk_client, unit_of_work):
    with unit_of_work() as session:
        add_everything(session, COMPANY)
        add_citizen(
            session, COMPANY, citizen_id="theirs", tax_code="VRDLGI80A01Z999K", family_name="Verdi"
        )
    assert clerk_client.get("/citizens", params={"q": "verdi"}).json()["citizens"] == []
    answer = clerk_client.get("/citizens/theirs")
    assert (answer.status_code, answer.json()["code"]) == (404, "citizen_unknown")


@pytest.mark.parametrize("path", ["/citizens?q=rossi", f"/citizens/{CITIZEN}"])
def test_desk_alone_sees_nobody(desk_client, path):
    answer = desk_client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (401, "session_refused")


@pytest.mark.parametrize("params", [{}, {"q": "x" * 201}, {"q": "x", "limit": 501}])
def test_senseless_search_is_malformed(clerk_client, params):
    assert clerk_client.get("/citizens", params=params).status_code == 422


def test_any_signs_may_be_searched(clerk_client):
    for text in (
        "%",
        "'; DROP TABLE citizens",
        "\u0000",
        "\U0010ffff",
        "𝕽𝖔𝖘𝖘𝖎",
        "31/02/1980",
        "0" * 200,
    ):
        assert clerk_client.get("/citizens", params={"q": text}).status_code == 200


@pytest.mark.parametrize("citizen_id", ["%00", "a" * 65])
def test_id_that_nobody_can_have_is_malformed(clerk_client, citizen_id):
    for path in (f"/citizens/{citizen_id}", f"/citizens/{citizen_id}/notices"):
        assert clerk_client.get(path).status_code == 422
