"""What stands beside the form of a kind: a trial of it, or its history."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter_app.ui.kinds.kind_differences import HistoryPanel
from counter_app.ui.kinds.simulation_panel import SimulationPanel
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import card, row
from payments_core.wire.desk.catalogue_messages import KindHistory


class KindSide(QWidget):
    """One of the two at a time, in a card."""

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self.trial = SimulationPanel(look, today)
        self.history = HistoryPanel(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.trial)
        self._stack.addWidget(self.history)
        frame, column = card(look)
        column.addWidget(self._stack)
        self.setLayout(row(look, frame))

    def show_panel(self, panel: QWidget) -> None:
        """This one instead of the other."""
        self._stack.setCurrentWidget(panel)

    def shows(self, panel: QWidget) -> bool:
        """Whether this one is the one."""
        return self._stack.currentWidget() is panel

    def has_focus_on(self, panel: QWidget) -> bool:
        """Whether this one is the one and somebody is at it."""
        focus = self.window().focusWidget()
        return self.shows(panel) and focus is not None and panel.isAncestorOf(focus)

    def show_history(self, history: KindHistory) -> None:
        """Who changed what when."""
        self.history.show_revisions(history.revisions)
