import random
from collections import Counter
from datetime import date

import pytest

from demo.city.offices import CITY_DESKS, COMPANY_DESKS
from demo.city.releases import (
    MOBILITY,
    POLICE,
    REGISTRY,
    SCHOOL,
    TAXES,
    Period,
    Releases,
    desks_of,
)
from demo.city.working_days import is_working_day
from payments_core.clock import rome_date, rome_local

PERIOD = Period.before(date(2026, 11, 23))
ALL_KINDS = (REGISTRY, TAXES, POLICE, SCHOOL, MOBILITY)


@pytest.fixture
def releases() -> Releases:
    return Releases(PERIOD, random.Random(3))


def test_period_is_a_year_that_ends_yesterday() -> None:
    assert (PERIOD.first, PERIOD.last) == (date(2025, 11, 23), date(2026, 11, 22))
    assert list(PERIOD.years()) == [2025, 2026]
    assert not PERIOD.has(date(2026, 11, 23))


def test_every_desk_belongs_to_one_kind_of_office() -> None:
    desks = [desk for kind in ALL_KINDS for desk in desks_of(kind)]
    assert sorted(desk.desk_id for desk in desks) == sorted(
        desk.desk_id for desk in (*CITY_DESKS, *COMPANY_DESKS)
    )


def test_desks_are_open_on_working_days_more_crowded_on_mondays(releases: Releases) -> None:
    days = [releases.office_day() for _ in range(6_000)]
    assert all(is_working_day(day) and PERIOD.has(day) for day in days)
    by_weekday = Counter(day.weekday() for day in days)
    assert by_weekday[0] > 1.2 * by_weekday[2] > by_weekday[4]
    by_month = Counter(day.month for day in days)
    assert by_month[8] < by_month[9] / 2


def test_desks_keep_their_hours(releases: Releases) -> None:
    for _ in range(300):
        day = releases.office_day()
        release = releases.at_desk(SCHOOL, day)
        local = rome_local(release.at)
        assert local.date() == day
        assert 8 <= local.hour < 17
        assert local.hour < 13 or day.weekday() in (1, 3)
        assert release.desk_id in {"sportello-61", "sportello-62"}
        assert release.operator in {"teresa.larosa", "davide.repetto"}


def test_bulk_goes_out_on_working_evenings_by_nobody(releases: Releases) -> None:
    release = releases.in_bulk(date(2026, 11, 1))
    assert rome_date(release.at) == date(2026, 11, 2)
    assert (release.desk_id, release.operator) == (None, None)


def test_next_month_is_a_working_day(releases: Releases) -> None:
    later = releases.next_month(date(2026, 7, 15))
    assert is_working_day(later)
    assert 27 <= (later - date(2026, 7, 15)).days <= 36
