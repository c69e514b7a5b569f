"""How many numbers a desk keeps in stock: enough for days without the line, by its own use."""

import math
from collections.abc import Mapping
from datetime import date

from counter_app.store.number_use import usual_day

#: How long a desk must be able to go on alone, in days on which it releases.
DAYS_OF_STOCK = 10
#: Stock of a desk of which nothing is known: a week of a busy one.
FIRST_STOCK = 500
#: A quiet desk may have to stand in for the busy one beside it.
LEAST_STOCK = 200
#: A desk that releases more than this in ten days is no desk.
MOST_STOCK = 5000
#: Further numbers are asked for as soon as this share of the stock is used up, long before need.
RENEW_AFTER_SHARE = 0.25


def wanted_stock(used_by_day: Mapping[date, int]) -> int:
    """The stock for a desk that has used so many numbers on each day lately.

    A busy day counts as much as a quiet one: the stock is for the average of the days worked, and
    never less than what the busiest three would use.

    >>> from datetime import date
    >>> wanted_stock({})
    500
    >>> wanted_stock({date(2026, 11, day): 60 for day in range(2, 8)})
    600
    """
    busiest = max(used_by_day.values(), default=0)
    if (usual := usual_day(used_by_day)) is None:
        return max(FIRST_STOCK, 3 * busiest)
    return min(MOST_STOCK, max(LEAST_STOCK, math.ceil(usual * DAYS_OF_STOCK), 3 * busiest))


def to_ask(stock: int, left: int) -> int:
    """How many numbers to ask for now; 0 while there are enough."""
    return 0 if left > stock * (1 - RENEW_AFTER_SHARE) else stock - left
