"""What stands over the form of a kind: which one it is, who changed it last, and the draft."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.kind_drafts import BegunKind
from counter_app.ui.kinds.kind_words import author_of, made_by_at
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.parts import Chip, Elided, label, row
from payments_core.wire.desk.catalogue_messages import ManagedKind


class KindHead(QWidget):
    """Name, code, revision with its author; under them, of a draft that was taken up again, since
    when it is, from which revision, and whether there is a newer one by now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.words
        self._title = Elided("", "name")
        self._title.setObjectName("kind_title")
        self._code = label("", "code")
        self._by = Elided("", "hint")
        self._state = Chip(look, Tone.TO_REGISTER, look.words.say("kinds.begun"), "pencil")
        self._state.setObjectName("kind_begun")
        self._draft = label("", "body", wrap=True)
        self._draft.setObjectName("kind_draft")
        line = row(look, self._title, self._code, self._state, spacing=16)
        line.addWidget(self._by, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        column.addLayout(line)
        column.addWidget(self._draft)
        self._draft.hide()

    def hasHeightForWidth(self) -> bool:
        """A page whose height hangs on its width would scroll rather than let its form do so."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The draft's sentences over as many lines as they need."""
        super().resizeEvent(event)
        self._fit()

    def show_kind(self, made: ManagedKind | None, *, touched: bool) -> None:
        """This kind, None for a new one; `touched` when something is not saved."""
        say = self._words.say
        if made is None:
            title, code, by = say("kinds.new_title"), "", ""
        else:
            english = self._words.language == "en"
            title = made.kind.name_en if english else made.kind.name
            revision = say("kinds.revision", number=made.revision)
            code, by = made.kind.kind_id, f"{revision} · {made_by_at(self._words, made)}"
        self._title.setText(title)
        self._title.setToolTip(title)
        self._code.setText(code)
        self._by.setText(by)
        self._by.setToolTip(by)
        self._state.setVisible(touched)

    def show_draft(self, begun: BegunKind | None, made: ManagedKind | None) -> None:
        """Of this draft; None where there is none or no more."""
        self._draft.setVisible(begun is not None)
        if begun is None:
            return
        say, when = self._words.say, day_and_hour(begun.kept_at)
        if made is None:
            said = say("kinds.draft_new", when=when)
        else:
            said = say("kinds.draft", when=when, number=begun.made_from)
            if begun.made_from < made.revision:
                who = author_of(self._words, made)
                said = f"{said} {say('kinds.draft_overtaken', who=who, number=made.revision)}"
        self._draft.setText(f"{said} {say('kinds.draft_ways')}")
        self._fit()

    def _fit(self) -> None:
        self._draft.setFixedHeight(max(self._draft.heightForWidth(self.width()), 1))
