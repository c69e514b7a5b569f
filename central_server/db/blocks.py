"""Much work in bites: what one statement or one look ahead can hold."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def in_blocks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in their order, `size` at a time and the rest last; reads no further than asked.

    >>> list(in_blocks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    remaining = iter(items)
    while block := list(islice(remaining, size)):
        yield block
