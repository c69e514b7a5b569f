from datetime import date, timedelta

import pytest

from counter_app.store.number_use import usual_day


@pytest.mark.parametrize(
    ("used", "usual"),
    [
        ([], None),
        ([40, 40, 40, 40], None),
        ([40, 40, 0, 40, 40], None),
        ([40, 40, 0, 40, 40, 80], 48.0),
    ],
)
def test_usual_day_is_the_average_of_the_days_worked(used: list[int], usual: float | None) -> None:
    monday = date(2026, 11, 2)
    days = {monday + timedelta(days=number): count for number, count in enumerate(used)}
    assert usual_day(days) == usual
