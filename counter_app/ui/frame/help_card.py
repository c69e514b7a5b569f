"""F1: what the present view is for, where to begin, its keys, and what to do when one is stuck."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from counter_app.ui.frame.key_sheet import key_lines
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import label, row, scrolled

#: Width of the card, in pixels at 100 %.
WIDTH = 460


class HelpCard(QFrame):
    """Lies over the right side of the view and stops nothing: every key does what it does. It goes
    with Esc, or as soon as the clerk is elsewhere in the window."""

    keys_asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._focus_before: QWidget | None = None
        px, say = look.theme.px, look.words.say
        self.setObjectName("help_card")
        self.setProperty("part", "card")
        self._title = label("", "title", wrap=True)
        close = KeyButton(look, say("help.close"), key="Esc", height=34)
        close.setObjectName("help_close")
        close.clicked.connect(self.put_away)
        sheet = KeyButton(
            look, say("help.all_keys"), key="F1", strength=Strength.OUTLINED, height=34
        )
        sheet.setObjectName("help_all_keys")
        sheet.clicked.connect(self.keys_asked)
        self._text = QWidget()
        self._area = scrolled(self._text)
        self._area.setObjectName("help_text")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = (sheet, close)
        self._head, self._foot = row(look, self._title), row(look, None)
        self._column = QVBoxLayout(self)
        self._title.setContentsMargins(px(8), 0, px(8), 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._area, 1)
        self._column.addLayout(self._foot)
        self._head.setStretch(0, 1)
        self._arrange(low=False)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def show_for(self, name: str, acts: Sequence[Act], room: QRect) -> None:
        """The help that the catalogue keeps under this name, for where these acts can be done,
        within the room of the view."""
        self._focus_before = self.window().focusWidget()
        words = self._look.words
        self._title.setText(words.say(f"help.{name}.title"))
        said = words.say("help.here", title=self._title.text())
        self.setAccessibleName(said)
        self._area.setAccessibleName(said)
        self._area.setAccessibleDescription(" ".join(spoken(words, name, acts)))
        self._text = self._written(name, acts)
        self._area.setWidget(self._text)
        for part in (self._title, *self._text.findChildren(QLabel)):
            # Only in its own type does a text know how high it is.
            part.ensurePolished()
        self.lie_in(room)
        self.show()
        self.raise_()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def lie_in(self, room: QRect) -> None:
        """At the right of the view, no higher than its words; where the room is too low for them,
        as wide as it is, and with its buttons beside its title."""
        px = self._look.theme.px
        widest, highest = room.width() - px(16), room.height() - px(16)
        width = min(px(WIDTH), widest)
        low = self._height_in(width, low=False) > highest
        self._arrange(low=low)
        if low:
            width = widest
        height = min(self._height_in(width, low=low), highest)
        self.setGeometry(room.right() - width - px(8), room.top() + px(8), width, height)

    def _height_in(self, width: int, *, low: bool) -> int:
        """What all of it needs."""
        px, inner = self._look.theme.px, width - self._look.theme.px(16)
        text, buttons = self._text.heightForWidth(inner), self._buttons[0].sizeHint().height()
        if low:
            beside = sum(button.sizeHint().width() + px(8) for button in self._buttons)
            return text + max(self._title.heightForWidth(inner - beside), buttons) + px(18)
        return text + self._title.heightForWidth(inner) + buttons + px(46)

    def _arrange(self, *, low: bool) -> None:
        px, (sheet, close) = self._look.theme.px, self._buttons
        if low:
            self._head.addWidget(sheet)
            self._head.addWidget(close)
        else:
            self._foot.insertWidget(0, sheet)
            self._foot.addWidget(close)
        edge, between = px(4 if low else 12), px(4 if low else 10)
        self._column.setContentsMargins(px(8), edge, px(8), edge)
        self._column.setSpacing(between)

    def put_away(self) -> None:
        """Back to where the clerk was, the cursor too: whoever hides with the focus passes it on
        as Tab does, which selects."""
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Esc is the card's before it is the view's way back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; the rest is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()

    def _written(self, name: str, acts: Sequence[Act]) -> QWidget:
        px, say = self._look.theme.px, self._look.words.say
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(8), px(4), px(8), px(4))
        column.setSpacing(px(4))
        column.addWidget(label(say(f"help.{name}.about"), wrap=True))
        self._part(column, "first", f"help.{name}.begin")
        self._part(column, "trouble", f"help.{name}.when_stuck")
        if lines := [((act.key_cap,), act.text) for act in with_keys(acts)]:
            column.addSpacing(px(8))
            column.addWidget(label(say("help.keys"), "label"))
            column.addLayout(key_lines(self._look, lines))
        column.addStretch(1)
        return inside

    def _part(self, column: QVBoxLayout, heading: str, sentence: str) -> None:
        px, say = self._look.theme.px, self._look.words.say
        column.addSpacing(px(8))
        column.addWidget(label(say(f"help.{heading}"), "label"))
        column.addWidget(label(say(sentence), wrap=True))


def with_keys(acts: Sequence[Act]) -> Iterator[Act]:
    """Those that can be done now and have a key."""
    return (act for act in acts if act.enabled and act.key_cap)


def spoken(words: Words, name: str, acts: Sequence[Act]) -> Iterator[str]:
    """What a screen reader reads: the whole of it, in its order."""
    yield words.say(f"help.{name}.about")
    yield words.say(f"help.{name}.begin")
    yield words.say(f"help.{name}.when_stuck")
    yield from (f"{act.key_cap}: {act.text}." for act in with_keys(acts))
