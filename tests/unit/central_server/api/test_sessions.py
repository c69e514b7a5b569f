from tests.factories.server import DESK, ENTITY, PASSWORD, USERNAME


def sign_in(client, username=USERNAME, password=PASSWORD):
    return client.post("/sessions", json={"username": username, "password": password})


def test_right_password_opens_a_session_that_other_routes_accept(desk_client, ready):
    answer = sign_in(desk_client)
    assert answer.status_code == 200
    assert answer.json()["roles"] == ["clerk"]
    with ready.client(token=answer.json()["token"]) as client:
        assert client.get("/citizens", params={"q": "rossi"}).status_code == 200


def test_wrong_password_and_unknown_name_are_refused_alike(desk_client):
    wrong, unknown = sign_in(desk_client, password="another"), sign_in(desk_client, "nobody")
    assert (wrong.status_code, wrong.json()) == (401, {"code": "credentials_refused", "facts": {}})
    assert (unknown.status_code, unknown.json()) == (wrong.status_code, wrong.json())


def test_guessing_is_slowed_down_and_the_right_password_waits_too(desk_client, clock):
    for _ in range(3):
        assert sign_in(desk_client, password="guess").status_code == 401
    blocked = sign_in(desk_client)
    assert (blocked.status_code, blocked.json()["code"]) == (403, "sign_in_blocked")
    assert blocked.json()["facts"] == {"seconds": 2}
    clock.advance(seconds=2)
    assert sign_in(desk_client).status_code == 200


def test_signed_out_token_opens_nothing(clerk_client):
    assert clerk_client.delete("/sessions/current").status_code == 204
    answer = clerk_client.get("/citizens", params={"q": "rossi"})
    assert (answer.status_code, answer.json()["code"]) == (401, "session_refused")


def test_session_ends_after_its_hours(clerk_client, clock):
    clock.advance(hours=12)
    answer = clerk_client.get("/citizens", params={"q": "rossi"})
    assert (answer.status_code, answer.json()["code"]) == (401, "session_expired")


def test_sign_in_needs_an_enrolled_desk(ready):
    with ready.client(desk=False) as client:
        answer = sign_in(client)
    assert (answer.status_code, answer.json()["code"]) == (401, "desk_credential_refused")


def test_wrong_credential_of_a_known_desk_is_refused(ready):
    with ready.client(desk=False) as client:
        client.headers["X-Desk"] = f"{ENTITY}/{DESK}:guess"
        assert sign_in(client).status_code == 401


def test_name_that_no_operator_can_have_is_malformed(desk_client):
    assert sign_in(desk_client, username="laura\x00bianchi").status_code == 422
