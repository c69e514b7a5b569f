from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.store.number_use import KNOWN_AFTER_DAYS
from counter_app.sync.stock import (
    DAYS_OF_STOCK,
    FIRST_STOCK,
    LEAST_STOCK,
    MOST_STOCK,
    to_ask,
    wanted_stock,
)

MONDAY = date(2026, 11, 2)


def days(*counts: int) -> dict[date, int]:
    return {MONDAY + timedelta(days=number): count for number, count in enumerate(counts)}


@pytest.mark.parametrize(
    ("used", "wanted"),
    [
        ((), FIRST_STOCK),
        ((40, 40, 40, 40), FIRST_STOCK),
        ((400,), 1200),
        ((40, 40, 40, 40, 40), 400),
        ((2, 2, 2, 2, 2, 2), LEAST_STOCK),
        ((10, 10, 10, 10, 300), 900),
        ((900, 900, 900, 900, 900), MOST_STOCK),
    ],
)
def test_stock_follows_the_use_of_the_desk(used: tuple[int, ...], wanted: int) -> None:
    assert wanted_stock(days(*used)) == wanted


@given(st.lists(st.integers(0, 600), max_size=20))
def test_stock_lasts_for_days_of_usual_use(used: list[int]) -> None:
    wanted = wanted_stock(days(*used))
    assert LEAST_STOCK <= wanted <= MOST_STOCK
    worked = [count for count in used if count]
    if len(worked) >= KNOWN_AFTER_DAYS and wanted < MOST_STOCK:
        assert wanted >= sum(worked) / len(worked) * DAYS_OF_STOCK - 1
        assert wanted >= 3 * max(worked)


@pytest.mark.parametrize(("left", "asked"), [(500, 0), (376, 0), (375, 125), (0, 500)])
def test_further_numbers_are_asked_for_early(left: int, asked: int) -> None:
    assert to_ask(500, left) == asked
