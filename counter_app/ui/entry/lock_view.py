"""The card over locked work: what leads back to it, and the way in for somebody else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from counter_app.services.way_back import WayBack
from counter_app.ui.entry.sign_in_view import Desk, SignInView, Typed
from counter_app.ui.machine import Machine
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.parts import bring_into_view, focus_after
from payments_core.errors import PaymentsError

if TYPE_CHECKING:
    from counter_app.services.desk_identity import DeskIdentity
    from counter_app.services.views import OperatorView
    from counter_app.ui.ports import Counter

#: From the PIN to the password, and back.
OTHER_WAY_KEY = "Ctrl+Shift+L"


class LockView(SignInView):
    """The sign-in card with the name of whoever locked. Under that name it asks for their PIN where
    there is one (`pin_asked`), under any other for a password; the password is always a way."""

    help_name = "lock"
    pin_asked = Signal(str)

    def __init__(
        self,
        look: Look,
        counter: "Counter | None",
        desk: Desk,
        typed: Typed,
        machine: Machine,
        operator: "OperatorView",
        way: WayBack,
    ) -> None:
        self._operator = operator
        self._way = way
        self._by_password = typed.by_password
        super().__init__(look, counter, desk, typed, machine)
        self._other = KeyButton(look, "", key=OTHER_WAY_KEY)
        self._other.setObjectName("other_way_button")
        self._other.clicked.connect(lambda _checked=False: self._change_way())
        QShortcut(QKeySequence(OTHER_WAY_KEY), self).activated.connect(self._other.click)
        if self._other_way is None:
            self._foot.insertWidget(0, self._other)
            self._foot.insertStretch(1, 1)
        else:
            self.card_column.insertWidget(self.card_column.indexOf(self._button) + 1, self._other)
        focus_after(self._button, self._other)
        # What waits is in the line at the foot of the window: the store is open.
        self._waits.hide()
        self._password.edit.setObjectName(self._asked_name())
        self._username.edit.textChanged.connect(lambda _text: self._show_way())
        self._show_way()

    def arrive(self) -> None:
        """Work begins in the field that is asked for, in sight with what follows from it."""
        super().arrive()
        QTimer.singleShot(0, self, self._bring_into_view)

    def heading(self, who: "DeskIdentity") -> tuple[str, str, str]:
        """Whose desk, that it is locked, and by whom."""
        say = self.look.words.say
        return (
            who.entity_name,
            say("lock.title"),
            say("lock.whose", name=self._operator.display_name),
        )

    @property
    def way(self) -> WayBack:
        """What leads back, as far as the card knows."""
        return self._way

    def acts(self) -> tuple[Act, ...]:
        """Besides what a sign-in card can do, the other way back."""
        acts = super().acts()
        if not self._other.isEnabled():
            return acts
        other = Act("other_way", self._other.text(), "", OTHER_WAY_KEY, self._other.click)
        return (acts[0], other, *acts[1:])

    def typed(self) -> Typed:
        """What stands in the fields, and the way that was chosen."""
        typed = super().typed()
        return Typed(typed.username, typed.password, typed.entered, self._by_password)

    def refused(self, error: Exception) -> None:
        """Say why not; where no PIN leads back any more, ask for the password."""
        was_pin = self._asks_pin()
        if isinstance(error, PaymentsError) and error.code in ("pin_used_up", "pin_not_asked"):
            self._way = WayBack.PASSWORD
            self._show_way()
        super().refused(error)
        if was_pin:
            # A hidden PIN that was wrong is of no use to anybody.
            self._password.edit.clear()

    def missing(self) -> str:
        """What to say to whoever has typed nothing."""
        return self.look.words.say("lock.pin_missing") if self._asks_pin() else super().missing()

    def _bring_into_view(self) -> None:
        for part in (self._button, self._password):
            bring_into_view(part)

    def _asks_pin(self) -> bool:
        return self._can_be_pin() and not self._by_password

    def _asked_name(self) -> str:
        return "pin" if self._asks_pin() else "password"

    def _can_be_pin(self) -> bool:
        return self._way is WayBack.PIN and self._username.text() == self._operator.username

    def _change_way(self) -> None:
        self._by_password = not self._by_password
        self._show_way()
        self._password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_way(self) -> None:
        """Say which is asked, over the field and under it."""
        say, pin, name = self.look.words.say, self._asks_pin(), self._asked_name()
        if self._password.edit.objectName() != name:
            # A PIN that was begun is no part of anybody's password.
            self._password.edit.clear()
        self._password.rename(say("lock.pin" if pin else "sign_in.password"))
        self._password.edit.setObjectName(name)
        own = self._username.text() == self._operator.username
        hint = "lock.pin_hint" if pin else "lock.password_hint" if own else "lock.other_hint"
        self._password.accept(say(hint, name=self._operator.display_name))
        self._button.setText(say("lock.open" if own else "sign_in.enter"))
        self._button.setAccessibleName(self._button.text())
        self._other.setText(say("lock.by_password" if pin else "lock.by_pin"))
        self._other.setAccessibleName(self._other.text())
        self._other.setEnabled(self._can_be_pin())
        self._other.setVisible(self._can_be_pin())

    def send(self, username: str, typed: str) -> None:
        """A PIN goes its own way; what cannot be one is no try."""
        pin = "".join(typed.split())
        if not self._asks_pin():
            super().send(username, typed)
        elif pin.isascii() and pin.isdigit():
            self.show_asking()
            self.pin_asked.emit(pin)
        else:
            self._password.complain(self.look.words.say("lock.pin_digits"))
            self._password.edit.selectAll()
