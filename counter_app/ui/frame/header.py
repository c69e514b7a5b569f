"""The top band: whose counter it is, the search field, who sits here."""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.views import DeskIdentity, OperatorView
from counter_app.ui.said.search_text import COMMAND
from counter_app.ui.style.logo import Logo
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import cap_width, paint_cap
from counter_app.ui.widgets.parts import Elided
from payments_core.notice.verification_code import CODE_LIMIT

#: Width of the search field at 100 % text.
SEARCH_WIDTH = 462
#: The same where the window is narrow for its text; lens, cap and the air beside them.
SEARCH_AT_LEAST, AROUND_SEARCH = 190, 98
#: Least width of the operator's name before it is cut.
NAME_AT_LEAST = 110
#: Height of the entity's mark on its tile at 100 % text.
LOGO_HEIGHT = 40
#: Letters that the search field takes: a verification code, and the blanks of whoever types it. It
#: is more than any other code has, and any text of a treasurer; what is longer is cut, and said so.
SEARCH_LIMIT = 2 * CODE_LIMIT


class SearchField(QLineEdit):
    """Takes whatever comes: a name, a tax code, a notice number, what a scanner read."""

    stepped = Signal(int)
    entered = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("search_field")
        self.setPlaceholderText(look.words.say("shell.search"))
        self.setAccessibleName(look.words.say("shell.search"))
        self.setMaxLength(SEARCH_LIMIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the field takes is said in fewer words where a sentence has no room."""
        super().resizeEvent(event)
        say = self._look.words.say
        room = self.width() - self._look.theme.px(AROUND_SEARCH)
        metrics, shortest = self.fontMetrics(), say("shell.search_word")
        longer = (say("shell.search"), say("shell.search_short"))
        fitting = (text for text in longer if metrics.horizontalAdvance(text) <= room)
        self.setPlaceholderText(next(fitting, shortest))

    def event(self, event: QEvent) -> bool:
        """Esc leaves the list of commands before it leaves the view."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text().startswith(COMMAND)
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list below, Enter opens its current row."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text().strip())
        elif key == Qt.Key.Key_Escape and self.text().startswith(COMMAND):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with its lens and its key."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._look.theme.px
        ink = self._look.theme.palette.text2
        lens = self._look.icons.pixmap("search", ink, 22)
        painter.drawPixmap(QPointF(px(10), (self.height() - px(22)) / 2), lens)
        left = self.width() - px(12) - cap_width(self._look, "F2")
        paint_cap(painter, self._look, "F2", ink, left, self.height())


class HeaderButton(QPushButton):
    """A symbol in the header, with a word for whoever cannot see it."""

    def __init__(self, look: Look, icon: str, word: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.setAutoDefault(False)
        self.setFixedSize(look.square(36))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The symbol; a frame when the pointer is over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        if self.underMouse():
            painter.setPen(QPen(self._look.colour(theme.palette.header_muted), 1))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
        pixmap = self._look.icons.pixmap(self._icon, theme.palette.header_text, 22)
        edge = (self.width() - theme.px(22)) / 2
        painter.drawPixmap(QPointF(edge, edge), pixmap)


class Header(QWidget):
    """Entity, search, operator."""

    lock_asked = Signal()

    def __init__(self, look: Look, desk: DeskIdentity, operator: OperatorView) -> None:
        super().__init__()
        self._look = look
        px = look.theme.px
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(px(62))
        self.search = SearchField(look)
        self.search.setMinimumWidth(px(SEARCH_AT_LEAST))
        self.search.setMaximumWidth(px(SEARCH_WIDTH))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lock = HeaderButton(look, "lock", look.words.say("shell.lock"))
        self.lock.setObjectName("lock_button")
        self.lock.clicked.connect(self.lock_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), 0, px(12), 0)
        line.setSpacing(px(16))
        mark = Logo(look, desk.logo, LOGO_HEIGHT, tile=True)
        if mark.has_mark():
            line.addWidget(mark)
            line.setSpacing(px(12))
        line.addWidget(self._pair(desk.entity_name, look.words.say("shell.program"), left=True))
        line.addSpacing(px(4) if mark.has_mark() else 0)
        line.addWidget(self.search, 1000)
        line.addStretch(1)
        where = f"{desk.desk_name} · {desk.office}"
        line.addWidget(self._pair(operator.display_name, where, left=False))
        line.addWidget(self.lock)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, and the line under it where the palette has one."""
        painter = QPainter(self)
        palette = self._look.theme.palette
        painter.fillRect(self.rect(), self._look.colour(palette.header))
        thick = max(palette.border_px, 1)
        line = QRect(0, self.height() - thick, self.width(), thick)
        painter.fillRect(line, self._look.colour(palette.header_line))

    def _pair(self, upper: str, lower: str, *, left: bool) -> QWidget:
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        strong = "header_name" if left else "header_strong"
        for words, role in ((upper, strong), (lower, "header_hint")):
            text = Elided(words, role)
            align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            if not left and role == strong:
                natural = text.sizeHint().width()
                text.setMinimumWidth(min(natural, self._look.theme.px(NAME_AT_LEAST)))
            text.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(text)
        column.addStretch(1)
        return box
