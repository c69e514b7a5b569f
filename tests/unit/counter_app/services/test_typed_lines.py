"""What stands in a line comes back as the value it shows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.typed_lines import Written, read_day, typed_of, value_of


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), max_size=5))
def test_names_come_back_whatever_signs_they_hold(names: list[str]) -> None:
    assert (value_of(Written.NAMES, typed_of(Written.NAMES, names)) or []) == names


@given(st.dates(date(1000, 1, 1)))
def test_days_come_back(day: date) -> None:
    assert value_of(Written.DATE, typed_of(Written.DATE, day.isoformat())) == day.isoformat()


@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 12, 31)), min_size=1, max_size=3))
def test_days_of_any_year_are_typed_day_first_and_come_back(days: list[date]) -> None:
    written = [f"{day:%m-%d}" for day in days]
    typed = typed_of(Written.MONTH_DAYS, written)
    assert typed == ", ".join(f"{day:%d/%m}" for day in days)
    assert value_of(Written.MONTH_DAYS, typed) == written


@pytest.mark.parametrize(
    ("written", "typed", "value"),
    [
        (Written.DATE, "31/02/2026", "31/02/2026"),
        (Written.MONTH_DAY, "16 giugno", "16 giugno"),
        (Written.MONTH_DAY, "1.1", "01-01"),
        (Written.MONTH_DAYS, "24.6, san Giovanni", ["06-24", "san Giovanni"]),
        (Written.INTEGER, "1.000", "1.000"),
        (Written.INTEGER, "9" * 40, "9" * 40),
        (Written.AMOUNT, " 16,79 ", "16,79"),
        (Written.AMOUNT_OR_REST, "totale", "TOTALE"),
        (Written.NAMES, 'una, "sola', ["una", "sola"]),
        (Written.NAMES, ", ,", []),
        (Written.TEXT, "  ", None),
    ],
)
def test_what_cannot_be_read_stays_as_it_was_typed(
    written: Written, typed: str, value: object
) -> None:
    assert value_of(written, typed) == value


def test_no_list_of_names_is_too_long_to_read() -> None:
    assert value_of(Written.NAMES, "x" * 200_000) == ["x" * 200_000]


@pytest.mark.parametrize(
    "text", ["", "1/2", "a/b/c", "1/1/99999999999999999999", f"1/1/{'9' * 5000}"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None
