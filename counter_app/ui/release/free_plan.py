"""The table in which a free plan is typed, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.services.free_plan import (
    FEWEST,
    MOST,
    Cell,
    LineFault,
    PlanLine,
    ReadPlan,
    following,
    lines_of,
    remainder,
)
from counter_app.ui.release.plan_line import PlanLineEdit
from counter_app.ui.style.look import Look
from payments_core.model.debt_kind import PlanRule
from payments_core.money import format_euro
from payments_core.rules.instalment_plan import PlannedInstalment

#: From how many lines on they stand in two columns, and how wide the window is for it, in pixels
#: at 100 %.
IN_TWO_COLUMNS, TWO_COLUMNS_FROM = 7, 1100


class FreePlan(QWidget):
    """Enter goes to the next cell and round again, arrows from line to line.

    What is wrong is said at its line when the cell is left; what is missing, when a release is
    tried.
    """

    changed = Signal()

    def __init__(self, look: Look, before: QWidget) -> None:
        """`before` is what has the focus before the lines."""
        super().__init__()
        self._look = look
        self._before = before
        self._words = look.words
        self._rule = PlanRule(counts=(FEWEST,), free=True)
        self._total_cents: int | None = None
        self._read: ReadPlan | None = None
        self._trouble = ""
        self._count, self._columns = 0, 1
        self._in_hand = 0
        self._typing: tuple[int, Cell] | None = None
        self._wants_all_faults = False
        self.is_touched = False
        #: Made when they are needed: few forms have any, and all of them make every form slow.
        self._lines: list[PlanLineEdit] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.theme.px(16))
        self._grid.setVerticalSpacing(look.theme.px(6))
        self._grid.setColumnStretch(2, 1)
        self._px = look.theme.px
        self.hide()

    def offer(self, rule: PlanRule | None) -> None:
        """The plans of another kind: what was typed for the one before is gone."""
        self._rule = rule or self._rule
        self._read = self._total_cents = None
        self._trouble = ""
        self._wants_all_faults = self.is_touched = False
        self._put(())

    def begin(self, plan: Sequence[PlannedInstalment]) -> None:
        """Start from a plan, as long as nobody has typed."""
        self._put(lines_of(plan))

    def start(self) -> None:
        """Put the focus where work begins; there are no lines until the debt is known."""
        if self._count:
            self._lines[0].begin(Cell.DUE)

    def lines(self) -> tuple[PlanLine, ...]:
        """What stands in the table."""
        return tuple(one.line() for one in self._lines[: self._count])

    def take_up(self, lines: Sequence[PlanLine]) -> None:
        """Put back what was typed before."""
        self.is_touched = bool(lines)
        self._put(lines)

    def show_read(self, read: ReadPlan, total_cents: int, trouble: str) -> None:
        """How the lines were understood, and why they are no plan that can be released."""
        self._read, self._total_cents, self._trouble = read, total_cents, trouble
        if not trouble:
            self._wants_all_faults = False
        self._say_faults()

    def complain_if_wrong(self) -> bool:
        """Say all that is wrong or missing and put the focus there; whether there was anything."""
        if self._read is None or not self.is_unfinished:
            return False
        self._wants_all_faults, self._typing = True, None
        self._say_faults()
        if self._read.faults:
            first = self._read.faults[0]
            self._lines[first.place].begin(first.cell)
        else:
            in_hand = self._lines[self._in_hand]
            in_hand.complain({Cell.AMOUNT: self._trouble})
            in_hand.begin(Cell.AMOUNT)
        return True

    @property
    def is_unfinished(self) -> bool:
        """Whether what stands in the table is no plan yet."""
        return bool(self._trouble)

    @property
    def may_add(self) -> bool:
        """Whether a plan may have one more instalment."""
        return FEWEST <= self._count < MOST

    @property
    def may_remove(self) -> bool:
        """Whether what remains is still a plan."""
        return self._count > FEWEST

    def add_line(self) -> None:
        """One more, after the line in hand."""
        if not self.may_add:
            return
        lines, place = list(self.lines()), self._in_hand
        new = following(lines, place, self._rule)
        lines.insert(place + 1, new)
        self._put(lines)
        self._lines[place + 1].begin(Cell.AMOUNT if new.due_text else Cell.DUE)
        self._by_hand()

    def remove_line(self) -> None:
        """Take the line in hand away."""
        if not self.may_remove:
            return
        lines, place = list(self.lines()), self._in_hand
        del lines[place]
        self._lines[min(place, len(lines) - 1)].begin(Cell.AMOUNT)
        self._put(lines)
        self._by_hand()

    def put_remainder(self) -> None:
        """Have the line in hand bear what is still to be divided; there may be nothing."""
        if self._total_cents is None:
            return
        lines, place = list(self.lines()), self._in_hand
        cents = remainder(lines, place, self._total_cents)
        if cents is None:
            self._lines[place].complain({Cell.AMOUNT: self._words.say("plan.nothing_left")})
            return
        lines[place] = PlanLine(lines[place].due_text, format_euro(cents))
        self._put(lines)
        self._lines[place].begin(Cell.AMOUNT)
        self._by_hand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the table; all others are the form's."""
        here = self._here()
        if here is None:
            super().keyPressEvent(event)
            return
        place, cell = here
        match event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            case ((Qt.Key.Key_Return | Qt.Key.Key_Enter), Qt.KeyboardModifier.NoModifier):
                self._next_cell(place, cell)
            case Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier if place:
                self._lines[place - 1].begin(cell)
            case Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier if place < self._count - 1:
                self._lines[place + 1].begin(cell)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        wide = self.window().width() >= self._px(TWO_COLUMNS_FROM)
        if self._columns != (2 if wide and self._count >= IN_TWO_COLUMNS else 1):
            self._arrange()

    # --- building ------------------------------------------------------------------------------

    def _make_lines(self, count: int) -> None:
        """So many at least; the keys come to each after the one before."""
        for place in range(len(self._lines), count):
            line = self._line(place)
            self._lines.append(line)
            line.follow(self._lines[place - 1] if place else self._before)

    def _line(self, place: int) -> PlanLineEdit:
        line = PlanLineEdit(self._look, place)
        line.setParent(self)
        line.hide()
        line.typed.connect(lambda cell: self._typed(place, Cell(cell)))
        line.left.connect(self._cell_left)
        line.entered.connect(lambda: self._entered(place))
        return line

    # --- lines ---------------------------------------------------------------------------------

    def _put(self, lines: Sequence[PlanLine]) -> None:
        """These lines and no others; one that stays keeps its cursor."""
        if len(lines) != self._count:
            self._count = len(lines)
            self._arrange()
        for edit, line in zip(self._lines, lines, strict=False):
            edit.show_line(line)

    def _arrange(self) -> None:
        """Lines in their order, one column after the other."""
        count = self._count
        self._make_lines(min(count, MOST))
        wide = self.window().width() >= self._px(TWO_COLUMNS_FROM)
        self._columns = 2 if wide and count >= IN_TWO_COLUMNS else 1
        in_column = max(-(-count // self._columns), 1)
        for place, edit in enumerate(self._lines):
            self._grid.removeWidget(edit)
            if place < count:
                column, step = divmod(place, in_column)
                self._grid.addWidget(edit, step, column, Qt.AlignmentFlag.AlignTop)
            else:
                edit.complain({})
            # By hand, and not with the next turn of the loop: keys may come before.
            edit.setVisible(place < count)
        self._in_hand = max(min(self._in_hand, count - 1), 0)

    def _here(self) -> tuple[int, Cell] | None:
        """The cell in hand."""
        for place, line in enumerate(self._lines[: self._count]):
            if (cell := line.cell_in_hand()) is not None:
                return place, cell
        return None

    def _entered(self, place: int) -> None:
        self._in_hand = place

    def _next_cell(self, place: int, cell: Cell) -> None:
        if cell is Cell.DUE:
            self._lines[place].begin(Cell.AMOUNT)
        else:
            self._lines[(place + 1) % self._count].begin(Cell.DUE)

    def _typed(self, place: int, cell: Cell) -> None:
        self._typing = (place, cell)
        self.is_touched = True
        self.changed.emit()

    def _by_hand(self) -> None:
        self._typing = None
        self.is_touched = True
        self.changed.emit()

    def _cell_left(self) -> None:
        if self._typing is not None:
            self._typing = None
            self.changed.emit()

    # --- what is wrong -------------------------------------------------------------------------

    def _say_faults(self) -> None:
        faults = self._read.faults if self._read is not None else ()
        for place, line in enumerate(self._lines[: self._count]):
            line.complain(
                {
                    fault.cell: self._sentence(fault)
                    for fault in faults
                    if fault.place == place and self._is_said(fault)
                }
            )

    def _is_said(self, fault: LineFault) -> bool:
        """Nobody is interrupted while typing, nor blamed for a line just begun."""
        if (fault.place, fault.cell) == self._typing:
            return False
        return self._wants_all_faults or not fault.is_missing

    def _sentence(self, fault: LineFault) -> str:
        key = f"plan.{fault.cell}_{fault.reason}"
        return self._words.say(key, right=fault.right)
