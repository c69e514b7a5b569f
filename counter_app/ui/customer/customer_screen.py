"""When the citizen's screen is there, on which screen, and what it shows.

With a second screen the window has it for itself from the moment the desk is known, and is idle
between citizens. With one screen there is no such window; showing a code opens a small one over the
lower right corner, where previews and stories lie, beside the form, the table and the acts. It can
be moved, is there again where it was left, and goes with what it shows.

A code is shown only as long as it can be paid: it is gone when the notice changes, when the line
goes, when the clerk turns to something else, and when the desk is locked. Codes take a moment to be
made: only the one that was asked for last is shown, only while nothing has ended it meanwhile, and
only to a clerk who is there.
"""

from collections import deque
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from counter_app.events import ChangeArrived, ConnectivityChanged
from counter_app.services.customer_codes import CustomerCode
from counter_app.services.desk_identity import DeskIdentity
from counter_app.ui.customer.customer_display import CustomerDisplay
from counter_app.ui.customer.customer_layout import CustomerView, DrawnCode, Head, Shown
from counter_app.ui.style.logo import size_of
from counter_app.ui.style.look import Look
from payments_core.wire.desk.notice_messages import ChangeKind

#: How long the citizen sees that the payment has come.
PAID_MS = 10_000
#: The small window on a desk of one screen, and its distance from the edges of the other, in
#: pixels at 100 % text.
SMALL, FROM_RIGHT, FROM_BELOW = (320, 384), 16, 124
#: Payments that are remembered: one may be told while its code is being made.
PAID_KNOWN = 100
_OVER = (
    ChangeKind.NOTICE_CHANGED,
    ChangeKind.NOTICE_SUSPENDED,
    ChangeKind.NOTICE_EXPIRED,
    ChangeKind.NOTICE_CANCELLED,
)


class PutUp(StrEnum):
    """What has become of a code that is ready."""

    SHOWN = "SHOWN"
    #: Something has happened to the notice, or to the line, since the code was asked for.
    OUTDATED = "OUTDATED"
    #: Another was asked for after it, or the clerk has turned away, or locked the desk.
    UNWANTED = "UNWANTED"


class CustomerScreen(QObject):
    """Owned by the clerk's window."""

    def __init__(
        self,
        look: Look,
        own: QWidget,
        clerk_sees: Callable[[], bool],
        second: Callable[[QWidget], QRect | None] | None = None,
    ) -> None:
        """`clerk_sees` tells whether the work is not covered by a lock; `second` the place of the
        screen that is not the clerk's, None without one."""
        super().__init__(own)
        self._look = look
        self._own = own
        self._clerk_sees = clerk_sees
        self._second = second or second_screen
        self._identity: DeskIdentity | None = None
        self._display: CustomerDisplay | None = None
        self._place: QRect | None = None
        self._from_corner: QPoint | None = None
        self._view = CustomerView()
        self._known_paid = deque[str](maxlen=PAID_KNOWN)
        self._awaited: str | None = None
        self._meanwhile: list[object] = []
        self._paid = QTimer(self)
        self._paid.setSingleShot(True)
        self._paid.setInterval(PAID_MS)
        self._paid.timeout.connect(self._empty)
        self._watch_screens()

    @property
    def view(self) -> CustomerView:
        """What the citizen sees."""
        return self._view

    @property
    def display(self) -> CustomerDisplay | None:
        """The window, where there is one now."""
        return self._display

    @property
    def has_own_screen(self) -> bool:
        """Whether the citizen has a screen."""
        return self._second(self._own) is not None

    def know_desk(self, identity: DeskIdentity | None) -> None:
        """Whose desk it is; None for a machine that is none."""
        if identity != self._identity:
            self._identity = identity
            self._await(None)
            self._show(CustomerView())
            self._build()

    def set_look(self, look: Look) -> None:
        """Another theme, language or text size."""
        self._look = look
        self._build()

    def await_code(self, notice_number: str) -> None:
        """The code of this notice is being made; that of another makes room for it."""
        self._await(notice_number)
        drawn = self._view.drawn
        if drawn is not None and drawn.code.notice_number != notice_number:
            self._empty()

    def show_code(self, drawn: DrawnCode) -> PutUp:
        """Show the code that was awaited, if it still is and can still be paid; where its payment
        was told meanwhile, that."""
        code, here = drawn.code, self._view.drawn
        shown_already = here.code.notice_number if here is not None else None
        if not self._clerk_sees() or code.notice_number not in (self._awaited, shown_already):
            return PutUp.UNWANTED
        if any(_ends(event, code) for event in self._meanwhile):
            return PutUp.OUTDATED
        paid = code.notice_number in self._known_paid
        self._await(None)
        self._show(CustomerView(Shown.PAID if paid else Shown.TO_PAY, drawn))
        return PutUp.SHOWN

    def clear(self) -> None:
        """Nothing of anybody's, and nothing that is still being made."""
        self._await(None)
        self._empty()

    def close(self) -> None:
        """The program ends."""
        self._identity = None
        self._paid.stop()
        self._dispose()

    def take_event(self, event: object) -> None:
        """What happens to the notice that is shown, or awaited, and to the line."""
        if isinstance(event, ChangeArrived) and event.kind is ChangeKind.NOTICE_PAID:
            self._known_paid.append(event.notice_number)
        if self._awaited is not None:
            self._meanwhile.append(event)
        drawn = self._view.drawn
        if drawn is None or self._view.shown is not Shown.TO_PAY:
            return
        if event == ChangeArrived(drawn.code.notice_number, ChangeKind.NOTICE_PAID):
            self._show(CustomerView(Shown.PAID, drawn))
        elif _ends(event, drawn.code):
            self._empty()

    def _await(self, notice_number: str | None) -> None:
        self._awaited = notice_number
        self._meanwhile.clear()

    def _empty(self) -> None:
        if self._view.shown is not Shown.IDLE:
            self._show(CustomerView())

    def _watch_screens(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screens_changed)
            application.screenRemoved.connect(self._screens_changed)
        if (handle := self._own.windowHandle()) is not None:
            handle.screenChanged.connect(self._screens_changed)

    def _screens_changed(self, _screen: object) -> None:
        # Qt says that a screen has come or gone a moment before it is where it says, or is not.
        QTimer.singleShot(0, self, self._place_again)

    def _place_again(self) -> None:
        """A screen has come or gone, or the clerk's window has gone to another: the citizen's is
        the one that is left."""
        if self._second(self._own) != self._place:
            self._build()

    def _show(self, view: CustomerView) -> None:
        self._view = view
        self._paid.stop()
        if view.shown is Shown.PAID:
            self._paid.start()
        display, stays = self._display, self._place is not None or view.shown is not Shown.IDLE
        if display is not None and display.isVisible() and stays:
            display.show_view(view)
        else:
            self._build()

    def _build(self) -> None:
        """The window anew, where it belongs now; none where there is nothing to show it for."""
        self._dispose()
        self._place = self._second(self._own)
        identity, idle = self._identity, self._view.shown is Shown.IDLE
        if identity is None or (self._place is None and idle):
            return
        marked = size_of(identity.logo) is not None
        head = Head(identity.entity_name, identity.desk_name, identity.training, marked)
        over = None if self._place is not None else self._own
        display = self._display = CustomerDisplay(self._look, head, identity.logo, over)
        display.closed.connect(self._empty)
        display.show_view(self._view)
        clerk_is_here = self._own.isActiveWindow()
        if self._place is not None:
            # Some platforms go by the screen, some by the place.
            if (screen := QGuiApplication.screenAt(self._place.center())) is not None:
                display.setScreen(screen)
            display.setGeometry(self._place)
            # Not showFullScreen(), which asks for the keys.
            display.setWindowState(Qt.WindowState.WindowFullScreen)
        else:
            display.setGeometry(self._small_place())
        display.show()
        if clerk_is_here:
            # Some platforms give the keys to whatever is new, whatever it says of itself.
            self._own.activateWindow()

    def _small_place(self) -> QRect:
        """Over the lower right corner, or as far from it as somebody has moved it."""
        px, own = self._look.theme.px, self._own.geometry()
        wide, high = SMALL
        place = QRect(0, 0, min(px(wide), own.width() // 2), min(px(high), own.height() * 2 // 3))
        away = self._from_corner or QPoint(px(FROM_RIGHT), px(FROM_BELOW))
        place.moveBottomRight(own.bottomRight() - away)
        return place

    def _dispose(self) -> None:
        display, self._display = self._display, None
        if display is None:
            return
        if self._place is None:
            corner = display.geometry().bottomRight()
            self._from_corner = self._own.geometry().bottomRight() - corner
        display.hide()
        display.deleteLater()


def _ends(event: object, code: CustomerCode) -> bool:
    """Whether a code can no longer be paid after this, or not for the same; its own payment is told
    otherwise."""
    match event:
        case ChangeArrived(notice_number=number, kind=ChangeKind.NOTICE_PAID):
            return number in code.other_numbers
        case ChangeArrived(notice_number=number, kind=kind) if kind in _OVER:
            return number in (code.notice_number, *code.other_numbers)
        case ConnectivityChanged(online=False):
            return True
        case _:
            return False


def second_screen(own: QWidget) -> QRect | None:
    """The place of the first screen that shows something else than the clerk's: two that show the
    same are one."""
    here = own.screen().geometry()
    others = (screen.geometry() for screen in QGuiApplication.screens())
    return next((place for place in others if not place.intersects(here)), None)
