"""When a term (termine) of so many days ends, and when uncollected mail counts as served.

A term in days leaves out the day from which it runs and includes its last; holidays within it
count, but a last day that is one moves to the next working day (art. 2963 of the Civil Code,
art. 155 of the Code of Civil Procedure, paragraphs 1, 3 and 4). A Saturday does not move: that
rule of art. 155, paragraph 5, is for acts of a trial, and a payment is none.

A registered item that could not be delivered is left in deposit (compiuta giacenza, art. 8 of
law 890/1982): it counts as served once ten days have passed since the letter telling of the
deposit was sent, or on the day of collection if earlier. The law does not say whether the tenth
day moves; the Court of Cassation does. Its United Sections (1418/2012) hold that these ten days
are a term like any other, sending day out and tenth day in, and that they are among those of
paragraph 5, so that the tenth day moves over holidays *and* over a Saturday. Orders 20605/2020
(a Saturday) and 18737/2024 (a Sunday) apply this to tax assessments, acts of an administration
as a fine is. We follow the Court: its reading can only favour those who have to pay.

>>> from datetime import date
>>> last_day(date(2026, 4, 20), 5)  # Saturday 25 April is a holiday, the 26th a Sunday
datetime.date(2026, 4, 27)
>>> service_date(date(2026, 4, 15))  # the tenth day is that same 25 April
datetime.date(2026, 4, 27)
>>> service_date(date(2026, 4, 15), collected_on=date(2026, 4, 20))
datetime.date(2026, 4, 20)
"""

from collections.abc import Collection
from datetime import date, timedelta

from payments_core.errors import BadValue
from payments_core.rules.working_days import MonthDay, next_working_day, require_known_year

#: Ten years, the ordinary prescription (art. 2946 of the Civil Code): nobody counts further.
MAX_TERM_DAYS = 3_653

#: Days in deposit after which an item that nobody collected counts as served.
DEPOSIT_DAYS = 10

_SATURDAY = 5


def last_day(start: date, days: int, patron_days: Collection[MonthDay] = ()) -> date:
    """The last day on which one is in time; `start` itself is not counted.

    Raises BadValue `term_out_of_range` unless the term has between one and MAX_TERM_DAYS days,
    and `holidays_unknown` where the years of `working_days` end.
    """
    if not 1 <= days <= MAX_TERM_DAYS:
        raise BadValue("term_out_of_range", days=days, limit=MAX_TERM_DAYS)
    require_known_year(start)
    return next_working_day(start + timedelta(days=days), patron_days)


def service_date(
    sent_on: date, collected_on: date | None = None, patron_days: Collection[MonthDay] = ()
) -> date:
    """The day on which an item left in deposit counts as served; terms run from it.

    `sent_on` is the day of the letter telling of the deposit. A collection counts on whatever
    day it happens, holiday or not; after the ten days it changes nothing. One before the letter
    was sent is refused (BadValue `collection_before_sending`): either date is then wrong, or the
    item was handed over with no deposit to count, and the day of delivery is the answer.
    """
    if collected_on is not None and collected_on < sent_on:
        raise BadValue(
            "collection_before_sending",
            sent_on=sent_on.isoformat(),
            collected_on=collected_on.isoformat(),
        )
    deemed_on = last_day(sent_on, DEPOSIT_DAYS, patron_days)
    while deemed_on.weekday() == _SATURDAY:
        deemed_on = last_day(deemed_on, 1, patron_days)
    return deemed_on if collected_on is None else min(collected_on, deemed_on)
