"""A new notice: form and preview; after the release the answer stands where the form was."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget

from counter_app.services.views import (
    AnswerKind,
    CheckView,
    DeskView,
    ReleaseAnswer,
    Released,
    ReleaseDraft,
    RowState,
)
from counter_app.ui.background import Ticket
from counter_app.ui.customer.customer_acts import show_code_act
from counter_app.ui.customer.customer_layout import DrawnCode, drawn
from counter_app.ui.customer.customer_screen import PutUp
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.paper_watch import Paper, Standing
from counter_app.ui.papers.lost_papers import came_out_acts
from counter_app.ui.places import CitizenPlace, Place, ReleasePlace
from counter_app.ui.release.favourites import FAVOURITES
from counter_app.ui.release.form_memory import FormMemory
from counter_app.ui.release.paper_side import PaperSide, print_first
from counter_app.ui.release.plan_acts import plan_acts
from counter_app.ui.release.release_form import ReleaseForm
from counter_app.ui.release.released_panel import ReleasedPanel, acts_afterwards
from counter_app.ui.said.people import full_name
from counter_app.ui.said.person_marks import code_label, release_note
from counter_app.ui.style.theme import RAIL_WORDS_FROM
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import FORM_WIDTH, Elided, row
from payments_core.clock import rome_date
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.model.debt_kind import Offer
from payments_core.notice.content import AnyNotice
from payments_core.wire.desk.notice_messages import ActKind
from payments_core.wire.desk.operation_messages import PadNumber


class ReleaseView(Page):
    """F9 releases and prints; Enter never does."""

    held_words = "scan.held_notice"

    def __init__(self, around: Surroundings, place: ReleasePlace) -> None:
        super().__init__(around)
        self._place = place
        self._draft: ReleaseDraft | None = None
        self._released: Released | None = None
        self._panel: ReleasedPanel | None = None
        self._taken_up = False
        self._drawing: Ticket | None = None
        self._sending = False
        self._paper_over = False
        self._in_doubt: tuple[str, ...] = ()
        self._refused = False
        self._code_wanted = False
        self._state = RowState.TO_REGISTER
        self._online = around.counter.status.view().online
        self._title = Elided(self.words.say("release.title", name=full_name(place.citizen)), "name")
        self._title.setObjectName("release_title")
        code = code_label(self.look, place.citizen)
        self.column.addLayout(row(self.look, self._title, code, None, spacing=16))
        self._note = release_note(self.look, place.citizen)
        if self._note is not None:
            self.column.addWidget(self._note)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(self.look.theme.px(12))
        self._body.addWidget(self._build_left(), 9)
        self._paper = PaperSide(self, "release")
        self._show_line()
        self._body.addWidget(self._paper.frame, 4)
        self.column.addLayout(self._body, 1)
        self._give_favourite_keys()
        self.ask_here(around.counter.release.offers, self._offer)

    def acts(self) -> tuple[Act, ...]:
        """Before: release. Afterwards: the next citizen."""
        if self._released is not None and self._panel is not None:
            number = self._panel.standing.next_number
            return acts_afterwards(
                self,
                self._released,
                self._place.citizen,
                standing=self._panel.standing,
                may_reprint=self._paper_over,
                refused=self._refused,
                show_code=show_code_act(self, number, self._state, online=self._online),
                found=came_out_acts(
                    self, self._in_doubt, self._released.subject, self._paper_found
                ),
                may_cancel=self._may_cancel(),
            )
        say = self.words.say
        return (
            Act(
                "release",
                say("act.release"),
                "print",
                "F9",
                self._release,
                Strength.FILLED,
                enabled=not self._sending,
            ),
            self._code_act(),
            *plan_acts(self.words, self._form.plan),
            *self._pad_act(),
            self._form.co_debtors.act(),
            *self._memory.acts(),
            Act("hold", say("act.hold"), "inbox", "Ctrl+H", self._hold, enabled=not self._sending),
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True),
        )

    def _may_cancel(self) -> bool:
        acts = self.around.counter.notice_acts
        return ActKind.CANCEL in acts.possible(self._state, online=self._online)

    def _code_act(self) -> Act:
        """Without a paper, unless it is a plan, whose other codes the screen does not show; the
        same waits, and the paper comes where no code can be shown."""
        say, waits = self.words.say, self._sending
        return Act(
            "release_code",
            say("act.release_code"),
            "presentation",
            "F12",
            partial(self._release, code_wanted=True),
            Strength.OUTLINED,
            enabled=self._online and not waits,
            reason="" if self._online or waits else say("customer.offline"),
        )

    def _pad_act(self) -> tuple[Act, ...]:
        """Only the server knows whether a number of a form is free."""
        if not self._online:
            return ()
        text = self.words.say("act.pad")
        return (Act("pad", text, "note", "Ctrl+B", self._form.toggle_pad),)

    def take_scan(self, text: str) -> bool:
        """A form that is scanned into its field."""
        if self._released is None and self._form.pad.has_focus():
            self._form.pad.put(text)
            return True
        return super().take_scan(text)

    def arrive(self) -> None:
        """Work begins with the kind; after the release with whoever is next."""
        if self._released is not None:
            self.around.ways.focus_search()
            return
        self._form.kind.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place | None:
        """What was typed is put aside; what is released, or about to be, leads to the citizen."""
        citizen_id = self._place.citizen.citizen_id
        if self._released is not None:
            return CitizenPlace(citizen_id, self._released.notice_number)
        if self._sending:
            return CitizenPlace(citizen_id)
        self._put_aside()
        if not self._taken_up or self._as_typed() == replace(self._place, fault=None):
            return self._place
        return self._as_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow for its text the paper lies under the form."""
        super().resizeEvent(event)
        narrow = self.window().width() < self.look.theme.px(RAIL_WORDS_FROM)
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(upright if narrow else across)

    def close_down(self) -> None:
        """The page on the worker is not wanted either."""
        super().close_down()
        self._paper.preview.close_down()

    def notice_changed(self, notice_number: str) -> None:
        """The notice just released, or one of its instalments, may be registered or paid."""
        if self._released is None or notice_number not in self._released.notice_numbers:
            return
        check = self.around.counter.check
        self.ask(lambda: check.check(notice_number), self._show_standing, lambda _error: None)

    def desk_changed(self, desk: DeskView) -> None:
        """Offline some kinds cannot be released."""
        if desk.online != self._online:
            self._online = desk.online
            self._show_line()
            self.acts_changed.emit()
            if self._form.plan.is_free:  # its due dates are judged by whether there is a line
                self._form_changed()
            self.ask_here(self.around.counter.release.offers, self._offer_again)

    def _build_left(self) -> QStackedWidget:
        self._form = ReleaseForm(self.look, lambda: rome_date(self.around.counter.clock.now()))
        self._memory = FormMemory(self, self._form)
        self._form.changed.connect(self._form_changed)
        self._form.co_debtors.work_for(self, self._place.citizen)
        self._form.begin_with(self._place.kind_text)
        for field in (self._form.kind, self._form.due):
            field.edit.editingFinished.connect(self._put_aside)
        self._form.fields.left.connect(self._put_aside)
        self._form.pad.entered.connect(self._look_up)
        self._left = QStackedWidget()
        # What a large screen has more is for the paper beside it.
        self._left.setMaximumWidth(self.look.theme.px(FORM_WIDTH))
        self._left.addWidget(self._form)
        return self._left

    def _give_favourite_keys(self) -> None:
        for place in range(FAVOURITES):
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            key.activated.connect(lambda place=place: self._favourite(place))

    def _show_line(self) -> None:
        self._paper.offline_note.setVisible(not self._online)

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        self._offer_again(offers)
        place = self._place
        self._form.take_up(place.kind_text, place.due_text, place.typed)
        self._taken_up = True
        if place.fault is not None:
            self._form.mark(place.fault)
        self._memory.load()

    def _offer_again(self, offers: tuple[Offer, ...]) -> None:
        self._form.show_offers(offers, online=self._online)

    def _favourite(self, place: int) -> None:
        if self._released is None:
            self._form.choose(place)

    def _hold(self) -> None:
        """The draft waits; the next citizen, please."""
        ways = self.around.ways
        ways.next_citizen()
        if self.around.begun.notices.of(self._place.citizen.citizen_id) is not None:
            ways.tell(self.words.say("template.held"))

    def _as_typed(self) -> ReleasePlace:
        form = self._form
        place = ReleasePlace(self._place.citizen, form.kind.text(), form.due.text(), form.typed())
        return replace(place, corrects=self._place.corrects)

    def _put_aside(self) -> None:
        """After each field; not before the form holds what was put aside earlier, and not while
        a notice is being made of it."""
        done = self.gone or self._sending or self._released is not None
        if self._taken_up and not done:
            self.around.begun.notices.keep(self._as_typed())

    def _form_changed(self) -> None:
        self._put_aside()
        offer = self._form.offer
        draft = self._drafted(offer) if offer is not None else None
        if draft is not None:
            self._form.show_due(draft.due_on)
            if (due_on := self._form.due_on()) is not None:
                draft = replace(draft, due_on=due_on)
            draft = replace(draft, co_debtors=self._form.co_debtors.people())
            draft = self._numbered(self._form.plan.divided(draft, self.around.counter.release))
        self._draft = draft
        self._form.show_sum(draft.worked_out.calculation if draft is not None else None)
        self._show_draft(draft if self._form.plan.has_paper else None)
        self._paper.number_hint.setHidden(self._form.pad.printed is not None)
        self.acts_changed.emit()

    def _show_draft(self, draft: ReleaseDraft | None) -> None:
        """The paper as it would be; what it says of the entity is in the store, so that a worker
        asks for it, and only the latest answer counts."""
        if self._drawing is not None:
            self._drawing.abandon()
            self._drawing = None
        if draft is None:
            self._paper.preview.show_content(None)
            return
        release = self.around.counter.release
        self._drawing = self.ask_here(
            lambda: release.preview(draft), self._paper.preview.show_content
        )

    def _look_up(self, typed: str) -> None:
        """The number of a form: whether it waits for a debt, and of which kind."""
        pad, pads = self._form.pad, self.around.counter.pads

        def read(printed: PadNumber) -> None:
            pad.accepted(printed, self._form.kind_name(printed.kind_id))

        def refused(error: Exception) -> None:
            pad.refused(self.words.problem(error))

        self.ask(lambda: pads.read(typed), read, refused)

    def _drafted(self, offer: Offer) -> ReleaseDraft | None:
        """The debt worked out, None while something is missing or wrong.

        A field says what is wrong with it when it is left; what no field is to blame for stands
        under the kind.
        """
        try:
            return self.around.counter.release.draft(
                self._place.citizen, offer, self._form.fields.typed()
            )
        except PaymentsError as trouble:
            if trouble.code == "amount_out_of_bounds":
                self._form.fields.complain(str(trouble.facts["field"]), self.words.problem(trouble))
            elif trouble.code != "field_wrong":
                self._form.kind.complain(self.words.problem(trouble))
            return None

    def _numbered(self, draft: ReleaseDraft) -> ReleaseDraft | None:
        """The draft with the number of the form, where it is to have one."""
        pad = self._form.pad
        if pad.printed is None:
            return draft
        try:
            numbered = self.around.counter.release.with_pad_number(draft, pad.printed)
        except RuleBroken as trouble:
            pad.complain(self.words.problem(trouble))
            return None
        pad.fits()
        return numbered

    def _release(self, *, code_wanted: bool = False) -> None:
        if self._sending or self._released is not None or self._form.complain_if_wrong():
            return
        if self._draft is None:
            return
        draft = replace(self._draft, corrects=self._place.corrects)
        self._sending, self._code_wanted = True, code_wanted
        self.acts_changed.emit()
        release = self.around.counter.release
        self.carry_through_here(
            lambda: release.release(draft), self._take_released, self._not_released
        )

    def _not_released(self, error: Exception) -> None:
        """Everything typed stays; the reason stands under the kind."""
        if self.gone:
            self.around.ways.tell(self.words.problem(error))
            return
        self._sending = False
        if isinstance(error, RuleBroken) and error.code == "correction_done":
            # Whoever goes on all the same, having read it, releases a notice of its own.
            self._place = replace(self._place, corrects="")
        self._form.kind.complain(self.words.problem(error))
        self.acts_changed.emit()

    def _take_released(self, released: Released) -> None:
        """The notice gets its paper also when the clerk has already turned to somebody else."""
        self.around.begun.notices.drop(self._place.citizen.citizen_id)
        if not self.gone:
            self._show_released(released)
        release = self.around.counter.release
        # For some seconds it listens to what the synchronisation hears; it asks nobody itself.
        self.carry_through_here(
            lambda: release.wait_for_answer(released.operation_id),
            lambda reply: self._take_answer(released, reply),
            self._no_paper,
        )

    def _show_released(self, released: Released) -> None:
        self._sending = False
        self._released = released
        self.held_words = ""
        if self._drawing is not None:
            self._drawing.abandon()
        self._panel = ReleasedPanel(self.look, released)
        self._left.addWidget(self._panel)
        self._left.setCurrentWidget(self._panel)
        # Out of sight the form still asks for its height, and the answer would have to be scrolled.
        self._form.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._paper.number_hint.hide()
        self._paper.offline_note.hide()
        if self._note is not None:
            self._note.hide()
        name = full_name(self._place.citizen)
        self._title.setText(self.words.say("release.done_title", name=name))
        self._title.setToolTip(self._title.text())
        self.acts_changed.emit()
        self.around.ways.focus_search()
        self.scroll_to_top()

    def _take_answer(self, released: Released, reply: ReleaseAnswer) -> None:
        if not self.gone:
            self._show_answer(reply)
        payable = reply.kind is AnswerKind.PAYABLE
        if self._code_wanted and payable and reply.may_print and not self.gone:
            self._show_code(released)
            return
        if self._code_wanted and reply.kind is AnswerKind.UNANSWERED:
            key = "customer.late_prints" if reply.may_print else "customer.late_waits"
            self.around.ways.tell(self.words.say(key))
        if reply.may_print:
            self._print(released)

    def _show_code(self, released: Released) -> None:
        """The code in place of the paper; whatever keeps it from being shown, the paper comes."""
        counter, number = self.around.counter, released.notice_number
        self.around.customer.await_code(number)

        def work() -> tuple[DrawnCode, AnyNotice]:
            return drawn(counter.codes.of_release(number)), counter.plans.first_paper(number)

        def failed(error: Exception) -> None:
            self.around.ways.tell(self.words.problem(error))
            self._print(released)

        self.carry_through_here(work, lambda made: self._put_up(released, *made), failed)

    def _put_up(self, released: Released, code: DrawnCode, content: AnyNotice) -> None:
        customer, release = self.around.customer, self.around.counter.release
        if self.gone or self._panel is None or customer.show_code(code) is not PutUp.SHOWN:
            self._print(released)
            return
        if len(released.notice_numbers) > 1:
            # One code is on the screen, and the citizen goes home with all the others.
            self._print(released)
            return
        self._paper.show_paper(content)
        where = "" if customer.has_own_screen else "_here"
        said = self.words.say(f"customer.instead_of_paper{where}")
        self._panel.show_paper(Standing(said, over=True, trouble=False))
        self._end_of_paper()
        self.carry_through_here(
            lambda: release.without_paper(released.operation_id),
            lambda _none: None,
            lambda error: self.around.ways.tell(self.words.problem(error)),
        )

    def _show_answer(self, reply: ReleaseAnswer) -> None:
        self._refused = reply.kind is AnswerKind.REFUSED
        if self._panel is None or not self._panel.standing.paid:  # its payment may be told first
            self._state = _state_after(reply)
        self.acts_changed.emit()
        if not reply.may_print:
            self._end_of_paper()
        if self._panel is not None:
            self._panel.show_outcome(reply, online=self._online)

    def _print(self, released: Released) -> None:
        print_first(self, released, self._printed, self._no_paper)

    def _printed(self, content: AnyNotice, paper: Paper) -> None:
        if not self.gone:
            self._paper.show_paper(content)
            self.papers.follow(paper, self._show_paper)

    def _show_paper(self, standing: Standing) -> None:
        if self._panel is not None:
            self._panel.show_paper(standing)
        self._in_doubt = standing.in_doubt
        if standing.over:
            self._end_of_paper()

    def paper_changed(self) -> None:
        """Another paper has taken the place of the one in doubt."""
        self._in_doubt = ()
        self.acts_changed.emit()

    def _paper_found(self) -> None:
        self.paper_changed()
        if self._panel is not None:
            self._panel.show_paper_found()

    def _no_paper(self, error: Exception) -> None:
        self.around.ways.tell(self.words.problem(error))
        if not self.gone:
            self._end_of_paper()

    def _end_of_paper(self) -> None:
        """The first paper is out, or never will be: only now another one makes sense."""
        self._paper_over = True
        self.acts_changed.emit()

    def _show_standing(self, check: CheckView) -> None:
        """Of one number of the release."""
        if self._panel is None:
            return
        state = self._panel.learn(check, self.around.counter.clock.now())
        if state is not None:
            self._state = state
            self.acts_changed.emit()


def _state_after(reply: ReleaseAnswer) -> RowState:
    """What the notice is once the wait is over."""
    match reply.kind:
        case AnswerKind.PAYABLE:
            return RowState.TO_PAY if reply.may_print else RowState.TO_CHECK
        case AnswerKind.UNANSWERED:
            return RowState.TO_REGISTER
        case AnswerKind.REFUSED:
            return RowState.TO_CHECK
