"""What stands where the form was: how the release went, then the notice and its paper."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.services.release_standing import ReleaseStanding
from counter_app.services.views import (
    AnswerKind,
    CheckVerdict,
    CheckView,
    ReleaseAnswer,
    Released,
    RowState,
)
from counter_app.ui.page import Page
from counter_app.ui.paper_watch import Standing
from counter_app.ui.papers.printing_acts import plan_reprint_acts, receipt_acts, reprint_plan
from counter_app.ui.places import NoticeActPlace, ReleasePlace, VerifyPlace
from counter_app.ui.said.answers import Answer
from counter_app.ui.said.release_answers import release_answer
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount, fours
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Chip, Elided, card, label, picture, row, rule, set_role
from counter_app.ui.widgets.states import tone_of, word_of
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.notice_messages import ActKind


class ReleasedPanel(QWidget):
    """One answer in large type and a card of facts; of those the state and the paper change.

    `said` is the section of the texts that it speaks from, and `captions` are the keys of what
    stands over number and amount.
    """

    said = "release"
    captions = ("notices.number", "notices.amount")

    def __init__(self, look: Look, released: Released) -> None:
        super().__init__()
        self._look = look
        self._words = look.words
        self.standing = ReleaseStanding(released)
        self._payment_told = False
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
            facts = dict(reply.problem_facts)
            reason = self._words.problem_of(reply.problem_code or "refused", facts)
            self.show_refused(self._words.say("release.refused"), reason)
        elif not self._payment_told:
            self._show_registration(reply, online)

    def show_refused(self, headline: str, reason: str) -> None:
        """The server wants nothing of it, and nobody can pay it."""
        self._band.show_answer(Tone.TO_CHECK, headline, reason)
        self._show_state(RowState.TO_CHECK)

    def learn(self, check: CheckView, now: datetime) -> RowState | None:
        """What is known of one of its numbers; what is paid of another stays said. The state that
        follows, None where nothing is new."""
        before, self.standing = self.standing, self.standing.with_check(check)
        if self.standing is not before:
            state = RowState.PAID if self.standing.is_paid else RowState.TO_PAY
            said = release_answer(self._words, self.standing, check, now, self.said)
            self._show_payment(said, state)
            return state
        if check.verdict is not CheckVerdict.NOT_PAID or not check.online or before.paid:
            return None
        self.show_outcome(ReleaseAnswer(AnswerKind.PAYABLE, None, may_print=True), online=True)
        if check.notice.cancel_waits:
            self._show_cancel_waits()
        return RowState.TO_PAY

    def show_paper(self, standing: Standing) -> None:
        """How its paper stands; what needs somebody stands out."""
        self._trouble.setVisible(standing.trouble)
        set_role(self._paper, "body" if standing.trouble else "hint")
        self._paper.setText(standing.sentence)
        self._foot.show()

    def show_paper_found(self) -> None:
        """Somebody has seen the paper in doubt."""
        self.show_paper(Standing(self._words.say("printing.found"), over=True, trouble=False))

    def _show_payment(self, said: Answer, state: RowState) -> None:
        self._payment_told = True
        self._band.show_answer(said.tone, said.headline, said.detail)
        self._state.show_state(said.tone, word_of(self._words, state))

    def _show_cancel_waits(self) -> None:
        """Somebody has asked to cancel it, and it can still be paid."""
        say = self._words.say
        self._band.show_answer(
            Tone.TO_CHECK, say("notices.cancel_waits"), say(f"{self.said}.cancel_waits_detail")
        )

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
            self._words.say(f"{self.said}.{key}"),
            self._words.say(f"{self.said}.{key}_detail"),
            icon="check-circle" if payable else "",
        )
        self._show_state(RowState.TO_PAY if payable else RowState.TO_REGISTER)

    def _show_state(self, state: RowState) -> None:
        self._state.show_state(tone_of(state), word_of(self._words, state))

    def _build_card(self, released: Released) -> QFrame:
        look = self._look
        frame, column = card(look)
        begun = RowState.TO_REGISTER
        self._state = Chip(look, tone_of(begun), word_of(self._words, begun))
        self._state.setObjectName("released_state")
        number = label(fours(released.notice_number), "code")
        number.setObjectName("released_number")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sum_of = label(amount(released.amount_cents), "answer")
        subject = row(look, label(released.subject, "title", wrap=True), spacing=16)
        subject.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(subject)
        of_number, of_amount = self.captions
        facts = row(look, spacing=32)
        facts.addLayout(self._fact(of_number, number))
        facts.addLayout(self._fact("notices.citizen", Elided(released.debtor_name, "body")), 1)
        facts.addLayout(self._fact(of_amount, sum_of))
        column.addLayout(facts)
        column.addWidget(self._build_paper())
        return frame

    def _build_paper(self) -> QWidget:
        """The line about the paper, once there is something to say of it."""
        look = self._look
        self._trouble = picture(look.icons.pixmap("print", look.theme.ink(Tone.TO_PRINT).text, 20))
        self._trouble.hide()
        self._paper = label("", "hint", wrap=True)
        self._paper.setObjectName("paper_line")
        paper = row(look)
        paper.addWidget(self._trouble, 0, Qt.AlignmentFlag.AlignTop)
        paper.addWidget(self._paper, 1)
        self._foot = QWidget()
        self._foot.hide()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(look.theme.px(12))
        foot.addWidget(rule(look))
        foot.addLayout(paper)
        return self._foot

    def _fact(self, caption: str, value: QWidget) -> QVBoxLayout:
        pair = QVBoxLayout()
        pair.setSpacing(self._look.theme.px(2))
        pair.addWidget(label(self._words.say(caption), "label"))
        pair.addWidget(value, 1)
        return pair


class PlannedPanel(ReleasedPanel):
    """The same of a plan that was made for a notice, whose paper the citizen has already."""

    said = "notice_plan"
    captions = ("notice_plan.number", "notice_plan.amount")


def acts_afterwards(
    page: Page,
    released: Released,
    citizen: CitizenInfo,
    *,
    standing: ReleaseStanding,
    may_reprint: bool,
    refused: bool,
    show_code: Act,
    found: tuple[Act, ...] = (),
    may_cancel: bool = False,
) -> tuple[Act, ...]:
    """The next citizen first; the receipts once there are any, with the paper of what is left of a
    plan, else the paper, unless the server has refused the notice and nobody can pay it. `found`
    says of a paper in doubt that it is there, `show_code` is for the citizen's screen; what was
    released by mistake may be cancelled at once where this operator `may_cancel` it.
    """
    say, ways, number = page.words.say, page.around.ways, released.notice_number

    def another() -> None:
        ways.go(ReleasePlace(citizen))

    def verify() -> None:
        ways.go(VerifyPlace(number))

    papers = receipt_acts(page, standing.paid, Strength.OUTLINED)
    if papers and not standing.is_paid:
        papers += plan_reprint_acts(page, standing.paid[0].notice)
    if not papers and not refused:
        text = say("act.reprint")
        papers = (
            Act(
                "reprint", text, "print", "F7", lambda: reprint_plan(page, number),
                enabled=may_reprint,
            ),
        )  # fmt: skip
    onward = Act(
        "next_citizen",
        say("act.next_citizen"),
        "arrow-right",
        "",
        ways.next_citizen,
        Strength.FILLED,
        cap="F3",
    )
    return (
        onward,
        *papers,
        *found,
        show_code,
        Act("new_notice", say("act.another_notice"), "plus", "F4", another),
        Act("verify", say("act.verify"), "refresh", "F5", verify),
        *((cancel_act(page, number),) if may_cancel else ()),
        Act("back", say("act.back"), "arrow-left", "Esc", ways.back, at_end=True),
    )


def cancel_act(page: Page, number: str) -> Act:
    """Withdraw what was just released; where it has been paid meanwhile, or somebody has asked to
    cancel it, its story instead."""
    counter, ways = page.around.counter, page.around.ways
    check = counter.check

    def known(found: CheckView) -> None:
        notice = found.notice
        possible = counter.notice_acts.possible(
            notice.state, online=found.online, cancel_waits=notice.cancel_waits
        )
        may = ActKind.CANCEL in possible
        ways.go(NoticeActPlace(notice, ActKind.CANCEL) if may else VerifyPlace(number, found))

    def cancel() -> None:
        page.ask(lambda: check.check(number), known)

    return Act("cancel", page.words.say("notice_act.CANCEL"), "ban", "Ctrl+D", cancel)
