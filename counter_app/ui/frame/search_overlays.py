"""What lies under the search field while somebody types in it: a line, or the list of commands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from counter_app.ui.frame.command_list import CommandList
from counter_app.ui.frame.recognised_line import RecognisedLine
from counter_app.ui.said.search_text import COMMAND
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.acts import Act


class SearchOverlays:
    """Both lie over the view, which stays as it is; what stood in the field comes back."""

    def __init__(
        self, look: Look, window: QWidget, search: QLineEdit, acts: Callable[[], Sequence[Act]]
    ) -> None:
        self._window = window
        self._search = search
        self._acts = acts
        self._line = RecognisedLine(look, window)
        self._commands = CommandList(look, window, search)
        self._commands.chosen.connect(self._do)
        self._text_before = ""
        self._focus_before: QWidget | None = None

    @property
    def is_commanding(self) -> bool:
        """Whether the list of commands is open."""
        return self._commands.isVisible()

    def typed(self, text: str) -> bool:
        """Show what the text calls for; whether that is the list of commands."""
        if not text.startswith(COMMAND):
            self._commands.hide()
            self._line.show_for(text.strip(), self._field())
            return False
        if not self.is_commanding:
            self._text_before, self._focus_before = "", None
        self._show_commands()
        return True

    def toggle_commands(self) -> None:
        """Everything that can be done here and now, found by its words; again: away with it."""
        if self.is_commanding:
            self.leave_commands()
            return
        self._text_before, self._focus_before = (
            self._search.text(),
            self._window.window().focusWidget(),
        )
        self._search.setText(COMMAND)
        # By another reason the sign that begins it would be selected, and typed over.
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.setCursorPosition(len(COMMAND))
        self._show_commands()

    def acts_changed(self) -> None:
        """There is more, or less, that can be done."""
        if self.is_commanding:
            self._show_commands()

    def step(self, rows: int) -> None:
        """Move in the list of commands."""
        self._commands.step(rows)

    def run(self) -> None:
        """Do what its row says."""
        self._commands.run_current()

    def leave_commands(self) -> None:
        """What stood in the field, and the focus, are as they were."""
        if not self.is_commanding:
            return
        focus, self._focus_before = self._focus_before, None
        self._commands.hide()
        self._search.setText(self._text_before)
        # A button of an act may have gone with it.
        there = focus is not None and isValid(focus) and focus.isVisible()
        if focus is not None and there and focus is not self._search:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide(self) -> None:
        """Another view is shown, or the text is gone its way."""
        self._line.hide()
        self._commands.hide()

    def _show_commands(self) -> None:
        self._line.hide()
        self._commands.show_for(
            self._search.text().removeprefix(COMMAND), self._acts(), self._field()
        )

    def _do(self, act: Act) -> None:
        self.leave_commands()
        act.do()

    def _field(self) -> QRect:
        return QRect(self._search.mapTo(self._window, QPoint(0, 0)), self._search.size())
