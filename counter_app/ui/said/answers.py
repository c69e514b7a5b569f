"""From a check to what the clerk says: one sentence, its detail, and the steps behind it."""

from dataclasses import dataclass, replace
from datetime import datetime
from heapq import merge
from operator import itemgetter

from counter_app.services.paper_record import PAPERS, papers_elsewhere
from counter_app.services.views import CheckVerdict, CheckView, RowState
from counter_app.ui.said.mismatches import Mismatch, mismatch_of
from counter_app.ui.said.paper_steps import step_of_paper
from counter_app.ui.style.messages import amount, day_and_hour, day_of, hour_of
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words, day
from counter_app.ui.widgets.states import tone_of_verdict
from counter_app.ui.widgets.step import Step
from payments_core.clock import rome_date
from payments_core.wire.desk.notice_messages import (
    Evidence,
    EvidenceKind,
    HorizonKind,
    ReceiptInfo,
)

_ICONS = {
    EvidenceKind.RELEASED: "file",
    EvidenceKind.REGISTERED: "upload",
    EvidenceKind.NOTICE_PRINTED: "print",
    EvidenceKind.STARTED_ONLINE: "card",
    EvidenceKind.ASKED_BY_HUB: "search",
    EvidenceKind.CHANGED: "pencil",
    EvidenceKind.SUSPENDED: "ban",
    EvidenceKind.RESUMED: "upload",
    EvidenceKind.PLANNED: "calendar",
    EvidenceKind.EXPIRED: "clock",
    EvidenceKind.CANCEL_REQUESTED: "flag",
    EvidenceKind.CANCEL_REJECTED: "ban",
    EvidenceKind.CANCELLED: "ban",
    EvidenceKind.PAID_ELSEWHERE: "check-circle",
    EvidenceKind.PAID: "check-circle",
    EvidenceKind.SETTLED: "files",
    EvidenceKind.CREDITED: "card",
    EvidenceKind.RECEIPT_PRINTED: "print",
    EvidenceKind.REFUND_REQUESTED: "restore",
    EvidenceKind.REFUND_APPROVED: "check",
    EvidenceKind.REFUND_REJECTED: "ban",
    EvidenceKind.REFUNDED: "restore",
}
#: Decisions about a notice.
_ACTS = (
    EvidenceKind.CHANGED,
    EvidenceKind.SUSPENDED,
    EvidenceKind.RESUMED,
    EvidenceKind.PLANNED,
    EvidenceKind.EXPIRED,
    EvidenceKind.CANCEL_REQUESTED,
    EvidenceKind.CANCEL_REJECTED,
    EvidenceKind.CANCELLED,
    EvidenceKind.PAID_ELSEWHERE,
)
#: Steps of money that goes back.
_REFUND = (
    EvidenceKind.REFUND_REQUESTED,
    EvidenceKind.REFUND_APPROVED,
    EvidenceKind.REFUND_REJECTED,
    EvidenceKind.REFUNDED,
)
#: After these nothing more is to come.
_OVER = (
    CheckVerdict.CANCELLED,
    CheckVerdict.EXPIRED,
    CheckVerdict.IN_INSTALMENTS,
    CheckVerdict.DEBT_PAID,
)
#: Steps that are announced, in grey, before they happen; being asked for is no step to wait for.
_EXPECTED = (
    EvidenceKind.RELEASED,
    EvidenceKind.REGISTERED,
    EvidenceKind.PAID,
    EvidenceKind.SETTLED,
    EvidenceKind.CREDITED,
)


#: Reference of the hub's question that opens a payment; the other one only asks the amount.
BEGAN_PAYING = "ACTIVATE"
#: Longest receipt number that is said whole in an answer; the story has it in full.
SAID_WHOLE = 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What to say: a headline for the desk, a detail to read out when asked; `brief` is the
    detail for a narrow place that tells amount, steps and what waits elsewhere."""

    tone: Tone
    headline: str
    detail: str
    brief: str


def answer(words: Words, check: CheckView, now: datetime) -> Answer:
    """The strongest thing that may be said, an unpaid answer always with its hour; what does not
    fit comes before what does. That a cancellation waits is said of what could still be paid."""
    said = _strongest(words, check, now)
    if not check.notice.cancel_waits:
        return said
    return replace(said, detail=f"{words.say('verify.cancel_waits')} {said.detail}")


def _strongest(words: Words, check: CheckView, now: datetime) -> Answer:
    if (found := mismatch_of(check)) is not None:
        return _mismatch(words, check, found, now)
    match check.verdict:
        case CheckVerdict.PAID:
            return _paid(words, check)
        case CheckVerdict.PAID_TWICE:
            return _paid_twice(words, check)
        case CheckVerdict.NOT_PAID:
            return _not_paid(words, check, now)
        case CheckVerdict.NOT_REGISTERED:
            return _said(words, check, "not_registered")
        case CheckVerdict.SUSPENDED | CheckVerdict.EXPIRED | CheckVerdict.CANCELLED:
            return _decided(words, check, now)
        case CheckVerdict.IN_INSTALMENTS | CheckVerdict.DEBT_PAID:
            # On the page that it would lead to, the way there is left out.
            brief = words.say(f"verify.{check.verdict.lower()}_brief")
            return _decided(words, check, now, brief)


def steps(words: Words, check: CheckView) -> tuple[Step, ...]:
    """Everything that happened, papers among it, then in grey what is still to come."""
    proofs = [one for one in check.timeline if one.kind not in PAPERS]
    happened = merge(
        ((one.at, _step(words, one)) for one in proofs),
        _papers(words, check),
        key=itemgetter(0),
    )
    done = [step for _at, step in happened]
    if check.verdict in _OVER:
        return tuple(done)
    reached = {evidence.kind for evidence in check.timeline}
    todo = [_expected(words, kind) for kind in _EXPECTED if kind not in reached]
    return (*done, *todo)


def _papers(words: Words, check: CheckView) -> list[tuple[datetime, Step]]:
    """Papers of this desk as it knows them, and those of others as the server does, by hour."""
    told = [(one.asked_at, step_of_paper(words, one)) for one in check.papers]
    elsewhere = papers_elsewhere(check.timeline, check.papers)
    told += [(one.at, _step(words, one)) for one in elsewhere]
    return sorted(told, key=itemgetter(0))


def when(words: Words, instant: datetime, now: datetime) -> str:
    """An hour of today, or the hour and the day it was."""
    key = "verify.at_today" if rome_date(instant) == rome_date(now) else "verify.at_day"
    return words.say(key, hour=hour_of(instant), day=day_of(instant))


def situation(words: Words, key: str, as_of: datetime, now: datetime) -> str:
    """The sentence that says how old a list is, with its day unless that is today."""
    suffix = "" if rome_date(as_of) == rome_date(now) else "_day"
    return words.say(f"{key}{suffix}", hour=hour_of(as_of), day=day_of(as_of))


def _mismatch(words: Words, check: CheckView, found: Mismatch, now: datetime) -> Answer:
    """What happened in the headline, what to do about it in the detail."""
    detail = words.say(f"verify.{found.key}_detail", **found.facts)
    if refund := _refund(words, check):
        detail = refund
    if not check.online:
        heard = words.say("verify.last_contact", moment=when(words, check.as_of, now))
        detail = f"{detail} {heard}"
    headline = words.say(f"verify.{found.key}", **found.facts)
    return Answer(Tone.TO_CHECK, headline, detail, detail)


def _decided(words: Words, check: CheckView, now: datetime, brief: str = "") -> Answer:
    """What somebody has decided, or has begun to pay; without the line, as the desk last heard."""
    said = _said(words, check, check.verdict.lower())
    said = replace(said, brief=brief or said.brief)
    if check.online:
        return said
    heard = words.say("verify.last_contact", moment=when(words, check.as_of, now))
    return replace(said, detail=f"{said.detail} {heard}", brief=f"{said.brief} {heard}")


def _said(words: Words, check: CheckView, key: str) -> Answer:
    detail = words.say(f"verify.{key}_detail", amount=amount(check.notice.amount_cents))
    return Answer(tone_of_verdict(check.verdict), words.say(f"verify.{key}"), detail, detail)


def _paid(words: Words, check: CheckView) -> Answer:
    receipt = check.receipts[0] if check.receipts else None
    paid_at = check.notice.paid_at or (_paid_at(receipt) if receipt else None)
    if paid_at is None:
        headline = words.say("verify.paid_sometime")
    else:
        headline = words.say("verify.paid", day=day_of(paid_at), hour=hour_of(paid_at))
    parts = [amount(receipt.amount_cents if receipt else check.notice.amount_cents)]
    brief = ""
    if receipt is not None:
        number = words.say("verify.receipt", receipt=_short(receipt.receipt_id))
        parts[0] = words.say("verify.paid_at_bank", amount=parts[0], bank=receipt.psp_name)
        parts.append(number)
        brief = f"{receipt.psp_name} · {number}"
    if last := _last_after_payment(check):
        parts.append(words.say(f"verify.after_{last.kind}", day=day_of(last.at)))
    if refund := _refund(words, check):
        parts.append(refund)
    return Answer(Tone.PAID, headline, " · ".join(parts), brief)


def _paid_twice(words: Words, check: CheckView) -> Answer:
    payments = [
        words.say("verify.one_payment", amount=amount(one.amount_cents), day=day_of(_paid_at(one)))
        for one in check.receipts
    ]
    joined = words.say("verify.and").join(payments)
    headline = words.say("verify.paid_twice", payments=joined)
    suffix = "" if check.online else "_offline"
    detail = _refund(words, check) or words.say(f"verify.paid_twice{suffix}_detail")
    return Answer(Tone.TO_CHECK, headline, detail, detail)


def _not_paid(words: Words, check: CheckView, now: datetime) -> Answer:
    tone = Tone.OVERDUE if check.notice.state is RowState.OVERDUE else Tone.TO_PAY
    moment = when(words, check.as_of, now)
    suffix = "" if check.online else "_offline"
    detail = words.say(f"verify.not_paid{suffix}_detail")
    headline = words.say(f"verify.not_paid{suffix}", moment=moment)
    asked = {"amount": amount(check.notice.amount_cents), "due_on": day(check.notice.due_on)}
    if check.changed:
        said = words.say("verify.changed_since", **asked)
        return Answer(tone, headline, said, said)
    # What is asked today: a fine costs more on another day than its paper says.
    key = "overdue_amount" if tone is Tone.OVERDUE else "amount_to_pay"
    owed = words.say(f"verify.{key}", **asked)
    told = f"{owed} {detail}"
    if check.online and _only_hears(check):
        told = f"{told} {words.say('verify.cannot_ask')}"
    return Answer(tone, headline, told, detail)


def _only_hears(check: CheckView) -> bool:
    """Whether the server is told of receipts for this notice and has nobody to ask for them."""
    kinds = {one.kind for one in check.horizon}
    return HorizonKind.RECEIPTS_TOLD in kinds and HorizonKind.RECEIPTS_ASKED not in kinds


def _short(reference: str) -> str:
    """Beginning and end, as two people compare it aloud."""
    return reference if len(reference) <= SAID_WHOLE else f"{reference[:8]}…{reference[-4:]}"


def _paid_at(receipt: ReceiptInfo) -> datetime:
    return receipt.paid_at or receipt.received_at


def _last_after_payment(check: CheckView) -> Evidence | None:
    after = [
        evidence
        for evidence in check.timeline
        if evidence.kind in (EvidenceKind.SETTLED, EvidenceKind.CREDITED)
    ]
    return after[-1] if after else None


def _refund(words: Words, check: CheckView) -> str:
    """How far the newest refund has come, in a sentence; nothing where there is none."""
    steps_back = [evidence for evidence in check.timeline if evidence.kind in _REFUND]
    if not steps_back:
        return ""
    last = steps_back[-1]
    return words.say(
        f"verify.{last.kind}",
        amount=amount(last.amount_cents or 0),
        day=day_of(last.at),
        note=last.note or "",
        reference=last.reference or "",
    )


def _step(words: Words, evidence: Evidence) -> Step:
    whole_day = evidence.kind in (EvidenceKind.SETTLED, EvidenceKind.CREDITED)
    return Step(
        _ICONS[evidence.kind],
        words.say(f"step.{evidence.kind}"),
        day_of(evidence.at) if whole_day else day_and_hour(evidence.at),
        " · ".join(_step_parts(words, evidence)),
        reached=True,
        on=day_of(evidence.at),
        money=evidence.kind is EvidenceKind.PAID or whole_day,
    )


def _step_parts(words: Words, evidence: Evidence) -> list[str]:
    """Where, who and by what proof; a reference that only repeats the notice says nothing."""
    parts = [part for part in (evidence.where, evidence.who) if part]
    if evidence.stand_in:
        parts.append(words.say("step.paid_stand_in"))
    match evidence.kind:
        case EvidenceKind.NOTICE_PRINTED | EvidenceKind.RECEIPT_PRINTED:
            return parts or [words.say(f"step.{evidence.kind}_detail")]
        case EvidenceKind.RELEASED | EvidenceKind.REGISTERED | EvidenceKind.STARTED_ONLINE:
            return parts or [words.say(f"step.{evidence.kind}_detail")]
        case EvidenceKind.ASKED_BY_HUB:
            began = evidence.reference == BEGAN_PAYING
            parts.append(words.say("step.asked_to_pay" if began else "step.asked_amount"))
            return [*parts, *_told_amount(words, evidence)]
        case kind if kind in _ACTS:
            said = [*parts, evidence.note or "", evidence.reference or ""]
            return [part for part in said if part] or [words.say(f"step.{kind}_detail")]
        case kind if kind in _REFUND:
            return _refund_parts(words, evidence)
        case _ if evidence.reference:
            key = f"step.{evidence.kind}_reference"
            return [*parts, words.say(key, reference=evidence.reference)]
        case _:
            return parts or [words.say(f"step.{evidence.kind}_detail")]


def _told_amount(words: Words, evidence: Evidence) -> list[str]:
    """What the payer was told where that is another program's to say, and how sure it was."""
    if evidence.amount_source is None:
        return []
    told = "nothing" if evidence.amount_cents is None else "amount"
    since = evidence.amount_as_of
    return [
        words.say(
            f"step.{told}_{evidence.amount_source}",
            amount=amount(evidence.amount_cents or 0),
            program=evidence.program or "",
            day=day_of(since) if since else "",
        )
    ]


def _refund_parts(words: Words, evidence: Evidence) -> list[str]:
    """How much, by whom, and why; paid back by which payment order."""
    money = amount(evidence.amount_cents) if evidence.amount_cents is not None else ""
    parts = [money, evidence.who or "", evidence.note or ""]
    if evidence.kind is EvidenceKind.REFUNDED and evidence.reference:
        parts.append(words.say("step.REFUNDED_reference", reference=evidence.reference))
    return [part for part in parts if part]


def _expected(words: Words, kind: EvidenceKind) -> Step:
    return Step(
        _ICONS[kind],
        words.say(f"step.{kind}"),
        words.say("step.expected"),
        words.say(f"step.{kind}_usual"),
        reached=False,
    )
