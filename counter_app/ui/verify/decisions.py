"""What supervisors decide about notices: refunds that others have asked for, and cancellations.

Each kind of decision reads what waits and has it approved or rejected by its service; what is shown
of it, and said when it is done, is here. The view that decides is the same for both.
"""

from dataclasses import dataclass
from typing import Protocol

from counter_app.services.cancel_requests import CancelRequests
from counter_app.services.refunds import Refunds
from counter_app.ui.places import CancelDecisionPlace, DecisionPlace, Place
from counter_app.ui.style.messages import amount, day_and_hour, fours
from counter_app.ui.style.words import Words
from payments_core.identifiers import iban
from payments_core.wire.desk.cancel_messages import CancelInfo
from payments_core.wire.desk.refund_messages import RefundInfo


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to decide: what it is about, who asked, and its facts by the names of their
    captions, each with the role of its text."""

    decision_id: str
    notice_number: str
    headline: str
    asked: str
    is_own: bool
    facts: tuple[tuple[str, str, str], ...]


class Matters(Protocol):
    """One kind of decision; `name` begins the names of its sentences in the catalogue."""

    @property
    def name(self) -> str:
        """What they are about."""
        ...

    def waiting(self, notice_number: str) -> tuple[Matter, ...]:
        """What waits for the debt of a notice, the oldest first."""
        ...

    def approve(self, decision_id: str) -> str:
        """Approve it; what is to be said of that."""
        ...

    def reject(self, decision_id: str, reason: str) -> str:
        """Reject it; what is to be said of that."""
        ...

    def place(self, notice_number: str, decision_id: str, reason: str) -> Place:
        """Where it is decided, with what was typed."""
        ...


class RefundMatters:
    """Money that others have asked back."""

    name = "refund"

    def __init__(self, words: Words, refunds: Refunds) -> None:
        self._words = words
        self._refunds = refunds

    def waiting(self, notice_number: str) -> tuple[Matter, ...]:
        """Refunds of a notice."""
        return tuple(self._matter(one) for one in self._refunds.waiting(notice_number))

    def approve(self, decision_id: str) -> str:
        """Have it paid back."""
        return self._said("refund.approved", self._refunds.approve(decision_id))

    def reject(self, decision_id: str, reason: str) -> str:
        """Have it not."""
        return self._said("refund.rejected", self._refunds.reject(decision_id, reason))

    def place(self, notice_number: str, decision_id: str, reason: str) -> Place:
        """Where it is decided."""
        return DecisionPlace(notice_number, decision_id, reason)

    def _said(self, key: str, refund: RefundInfo) -> str:
        facts = {"amount": amount(refund.amount_cents), "name": refund.beneficiary_name}
        return self._words.say(key, **facts)

    def _matter(self, refund: RefundInfo) -> Matter:
        say = self._words.say
        paid = say(
            "refund.paid_by_receipt",
            amount=amount(refund.paid_cents),
            receipt=refund.receipt_id,
        )
        moment = day_and_hour(refund.requested_at)
        return Matter(
            decision_id=refund.refund_id,
            notice_number=refund.notice_number,
            headline=say("refund.to_decide", amount=amount(refund.amount_cents)),
            asked=say("refund.asked_by", who=refund.requested_by_name, moment=moment),
            is_own=self._refunds.is_own(refund),
            facts=(
                ("reason", refund.reason, "strong"),
                ("name", refund.beneficiary_name, "body"),
                (
                    "tax_code_said",
                    refund.beneficiary_tax_code or say("citizen.no_tax_code"),
                    "code",
                ),
                ("iban", iban.format(refund.iban), "code"),
                ("paid_said", paid, "body"),
                ("notice_said", f"{fours(refund.notice_number)} · {refund.subject}", "body"),
            ),
        )


class CancelMatters:
    """Notices over the entity's threshold that others want cancelled."""

    name = "cancel"

    def __init__(self, words: Words, cancels: CancelRequests) -> None:
        self._words = words
        self._cancels = cancels

    def waiting(self, notice_number: str) -> tuple[Matter, ...]:
        """Requests for the debt of a notice."""
        return tuple(self._matter(one) for one in self._cancels.waiting(notice_number))

    def approve(self, decision_id: str) -> str:
        """Have it cancelled."""
        return self._said("cancel.approved", self._cancels.approve(decision_id))

    def reject(self, decision_id: str, reason: str) -> str:
        """Have it stay."""
        return self._said("cancel.rejected", self._cancels.reject(decision_id, reason))

    def place(self, notice_number: str, decision_id: str, reason: str) -> Place:
        """Where it is decided."""
        return CancelDecisionPlace(notice_number, decision_id, reason)

    def _said(self, key: str, request: CancelInfo) -> str:
        return self._words.say(
            key, number=fours(request.notice_number), amount=amount(request.amount_cents)
        )

    def _matter(self, request: CancelInfo) -> Matter:
        say, moment = self._words.say, day_and_hour(request.requested_at)
        asked = {"who": request.requested_by_name, "moment": moment, "desk": request.desk_name}
        return Matter(
            decision_id=request.request_id,
            notice_number=request.notice_number,
            headline=say("cancel.to_decide", amount=amount(request.amount_cents)),
            asked=say("cancel.asked_by", **asked),
            is_own=self._cancels.is_own(request),
            facts=(
                ("reason", request.reason, "strong"),
                ("debtor", request.debtor_name, "body"),
                ("subject", request.subject, "body"),
                ("notice_said", fours(request.notice_number), "code"),
                *self._plan(request),
                ("amount", self._amounts(request), "body"),
            ),
        )

    def _plan(self, request: CancelInfo) -> tuple[tuple[str, str, str], ...]:
        """That the other notices of the debt go with the one in hand."""
        if request.notices == 1:
            return ()
        return (("with_it", self._words.say("cancel.whole_plan", count=request.notices), "body"),)

    def _amounts(self, request: CancelInfo) -> str:
        """What it came to, and what it comes to now where that is something else."""
        then, now = amount(request.amount_cents), amount(request.amount_now_cents)
        return then if then == now else self._words.say("cancel.amount_now", then=then, now=now)
