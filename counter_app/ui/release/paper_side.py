"""The card beside a form: what its paper will be, and then the paper itself."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from counter_app.services.views import Released
from counter_app.ui.page import Page
from counter_app.ui.paper_watch import Paper
from counter_app.ui.papers.printing_acts import notice_paper
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.parts import card, label, row
from counter_app.ui.widgets.preview import Preview
from payments_core.errors import PaymentsError
from payments_core.notice.content import AnyNotice


class PaperSide:
    """Builds `frame`; `said` is the section of the texts that it speaks from."""

    def __init__(self, page: Page, said: str) -> None:
        say = page.words.say
        self._say, self._said = say, said
        self.frame, column = card(page.look)
        self._title = label(say("release.preview"), "strong")
        self.number_hint = label(say(f"{said}.number_later"), "hint")
        column.addLayout(row(page.look, self._title, None, self.number_hint))
        self.offline_note = AnswerBand(page.look, "offline_note", small=True)
        self.offline_note.show_answer(
            Tone.TO_REGISTER, say("release.offline_title"), say(f"{said}.offline_note"), icon="plug"
        )
        column.addWidget(self.offline_note)
        self.preview = Preview(page.look, page.around.background, say(f"{said}.no_preview"))
        column.addWidget(self.preview, 1)

    def show_paper(self, content: AnyNotice) -> None:
        """What has been released, with its number."""
        self._title.setText(self._say(f"{self._said}.paper"))
        self.preview.show_content(content)


def print_first(
    page: Page,
    released: Released,
    printed: Callable[[AnyNotice, Paper], None],
    failed: Callable[[Exception], None],
) -> None:
    """One paper for all numbers of a release: the whole at once, and the instalments in their
    order; also when its clerk has turned to somebody else."""
    counter = page.around.counter

    def work() -> tuple[AnyNotice, Paper]:
        try:
            content = counter.plans.first_paper(released.notice_number)
            ticket = counter.spool.print_notice(content, page.around.operator.operator_id)
        except PaymentsError:
            counter.release.without_paper(released.operation_id)
            raise
        return content, notice_paper(page.words, content, ticket)

    def begin() -> None:
        page.carry_through_here(work, lambda done: printed(*done), failed)

    # What has just been shown is painted before the paper takes its share of the interpreter.
    QTimer.singleShot(0, page.around.background, begin)
