"""The bar of acts under a view; what does not fit goes into a menu, measured, not guessed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import focus_after

#: Room before the first and after the last button: they stand under the edges of the view.
EDGE = 16
#: Width under which no button goes.
LEAST = 96
#: The key of the main act of a form, and what does the same: Ctrl and an Enter, also the keypad's.
MAIN_KEY, MAIN_KEY_TOO = "F9", ("Ctrl+Return", "Ctrl+Enter")


class ActionBar(QWidget):
    """Shows the acts of the present view and gives them their keys; `refused` has the reason why
    one cannot be done now."""

    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._acts: tuple[Act, ...] = ()
        #: All by the names of the acts.
        self._buttons: dict[str, KeyButton] = {}
        self._keys: dict[str, QAction] = {}
        self._folded: frozenset[str] = frozenset()
        self.setObjectName("action_bar")
        self.setAccessibleName(look.words.say("shell.actions"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more = KeyButton(look, look.words.say("shell.more"), icon="more-items", parent=self)
        self._more.setObjectName("more_button")
        self._more.clicked.connect(self._open_menu)
        self._more.hide()

    def sizeHint(self) -> QSize:
        """One row of buttons."""
        return QSize(0, self._look.theme.px(53))

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Replace the acts; buttons that stay the same stay, and keep the focus they have: from
        row to row of a list it is mostly what they do that changes."""
        former, self._acts = self._acts, tuple(acts)
        if len(former) == len(self._acts) and all(map(Act.looks_like, former, self._acts)):
            return
        stay = {act.name for act in former if any(map(act.looks_like, self._acts))}
        for gone in self._buttons.keys() - stay:
            self._take_away(gone)
        for act in self._acts:
            if act.name not in stay:
                self._add(act)
        start = [button for act, button in self._pairs() if not act.at_end]
        end = [button for act, button in self._pairs() if act.at_end]
        focus_after(*start, self._more, *end)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the line above."""
        painter = QPainter(self)
        palette = self._look.theme.palette
        painter.fillRect(self.rect(), self._look.colour(palette.surface))
        line = QRect(0, 0, self.width(), palette.border_px)
        painter.fillRect(line, self._look.colour(palette.line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        self._arrange()

    def _pairs(self) -> list[tuple[Act, KeyButton]]:
        return [(act, self._buttons[act.name]) for act in self._acts]

    def _take_away(self, name: str) -> None:
        button, action = self._buttons.pop(name), self._keys.pop(name, None)
        button.hide()
        button.deleteLater()
        if action is not None:
            self.removeAction(action)
            action.deleteLater()

    def _add(self, act: Act) -> None:
        button = KeyButton(
            self._look,
            act.text,
            icon=act.icon,
            key=act.key_cap,
            strength=act.strength,
            parent=self,
        )
        button.setObjectName(f"{act.name}_button")
        button.setEnabled(act.enabled)
        if not act.enabled and act.reason:
            button.setToolTip(act.reason)
            button.setAccessibleDescription(act.reason)
        button.clicked.connect(partial(self._do, act.name))
        self._buttons[act.name] = button
        if act.shortcut:
            self._keys[act.name] = self._key_of(act)
            self.addAction(self._keys[act.name])

    def _key_of(self, act: Act) -> QAction:
        action = QAction(act.text, self)
        action.setShortcuts([QKeySequence(key) for key in keys_of(act)])
        action.setAutoRepeat(False)
        action.setEnabled(act.enabled or bool(act.reason))
        action.triggered.connect(partial(self._do, act.name))
        return action

    def _do(self, name: str, _checked: bool = False) -> None:
        """What the act of this name does by now."""
        act = next(act for act in self._acts if act.name == name)
        if act.enabled:
            act.do()
        else:
            self.refused.emit(act.reason)

    def _arrange(self) -> None:
        px = self._look.theme.px
        pairs = self._pairs()
        end = [pair for pair in pairs if pair[0].at_end]
        start = [pair for pair in pairs if not pair[0].at_end]
        aside = end if self._crowd_out(start, end) else []
        end = [] if aside else end
        room = self.width() - 2 * px(EDGE) - _width_of(end)
        kept = self._that_fit(start, room) if not aside else start[:1]
        away = [*start[len(kept) :], *aside]
        self._folded = frozenset(act.name for act, _ in away)
        left = px(EDGE)
        more = self._more.sizeHint().width() + px(4) if self._folded else 0
        for _, button in kept:
            # The only one left gives way itself where there is no room for it and the rest.
            widest = max(room - more, px(LEAST)) if len(kept) == 1 else button.sizeHint().width()
            left = self._put(button, left, widest)
        self._more.setVisible(bool(self._folded))
        if self._folded:
            self._put(self._more, left)
        for _, button in away:
            button.hide()
        right = self.width() - px(EDGE)
        if end:
            right += end[-1][1].air_after()
        for _, button in reversed(end):
            right -= button.sizeHint().width()
            self._put(button, right)

    def _crowd_out(
        self, start: list[tuple[Act, KeyButton]], end: list[tuple[Act, KeyButton]]
    ) -> bool:
        """Whether the acts at the end leave the first one too little room: they go into the menu
        before its words are cut."""
        px = self._look.theme.px
        needed = _width_of(start[:1]) + px(4) + self._more.sizeHint().width() + px(4)
        return bool(start and end) and needed > self.width() - 2 * px(EDGE) - _width_of(end)

    def _that_fit(
        self, start: list[tuple[Act, KeyButton]], room: int
    ) -> list[tuple[Act, KeyButton]]:
        gap = self._look.theme.px(4)
        widths = [button.sizeHint().width() + gap for _, button in start]
        if sum(widths) <= room:
            return start
        room -= self._more.sizeHint().width() + gap
        kept = len(start)
        while kept > 1 and sum(widths[:kept]) > room:
            kept -= 1
        return start[:kept]

    def _put(self, button: KeyButton, left: int, widest: int | None = None) -> int:
        size = button.sizeHint()
        width = size.width() if widest is None else min(size.width(), widest)
        top = (self.height() - size.height() + 1) // 2
        button.setGeometry(left, top, width, size.height())
        button.show()
        return left + width + self._look.theme.px(4)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        # What it holds are acts of a view, which may be closed long before the bar.
        menu.aboutToHide.connect(menu.deleteLater)
        ink = self._look.theme.palette.text
        for act in (act for act in self._acts if act.name in self._folded):
            entry = menu.addAction(self._look.icons.icon(act.icon, ink), _with_key(act))
            entry.setEnabled(act.enabled)
            # While the menu is open others may take its place: it does what it says.
            entry.triggered.connect(lambda _checked=False, act=act: act.do())
        corner = self._more.mapToGlobal(QPoint(0, 0))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))


def keys_of(act: Act) -> tuple[str, ...]:
    """The keys that do an act: the main one of a form is done by both Enters, too."""
    main = act.shortcut == MAIN_KEY and act.strength is Strength.FILLED
    return (act.shortcut, *MAIN_KEY_TOO) if main else (act.shortcut,)


def _with_key(act: Act) -> str:
    return f"{act.text}   {act.key_cap}" if act.key_cap else act.text


def _width_of(pairs: Sequence[tuple[Act, KeyButton]]) -> int:
    return sum(button.sizeHint().width() for _, button in pairs)
