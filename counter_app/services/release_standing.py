"""How a release stands, payment by payment: a debt may be paid at once or in instalments."""

from dataclasses import dataclass, replace

from counter_app.services.views import CheckVerdict, CheckView, Released

_PAID = (CheckVerdict.PAID, CheckVerdict.PAID_TWICE)


@dataclass(frozen=True, slots=True)
class ReleaseStanding:
    """`paid` are the checks of those of its numbers that are paid, in their order.

    A payment stays told whatever is told of another number, or later of this one: it may be
    undone, but not by news that were on their way.
    """

    released: Released
    paid: tuple[CheckView, ...] = ()

    def with_check(self, check: CheckView) -> "ReleaseStanding":
        """The same with what was answered about one of its numbers."""
        if check.verdict not in _PAID:
            return self
        number = check.notice.notice_number
        others = (one for one in self.paid if one.notice.notice_number != number)
        order = self.released.notice_numbers.index
        paid = sorted((*others, check), key=lambda one: order(one.notice.notice_number))
        return replace(self, paid=tuple(paid))

    @property
    def way(self) -> tuple[str, ...]:
        """The numbers of the way in which it is being paid, one that is complete first; none while
        nothing is paid."""
        ways = sorted(self.released.ways, key=lambda way: not self._numbers().issuperset(way))
        return next((way for way in ways if not self._numbers().isdisjoint(way)), ())

    @property
    def is_paid(self) -> bool:
        """Whether nothing is owed any more."""
        return bool(self.way) and self._numbers().issuperset(self.way)

    @property
    def instalments(self) -> tuple[int, ...]:
        """Which instalments of its way are paid, from 1."""
        numbers = self._numbers()
        return tuple(place for place, one in enumerate(self.way, start=1) if one in numbers)

    @property
    def next_number(self) -> str:
        """The number to pay next: of a way that was begun, nobody pays another."""
        numbers = self._numbers()
        left = (one for one in self.way if one not in numbers)
        return next(left, self.released.notice_number)

    def _numbers(self) -> set[str]:
        return {one.notice.notice_number for one in self.paid}
