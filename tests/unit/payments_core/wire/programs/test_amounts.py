import json
import re
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RemoteProtocolError
from payments_core.model.asked_amount import AskedFor, ProgramAnswer, ProgramState
from payments_core.wire.programs.amounts import (
    MAX_ANSWER_BYTES,
    AmountQuestion,
    parse_answer,
    question_of,
    schema_texts,
)
from payments_documents.resources import resource_path
from tests.architecture.source import ROOT

NUMBER = "301000000000004285"
CENTS = st.integers(1, 9_999_999_999)


def written(**answer: object) -> bytes:
    return json.dumps(answer).encode()


def test_question_says_which_notice_and_why() -> None:
    at = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    assert json.loads(question_of("80999990106", NUMBER, AskedFor.ACTIVATE, at)) == {
        "entity": "80999990106", "notice_number": NUMBER, "iuv": "01000000000004285",
        "asked_for": "activate", "at": "2026-03-02T08:30:00Z",
    }  # fmt: skip


@pytest.mark.parametrize("state", ["paid", "cancelled", "unknown"])
def test_what_is_not_due_has_no_amount(state) -> None:
    answer = parse_answer(written(state=state, amount_cents=5, why="?"), (10000,))
    assert answer == ProgramAnswer(ProgramState(state))


@pytest.mark.parametrize(
    ("answer", "handed_in", "shares"),
    [
        ({"amount_cents": 12300}, (10000,), (12300,)),
        ({"amount_cents": 12300, "transfers_cents": None}, (10000,), (12300,)),
        ({"amount_cents": 12300, "transfers_cents": [12300]}, (10000,), (12300,)),
        ({"amount_cents": 10000}, (6000, 4000), (6000, 4000)),
        ({"amount_cents": 10000, "transfers_cents": [9999, 1]}, (6000, 4000), (9999, 1)),
        ({"amount_cents": 10305, "transfers_cents": [6303, 4002]}, (6000, 4000), (6303, 4002)),
    ],
)
def test_amount_is_divided_as_the_answer_says_or_as_there_is_no_doubt(
    answer, handed_in, shares
) -> None:
    read = parse_answer(written(state="due", due_on="2026-04-30", **answer), handed_in)
    assert (read.amount_cents, read.transfers_cents) == (answer["amount_cents"], shares)
    assert read.due_on == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("body", "field", "reason"),
    [
        (b"", "-", "json_invalid"),
        (b"<html>", "-", "json_invalid"),
        (b'{"state": "due", "amount_cents": 12', "-", "json_invalid"),
        (b'{"state": "due", "amount_cents": NaN}', "due.amount_cents", "int_type"),
        (b'{"state": "\xff"}', "-", "json_invalid"),
        (b"[" * 100_000, "-", "json_invalid"),
        (b"[]", "-", "dict_type"),
        (b"{}", "-", "union_tag_not_found"),
        (written(state="owed"), "-", "union_tag_invalid"),
        (written(state="due"), "due.amount_cents", "missing"),
        (written(state="due", amount_cents=0), "due.amount_cents", "greater_than_equal"),
        (written(state="due", amount_cents=-1), "due.amount_cents", "greater_than_equal"),
        (written(state="due", amount_cents=10**10), "due.amount_cents", "less_than_equal"),
        (written(state="due", amount_cents=12.0), "due.amount_cents", "int_type"),
        (written(state="due", amount_cents="12300"), "due.amount_cents", "int_type"),
        (written(state="due", amount_cents=True), "due.amount_cents", "int_type"),
        (written(state="due", amount_cents=5, due_on="30/04/2026"), "due.due_on", "date_parsing"),
        (written(state="due", amount_cents=5, due_on=1777500000), "due.due_on", "date_type"),
        (
            written(state="due", amount_cents=5, due_on="0001-01-01"),
            "due.due_on", "greater_than_equal",
        ),
        (written(state="due", amount_cents=10305), "transfers_cents", "missing"),
        (
            written(state="due", amount_cents=10305, transfers_cents=[10305]),
            "transfers_cents", "not_as_handed_in",
        ),
        (
            written(state="due", amount_cents=10305, transfers_cents=[6303, 4001]),
            "transfers_cents", "transfers_differ_from_amount",
        ),
        (
            written(state="due", amount_cents=10305, transfers_cents=[10305, 0]),
            "due.transfers_cents.1", "greater_than_equal",
        ),
    ],
)  # fmt: skip
def test_what_does_not_say_what_is_owed_is_refused(body, field, reason) -> None:
    with pytest.raises(RemoteProtocolError, match="program_answer_malformed") as refused:
        parse_answer(body, (6000, 4000))
    assert (refused.value.facts["field"], refused.value.facts["reason"]) == (field, reason)


def test_mark_that_some_programs_begin_with_is_passed_over() -> None:
    assert parse_answer(b"\xef\xbb\xbf" + written(state="paid"), (1,)).state == "paid"


@given(st.lists(CENTS, min_size=1, max_size=5), st.lists(CENTS, min_size=0, max_size=6), CENTS)
def test_what_is_read_always_adds_up(handed_in, shares, cents) -> None:
    body = written(state="due", amount_cents=cents, transfers_cents=shares or None)
    try:
        answer = parse_answer(body, handed_in)
    except RemoteProtocolError:
        return
    assert sum(answer.transfers_cents) == answer.amount_cents == cents
    assert len(answer.transfers_cents) == len(handed_in)
    assert min(answer.transfers_cents) > 0


@given(st.binary(max_size=200))
def test_bytes_are_an_answer_or_refused(body) -> None:
    with suppress(RemoteProtocolError):
        assert parse_answer(body, (1,)).state in ProgramState


def test_longest_sensible_answer_is_far_from_the_limit() -> None:
    longest = written(
        state="due", amount_cents=9_999_999_999, transfers_cents=[9_999_999_999] * 5,
        due_on="2026-04-30",
    )  # fmt: skip
    assert len(longest) * 50 < MAX_ANSWER_BYTES


@pytest.mark.parametrize("name", ["amount-question", "amount-answer"])
def test_published_schema_is_the_models(name) -> None:
    """After a change on purpose: write `schema_texts()` into the files again."""
    published = resource_path("schemas", f"{name}.schema.json")
    assert published.read_text(encoding="utf-8") == schema_texts()[name]


def test_examples_of_the_page_are_what_it_says() -> None:
    page = (ROOT / "docs" / "asking-programs.md").read_text(encoding="utf-8")
    questions, answers = [], []
    for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL):
        document = json.loads(block)
        (questions if "asked_for" in document else answers).append(block.encode())
    [question] = questions
    assert AmountQuestion.model_validate_json(question).notice_number == NUMBER
    read = [parse_answer(block, (6000, 4000)) for block in answers[1:]]
    assert parse_answer(answers[0], (10000,)).amount_cents == 10305
    assert [one.state.value for one in read] == ["due", "paid", "cancelled", "unknown"]
    assert read[0].transfers_cents == (6303, 4002)
