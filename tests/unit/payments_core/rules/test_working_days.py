from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.rules.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_PATRON_DAYS,
    easter_sunday,
    is_holiday,
    next_working_day,
)

GENOA = [(6, 24)]
ONE_DAY = timedelta(days=1)

#: Published dates. The last three are not of the series: in 2049 and 2076 the tables of the
#: Church hold the moon back, and 2100 is no leap year.
EASTERS = [
    "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04",
    "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
    "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17",
    "2034-04-09", "2035-03-25", "2036-04-13", "2049-04-18", "2076-04-19", "2100-03-28",
]  # fmt: skip

#: Holidays that are no Sunday, from calendars made by others.
HOLIDAYS = {
    2000: "01-01 01-06 04-24 04-25 05-01 08-15 11-01 12-08 12-25 12-26",
    2011: "01-01 01-06 03-17 04-25 06-02 08-15 11-01 12-08 12-26",
    2025: "01-01 01-06 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26",
    2026: "01-01 01-06 04-06 04-25 05-01 06-02 08-15 12-08 12-25 12-26",
    2027: "01-01 01-06 03-29 05-01 06-02 10-04 11-01 12-08 12-25",
}

days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 20))
patrons = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: [(day.month, day.day)])


def days_of(first_year: int, last_year: int) -> list[date]:
    first = date(first_year, 1, 1)
    return [first + ONE_DAY * n for n in range((date(last_year, 12, 31) - first).days + 1)]


@pytest.mark.parametrize("published", EASTERS)
def test_easter_is_the_published_one(published: str) -> None:
    assert easter_sunday(int(published[:4])).isoformat() == published


@pytest.mark.parametrize("year", HOLIDAYS)
def test_holidays_of_a_year_are_those_of_its_calendar(year: int) -> None:
    found = [day for day in days_of(year, year) if is_holiday(day) and day.isoweekday() != 7]

    assert " ".join(f"{day:%m-%d}" for day in found) == HOLIDAYS[year]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2000, 6, 2), False),
        (date(2001, 6, 2), True),
        (date(2010, 3, 17), False),
        (date(2011, 3, 17), True),
        (date(2012, 3, 17), False),
        (date(2025, 10, 4), False),
        (date(2027, 10, 4), True),
    ],
)
def test_holiday_holds_from_the_year_of_its_law(day: date, expected: bool) -> None:
    assert is_holiday(day) is expected


@given(days)
def test_every_sunday_is_a_holiday(day: date) -> None:
    assert is_holiday(day + ONE_DAY * (7 - day.isoweekday()))


def test_saturday_is_a_working_day() -> None:
    assert next_working_day(date(2026, 7, 4)) == date(2026, 7, 4)


def test_patron_day_is_a_holiday_only_where_it_is_kept() -> None:
    assert next_working_day(date(2026, 6, 24)) == date(2026, 6, 24)
    assert next_working_day(date(2026, 6, 24), GENOA) == date(2026, 6, 25)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 5), date(2026, 4, 7)),
        (date(2026, 4, 25), date(2026, 4, 27)),
        (date(2026, 10, 4), date(2026, 10, 5)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2000, 4, 23), date(2000, 4, 26)),
        (date(2100, 12, 31), date(2100, 12, 31)),
    ],
)
def test_next_working_day_passes_over_holidays_in_a_row(day: date, expected: date) -> None:
    assert next_working_day(day) == expected


def test_three_holidays_in_a_row_are_the_most_of_a_century() -> None:
    waits = {next_working_day(day) - day for day in days_of(FIRST_YEAR, LAST_YEAR)}

    assert max(waits) == ONE_DAY * 3


@given(days, patrons)
def test_next_working_day_is_the_first_one(day: date, patron: list[tuple[int, int]]) -> None:
    found = next_working_day(day, patron)

    assert not is_holiday(found, patron)
    assert all(is_holiday(day + ONE_DAY * n, patron) for n in range((found - day).days))
    assert next_working_day(found, patron) == found


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2101, 1, 1)])
def test_year_beyond_the_known_ones_is_refused(day: date) -> None:
    with pytest.raises(BadValue) as refusal:
        is_holiday(day)
    assert refusal.value.code == "holidays_unknown"
    assert refusal.value.facts == {"year": day.year, "first": 2000, "last": 2100}


def test_working_day_beyond_the_known_years_is_refused() -> None:
    with pytest.raises(BadValue, match="holidays_unknown"):
        next_working_day(date(2100, 12, 31), [(12, 31)])


@pytest.mark.parametrize(("month", "day"), [(2, 30), (13, 1), (0, 1), (24, 6)])
def test_patron_day_of_no_calendar_is_refused(month: int, day: int) -> None:
    with pytest.raises(BadValue) as refusal:
        is_holiday(date(2026, 6, 24), [(month, day)])
    assert refusal.value.code == "patron_days_malformed"
    assert refusal.value.facts == {"month": month, "day": day}


def test_patron_of_the_leap_day_is_accepted() -> None:
    assert is_holiday(date(2028, 2, 29), [(2, 29)])
    assert not is_holiday(date(2028, 2, 28), [(2, 29)])


def test_patron_days_are_few() -> None:
    many = [(6, day) for day in range(1, MAX_PATRON_DAYS + 2)]

    assert is_holiday(date(2026, 6, 3), many[:MAX_PATRON_DAYS])
    with pytest.raises(BadValue, match="patron_days_malformed"):
        is_holiday(date(2026, 6, 3), many)
