"""Which days are public holidays (giorni festivi) in Italy, and which working day comes next.

Holidays are those of law 260/1949, art. 2, as it stands today: all Sundays, Easter Monday and a
list of fixed days. Three of them depend on the year: 2 June came back in 2001 (law 336/2000),
4 October in 2026 (law 151/2025), and 17 March was one in 2011 only (decree-law 5/2011). Easter is
always a Sunday; 4 November, kept on a Sunday, needs no line of its own. Saturday is a working
day: only terms for acts of a trial treat it otherwise.

The day of a town's patron saint (santo patrono) is not in that law, and the Court of Cassation
moves no term for it (17079/2007) save 29 June in Rome, which is named by decree 792/1985.
Municipalities that grant it all the same hand it in as (month, day); the others hand in nothing.

>>> from datetime import date
>>> genoa = [(6, 24)]
>>> is_holiday(date(2026, 6, 24)), is_holiday(date(2026, 6, 24), genoa)
(False, True)
>>> next_working_day(date(2026, 4, 5))  # Easter: neither that Sunday nor the Monday
datetime.date(2026, 4, 7)
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from payments_core.errors import BadValue

MonthDay = tuple[int, int]

#: Years whose holidays are known; before and after them other laws held or may hold.
FIRST_YEAR = 2000
LAST_YEAR = 2100

#: A municipality has one patron saint, one born of a merger a few.
MAX_PATRON_DAYS = 3

#: Fixed days and the first of our years in which each is a holiday.
FIXED_HOLIDAYS: Mapping[MonthDay, int] = MappingProxyType(
    {
        (1, 1): FIRST_YEAR,
        (1, 6): FIRST_YEAR,
        (4, 25): FIRST_YEAR,
        (5, 1): FIRST_YEAR,
        (6, 2): 2001,
        (8, 15): FIRST_YEAR,
        (10, 4): 2026,
        (11, 1): FIRST_YEAR,
        (12, 8): FIRST_YEAR,
        (12, 25): FIRST_YEAR,
        (12, 26): FIRST_YEAR,
    }
)

#: The 150th anniversary of national unity, a holiday in that year alone.
UNITY_ANNIVERSARY = date(2011, 3, 17)

_ONE_DAY = timedelta(days=1)
_SUNDAY = 6
_LEAP_YEAR = 2000


def is_holiday(day: date, patron_days: Collection[MonthDay] = ()) -> bool:
    """Whether the day is a national holiday, a Sunday or one of the patron days.

    Raises BadValue `holidays_unknown` outside the known years and `patron_days_malformed` for
    pairs that are no day of any year, or too many.
    """
    require_known_year(day)
    _require_patron_days(patron_days)
    month_day = (day.month, day.day)
    return (
        day.weekday() == _SUNDAY
        or FIXED_HOLIDAYS.get(month_day, LAST_YEAR + 1) <= day.year
        or day == easter_sunday(day.year) + _ONE_DAY
        or day == UNITY_ANNIVERSARY
        or month_day in patron_days
    )


def next_working_day(day: date, patron_days: Collection[MonthDay] = ()) -> date:
    """The day itself when it is no holiday, else the first one after it that is none."""
    while is_holiday(day, patron_days):
        day += _ONE_DAY
    return day


def easter_sunday(year: int) -> date:
    """Easter of a Gregorian year, by the rule that Butcher printed in 1876.

    `moon` counts the days from 21 March to the paschal full moon, `sunday` those from the day
    after it to the next Sunday, and `late` puts right the two kinds of year in which the tables
    of the Church hold the moon back.

    >>> easter_sunday(2026)
    datetime.date(2026, 4, 5)
    """
    golden = year % 19
    century, year_of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    leap_years, year_rest = divmod(year_of_century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    sunday = (32 + 2 * century_rest + 2 * leap_years - moon - year_rest) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day_before = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day_before + 1)


def require_known_year(day: date) -> None:
    """Refuse a day of a year whose holidays are not known: BadValue `holidays_unknown`."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadValue("holidays_unknown", year=day.year, first=FIRST_YEAR, last=LAST_YEAR)


def _require_patron_days(patron_days: Collection[MonthDay]) -> None:
    if len(patron_days) > MAX_PATRON_DAYS:
        raise BadValue("patron_days_malformed", count=len(patron_days), limit=MAX_PATRON_DAYS)
    for month, day in patron_days:
        try:
            date(_LEAP_YEAR, month, day)
        except ValueError:
            raise BadValue("patron_days_malformed", month=month, day=day) from None
