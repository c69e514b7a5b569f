"""Was it paid? One answer in large type, then the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from counter_app.services.notice_plans import may_be_planned
from counter_app.services.views import (
    CheckVerdict,
    CheckView,
    PaperView,
    Proof,
    ProofView,
    RowState,
)
from counter_app.ui.answers_in_order import AnswersInOrder
from counter_app.ui.customer.customer_acts import show_code_act
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.papers.lost_papers import came_out_acts, in_doubt
from counter_app.ui.papers.paper_acts import preview_act
from counter_app.ui.papers.printing_acts import (
    plan_reprint_acts,
    print_situation,
    receipt_acts,
    reprint,
)
from counter_app.ui.places import (
    Area,
    CitizenPlace,
    FlowPlace,
    NoticeActPlace,
    NoticePlanPlace,
    Place,
    VerifyPlace,
)
from counter_app.ui.said.answers import answer, steps, when
from counter_app.ui.said.people import owing
from counter_app.ui.said.proof_answers import claimed, proof_answer
from counter_app.ui.said.search_text import number_in
from counter_app.ui.style.messages import fours
from counter_app.ui.style.theme import Tone
from counter_app.ui.verify.refund_acts import cancel_decision_acts, refund_acts
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.parts import Elided, card, empty, label, row, scrolled
from counter_app.ui.widgets.timeline import LINE_PX, wide_timeline
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers.rf_reference import is_wellformed
from payments_core.model.debt_kind import DebtKind
from payments_core.notice.verification_code import is_code
from payments_core.wire.desk.notice_messages import ActKind, EvidenceKind

#: Lines of the story that are seen however small the window is.
LINES_AT_LEAST = 3


class VerifyView(Page):
    """Answers for what was typed or scanned, and again by itself when something happens.

    To the code of a receipt the answer is whether it is genuine, which needs no line; what is known
    of its notice follows as soon as it can.
    """

    area = Area.VERIFY

    def __init__(self, around: Surroundings, place: VerifyPlace) -> None:
        super().__init__(around)
        self._place = place
        self._check: CheckView | None = None
        self._proof: ProofView | None = None
        self._planned_kinds: Mapping[str, DebtKind] = {}
        self._asking = False
        self._order = AnswersInOrder()
        self._mistyped = False
        #: The flow that reports the payment, where there is no notice of it here.
        self._flow_id = ""
        self._steps: QScrollArea | None = None
        self._band = AnswerBand(self.look, "verify_answer")
        self.column.addWidget(self._band)
        self._story, self._story_column = card(self.look)
        self._story_column.setContentsMargins(
            *(self.look.theme.px(edge) for edge in (16, 12, 16, 12))
        )
        self.column.addWidget(self._story, 1)
        self._story.hide()
        self._waiting = QWidget()
        self._waiting.hide()
        self.column.addWidget(self._waiting, 1)
        self._blank, column = card(self.look)
        self._blank.hide()
        self._message = EmptyState(self.look, "verify_message")
        column.addWidget(self._message)
        self.column.addWidget(self._blank, 1)
        self.ask_here(around.counter.notice_plans.kinds, self._offer_plans)
        if place.known is not None:
            self._show(place.known)
        elif place.text:
            self._ask()
        else:
            self._begin()

    def acts(self) -> tuple[Act, ...]:
        """Receipt when there is one, ask again, the citizen, back."""
        say, check = self.words.say, self._check
        receipts = receipt_acts(self, [check], Strength.FILLED) if check is not None else ()
        acts = [*receipts[:1], *self._flow_act()]
        if self._place.text and not self._mistyped:
            acts.append(self._ask_act(Strength.OUTLINED if acts else Strength.FILLED))
        if check is not None:
            acts += self._acts_about(check, receipts)
            acts += self._plan_act(check)
        acts += self._decisions()
        if check is not None:
            acts += self._code_act(check, possible=False)
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def _flow_act(self) -> list[Act]:
        if not self._flow_id:
            return []
        say = self.words.say
        return [
            Act(
                "open_flow", say("act.open_flow"), "arrow-right", "", self._open_flow,
                Strength.FILLED, cap=say("key.enter"),
            )
        ]  # fmt: skip

    def _ask_act(self, strength: Strength) -> Act:
        return Act(
            "ask_now", self.words.say("act.ask_now"), "refresh", "F5", self._ask, strength,
            enabled=not self._asking,
        )  # fmt: skip

    def _acts_about(self, check: CheckView, receipts: Sequence[Act]) -> list[Act]:
        """Papers, refund and citizen of the notice; the first receipt has its place already."""
        say, state = self.words.say, check.notice.state
        decides = (*refund_acts(self, check), *cancel_decision_acts(self, check))
        acts = [*decides, *receipts[1:]]
        if not receipts and state in _REPRINTABLE:
            acts.append(
                Act("reprint", say("act.reprint"), "print", "F7", self._reprint, Strength.OUTLINED)
            )
            acts += plan_reprint_acts(self, check.notice)
        if state is RowState.IN_INSTALMENTS:
            acts += plan_reprint_acts(self, check.notice)
        acts += self._code_act(check, possible=True)
        acts += came_out_acts(
            self, in_doubt(check.papers), check.notice.subject, self.paper_changed
        )
        if receipts or state in _REPRINTABLE:
            acts.append(preview_act(self, check.notice.notice_number))
        if check.notice.citizen_id is not None:
            acts.append(
                Act(
                    "open_citizen", say("act.open_citizen"), "user", "", self._open_citizen,
                    cap=say("key.enter"),
                )
            )  # fmt: skip
        if check.online:
            print_situation = partial(self._print_situation, check)
            acts.append(
                Act(
                    "situation",
                    say("act.print_situation"),
                    "files",
                    "Ctrl+Shift+F7",
                    print_situation,
                )
            )
        return acts

    def _code_act(self, check: CheckView, *, possible: bool) -> list[Act]:
        """Among the first acts where it can be done; elsewhere it takes nobody's place."""
        number, state = check.notice.notice_number, check.notice.state
        act = show_code_act(self, number, state, online=check.online)
        return [act] if act.enabled is possible else []

    def _plan_act(self, check: CheckView) -> list[Act]:
        """Instalments for this notice, unless its story tells of a plan."""
        notice = check.notice
        planned = any(step.kind is EvidenceKind.PLANNED for step in check.timeline)
        if planned or not may_be_planned(notice, self._planned_kinds, online=check.online):
            return []
        go = partial(self.around.ways.go, NoticePlanPlace(notice))
        return [Act("plan", self.words.say("act.plan"), "calendar", "Ctrl+T", go)]

    def _offer_plans(self, kinds: Mapping[str, DebtKind]) -> None:
        self._planned_kinds = kinds
        self.acts_changed.emit()

    def _decisions(self) -> list[Act]:
        """What this operator may decide about the notice in its state."""
        check = self._check
        if check is None:
            return []
        possible = self.around.counter.notice_acts.possible(
            check.notice.state, online=check.online, cancel_waits=check.notice.cancel_waits
        )
        return [
            Act(
                f"decide_{act.lower()}",
                self.words.say(f"notice_act.{act}"),
                _DECISION_ICONS[act],
                _DECISION_KEYS[act],
                partial(self.around.ways.go, NoticeActPlace(check.notice, act)),
            )
            for act in possible
        ]

    def arrive(self) -> None:
        """The next code can be scanned at once."""
        self.around.ways.focus_search()

    def leave(self) -> Place:
        """Come back to the same question; the answer is asked for again."""
        return VerifyPlace(self._place.text)

    def search_key(self, rows: int) -> bool:
        """Arrows move through a story that is longer than its place."""
        if self._steps is None:
            return False
        bar = self._steps.verticalScrollBar()
        bar.setValue(bar.value() + rows * self.look.theme.px(LINE_PX))
        return True

    def search_entered(self, text: str) -> bool:
        """Enter without another text opens the citizen, or the flow of a payment without one."""
        same = not text or number_in(text) == number_in(self._place.text)
        if same and self._flow_id:
            self._open_flow()
            return True
        if same and self._check is not None and self._check.notice.citizen_id is not None:
            self._open_citizen()
            return True
        return False

    def notice_changed(self, notice_number: str) -> None:
        """Ask again when it is this notice, or another of the same debt."""
        check = self._check
        if check is not None and notice_number in (check.notice.notice_number, *check.others):
            self._ask()

    def paper_changed(self) -> None:
        """A paper is part of the story, which is told again with it."""
        if self._check is None:
            return
        papers, number = self.around.counter.papers, self._check.notice.notice_number

        def known(found: tuple[PaperView, ...]) -> None:
            if self._check is not None and self._check.notice.notice_number == number:
                self._show(replace(self._check, papers=found))

        self.ask_here(lambda: papers.of_notice(number), known)

    def _begin(self) -> None:
        say = self.words.say
        self._band.hide()
        self._message.say(
            "search",
            say("verify.begin"),
            say("verify.begin_detail"),
            (("F2", say("verify.write")),),
        )
        self._show_only(self._blank)

    def _show_only(self, below: QWidget) -> None:
        """What stands under the answer: the story, a message, or nothing yet."""
        for part in (self._story, self._blank, self._waiting):
            part.setVisible(part is below)

    def _ask(self) -> None:
        text, check = self._place.text, self.around.counter.check
        self._asking = True
        if self._check is None:
            self._band.show_answer(
                Tone.TO_PAY,
                self.words.say("verify.asking"),
                fours_or(number_in(text)),
                icon="search",
            )
            self._show_only(self._waiting)
        self.acts_changed.emit()
        if is_code(text):
            proofs = self.around.counter.proofs
            self.ask(lambda: proofs.prove(text), *self._order.turn(self._show_proof, self._refused))
        else:
            self.ask(lambda: check.check(text), *self._order.turn(self._show, self._refused))

    def _show_proof(self, proof: ProofView) -> None:
        """Whether the receipt is genuine, at once; then its notice is looked up."""
        text, check = self._place.text, self.around.counter.check
        self._proof = proof
        self._say_proof(proof)
        if proof.claims is None or proof.proof is Proof.OF_OTHER_ENTITY:
            self._without_story()
        else:
            shown, unknown = self._order.turn(self._show, lambda _error: self._without_story())
            self.ask(lambda: check.check(text), shown, unknown)

    def _say_proof(self, proof: ProofView, stands: str = "") -> None:
        now = self.around.counter.clock.now()
        said = proof_answer(self.words, proof, now, stands=stands)
        self._band.show_answer(said.tone, said.headline, said.detail)

    def _without_story(self) -> None:
        """The receipt's notice is unknown here, or not to be known: the code alone speaks."""
        self._asking, self._check, self._steps = False, None, None
        proof, say = self._proof, self.words.say
        if proof is not None and proof.claims is not None:
            number, said = fours(proof.claims.notice_number), claimed(self.words, proof)
            hint = f"{said} {say('proof.no_story')}"
        else:
            number, hint = fours_or(self._place.text), ""
        self._message.say("file", number, hint, (("F2", say("verify.write_again")),))
        self._show_only(self._blank)
        self.acts_changed.emit()

    def _show(self, check: CheckView) -> None:
        self._asking = False
        self._check, self._flow_id = check, ""
        now = self.around.counter.clock.now()
        said = answer(self.words, check, now)
        if self._proof is not None:
            self._say_proof(self._proof, _stands(self._proof, check, said.headline))
        else:
            self._band.show_answer(said.tone, said.headline, said.detail)
        self._show_story(
            check, self.words.say("verify.checked", moment=when(self.words, check.as_of, now))
        )
        self.acts_changed.emit()

    def _refused(self, error: Exception) -> None:
        self._asking = False
        self._check = None
        self._mistyped = isinstance(error, BadValue)
        self._flow_id = _flow_named(error)
        self._steps = None
        problem, _, what_now = self.words.problem(error).partition(". ")
        self._band.show_answer(Tone.TO_CHECK, problem, what_now)
        refused = isinstance(error, (BadValue, RuleBroken))
        reference = isinstance(error, RuleBroken) and error.code.startswith("reference_")
        self._say_number(refused=refused, to_compare=refused and not reference)
        self.acts_changed.emit()

    def _say_number(self, *, refused: bool, to_compare: bool) -> None:
        """What was typed, large enough to hold the paper against it, where there is one."""
        say = self.words.say
        hint = say("verify.compare") if to_compare else ""
        keys = ("F2", say("verify.write_again")) if refused else ("F5", say("act.ask_now"))
        self._message.say("file", fours_or(number_in(self._place.text)), hint, (keys,))
        self._show_only(self._blank)

    def _show_story(self, check: CheckView, checked: str) -> None:
        empty(self._story_column)
        notice = check.notice
        title = label(self.words.say("verify.story", number=fours(notice.notice_number)), "title")
        about = Elided(f"{notice.subject} · {owing(self.words, notice)}", "hint")
        about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._story_column.addLayout(row(self.look, title, None, about))
        self._steps = scrolled(wide_timeline(self.look, steps(self.words, check)))
        self._steps.setObjectName("story_steps")
        self._steps.setMinimumHeight(self.look.theme.px(LINES_AT_LEAST * LINE_PX))
        # The place is what is left under the answer, which stays in sight.
        self._steps.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._story_column.addWidget(self._steps, 1)
        self._story_column.addWidget(label(checked, "hint"))
        self._show_only(self._story)

    def _reprint(self) -> None:
        if self._check is not None:
            reprint(self, self._check.notice.notice_number)

    def _print_situation(self, check: CheckView) -> None:
        print_situation(self, check.notice.notice_number)

    def _open_flow(self) -> None:
        self.around.ways.go(FlowPlace(self._flow_id))

    def _open_citizen(self) -> None:
        if self._check is not None and self._check.notice.citizen_id is not None:
            notice = self._check.notice
            self.around.ways.go(CitizenPlace(notice.citizen_id or "", notice.notice_number))


def _stands(proof: ProofView, check: CheckView, headline: str) -> str:
    """How the notice stands, unless that is what a genuine receipt says, too."""
    said = proof.proof is Proof.GENUINE and check.verdict is CheckVerdict.PAID
    return "" if said else headline


#: Not Ctrl+E, which text fields take for themselves on Linux.
_DECISION_KEYS = {
    ActKind.CANCEL: "Ctrl+D",
    ActKind.SUSPEND: "Ctrl+Shift+S",
    ActKind.RESUME: "Ctrl+Shift+S",
    ActKind.CHANGE: "Ctrl+Shift+E",
    ActKind.PAID_ELSEWHERE: "Ctrl+Shift+P",
}
_DECISION_ICONS = {
    ActKind.CANCEL: "ban",
    ActKind.SUSPEND: "clock",
    ActKind.RESUME: "upload",
    ActKind.CHANGE: "pencil",
    ActKind.PAID_ELSEWHERE: "check-circle",
}
_REPRINTABLE = (RowState.TO_PAY, RowState.OVERDUE, RowState.TO_REGISTER, RowState.TO_PRINT)


def _flow_named(refusal: Exception) -> str:
    """The flow with a payment that is of no notice here; empty for any other refusal."""
    match refusal:
        case RuleBroken(code="reference_in_flow", facts=facts):
            return str(facts["flow_id"])
        case _:
            return ""


def fours_or(text: str) -> str:
    """A notice number or a payment's reference in fours; any other text as it is, cut to a line."""
    return fours(text) if text.isdigit() or is_wellformed(text) else text[:80]
