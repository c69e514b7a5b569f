"""A new notice: form and preview; after the release the answer stands where the form was."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.printing.device import JobState, PrintTicket
from counter_app.services.views import (
    AnswerKind,
    CheckVerdict,
    CheckView,
    DeskView,
    ReleaseAnswer,
    Released,
    ReleaseDraft,
)
from counter_app.ui.acts import Act
from counter_app.ui.answer_band import AnswerBand
from counter_app.ui.answers import answer
from counter_app.ui.key_button import Strength
from counter_app.ui.messages import amount, fours
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.parts import Chip, Elided, card, label, row
from counter_app.ui.people import full_name
from counter_app.ui.places import CitizenPlace, Place, ReleasePlace, VerifyPlace
from counter_app.ui.preview import Preview
from counter_app.ui.printing_acts import print_first_receipt, reprint
from counter_app.ui.release_form import FAVOURITES, ReleaseForm
from counter_app.ui.states import word_of
from counter_app.ui.theme import RAIL_WORDS_FROM, Tone
from payments_core.clock import rome_date
from payments_core.model.rate import Rate
from payments_core.notice.content import NoticeContent


class ReleaseView(Page):
    """F9 releases and prints; Enter never does."""

    def __init__(self, around: Surroundings, place: ReleasePlace) -> None:
        super().__init__(around)
        self._place = place
        self._draft: ReleaseDraft | None = None
        self._released: Released | None = None
        self._paid: CheckView | None = None
        self._sending = False
        self._online = around.counter.status.view().online
        title = Elided(self.words.say("release.title", name=full_name(place.citizen)), "name")
        title.setObjectName("release_title")
        code = label(place.citizen.tax_code, "code")
        self.column.addLayout(row(self.look, title, code, None, spacing=24))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(self.look.theme.px(12))
        self._body.addWidget(self._build_left(), 5)
        self._body.addWidget(self._build_right(), 3)
        self.column.addLayout(self._body, 1)
        self._give_favourite_keys()
        self.ask(around.counter.release.rates, self._offer)

    def acts(self) -> tuple[Act, ...]:
        """Before: release. Afterwards: the next citizen."""
        if self._released is not None:
            return self._acts_afterwards(self._released)
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
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True),
        )

    def arrive(self) -> None:
        """Work begins with the kind."""
        self._form.kind.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> Place | None:
        """What was typed is put aside; a released notice leads back to the citizen."""
        citizen = self._place.citizen
        if self._released is not None:
            return CitizenPlace(citizen.citizen_id, self._released.notice_number)
        draft = ReleasePlace(citizen, self._form.kind.text(), self._form.due.text())
        self.around.drafts.keep(draft)
        return draft

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow for its text the paper lies under the form."""
        super().resizeEvent(event)
        narrow = self.window().width() < self.look.theme.px(RAIL_WORDS_FROM)
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(upright if narrow else across)

    def close_down(self) -> None:
        """The page on the worker is not wanted either."""
        super().close_down()
        self._preview.close_down()

    def notice_changed(self, notice_number: str) -> None:
        """The notice just released may have been registered or paid."""
        if self._released is None or self._released.notice_number != notice_number:
            return
        check = self.around.counter.check
        self.ask(lambda: check.check(notice_number), self._show_standing, lambda _error: None)

    def desk_changed(self, desk: DeskView) -> None:
        """Offline some kinds cannot be released."""
        if desk.online != self._online:
            self._online = desk.online
            self._show_line()
            self.ask(self.around.counter.release.rates, self._offer_again)

    def _build_left(self) -> QStackedWidget:
        self._form = ReleaseForm(self.look, lambda: rome_date(self.around.counter.clock.now()))
        self._form.changed.connect(self._form_changed)
        after = QWidget()
        column = QVBoxLayout(after)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.theme.px(12))
        self._answer = AnswerBand(self.look, "answer_panel")
        column.addWidget(self._answer)
        frame, self._facts = card(self.look)
        column.addWidget(frame)
        column.addStretch(1)
        self._left = QStackedWidget()
        self._left.addWidget(self._form)
        self._left.addWidget(after)
        return self._left

    def _build_right(self) -> QWidget:
        frame, column = card(self.look)
        self._number_hint = label(self.words.say("release.number_later"), "hint")
        self._paper_title = label(self.words.say("release.preview"), "strong")
        column.addLayout(row(self.look, self._paper_title, None, self._number_hint))
        self._offline_note = AnswerBand(self.look, "offline_note", small=True)
        self._offline_note.show_answer(
            Tone.TO_REGISTER,
            self.words.say("release.offline_title"),
            self.words.say("release.offline_note"),
            icon="plug",
        )
        column.addWidget(self._offline_note)
        self._preview = Preview(self.look, self.around.background)
        column.addWidget(self._preview, 1)
        self._show_line()
        return frame

    def _give_favourite_keys(self) -> None:
        for place in range(FAVOURITES):
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            key.activated.connect(lambda place=place: self._favourite(place))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._release)

    def _show_line(self) -> None:
        self._offline_note.setVisible(not self._online)

    def _offer(self, rates: tuple[Rate, ...]) -> None:
        self._offer_again(rates)
        self._form.take_up(self._place.kind_text, self._place.due_text)

    def _offer_again(self, rates: tuple[Rate, ...]) -> None:
        self._form.offer(rates, online=self._online)

    def _favourite(self, place: int) -> None:
        if self._released is None:
            self._form.choose(place)

    def _form_changed(self) -> None:
        rate = self._form.rate
        if rate is None:
            self._draft = None
            self._preview.show_content(None)
        elif self._draft is None or self._draft.rate.rate_id != rate.rate_id:
            release, citizen = self.around.counter.release, self._place.citizen
            self.ask(lambda: release.draft(citizen, rate.rate_id), self._take_draft)
        else:
            self._follow_due()

    def _take_draft(self, draft: ReleaseDraft) -> None:
        if self._form.rate is None or self._form.rate.rate_id != draft.rate.rate_id:
            return
        self._draft = draft
        self._form.show_due(draft.due_on)
        self._follow_due()

    def _follow_due(self) -> None:
        if self._draft is None or (due_on := self._form.due_on()) is None:
            return
        self._draft = replace(self._draft, due_on=due_on)
        self._preview.show_content(self.around.counter.release.preview(self._draft))

    def _release(self) -> None:
        if self._sending or self._released is not None or self._form.complain_if_wrong():
            return
        draft = self._draft
        if draft is None:
            return
        self._sending = True
        self.acts_changed.emit()
        release = self.around.counter.release
        self.ask(lambda: release.release(draft), self._show_released, self._not_released)

    def _not_released(self, error: Exception) -> None:
        """Everything typed stays; the reason stands under the kind."""
        self._sending = False
        self._form.kind.complain(self.words.problem(error))
        self.acts_changed.emit()

    def _show_released(self, released: Released) -> None:
        self._sending = False
        self._released = released
        self.around.drafts.drop(self._place.citizen.citizen_id)
        self._answer.show_answer(
            Tone.TO_REGISTER, self.words.say("release.registering"), self._number_line(released)
        )
        self._show_facts(released)
        self._left.setCurrentIndex(1)
        self._paper_title.setText(self.words.say("release.paper"))
        self._number_hint.hide()
        self._offline_note.hide()
        self.acts_changed.emit()
        self.around.ways.focus_search()
        self.scroll_to_top()
        release = self.around.counter.release
        self.ask(lambda: release.wait_for_answer(released.operation_id), self._show_answer)

    def _show_answer(self, reply: ReleaseAnswer) -> None:
        released = self._released
        if released is None:
            return
        if reply.kind is AnswerKind.REFUSED:
            reason = self.words.problem_of(reply.problem_code or "refused", {})
            self._answer.show_answer(Tone.TO_CHECK, self.words.say("release.refused"), reason)
            return
        if self._answer.tone is not Tone.PAID:
            self._show_outcome(reply)
        if reply.may_print:
            self._print(released)

    def _show_outcome(self, reply: ReleaseAnswer) -> None:
        """Blue, not green: green is kept for money that has come."""
        payable = reply.kind is AnswerKind.PAYABLE
        if payable:
            key = "payable"
        elif not reply.may_print:
            key = "waits"
        else:
            key = "late" if self._online else "offline"
        self._answer.show_answer(
            Tone.TO_REGISTER,
            self.words.say(f"release.{key}"),
            self.words.say(f"release.{key}_detail"),
            icon="check-circle" if payable else "",
        )
        if not payable:
            self._state.show_state(Tone.TO_REGISTER, self.words.say("state.TO_REGISTER"))

    def _print(self, released: Released) -> None:
        counter = self.around.counter

        def work() -> tuple[NoticeContent, PrintTicket]:
            content = counter.reprint.content(released.notice_number)
            return content, counter.spool.print_notice(content)

        self.ask(work, self._printed)

    def _printed(self, printed: tuple[NoticeContent, PrintTicket]) -> None:
        content, ticket = printed
        self._preview.show_content(content)
        key = "failed" if ticket.state is JobState.FAILED else "notice"
        number = fours(content.notice_number or "")
        self._paper.setText(self.words.say(f"printing.{key}", number=number))

    def _show_standing(self, check: CheckView) -> None:
        if check.verdict not in (CheckVerdict.PAID, CheckVerdict.PAID_TWICE):
            return
        self._paid = check
        said = answer(self.words, check, self.around.counter.clock.now())
        self._answer.show_answer(said.tone, said.headline, said.detail)
        self._state.show_state(said.tone, word_of(self.words, check.notice.state))
        self.acts_changed.emit()

    def _print_receipt(self) -> None:
        if self._paid is not None:
            print_first_receipt(self, self._paid)

    def _show_facts(self, released: Released) -> None:
        self._state = Chip(self.look, Tone.TO_PAY, self.words.say("state.TO_PAY"))
        self._state.setObjectName("released_state")
        self._facts.addWidget(label(released.subject, "title"))
        number = label(fours(released.notice_number), "code")
        number.setObjectName("released_number")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.addLayout(row(self.look, number, None, self._state, spacing=16))
        self._facts.addLayout(
            row(
                self.look,
                label(released.debtor_name, "quiet"),
                None,
                label(amount(released.amount_cents), "answer"),
            )
        )
        self._paper = label("", "hint", wrap=True)
        self._paper.setObjectName("paper_line")
        self._facts.addWidget(self._paper)

    def _number_line(self, released: Released) -> str:
        return f"{fours(released.notice_number)} · {amount(released.amount_cents)}"

    def _acts_afterwards(self, released: Released) -> tuple[Act, ...]:
        say, ways, number = self.words.say, self.around.ways, released.notice_number
        paid = self._paid is not None and bool(self._paid.receipts)
        paper = (
            Act(
                "receipt",
                say("act.print_receipt"),
                "print",
                "F7",
                self._print_receipt,
                Strength.OUTLINED,
            )
            if paid
            else Act("reprint", say("act.reprint"), "print", "F7", lambda: reprint(self, number))
        )
        return (
            Act(
                "next_citizen",
                say("act.next_citizen"),
                "arrow-right",
                "",
                ways.next_citizen,
                Strength.FILLED,
                cap="F3",
            ),
            paper,
            Act(
                "new_notice",
                say("act.another_notice"),
                "plus",
                "F4",
                lambda: ways.go(ReleasePlace(self._place.citizen)),
            ),
            Act("verify", say("act.verify"), "refresh", "F5", lambda: ways.go(VerifyPlace(number))),
            Act("back", say("act.back"), "arrow-left", "Esc", ways.back, at_end=True),
        )
