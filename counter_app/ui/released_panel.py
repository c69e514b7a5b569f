"""What stands where the form was: how the release went, then the notice and its paper."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.services.views import AnswerKind, ReleaseAnswer, Released, RowState
from counter_app.ui.answer_band import AnswerBand
from counter_app.ui.answers import Answer
from counter_app.ui.look import Look
from counter_app.ui.messages import amount, fours
from counter_app.ui.paper_watch import Standing
from counter_app.ui.parts import Chip, card, label, picture, row
from counter_app.ui.states import tone_of, word_of
from counter_app.ui.theme import Tone


class ReleasedPanel(QWidget):
    """One answer in large type and a card of facts; of those the state and the paper change."""

    def __init__(self, look: Look, released: Released) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        self._band = AnswerBand(look, "answer_panel")
        number = fours(released.notice_number)
        self._band.show_answer(
            Tone.TO_REGISTER,
            self._words.say("release.registering"),
            f"{number} · {amount(released.amount_cents)}",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(12))
        column.addWidget(self._band)
        column.addWidget(self._build_card(released))
        column.addStretch(1)

    def show_outcome(self, reply: ReleaseAnswer, *, online: bool) -> None:
        """How the server answered, or that it has not yet; a payment already told stays."""
        if reply.kind is AnswerKind.REFUSED:
            reason = self._words.problem_of(reply.problem_code or "refused", {})
            self._band.show_answer(Tone.TO_CHECK, self._words.say("release.refused"), reason)
        elif self._band.tone is not Tone.PAID:
            self._show_registration(reply, online)

    def show_answer(self, said: Answer, state: RowState) -> None:
        """What is known of its payment."""
        self._band.show_answer(said.tone, said.headline, said.detail)
        self._state.show_state(said.tone, word_of(self._words, state))

    def show_paper(self, standing: Standing) -> None:
        """How its paper stands; what needs somebody stands out."""
        self._trouble.setVisible(standing.trouble)
        self._paper.setProperty("role", "body" if standing.trouble else "hint")
        self._paper.style().unpolish(self._paper)
        self._paper.style().polish(self._paper)
        self._paper.setText(standing.sentence)

    def _show_registration(self, reply: ReleaseAnswer, online: bool) -> None:
        """Blue, not green: green is kept for money that has come."""
        payable = reply.kind is AnswerKind.PAYABLE
        if payable:
            key = "payable"
        elif not reply.may_print:
            key = "waits"
        else:
            key = "late" if online else "offline"
        self._band.show_answer(
            Tone.TO_REGISTER,
            self._words.say(f"release.{key}"),
            self._words.say(f"release.{key}_detail"),
            icon="check-circle" if payable else "",
        )
        state = RowState.TO_PAY if payable else RowState.TO_REGISTER
        self._state.show_state(tone_of(state), word_of(self._words, state))

    def _build_card(self, released: Released) -> QFrame:
        look = self._look
        frame, column = card(look)
        self._state = Chip(look, Tone.TO_PAY, word_of(self._words, RowState.TO_PAY))
        self._state.setObjectName("released_state")
        number = label(fours(released.notice_number), "code")
        number.setObjectName("released_number")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sum_of = label(amount(released.amount_cents), "answer")
        self._trouble = picture(look.icons.pixmap("print", look.theme.ink(Tone.TO_PRINT).text, 20))
        self._trouble.hide()
        self._paper = label("", "hint", wrap=True)
        self._paper.setObjectName("paper_line")
        paper = row(look)
        paper.addWidget(self._trouble, 0, Qt.AlignmentFlag.AlignTop)
        paper.addWidget(self._paper, 1)
        column.addWidget(label(released.subject, "title", wrap=True))
        column.addLayout(row(look, number, None, self._state, spacing=16))
        column.addLayout(row(look, label(released.debtor_name, "quiet"), None, sum_of))
        column.addLayout(paper)
        return frame
