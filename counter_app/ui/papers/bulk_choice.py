"""Where the papers of a print of many notices go, and in which order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.bulk_order import BulkWay
from counter_app.ui.style.look import Look
from counter_app.ui.style.tick import Tick
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import label, row


class BulkChoice(QWidget):
    """The way with what it means, and whether sorted as letters are carried."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        say = look.words.say
        self._words = look.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(12))
        caption = label(say("bulk.way"), "label")
        self._way = Choice(look, say("bulk.way"))
        self._way.setObjectName("bulk_way")
        for way in BulkWay:
            self._way.addItem(say(f"bulk.{way}"), way)
        self._way.currentIndexChanged.connect(self._show_meaning)
        caption.setBuddy(self._way)
        self._means = label("", "hint", wrap=True)
        self._means.setObjectName("bulk_means")
        self._sorted = Tick(look, say("bulk.by_postal_code"), name="bulk_by_postal_code")
        column.addWidget(caption)
        column.addLayout(row(look, self._way, None))
        column.addWidget(self._means)
        column.addWidget(self._sorted)
        self._show_meaning()

    @property
    def way(self) -> BulkWay:
        """Where they go."""
        return BulkWay(self._way.currentData())

    @property
    def by_postal_code(self) -> bool:
        """Whether they are sorted."""
        return self._sorted.isChecked()

    def take_focus(self) -> None:
        """Choosing begins with the way."""
        self._way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_meaning(self) -> None:
        means = self._words.say(f"bulk.{self.way}_means")
        self._means.setText(means)
        self._way.setAccessibleDescription(means)
        self.changed.emit()
