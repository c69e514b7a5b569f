"""What a list is filtered by: one line of choices, in the order in which a clerk asks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.services.list_choice import Days, ListQuestion, ListScope
from counter_app.services.typed_lines import read_day
from counter_app.services.views import RowState
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import day
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.flow import Flow
from counter_app.ui.widgets.parts import label, picture, row, set_style
from counter_app.ui.widgets.states import word_of

#: Pause in typing after which a list is asked for: longer than between two keys of a word.
TYPING_PAUSE_MS = 250
#: Widest choice, narrowest field of text and field of a day, in pixels at 100 %.
CHOICE_WIDTH, TEXT_WIDTH, DAY_WIDTH = 220, 200, 150
#: Width under which a line of all filters would leave no room for the list, at 100 %.
SMALL = 720
#: TO_PRINT is of tasks: no notice is listed in it.
_STATES = tuple(state for state in RowState if state is not RowState.TO_PRINT)


class ListFilters(QWidget):
    """Each choice asks for another list; what does not belong to a list is not there."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._asked = ListQuestion()
        self.setObjectName("list_filters")
        px = look.theme.px
        line = Flow(px(8))
        line.setContentsMargins(px(16), 0, px(16), 0)
        self.setLayout(line)
        say = look.words.say
        self._scope = self._choice("list_scope", "lists.scope")
        for scope in ListScope:
            self._scope.addItem(say(f"lists.{scope}"), scope)
        self._days = self._choice("list_days", "lists.days")
        for days in Days:
            self._days.addItem(say(f"lists.{days}"), days)
        self._first = self._day("list_first_day", "lists.first_day")
        self._last = self._day("list_last_day", "lists.last_day")
        self._state = self._choice("state_filter", "citizen.filter")
        self._state.addItem(say("citizen.every_state"), None)
        for state in _STATES:
            self._state.addItem(word_of(look.words, state), state)
        self._kind = self._choice("kind_filter", "lists.kind")
        self._desk = self._choice("desk_filter", "lists.desk")
        self._operator = self._choice("operator_filter", "lists.operator")
        self._text = QLineEdit()
        self._text.setObjectName("list_text")
        self._text.setAccessibleName(say("lists.text"))
        self._text.setPlaceholderText(say("lists.text"))
        self._text.setMinimumWidth(px(TEXT_WIDTH))
        self._text.setMaximumWidth(px(2 * TEXT_WIDTH))
        self._wrong = self._complaint()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._take)
        self._text.textEdited.connect(lambda _text: self._typing.start())
        for part in (
            self._scope, self._days, self._first, self._last, self._state, self._kind, self._desk,
            self._operator, self._text, self._wrong,
        ):  # fmt: skip
            line.addWidget(part)
        self.offer({}, {}, {})
        for choice in self.findChildren(Choice):
            choice.currentIndexChanged.connect(lambda _place: self._take())

    def asked(self) -> ListQuestion:
        """What the choices ask for."""
        return self._asked

    def show_asked(self, asked: ListQuestion) -> None:
        """Stand as this question; nobody is told."""
        self._asked = asked
        choice = asked.choice
        _choose(self._scope, choice.scope)
        _choose(self._days, choice.days)
        _choose(self._state, choice.state)
        self._first.setText(day(asked.first_on) if asked.first_on else "")
        self._last.setText(day(asked.last_on) if asked.last_on else "")
        if self._text.text().strip() != asked.text:
            self._text.setText(asked.text)
        self._show_parts()

    def offer(
        self, kinds: Mapping[str, str], operators: Mapping[str, str], desks: Mapping[str, str]
    ) -> None:
        """Choose among these, names by id; what was chosen stays in any case."""
        say, choice = self._look.words.say, self._asked.choice
        _fill(self._kind, say("lists.every_kind"), kinds, choice.kind_id)
        _fill(self._operator, say("lists.every_operator"), operators, choice.operator_id)
        _fill(self._desk, say("lists.every_desk"), desks, choice.desk_id)
        self._show_parts()

    def _choice(self, name: str, key: str) -> Choice:
        made = Choice(self._look, self._look.words.say(key))
        made.setObjectName(name)
        made.setMaximumWidth(self._look.theme.px(CHOICE_WIDTH))
        return made

    def _day(self, name: str, key: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(self._look.words.say(key))
        made.setPlaceholderText(self._look.words.say(key))
        made.setFixedWidth(self._look.theme.px(DAY_WIDTH))
        made.editingFinished.connect(self._take)
        return made

    def _complaint(self) -> QWidget:
        """What is wrong with the days: a border alone does not say it."""
        self._said = label("", "error")
        self._said.setObjectName("days_wrong")
        sign = picture(self._look.icons.pixmap("error", self._look.theme.error, 20))
        made = QWidget()
        made.setLayout(row(self._look, sign, self._said, spacing=6))
        made.hide()
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is small for its text, only what filters now is there of the rest."""
        super().resizeEvent(event)
        self._show_parts()

    def _show_parts(self) -> None:
        choice = self._asked.choice
        small = self.width() < self._look.theme.px(SMALL)
        for part in (self._first, self._last):
            part.setVisible(choice.days is Days.CHOSEN)
        self._kind.setVisible(not small or choice.kind_id is not None)
        is_desk = choice.scope is ListScope.OFFICE
        self._desk.setVisible(is_desk and (not small or choice.desk_id is not None))
        is_operator = choice.scope is not ListScope.MINE
        self._operator.setVisible(is_operator and (not small or choice.operator_id is not None))
        self.updateGeometry()

    def _take(self) -> None:
        """Ask for what stands here, if it is anything new and every day is one."""
        self._typing.stop()
        days = Days(self._days.currentData())
        if (read := self._chosen_days(days)) is None:
            return
        first_on, last_on = read
        scope = ListScope(self._scope.currentData())
        state = self._state.currentData()
        former = self._asked.choice
        choice = replace(
            former,
            scope=scope,
            days=days,
            state=RowState(state) if state else None,
            kind_id=self._kind.currentData() if self._kind.count() else former.kind_id,
            operator_id=self._filter_of(self._operator, former.operator_id, scope),
            desk_id=self._filter_of(self._desk, former.desk_id, scope),
        )
        asked = ListQuestion(choice, first_on, last_on, self._text.text().strip())
        if asked != self._asked:
            self._asked = asked
            self._show_parts()
            self.changed.emit()

    def _chosen_days(self, days: Days) -> tuple[date | None, date | None] | None:
        """The days that are typed, None while they are none; where they do not count, those of
        before, whatever stands in fields that nobody sees."""
        fields = (self._first, self._last)
        if days is not Days.CHOSEN:
            for field in fields:
                self._mark(field, "")
            self._complain("")
            return self._asked.first_on, self._asked.last_on
        (first_on, is_first), (last_on, is_last) = map(self._read, fields)
        turned = first_on is not None and last_on is not None and first_on > last_on
        if turned:
            self._mark(self._last, self._look.words.say("lists.days_turned"))
        wrong = "" if is_first and is_last else self._look.words.say("lists.day_wrong")
        self._complain(wrong or (self._look.words.say("lists.days_turned") if turned else ""))
        return (first_on, last_on) if is_first and is_last and not turned else None

    def _complain(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.updateGeometry()

    def _filter_of(self, part: Choice, former: str | None, scope: ListScope) -> str | None:
        """What does not belong to a list filters nothing in it."""
        if scope is not self._asked.choice.scope:
            return None
        return part.currentData() if part.count() else former

    def _read(self, field: QLineEdit) -> tuple[date | None, bool]:
        """The day in a field, and whether what stands there is one, or nothing."""
        text = field.text().strip()
        found = read_day(text) if text else None
        fits = not text or (found is not None and 2000 <= found.year < 2200)
        self._mark(field, "" if fits else self._look.words.say("lists.day_wrong"))
        return found, fits

    def _mark(self, field: QLineEdit, wrong: str) -> None:
        set_style(field, "wrong", "true" if wrong else "")
        field.setAccessibleDescription(wrong)
        field.setToolTip(wrong)


def _choose(part: Choice, value: str | None) -> None:
    with QSignalBlocker(part):
        part.setCurrentIndex(max(part.findData(value), 0))


def _fill(part: Choice, every: str, names: Mapping[str, str], chosen: str | None) -> None:
    """What is offered already stays: whoever has opened the box keeps their place in it when the
    list is read again."""
    ordered = sorted(names.items(), key=lambda item: item[1].casefold())
    offered = [(every, None), *((name or one, one) for one, name in ordered)]
    if chosen is not None and chosen not in names:
        offered.append((chosen, chosen))
    if [(part.itemText(at), part.itemData(at)) for at in range(part.count())] != offered:
        with QSignalBlocker(part):
            part.clear()
            for name, one in offered:
                part.addItem(name, one)
        part.updateGeometry()
    _choose(part, chosen)
