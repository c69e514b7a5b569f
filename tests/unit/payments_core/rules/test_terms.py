from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.rules.terms import MAX_TERM_DAYS, last_day, service_date
from payments_core.rules.working_days import is_holiday

GENOA = [(6, 24)]
ONE_DAY = timedelta(days=1)

#: Three holidays in a row at most, four where the patron's day joins them.
LONGEST_WAIT = ONE_DAY * 4

starts = st.dates(date(2024, 1, 1), date(2034, 12, 31))
lengths = st.integers(1, 400)
patrons = st.lists(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: (day.month, day.day)),
    max_size=1,
)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        # Plain: Monday 6 July, the days run from the 7th to the 11th, a Saturday, which stays.
        (date(2026, 7, 6), date(2026, 7, 11)),
        # Sunday.
        (date(2026, 7, 7), date(2026, 7, 13)),
        # 25 April 2026 is a Saturday and a holiday, the 26th a Sunday.
        (date(2026, 4, 20), date(2026, 4, 27)),
        # 1 May 2026 is a Friday; the Saturday after it is a working day.
        (date(2026, 4, 26), date(2026, 5, 2)),
        # Easter Sunday, then Easter Monday, whichever of the two the fifth day is.
        (date(2026, 3, 31), date(2026, 4, 7)),
        (date(2026, 4, 1), date(2026, 4, 7)),
        # Easter of 2000: 25 April is the Tuesday.
        (date(2000, 4, 18), date(2000, 4, 26)),
        # 4 October: no holiday on Saturday in 2025, Sunday in 2026, Monday in 2027.
        (date(2025, 9, 29), date(2025, 10, 4)),
        (date(2026, 9, 29), date(2026, 10, 5)),
        (date(2027, 9, 29), date(2027, 10, 5)),
        # 31 December is a working day; New Year's Day of 2027 is a Friday.
        (date(2026, 12, 26), date(2026, 12, 31)),
        (date(2026, 12, 27), date(2027, 1, 2)),
        # 25 December, Saint Stephen's and a Sunday.
        (date(2026, 12, 20), date(2026, 12, 28)),
        # A holiday in the middle counts as any other day.
        (date(2026, 4, 29), date(2026, 5, 4)),
        # Leap day.
        (date(2028, 2, 24), date(2028, 2, 29)),
    ],
)
def test_term_of_five_days_ends_where_counting_by_hand_does(start: date, expected: date) -> None:
    assert last_day(start, 5) == expected


def test_patron_day_moves_the_end_only_where_it_is_kept() -> None:
    assert last_day(date(2026, 6, 19), 5) == date(2026, 6, 24)
    assert last_day(date(2026, 6, 19), 5, GENOA) == date(2026, 6, 25)


def test_sixty_days_cross_months_and_years() -> None:
    assert last_day(date(2026, 11, 30), 60) == date(2027, 1, 29)


@given(starts, lengths, patrons)
def test_term_ends_on_the_first_working_day_from_its_last(
    start: date, days: int, patron: list[tuple[int, int]]
) -> None:
    end, counted = last_day(start, days, patron), start + ONE_DAY * days

    assert not is_holiday(end, patron)
    assert counted <= end <= counted + LONGEST_WAIT
    assert all(is_holiday(counted + ONE_DAY * n, patron) for n in range((end - counted).days))


@given(starts, lengths, patrons)
def test_longer_or_later_term_never_ends_earlier(
    start: date, days: int, patron: list[tuple[int, int]]
) -> None:
    end = last_day(start, days, patron)

    assert last_day(start, days + 1, patron) >= end
    assert last_day(start + ONE_DAY, days, patron) >= end


@pytest.mark.parametrize("days", [-1, 0, MAX_TERM_DAYS + 1])
def test_term_of_no_length_or_without_end_is_refused(days: int) -> None:
    with pytest.raises(BadValue) as refusal:
        last_day(date(2026, 1, 1), days)
    assert refusal.value.code == "term_out_of_range"
    assert refusal.value.facts == {"days": days, "limit": MAX_TERM_DAYS}


def test_longest_term_is_ten_years() -> None:
    assert last_day(date(2027, 1, 4), MAX_TERM_DAYS) == date(2037, 1, 4) + ONE_DAY


@pytest.mark.parametrize("start", [date(1999, 12, 31), date(2100, 12, 30), date.max])
def test_term_outside_the_known_years_is_refused(start: date) -> None:
    with pytest.raises(BadValue, match="holidays_unknown"):
        last_day(start, 5)


@pytest.mark.parametrize(
    ("sent_on", "expected"),
    [
        # Plain: sent on Monday 6 July, the tenth day is Thursday 16.
        (date(2026, 7, 6), date(2026, 7, 16)),
        # Tenth day on a Saturday, on a Sunday: Monday 20 July.
        (date(2026, 7, 8), date(2026, 7, 20)),
        (date(2026, 7, 9), date(2026, 7, 20)),
        # The Saturday of order 20605/2020: sent on 12 December 2007.
        (date(2007, 12, 12), date(2007, 12, 24)),
        # Holy Saturday: Easter and its Monday follow.
        (date(2026, 3, 25), date(2026, 4, 7)),
        # Friday 1 May leads to a Saturday, which leads to Monday 4.
        (date(2026, 4, 21), date(2026, 5, 4)),
        # Christmas on a Friday: Saint Stephen's, Sunday, Monday 28.
        (date(2026, 12, 15), date(2026, 12, 28)),
    ],
)
def test_uncollected_item_is_served_on_the_tenth_day_or_the_working_day_after(
    sent_on: date, expected: date
) -> None:
    assert service_date(sent_on) == expected


def test_patron_day_moves_the_tenth_day_only_where_it_is_kept() -> None:
    assert service_date(date(2026, 6, 14)) == date(2026, 6, 24)
    assert service_date(date(2026, 6, 14), None, GENOA) == date(2026, 6, 25)


def test_patron_days_may_lead_from_one_saturday_to_the_next() -> None:
    # Tenth day on Holy Saturday, holidays to Tuesday 25 April, patrons to Friday; then a
    # Saturday, a Sunday and 1 May.
    week = [(4, 26), (4, 27), (4, 28)]

    assert service_date(date(2000, 4, 12), None, week) == date(2000, 5, 2)


@pytest.mark.parametrize(
    ("collected_on", "expected"),
    [
        (date(2026, 7, 8), date(2026, 7, 8)),
        (date(2026, 7, 17), date(2026, 7, 17)),
        (date(2026, 7, 18), date(2026, 7, 18)),
        (date(2026, 7, 20), date(2026, 7, 20)),
        (date(2026, 7, 21), date(2026, 7, 20)),
        (date(2026, 12, 31), date(2026, 7, 20)),
    ],
)
def test_collection_counts_only_before_the_ten_days_have_passed(
    collected_on: date, expected: date
) -> None:
    # Sent on Wednesday 8 July: the tenth day, Saturday 18, has moved to Monday 20.
    assert service_date(date(2026, 7, 8), collected_on) == expected


def test_collection_before_the_letter_was_sent_is_refused() -> None:
    with pytest.raises(BadValue) as refusal:
        service_date(date(2026, 7, 8), date(2026, 7, 7))
    assert refusal.value.code == "collection_before_sending"
    assert refusal.value.facts == {"sent_on": "2026-07-08", "collected_on": "2026-07-07"}


@given(starts, st.none() | st.integers(0, 200), patrons)
def test_service_is_never_later_than_deposit_or_collection_allow(
    sent_on: date, waited: int | None, patron: list[tuple[int, int]]
) -> None:
    collected_on = None if waited is None else sent_on + ONE_DAY * waited
    deemed_on = service_date(sent_on, None, patron)

    assert not is_holiday(deemed_on, patron)
    assert deemed_on.isoweekday() != 6
    # A Saturday may join the holidays.
    assert sent_on + ONE_DAY * 10 <= deemed_on <= sent_on + ONE_DAY * 11 + LONGEST_WAIT
    assert service_date(sent_on, collected_on, patron) == min(collected_on or date.max, deemed_on)
