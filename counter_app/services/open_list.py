"""A list of notices as it was found: numbers in order, rows as they are looked at."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol

from counter_app.services import notice_rows
from counter_app.services.list_choice import SortBy
from counter_app.services.views import NoticeView, RowState
from payments_core.money import Cents
from payments_core.rules.person_search import asked_words, fold, split, words_of
from payments_core.wire.desk.notice_messages import Change

#: States in the order of what they ask of a clerk; the store sorts its lists in the same one.
STATE_ORDER: Final = (
    RowState.TO_CHECK, RowState.TO_REGISTER, RowState.OVERDUE, RowState.TO_PAY, RowState.TO_PRINT,
    RowState.SUSPENDED, RowState.EXPIRED, RowState.IN_INSTALMENTS, RowState.DEBT_PAID,
    RowState.CANCELLED, RowState.PAID,
)  # fmt: skip


class OpenList(Protocol):
    """What a table and an export need of a list; every call but `numbers` is a worker's."""

    @property
    def numbers(self) -> "array[int]":
        """The notice numbers in the order of the list, as numbers of 18 digits."""
        ...

    @property
    def total_cents(self) -> Cents:
        """The sum of all; of a debt that may be paid in one of several ways one counts, as in every
        sum of some."""
        ...

    @property
    def as_of(self) -> datetime | None:
        """Up to when is known what has become of them; None before any contact."""
        ...

    @property
    def complete(self) -> bool:
        """Whether it holds everything that was asked for."""
        ...

    def rows(self, numbers: Sequence[int]) -> Mapping[int, NoticeView]:
        """The rows of some of them; those that are gone are left out."""
        ...

    def total_of(self, numbers: Sequence[int]) -> Cents:
        """The sum of some of them."""
        ...

    def total_but(self, numbers: Sequence[int]) -> Cents:
        """The sum of all but some."""
        ...


@dataclass(frozen=True, slots=True)
class HeldList:
    """A list that is held in memory as a whole; its rows follow what is told of their notices, and
    keep their places."""

    views: dict[int, NoticeView]
    numbers: "array[int]"
    total_cents: Cents
    as_of: datetime | None
    complete: bool = True

    def rows(self, numbers: Sequence[int]) -> Mapping[int, NoticeView]:
        """The rows of some of them."""
        return {number: self.views[number] for number in numbers if number in self.views}

    def hear(self, changes: Iterable[Change], today: date) -> list[int]:
        """Take what was told of notices into their rows; the numbers of those that have turned.

        Only one thread may call it; others may be reading rows meanwhile."""
        turned = []
        for change in changes:
            number = int(change.notice_number)
            view = self.views.get(number)
            if view is None or (now := notice_rows.after(view, change, today)) == view:
                continue
            self.views[number] = now
            turned.append(number)
        return turned

    def total_of(self, numbers: Sequence[int]) -> Cents:
        """The sum of some of them."""
        return _one_way_cents(self.rows(numbers).values())

    def total_but(self, numbers: Sequence[int]) -> Cents:
        """The sum of all but some."""
        left_out = set(numbers)
        kept = [view for number, view in self.views.items() if number not in left_out]
        return _one_way_cents(kept)


def held(
    views: Iterable[NoticeView],
    sort: SortBy,
    *,
    descending: bool,
    as_of: datetime | None,
    complete: bool = True,
) -> HeldList:
    """A list of these, sorted by a column, and what is alike in it by age, the newest first."""
    newest_first = sorted(views, key=_age, reverse=True)
    if sort is SortBy.RELEASED:
        ordered = newest_first if descending else newest_first[::-1]
    else:
        ordered = sorted(newest_first, key=_KEYS[sort], reverse=descending)
    by_number = {int(one.notice_number): one for one in ordered}
    total_cents = _one_way_cents(ordered)
    return HeldList(by_number, array("q", by_number), total_cents, as_of, complete)


def read_text(text: str) -> tuple[tuple[str, ...], str]:
    """What was typed to find notices: folded beginnings of words, or digits of a number, with which
    a company's tax code begins, too.

    Raises `search_too_long`.

    >>> read_text("ross mar"), read_text("3010 0000 12")
    ((('MAR', 'ROSS'), ''), ((), '3010000012'))
    """
    joined = "".join(text.split())
    if joined.isascii() and joined.isdigit():
        return (), joined
    return tuple(asked_words(split(text))), ""


def finds(view: NoticeView, words: Sequence[str], digits: str) -> bool:
    """Whether a notice is one of those meant by `read_text`, as the store finds them."""
    names = words_of(view.debtor_name)
    code = view.debtor_identifier
    return (digits in view.notice_number or code.startswith(digits)) and all(
        code.startswith(word) or any(name.startswith(word) for name in names) for word in words
    )


def _one_way_cents(views: Iterable[NoticeView]) -> Cents:
    """The way of the smallest number counts, however they are sorted: as the store adds up."""
    return notice_rows.one_way_cents(sorted(views, key=lambda one: one.option_no))


def _age(view: NoticeView) -> tuple[datetime, str]:
    return view.released_at, view.notice_number


_KEYS: Final[Mapping[SortBy, Callable[[NoticeView], Any]]] = {
    SortBy.STATE: lambda one: STATE_ORDER.index(one.state),
    SortBy.DEBTOR: lambda one: split(one.debtor_name),
    SortBy.TAX_CODE: lambda one: one.debtor_identifier,
    SortBy.SUBJECT: lambda one: split(one.subject),
    SortBy.NUMBER: lambda one: one.notice_number,
    SortBy.DUE: lambda one: one.due_on,
    SortBy.OPERATOR: lambda one: fold(one.operator),
    SortBy.DESK: lambda one: fold(one.desk),
    SortBy.AMOUNT: lambda one: one.amount_cents,
}
