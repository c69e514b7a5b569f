"""The panes of a kind of debt: its form, or what saving would change, and a trial or its history
beside it where there is room, in its place where there is not."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from counter_app.ui.kinds.kind_differences import DifferencesPanel
from counter_app.ui.kinds.kind_form import KindForm
from counter_app.ui.kinds.kind_side import KindSide
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import SIDE_PANEL_FROM
from counter_app.ui.widgets.parts import card, focus_inside
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import Difference, KindHistory

#: Least heights of the form and of what stands beside it, in pixels at 100 %.
FORM_AT_LEAST, SIDE_AT_LEAST = 220, 300


class KindPanes(QWidget):
    """Says `history_wanted` when the history comes into sight, to be filled with `show_history`.

    Keys lead to what they show; what answers bring takes the focus from nobody who has gone
    elsewhere meanwhile.
    """

    history_wanted = Signal()

    def __init__(self, look: Look, today: date, form: KindForm) -> None:
        super().__init__()
        self._look = look
        self._left = QStackedWidget()
        self._differences: DifferencesPanel | None = None
        self._left.addWidget(form)
        self._left.setCurrentWidget(form)
        self._form = form
        self._side = KindSide(look, today)
        self._side_wanted = False
        self._left_card, column = card(look, margin=0)
        column.addWidget(self._left)
        # Where the text is large for the window the page scrolls rather than show a single line.
        self._left_card.setMinimumHeight(look.theme.px(FORM_AT_LEAST))
        self._side.setMinimumHeight(look.theme.px(SIDE_AT_LEAST))
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(look.theme.px(12))
        body.addWidget(self._left_card, 9)
        body.addWidget(self._side, 4)
        # What is beside and behind the form in a turn of its own; nothing is painted before.
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, self._complete)

    def put_form(self, form: KindForm) -> None:
        """Another form in place of the one before."""
        was_here = self._is_here()
        old, self._form = self._form, form
        self._left.addWidget(form)
        self._left.setCurrentWidget(form)
        self._left.removeWidget(old)
        old.hide()
        old.deleteLater()
        if was_here:
            form.open(form.section())
        else:
            form.show_section(form.section())  # only now it has its place in the way of Tab

    def try_kind(self, kind: DebtKind | None) -> None:
        """What the trial works out; None while it cannot be read."""
        self._side.try_kind(kind)

    def show_differences(
        self, name: str, differences: Sequence[Difference], *, is_new: bool
    ) -> None:
        """What saving the kind of this name would change, in place of the form."""
        was_here = self.has_focus()
        panel = self._differences_panel()
        panel.show_differences(name, differences, is_new=is_new)
        self._left.setCurrentWidget(panel)
        self._side_wanted = False
        self._place()
        if was_here:
            panel.begin()

    def shows_form(self) -> bool:
        """Whether the form is not behind the differences."""
        return self._left.currentWidget() is self._form

    def show_form(self) -> None:
        """The form again, in place of the differences."""
        if self._is_here():
            self.to_form()
        else:
            self._see_form()

    def to_form(self) -> None:
        """The form, and the focus in it."""
        self._see_form()
        self._form.open(self._form.section())

    def take_focus(self) -> None:
        """To the form, or to the differences, of whoever is at none of the panes."""
        if self.has_focus():
            return
        if self._differences is not None and not self.shows_form():
            self._differences.begin()
        else:
            self.to_form()

    def has_focus(self) -> bool:
        """Whether somebody is at one of the panes, or nowhere."""
        focus = self.window().focusWidget()
        return focus is None or self.isAncestorOf(focus)

    def try_out(self) -> None:
        """To the trial and back to the form."""
        if self._side.has_focus_on(self._side.trial()):
            self.to_form()
        else:
            self._show_side(self._side.trial())
            self._side.trial().begin()

    def tell_history(self) -> None:
        """To the history and back to the form."""
        if self._side.has_focus_on(self._side.history()):
            self._side.show_panel(self._side.trial())
            self.to_form()
        else:
            self._show_side(self._side.history())
            self._side.history().begin()
            self.history_wanted.emit()

    def shows_history(self) -> bool:
        """Whether the history is in sight."""
        return self._side.shows_history()

    def show_history(self, history: KindHistory) -> None:
        """Who changed what when."""
        self._side.show_history(history)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for both now, or no more."""
        super().resizeEvent(event)
        self._place()

    def _differences_panel(self) -> DifferencesPanel:
        if self._differences is None:
            self._differences = DifferencesPanel(self._look)
            self._left.addWidget(self._differences)
            focus_inside(self._left, *self._differences.stops())
        return self._differences

    def _see_form(self) -> None:
        self._side_wanted = False
        self._place()
        self._left.setCurrentWidget(self._form)

    def _is_here(self) -> bool:
        focus = self.window().focusWidget()
        return focus is None or self._left.isAncestorOf(focus)

    def _complete(self) -> None:
        self.setUpdatesEnabled(True)  # it is painted in the next turn
        self._side.trial()
        self._differences_panel()

    def _show_side(self, panel: QWidget) -> None:
        self._side.show_panel(panel)
        self._side_wanted = True
        self._place()

    def _place(self) -> None:
        beside = self.window().width() >= self._look.theme.px(SIDE_PANEL_FROM)
        self._side.setVisible(beside or self._side_wanted)
        self._left_card.setVisible(beside or not self._side_wanted)
