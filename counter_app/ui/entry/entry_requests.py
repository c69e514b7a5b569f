"""What the cards ask before the work: to be let in, and to become a desk.

A larger text, another language or the lock puts another card in the place of the one that asked:
the answer is taken here, and told to the card that is shown by then.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.background import Background, Ticket
from counter_app.ui.entry.sign_in_view import SignInView

if TYPE_CHECKING:
    from counter_app.services.desk_facts import DeskFacts
    from counter_app.services.desk_identity import DeskIdentity
    from counter_app.services.desk_setup import DeskSetup
    from counter_app.ui.entry.enrolment_view import EnrolmentView
    from counter_app.ui.entry.lock_view import LockView
    from counter_app.ui.ports import Counter


class EntryRequests(QObject):
    """`enrolled` says whether the machine was a desk before; `refused_unseen` brings what no card
    is there to tell. Both functions are asked when an answer comes: the program, which may still
    be on its way, and what the window shows."""

    signed_in = Signal(object)
    enrolled = Signal(bool)
    refused_unseen = Signal(object)

    def __init__(
        self,
        background: Background,
        counter: "Callable[[], Counter | None]",
        shown: Callable[[], QWidget | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._counter = counter
        self._shown = shown
        #: Whoever is being let in, from Enter until their work is shown.
        self._entering: Ticket | None = None
        self._enrolling = False

    def lead_sign_in(self, view: SignInView) -> None:
        """Ask what this card asks."""
        view.asked.connect(self._let_in)
        if self._entering is not None:
            view.show_asking()

    def lead_lock(self, view: "LockView") -> None:
        """Ask what this card asks besides."""
        view.pin_asked.connect(self._unlock)

    def lead_enrolment(self, view: "EnrolmentView") -> None:
        """Ask what this card asks, and the address of the desk that the machine is already."""
        view.asked.connect(lambda work: self._enrol(work, again=view.is_again))
        if self._enrolling:
            view.show_asking()
        if view.is_again and (counter := self._counter()) is not None:
            self._background.run_here(counter.facts.read, self._know_server, lambda _error: None)

    def open_enrolment(self) -> bool:
        """The program has come: let the card of the first start go on; False where none is shown
        that could."""
        view, counter = self._shown_to_enrol(), self._counter()
        if view is None or view.is_again or counter is None:
            return False
        view.open_to(counter)
        return True

    def are_in(self) -> None:
        """Their work is shown."""
        self._entering = None

    def let_nobody_in(self) -> None:
        """Whoever was about to come in would come to a desk that is none any more."""
        if self._entering is not None:
            self._entering.abandon()
        self._entering = None

    def _let_in(self, username: str, password: str) -> None:
        if (counter := self._counter()) is not None:
            self._entering = self._background.run(
                lambda: counter.sign_in.sign_in(username, password),
                self.signed_in.emit,
                self._not_let_in,
            )

    def _unlock(self, pin: str) -> None:
        if (counter := self._counter()) is not None:
            self._entering = self._background.run_here(
                lambda: counter.lock.unlock(pin), self.signed_in.emit, self._not_unlocked
            )

    def _not_unlocked(self, error: Exception) -> None:
        """Where it was one PIN too many, the session has ended."""
        if (counter := self._counter()) is not None:
            see_off = counter.sign_in.see_off
            self._background.run(see_off, lambda _none: None, lambda _error: None)
        self._not_let_in(error)

    def _not_let_in(self, error: Exception) -> None:
        self._entering = None
        shown = self._shown()
        if isinstance(shown, SignInView):
            shown.refused(error)

    def _enrol(self, work: "Callable[[DeskSetup], DeskIdentity]", *, again: bool) -> None:
        if (counter := self._counter()) is None:
            return
        self._enrolling = True
        self._background.run(
            lambda: work(counter.setup), lambda _desk: self._enrolled(again), self._not_enrolled
        )

    def _enrolled(self, again: bool) -> None:
        self._enrolling = False
        self.enrolled.emit(again)

    def _not_enrolled(self, error: Exception) -> None:
        self._enrolling = False
        shown = self._shown_to_enrol()
        if shown is not None:
            shown.refused(error)
        else:
            self.refused_unseen.emit(error)

    def _know_server(self, facts: "DeskFacts") -> None:
        if (shown := self._shown_to_enrol()) is not None:
            shown.know_server(facts.server_url)

    def _shown_to_enrol(self) -> "EnrolmentView | None":
        from counter_app.ui.entry.enrolment_view import EnrolmentView

        shown = self._shown()
        return shown if isinstance(shown, EnrolmentView) else None
