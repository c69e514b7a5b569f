"""Single values in a form: typed, ticked, or chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.document_shape import Check, Line, Member, Options, Several
from counter_app.services.typed_lines import typed_of, value_of
from counter_app.ui.kinds.form_editor import Complaint, Editor, FormAround
from counter_app.ui.style.look import Look
from counter_app.ui.style.tick import Tick
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import Field, label, row, set_role

#: Lines that are long and have a row of the form to themselves.
LONG_LINES = frozenset({"DebtKind.remittance"})
#: Least width of a box in a form, in pixels at 100 %; longer choices give way.
CHOICE_MIN = 160


class LineEditor(Editor):
    """Something typed. What is not touched is not changed, however it was written."""

    def __init__(self, around: FormAround, member: Member, shape: Line) -> None:
        super().__init__()
        self._written = shape.written
        self._shown: tuple[str, object] = ("", None)
        self._default = member.default
        self.long = member.key in LONG_LINES
        self.field = Field(
            around.look, around.caption(member), name=member.name, hint=around.hint(member)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.field.edit.textEdited.connect(lambda _text: around.changed())
        self.field.edit.editingFinished.connect(around.left)

    def show_value(self, value: object) -> None:
        """Show it; what a document does not mention stands there as what it then means."""
        said = self._default if value is None else value
        text = typed_of(self._written, said)
        self._shown = text, value
        self.field.edit.setText(text)
        self.field.edit.setCursorPosition(0)

    def value(self) -> object:
        """What is typed, in the document's words."""
        text, value = self._shown
        return value if self.field.edit.text() == text else value_of(self._written, self._typed())

    def stops(self) -> list[QWidget]:
        """The line."""
        return [self.field.edit]

    def complain(self, sentence: str) -> None:
        """Under the line."""
        self.field.complain(sentence, in_sight=False)

    def accept(self) -> None:
        """The hint again."""
        self.field.accept()

    def lock(self) -> None:
        """To read and copy."""
        self.field.lock()

    def _typed(self) -> str:
        return self.field.edit.text()


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, around: FormAround, member: Member, _shape: Check) -> None:
        super().__init__()
        self._default = member.default
        self._value: object = None
        self._tick = Tick(around.look, around.caption(member), name=member.name)
        self._hint = label(around.hint(member), "hint", wrap=True)
        self._tick.setAccessibleDescription(self._hint.text())
        self._complaint = Complaint(around.look)
        column = QVBoxLayout(self)
        # The box stands beside the boxes of the lines, which have a caption above.
        column.setContentsMargins(0, around.look.theme.px(26), 0, 0)
        column.setSpacing(0)
        for widget in (self._tick, self._hint, self._complaint):
            column.addWidget(widget)
        self._hint.setVisible(bool(self._hint.text()))
        self._tick.clicked.connect(lambda _checked: around.done())

    def show_value(self, value: object) -> None:
        """Ticked for yes."""
        self._value = value
        self._tick.setChecked(bool(self._default if value is None else value))

    def value(self) -> object:
        """Yes or no; still nothing where nothing was said and nothing has changed."""
        ticked = self._tick.isChecked()
        return None if self._value is None and ticked == bool(self._default) else ticked

    def stops(self) -> list[QWidget]:
        """The box."""
        return [self._tick]

    def complain(self, sentence: str) -> None:
        """Under the box."""
        self._complaint.say(sentence)

    def accept(self) -> None:
        """Nothing is wrong."""
        self._complaint.say("")

    def lock(self) -> None:
        """To read alone."""
        self._tick.setEnabled(False)


class SeveralEditor(Editor):
    """Any of a few words, each with its box."""

    long = True

    def __init__(self, around: FormAround, member: Member, shape: Several) -> None:
        super().__init__()
        self._value: object = None
        self._default = member.default
        say = around.words.say
        self._ticks = {
            value: Tick(
                around.look, say(f"kind_form.{shape.name}.{value}"), name=f"{member.name}_{value}"
            )
            for value in shape.values
        }
        self._complaint = Complaint(around.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(around.caption(member), "label"))
        column.addLayout(row(around.look, *self._ticks.values(), None, spacing=24))
        column.addWidget(self._complaint)
        for tick in self._ticks.values():
            tick.clicked.connect(lambda _checked: around.done())

    def show_value(self, value: object) -> None:
        """Ticked where they are named."""
        self._value = value
        for name, tick in self._ticks.items():
            tick.setChecked(name in self._named())

    def value(self) -> object:
        """Those that are ticked; as they were where they are the same."""
        ticked = [name for name, tick in self._ticks.items() if tick.isChecked()]
        return self._value if set(ticked) == set(self._named()) else ticked

    def stops(self) -> list[QWidget]:
        """Each box."""
        return list(self._ticks.values())

    def complain(self, sentence: str) -> None:
        """Under the boxes."""
        self._complaint.say(sentence)

    def accept(self) -> None:
        """Nothing is wrong."""
        self._complaint.say("")

    def lock(self) -> None:
        """To read alone."""
        for tick in self._ticks.values():
            tick.setEnabled(False)

    def _named(self) -> list[str]:
        named = self._default if self._value is None else self._value
        return [str(name) for name in named] if isinstance(named, (list, tuple)) else []


class FormChoice(Choice):
    """A box of a form that scrolls: the wheel turns the form and not the choice, and Alt with an
    arrow moves the card in which it stands."""

    def __init__(self, look: Look, accessible_name: str) -> None:
        super().__init__(look, accessible_name)
        self._least = look.theme.px(CHOICE_MIN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Long choices end in an ellipsis."""
        return QSize(min(self._least, self.sizeHint().width()), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not for the box."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes on, as in a line."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its value, its words, the hint under it, and whether it should not be chosen."""

    value: object
    words: str
    hint: str = ""
    wrong: bool = False


class OptionsEditor(Editor):
    """One of a few; where a document says nothing and nothing is meant then, the first."""

    def __init__(self, around: FormAround, member: Member, options: Sequence[Option]) -> None:
        super().__init__()
        self._default = member.default
        self._value: object = None
        self._options: Sequence[Option] = ()
        caption = around.caption(member)
        self._hint = around.hint(member)
        self.choice = FormChoice(around.look, caption)
        self.choice.setObjectName(member.name)
        above = label(caption, "label")
        above.setBuddy(self.choice)
        self._below = label("", "hint", wrap=True)
        self._complaint = Complaint(around.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(around.look.theme.px(4))
        for widget in (above, self.choice, self._below, self._complaint):
            column.addWidget(widget)
        self.choice.currentIndexChanged.connect(lambda _place: self._say_hint())
        self.choice.activated.connect(lambda _place: around.done())
        self.choice.activated.connect(lambda _place: self._say_hint())
        self.offer(options)

    def offer(self, options: Sequence[Option]) -> None:
        """Other choices than before; the one that is chosen stays so where it is among them."""
        if options != self._options:
            chosen = self.choice.currentData()
            self._options = options
            with QSignalBlocker(self.choice):
                self.choice.clear()
                for one in options:
                    self.choice.addItem(one.words, one.value)
                self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
        self._say_hint()

    def show_value(self, value: object) -> None:
        """The one that is named; one that is not on offer is added, so that it is not lost."""
        self._value = value
        said = self._default if value is None else value
        place = self.choice.findData(said)
        if said and place < 0:
            self.choice.addItem(str(said), said)
            place = self.choice.count() - 1
        self.choice.setCurrentIndex(max(place, 0))

    def value(self) -> object:
        """The value of the one chosen."""
        chosen = self.choice.currentData()
        return None if self._value is None and chosen == self._default else chosen

    def stops(self) -> list[QWidget]:
        """The box."""
        return [self.choice]

    def complain(self, sentence: str) -> None:
        """Under the box, in place of the hint."""
        self._complaint.say(sentence)
        self._say_hint()

    def accept(self) -> None:
        """Nothing is wrong: the hint again."""
        self._complaint.say("")
        self._say_hint()

    def lock(self) -> None:
        """To read alone."""
        self.choice.setEnabled(False)

    def _say_hint(self) -> None:
        chosen = self.choice.currentData()
        option = next((one for one in self._options if one.value == chosen), None)
        said = (option.hint if option is not None else "") or self._hint
        set_role(self._below, "error" if option is not None and option.wrong else "hint")
        self._below.setText(said)
        wrong = self._complaint.text()
        self._below.setVisible(bool(said) and not wrong)
        self.choice.setAccessibleDescription(wrong or said)


def options_of(around: FormAround, member: Member, shape: Options) -> OptionsEditor:
    """The box for an enumeration."""
    say = around.words.say
    names = [Option(value, say(f"kind_form.{shape.name}.{value}")) for value in shape.values]
    return OptionsEditor(around, member, names)
