"""What is left open, each with its next step."""

from dataclasses import replace
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent

from counter_app.services.anomalies import TASK_CODES
from counter_app.services.cancel_requests import TO_APPROVE
from counter_app.services.corrections import Correction, may_correct
from counter_app.services.open_tasks import OF_THEMSELVES
from counter_app.services.refunds import TO_DECIDE
from counter_app.services.views import DeskView, RowState, TaskView
from counter_app.store.tasks import NAME_LIMIT
from counter_app.ui.lists.notice_columns import state_column
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.papers.lost_papers import lost_paper_acts, tells_of_paper
from counter_app.ui.places import Area, Place, TasksPlace
from counter_app.ui.said.task_words import task_sentence
from counter_app.ui.style.fonts import Size, sans
from counter_app.ui.style.messages import day_of, hour_of
from counter_app.ui.style.theme import Tone
from counter_app.ui.tasks.task_steps import form_of, place_of
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, card, label, row
from counter_app.ui.widgets.rows_table import Column, RowsTable
from counter_app.ui.widgets.server_wait import ServerWait
from counter_app.ui.widgets.states import tone_of
from payments_core.clock import rome_date

#: Places of two columns of the table.
HAPPENED, NEXT_STEP = 1, 3

#: Kinds of task in the order of the list: what may cost a citizen money or a walk comes first.
_ORDER = (
    RowState.TO_CHECK,
    *(one for one in RowState if one is not RowState.TO_CHECK),
)

_NOT_CLOSED_HERE = frozenset({TO_DECIDE, TO_APPROVE, *OF_THEMSELVES, *TASK_CODES.values()})


class TasksView(Page):
    """By kind, the oldest of each first; a task goes when its cause goes or when the clerk closes
    it, and until tomorrow when it is put off.

    Refunds and cancellations that wait for a decision stand among them, and payments that
    supervisors look at: they come from the server, after what this desk knows by itself, and go
    only with their cause.
    """

    area = Area.TASKS

    def __init__(self, around: Surroundings, _place: TasksPlace) -> None:
        super().__init__(around)
        self._own: tuple[TaskView, ...] = ()
        self._of_server: dict[str, tuple[TaskView, ...]] = {}
        self._put_off: frozenset[str] = frozenset()
        self._waiting = 0
        self._online = around.counter.status.view().online
        px = self.look.theme.px
        frame, column = card(self.look, margin=0)
        column.setContentsMargins(1, px(12), 1, 1)
        self._count = Elided("", "hint")
        self._count.setObjectName("list_count")
        top = row(
            self.look, label(self.words.say("tasks.title"), "title"), self._count, None, spacing=12
        )
        top.setContentsMargins(px(16), 0, px(16), 0)
        column.addLayout(top)
        self._wait = ServerWait(self.look)
        self._wait.has_rows = True  # what this desk knows is there at once
        self._wait.setContentsMargins(px(16), 0, px(16), 0)
        column.addWidget(self._wait)
        self._table = RowsTable[TaskView](
            self.look,
            self._columns(),
            name="tasks_table",
            accessible_name=self.words.say("tasks.title"),
            row_height=60,
        )
        self._table.opened.connect(lambda _task: self._open())
        self._table.moved.connect(self._show_task)
        column.addWidget(self._table, 1)
        self._nothing = EmptyState(self.look, "no_tasks")
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self.column.addWidget(frame, 1)
        self._whole = AnswerBand(self.look, "task_detail", small=True)
        self._whole.hide()
        self.column.addWidget(self._whole)
        self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns come and go with the width, and with them what has to be said below."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, lambda: self._show_whole(self._table.current()))

    def acts(self) -> tuple[Act, ...]:
        """The next step, and closing what has been dealt with."""
        say, task = self.words.say, self._table.current()
        acts: list[Act] = []
        if task is not None:
            if self._place_of(task) is not None:
                acts.append(self._open_act(task))
            if task.handing is not None:
                acts = [self._open_act(task)]
            elif tells_of_paper(task):
                acts[:0] = lost_paper_acts(self, task, self._load)
            elif task.problem_code not in _NOT_CLOSED_HERE:
                acts.append(self._close_act())
            if self._may_hand(task):
                text = say("act.hand_task")
                acts.append(Act("hand_task", text, "upload", "Ctrl+M", self._hand))
            later = say("act.snooze")
            acts.append(Act("snooze", later, "clock", "Ctrl+H", self._snooze))
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins in the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice_changed(self, notice_number: str) -> None:
        """A cause may have gone."""
        self._load()

    def desk_changed(self, desk: DeskView) -> None:
        """What the server knows is among them while it can be asked."""
        if desk.online != self._online:
            self._online = desk.online
            self._load()

    def _open_act(self, task: TaskView) -> Act:
        """The next step, but of a paper: that is printed again."""
        paper = tells_of_paper(task) and task.handing is None
        key = "act.correct" if may_correct(task) else "act.next_step"
        text = self.words.say("act.open_notice" if paper else key)
        strength = Strength.PLAIN if paper else Strength.FILLED
        cap = self.words.say("key.enter")
        return Act("open_task", text, "arrow-right", "", self._open, strength, cap=cap)

    def _close_act(self) -> Act:
        text = self.words.say("act.close_task")
        return Act("close_task", text, "check", "Ctrl+D", self._close, Strength.OUTLINED)

    def _columns(self) -> tuple[Column[TaskView], ...]:
        words = self.words

        def happened(task: TaskView) -> Cell:
            return Cell(self._title(task), self._sentence(task))

        def moment(task: TaskView) -> Cell:
            today = rome_date(self.around.counter.clock.now())
            key = "tasks.at_today" if rome_date(task.at) == today else "tasks.at_day"
            return Cell(words.say(key, day=day_of(task.at), hour=hour_of(task.at)))

        return (
            state_column(self.look, "tasks.kind", lambda task: task.state),
            Column(words.say("tasks.happened"), Kind.TEXT, 0, happened),
            Column(words.say("tasks.at"), Kind.TEXT, 150, moment, need=2),
            Column(
                words.say("tasks.next"),
                Kind.TEXT,
                330,
                lambda t: Cell(words.next_step(t.problem_code)),
                need=1,
            ),
        )

    def _load(self) -> None:
        lists, tasks = self.around.counter.lists, self.around.counter.tasks
        self.ask_here(lambda: (tasks.all(), tasks.put_off(), len(lists.waiting())), self._take_own)
        counter = self.around.counter
        for source, ask in (
            ("refunds", counter.refunds.tasks),
            ("cancels", counter.cancels.tasks),
            ("anomalies", counter.anomalies.tasks),
            ("handed", counter.handed_tasks.tasks),
        ):
            self.ask_saying(self._wait, ask, partial(self._take_of_server, source))

    def _take_own(self, found: tuple[tuple[TaskView, ...], frozenset[str], int]) -> None:
        self._own, self._put_off, self._waiting = found
        self._show()

    def _take_of_server(self, source: str, tasks: tuple[TaskView, ...]) -> None:
        if tasks == self._of_server.get(source, ()):
            return
        self._of_server[source] = tasks
        self._show()
        if tasks and self.around.ways.search_field.hasFocus():
            self.arrive()  # the list was empty until now, and had given the focus away

    def _show(self) -> None:
        every = chain(self._own, *self._of_server.values())
        found = sorted(every, key=lambda task: (_ORDER.index(task.state), task.at))
        tasks = tuple(one for one in found if one.task_id[:NAME_LIMIT] not in self._put_off)
        waiting = self._waiting
        current = self._table.current()
        task_id = current.task_id if current else None
        self._table.show_rows(tasks, keep=lambda task: task.task_id == task_id)
        counts = [self.words.count("tasks.count", len(tasks))]
        if put_off := len(found) - len(tasks):
            counts.append(self.words.count("tasks.put_off", put_off))
        if waiting:
            counts.append(self.words.count("tasks.waiting", waiting))
        if not self._online and self.around.counter.refunds.may_decide():
            counts.insert(0, self.words.say("tasks.server_away"))
        self._count.setText(" · ".join(counts))
        if not tasks:
            self._say_nothing(waiting)
            if self._table.hasFocus():
                self.around.ways.focus_search()
        self._table.setVisible(bool(tasks))
        self._nothing.setVisible(not tasks)
        self.acts_changed.emit()

    def _say_nothing(self, waiting: int) -> None:
        """What stands in an empty list: notices that go out by themselves are nobody's task, but
        whoever looks here wants to know of them."""
        say, keys = self.words.say, (("F3", self.words.say("tasks.next_citizen")),)
        if waiting:
            headline = self.words.count("tasks.waiting", waiting)
            detail = say("tasks.waiting_detail")
            self._nothing.say("upload", headline, detail, keys, Tone.TO_REGISTER)
        else:
            detail = say("tasks.none_detail")
            self._nothing.say("check-circle", say("tasks.none"), detail, keys, Tone.PAID)

    def _show_task(self, task: TaskView | None) -> None:
        self._show_whole(task)
        self.acts_changed.emit()

    def _show_whole(self, task: TaskView | None) -> None:
        """The sentence of the row in hand, where a line of the table is too short for it."""
        sentence = self._sentence(task) if task is not None else ""
        if task is not None:
            step = self.words.next_step(task.problem_code)
            self._whole.show_answer(tone_of(task.state), self._title(task), f"{sentence} {step}.")
        self._whole.setVisible(bool(sentence) and self._is_cut(sentence))

    def _title(self, task: TaskView) -> str:
        """What it is about; a task of the desk itself is about no notice."""
        return task.title or self.words.say("tasks.this_desk")

    def _sentence(self, task: TaskView) -> str:
        return task_sentence(self.words, task)

    def _is_cut(self, sentence: str) -> bool:
        room = self._table.columnWidth(HAPPENED) - self.look.theme.px(12)
        metrics = QFontMetrics(sans(self.look.theme, Size.LABEL))
        return self._table.isColumnHidden(NEXT_STEP) or metrics.horizontalAdvance(sentence) > room

    def _open(self) -> None:
        if (task := self._table.current()) is None:
            return
        if may_correct(task):
            corrections = self.around.counter.corrections
            self.ask_here(lambda: corrections.of(task), lambda found: self._correct(task, found))
        elif (place := self._place_of(task)) is not None:
            self.around.ways.go(place)

    def _correct(self, task: TaskView, found: Correction | None) -> None:
        """The form as it was released, unless another one was begun for the same citizen: what is
        typed in that is not lost."""
        if found is None:
            if (place := self._place_of(task)) is not None:
                self.around.ways.go(place)
            return
        filled = form_of(self.words, found, task.task_id)
        begun = self.around.begun.notices.of(filled.citizen.citizen_id)
        other = begun is not None and begun != replace(filled, fault=None, corrects=begun.corrects)
        self.around.ways.go(begun if begun is not None and other else filled)
        if other:
            self.around.ways.tell(self.words.say("tasks.begun_instead"))
        elif found.fault is None:
            sentence = self.words.problem_of(task.problem_code, dict(task.facts))
            self.around.ways.tell(sentence)

    def _place_of(self, task: TaskView) -> Place | None:
        return place_of(task, self.around.begun.notices.of)

    def _snooze(self) -> None:
        if (task := self._table.current()) is None:
            return
        tasks, task_id = self.around.counter.tasks, task.task_id
        title = self._title(task)

        def done(_none: None) -> None:
            self.around.ways.tell(self.words.say("tasks.snoozed", title=title))
            self._load()

        self.ask_here(lambda: tasks.snooze(task_id), done)

    def _close(self) -> None:
        if (task := self._table.current()) is not None:
            lists, task_id = self.around.counter.lists, task.task_id
            self.ask_here(lambda: lists.close_task(task_id), lambda _none: self._load())

    def _may_hand(self, task: TaskView) -> bool:
        """A clerk's task of this desk, while the server can be asked. What a printer left in doubt
        only somebody at this desk can look at, and what nobody opened would be here again."""
        stays = tells_of_paper(task) or task.problem_code in OF_THEMSELVES
        leads = self.around.counter.handed_tasks.leads()
        return self._online and not leads and task in self._own and not stays

    def _hand(self) -> None:
        task = self._table.current()
        if task is None or not self._may_hand(task):
            return
        handed = self.around.counter.handed_tasks

        def done(_none: None) -> None:
            said = self.words.say("tasks.handed_over", title=self._title(task))
            self.around.ways.tell(said)
            self._load()

        self.ask(lambda: handed.hand(task), done)
