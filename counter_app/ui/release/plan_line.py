"""One line of a free plan: a due date, an amount, and under them what is wrong with them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.services.free_plan import Cell, PlanLine
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import bring_into_view, focus_after, label, row, set_style

#: Most signs in a cell: more than any date or amount has, fewer than whatever is pasted.
CELL_LIMIT = 40
#: Widths of the cells, in pixels at 100 %: `31/12/2027` and `99.999.999,99` fit.
_WIDTHS = {Cell.DUE: 128, Cell.AMOUNT: 138}
_NUMBER_WIDTH, _GAP = 22, 8


class PlanLineEdit(QWidget):
    """Collects one line; `typed` with each key, `left` when a cell was left, `entered` when the
    focus comes to it."""

    typed = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, look: Look, place: int) -> None:
        super().__init__()
        say = look.words.say
        self._complaints: dict[Cell, str] = {}
        number = label(str(place + 1), "hint")
        number.setFixedWidth(look.theme.px(_NUMBER_WIDTH))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._edits = {cell: self._edit(look, place, cell) for cell in Cell}
        self._edits[Cell.DUE].setPlaceholderText(say("release.due_hint"))
        self._edits[Cell.AMOUNT].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._below = label("", "error", wrap=True)
        self._below.setObjectName(f"plan_wrong_{place + 1}")
        self._below.setContentsMargins(look.theme.px(_NUMBER_WIDTH + _GAP), 0, 0, 0)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(2))
        column.addLayout(row(look, number, *self._edits.values(), None, spacing=_GAP))
        column.addWidget(self._below)

    def line(self) -> PlanLine:
        """What stands in it."""
        return PlanLine(self._edits[Cell.DUE].text(), self._edits[Cell.AMOUNT].text())

    def show_line(self, line: PlanLine) -> None:
        """Put something in it; the cursor stays where what is shown is there already."""
        for cell, text in ((Cell.DUE, line.due_text), (Cell.AMOUNT, line.amount_text)):
            if self._edits[cell].text() != text:
                self._edits[cell].setText(text)

    def follow(self, before: QWidget) -> None:
        """Have the focus come here after what is before."""
        last = before._edits[Cell.AMOUNT] if isinstance(before, PlanLineEdit) else before
        focus_after(last, *self._edits.values())

    def begin(self, cell: Cell) -> None:
        """Put the focus into a cell; what is typed now takes the place of what is there."""
        self._edits[cell].setFocus(Qt.FocusReason.OtherFocusReason)
        self._edits[cell].selectAll()
        # Once more when the layout has made room for what is new.
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def cell_in_hand(self) -> Cell | None:
        """The cell in which the focus is."""
        return next((cell for cell, edit in self._edits.items() if edit.hasFocus()), None)

    def complain(self, complaints: dict[Cell, str]) -> None:
        """Mark the cells that are wrong and say why; none accepts both."""
        if complaints == self._complaints:
            return
        self._complaints = complaints
        for cell, edit in self._edits.items():
            set_style(edit, "wrong", "true" if cell in complaints else "")
            edit.setAccessibleDescription(complaints.get(cell, ""))
        self._below.setText(" ".join(complaints[cell] for cell in Cell if cell in complaints))
        self._below.setVisible(bool(complaints))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line in hand is the one that had the focus last."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    def _edit(self, look: Look, place: int, cell: Cell) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"plan_{cell}_{place + 1}")
        edit.setAccessibleName(look.words.say(f"plan.{cell}", number=place + 1))
        edit.setMaxLength(CELL_LIMIT)
        edit.setFixedWidth(look.theme.px(_WIDTHS[cell]))
        edit.textEdited.connect(lambda _text: self.typed.emit(cell))
        edit.editingFinished.connect(self.left)
        edit.installEventFilter(self)
        return edit
