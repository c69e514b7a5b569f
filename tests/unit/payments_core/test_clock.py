from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core import clock

INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - naive bounds are what Hypothesis wants


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 4, 30, 21, 59, 59, tzinfo=UTC), date(2026, 4, 30)),
        (datetime(2026, 4, 30, 22, 0, tzinfo=UTC), date(2026, 5, 1)),
        (datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
    ],
)
def test_day_begins_at_midnight_in_rome(instant: datetime, day: date) -> None:
    assert clock.rome_date(instant) == day
    assert clock.rome_local(instant).date() == day


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 4, 30), datetime(2026, 4, 30, 21, 59, 59, tzinfo=UTC)),
        (date(2026, 1, 31), datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)),
    ],
)
def test_day_ends_a_second_before_midnight_in_rome(day: date, end: datetime) -> None:
    assert clock.end_of_rome_day(day) == end
    assert clock.rome_date(end) == day
    assert clock.rome_date(end + timedelta(seconds=1)) == day + timedelta(days=1)


def test_repeated_hour_of_october_means_its_first_passage() -> None:
    wall_clock = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - the hub's timestamps have no zone
    assert clock.from_rome_wall_clock(wall_clock) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(INSTANTS)
def test_wall_clock_reads_back_outside_the_repeated_hour(instant: datetime) -> None:
    local = clock.rome_local(instant)
    again = clock.from_rome_wall_clock(local.replace(tzinfo=None, fold=0))
    assert again == instant - timedelta(hours=local.fold)
    assert again.tzinfo is UTC
