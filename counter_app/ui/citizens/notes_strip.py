"""What clerks have noted about a citizen, in a line or two over the notices."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from counter_app.services.views import CitizenNoteView
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import day_of
from counter_app.ui.widgets.parts import Elided, card, empty, label, picture, row

#: Notes that are read on the citizen's page; the others are a key away.
SHOWN = 2


class NotesStrip(QFrame):
    """The newest notes that nobody has withdrawn, one line each; not there where there are none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        frame, self._lines = card(look, margin=8)
        outer = row(look, frame)
        self.setLayout(outer)
        self.setObjectName("notes_strip")
        self.hide()

    def show_notes(self, notes: Sequence[CitizenNoteView], *, narrow: bool) -> None:
        """These notes; only the newest where room is short."""
        empty(self._lines)
        px, palette = self._look.theme.px, self._look.theme.palette
        valid = [note for note in notes if note.withdrawn_at is None]
        shown = valid[: 1 if narrow else SHOWN]
        self._lines.setSpacing(px(4))
        for place, note in enumerate(shown):
            text = Elided(note.text, "strong")
            # The note gives way before its author does, and takes no more than it needs.
            line = row(self._look, spacing=12)
            line.addWidget(picture(self._look.icons.pixmap("note", palette.text2, 20)))
            line.addWidget(text)
            line.addWidget(label(self._by(note), "hint"))
            if place == len(shown) - 1 and len(valid) > len(shown):
                more = self._look.words.count("notes.more", len(valid) - len(shown))
                line.addWidget(label(more, "hint"))
            line.addStretch(1)
            self._lines.addLayout(line)
        told = " · ".join(f"{note.text}, {self._by(note)}" for note in shown)
        self.setAccessibleName(self._look.words.say("notes.strip", notes=told))
        self.setVisible(bool(shown))

    def _by(self, note: CitizenNoteView) -> str:
        said = self._look.words.say("notes.by", name=note.author_name, day=day_of(note.written_at))
        return f"{said} · {self._look.words.say('notes.waits')}" if note.waits else said
