"""Which notices somebody wants listed, and how; what of it is remembered for them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from counter_app.services.preferences import Preference
from counter_app.services.views import RowState
from counter_app.store.listed_notices import SortBy as SortBy
from payments_core.clock import start_of_rome_day


class ListScope(StrEnum):
    """Whose notices: all that this desk has released, those of who is signed in at it, or those of
    all desks of its office, which only the server knows."""

    DESK = "DESK"
    MINE = "MINE"
    OFFICE = "OFFICE"


class Days(StrEnum):
    """When they were released, in Rome's calendar; CHOSEN has a first and a last day."""

    TODAY = "TODAY"
    YESTERDAY = "YESTERDAY"
    LAST_SEVEN = "LAST_SEVEN"
    THIS_MONTH = "THIS_MONTH"
    CHOSEN = "CHOSEN"
    ALL = "ALL"


@dataclass(frozen=True, slots=True)
class ListChoice:
    """A list as its operator has left it. Nothing in it is about citizens: what was typed to find
    somebody is asked for once."""

    scope: ListScope = ListScope.DESK
    days: Days = Days.TODAY
    state: RowState | None = None
    kind_id: str | None = None
    operator_id: str | None = None
    desk_id: str | None = None
    sort: SortBy = SortBy.RELEASED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """A list that is asked for: `first_on` and `last_on` are its days, both included, when they are
    CHOSEN; `text` are beginnings of names or of a tax code, or digits of a number."""

    choice: ListChoice = field(default_factory=ListChoice)
    first_on: date | None = None
    last_on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column by its name, whether it is shown, and its width in pixels at 100 %, 0 for its own
    width."""

    name: str
    shown: bool = True
    width: int = 0


@dataclass(frozen=True, slots=True)
class RememberedLists:
    """The list that was looked at last, and the columns in their order; none for the program's
    own."""

    choice: ListChoice = field(default_factory=ListChoice)
    columns: tuple[ColumnChoice, ...] = ()


LISTS: Final = Preference("lists", RememberedLists, RememberedLists())

_WEEK = timedelta(days=6)
_DAY = timedelta(days=1)


def days_of(asked: ListQuestion, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a list, None for no end on that side.

    >>> days_of(ListQuestion(ListChoice(days=Days.THIS_MONTH)), date(2026, 11, 23))
    (datetime.date(2026, 11, 1), datetime.date(2026, 11, 23))
    """
    match asked.choice.days:
        case Days.TODAY:
            return today, today
        case Days.YESTERDAY:
            return today - _DAY, today - _DAY
        case Days.LAST_SEVEN:
            return today - _WEEK, today
        case Days.THIS_MONTH:
            return today.replace(day=1), today
        case Days.CHOSEN:
            return asked.first_on, asked.last_on
        case Days.ALL:
            return None, None


def instants_of(
    first_on: date | None, last_on: date | None
) -> tuple[datetime | None, datetime | None]:
    """The first instant of the first day, and the first one after the last day."""
    start_at = None if first_on is None else start_of_rome_day(first_on)
    if last_on is None or last_on == date.max:
        return start_at, None
    return start_at, start_of_rome_day(last_on + _DAY)
