"""What every view is: a widget with its acts, which hears of changes and knows its way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from counter_app.services.appearance import Appearance
from counter_app.services.recognition import TypedKind, recognise
from counter_app.services.views import DeskView, OperatorView
from counter_app.ui.background import Background, Ticket
from counter_app.ui.begun_work import Begun
from counter_app.ui.paper_watch import PaperWatch
from counter_app.ui.places import Area, Place
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.parts import TAKES, Field
from counter_app.ui.widgets.server_wait import ServerWait
from payments_core.errors import BadValue
from payments_core.wire.desk.notice_messages import Change

if TYPE_CHECKING:
    from counter_app.ui.customer.customer_screen import CustomerScreen
    from counter_app.ui.ports import Counter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ways:
    """How a view moves the window; each is a function of the shell. Under the lock they wait, and
    so does whatever else is handed to `when_seen`. `lock_minutes` is how long the window waits for
    a key before it locks itself."""

    go: Callable[[Place], None]
    back: Callable[[], None]
    next_citizen: Callable[[], None]
    focus_search: Callable[[], None]
    search_field: QLineEdit
    tell: Callable[[str], None]
    when_seen: Callable[[Callable[[], None]], None]
    lock: Callable[[], None]
    choose_look: Callable[[Appearance], None]
    enrol_again: Callable[[], None]
    lock_minutes: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a view is given: the program, its look, its ways, and who is signed in."""

    counter: "Counter"
    look: Look
    background: Background
    ways: Ways
    operator: OperatorView
    begun: Begun
    customer: "CustomerScreen"


class Page(QWidget):
    """Base of the views in the middle of the window."""

    acts_changed = Signal()
    #: The area of the rail that the view is in; None for the settings at its foot.
    area: Area | None = Area.COUNTER
    #: What is said to whoever is led away by a scan; empty where nothing was being written.
    held_words = ""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.look = around.look
        self.words = around.look.words
        self.papers = PaperWatch(self.words, around.counter.status.view)
        self.gone = False
        #: Of work that is not over; a ticket goes with its work.
        self._tickets = WeakSet[Ticket]()
        edge = self.look.theme.px(16)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(self.look.theme.px(12))

    def acts(self) -> tuple[Act, ...]:
        """What the action bar shows now."""
        return ()

    def arrive(self) -> None:
        """The view has just been shown: put the focus where work begins."""

    def leave(self) -> Place | None:
        """The place to come back to; None for the one the view was opened with."""
        return None

    def notice_changed(self, notice_number: str) -> None:
        """Something happened to a notice, here or elsewhere."""

    def changes_heard(self, changes: tuple[Change, ...]) -> None:
        """The server has told of notices of the entity, known at this desk or not."""

    def desk_changed(self, desk: DeskView) -> None:
        """Line, queue or printers have changed."""

    def paper_changed(self) -> None:
        """A paper that was asked for in this view stands otherwise than before."""

    def bulk_print_changed(self, print_id: str) -> None:
        """A print of many notices has come further."""

    def take_scan(self, text: str) -> bool:
        """Whether what a scanner has read is for the view rather than for the search: by itself
        for a field with the focus that takes such a thing (`parts.takes`)."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and self.isAncestorOf(focus):
            typed = recognise(text)
            if focus.property(TAKES) == typed.kind or (
                focus.property(TAKES) == TypedKind.TAX_CODE and typed.kind is TypedKind.HEALTH_CARD
            ):
                focus.setText(typed.value)
                focus.textEdited.emit(typed.value)
                return True
        return False

    def search_typed(self, text: str) -> bool:
        """Whether the view takes what is being typed in the search field."""
        return False

    def search_key(self, rows: int) -> bool:
        """Arrows in the search field; whether the view has a list to move in."""
        return False

    def search_entered(self, text: str) -> bool:
        """Enter in the search field; whether the view has answered it."""
        return False

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """Work on a worker thread that may wait for the server; the answer is dropped once the
        view is gone."""
        return self._while_shown(self.around.background.run(work, then, failed or self._tell))

    def ask_saying(
        self,
        wait: ServerWait,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """As `ask`; once it lasts, this line says that the server has not answered yet."""

        def answered(answer: T) -> None:
            wait.over()
            then(answer)

        def refused(error: Exception) -> None:
            wait.over()
            (failed or self._tell)(error)

        wait.begin()
        return self.ask(work, answered, refused)

    def ask_here(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Ticket:
        """The same for what this PC knows by itself: never behind what waits for the server, and
        never to ask it."""
        return self._while_shown(self.around.background.run_here(work, then, failed or self._tell))

    def carry_through(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """As `ask`, for work that must be seen to its end also when the view is `gone`: then
        there is nothing left to show, and only what is not the view's may be touched."""
        self.around.background.run(work, then, failed or self._tell)

    def carry_through_here(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `carry_through`, for what this PC does by itself."""
        self.around.background.run_here(work, then, failed)

    def close_down(self) -> None:
        """The view goes away: nobody waits for its answers any more."""
        self.gone = True
        for ticket in list(self._tickets):
            ticket.abandon()

    def scroll_to_top(self) -> None:
        """Show the beginning, where the window is too small for the whole view."""
        if (area := self._scroll_area()) is not None:
            area.verticalScrollBar().setValue(0)

    def bring_into_view(self, part: QWidget, inside: QRect) -> None:
        """Show this rectangle of a part of the view, where the window is too small for all."""
        if (area := self._scroll_area()) is not None:
            middle = part.mapTo(self, inside.center())
            area.ensureVisible(middle.x(), middle.y(), 0, inside.height() // 2 + 1)

    def _while_shown(self, ticket: Ticket) -> Ticket:
        if self.gone:
            ticket.abandon()
        self._tickets.add(ticket)
        return ticket

    def _scroll_area(self) -> QScrollArea | None:
        step = self.parentWidget()
        while step is not None and not isinstance(step, QScrollArea):
            step = step.parentWidget()
        return step

    def complain_beside(self, field: Field, error: Exception) -> None:
        """A value that is refused is told beside its field, where one goes on typing; everything
        else, and all to whoever has gone on, in the line."""
        if self.gone or not isinstance(error, BadValue):
            self._tell(error)
            return
        field.complain(self.words.problem(error))
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: Exception) -> None:
        self.around.ways.tell(self.words.problem(error))
