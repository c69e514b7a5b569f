import json
from pathlib import Path
from typing import Any

import pytest

from demo.squaring import Squared, square

CITY = "80999990015"
PLANTED = {
    "code": "CREDIT_SHORT",
    "where": "credits",
    "reference": "2026/7",
    "amount_cents": 500,
    "expected": "AMOUNT_DIFFERS",
    "explanation_it": "Manca qualcosa.",
    "explanation_en": "Something is missing.",
    "shows_as": {
        "flows": {"flow-1": "AMOUNT_DIFFERS"},
        "credits": {"2026/7": "AMOUNT_DIFFERS"},
        "payments": {"r1": ["RT_IUF"]},
    },
}
TWICE = PLANTED | {
    "code": "PAID_TWICE",
    "expected": "DOUBLE_PAYMENT",
    "shows_as": {"receipts": {"r2": "DOUBLE_PAYMENT"}},
}


def overview(**changes: Any) -> dict[str, Any]:
    flows = {"flow-1": "AMOUNT_DIFFERS", "flow-2": "CREDITED"} | changes.get("flows", {})
    credits_ = {7: "AMOUNT_DIFFERS", 8: "MATCHED", 9: "NOT_PAGOPA"} | changes.get("credits", {})
    labels = changes.get("labels", ("RT_IUF",))
    return {
        "flows": [{"flow_id": key, "state": state} for key, state in flows.items()],
        "credits": [
            {"year": 2026, "document_no": key, "state": state} for key, state in credits_.items()
        ],
        "payments": [{"receipt_id": "r1", "labels": labels}],
    }


@pytest.fixture
def compare(tmp_path: Path):
    def compare(shown: dict[str, Any], anomalies: dict[str, int] | None = None) -> Squared:
        path = tmp_path / "differences.json"
        progress = {CITY: {"flows_not_credited": {"count": 1, "cents": 5}}}
        tree = {"differences": [PLANTED, TWICE], "in_progress": progress}
        path.write_text(json.dumps(tree), encoding="utf-8")
        return square(path, CITY, shown, {"DOUBLE_PAYMENT": 1} if anomalies is None else anomalies)

    return compare


def test_what_was_planted_and_nothing_else_holds(compare) -> None:
    squared = compare(overview())
    assert squared.holds
    assert squared.differences[0].explanations["en"] == "Something is missing."


def test_flow_on_its_way_is_no_difference(compare) -> None:
    squared = compare(overview(flows={"flow-3": "AWAITING_CREDIT"}))
    assert (squared.holds, squared.flows_on_their_way) == (True, 1)


@pytest.mark.parametrize(
    ("changes", "unexplained"),
    [
        ({"credits": {10: "TO_IDENTIFY"}}, ("2026/10",)),
        ({"flows": {"flow-3": "ANOMALOUS"}}, ("flow-3",)),
        (
            {"flows": {"flow-3": "AWAITING_CREDIT", "flow-4": "AWAITING_CREDIT"}},
            ("flow-3", "flow-4"),
        ),
    ],
)
def test_what_nobody_planted_is_named(compare, changes, unexplained) -> None:
    squared = compare(overview(**changes))
    assert squared.unexplained == unexplained
    assert not squared.holds


@pytest.mark.parametrize(
    "changes",
    [
        {"credits": {7: "MATCHED"}},
        {"flows": {"flow-1": "CREDITED"}},
        {"labels": ("RT_IUF", "RT_IUF_TES")},
    ],
)
def test_planted_difference_that_does_not_show_is_told(compare, changes) -> None:
    squared = compare(overview(**changes))
    assert [one.found for one in squared.differences] == [False, True]
    assert not squared.holds


@pytest.mark.parametrize("anomalies", [{}, {"DOUBLE_PAYMENT": 2}])
def test_receipts_must_be_odd_just_as_often_as_planted(compare, anomalies) -> None:
    assert [one.found for one in compare(overview(), anomalies).differences] == [True, False]
