import pytest

from payments_core.model.cancel_request import CancelStatus
from payments_core.model.debt_position import PositionStatus
from payments_core.money import Cents
from payments_core.rules.cancel_approval import (
    WITHDRAWABLE,
    CancelDecision,
    needs_approval,
    status_of,
)


@pytest.mark.parametrize(
    ("debt", "threshold", "needed"),
    [(50_001, 50_000, True), (50_000, 50_000, False), (1, 0, True), (9_999_999_999, None, False)],
)
def test_only_what_is_over_the_threshold_needs_two_people(debt, threshold, needed) -> None:
    over = None if threshold is None else Cents(threshold)
    assert needs_approval(Cents(debt), over) is needed


def test_what_may_be_withdrawn_is_what_the_lifecycle_says() -> None:
    assert set(WITHDRAWABLE) == {
        PositionStatus.DRAFT, PositionStatus.PUBLISHED, PositionStatus.VALID,
    }  # fmt: skip


@pytest.mark.parametrize("position", list(PositionStatus))
def test_a_request_waits_as_long_as_its_debt_can_be_withdrawn(position) -> None:
    expected = CancelStatus.REQUESTED if position in WITHDRAWABLE else CancelStatus.MOOT
    assert status_of(None, position) is expected


@pytest.mark.parametrize("position", list(PositionStatus))
def test_what_was_decided_stays_whatever_becomes_of_the_debt(position) -> None:
    assert status_of(CancelDecision.APPROVE, position) is CancelStatus.APPROVED
    assert status_of(CancelDecision.REJECT, position) is CancelStatus.REJECTED
