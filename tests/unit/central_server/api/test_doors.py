from tests.factories.server import (
    COMPANY,
    CREDENTIAL,
    DESK,
    PASSWORD,
    USERNAME,
    add_desk,
    add_everything,
)


def test_token_of_one_desk_opens_nothing_at_another(ready, clerk_client, unit_of_work):
    with unit_of_work() as session:
        add_desk(session, desk_id="sportello-13", code="another-code")
    token = clerk_client.headers["Authorization"].removeprefix("Bearer ")
    with ready.client(token=token, desk_id="sportello-13") as client:
        answer = client.get("/citizens", params={"q": "rossi"})
    assert (answer.status_code, answer.json()["code"]) == (401, "session_refused")


def test_token_of_one_entity_opens_nothing_in_another(ready, clerk_client, unit_of_work):
    with unit_of_work() as session:
        add_everything(session, COMPANY)
    token = clerk_client.headers["Authorization"].removeprefix("Bearer ")
    with ready.client(token=token, entity_id=COMPANY) as client:
        assert client.get("/citizens", params={"q": "rossi"}).status_code == 401


def test_operator_of_one_entity_cannot_sign_in_at_another(ready, unit_of_work):
    with unit_of_work() as session:
        add_everything(session, COMPANY)
    with ready.client(entity_id=COMPANY) as client:
        answer = client.post("/sessions", json={"username": USERNAME, "password": PASSWORD})
    assert answer.status_code == 401


def test_header_that_is_no_credential_is_refused_politely(ready):
    with ready.client(desk=False) as client:
        for text in ("", "nonsense", f"{COMPANY}/{DESK}:{CREDENTIAL}", "a/b:c" * 1000):
            client.headers["X-Desk"] = text
            assert client.get("/desk").status_code == 401
