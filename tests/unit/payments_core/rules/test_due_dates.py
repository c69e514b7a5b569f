from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.model.debt_kind import DueAfterDays, DueAtMonthEnd, DueRule, DueYearly
from payments_core.rules.due_dates import add_months, due_date, month_end, monthly

TEN_YEARS = [date(2024, 1, 1) + timedelta(days=number) for number in range(3653)]
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MONTH_DAYS = st.sampled_from([f"{day:%m-%d}" for day in TEN_YEARS[:366]])
RULES: st.SearchStrategy[DueRule] = (
    st.builds(DueAfterDays, days=st.integers(1, 3650))
    | st.builds(DueAtMonthEnd, months=st.integers(0, 60))
    | st.builds(DueYearly, on=MONTH_DAYS)
)


@pytest.mark.parametrize(
    ("rule", "released_on", "due_on"),
    [
        (DueAfterDays(days=30), date(2026, 12, 15), date(2027, 1, 14)),
        (DueAtMonthEnd(months=0), date(2026, 2, 1), date(2026, 2, 28)),
        (DueAtMonthEnd(months=0), date(2026, 2, 28), date(2026, 2, 28)),
        (DueAtMonthEnd(months=1), date(2028, 1, 31), date(2028, 2, 29)),
        (DueAtMonthEnd(months=2), date(2026, 11, 30), date(2027, 1, 31)),
        (DueAtMonthEnd(months=60), date(2026, 12, 31), date(2031, 12, 31)),
        (DueYearly(on="06-16"), date(2026, 6, 15), date(2026, 6, 16)),
        (DueYearly(on="06-16"), date(2026, 6, 16), date(2026, 6, 16)),
        (DueYearly(on="06-16"), date(2026, 6, 17), date(2027, 6, 16)),
        (DueYearly(on="02-29"), date(2027, 1, 1), date(2027, 2, 28)),
        (DueYearly(on="02-29"), date(2027, 3, 1), date(2028, 2, 29)),
        (DueYearly(on="02-29"), date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_due_dates_are_those_of_the_calendar(
    rule: DueRule, released_on: date, due_on: date
) -> None:
    assert due_date(rule, released_on) == due_on


@given(RULES, DAYS)
def test_nothing_is_due_before_it_is_released(rule: DueRule, released_on: date) -> None:
    assert due_date(rule, released_on) >= released_on


@given(RULES, DAYS, st.integers(0, 400))
def test_what_is_released_later_is_not_due_earlier(
    rule: DueRule, released_on: date, days: int
) -> None:
    later = released_on + timedelta(days=days)
    assert due_date(rule, later) >= due_date(rule, released_on)


@given(MONTH_DAYS, DAYS)
def test_yearly_day_comes_within_a_year(on: str, released_on: date) -> None:
    due_on = due_date(DueYearly(on=on), released_on)
    assert (due_on - released_on).days <= 366
    assert f"{due_on:%m-%d}" == on or (on, f"{due_on:%m-%d}") == ("02-29", "02-28")


def test_month_end_is_the_day_before_a_first() -> None:
    for day in TEN_YEARS:
        end = month_end(day)
        assert (end + timedelta(days=1)).day == 1
        assert (end.year, end.month) == (day.year, day.month)


def test_months_are_added_to_every_day_of_ten_years() -> None:
    for day in TEN_YEARS:
        for months in range(13):
            later = add_months(day, months)
            passed = (later.year - day.year) * 12 + later.month - day.month
            assert passed == months
            assert later.day == day.day or (later.day < day.day and later == month_end(later))


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (date(2027, 1, 31), ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
        (date(2028, 1, 31), ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]),
        (date(2027, 1, 30), ["2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30"]),
        (date(2027, 2, 28), ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
        (date(2028, 2, 28), ["2028-02-28", "2028-03-28", "2028-04-28", "2028-05-28"]),
        (date(2026, 11, 16), ["2026-11-16", "2026-12-16", "2027-01-16", "2027-02-16"]),
    ],
)
def test_instalments_keep_their_day_or_the_end_of_the_month(first: date, days: list[str]) -> None:
    assert [day.isoformat() for day in monthly(first, 4)] == days


def test_instalments_may_be_some_months_apart() -> None:
    assert monthly(date(2026, 11, 30), 3, 3) == (
        date(2026, 11, 30), date(2027, 2, 28), date(2027, 5, 31),
    )  # fmt: skip


@given(DAYS, st.integers(1, 12), st.integers(1, 12))
def test_instalments_are_in_order_in_as_many_months(first: date, count: int, every: int) -> None:
    days = monthly(first, count, every)
    assert (days[0], len(days)) == (first, count)
    for earlier, later in pairwise(days):
        assert (later.year - earlier.year) * 12 + later.month - earlier.month == every
