"""Rows of a list of any length: numbers are held, rows come in blocks as they are looked at.

`fetchMore` would hold what has been walked past and give the scroll bar the wrong length. Here the
length is right from the beginning, a jump costs one block, and BLOCKS_KEPT is all that is held.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from counter_app.ui.widgets.rows_table import Column, Index, RowsModel

T = TypeVar("T")

#: Rows that are read at once, and blocks of them that are held: what is in sight and around it.
BLOCK = 200
BLOCKS_KEPT = 32
#: Blocks that are read at the same time; whoever drags the scroll bar passes by many.
READ_AT_ONCE = 2
#: Blocks that wait to be read: the last ones that were looked at, the others are out of sight.
WAITING = 3

Rows = Mapping[int, T]
#: Reads rows by their numbers on a worker; one of the two is called on the window's thread.
ReadRows = Callable[[Sequence[int], Callable[[Rows[T]], None], Callable[[], None]], None]


class BlockModel(RowsModel[T]):
    """The rows of a list of numbers; a row that is still to come has a place, and nothing in it."""

    def __init__(self, columns: Sequence[Column[T]], read: ReadRows[T]) -> None:
        super().__init__(columns)
        self.numbers: array[int] = array("q")
        self._read = read
        self._blocks: OrderedDict[int, tuple[T | None, ...]] = OrderedDict()
        self._reading: set[int] = set()
        self._waiting: list[int] = []
        self._listed = 0

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows that are here, in their order."""
        blocks = (self._blocks[place] for place in sorted(self._blocks))
        return tuple(one for block in blocks for one in block if one is not None)

    def show(self, numbers: "array[int]", known: Mapping[int, Rows[T]]) -> None:
        """Show this list; `known` are blocks of it that came with it, by their places."""
        self.beginResetModel()
        self.numbers = numbers
        self._forget()
        for block, rows in known.items():
            self._keep(block, rows)
        self.endResetModel()

    def look_again(self, number: int) -> None:
        """What is known of a row is old: read its block anew, if it is here."""
        place = self.place_of(number)
        block = place // BLOCK
        if place >= 0 and block in self._blocks:
            self._want(block)

    def place_of(self, number: int) -> int:
        """In which row a number stands; -1 for none."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return -1

    def entry(self, row: int) -> T | None:
        """A row; one that is not here is asked for."""
        block = row // BLOCK
        held = self._blocks.get(block)
        if held is None:
            self._want(block)
            return None
        self._blocks.move_to_end(block)
        return held[row % BLOCK]

    def rowCount(self, parent: Index | None = None) -> int:
        """All rows of the list, here or not."""
        return 0 if parent is not None and parent.isValid() else len(self.numbers)

    def _want(self, block: int) -> None:
        if block in self._reading:
            return
        if len(self._reading) < READ_AT_ONCE:
            self._begin(block)
        elif block not in self._waiting:
            self._waiting.append(block)
            del self._waiting[:-WAITING]

    def _begin(self, block: int) -> None:
        self._reading.add(block)
        listed, wanted = self._listed, self.numbers[block * BLOCK : (block + 1) * BLOCK]

        def come(found: Rows[T]) -> None:
            if listed == self._listed:
                self._keep(block, found)
                first, last = block * BLOCK, block * BLOCK + len(wanted) - 1
                end = max(self.columnCount() - 1, 0)
                self.dataChanged.emit(self.index(first, 0), self.index(last, end))
                self._done(block)

        def failed() -> None:
            if listed == self._listed:
                self._done(block)

        self._read(wanted, come, failed)

    def _done(self, block: int) -> None:
        self._reading.discard(block)
        if self._waiting:
            self._begin(self._waiting.pop())

    def _keep(self, block: int, found: Rows[T]) -> None:
        wanted = self.numbers[block * BLOCK : (block + 1) * BLOCK]
        self._blocks[block] = tuple(found.get(number) for number in wanted)
        self._blocks.move_to_end(block)
        while len(self._blocks) > BLOCKS_KEPT:
            self._blocks.popitem(last=False)

    def _forget(self) -> None:
        """Another list: what is being read for the one before is not waited for."""
        self._listed += 1
        self._blocks.clear()
        self._reading.clear()
        self._waiting.clear()
