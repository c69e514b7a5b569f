from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RuleBroken
from payments_core.model.refund import RefundStatus
from payments_core.rules.refund_lifecycle import (
    LEADS_TO,
    TRANSITIONS,
    RefundEvent,
    last_event_of,
    next_status,
    status_after,
)

#: The same rules told the other way round: for each event, where each status leads.
EXPECTED: dict[RefundEvent, dict[str, str]] = {
    RefundEvent.APPROVE: {"REQUESTED": "APPROVED"},
    RefundEvent.REJECT: {"REQUESTED": "REJECTED"},
    RefundEvent.EXPORT: {"APPROVED": "EXPORTED"},
    RefundEvent.CLOSE: {"EXPORTED": "CLOSED"},
}

ROWS = [
    (status, event, EXPECTED[event].get(status.value))
    for status, event in product(RefundStatus, RefundEvent)
]


@pytest.mark.parametrize(("status", "event", "expected"), [row for row in ROWS if row[2]])
def test_legal_event_leads_to_the_status_of_the_rules(
    status: RefundStatus, event: RefundEvent, expected: str
) -> None:
    assert next_status(status, event).value == expected


@pytest.mark.parametrize(("status", "event"), [row[:2] for row in ROWS if not row[2]])
def test_any_other_event_is_illegal(status: RefundStatus, event: RefundEvent) -> None:
    with pytest.raises(RuleBroken) as refusal:
        next_status(status, event)
    assert refusal.value.code == "refund_transition_illegal"
    assert refusal.value.facts == {"status": status.value, "event": event.value}


def test_table_cannot_be_changed_at_run_time() -> None:
    with pytest.raises(TypeError):
        TRANSITIONS[RefundStatus.REJECTED, RefundEvent.EXPORT] = RefundStatus.EXPORTED  # type: ignore[index]


@given(st.lists(st.sampled_from(RefundEvent), max_size=12))
def test_nothing_leaves_the_table(events: list[RefundEvent]) -> None:
    """Money is paid back by one walk only, whatever is tried on the way."""
    taken: list[RefundEvent] = []
    for event in events:
        before = status_after(taken)
        if (before, event) in TRANSITIONS:
            taken.append(event)
        else:
            with pytest.raises(RuleBroken):
                next_status(before, event)
    status = status_after(taken)
    assert status in RefundStatus
    paid_back = [RefundEvent.APPROVE, RefundEvent.EXPORT, RefundEvent.CLOSE]
    assert taken == paid_back[: len(taken)] or taken == [RefundEvent.REJECT]
    assert (status is RefundStatus.CLOSED) == (taken == paid_back)


@given(st.lists(st.sampled_from(RefundEvent), min_size=1, max_size=4))
def test_newest_event_alone_tells_the_status(events: list[RefundEvent]) -> None:
    try:
        status = status_after(events)
    except RuleBroken:
        return
    assert LEADS_TO[events[-1]] is status
    assert last_event_of(status) is events[-1]


def test_a_request_has_met_nothing_yet() -> None:
    assert (status_after([]), last_event_of(RefundStatus.REQUESTED)) == (
        RefundStatus.REQUESTED,
        None,
    )
