"""Chance with weights, made ready once so that a city's millions of draws are quick."""

import random
from bisect import bisect
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

Item = TypeVar("Item")
#: Pairs of a limit and the share that holds below it, in rising order of the limits.
Steps = tuple[tuple[float, float], ...]


class Weighted(Generic[Item]):
    """Things of which some are drawn more often than others: pairs of thing and weight."""

    __slots__ = ("_items", "_limits", "_total")

    def __init__(self, pairs: Iterable[tuple[Item, float]]) -> None:
        self._items, weights = zip(*pairs, strict=True)
        *self._limits, self._total = accumulate(weights)

    def draw(self, chance: random.Random) -> Item:
        """One of the things."""
        item: Item = self._items[bisect(self._limits, chance.random() * self._total)]
        return item


def steps(limits: Steps, value: float) -> float:
    """The share of the first limit above the value; past all limits that of the last.

    >>> steps(((18, 0.0), (65, 0.5), (120, 0.2)), 70)
    0.2
    """
    return next((share for limit, share in limits if value < limit), limits[-1][1])
