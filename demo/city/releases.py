"""When and where notices are handed out: at desks in office hours, or by the thousand at night."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from demo.city.chance import Weighted
from demo.city.debts import Release
from demo.city.offices import CITY_DESKS, COMPANY_DESKS, Desk
from demo.city.working_days import at, days_between, is_working_day, next_working_day

#: Days of history.
HISTORY_DAYS = 365

#: Who hands out what: offices by the kind of their counter.
REGISTRY, TAXES, POLICE, SCHOOL, MOBILITY = "registry", "taxes", "police", "school", "mobility"
_OFFICES: Mapping[str, tuple[str, ...]] = {
    REGISTRY: ("Anagrafe centro", "Municipio Levante", "Municipio Ponente"),
    TAXES: ("Tributi",),
    POLICE: ("Polizia locale",),
    SCHOOL: ("Scuola e famiglia",),
    MOBILITY: ("Parcheggio Mercato",),
}
#: Monday to Friday, in comparison with a Wednesday.
_CROWDS = (150, 115, 100, 115, 80)
_AUGUST_PERCENT = 30
_MORNING = range(8 * 3600 + 1800, 12 * 3600 + 1800)
_AFTERNOON = range(14 * 3600 + 1800, 16 * 3600 + 1800)
_EVENING = range(19 * 3600, 22 * 3600 + 1800)
#: Desks are open in the afternoon on Tuesday and Thursday.
_LONG_DAYS = (1, 3)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that history tells of."""

    first: date
    last: date

    @classmethod
    def before(cls, today: date) -> "Period":
        """A year that ends yesterday."""
        return cls(today - timedelta(days=HISTORY_DAYS), today - timedelta(days=1))

    def has(self, day: date) -> bool:
        """Whether the day is told of."""
        return self.first <= day <= self.last

    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.first.year, self.last.year + 1)


def desks_of(kind: str) -> tuple[Desk, ...]:
    """The desks of a kind of office."""
    return tuple(desk for desk in (*CITY_DESKS, *COMPANY_DESKS) if desk.office in _OFFICES[kind])


class Releases:
    """Draws the circumstances of releases within a period."""

    def __init__(self, period: Period, chance: random.Random) -> None:
        self.period = period
        self._chance = chance
        days = days_between(period.first, period.last)
        self._days = Weighted((day, _crowd(day)) for day in days if is_working_day(day))
        self._desks: Mapping[str, Sequence[Desk]] = {kind: desks_of(kind) for kind in _OFFICES}

    def office_day(self) -> date:
        """Some day on which desks are open: more likely a Monday, hardly one in August."""
        return self._days.draw(self._chance)

    def next_month(self, day: date) -> date:
        """A working day about a month later, perhaps after the period."""
        later = day + timedelta(days=self._chance.randint(27, 32))
        return later if is_working_day(later) else next_working_day(later)

    def somewhere(self, kind: str | None, day: date) -> Release:
        """At a desk of this kind of office, or in bulk where there is none."""
        return self.at_desk(kind, day) if kind else self.in_bulk(day)

    def at_desk(self, kind: str, day: date) -> Release:
        """At one of the desks of a kind of office, at some minute of its hours."""
        desk = self._chance.choice(self._desks[kind])
        hours = _MORNING
        if day.weekday() in _LONG_DAYS and self._chance.randrange(3) == 0:
            hours = _AFTERNOON
        return Release(at(day, self._chance.choice(hours)), desk.desk_id, desk.username)

    def in_bulk(self, day: date) -> Release:
        """By another program, on the evening of this day or of the next working one."""
        working = day if is_working_day(day) else next_working_day(day)
        return Release(at(working, self._chance.choice(_EVENING)))


def _crowd(day: date) -> int:
    percent = _AUGUST_PERCENT if day.month == 8 else 100
    return _CROWDS[day.weekday()] * percent
