"""Notes about a citizen: read them all, write one, take one back with the reason."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from counter_app.services.views import CitizenNoteView, DeskView
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import NotesPlace, Place
from counter_app.ui.said.people import full_name
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, Field, card, label, row
from counter_app.ui.widgets.rows_table import Column, RowsTable
from payments_core.rules.citizen_note import NOTE_LIMIT

#: The one field of the form, where it is kept.
_TEXT = "text"


class NotesView(Page):
    """F9 keeps what is typed; Enter never does. A note is not changed: it is withdrawn, with the
    reason, and stays in the list."""

    def __init__(self, around: Surroundings, place: NotesPlace) -> None:
        super().__init__(around)
        self._place = place
        self._citizen_id = place.citizen.citizen_id
        self._withdrawing = place.withdrawing
        self._sending = False
        self._waiting = around.counter.status.view().waiting_notes
        title = label(self.words.say("notes.title"), "name")
        name = Elided(full_name(place.citizen), "title")
        name.setObjectName("notes_of")
        self.column.addLayout(row(self.look, title, name, None, spacing=16))
        self._field = Field(self.look, "", name="note_field")
        self._field.edit.setText(self._begun() if place.withdrawing is None else place.reason)
        self._field.edit.textEdited.connect(self._typed)
        self.column.addWidget(self._field)
        frame, column = card(self.look, margin=0)
        self._table = RowsTable[CitizenNoteView](
            self.look,
            (
                Column(self.words.say("notes.text"), Kind.TEXT, 0, self._note_cell, grow=1),
                Column(
                    self.words.say("notes.written"), Kind.TEXT, 190,
                    lambda note: Cell(day_and_hour(note.written_at)), need=1,
                ),
            ),
            name="notes_list",
            accessible_name=self.words.say("notes.title"),
            row_height=52,
        )  # fmt: skip
        self._table.moved.connect(self._show_whole)
        self._table.opened.connect(lambda _note: None)
        column.addWidget(self._table, 1)
        self._older = Elided(self.words.say("notes.older"), "hint")
        self._older.setObjectName("older_notes")
        self._older.setContentsMargins(*(self.look.theme.px(side) for side in (16, 8, 16, 8)))
        self._older.hide()
        column.addWidget(self._older)
        self._nothing = EmptyState(self.look, "no_notes")
        self._nothing.say(
            "note", self.words.say("notes.none"), self.words.say("notes.none_detail"),
            (("F9", self.words.say("act.write_note")),),
        )  # fmt: skip
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self.column.addWidget(frame, 1)
        self._whole = AnswerBand(self.look, "note_whole", small=True)
        self._whole.hide()
        self.column.addWidget(self._whole)
        self._name_field()
        self._load()

    def acts(self) -> tuple[Act, ...]:
        """Keep the note, or withdraw the one in hand."""
        say, note = self.words.say, self._table.current()
        name = "write_note" if self._withdrawing is None else "withdraw_note"
        acts = [
            Act(
                name, say(f"act.{name}"), "check", "F9", self._send, Strength.FILLED,
                enabled=not self._sending,
            )
        ]  # fmt: skip
        if self._withdrawing is not None:
            keep = say("act.keep_note")
            acts.append(Act("keep_note", keep, "arrow-left", "Esc", self._keep, at_end=True))
            return tuple(acts)
        if note is not None and note.may_withdraw:
            text = say("act.begin_withdrawal")
            acts.append(Act("begin_withdrawal", text, "ban", "Ctrl+D", self._begin_withdrawal))
        back = say("act.back")
        acts.append(Act("back", back, "arrow-left", "Esc", self.around.ways.back, at_end=True))
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins with the words."""
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place:
        """Come back to the same person, and to a note that is being taken back; a new one is kept
        as it is typed."""
        if self._withdrawing is None or self._sending:
            return replace(self._place, withdrawing=None, reason="")
        reason = self._field.edit.text()
        return replace(self._place, withdrawing=self._withdrawing, reason=reason)

    def desk_changed(self, desk: DeskView) -> None:
        """A note that has gone out no longer waits."""
        if desk.waiting_notes != self._waiting:
            self._waiting = desk.waiting_notes
            self._load()

    def _note_cell(self, note: CitizenNoteView) -> Cell:
        return Cell(note.text, self._about(note), aside=note.withdrawn_at is not None)

    def _about(self, note: CitizenNoteView) -> str:
        """Who wrote it; who took it back, when and why; that the server has not heard yet."""
        say, parts = self.words.say, [note.author_name]
        if note.withdrawn_at is not None:
            moment = day_and_hour(note.withdrawn_at)
            withdrawn = {"name": note.withdrawn_by, "moment": moment, "reason": note.reason}
            parts.append(say("notes.withdrawn", **withdrawn))
        if note.waits:
            parts.append(say("notes.waits"))
        return " · ".join(part for part in parts if part)

    def _load(self) -> None:
        notes = self.around.counter.notes
        self.ask(
            lambda: (notes.of(self._citizen_id), notes.has_older(self._citizen_id)), self._show
        )

    def _show(self, found: tuple[tuple[CitizenNoteView, ...], bool]) -> None:
        notes, older = found
        self._older.setVisible(older)
        current = self._table.current()
        note_id = current.note_id if current else None
        self._table.show_rows(notes, keep=lambda note: note.note_id == note_id)
        self._table.setVisible(bool(notes))
        self._nothing.setVisible(not notes)
        self._show_whole(self._table.current())

    def _show_whole(self, note: CitizenNoteView | None) -> None:
        """All of the note in hand: a line of the table may be too short for it."""
        if note is not None:
            tone = Tone.TO_PAY if note.withdrawn_at is None else Tone.CANCELLED
            self._whole.show_answer(tone, note.text, self._about(note), icon="note")
        self._whole.setVisible(note is not None)
        self.acts_changed.emit()

    def _typed(self, text: str) -> None:
        forms = self.around.begun.forms
        if text:
            forms.keep(self._form(), {_TEXT: text})
        else:
            forms.drop(self._form())
        if self._field.is_wrong():
            self._name_field()

    def _form(self) -> str:
        """Under which name what is being written is kept."""
        if self._withdrawing is None:
            return f"note:{self._citizen_id}"
        return f"withdrawal:{self._withdrawing.note_id}"

    def _begun(self) -> str:
        """What was being written before."""
        return (self.around.begun.forms.of(self._form()) or {}).get(_TEXT, "")

    def _name_field(self) -> None:
        say = self.words.say
        if self._withdrawing is None:
            self._field.rename(say("notes.new"))
            self._field.accept(say("notes.new_hint", limit=NOTE_LIMIT))
        else:
            self._field.rename(say("notes.reason", note=_short(self._withdrawing.text)))
            self._field.accept(say("notes.reason_hint"))

    def _begin_withdrawal(self) -> None:
        self._withdrawing = self._table.current()
        self._field.edit.setText(self._begun())
        self._name_field()
        self.arrive()
        self.acts_changed.emit()

    def _keep(self) -> None:
        """Back to writing, with what was typed before."""
        self._withdrawing = None
        self._field.edit.setText(self._begun())
        self._name_field()
        self.acts_changed.emit()

    def _send(self) -> None:
        if self._sending:
            return
        notes, note, citizen_id = self.around.counter.notes, self._withdrawing, self._citizen_id
        typed = self._field.text()
        sent = partial(self._sent, self._form(), typed)
        # Whoever pastes several lines means their words.
        text = " ".join(typed.split())
        self._sending = True
        self.acts_changed.emit()
        if note is None:
            self.carry_through_here(lambda: notes.write(citizen_id, text), sent, self._refused)
        else:
            note_id = note.note_id
            self.carry_through_here(lambda: notes.withdraw(note_id, text), sent, self._refused)

    def _sent(self, form: str, typed: str, _none: None) -> None:
        """What was typed since belongs to the next note."""
        forms = self.around.begun.forms
        if forms.of(form) == {_TEXT: typed}:
            forms.drop(form)
        self._sending = False
        if self.gone:
            return
        self._keep()
        self.arrive()
        self._load()

    def _refused(self, error: Exception) -> None:
        """Everything typed stays."""
        self._sending = False
        self.complain_beside(self._field, error)
        if not self.gone:
            self.acts_changed.emit()


def _short(text: str) -> str:
    """Enough to know which note it is."""
    return text if len(text) <= 40 else f"{text[:39]}…"
