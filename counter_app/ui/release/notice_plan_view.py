"""A plan for a notice that is out: which instalments, their paper, and what came of it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from counter_app.services.notice_plans import PlanDraft
from counter_app.services.views import (
    AnswerKind,
    CheckView,
    DeskView,
    ReleaseAnswer,
    Released,
)
from counter_app.ui.background import Ticket
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.paper_watch import Paper, Standing
from counter_app.ui.papers.printing_acts import reprint_plan
from counter_app.ui.places import CitizenPlace, NoticePlanPlace, Place, VerifyPlace
from counter_app.ui.release.notice_plan_form import NoticePlanForm
from counter_app.ui.release.paper_side import PaperSide, print_first
from counter_app.ui.release.plan_acts import plan_acts
from counter_app.ui.release.released_panel import PlannedPanel
from counter_app.ui.style.messages import fours
from counter_app.ui.style.theme import RAIL_WORDS_FROM
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import FORM_WIDTH, Elided, label, row
from payments_core.clock import rome_date
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.notice.content import AnyNotice


class NoticePlanView(Page):
    """F9 makes the plan and prints it; amount and debtor are those of the notice."""

    held_words = "scan.held_form"

    def __init__(self, around: Surroundings, place: NoticePlanPlace) -> None:
        super().__init__(around)
        self._place = place
        self._begun: PlanDraft | None = None
        self._draft: PlanDraft | None = None
        self._made: Released | None = None
        self._panel: PlannedPanel | None = None
        self._drawing: Ticket | None = None
        self._name = f"plan:{place.notice.notice_number}"
        self._offered: Mapping[str, str] = {}
        self._sending = self._paper_over = self._refused = self._impossible = False
        self._online = around.counter.status.view().online
        notice = place.notice
        self._title = Elided(self.words.say("notice_plan.title", name=notice.debtor_name), "name")
        self._title.setObjectName("notice_plan_title")
        number = label(fours(notice.notice_number), "code")
        self.column.addLayout(row(self.look, self._title, number, None, spacing=16))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(self.look.theme.px(12))
        self._body.addWidget(self._build_left(), 9)
        self._paper = PaperSide(self, "notice_plan")
        self._show_line()
        self._body.addWidget(self._paper.frame, 4)
        self.column.addLayout(self._body, 1)
        plans = around.counter.notice_plans
        self.ask_here(lambda: plans.draft(notice.notice_number), self._begin, self._not_begun)

    def acts(self) -> tuple[Act, ...]:
        """Before: make the plan. Afterwards: the next citizen."""
        say, ways = self.words.say, self.around.ways
        back = Act("back", say("act.back"), "arrow-left", "Esc", ways.back, at_end=True)
        if self._made is not None:
            return (*self._acts_afterwards(self._made), back)
        if self._impossible:
            return (back,)
        # What is typed and is no plan yet says itself what is wrong with it.
        draft, says_why = self._draft, self._form.says_what_is_wrong
        chosen = draft is not None and (bool(draft.plan) or says_why)
        make = Act(
            "make_plan", say("act.make_plan"), "print", "F9", self._make, Strength.FILLED,
            enabled=chosen and not self._sending,
            reason="" if chosen or self._sending else say("notice_plan.choose"),
        )  # fmt: skip
        return (make, *plan_acts(self.words, self._form.choice), back)

    def arrive(self) -> None:
        """Work begins with the choice; afterwards with whoever is next."""
        if self._made is not None:
            self.around.ways.focus_search()
        else:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place:
        """Come back to what was chosen and typed, also where it was not taken up yet; what is made
        leads to the citizen."""
        citizen_id = self._place.notice.citizen_id
        if self._made is not None and citizen_id is not None:
            return CitizenPlace(citizen_id, self._made.notice_number)
        if self._sending or self._made is not None:
            return VerifyPlace(self._place.notice.notice_number)
        if self._begun is None:
            return self._place
        return NoticePlanPlace(self._place.notice, self._form.typed())

    def notice_changed(self, notice_number: str) -> None:
        """One of the instalments may be registered or paid."""
        if self._made is None or notice_number not in self._made.notice_numbers:
            return
        check = self.around.counter.check
        self.ask(lambda: check.check(notice_number), self._show_standing, lambda _error: None)

    def desk_changed(self, desk: DeskView) -> None:
        """Due dates are judged by whether there is a line."""
        if desk.online != self._online:
            self._online = desk.online
            self._show_line()
            self._changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow for its text the paper lies under the plan."""
        super().resizeEvent(event)
        narrow = self.window().width() < self.look.theme.px(RAIL_WORDS_FROM)
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(upright if narrow else across)

    def close_down(self) -> None:
        """The page on the worker is not wanted either."""
        super().close_down()
        self._paper.preview.close_down()

    # --- building ------------------------------------------------------------------------------

    def _build_left(self) -> QStackedWidget:
        clock = self.around.counter.clock
        self._form = NoticePlanForm(self.look, self._place.notice, lambda: rome_date(clock.now()))
        self._form.changed.connect(self._changed)
        self._left = QStackedWidget()
        # What a large screen has more is for the paper beside it.
        self._left.setMaximumWidth(self.look.theme.px(FORM_WIDTH))
        self._left.addWidget(self._form)
        return self._left

    def _show_line(self) -> None:
        self._paper.offline_note.setVisible(not self._online and self._made is None)

    # --- choosing ------------------------------------------------------------------------------

    def _begin(self, draft: PlanDraft) -> None:
        """The first plan of the kind, or what was chosen before."""
        self._begun = draft
        typed = self._place.typed or self.around.begun.forms.of(self._name) or {}
        self._form.offer(draft, typed, self.around.counter.notice_plans)
        self._offered = self._form.typed()
        self._form.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _not_begun(self, error: Exception) -> None:
        """Nothing can be made of it: why, and the way back."""
        self._impossible = True
        self._paper.frame.hide()
        self._form.show_trouble(self._why(error))
        self.acts_changed.emit()

    def _changed(self) -> None:
        if self._begun is None or self._made is not None:
            return
        self._form.hide_trouble()
        self._put_aside()
        self._draft = self._form.divided(self._begun, self.around.counter.notice_plans)
        self._show_draft(self._draft)
        self.acts_changed.emit()

    def _put_aside(self) -> None:
        """What the clerk chose or typed; what the form offers by itself is offered again."""
        typed = self._form.typed()
        forms = self.around.begun.forms
        if typed != self._offered or forms.of(self._name) is not None:
            forms.keep(self._name, typed)

    def _show_draft(self, draft: PlanDraft) -> None:
        if self._drawing is not None:
            self._drawing.abandon()
            self._drawing = None
        if not draft.plan:
            self._paper.preview.show_content(None)
            return
        plans = self.around.counter.notice_plans
        self._drawing = self.ask_here(
            lambda: plans.preview(draft), self._paper.preview.show_content
        )

    def _why(self, error: Exception) -> str:
        """What is wrong, in the words of who divides a notice where there are such."""
        key = f"plan_reason.{error.code}" if isinstance(error, PaymentsError) else ""
        return self.words.say(key) if self.words.has(key) else self.words.problem(error)

    # --- making --------------------------------------------------------------------------------

    def _make(self) -> None:
        if self._sending or self._made is not None:
            return
        self._changed()  # a date may have been typed and not left
        draft = self._draft
        if draft is None or self._form.complain_if_wrong() or not draft.plan:
            return
        self._sending = True
        self.acts_changed.emit()
        plans = self.around.counter.notice_plans
        self.carry_through_here(lambda: plans.make(draft), self._take_made, self._not_made)

    def _not_made(self, error: Exception) -> None:
        if self.gone:
            self.around.ways.tell(self.words.problem(error))
            return
        self._sending = False
        self._form.show_trouble(self._why(error))
        self.acts_changed.emit()

    def _take_made(self, made: Released) -> None:
        """The plan gets its paper also when the clerk has already turned to somebody else."""
        self.around.begun.forms.drop(self._name)
        if not self.gone:
            self._show_made(made)
        release = self.around.counter.release
        # For some seconds it listens to what the synchronisation hears; it asks nobody itself.
        self.carry_through_here(
            lambda: release.wait_for_answer(made.operation_id),
            lambda reply: self._take_answer(made, reply),
            self._no_paper,
        )

    def _show_made(self, made: Released) -> None:
        self._sending, self._made = False, made
        self.held_words = ""
        if self._drawing is not None:
            self._drawing.abandon()
        self._panel = PlannedPanel(self.look, made)
        self._left.addWidget(self._panel)
        self._left.setCurrentWidget(self._panel)
        self._paper.number_hint.hide()
        self._show_line()
        self._title.setText(self.words.say("notice_plan.done_title", name=made.debtor_name))
        self.acts_changed.emit()
        self.around.ways.focus_search()
        self.scroll_to_top()

    def _take_answer(self, made: Released, reply: ReleaseAnswer) -> None:
        if not self.gone and self._panel is not None:
            self._refused = reply.kind is AnswerKind.REFUSED
            self._show_reply(self._panel, reply)
            self._paper_over = not reply.may_print
            self.acts_changed.emit()
        if reply.may_print:
            print_first(self, made, self._printed, self._no_paper)

    def _show_reply(self, panel: PlannedPanel, reply: ReleaseAnswer) -> None:
        if self._refused:
            why = self._why(RuleBroken(reply.problem_code or "refused", **reply.problem_facts))
            panel.show_refused(self.words.say("notice_plan.refused"), why)
        else:
            panel.show_outcome(reply, online=self._online)

    def _show_standing(self, check: CheckView) -> None:
        """Of one instalment."""
        if self._panel is not None:
            self._panel.learn(check, self.around.counter.clock.now())

    # --- its paper -----------------------------------------------------------------------------

    def _printed(self, content: AnyNotice, paper: Paper) -> None:
        if not self.gone:
            self._paper.show_paper(content)
            self.papers.follow(paper, self._show_paper)

    def _show_paper(self, standing: Standing) -> None:
        if self._panel is not None:
            self._panel.show_paper(standing)
        if standing.over:
            self._end_of_paper()

    def _no_paper(self, error: Exception) -> None:
        self.around.ways.tell(self.words.problem(error))
        if not self.gone:
            self._end_of_paper()

    def _end_of_paper(self) -> None:
        """The first paper is out, or never will be: only now another one makes sense."""
        self._paper_over = True
        self.acts_changed.emit()

    def _acts_afterwards(self, made: Released) -> tuple[Act, ...]:
        say, ways, number = self.words.say, self.around.ways, made.notice_number
        onward = Act(
            "next_citizen", say("act.next_citizen"), "arrow-right", "", ways.next_citizen,
            Strength.FILLED, cap="F3",
        )  # fmt: skip
        again = Act(
            "reprint", say("act.reprint"), "print", "F7", lambda: reprint_plan(self, number),
            enabled=self._paper_over,
        )  # fmt: skip
        verify = Act(
            "verify", say("act.verify"), "refresh", "F5", lambda: ways.go(VerifyPlace(number))
        )
        return (onward, *(() if self._refused else (again,)), verify)
