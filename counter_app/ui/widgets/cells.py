"""What a table cell says and how its column is painted; shared by model and painter."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt

from counter_app.ui.style.theme import Tone

#: Role under which the painter finds the whole `Cell`, and its column's `Kind`.
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
KIND_ROLE = Qt.ItemDataRole.UserRole + 2


class Kind(StrEnum):
    """How a column is painted. MARK is a box, ticked where the cell says something."""

    TEXT = "TEXT"
    STRONG = "STRONG"
    CODE = "CODE"
    AMOUNT = "AMOUNT"
    CHIP = "CHIP"
    BAR = "BAR"
    MARK = "MARK"


class Bond(StrEnum):
    """How a row hangs together with its neighbours."""

    NONE = ""
    FIRST = "FIRST"
    MIDDLE = "MIDDLE"
    LAST = "LAST"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. `second` is its smaller line, `marks` the ranges to underline; `aside`
    is said in the style of a hint, where words stand in for what is missing. `share` is how long a
    bar is beside the longest, in thousandths, and `text` its figure. `bond` is drawn as a line
    before the words, from row to row."""

    text: str
    second: str = ""
    tone: Tone | None = None
    marks: tuple[tuple[int, int], ...] = ()
    aside: bool = False
    share: int = 0
    bond: Bond = Bond.NONE
