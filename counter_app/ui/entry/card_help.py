"""F1 on a card before the work: what to type here, and whom to ask for what one does not have."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.entry_card import EntryCard
from counter_app.ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from counter_app.ui.frame.help_card import HelpCard

HELP_KEY = "F1"


def give_help(
    card: EntryCard, name: str, acts: Callable[[], Sequence[Act]], *, training: bool
) -> None:
    """The help for a card, with its button and its key; `acts` tells what can be done there."""
    look = card.look
    button = KeyButton(look, look.words.say("help.open"), icon="help-circle", key=HELP_KEY)
    button.setObjectName("help_button")
    helped = _CardHelp(card, name, acts, training=training)
    button.clicked.connect(lambda _checked=False: helped.ask())
    QShortcut(QKeySequence(HELP_KEY), card).activated.connect(helped.ask)
    card.show_in_corner(button)


class _CardHelp(QObject):
    """Made when it is first asked for: the first picture of the program waits for nothing."""

    def __init__(
        self, card: EntryCard, name: str, acts: Callable[[], Sequence[Act]], *, training: bool
    ) -> None:
        super().__init__(card)
        self._card = card
        self._name = name
        self._acts = acts
        self._training = training
        self._help: HelpCard | None = None

    def ask(self) -> None:
        """The help; asked once more, every key of the program."""
        if self._help is not None and self._help.isVisible():
            self._show_keys()
            return
        if self._help is None:
            from counter_app.ui.frame.help_card import HelpCard

            self._help = HelpCard(self._card.look, self._card)
            self._help.keys_asked.connect(self._show_keys)
            self._card.installEventFilter(self)
        self._help.show_for(self._name, self._acts(), self._card.room_to_read())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The help follows the window's size, and whoever goes on typing has read it."""
        if self._help is None or not self._help.isVisible():
            return False
        if event.type() == QEvent.Type.Resize:
            self._help.lie_in(self._card.room_to_read())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._type_on(event)
        return False

    def _type_on(self, event: QKeyEvent) -> bool:
        if self._help is None or not event.text().isprintable() or not event.text():
            return False
        self._help.put_away()
        field = QApplication.focusWidget()
        if field is None or field is self._card:
            return False
        QCoreApplication.sendEvent(field, event)
        return True

    def _show_keys(self) -> None:
        from counter_app.ui.frame.key_sheet import KeySheet

        if self._help is not None:
            self._help.put_away()
        KeySheet(self._card.look, self._card, (), training=self._training).open()
