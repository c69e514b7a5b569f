from datetime import UTC, date, datetime

import pytest

from counter_app.services.list_choice import (
    LISTS,
    ColumnChoice,
    Days,
    ListChoice,
    ListQuestion,
    ListScope,
    RememberedLists,
    SortBy,
    days_of,
    instants_of,
)
from counter_app.services.views import RowState

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("days", "first_on", "last_on"),
    [
        (Days.TODAY, TODAY, TODAY),
        (Days.YESTERDAY, date(2026, 2, 28), date(2026, 2, 28)),
        (Days.LAST_SEVEN, date(2026, 2, 23), TODAY),
        (Days.THIS_MONTH, TODAY, TODAY),
        (Days.CHOSEN, date(2026, 1, 5), None),
        (Days.ALL, None, None),
    ],
)
def test_days_are_both_included(days: Days, first_on: date | None, last_on: date | None) -> None:
    asked = ListQuestion(ListChoice(days=days), first_on=date(2026, 1, 5))
    assert days_of(asked, TODAY) == (first_on, last_on)


def test_a_day_of_romes_begins_and_ends_with_its_clock() -> None:
    # The clock goes forward on 29 March: that day has 23 hours.
    start_at, end_at = instants_of(date(2026, 3, 29), date(2026, 3, 29))
    assert start_at == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert end_at == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert instants_of(None, date.max) == (None, None)


def test_a_list_is_remembered_whole() -> None:
    choice = ListChoice(
        ListScope.OFFICE, Days.ALL, RowState.PAID, "mensa", "op-1", "d-3", SortBy.AMOUNT, False
    )
    kept = RememberedLists(choice, (ColumnChoice("citizen"), ColumnChoice("due", False, 120)))
    assert LISTS.read(LISTS.written(kept)) == kept
    assert LISTS.read('{"choice": {"scope": "REGION"}}') == RememberedLists()
