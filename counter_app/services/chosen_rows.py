"""Which rows of a list are chosen, however long it is: all of it costs no more than one."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Protocol


class Sums(Protocol):
    """What a list comes to. Of a debt that may be paid in several ways it counts one, so that its
    parts may come to more than it does."""

    @property
    def total_cents(self) -> int:
        """The sum of all."""
        ...

    def total_of(self, numbers: Sequence[int]) -> int:
        """The sum of some of its notices."""
        ...

    def total_but(self, numbers: Sequence[int]) -> int:
        """The sum of all but some."""
        ...


class ChosenRows:
    """The chosen numbers, or all but some of them.

    The choice is about a list that stays: `whole` is how many rows it has. A list that is asked for
    anew begins with none.
    """

    def __init__(self) -> None:
        self._all = False
        self._others: set[int] = set()

    def __bool__(self) -> bool:
        return self._all or bool(self._others)

    @property
    def is_all(self) -> bool:
        """Whether every row is chosen, none left out."""
        return self._all and not self._others

    def holds(self, number: int) -> bool:
        """Whether a row is chosen."""
        return (number in self._others) is not self._all

    def count(self, whole: int) -> int:
        """How many rows are, of `whole`."""
        return whole - len(self._others) if self._all else len(self._others)

    def toggle(self, number: int) -> None:
        """Choose a row, or not any more."""
        self._others ^= {number}

    def put(self, numbers: Iterable[int], *, chosen: bool) -> None:
        """Choose these rows, or none of them."""
        if chosen is self._all:
            self._others.difference_update(numbers)
        else:
            self._others.update(numbers)

    def choose_all(self) -> None:
        """Every row."""
        self._all, self._others = True, set()

    def clear(self) -> None:
        """No row."""
        self._all, self._others = False, set()

    def settle(self, whole: int) -> None:
        """Of a list with `whole` rows all but all of them is no row, as in the beginning."""
        if not self.count(whole):
            self.clear()

    def among(self, numbers: "array[int]") -> "array[int]":
        """The chosen ones of a list, in its order."""
        if self.is_all:
            return numbers
        return array("q", (number for number in numbers if self.holds(number)))

    def keep_only(self, numbers: Iterable[int]) -> None:
        """The list has become this one: what has left it is not chosen any more."""
        if self._others:
            self._others.intersection_update(numbers)

    def copy(self) -> "ChosenRows":
        """The choice as it stands, for a worker to go through."""
        copied = ChosenRows()
        copied._all, copied._others = self._all, set(self._others)
        return copied

    def total(self, sums: Sums) -> int:
        """The sum of the chosen rows; asks for the fewest."""
        if not self._others:
            return sums.total_cents if self._all else 0
        return (sums.total_but if self._all else sums.total_of)(sorted(self._others))
