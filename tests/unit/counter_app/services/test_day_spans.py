from datetime import date, timedelta

import pytest

from counter_app.services.day_spans import DaySpan, days_of, moved

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (DaySpan.TODAY, TODAY, TODAY),
        (DaySpan.YESTERDAY, date(2026, 2, 28), date(2026, 2, 28)),
        (DaySpan.SEVEN_DAYS, date(2026, 2, 23), TODAY),
        (DaySpan.THIS_MONTH, TODAY, TODAY),
        (DaySpan.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
    ],
)
def test_words_for_days_mean_days_of_the_calendar(span: DaySpan, first: date, last: date) -> None:
    assert days_of(span, TODAY) == (first, last)


def test_steps_go_by_as_many_days_as_are_shown_and_never_past_today() -> None:
    week = (TODAY - timedelta(days=13), TODAY - timedelta(days=7))
    assert moved(*week, 1, TODAY) == days_of(DaySpan.SEVEN_DAYS, TODAY)
    assert moved(*days_of(DaySpan.SEVEN_DAYS, TODAY), -1, TODAY) == week
    assert moved(TODAY - timedelta(days=9), TODAY - timedelta(days=3), 1, TODAY)[1] == TODAY
    assert moved(TODAY, TODAY, 1, TODAY) == (TODAY, TODAY)
