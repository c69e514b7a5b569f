"""The window from its first paint to its end: opening, first start, sign-in, work, lock.

Only light modules are imported here. The first picture is already the one to type in, as far as
the desk's public card tells what desk this is; the program and the other views are loaded on a
worker behind it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.desk_identity import read_identity
from counter_app.ui.background import Background
from counter_app.ui.entry.entry_requests import EntryRequests
from counter_app.ui.entry.sign_in_view import NOTHING_TYPED, Desk, SignInView, Typed
from counter_app.ui.entry.trouble_card import TroubleCard
from counter_app.ui.frame.training_band import TrainingBand
from counter_app.ui.garbage import WindowCollector
from counter_app.ui.loading import VIEW_MODULES, load, load_view, read_desk, settle_down
from counter_app.ui.machine import NOWHERE, Machine
from counter_app.ui.style.look import Look
from counter_app.ui.style.qt_words import let_qt_speak
from counter_app.ui.style.stylesheet import stylesheet
from counter_app.ui.wardrobe import Wardrobe
from counter_app.ui.widgets.entry_card import EntryCard
from counter_app.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from counter_app.services.views import OperatorView
    from counter_app.services.way_back import WayBack
    from counter_app.ui.begun_work import BegunWork
    from counter_app.ui.customer.customer_screen import CustomerScreen
    from counter_app.ui.entry.enrolment_view import EnrolmentView, TypedCode
    from counter_app.ui.event_bridge import EventBridge
    from counter_app.ui.frame.status_line import StatusLine
    from counter_app.ui.keys.key_watch import KeyWatch
    from counter_app.ui.ports import Counter, CounterFactory
    from counter_app.ui.shell import Shell

#: How often the status line looks at its facts again, besides when it is told.
STATUS_MS = 1000
_MINUTE_MS = 60 * 1000
#: The window when it is not maximised.
FIRST_SIZE = (1366, 696)


class MainWindow(QMainWindow):
    """One window; what it shows is replaced, never stacked in boxes over it.

    `next_profile` is the store of this machine that was asked for in place of this one: the window
    has closed itself for it.
    """

    _defect_met = Signal()

    def __init__(self, look: Look, machine: Machine = NOWHERE) -> None:
        super().__init__()
        self.look = look
        self.machine = machine
        self.next_profile: str | None = None
        self.background = Background()
        self._defect_met.connect(self._tell_of_defect, Qt.ConnectionType.QueuedConnection)
        if machine.reports is not None:
            self.background.on_defect = machine.reports.write
            machine.reports.on_report = self._defect_met.emit
        self._collector = WindowCollector(self)
        self._collector.start()
        self.counter: Counter | None = None
        self.shell: Shell | None = None
        self._bridge: EventBridge | None = None
        self._keys: KeyWatch | None = None
        self._desk: Desk | None = None
        self._begun: BegunWork | None = None
        self._status: StatusLine | None = None
        self._customer: CustomerScreen | None = None
        self._again: Callable[[], None] = self.show_opening
        self._requests = EntryRequests(
            self.background, lambda: self.counter, lambda: self._stack.currentWidget(), self
        )
        self._requests.signed_in.connect(self._signed_in)
        self._requests.enrolled.connect(self._enrolled)
        self._requests.refused_unseen.connect(self._tell_problem)
        self._loaded = False
        self._waiting: OperatorView | None = None
        self._ring: FocusRing | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(STATUS_MS)
        self._tick.timeout.connect(self._show_desk)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(machine.lock_minutes * _MINUTE_MS)
        self._idle.timeout.connect(self._lock)
        self.resize(*FIRST_SIZE)
        self._give_keys()
        self._build_ground()
        self.wardrobe = Wardrobe(self)
        if machine.card is None:
            self.show_opening()
        else:
            self._begin_with(machine.card)

    def open_counter(self, factory: "CounterFactory") -> None:
        """Load the program behind the window and go on to sign-in or to the first start."""
        self.background.run(
            lambda: load(factory),
            self._opened,
            lambda error: self._show_trouble(error, lambda: self.open_counter(factory)),
        )

    def show_opening(self) -> None:
        """Nothing is known yet: ask for a moment."""
        self._again = self.show_opening
        say = self.look.words.say
        card = EntryCard(self.look)
        card.show_heading(say("opening.above"), say("shell.program"), say("opening.wait"))
        self._show(card)

    def set_look(self, look: Look) -> None:
        """Build everything again with this look; what is typed in a form stays, and the way back.

        Covered work stays as it is, and hears its answers: it is built when it is seen again.
        """
        seen = self._shell_seen()
        if seen is not None:
            self._leave_places(seen)
        self.look = look
        self.setWindowTitle(look.words.say("shell.program"))
        let_qt_speak(look.words.language)
        if seen is not None:
            self._close_shell()
        elif self.shell is not None:
            # Out of the ground, which goes; nobody sees it until then.
            self.shell.setParent(self)
        if self._customer is not None:
            self._customer.set_look(look)
        self._build_ground()
        if seen is not None:
            self._work(seen.operator)
        else:
            self._again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing durable hangs on the window but the form that is open: put it aside, stop the
        threads and go."""
        self._tick.stop()
        self._idle.stop()
        if self.machine.reports is not None:
            # What goes wrong from now on is written down alone.
            self.machine.reports.on_report = lambda: None
        if self.shell is not None:
            self.shell.present_place()
        self._close_shell()
        if self._customer is not None:
            self._customer.close()
        if self._bridge is not None:
            self._bridge.close()
        self.background.close()
        if self._begun is not None:
            self._begun.finish()
        if self.counter is not None:
            self.counter.stop()
        self._collector.stop()
        super().closeEvent(event)

    # --- the ground ------------------------------------------------------------------------

    def _build_ground(self) -> None:
        ground = QWidget()
        ground.setObjectName("ground")
        ground.setStyleSheet(stylesheet(self.look.theme))
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._band = TrainingBand(self.look)
        self._stack = QStackedWidget()
        self._foot = QVBoxLayout()
        column.addWidget(self._band)
        self._show_training()
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot)
        self.setCentralWidget(ground)
        self._status = None
        if self._ring is not None:
            self._ring.deleteLater()
        self._ring = FocusRing(self.look, self)
        if self.counter is not None:
            self._build_status()

    def _is_training(self) -> bool:
        of_desk = self._desk is not None and self._desk.identity.training
        return of_desk or self.machine.trains

    def _show_training(self) -> None:
        """In the window, and first in the title that the system's task bar shows."""
        self._band.setVisible(self._is_training())
        name = self.look.words.say("shell.program")
        if self._is_training():
            name = self.look.words.say("shell.training_title", program=name)
        self.setWindowTitle(name)

    def _build_status(self) -> None:
        from counter_app.ui.frame.status_line import StatusLine

        self._status = StatusLine(self.look)
        self._foot.addWidget(self._status)
        self._show_desk()
        self._reveal_status()

    def _reveal_status(self) -> None:
        """Before the machine is a desk with its store open, there is nothing true to say."""
        if self._status is not None:
            store_open = self._desk is not None and self._desk.waiting is not None
            self._status.setVisible(store_open or self.shell is not None)

    def _show(self, widget: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None and old is not self.shell:
            self._stack.removeWidget(old)
            old.deleteLater()
        if self.shell is not None:
            self.shell.set_covered(widget is not self.shell)

    def _give_keys(self) -> None:
        for key, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self.wardrobe.step_scale(step))

    def operator_at_work(self) -> str | None:
        """Who sees the window now; nobody while it is covered."""
        shell = self._shell_seen()
        return shell.operator.operator_id if shell is not None else None

    def _change_profile(self) -> None:
        """Work and training have nothing in common: this window ends for the other one."""
        self.next_profile = self.machine.other_profile
        self.close()

    def _tell_of_defect(self) -> None:
        if self.operator_at_work() is not None and self.shell is not None:
            self.shell.around.ways.tell(self.look.words.say("report.met"))

    # --- from opening to work ----------------------------------------------------------------

    def _begin_with(self, card: Path) -> None:
        """What anybody may know of this desk is enough to begin to type."""
        identity = read_identity(card)
        if identity is None:
            self._show_enrolment()
            return
        self._desk = Desk(identity, waiting=None)
        self._show_training()
        self._show_sign_in()

    def _load_views(self, left: tuple[str, ...]) -> None:
        if not left:
            settle_down()
            self._collector.begin_looking()
            self._loaded = True
            if self._waiting is not None:
                self._signed_in(self._waiting)
            return
        load_view(left[0])
        QTimer.singleShot(0, self, lambda: self._load_views(left[1:]))

    def _opened(self, counter: "Counter") -> None:
        from counter_app.ui.event_bridge import EventBridge

        self.counter = counter
        let_qt_speak(self.look.words.language)
        self._bridge = EventBridge(counter.events)
        self._bridge.arrived.connect(self._event)
        self._build_status()
        self._tick.start()
        self._watch_keys()
        self._load_views(VIEW_MODULES)
        if counter.setup.is_enrolled():
            self._learn_desk()
        else:
            self._know_desk(None)

    def _show_trouble(self, error: Exception, again: Callable[[], None]) -> None:
        """Say why there is no way on, and offer to try again."""
        self._again = lambda: self._show_trouble(error, again)
        card = TroubleCard(self.look, error)

        def retry() -> None:
            self.show_opening()
            again()

        card.again.connect(retry)
        self._show(card)
        card.arrive()

    def _cannot_go_on(self, error: Exception) -> None:
        self._show_trouble(error, self._learn_desk)

    def _show_enrolment(self, typed: "TypedCode | None" = None) -> None:
        from counter_app.ui.entry.enrolment_view import EnrolmentView

        view = EnrolmentView(self.look, self.counter, typed, machine=self.machine)
        view.profile_asked.connect(self._change_profile)
        self._show_to_enrol(view, self._show_enrolment)

    def _enrol_again(self, typed: "TypedCode | None" = None) -> None:
        """Ask for another code for a machine that is a desk; the work behind stays as it is."""
        from counter_app.ui.entry.enrolment_view import EnrolmentView

        if self.shell is not None:
            self.shell.present_place()
        view = EnrolmentView(self.look, self.counter, typed, again=True)
        view.left.connect(self._leave_enrolment)
        self._show_to_enrol(view, self._enrol_again)

    def _show_to_enrol(self, view: "EnrolmentView", again: "Callable[[TypedCode], None]") -> None:
        self._again = lambda: again(view.typed())
        view.language_asked.connect(lambda language: self.wardrobe.change(language=language))
        self._show(view)
        self._requests.lead_enrolment(view)
        view.arrive()

    def _enrolled(self, again: bool) -> None:
        """Whoever works at the desk that this machine is now signs in to it."""
        self.show_opening()
        if again:
            self._forget_all()
            self._sign_out()
        self._learn_desk()

    def _tell_problem(self, error: Exception) -> None:
        if self.shell is not None:
            self.shell.around.ways.tell(self.look.words.problem(error))

    def _leave_enrolment(self) -> None:
        if self.shell is not None:
            self._uncover(self.shell)
        else:
            self._sign_out()
            self._show_sign_in()

    def _sign_out(self) -> None:
        """At once: whoever comes in next is not signed out by a leave that takes its time."""
        if (counter := self.counter) is not None:
            counter.sign_in.leave()
            self._see_off()

    def _see_off(self) -> None:
        if (counter := self.counter) is not None:
            self.background.run(counter.sign_in.see_off, lambda _none: None, lambda _error: None)

    def _learn_desk(self) -> None:
        counter = self.counter
        if counter is not None:
            self.background.run_here(
                lambda: read_desk(counter), self._know_desk, self._cannot_go_on
            )

    def _know_desk(self, desk: "Desk | None") -> None:
        """Let the card that is already on the screen go on, or show the one that is due."""
        self._desk = desk
        self._show_training()
        self._show_desk()
        self._reveal_status()
        shown = self._stack.currentWidget()
        if desk is None:
            if not self._requests.open_enrolment():
                self._show_enrolment()
        elif isinstance(shown, SignInView) and self.counter is not None:
            shown.open_to(self.counter, desk)
        else:
            self._show_sign_in()

    def _show_sign_in(self, typed: Typed = NOTHING_TYPED) -> None:
        if self._desk is None:
            return
        view = SignInView(self.look, self.counter, self._desk, typed, self.machine)
        self._show_to_sign_in(view, self._show_sign_in)

    def _show_lock(self, operator: "OperatorView", way: "WayBack", typed: Typed) -> None:
        from counter_app.ui.entry.lock_view import LockView

        if self._desk is None:
            return
        view = LockView(self.look, self.counter, self._desk, typed, self.machine, operator, way)
        self._requests.lead_lock(view)
        self._show_to_sign_in(view, lambda typed: self._show_lock(operator, view.way, typed))

    def _show_to_sign_in(self, view: SignInView, again: Callable[[Typed], None]) -> None:
        view.profile_asked.connect(self._change_profile)
        self._again = lambda: again(view.typed())
        view.language_asked.connect(lambda language: self.wardrobe.change(language=language))
        self._show(view)
        self._requests.lead_sign_in(view)
        view.arrive()

    def _signed_in(self, operator: "OperatorView") -> None:
        """Whoever is quicker than the loading waits for it: all the rest in one go would stop the
        window."""
        shown = self._stack.currentWidget()
        if isinstance(shown, SignInView):
            shown.accepted()
        self._waiting = None if self._loaded else operator
        if self._waiting is not None:
            return
        self._see_off()
        shell = self.shell
        if shell is not None and shell.operator == operator:
            self._uncover(shell)
            return
        if shell is not None:
            # The same person may do something else by now; nobody else finds what they left.
            self._leave_places(shell)
        self._close_shell()
        self._dress_and_work(operator)

    def _uncover(self, shell: "Shell") -> None:
        """Show the work again. In another look than before it is built anew, once what has come
        under the card has taken its effect."""
        if shell.look is self.look:
            self._requests.are_in()
            self._show(shell)
            self._idle.start()
            return
        focus = self.focusWidget()
        shell.set_covered(False)
        if focus is not None:
            # Views take the focus when they are arrived at, also where nobody sees them.
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        said = shell.told()
        self._leave_places(shell)
        self._close_shell()
        operator = shell.operator
        QTimer.singleShot(0, self, lambda: self._dress_and_work(operator, said))

    def _leave_places(self, shell: "Shell") -> None:
        if self._begun is not None:
            self._begun.leave(shell.operator.operator_id, shell.present_places())

    def _dress_and_work(self, operator: "OperatorView", said: str = "") -> None:
        self.wardrobe.dress_for(operator.operator_id, lambda: self._work(operator, said))

    def _work(self, operator: "OperatorView", said: str = "") -> None:
        """One step after the other, the frame, its view, the picture of both: all in one would
        stop the window. Until there is a view in it, nobody sees the frame."""
        self._build_work(operator)
        if (shell := self.shell) is not None:
            shell.setUpdatesEnabled(False)
            go_on = partial(self._begin, shell, said)
            begin = partial(shell.around.ways.when_seen, go_on)
            # The turn between is for the frame that stood here before, which goes with all its own.
            QTimer.singleShot(0, shell, lambda: QTimer.singleShot(0, shell, begin))

    def _build_work(self, operator: "OperatorView") -> None:
        from counter_app.ui.shell import Shell

        self._requests.are_in()
        if self.counter is None or self._desk is None:
            return
        customer, begun = self._customer_screen(), self._begun_at(self.counter)
        self.shell = Shell(
            self.look,
            self.counter,
            self.background,
            self._desk.identity,
            operator,
            begun.of(operator.operator_id),
            customer,
            self.machine.lock_minutes,
        )
        self.shell.take_up(begun.places_left_by(operator.operator_id))
        self.shell.lock_asked.connect(self._lock)
        self.shell.look_chosen.connect(self.wardrobe.choose)
        self.shell.enrolment_asked.connect(self._enrol_again)
        self.shell.scale_asked.connect(self.wardrobe.step_scale)
        self.shell.say_after_end = partial(self._say_to, operator.operator_id)
        if self._keys is not None:
            self.shell.is_reading = self._keys.is_reading
        self._show(self.shell)
        self._show_desk()
        self._reveal_status()
        self._idle.start()

    def _begin(self, shell: "Shell", said: str) -> None:
        # Also where the view is defective: nobody may be left before a picture that stands still.
        QTimer.singleShot(0, shell, lambda: shell.setUpdatesEnabled(True))
        shell.begin()
        if said:
            self._say_to(shell.operator.operator_id, said)

    def _say_to(self, operator_id: str, sentence: str) -> None:
        """What has come of their work, in the look they have now."""
        if self.shell is not None and self.shell.operator.operator_id == operator_id:
            self.shell.around.ways.tell(sentence)

    def _customer_screen(self) -> "CustomerScreen":
        """From the first sign-in on, for whatever desk this is by now."""
        from counter_app.ui.customer.customer_screen import CustomerScreen

        if self._customer is None:
            self._customer = CustomerScreen(self.look, self, lambda: self._shell_seen() is not None)
        self._customer.know_desk(self._desk.identity if self._desk is not None else None)
        return self._customer

    def _cover_customer(self) -> None:
        if self._customer is not None:
            self._customer.clear()

    def _begun_at(self, counter: "Counter") -> "BegunWork":
        from counter_app.ui.begun_work import BegunWork

        if self._begun is None:
            self._begun = BegunWork(
                counter.drafts, counter.kind_drafts, counter.forms, self.background
            )
        return self._begun

    def _forget_all(self) -> None:
        """The machine is another desk, or none: nobody is at work in what it was."""
        self._idle.stop()
        self._requests.let_nobody_in()
        self._waiting = None
        self._close_shell()
        if self._begun is not None:
            self._begun.forget()

    def _lock(self) -> None:
        """Cover the work; it is there again when the same person comes back."""
        from counter_app.ui.keys.key_watch import close_dialogs

        shell, counter = self.shell, self.counter
        if shell is None or counter is None or isinstance(self._stack.currentWidget(), SignInView):
            return
        close_dialogs()
        shell.present_place()
        self._idle.stop()
        self._cover_customer()
        way = counter.lock.lock()
        self._see_off()
        self._show_lock(shell.operator, way, Typed(shell.operator.username))

    def _close_shell(self) -> None:
        if self.shell is not None:
            self.shell.close_down()
            self._cover_customer()
            self._stack.removeWidget(self.shell)
            self.shell.deleteLater()
            self.shell = None

    # --- what happens meanwhile ----------------------------------------------------------------

    def _watch_keys(self) -> None:
        from counter_app.ui.keys.key_watch import KeyWatch

        self._keys = KeyWatch(self, self._shell_seen, self._somebody_is_here)

    def _shell_seen(self) -> "Shell | None":
        """The work, unless it is covered."""
        return self.shell if self._stack.currentWidget() is self.shell else None

    def _somebody_is_here(self) -> None:
        self._collector.somebody_is_here()
        if self._idle.isActive():
            self._idle.start()

    def _event(self, event: object) -> None:
        from counter_app.events import DeskWiped

        if event == DeskWiped():
            self._forget_all()
            if self._customer is not None:
                self._customer.know_desk(None)
            self._know_desk(None)
            return
        self._show_desk()
        if self._customer is not None:
            self._customer.take_event(event)
        if self.shell is not None:
            self.shell.take_event(event)

    def _show_desk(self) -> None:
        if self.counter is None or self._status is None:
            return
        desk = self.counter.status.view()
        self._status.show_hour(self.counter.clock.now())
        self._status.show_desk(desk)
        if self.shell is not None:
            self.shell.show_desk(desk)
