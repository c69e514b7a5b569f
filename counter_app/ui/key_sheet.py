"""F1: every key of the program on one sheet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.key_button import cap_width, paint_cap
from counter_app.ui.look import Look
from counter_app.ui.parts import label

#: Keys and the name of their sentence in the catalogue, in the order of the sheet.
KEYS = (
    ("F1", "help"),
    ("F2", "search"),
    ("F3", "next"),
    ("F4", "new_notice"),
    ("F5", "verify"),
    ("F6", "area"),
    ("F7", "print"),
    ("Shift+F7", "print_last"),
    ("F8", "last_citizen"),
    ("F9", "main"),
    ("Alt+1 … 9", "favourites"),
    ("Ctrl+1 … 4", "areas"),
    ("Ctrl+P", "print_page"),
    ("Ctrl+R", "resume"),
    ("Ctrl+I", "panel"),
    ("Ctrl+L", "lock"),
    ("Ctrl++  Ctrl+-  Ctrl+0", "text_size"),
    ("Esc", "back"),
)
_LINES = 9


class KeyCap(QWidget):
    """A key drawn as a cap."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._look = look
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the cap."""
        return QSize(cap_width(self._look, self._key), self._look.theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._look.theme.palette.text2
        paint_cap(painter, self._look, self._key, ink, 0, self.height())


class KeySheet(QDialog):
    """Two columns of keys; Esc or F1 closes it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        px = look.theme.px
        self.setObjectName("key_sheet")
        self.setWindowTitle(look.words.say("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ground = QVBoxLayout(self)
        ground.setContentsMargins(px(32), px(24), px(32), px(32))
        ground.setSpacing(px(16))
        ground.addWidget(label(look.words.say("keys.title"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(2, px(32))
        for place, (key, name) in enumerate(KEYS):
            column, line = divmod(place, _LINES)
            grid.addWidget(KeyCap(look, key), line, column * 3)
            grid.addWidget(label(look.words.say(f"keys.{name}")), line, column * 3 + 1)
        ground.addLayout(grid)
