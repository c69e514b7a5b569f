"""Documents in a form: their members in two or three columns, rules to choose, optional ones."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.services.document_references import References
from counter_app.services.document_shape import TAG, Alternatives, Document, Member
from counter_app.ui.kinds.form_editor import Complaint, Editor, FormAround
from counter_app.ui.kinds.form_leaves import Option, OptionsEditor
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import label, row

#: Least width of a column, in pixels at 100 %, and most columns.
COLUMN_FROM, COLUMNS = 230, 3


class Flow(QWidget):
    """Widgets from left to right in as many columns as there is room for; long ones in lines of
    their own."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._widgets: list[tuple[QWidget, bool]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.theme.px(16))
        self._grid.setVerticalSpacing(look.theme.px(12))

    def replace(self, widgets: Sequence[tuple[QWidget, bool]]) -> None:
        """Show these instead; each with whether it is long."""
        kept = {id(widget) for widget, _ in widgets}
        for widget, _ in self._widgets:
            self._grid.removeWidget(widget)
            if id(widget) not in kept:
                widget.hide()
                widget.deleteLater()
        self._widgets = list(widgets)
        self._arrange(self._columns or COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        room = self.width() // self._look.theme.px(COLUMN_FROM)
        columns = min(max(room, 1), COLUMNS)
        if columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
        line = column = 0
        for widget, long in self._widgets:
            if long and column:
                line, column = line + 1, 0
            if long:
                self._grid.addWidget(widget, line, 0, 1, columns)
                line += 1
                continue
            self._grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignTop)
            line, column = (line, column + 1) if column + 1 < columns else (line + 1, 0)


class DocumentEditor(Editor):
    """A document with all its members."""

    long = True

    def __init__(self, around: FormAround, shape: Document, lead: Editor | None = None) -> None:
        """`lead` stands before the members, as the choice of their rule does."""
        super().__init__()
        self._members: dict[str, tuple[Member, Editor]] = {
            member.name: (member, around.make(around, member)) for member in shape.members
        }
        self._lead = lead
        self._complaint = Complaint(around.look)
        self._flow = Flow(around.look)
        editors = [editor for _, editor in self._members.values()]
        self._flow.replace([(one, one.long) for one in ([lead] if lead else []) + editors])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(around.look.theme.px(8))
        column.addWidget(self._flow)
        column.addWidget(self._complaint)

    def show_value(self, value: object) -> None:
        """Each member's value."""
        said = value if isinstance(value, Mapping) else {}
        for name, (_, editor) in self._members.items():
            editor.show_value(said.get(name))

    def value(self) -> dict[str, Any]:
        """The members that say something."""
        values = {name: editor.value() for name, (_, editor) in self._members.items()}
        return {name: value for name, value in values.items() if value is not None}

    def inner(self, step: str) -> Editor | None:
        """A member by its name."""
        found = self._members.get(step)
        return None if found is None else found[1]

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """Member by member."""
        for name, (_, editor) in self._members.items():
            editor.refer(references, (*place, name))

    def stops(self) -> list[QWidget]:
        """What leads it, then member by member."""
        return [
            stop
            for editor in (self._lead, *(editor for _, editor in self._members.values()))
            if editor is not None
            for stop in editor.stops()
        ]

    def complain(self, sentence: str) -> None:
        """Under all of it."""
        self._complaint.say(sentence)

    def accept(self) -> None:
        """Nothing is wrong."""
        self._complaint.say("")

    def lock(self) -> None:
        """To read alone; the last day of a version stays to be said."""
        for member, editor in self._members.values():
            if member.key != "Rate.valid_to":
                editor.lock()


class AlternativesEditor(Editor):
    """The choice of a rule, and what that rule wants to know; made when it is known which rule.

    An arrow key in the choice is enough to come to another rule: what was typed for the one before
    is there again when it is chosen again.
    """

    long = True

    def __init__(self, around: FormAround, member: Member, shape: Alternatives) -> None:
        super().__init__()
        self._around = around
        self._member = member
        self._shape = shape
        self._rule = next(iter(shape.branches))
        #: What was typed for the rules that have been chosen before.
        self._typed: dict[str, Mapping[str, Any]] = {}
        self._made: tuple[OptionsEditor, DocumentEditor] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: object) -> None:
        """The rule that the document names, with its values."""
        said = value if isinstance(value, Mapping) else {}
        rule = str(said.get(TAG, ""))
        self._typed.clear()
        if rule in self._shape.branches and rule != self._rule:
            self._show_rule(rule)
        self._inside().show_value(said)

    def value(self) -> object:
        """The rule's name and its values."""
        return {TAG: self._rule, **self._inside().value()}

    def inner(self, step: str) -> Editor | None:
        """A value of the rule."""
        return self._inside().inner(step)

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """The values of the rule, which stand where the rule does."""
        self._inside().refer(references, place)

    def stops(self) -> list[QWidget]:
        """The choice and the rule's own."""
        return self._inside().stops()

    def complain(self, sentence: str) -> None:
        """Under the choice."""
        self._lead().complain(sentence)

    def accept(self) -> None:
        """Nothing is wrong."""
        self._lead().accept()

    def lock(self) -> None:
        """To read alone."""
        self._lead().lock()
        self._inside().lock()

    def _lead(self) -> OptionsEditor:
        lead, _ = self._made or self._show_rule(self._rule)
        return lead

    def _inside(self) -> DocumentEditor:
        _, inside = self._made or self._show_rule(self._rule)
        return inside

    def _show_rule(self, rule: str) -> tuple[OptionsEditor, DocumentEditor]:
        old, self._rule = self._made, rule
        lead = self._choice(rule)
        inside = DocumentEditor(self._around, self._shape.branches[rule], lead)
        self._column.addWidget(inside)
        inside.show()
        self._made = lead, inside
        if old is not None:
            self._column.removeWidget(old[1])
            old[1].hide()
            old[1].deleteLater()
        return self._made

    def _choice(self, rule: str) -> OptionsEditor:
        say = self._around.words.say
        rules = [
            Option(name, say(f"kind_form.{document.name}"), say(f"kind_form.{document.name}.hint"))
            for name, document in self._shape.branches.items()
        ]
        made = OptionsEditor(self._around, self._member, rules)
        made.show_value(rule)
        made.choice.activated.connect(lambda _place: self.choose(str(made.value())))
        return made

    def choose(self, rule: str) -> None:
        """Another rule: it says what was typed for it before, and for the rest what the two have in
        common stays."""
        if rule == self._rule:
            return
        kept = self._typed[self._rule] = self._inside().value()
        lead, inside = self._show_rule(rule)
        known = {member.name for member in self._shape.branches[rule].members}
        common = {name: kept[name] for name in kept if name in known}
        inside.show_value({**common, **self._typed.get(rule, {})})
        self._around.rebuilt()
        lead.begin()
        self._around.changed()


class OptionalDocument(Editor):
    """A document that may be absent: a button that adds it, one that takes it away."""

    long = True

    def __init__(self, around: FormAround, member: Member, shape: Document) -> None:
        super().__init__()
        self._around = around
        self._shape = shape
        self._inside: DocumentEditor | None = None
        say = around.words.say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(around.look.theme.px(12))
        self._add = KeyButton(
            around.look, say(f"kind_form.{shape.name}.add"), icon="plus",
            strength=Strength.OUTLINED, height=34,
        )  # fmt: skip
        self._add.setObjectName(f"add_{member.name}")
        self._add.clicked.connect(self._begin)
        self._remove = KeyButton(
            around.look, say(f"kind_form.{shape.name}.remove"), icon="delete", height=34
        )
        self._remove.setObjectName(f"remove_{member.name}")
        self._remove.clicked.connect(self._drop)
        self._hint = label(around.hint(member), "quiet", wrap=True)
        self._column.addWidget(self._hint)
        self._column.addLayout(row(around.look, self._add, self._remove, None))
        self._show(None)

    def show_value(self, value: object) -> None:
        """The document, or that there is none."""
        self._show(value if isinstance(value, Mapping) else None)

    def value(self) -> object:
        """The document; nothing where there is none."""
        return None if self._inside is None else self._inside.value()

    def inner(self, step: str) -> Editor | None:
        """A member of the document."""
        return None if self._inside is None else self._inside.inner(step)

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """Its members."""
        if self._inside is not None:
            self._inside.refer(references, place)

    def stops(self) -> list[QWidget]:
        """The document, then the button that is shown."""
        return [
            *(self._inside.stops() if self._inside is not None else []),
            self._add if self._inside is None else self._remove,
        ]

    def complain(self, sentence: str) -> None:
        """Under the document."""
        if self._inside is not None:
            self._inside.complain(sentence)

    def accept(self) -> None:
        """Nothing is wrong."""
        if self._inside is not None:
            self._inside.accept()

    def lock(self) -> None:
        """To read alone."""
        self._add.setEnabled(False)
        self._remove.setEnabled(False)

    def _show(self, value: Mapping[str, Any] | None) -> None:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if value is not None:
            inside = DocumentEditor(self._around, self._shape)
            inside.show_value(value)
            self._column.insertWidget(1, inside)
            inside.show()
            self._inside = inside
        self._add.setVisible(value is None)
        self._remove.setVisible(value is not None)

    def _begin(self) -> None:
        self._show({})
        self._around.rebuilt()
        if self._inside is not None:
            self._inside.begin()
        self._around.changed()

    def _drop(self) -> None:
        self._show(None)
        self._around.rebuilt()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._around.changed()
        self._around.left()
