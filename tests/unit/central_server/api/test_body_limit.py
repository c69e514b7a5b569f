from central_server.api.body_limit import BODY_LIMIT_BYTES


def test_body_beyond_the_limit_is_refused_before_it_is_understood(desk_client):
    answer = desk_client.post("/sessions", content=b"x" * (BODY_LIMIT_BYTES + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_large")


def test_body_without_a_declared_length_is_counted_too(desk_client):
    def chunks():
        for _ in range(BODY_LIMIT_BYTES // 10_000 + 2):
            yield b"x" * 10_000

    assert desk_client.post("/sessions", content=chunks()).status_code == 413


def test_body_at_the_limit_is_read(desk_client):
    answer = desk_client.post("/sessions", content=b"x" * BODY_LIMIT_BYTES)
    assert answer.status_code == 422
