"""The card that says why the program did not open, with a way to try again."""

from PySide6.QtCore import Qt, Signal

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.entry_card import EntryCard
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import label, picture, row


class TroubleCard(EntryCard):
    """What went wrong and what to do; `again` is asked for by its only button."""

    again = Signal()

    def __init__(self, look: Look, error: Exception) -> None:
        super().__init__(look)
        say = look.words.say
        self.show_heading(say("opening.trouble"), say("shell.program"), "")
        reason = label(look.words.problem(error), "error", wrap=True)
        reason.setObjectName("opening_error")
        sign = picture(look.icons.pixmap("error", look.theme.error, 20))
        line = row(look, spacing=8)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(reason, 1)
        self.card_column.addLayout(line)
        self._button = KeyButton(
            look, say("opening.again"), icon="refresh", strength=Strength.FILLED, height=44
        )
        self._button.setObjectName("try_again_button")
        self._button.clicked.connect(lambda _checked=False: self.again.emit())
        self.card_column.addWidget(self._button)

    def arrive(self) -> None:
        """There is only one thing to do."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
