"""What stands beside the form of a kind: a trial of it, or its history."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter_app.ui.kinds.kind_differences import HistoryPanel
from counter_app.ui.kinds.simulation_panel import SimulationPanel
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import card, focus_inside, row
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import KindHistory


class KindSide(QWidget):
    """One of the two at a time, in a card; each is made when it is first wanted."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self._kind: DebtKind | None = None
        self._trial: SimulationPanel | None = None
        self._history: HistoryPanel | None = None
        self._stack = QStackedWidget()
        frame, column = card(look)
        column.addWidget(self._stack)
        self.setLayout(row(look, frame))

    def trial(self) -> SimulationPanel:
        """What the kind comes to, as it stands."""
        if self._trial is None:
            self._trial = SimulationPanel(self._look, self._today)
            self._stack.addWidget(self._trial)
            focus_inside(self, *self._trial.stops())
            self._trial.show_kind(self._kind)
        return self._trial

    def history(self) -> HistoryPanel:
        """Who changed it when."""
        if self._history is None:
            self._history = HistoryPanel(self._look)
            self._stack.addWidget(self._history)
            focus_inside(self, *self._history.stops())
        return self._history

    def try_kind(self, kind: DebtKind | None) -> None:
        """What the trial works out, once there is one; None while it cannot be read."""
        self._kind = kind
        if self._trial is not None:
            self._trial.show_kind(kind)

    def show_panel(self, panel: QWidget) -> None:
        """This one instead of the other."""
        self._stack.setCurrentWidget(panel)

    def shows_history(self) -> bool:
        """Whether the history is the one."""
        return self._history is not None and self._stack.currentWidget() is self._history

    def has_focus_on(self, panel: QWidget) -> bool:
        """Whether this one is the one and somebody is at it."""
        focus = self.window().focusWidget()
        here = self._stack.currentWidget() is panel
        return here and focus is not None and panel.isAncestorOf(focus)

    def show_history(self, history: KindHistory) -> None:
        """Who changed what when."""
        self.history().show_revisions(history.revisions)
