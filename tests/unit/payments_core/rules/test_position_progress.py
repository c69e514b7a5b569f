from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RuleBroken
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.rules.position_lifecycle import PositionEvent, next_status
from payments_core.rules.position_progress import (
    DuePart,
    OtherWay,
    elsewhere_event,
    other_way,
    payment_event,
    refuse_other_way,
    report_event,
)

U, P, R = InstallmentStatus.UNPAID, InstallmentStatus.PAID, InstallmentStatus.REPORTED


def parts(*options: Sequence[InstallmentStatus]) -> list[DuePart]:
    return [DuePart(number, status) for number, each in enumerate(options) for status in each]


@pytest.mark.parametrize(
    ("options", "paid", "reported"),
    [
        ([[P]], PositionEvent.PAY, PositionEvent.REPORT_PART),
        ([[R]], PositionEvent.PAY, PositionEvent.REPORT),
        ([[U], [P, U, U]], PositionEvent.PAY_PART, PositionEvent.REPORT_PART),
        ([[U], [P, R, P]], PositionEvent.PAY, PositionEvent.REPORT_PART),
        ([[U], [R, R, R]], PositionEvent.PAY, PositionEvent.REPORT),
        ([[P], [P, U, U]], PositionEvent.PAY, PositionEvent.REPORT_PART),
    ],
)
def test_one_whole_option_settles_the_position(options, paid, reported) -> None:
    assert payment_event(parts(*options)) is paid
    assert report_event(parts(*options)) is reported
    whole = paid is PositionEvent.PAY
    elsewhere = "SETTLE_ELSEWHERE" if whole else "SETTLE_PART_ELSEWHERE"
    assert elsewhere_event(parts(*options)) == elsewhere


@pytest.mark.parametrize(
    ("options", "option_no", "expected"),
    [
        ([[U], [U, U]], 0, None),
        ([[U], [P, U]], 0, OtherWay.IN_INSTALMENTS),
        ([[U], [U, R]], 0, OtherWay.IN_INSTALMENTS),
        ([[U], [P, U]], 1, None),
        ([[U], [P, R]], 0, OtherWay.DEBT_PAID),
        ([[P], [U, U]], 1, OtherWay.DEBT_PAID),
        ([[R], [P, U]], 1, OtherWay.DEBT_PAID),
        ([[U], [P, U], [U, U]], 2, OtherWay.IN_INSTALMENTS),
        ([[P]], 0, None),
    ],
)
def test_a_way_that_was_begun_says_what_became_of_the_others(options, option_no, expected) -> None:
    assert other_way(parts(*options), option_no) is expected


@given(st.integers(1, 12), st.permutations(range(12)))
def test_a_plan_is_paid_with_its_last_instalment_in_any_order(count: int, order) -> None:
    statuses = [U] * count
    position = PositionStatus.VALID
    turns = [place for place in order if place < count]
    for place in turns:
        assert position is not PositionStatus.PAID
        statuses[place] = P
        position = next_status(position, payment_event(parts([U], statuses)))
    assert position is PositionStatus.PAID


def test_what_is_paid_otherwise_is_refused_by_what_became_of_it() -> None:
    refuse_other_way(None, "301000000000000103")
    with pytest.raises(RuleBroken, match="plan_begun"):
        refuse_other_way(OtherWay.IN_INSTALMENTS, "301000000000000103")
    with pytest.raises(RuleBroken, match="debt_already_paid"):
        refuse_other_way(OtherWay.DEBT_PAID, "301000000000000103")
