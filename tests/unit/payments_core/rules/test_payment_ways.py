from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.model.debt_position import InstallmentStatus
from payments_core.rules.payment_ways import (
    PAYABLE,
    InstallmentState,
    WayState,
    installment_state,
    way_state,
)

DUE = date(2026, 3, 1)
P, U = InstallmentState.PAID, InstallmentState.UNPAID
LATE, GONE, OUT = (
    InstallmentState.EXPIRED_UNPAID,
    InstallmentState.EXPIRED_NOT_PAYABLE,
    InstallmentState.INVALID,
)


@pytest.mark.parametrize(
    ("days", "expires", "other_begun", "state"),
    [
        (0, True, False, U),
        (1, False, False, LATE),
        (1, True, False, GONE),
        (0, False, True, OUT),
        (1, True, True, OUT),
    ],
)
def test_unpaid_instalment_stands_as_its_day_and_the_other_ways_say(
    days, expires, other_begun, state
) -> None:
    today = DUE + timedelta(days=days)
    stands = installment_state(
        InstallmentStatus.UNPAID, DUE, today, expires=expires, other_begun=other_begun
    )
    assert stands is state


@given(
    st.sampled_from([InstallmentStatus.PAID, InstallmentStatus.REPORTED]),
    st.dates(), st.dates(), st.booleans(), st.booleans(),
)  # fmt: skip
def test_what_is_paid_stays_paid_whatever_the_day(status, due_on, today, expires, begun) -> None:
    assert installment_state(status, due_on, today, expires=expires, other_begun=begun) is P


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ([U], WayState.UNPAID),
        ([P, P], WayState.PAID),
        ([P, U, U], WayState.PARTIALLY_PAID),
        ([P, GONE], WayState.PARTIALLY_PAID),
        ([LATE, U], WayState.UNPAID),
        ([LATE, LATE], WayState.EXPIRED_UNPAID),
        ([GONE, GONE], WayState.EXPIRED_NOT_PAYABLE),
        ([OUT, OUT], WayState.INVALID),
    ],
)
def test_way_stands_as_its_instalments(states, state) -> None:
    assert way_state(states) is state


@given(st.lists(st.sampled_from([U, P, LATE, GONE]), min_size=1), st.randoms())
def test_way_that_can_be_paid_says_so_in_whatever_order(states, random) -> None:
    shuffled = random.sample(states, len(states))
    assert way_state(shuffled) is way_state(states)
    closed = {WayState.PAID, WayState.EXPIRED_NOT_PAYABLE, WayState.INVALID}
    if PAYABLE.intersection(states):
        assert way_state(states) not in closed
