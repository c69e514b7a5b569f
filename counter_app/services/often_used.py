"""Which kinds stand first: those that whoever sits here releases most.

Alt+1 to Alt+9 are learned by the fingers, so the order may not change under them. What counts are
the eight weeks before this week's Monday: the order is the same from Monday to Sunday, whatever is
released meanwhile, and the first week at a desk has the server's own order.

>>> monday_of(date(2026, 11, 26))
datetime.date(2026, 11, 23)
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from counter_app.store import notices
from counter_app.store.database import Database
from payments_core.clock import start_of_rome_day
from payments_core.model.debt_kind import Offer

#: Whole weeks that count.
WEEKS = 8

_Counts = Counter[tuple[str, str]]


class OftenUsed:
    """Orders what may be released; a week is counted once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counted: dict[tuple[str, date], tuple[_Counts, _Counts]] = {}

    def first(self, offers: Sequence[Offer], operator_id: str, today: date) -> tuple[Offer, ...]:
        """The operator's most used first, then the desk's, then the rest as the server has them."""
        own, desk = self._counts(operator_id, monday_of(today))

        def place(offer: Offer) -> tuple[int, int]:
            rate = (offer.kind.kind_id, offer.rate.rate_id)
            return -own[rate], -desk[rate]

        return tuple(sorted(offers, key=place))

    def _counts(self, operator_id: str, monday: date) -> tuple[_Counts, _Counts]:
        key = (operator_id, monday)
        if key not in self._counted:
            self._counted[key] = self._count(operator_id, monday)
        return self._counted[key]

    def _count(self, operator_id: str, monday: date) -> tuple[_Counts, _Counts]:
        since = start_of_rome_day(monday - timedelta(weeks=WEEKS))
        own, desk = _Counts(), _Counts()
        with self._database.read() as session:
            rows = notices.released_kinds(session, since, start_of_rome_day(monday))
        for who, kind_id, rate_id, times in rows:
            desk[kind_id, rate_id] += times
            if who == operator_id:
                own[kind_id, rate_id] += times
        return own, desk


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
