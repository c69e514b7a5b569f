from datetime import UTC, date, datetime

import pytest

from demo.city.working_days import at, days_between, easter, is_working_day, next_working_day


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 23), True), (date(2026, 11, 22), False), (date(2026, 11, 21), False),
        (date(2026, 4, 6), False), (date(2025, 4, 21), False), (date(2026, 8, 15), False),
        (date(2026, 12, 8), False), (date(2026, 6, 2), False), (date(2026, 4, 7), True),
    ],
)  # fmt: skip
def test_working_days_of_italy(day: date, working: bool) -> None:
    assert is_working_day(day) is working


@pytest.mark.parametrize(
    ("year", "day"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_next_working_day_skips_holidays_in_a_row() -> None:
    assert next_working_day(date(2026, 12, 24)) == date(2026, 12, 28)
    assert next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)


def test_days_between_holds_both_ends() -> None:
    assert days_between(date(2026, 2, 27), date(2026, 3, 1)) == [
        date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1),
    ]  # fmt: skip


def test_seconds_count_from_midnight_in_rome() -> None:
    assert at(date(2026, 7, 1), 3600) == datetime(2026, 6, 30, 23, tzinfo=UTC)
    assert at(date(2026, 1, 1), 3600) == datetime(2026, 1, 1, 0, tzinfo=UTC)
