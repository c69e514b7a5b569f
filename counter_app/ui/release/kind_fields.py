"""What a kind of debt asks for, two or three fields to a line."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.services.recognition import TypedKind
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import TAKES, Field, focus_after
from payments_core.model.debt_kind import DebtKind, FieldType, KindField
from payments_core.rules.field_values import FieldWrong, read_field

#: Fields side by side, and from how many fields on there are that many.
COLUMNS, COLUMNS_OF_MANY, MANY = 2, 3, 3


class KindFields(QWidget):
    """The kind's own fields; says `changed` when one was filled in or changed."""

    changed = Signal()
    left = Signal()

    def __init__(self, look: Look, before: QWidget, *, most: int = COLUMNS_OF_MANY) -> None:
        """At most so many fields side by side; `before` is what has the focus before them."""
        super().__init__()
        self._look = look
        self._before = before
        self._most = most
        self._fields: dict[str, tuple[KindField, Field]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.px(16))
        self.hide()

    def ask_for(self, kind: DebtKind | None) -> None:
        """Show the fields of a kind; what was typed for another kind is gone."""
        for _, shown in self._fields.values():
            self._grid.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._fields = {}
        fields = kind.fields if kind is not None else ()
        columns = min(COLUMNS_OF_MANY if len(fields) >= MANY else COLUMNS, self._most)
        for column in range(COLUMNS_OF_MANY):
            self._grid.setColumnStretch(column, int(column < columns))
        line = column = 0
        for field in fields:
            shown = self._build(field)
            self._fields[field.field] = (field, shown)
            # Sixty-four digits are looked over as a whole.
            wide = columns if field.type is FieldType.DOCUMENT_HASH else 1
            if column + wide > columns:
                line, column = line + 1, 0
            self._grid.addWidget(shown, line, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            column += wide
        focus_after(self._before, *(shown.edit for _, shown in self._fields.values()))
        self.setVisible(bool(self._fields))

    def begin(self) -> None:
        """Put the focus on the first field that is empty, or on the first, where there is one."""
        fields = [shown for _, shown in self._fields.values()]
        begun = [shown for shown in fields if not shown.text()] or fields
        if begun:
            begun[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Mapping[str, str]:
        """What stands in the fields; a choice that was begun counts as the one it begins."""
        return {name: _meant(field, shown.text()) for name, (field, shown) in self._fields.items()}

    def take_up(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed before."""
        for name, text in typed.items():
            if name in self._fields:
                self._fields[name][1].edit.setText(text)

    def complain(self, name: str, sentence: str) -> bool:
        """Say what is wrong with a field; no when there is no such field."""
        if name not in self._fields:
            return False
        self._fields[name][1].complain(sentence)
        return True

    def mark(self, name: str, sentence: str) -> bool:
        """As `complain`, and go there."""
        if name in self._fields:
            self._fields[name][1].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.complain(name, sentence)

    def complain_if_wrong(self) -> bool:
        """Mark what is missing or wrong and put the focus on the first such field."""
        wrong = [shown for field, shown in self._fields.values() if self._check(field, shown)]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    def _build(self, field: KindField) -> Field:
        english = self._look.words.language == "en"
        caption = field.label_en if english else field.label
        if not field.required:
            caption = self._look.words.say("release.optional", field=caption)
        shown = Field(
            self._look,
            caption,
            name=f"field_{field.field}",
            hint=self._hint(field),
            gives_way=True,
        )
        if field.type is FieldType.DOCUMENT_HASH:
            shown.edit.setProperty("role", "code")
        if field.type is FieldType.TAX_CODE:
            shown.edit.setProperty(TAKES, TypedKind.TAX_CODE)
        shown.edit.textEdited.connect(lambda _text: self.changed.emit())
        shown.edit.editingFinished.connect(lambda: self._leave(field, shown))
        return shown

    def _hint(self, field: KindField) -> str:
        match field.type:
            case FieldType.CHOICE:
                return " · ".join(field.choices)
            case FieldType.DATE:
                return self._look.words.say("release.due_hint")
            case FieldType.DOCUMENT_HASH:
                return self._look.words.say("release.hash_hint")
            case FieldType.TEXT if field.mask is not None:
                return field.mask
            case FieldType.NUMBER if field.minimum is not None and field.maximum is not None:
                return f"{field.minimum}–{field.maximum}"
            case _:
                return ""

    def _leave(self, field: KindField, shown: Field) -> None:
        """A field that is left with something in it is checked; an empty one can wait."""
        if shown.text():
            meant = _meant(field, shown.text())
            if meant != shown.text():
                shown.edit.setText(meant)
            self._check(field, shown)
        self.changed.emit()
        self.left.emit()

    def _check(self, field: KindField, shown: Field) -> bool:
        """Whether something is wrong with the field, which says so."""
        if not shown.text():
            if field.required:
                shown.complain(self._look.words.say("field.missing"))
            else:
                shown.accept()
            return field.required
        try:
            read_field(field, shown.text())
        except FieldWrong as wrong:
            reason, right = wrong.facts["reason"], wrong.facts["right"]
            shown.complain(self._look.words.say(f"field.{reason}", right=right))
            return True
        shown.accept()
        return False


def _meant(field: KindField, text: str) -> str:
    """The choice that alone begins like this."""
    if field.type is not FieldType.CHOICE or not text:
        return text
    begun = [choice for choice in field.choices if choice.casefold().startswith(text.casefold())]
    exact = [choice for choice in begun if choice.casefold() == text.casefold()]
    fitting = exact or begun
    return fitting[0] if len(fitting) == 1 else text
