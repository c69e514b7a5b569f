"""Refunds (rimborsi) as a desk asks for them and as a supervisor decides: only with the line.

A form keeps its `refund_id` until the server has answered. A request whose answer was lost may
have arrived: sent again it is the same refund, never a second one.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from counter_app.services.ports import Server
from counter_app.services.sign_in import SignIn
from counter_app.services.views import CheckVerdict, CheckView, RefundForm, RowState, TaskView
from payments_core.errors import BadValue, PaymentsError, RuleBroken, WorldTrouble
from payments_core.identifiers import iban, tax_code
from payments_core.model.role import LEADERS, Role
from payments_core.money import Cents, format_euro, from_keyed
from payments_core.wire.desk.notice_messages import EvidenceKind, ReceiptInfo
from payments_core.wire.desk.refund_messages import (
    RefundInfo,
    RefundRejection,
    RefundRequest,
    RefundStatus,
)

#: Code of the task of whoever has to decide about a refund.
TO_DECIDE = "refund_to_decide"
#: Lengths that the server accepts, characters.
NAME_LENGTH, REASON_LENGTH, REASON_AT_LEAST = 70, 140, 3

#: What of a form is kept while it is being filled in.
_KEPT = ("refund_id", "receipt_id", "name", "tax_code", "iban", "amount", "reason")
_MAY_REQUEST = {Role.CLERK, Role.SUPERVISOR}


class Refunds:
    """Asks for refunds and decides about them with the server."""

    def __init__(
        self, server: Callable[[], Server], sign_in: SignIn, new_id: Callable[[], str]
    ) -> None:
        self._server = server
        self._sign_in = sign_in
        self._new_id = new_id

    def may_request(self, check: CheckView) -> bool:
        """Whether this operator can ask some payment of the notice back now."""
        allowed = not _MAY_REQUEST.isdisjoint(self._sign_in.roles())
        return allowed and check.online and not is_waiting(check) and bool(to_ask_back(check))

    def may_decide(self) -> bool:
        """Whether this operator decides what others have asked for."""
        return not LEADERS.isdisjoint(self._sign_in.roles())

    def is_own(self, refund: RefundInfo) -> bool:
        """Whether this operator asked for it, and so does not approve it."""
        return refund.requested_by == self._owner()

    def begin(self, check: CheckView) -> RefundForm:
        """The form filled in with what the last payment says.

        `refund_nothing_left` when every payment that could go back was asked back already.
        """
        number = check.notice.notice_number
        receipts = to_ask_back(check)
        if not receipts:
            raise RuleBroken("refund_nothing_left", notice_number=number)
        form = RefundForm(self._new_id(), number, receipts, "", "", "", "", "", "")
        return with_receipt(form, receipts[-1])

    def request(self, form: RefundForm) -> RefundInfo:
        """Send the form. Raises the first of its `faults`, and what the server refuses."""
        wrong = faults(form)
        if wrong:
            raise next(iter(wrong.values()))
        request = RefundRequest(
            refund_id=form.refund_id,
            receipt_id=form.receipt_id,
            amount_cents=from_keyed(form.amount),
            beneficiary_name=form.name,
            beneficiary_tax_code=tax_code.validate(form.tax_code) if form.tax_code else None,
            iban=iban.validate(form.iban),
            reason=form.reason,
        )
        try:
            return self._server().request_refund(request, self._sign_in.token())
        except RuleBroken as trouble:
            raise _in_euro(trouble) from trouble

    def waiting(self, notice_number: str | None = None) -> tuple[RefundInfo, ...]:
        """What waits for a decision, oldest first; of one notice where it is named."""
        token = self._sign_in.token()
        page = self._server().refunds(RefundStatus.REQUESTED, notice_number, token)
        return page.refunds

    def approve(self, refund_id: str) -> RefundInfo:
        """Decide that it is paid back; `refund_needs_another_approver` for one's own."""
        return self._server().approve_refund(refund_id, self._sign_in.token())

    def reject(self, refund_id: str, reason: str) -> RefundInfo:
        """Decide that it is not; `refund_reason_missing` without a reason."""
        if (wrong := _reason_fault(reason)) is not None:
            raise wrong
        rejection = RefundRejection(reason=reason)
        return self._server().reject_refund(refund_id, rejection, self._sign_in.token())

    def tasks(self) -> tuple[TaskView, ...]:
        """A task for each refund to decide; none for who does not decide, or without the line."""
        if not self.may_decide():
            return ()
        try:
            return tuple(_task_of(refund) for refund in self.waiting())
        except WorldTrouble:
            return ()

    def _owner(self) -> str:
        """Whoever is signed in; a window that is locked outlives them."""
        operator = self._sign_in.current()
        return operator.operator_id if operator is not None else ""


def is_waiting(check: CheckView) -> bool:
    """Whether a refund of this notice waits for a decision."""
    count = Counter(evidence.kind for evidence in check.timeline)
    decided = count[EvidenceKind.REFUND_APPROVED] + count[EvidenceKind.REFUND_REJECTED]
    return count[EvidenceKind.REFUND_REQUESTED] > decided


def to_ask_back(check: CheckView) -> tuple[ReceiptInfo, ...]:
    """The payments that may go back, in the order in which they came.

    One of several payments stays: it paid the debt. Once the others were asked back there is
    nothing left that a desk would ask back. Of a notice that was withdrawn none needs to stay.
    """
    withdrawn = check.verdict in (CheckVerdict.CANCELLED, CheckVerdict.EXPIRED)
    if not withdrawn and check.verdict not in (CheckVerdict.PAID, CheckVerdict.PAID_TWICE):
        return ()
    asked: Counter[str] = Counter()
    for evidence in check.timeline:
        if evidence.kind is EvidenceKind.REFUND_REQUESTED and evidence.reference:
            asked[evidence.reference] += 1
        if evidence.kind is EvidenceKind.REFUND_REJECTED and evidence.reference:
            asked[evidence.reference] -= 1
    left = tuple(one for one in check.receipts if asked[one.receipt_id] <= 0 and at_most(one) > 0)
    at_least = 1 if withdrawn or len(check.receipts) == 1 else 2
    return left if len(left) >= at_least else ()


def with_receipt(form: RefundForm, receipt: ReceiptInfo) -> RefundForm:
    """The form for this payment: what came to us, to whoever paid, or owed where nobody says."""
    party = receipt.payer or receipt.debtor
    return replace(
        form,
        receipt_id=receipt.receipt_id,
        name=party.full_name,
        tax_code=party.identifier if tax_code.is_valid(party.identifier) else "",
        amount=format_euro(at_most(receipt)),
    )


def put_aside(form: RefundForm) -> Mapping[str, str]:
    """What is typed and under which id it goes out, to be `taken_up` later."""
    return {name: getattr(form, name) for name in _KEPT}


def taken_up(begun: RefundForm, kept: Mapping[str, str] | None) -> RefundForm:
    """The form as it was left, unless its payment can no longer be asked back."""
    choice = {receipt.receipt_id for receipt in begun.receipts}
    if kept is None or kept["receipt_id"] not in choice:
        return begun
    return RefundForm(notice_number=begun.notice_number, receipts=begun.receipts, **kept)


def at_most(receipt: ReceiptInfo) -> Cents:
    """What of a payment can be paid back: other beneficiaries pay their own share back."""
    return Cents(receipt.amount_cents if receipt.own_cents is None else receipt.own_cents)


def faults(form: RefundForm) -> Mapping[str, PaymentsError]:
    """What is missing or wrong, by the field of the form, in its order."""
    checks: tuple[tuple[str, Callable[[RefundForm], PaymentsError | None]], ...] = (
        ("amount", _amount_fault),
        ("name", _name_fault),
        ("tax_code", lambda one: _fault(tax_code.validate, one.tax_code, optional=True)),
        ("iban", lambda one: _fault(iban.validate, one.iban)),
        ("reason", lambda one: _reason_fault(one.reason)),
    )
    found = ((field, check(form)) for field, check in checks)
    return {field: fault for field, fault in found if fault is not None}


def _fault(
    validate: Callable[[str], object], text: str, *, optional: bool = False
) -> PaymentsError | None:
    if optional and not text:
        return None
    try:
        validate(text)
    except BadValue as fault:
        return fault
    return None


def _amount_fault(form: RefundForm) -> PaymentsError | None:
    if (fault := _fault(from_keyed, form.amount)) is not None:
        return fault
    paid = at_most(next(one for one in form.receipts if one.receipt_id == form.receipt_id))
    if not 0 < from_keyed(form.amount) <= paid:
        return BadValue("refund_amount_wrong", paid=format_euro(paid))
    return None


def _name_fault(form: RefundForm) -> PaymentsError | None:
    fits = form.name and form.name.isprintable() and len(form.name) <= NAME_LENGTH
    return None if fits else BadValue("refund_name_missing", most=NAME_LENGTH)


def _reason_fault(reason: str) -> PaymentsError | None:
    fits = reason.isprintable() and REASON_AT_LEAST <= len(reason) <= REASON_LENGTH
    return None if fits else BadValue("refund_reason_missing", most=REASON_LENGTH)


def _in_euro(trouble: RuleBroken) -> RuleBroken:
    """A refusal whose sentence names an amount, with the amount as it is said."""
    left = trouble.facts.get("left_cents")
    return RuleBroken(trouble.code, left=format_euro(left)) if isinstance(left, int) else trouble


def _task_of(refund: RefundInfo) -> TaskView:
    amount = f"{format_euro(Cents(refund.amount_cents))} €"
    return TaskView(
        task_id=refund.refund_id,
        state=RowState.TO_CHECK,
        title=f"{refund.subject}, {refund.beneficiary_name}",
        problem_code=TO_DECIDE,
        facts=(("amount", amount), ("who", refund.requested_by_name)),
        notice_number=refund.notice_number,
        citizen_id=None,
        at=refund.requested_at,
    )
