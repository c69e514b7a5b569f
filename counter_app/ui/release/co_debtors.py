"""Who else owes a debt: searched like everybody, added with Enter, taken out again."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.drafting import check_co_debtors
from counter_app.services.views import SearchResult
from counter_app.ui.background import Ticket
from counter_app.ui.lists.people_columns import citizen_columns
from counter_app.ui.page import Page
from counter_app.ui.said.people import code_or_number, full_name
from counter_app.ui.style.look import Look
from counter_app.ui.style.tick import IconButton
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.parts import (
    Elided,
    Field,
    bring_into_view,
    empty,
    focus_after,
    label,
    row,
)
from counter_app.ui.widgets.rows_table import RowsTable
from payments_core.errors import PaymentsError
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.operation_messages import CO_DEBTORS_LIMIT

#: Under which name they are kept beside the fields of a kind; no field can have it.
CO_DEBTORS = "#co_debtors"
#: Rows of the list that are seen at once, and the height of one in pixels at 100 %.
SHOWN, ROW_PX = 4, 32
#: Pause in typing after which a search is asked, and letters from which it is worth it.
PAUSE_MS, LETTERS_FROM = 60, 2

_PEOPLE = TypeAdapter(tuple[CitizenInfo, ...])


class CoDebtors(QWidget):
    """Hidden until Ctrl+O asks for somebody, or somebody is there; says `changed`."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        self._page: Page | None = None
        self._debtor: CitizenInfo | None = None
        self._people: list[CitizenInfo] = []
        self._searching: Ticket | None = None
        self._add_when_found = False
        self._found_text = ""
        self._is_open = False
        self._caption = label("", "label")
        self._caption.setObjectName("co_debtors_caption")
        self._list = QVBoxLayout()
        self._list.setSpacing(look.theme.px(2))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.px(6))
        self._column.addWidget(self._caption)
        self._column.addLayout(self._list)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.hide()

    @cached_property
    def _field(self) -> Field:
        """Made when somebody is looked for, as its table is: most notices have one debtor."""
        say = self._words.say
        field = Field(
            self._look, say("co_debtors.search"), name="co_debtor_field",
            hint=say("co_debtors.hint"),
        )  # fmt: skip
        field.edit.textEdited.connect(self._edited)
        field.edit.installEventFilter(self)
        self._column.insertWidget(2, field)
        focus_after(self, field.edit)
        return field

    @cached_property
    def _table(self) -> RowsTable[CitizenInfo]:
        table = RowsTable[CitizenInfo](
            self._look,
            citizen_columns(self._words, self._field.text)[:3],
            name="co_debtor_table",
            accessible_name=self._words.say("search.title"),
            row_height=ROW_PX,
        )
        table.follow(self._field.edit)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.opened.connect(self._add)
        table.hide()
        self._column.insertWidget(3, table)
        return table

    def work_for(self, page: Page, debtor: CitizenInfo) -> None:
        """The view that asks for them, and whose debt it is."""
        self._page, self._debtor = page, debtor

    def act(self) -> Act:
        """Look for one more."""
        text = self._words.say("act.co_debtor")
        return Act("co_debtor", text, "user", "Ctrl+O", self.begin)

    def begin(self) -> None:
        """Open the field and work in it."""
        self._is_open = True
        self.show()
        self._field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def mark(self, sentence: str) -> None:
        """Say what the server has refused of them, and go there."""
        self.begin()
        self._field.complain(sentence)

    def people(self) -> tuple[CitizenInfo, ...]:
        """Who owes it too, in the order in which they were added."""
        return tuple(self._people)

    def typed(self) -> Mapping[str, str]:
        """What is to be taken up later."""
        return written(self._people)

    def take_up(self, typed: Mapping[str, str]) -> None:
        """Put back who was added before."""
        try:
            self._people = list(_PEOPLE.validate_json(typed.get(CO_DEBTORS, "[]")))
        except ValidationError:
            self._people = []  # written by another version of the program
        self._show_people()

    def complain_if_wrong(self) -> bool:
        """Whether somebody was typed and not added: the notice would go out without them."""
        if not self._is_open or not self._field.text():
            return False
        self._field.complain(self._words.say("co_debtors.not_added"))
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Enter adds, and in an empty field Del takes the last one out."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event.key(), held=event.isAutoRepeat())
        return super().eventFilter(watched, event)

    def _take_key(self, key: int, *, held: bool) -> bool:
        empty_field = not self._field.text()
        # A key that is held to empty the field goes no further.
        removes = empty_field and bool(self._people) and not held
        match key:
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._table.step(-1 if key == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not empty_field:
                self._enter()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if removes:
                self._remove(len(self._people) - 1)
            case _:
                return False
        return True

    def _enter(self) -> None:
        """Add the row; when the answer is still on its way, add it on arrival."""
        if self._found_text == self._field.text() and self._table.current() is not None:
            self._table.open_current()
        else:
            self._search()
            self._add_when_found = self._searching is not None

    def _edited(self, _text: str) -> None:
        """Enter was for what stood there before."""
        self._add_when_found = False
        self._pause.start()

    def _search(self) -> None:
        text = self._field.text()
        self._pause.stop()
        if self._searching is not None:
            self._searching.abandon()
            self._searching = None
        if self._page is None or len(text) < LETTERS_FROM:
            self._show_found(())
            return
        lookup = self._page.around.counter.lookup
        self._searching = self._page.ask(lambda: lookup.search(text), self._found, self._complain)

    def _found(self, result: SearchResult) -> None:
        if result.text != self._field.text():
            return
        self._searching, self._found_text = None, result.text
        self._show_found(result.citizens)
        if not result.citizens:
            self._field.complain(self._words.say("search.nobody", text=result.text))
        elif self._add_when_found:
            self._table.open_current()
        self._add_when_found = False

    def _show_found(self, people: tuple[CitizenInfo, ...]) -> None:
        self._field.accept()
        self._table.show_rows(people)
        self._table.setVisible(bool(people))
        high = self._look.theme.px(ROW_PX) * min(len(people), SHOWN)
        self._table.setFixedHeight(self._table.horizontalHeader().sizeHint().height() + high + 4)
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def _complain(self, error: Exception) -> None:
        self._searching, self._add_when_found = None, False
        self._field.complain(self._words.problem(error))

    def _add(self, citizen: CitizenInfo) -> None:
        assert self._debtor is not None  # noqa: S101  (a search needs the view that brings it)
        try:
            check_co_debtors(self._debtor, (*self._people, citizen))
        except PaymentsError as trouble:
            self._field.complain(self._words.problem(trouble))
            return
        self._people.append(citizen)
        self._field.edit.clear()
        self._found_text = ""
        self._show_found(())
        self._show_people()
        self.changed.emit()

    def _remove(self, place: int) -> None:
        del self._people[place]
        if self._is_open:
            self._field.accept()
        self._show_people()
        self.changed.emit()

    def _show_people(self) -> None:
        empty(self._list)
        self._caption.setText(
            self._words.say("co_debtors.caption", number=len(self._people), most=CO_DEBTORS_LIMIT)
        )
        self._caption.setVisible(bool(self._people))
        for place, one in enumerate(self._people):
            name = full_name(one)
            remove = IconButton(
                self._look, "close", self._words.say("co_debtors.remove", name=name)
            )
            remove.setObjectName(f"remove_co_debtor_{place + 1}")
            remove.clicked.connect(partial(self._remove, place))
            who = Elided(f"{name} · {code_or_number(self._words, one)}", "body")
            line = row(self._look, who, remove)
            line.setStretch(0, 1)
            self._list.addLayout(line)
        self.setVisible(bool(self._people) or self._is_open)


def written(people: Sequence[CitizenInfo]) -> Mapping[str, str]:
    """People as a draft keeps them, nothing where there is nobody."""
    told = [one.model_dump(mode="json") for one in people]
    return {CO_DEBTORS: json.dumps(told)} if told else {}
