"""The areas of the program, down the left side."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from counter_app.ui.places import Area
from counter_app.ui.style.fonts import Size, sans
from counter_app.ui.style.look import Look

#: Height of an area with its word, in pixels at 100 %.
RAIL_BUTTON_HEIGHT = 71

_ICONS = {
    Area.COUNTER: "user",
    Area.VERIFY: "check-circle",
    Area.NOTICES: "list",
    Area.TASKS: "inbox",
    Area.DAY: "chart-line",
    Area.KINDS: "settings",
}


class RailButton(QPushButton):
    """Icon over word; the present area has a bar and the ground of a selection."""

    def __init__(self, look: Look, icon: str, word: str) -> None:
        super().__init__(word)
        self._look = look
        self._icon = icon
        self._slim = False
        self._here = False
        self.setAccessibleName(word)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_slim(self, slim: bool) -> None:
        """Icons only, where the window is narrow for its text."""
        self._slim = slim
        self.updateGeometry()
        self.update()

    def set_here(self, here: bool) -> None:
        """Whether this is where the clerk is; whoever does not see the bar is told."""
        self._here = here
        self.setAccessibleDescription(self._look.words.say("rail.here") if here else "")
        self.update()

    def set_word(self, word: str) -> None:
        """Another word, as when a count changes."""
        self.setText(word)
        self.setAccessibleName(word)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for its word."""
        px = self._look.theme.px
        if self._slim:
            return QSize(px(48), px(44))
        word = QFontMetrics(sans(self._look.theme, Size.LABEL, strong=True))
        return QSize(
            max(px(96), word.horizontalAdvance(self.text()) + px(16)), px(RAIL_BUTTON_HEIGHT)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and bar, icon, word."""
        painter = QPainter(self)
        theme = self._look.theme
        p = theme.palette
        if self._here or self.underMouse():
            painter.fillRect(self.rect(), self._look.colour(p.select if self._here else p.page))
        if self._here:
            bar = QRect(0, 0, theme.px(4), self.height())
            painter.fillRect(bar, self._look.colour(p.select_bar))
        ink = p.primary if self._here else p.text2
        side = theme.px(26)
        top = (self.height() - side) / 2 if self._slim else theme.px(10)
        pixmap = self._look.icons.pixmap(self._icon, ink, 26)
        painter.drawPixmap(QPointF((self.width() - side) / 2, top), pixmap)
        if not self._slim:
            painter.setFont(sans(theme, Size.LABEL, strong=self._here))
            painter.setPen(self._look.colour(ink))
            box = QRect(0, theme.px(38), self.width(), theme.px(26))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class Rail(QWidget):
    """Chooses the area; the count of open tasks stands beside its word."""

    chosen = Signal(object)
    settings_asked = Signal()
    help_asked = Signal()

    def __init__(self, look: Look, areas: Sequence[Area] = tuple(Area)) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("rail")
        self.setAccessibleName(look.words.say("shell.areas"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.theme.px(6), look.theme.palette.border_px, 0)
        column.setSpacing(0)
        self._buttons = {area: self._add(column, area) for area in areas}
        column.addStretch(1)
        self._settings = RailButton(look, "tool", look.words.say("rail.settings"))
        self._settings.setObjectName("rail_settings")
        self._settings.clicked.connect(self.settings_asked)
        column.addWidget(self._settings)
        self._help = RailButton(look, "help-circle", look.words.say("rail.help"))
        self._help.setObjectName("help_button")
        self._help.clicked.connect(self.help_asked)
        column.addWidget(self._help)
        self.setMinimumHeight(1)

    def show_area(self, here: Area | None) -> None:
        """Mark where the clerk is; None for the settings."""
        self._settings.set_here(here is None)
        for area, button in self._buttons.items():
            button.set_here(area is here)

    def show_tasks(self, count: int) -> None:
        """How many tasks are open."""
        word = self._look.words.say("rail.TASKS")
        self._buttons[Area.TASKS].set_word(f"{word} ({count})" if count else word)

    def full_height(self) -> int:
        """The height that icons and words need."""
        return self._look.theme.px(RAIL_BUTTON_HEIGHT * (len(self._buttons) + 2) + 6)

    def set_slim(self, slim: bool) -> None:
        """Icons only."""
        for button in (*self._buttons.values(), self._settings, self._help):
            button.set_slim(slim)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the line on the right."""
        painter = QPainter(self)
        palette = self._look.theme.palette
        painter.fillRect(self.rect(), self._look.colour(palette.surface))
        thick = palette.border_px
        line = QRect(self.width() - thick, 0, thick, self.height())
        painter.fillRect(line, self._look.colour(palette.line))

    def _add(self, column: QVBoxLayout, area: Area) -> RailButton:
        button = RailButton(self._look, _ICONS[area], self._look.words.say(f"rail.{area}"))
        button.setObjectName(f"rail_{area.lower()}")
        button.clicked.connect(lambda _checked=False: self.chosen.emit(area))
        column.addWidget(button)
        return button
