"""The companion of the guided tour: a small window beside the counter's, and no part of it.

It says what to do and never takes the focus: its buttons are reached by mouse, or by keys that
the counter's window does not use.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.main_window import MainWindow
from counter_app.ui.style.look import Look
from counter_app.ui.style.stylesheet import stylesheet
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.key_button import KeyButton, KeyCap, Strength
from counter_app.ui.widgets.parts import empty, label, picture, row, rule
from demo.tour_card import Card, Line, Wish
from payments_documents.texts import load_texts

CATALOGUE = "demonstration"
#: Width of the panel at 100 % text.
WIDTH = 400
#: Room to the edges of the counter's window, and to its side.
MARGIN, BESIDE = 12, 8
#: Acts and status line at the foot of the counter's window, at 100 % text.
FOOT = 80
#: What may be done must stay in sight, whatever the step is about.
_ACTS = "action_bar"
#: Keys of the buttons: the counter's window has none of them.
_KEYS = {Wish.DO_IT: "Ctrl+G", Wish.SKIP: "Ctrl+J", Wish.CLOSE: "Ctrl+G"}


def best_place(
    size: QSize, window: QRect, frame: QRect, screen: QRect, in_sight: Sequence[QRect]
) -> QPoint:
    """Beside or below the window where the screen has room, else over what matters least.

    `window` is the inside of the counter's window down to its acts, `frame` all of it.
    """
    left, right = window.left() + MARGIN, window.right() + 1 - MARGIN - size.width()
    top, bottom = window.top() + MARGIN, window.bottom() + 1 - MARGIN - size.height()
    beside, below = frame.right() + 1 + BESIDE, frame.bottom() + 1 + BESIDE
    for free in (QPoint(beside, frame.top()), QPoint(right, below)):
        if screen.contains(QRect(free, size)):
            return free
    # As far over the window's edge as the screen lets it.
    edge = max(right, min(beside, screen.right() + 1 - MARGIN - size.width()))
    corners = (QPoint(edge, bottom), QPoint(left, bottom), QPoint(edge, top), QPoint(left, top))
    places = [_within(screen, QRect(corner, size)) for corner in corners]
    return min(places, key=lambda place: _hidden(place, in_sight)).topLeft()


def _within(screen: QRect, place: QRect) -> QRect:
    """The same place, moved as far as it takes to be on the screen."""
    left = max(screen.left(), min(place.left(), screen.right() + 1 - place.width()))
    top = max(screen.top(), min(place.top(), screen.bottom() + 1 - place.height()))
    return QRect(QPoint(left, top), place.size())


def _hidden(place: QRect, parts: Sequence[QRect]) -> int:
    """Pixels of these parts under a panel there."""
    under = (place.intersected(one) for one in parts)
    return sum(one.width() * one.height() for one in under if not one.isEmpty())


class TourPanel(QWidget):
    """Shows cards and passes wishes on; on top of the counter's window, moved by its head."""

    wished = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("tour_panel")
        self._window = window
        self._look = window.look
        self._card = Card("")
        self._grip: QPoint | None = None
        self._is_placed_by_hand = False
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(2, 2, 2, 2)
        self._frame.setSpacing(0)
        self._shortcuts = [self._shortcut(key) for key in sorted(set(_KEYS.values()))]
        self._build()

    @property
    def card(self) -> Card:
        """What it shows."""
        return self._card

    def open_beside(self) -> None:
        """Show it, with the counter's window moved aside where the screen has room for both."""
        window, screen = self._window, self._window.screen().availableGeometry()
        frame = window.frameGeometry()
        room = screen.width() - frame.width() - BESIDE - self.width()
        if room >= 0 and not window.isMaximized():
            window.move(screen.left() + room // 2, max(frame.top(), screen.top()))
        self.winId()
        self.windowHandle().setTransientParent(window.windowHandle())
        self.show()
        self.place()
        window.activateWindow()

    def show_card(self, card: Card) -> None:
        """Say this, in the look that the counter's window has now."""
        if self._look is not self._window.look:
            self._look = self._window.look
            self._card = card
            self._build()
        elif card != self._card:
            self._card = card
            self._fill()
        self.place()

    def place(self) -> None:
        """Where it covers nothing that the step is about, unless somebody has moved it."""
        if self._is_placed_by_hand:
            return
        window = self._window
        inside = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        inside.setHeight(inside.height() - self._look.theme.px(FOOT))
        screen = window.screen().availableGeometry()
        place = best_place(self.size(), inside, window.frameGeometry(), screen, self._in_sight())
        if place != self.pos():
            self.move(place)

    def put_away(self) -> None:
        """It is not needed any more, nor are its keys."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now its parts know how high they are."""
        super().showEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it; from now on it stays where it is put."""
        if self._grip is not None:
            self._is_placed_by_hand = True
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; keys go on to the counter's window."""
        self._grip = None
        self._window.activateWindow()

    def _shortcut(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(lambda: self._press(key))
        return shortcut

    def _press(self, key: str) -> None:
        for wish in self._card.wishes:
            if _KEYS[wish] == key:
                self._wish(wish)
                return

    def _wish(self, wish: Wish) -> None:
        self._window.activateWindow()
        self.wished.emit(wish)

    def _in_sight(self) -> list[QRect]:
        found = [
            widget
            for name in (_ACTS, *self._card.about)
            for widget in self._window.findChildren(QWidget, name)
            if widget.isVisible()
        ]
        return [QRect(one.mapToGlobal(QPoint(0, 0)), one.size()) for one in found]

    # --- its parts -------------------------------------------------------------------------------

    def _build(self) -> None:
        """Everything anew, for another size of text or another language."""
        empty(self._frame)
        self.setStyleSheet(_style(self._look))
        self._texts = load_texts(CATALOGUE, self._look.words.language)
        self._steps = _Steps(self._look)
        self._progress = label("", "training")
        self._sentence = label("", "sentence", wrap=True)
        self._lead, self._foot = label("", "body", wrap=True), label("", "body", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(self._look.theme.px(6))
        self._buttons = {wish: self._button(wish) for wish in Wish}
        head, body = self._head(), self._body()
        self._frame.addWidget(head)
        self._frame.addWidget(self._steps)
        self._frame.addWidget(body, 1)
        # In a window that is already shown Qt would show them too late to be measured.
        for part in (head, body):
            part.show()
        for name in (self.setWindowTitle, self.setAccessibleName):
            name(self._texts.say("tour.title"))
        self._fill()

    def _head(self) -> QWidget:
        px = self._look.theme.px
        head = QWidget()
        head.setObjectName("tour_head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setCursor(Qt.CursorShape.SizeAllCursor)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        title = label(self._texts.say("tour.title"), "tour_title")
        line = QHBoxLayout(head)
        line.setContentsMargins(px(16), px(6), px(16), px(6))
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(self._progress)
        return head

    def _body(self) -> QWidget:
        px = self._look.theme.px
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(16), px(12), px(16), px(10))
        column.setSpacing(px(10))
        for part in (self._sentence, self._lead):
            column.addWidget(part)
        column.addLayout(self._lines)
        column.addWidget(self._foot)
        self._rule = rule(self._look)
        column.addWidget(self._rule)
        do_it, skip, close = (self._buttons[wish] for wish in Wish)
        column.addLayout(row(self._look, do_it, None, skip, close))
        return body

    def _button(self, wish: Wish) -> KeyButton:
        words = self._texts.say(f"tour.{wish}")
        button = KeyButton(self._look, words, key=_KEYS[wish], strength=Strength.PLAIN, height=36)
        button.setObjectName(f"tour_{wish}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: self._wish(wish))
        return button

    def _fill(self) -> None:
        card = self._card
        progress = {"step": card.place, "steps": card.places}
        self._progress.setText(self._texts.say("tour.progress", **progress) if card.place else "")
        self._steps.show_place(card.place, card.places)
        for part, words in (
            (self._sentence, card.sentence), (self._lead, card.lead), (self._foot, card.foot),
        ):  # fmt: skip
            part.setText(words)
            part.setVisible(bool(words))
        empty(self._lines)
        first_open = next((line for line in card.lines if not line.done), None)
        for line in card.lines:
            shown = self._shown(line, is_next=line is first_open)
            self._lines.addWidget(shown)
            shown.show()
        for wish, button in self._buttons.items():
            button.setVisible(wish in card.wishes)
        self._rule.setVisible(bool(card.wishes))
        self._fit()

    def _fit(self) -> None:
        """As high as its words need; they are measured in the faces of the style sheet."""
        for part in reversed(self.findChildren(QWidget)):
            part.ensurePolished()
            if (inside := part.layout()) is not None:
                inside.invalidate()
                inside.activate()
        self._frame.invalidate()
        width = self._look.theme.px(WIDTH)
        high = self._frame.totalHeightForWidth(width)
        self.setFixedSize(width, max(high, self._frame.totalMinimumSize().height()))

    def _shown(self, line: Line, *, is_next: bool) -> QWidget:
        """A mark, then the key and what it does, or the verb and what to write."""
        look = self._look
        name, colour = "minus", look.theme.palette.control
        if line.done:
            name, colour = "check-circle", look.theme.ink(Tone.PAID).text
        elif is_next:
            name = "clock" if self._card.waits else "arrow-right"
            colour = look.theme.palette.train
        shown = QWidget()
        layout = row(look)
        mark = picture(look.icons.pixmap(name, colour, 20))
        mark.setContentsMargins(0, look.theme.px(2), 0, 0)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        if line.cap:
            layout.addWidget(KeyCap(look, self._cap(line.cap)))
        role = "strong" if is_next else "body"
        if line.code:
            layout.addWidget(label(line.words, role))
            layout.addWidget(label(line.code, "code"))
            layout.addStretch(1)
        else:
            layout.addWidget(label(line.words, role, wrap=True), 1)
        shown.setLayout(layout)
        return shown

    def _cap(self, key: str) -> str:
        return self._look.words.say("key.enter") if key == "Enter" else key


class _Steps(QWidget):
    """How far the tour has come, as a row of marks."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._place, self._places = 0, 0
        self.setFixedHeight(look.theme.px(6))

    def show_place(self, place: int, places: int) -> None:
        """So many of so many; none where nobody counts."""
        self._place, self._places = place, places
        self.setVisible(places > 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Those that were reached in the colour of the tour."""
        painter, palette = QPainter(self), self._look.theme.palette
        gap = self._look.theme.px(3)
        for place in range(self._places):
            left = self.width() * place // self._places
            right = self.width() * (place + 1) // self._places
            colour = palette.train if place < self._place else palette.line
            edge = gap if place + 1 < self._places else 0
            mark = QRect(left, gap, right - left - edge, self.height() - gap)
            painter.fillRect(mark, self._look.colour(colour))


def _style(look: Look) -> str:
    """The counter's own style, with a head and an edge in the colour of what is not the product."""
    theme, p = look.theme, look.theme.palette
    large = f"font-size: {theme.px(18)}px; font-weight: 600;"
    return f"""{stylesheet(theme)}
    QWidget#tour_panel {{ background: {p.surface}; border: 2px solid {p.train}; }}
    QWidget#tour_head {{ background: {p.train}; }}
    QLabel[role="tour_title"] {{ {large} color: {p.train_text}; }}
    QLabel[role="sentence"] {{ {large} color: {p.text}; }}
    """
