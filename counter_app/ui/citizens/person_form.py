"""The form of somebody whom the registry does not have."""

from dataclasses import fields
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.services.new_persons import faults
from counter_app.services.recognition import TypedKind
from counter_app.services.views import PersonForm
from counter_app.ui.style.look import Look
from counter_app.ui.style.tick import Tick
from counter_app.ui.widgets.parts import TAKES, Field, bring_into_view, card, row
from payments_core.identifiers import tax_code

#: Fields of text, in the order in which they are asked.
TEXTS = tuple(field.name for field in fields(PersonForm) if field.type is str)
#: Lines of the form, and how many shares of its width each field takes.
SHARES = 6
LINES = (
    (("is_body", 6),),
    (("family_name", 3), ("given_name", 3)),
    (("tax_code", 3), ("without_code", 3)),
    (("street", 4), ("street_number", 2)),
    (("postal_code", 2), ("city", 2), ("province", 2)),
    (("email", 3), ("phone", 3)),
)
_WANTED = frozenset({"family_name", "given_name", "tax_code"})


class PersonFields(QWidget):
    """Collects who it is; `left` when a field is done with, `code_left` when a tax code that checks
    was typed."""

    left = Signal()
    code_left = Signal(str)
    code_changed = Signal()

    def __init__(self, look: Look, form: PersonForm) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        frame, column = card(look)
        column.setSpacing(look.theme.px(12))
        self.setLayout(row(look, frame))
        self._is_body = Tick(look, self._words.say("new_person.is_body"), name="person_is_body")
        self._without = Tick(
            look, self._words.say("new_person.without_code"), name="person_no_code"
        )
        self._fields = {name: self._field(name) for name in TEXTS}
        self._fields["tax_code"].edit.setProperty("role", "code")
        self._fields["tax_code"].edit.setProperty(TAKES, TypedKind.TAX_CODE)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.theme.px(16))
        self._grid.setVerticalSpacing(look.theme.px(8))
        column.addLayout(self._grid)
        column.addStretch(1)
        for share in range(SHARES):
            self._grid.setColumnStretch(share, 1)
        self._parts: dict[str, QWidget] = {
            **self._fields, "is_body": self._is_body, "without_code": self._without,
        }  # fmt: skip
        self._narrow: bool | None = None
        self._is_body.setChecked(form.is_body)
        self._without.setChecked(form.without_code)
        for name, field in self._fields.items():
            field.edit.setText(getattr(form, name))
        self._fields["tax_code"].edit.textChanged.connect(lambda _text: self.code_changed.emit())
        self._is_body.toggled.connect(lambda _on: self._show_kind())
        self._without.toggled.connect(lambda _on: self._show_kind())
        self.arrange(narrow=False)
        self._order()
        self._show_kind()

    def arrange(self, *, narrow: bool) -> None:
        """Two or three fields to a line, one where the window is narrow for its text; the field in
        hand stays in sight."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        alone = tuple(((name, SHARES),) for line in LINES for name, _ in line)
        for number, line in enumerate(alone if narrow else LINES):
            place = 0
            for name, share in line:
                part = self._parts[name]
                middle = part is self._without and not narrow
                where = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(part, number, place, 1, share, where)
                place += share
        QTimer.singleShot(0, self, self._show_field_in_hand)

    def typed(self) -> PersonForm:
        """The form as it is typed."""
        typed: dict[str, Any] = {
            name: " ".join(field.text().split()) for name, field in self._fields.items()
        }
        return PersonForm(
            **typed, is_body=self._is_body.isChecked(), without_code=self._without.isChecked()
        )

    def begin(self) -> None:
        """Work begins in the first field that is empty."""
        names = [name for name in TEXTS if self._fields[name].isVisibleTo(self)]
        empty = [name for name in names if not self._fields[name].text()]
        self._fields[(empty or names)[0]].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain_if_wrong(self) -> bool:
        """Mark what is missing or wrong and put the focus on the first of it."""
        wrong = faults(self.typed())
        first = next(iter(wrong), "")
        for name, field in self._fields.items():
            if name in wrong:
                field.complain(self._words.problem(wrong[name]), in_sight=name == first)
            else:
                field.accept()
        if wrong:
            self._fields[first].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter goes to the next field and never makes anybody."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _order(self) -> None:
        """Tab and Enter go line by line."""
        parts = [self._parts[name] for line in LINES for name, _ in line]
        stops = [part.edit if isinstance(part, Field) else part for part in parts]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _field(self, name: str) -> Field:
        caption = self._words.say(f"new_person.{name}")
        if name not in _WANTED:
            caption = self._words.say("release.optional", field=caption)
        field = Field(self._look, caption, name=f"person_{name}")
        field.edit.editingFinished.connect(lambda: self._leave(name))
        return field

    def _leave(self, name: str) -> None:
        """A field that is left with something in it is checked; an empty one can wait."""
        field = self._fields[name]
        if name == "tax_code" and tax_code.is_valid(field.text()):
            code = tax_code.validate(field.text())
            if field.edit.text() != code:
                field.edit.setText(code)
            self.code_left.emit(code)
        fault = faults(self.typed()).get(name)
        if fault is None:
            field.accept()
        elif field.text():
            field.complain(self._words.problem(fault))
        self.left.emit()

    def _show_kind(self) -> None:
        """A body has one name, and always a code."""
        body = self._is_body.isChecked()
        self._fields["given_name"].setVisible(not body)
        self._without.setVisible(not body)
        if body:
            self._without.setChecked(False)
        self._fields["tax_code"].edit.setEnabled(not self._without.isChecked())
        name = self._fields["family_name"]
        name.rename(self._words.say("new_person.body_name" if body else "new_person.family_name"))
        code = self._fields["tax_code"]
        code.rename(self._words.say("new_person.body_code" if body else "new_person.tax_code"))
        for field in self._fields.values():
            if field.is_wrong():
                field.accept()
        self.code_changed.emit()
        self.left.emit()

    def _show_field_in_hand(self) -> None:
        for field in self._fields.values():
            if field.edit.hasFocus():
                bring_into_view(field)
