from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.money import NOTICE_MAX_CENTS, Cents
from payments_core.rules.fine_schedule import (
    Fine,
    FineSchedule,
    FineStep,
    amount_on,
    discounted_cents,
    fine_schedule,
)
from payments_core.rules.terms import last_day
from payments_core.rules.working_days import is_holiday

GENOA = [(6, 24)]
ONE_DAY = timedelta(days=1)
PARKING = Fine(Cents(4200), Cents(8650), discount_admitted=True, expenses_cents=Cents(1420))

notifications = st.dates(date(2024, 1, 1), date(2034, 12, 31))
patrons = st.sampled_from([[], GENOA, [(12, 7)], [(1, 29), (11, 3)]])


@st.composite
def fines(draw: st.DrawFn) -> Fine:
    reduced = draw(st.integers(1, 2_000_000))
    return Fine(
        Cents(reduced),
        Cents(reduced + draw(st.integers(0, 10_000_000))),
        discount_admitted=draw(st.booleans()),
        expenses_cents=Cents(draw(st.integers(0, 5_000))),
    )


def test_fine_has_three_prices() -> None:
    # Served on Monday 6 July 2026: five days end on Saturday 11, sixty on Friday 4 September.
    assert fine_schedule(PARKING, date(2026, 7, 6)) == FineSchedule(
        date(2026, 7, 6),
        (
            FineStep(Cents(2940 + 1420), date(2026, 7, 11)),
            FineStep(Cents(4200 + 1420), date(2026, 9, 4)),
            FineStep(Cents(8650 + 1420), None),
        ),
    )


def test_fine_without_discount_has_two_prices() -> None:
    serious = Fine(Cents(17300), Cents(34700), discount_admitted=False)

    assert fine_schedule(serious, date(2026, 7, 6)).steps == (
        FineStep(Cents(17300), date(2026, 9, 4)),
        FineStep(Cents(34700), None),
    )


@pytest.mark.parametrize(
    ("notified_on", "patron", "discount_until", "reduced_until"),
    [
        # Fifth day on Easter; sixtieth on Saturday 30 May, a working day.
        (date(2026, 3, 31), [], date(2026, 4, 7), date(2026, 5, 30)),
        # Fifth day on 25 April; sixtieth on Friday 19 June.
        (date(2026, 4, 20), [], date(2026, 4, 27), date(2026, 6, 19)),
        # Sixtieth day on 2 June, a Tuesday.
        (date(2026, 4, 3), [], date(2026, 4, 8), date(2026, 6, 3)),
        # Sixtieth day on 4 October 2027, a Monday.
        (date(2027, 8, 5), [], date(2027, 8, 10), date(2027, 10, 5)),
        # Fifth day, then sixtieth day, on 24 June in Genoa.
        (date(2026, 6, 19), GENOA, date(2026, 6, 25), date(2026, 8, 18)),
        (date(2026, 4, 25), GENOA, date(2026, 4, 30), date(2026, 6, 25)),
        # Fifth day on 31 December; sixtieth on 24 February.
        (date(2026, 12, 26), [], date(2026, 12, 31), date(2027, 2, 24)),
    ],
)
def test_prices_hold_until_the_days_counted_by_hand(
    notified_on: date,
    patron: list[tuple[int, int]],
    discount_until: date,
    reduced_until: date,
) -> None:
    steps = fine_schedule(PARKING, notified_on, patron).steps

    assert [step.last_on for step in steps] == [discount_until, reduced_until, None]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 6, 19), 4360),
        (date(2026, 6, 25), 4360),
        (date(2026, 6, 26), 5620),
        (date(2026, 8, 18), 5620),
        (date(2026, 8, 19), 10070),
        (date(2036, 1, 1), 10070),
    ],
)
def test_price_changes_on_the_day_after_its_last(day: date, expected: int) -> None:
    assert amount_on(fine_schedule(PARKING, date(2026, 6, 19), GENOA), day) == expected


def test_day_before_notification_is_refused() -> None:
    schedule = fine_schedule(PARKING, date(2026, 6, 19))

    with pytest.raises(BadValue) as refusal:
        amount_on(schedule, date(2026, 6, 18))
    assert refusal.value.code == "day_before_notification"
    assert refusal.value.facts == {"day": "2026-06-18", "notified_on": "2026-06-19"}


@pytest.mark.parametrize(
    ("reduced", "expected"),
    [(4200, 2940), (8700, 6090), (1, 1), (5, 4), (2, 1), (5605, 3924), (5604, 3923), (5607, 3925)],
)
def test_discount_rounds_half_a_cent_up(reduced: int, expected: int) -> None:
    assert discounted_cents(Cents(reduced)) == expected


@given(st.integers(1, NOTICE_MAX_CENTS))
def test_discount_agrees_with_decimal_arithmetic(reduced: int) -> None:
    exact = Decimal(reduced) * Decimal("0.70")

    assert discounted_cents(Cents(reduced)) == int(exact.to_integral_value(ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("reduced", "full", "expenses"),
    [
        (0, 8650, 0),
        (-4200, 8650, 0),
        (8651, 8650, 0),
        (4200, 8650, -1),
        (4200, NOTICE_MAX_CENTS + 1, 0),
        (4200, NOTICE_MAX_CENTS, 1),
    ],
)
def test_amounts_that_are_no_fine_are_refused(reduced: int, full: int, expenses: int) -> None:
    with pytest.raises(BadValue) as refusal:
        Fine(Cents(reduced), Cents(full), discount_admitted=True, expenses_cents=Cents(expenses))
    assert refusal.value.code == "fine_amounts_malformed"
    assert refusal.value.facts == {
        "reduced_cents": reduced,
        "full_cents": full,
        "expenses_cents": expenses,
        "limit_cents": NOTICE_MAX_CENTS,
    }


def test_amounts_at_the_very_limits_are_accepted() -> None:
    assert Fine(Cents(1), Cents(1), discount_admitted=True).expenses_cents == 0
    dear = Fine(NOTICE_MAX_CENTS, NOTICE_MAX_CENTS, discount_admitted=False)
    assert fine_schedule(dear, date(2026, 7, 6)).steps[-1].amount_cents == NOTICE_MAX_CENTS


@given(fines(), notifications, patrons)
def test_prices_are_the_amounts_plus_the_expenses_to_the_cent(
    fine: Fine, notified_on: date, patron: list[tuple[int, int]]
) -> None:
    amounts = [step.amount_cents for step in fine_schedule(fine, notified_on, patron).steps]
    expected = [fine.reduced_cents, fine.full_cents]
    if fine.discount_admitted:
        expected.insert(0, discounted_cents(fine.reduced_cents))

    assert [amount - fine.expenses_cents for amount in amounts] == expected


@given(fines(), notifications, patrons)
def test_terms_are_five_and_sixty_days_that_end_on_working_days(
    fine: Fine, notified_on: date, patron: list[tuple[int, int]]
) -> None:
    ends = [step.last_on for step in fine_schedule(fine, notified_on, patron).steps]
    terms = (5, 60) if fine.discount_admitted else (60,)

    assert ends == [*(last_day(notified_on, days, patron) for days in terms), None]
    assert not any(is_holiday(end, patron) for end in ends if end)


@given(fines(), notifications, patrons, st.integers(0, 100))
def test_amount_never_decreases_with_time(
    fine: Fine, notified_on: date, patron: list[tuple[int, int]], waited: int
) -> None:
    schedule = fine_schedule(fine, notified_on, patron)
    today = notified_on + ONE_DAY * waited

    assert amount_on(schedule, today) <= amount_on(schedule, today + ONE_DAY)
    assert amount_on(schedule, today) in {step.amount_cents for step in schedule.steps}
