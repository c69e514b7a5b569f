"""A task that somebody has handed over, and what was done about it."""

from PySide6.QtCore import Qt

from counter_app.services.views import DeskView
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.places import Area, CitizenPlace, HandedTaskPlace, Place, VerifyPlace
from counter_app.ui.said.task_words import task_sentence
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Field, card, form_line, label

#: The one field of the form, where it is kept.
_REASON = "reason"


class HandedTaskView(Page):
    """F9 closes it with the sentence that is typed; Enter does not."""

    area = Area.TASKS

    def __init__(self, around: Surroundings, place: HandedTaskPlace) -> None:
        super().__init__(around)
        self._task = place.task
        self._sending = False
        self._online = around.counter.status.view().online
        words, task = self.words, place.task
        band = AnswerBand(self.look, "handed_task_answer")
        sentence = task_sentence(words, task)
        band.show_answer(Tone.TO_CHECK, task.title or words.say("tasks.this_desk"), sentence)
        self.column.addWidget(band)
        frame, column = card(self.look)
        column.setSpacing(self.look.theme.px(16))
        if (handing := task.handing) is not None:
            said = words.say(
                "tasks.handed_by", who=handing.person, place=handing.desk_name,
                moment=day_and_hour(handing.at),
            )  # fmt: skip
            about = label(said, "body", wrap=True)
            about.setObjectName("handed_by")
            column.addWidget(about)
        step = label(words.next_step(task.problem_code), "strong", wrap=True)
        column.addWidget(step)
        self._reason = Field(
            self.look, words.say("tasks.what_was_done"), name="task_reason",
            hint=words.say("tasks.what_was_done_hint"),
        )  # fmt: skip
        self._form = f"handed:{task.handing.handed_id}" if task.handing else ""
        begun = around.begun.forms.of(self._form) or {}
        self._reason.edit.setText(place.reason or begun.get(_REASON, ""))
        self._reason.edit.textEdited.connect(self._put_aside)
        column.addWidget(self._reason)
        column.addStretch(1)
        self.column.addLayout(form_line(self.look, frame), 1)

    def acts(self) -> tuple[Act, ...]:
        """Close it, look at what it is about, go back."""
        say, task = self.words.say, self._task
        acts = [
            Act(
                "close_handed", say("act.close_task"), "check", "F9", self._close,
                Strength.FILLED, enabled=self._online and not self._sending,
            )
        ]  # fmt: skip
        if task.citizen_id or task.notice_number:
            acts.append(Act("see_task", say("act.see_notice"), "file", "F5", self._see))
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def arrive(self) -> None:
        """What is left to do is to say what was done."""
        self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place:
        """Come back with what is typed."""
        return HandedTaskPlace(self._task, self._reason.text())

    def desk_changed(self, desk: DeskView) -> None:
        """Without the line nothing can be closed."""
        if desk.online != self._online:
            self._online = desk.online
            self.acts_changed.emit()

    def _see(self) -> None:
        task = self._task
        if task.citizen_id:
            self.around.ways.go(CitizenPlace(task.citizen_id, task.notice_number))
        elif task.notice_number:
            self.around.ways.go(VerifyPlace(task.notice_number))

    def _close(self) -> None:
        handing = self._task.handing
        if handing is None or self._sending:
            return
        handed, reason = self.around.counter.handed_tasks, self._reason.text()
        self._sending = True
        self._reason.accept()
        self.acts_changed.emit()
        self.carry_through(
            lambda: handed.close(handing.handed_id, reason), self._closed, self._not_closed
        )

    def _put_aside(self, reason: str) -> None:
        self.around.begun.forms.keep(self._form, {_REASON: reason})

    def _closed(self, _none: None) -> None:
        self.around.begun.forms.drop(self._form)
        if not self.gone:
            self.around.ways.back()
        self.around.ways.tell(self.words.say("tasks.handed_closed", title=self._task.title))

    def _not_closed(self, error: Exception) -> None:
        self._sending = False
        self.complain_beside(self._reason, error)
        if not self.gone:
            self.acts_changed.emit()
