import json

from hub_sandbox.positions.refusals import PositionRefusal, refusal_answer


def test_refusal_is_a_problem_with_its_status() -> None:
    answer = refusal_answer(PositionRefusal(409, "Conflict", "already used"))
    assert answer.status_code == 409
    assert answer.media_type == "application/problem+json"
    problem = {"title": "Conflict", "status": 409, "detail": "already used"}
    assert json.loads(bytes(answer.body)) == problem
    assert "retry-after" not in answer.headers


def test_refusal_may_ask_to_wait() -> None:
    answer = refusal_answer(PositionRefusal(429, "Too many", "wait", retry_after="1"))
    assert answer.headers["retry-after"] == "1"
