from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_lifecycle import TRANSITIONS, PositionEvent, next_status

#: The same rules told the other way round: for each event, where each status leads.
EXPECTED: dict[PositionEvent, dict[str, str]] = {
    PositionEvent.PUBLISH: {"DRAFT": "VALID"},
    PositionEvent.PAY: {
        "DRAFT": "PAID",
        "PUBLISHED": "PAID",
        "VALID": "PAID",
        "INVALID": "PAID",
        "EXPIRED": "PAID",
        "PARTIALLY_PAID": "PAID",
        "PAID": "PAID",
        "REPORTED": "REPORTED",
    },
    PositionEvent.PAY_PART: {
        "DRAFT": "PARTIALLY_PAID",
        "PUBLISHED": "PARTIALLY_PAID",
        "VALID": "PARTIALLY_PAID",
        "INVALID": "PARTIALLY_PAID",
        "EXPIRED": "PARTIALLY_PAID",
        "PARTIALLY_PAID": "PARTIALLY_PAID",
        "PAID": "PAID",
        "REPORTED": "REPORTED",
    },
    PositionEvent.REPORT: {
        "VALID": "REPORTED",
        "PARTIALLY_PAID": "REPORTED",
        "PAID": "REPORTED",
        "REPORTED": "REPORTED",
    },
    PositionEvent.REPORT_PART: {
        "VALID": "PARTIALLY_PAID",
        "PARTIALLY_PAID": "PARTIALLY_PAID",
        "PAID": "PAID",
        "REPORTED": "REPORTED",
    },
    PositionEvent.EXPIRE: {"VALID": "EXPIRED"},
    PositionEvent.INVALIDATE: {"DRAFT": "INVALID", "PUBLISHED": "INVALID", "VALID": "INVALID"},
    PositionEvent.SUSPEND: {"PUBLISHED": "DRAFT", "VALID": "DRAFT"},
    PositionEvent.CHANGE: {"PUBLISHED": "DRAFT", "VALID": "DRAFT", "EXPIRED": "DRAFT"},
    PositionEvent.SETTLE_ELSEWHERE: {
        "PUBLISHED": "PAID",
        "VALID": "PAID",
        "EXPIRED": "PAID",
        "PARTIALLY_PAID": "PAID",
    },
    PositionEvent.SETTLE_PART_ELSEWHERE: {
        "PUBLISHED": "PARTIALLY_PAID",
        "VALID": "PARTIALLY_PAID",
        "EXPIRED": "PARTIALLY_PAID",
        "PARTIALLY_PAID": "PARTIALLY_PAID",
    },
}

ROWS = [
    (status, event, EXPECTED[event].get(status.value))
    for status, event in product(PositionStatus, PositionEvent)
]


@pytest.mark.parametrize(("status", "event", "expected"), [row for row in ROWS if row[2]])
def test_legal_event_leads_to_the_status_of_the_rules(
    status: PositionStatus, event: PositionEvent, expected: str
) -> None:
    assert next_status(status, event).value == expected


@pytest.mark.parametrize(("status", "event"), [row[:2] for row in ROWS if not row[2]])
def test_any_other_event_is_illegal(status: PositionStatus, event: PositionEvent) -> None:
    with pytest.raises(RuleBroken) as refusal:
        next_status(status, event)
    assert refusal.value.code == "position_transition_illegal"
    assert refusal.value.facts == {"status": status.value, "event": event.value}


def test_table_cannot_be_changed_at_run_time() -> None:
    with pytest.raises(TypeError):
        TRANSITIONS[PositionStatus.PAID, PositionEvent.PUBLISH] = PositionStatus.VALID  # type: ignore[index]


@given(st.lists(st.sampled_from(PositionEvent), max_size=20))
def test_a_paid_position_never_becomes_unpaid(events: list[PositionEvent]) -> None:
    status, paid = PositionStatus.DRAFT, False
    for event in events:
        if (status, event) in TRANSITIONS:
            status = next_status(status, event)
        paid = paid or event is PositionEvent.PAY
        assert not paid or status in {PositionStatus.PAID, PositionStatus.REPORTED}


@given(st.sampled_from(PositionStatus), st.lists(st.sampled_from(PositionEvent), max_size=20))
def test_a_receipt_is_welcome_after_any_walk(
    status: PositionStatus, events: list[PositionEvent]
) -> None:
    for event in events:
        status = TRANSITIONS.get((status, event), status)
    assert next_status(status, PositionEvent.PAY) in {PositionStatus.PAID, PositionStatus.REPORTED}
