"""From what a clerk chose and typed to a debt that can be released; no store, no line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.services import debtors
from counter_app.services.views import ReleaseDraft
from payments_core.errors import RuleBroken
from payments_core.identifiers import tax_code
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_kind import Offer
from payments_core.notice.content import (
    AnyNotice,
    Instalment,
    InstalmentsContent,
    NoticeContent,
    NoticePayment,
    NoticeStanding,
)
from payments_core.notice.language import SecondLanguage
from payments_core.rules import field_values
from payments_core.rules.debt_composition import stamp_province
from payments_core.rules.due_dates import due_date
from payments_core.rules.instalment_plan import (
    PlannedInstalment,
    check_plan,
    equal_plan,
    installment_subject,
)
from payments_core.rules.worked_out import WorkedOut, work_out
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.operation_messages import CO_DEBTORS_LIMIT, PadNumber


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that is to get a number, and what its paper says."""

    option_no: int
    planned: PlannedInstalment
    subject: str


def draft(
    citizen: CitizenInfo, offer: Offer, typed: Mapping[str, str], today: date
) -> ReleaseDraft:
    """A draft with the kind's due date, to be paid at once; an amount that changes with time is due
    while it holds.

    Raises `tax_code_...` when the citizen's own code does not check, what `work_out` raises, and
    `stamp_needs_province` where a duty stamp is to be bought for somebody of no known province.
    """
    if citizen.tax_code is not None:
        tax_code.validate(citizen.tax_code)
    worked_out = work_out(offer.kind, offer.rate, typed, today)
    due_on = worked_out.holds_until or due_date(offer.kind.due, today)
    party = debtors.party_of(citizen)
    if offer.rate.has_stamp:
        stamp_province(party.address.province)
    return ReleaseDraft(citizen, party, offer, _canonical(offer, worked_out), worked_out, due_on)


def with_plan(drafted: ReleaseDraft, count: int) -> ReleaseDraft:
    """The draft in `count` instalments from its due date on, 1 for none.

    Raises `plan_not_offered` and `plan_amount_too_small`.
    """
    if count == 1:
        return replace(drafted, plan=())
    rule = drafted.offer.kind.plan
    if rule is None:
        raise RuleBroken("plan_not_offered", count=count, offered="1")
    return replace(drafted, plan=equal_plan(rule, drafted.total_cents, count, drafted.due_on))


def with_pad_number(drafted: ReleaseDraft, printed: PadNumber) -> ReleaseDraft:
    """The draft as the debt of a number that was printed ahead.

    Raises `pad_of_other_kind`, and `pad_number_with_plan` for a debt in instalments: they need a
    number each, and the form has one.
    """
    if printed.kind_id != drafted.offer.kind.kind_id:
        raise RuleBroken(
            "pad_of_other_kind", notice_number=printed.notice_number, kind=printed.kind_id
        )
    if drafted.plan:
        raise RuleBroken("pad_number_with_plan")
    return replace(drafted, pad_number=printed.notice_number)


def with_free_plan(
    drafted: ReleaseDraft, plan: Sequence[PlannedInstalment], today: date
) -> ReleaseDraft:
    """The draft in instalments whose dates and amounts were typed.

    Raises `plan_not_offered`, `plan_not_free`, `plan_count_wrong`, `plan_amount_too_small`,
    `plan_sum_differs` and `plan_dates_out_of_order`.
    """
    check_plan(drafted.offer.kind.plan, drafted.total_cents, plan, today)
    return replace(drafted, plan=tuple(plan))


def check_co_debtors(debtor: CitizenInfo, people: Sequence[CitizenInfo]) -> None:
    """Whether these people can owe a debt with its debtor.

    Raises `co_debtor_repeated`, `co_debtors_too_many`, and `tax_code_...` for a code that does not
    check.
    """
    if len(people) > CO_DEBTORS_LIMIT:
        raise RuleBroken("co_debtors_too_many", most=CO_DEBTORS_LIMIT)
    known = [debtor]
    for one in people:
        if one.tax_code is not None:
            tax_code.validate(one.tax_code)
        if any(_is_same(one, other) for other in known):
            name = debtors.party_of(one).full_name
            raise RuleBroken("co_debtor_repeated", name=name)
        known.append(one)


def _is_same(one: CitizenInfo, other: CitizenInfo) -> bool:
    same_code = one.tax_code is not None and one.tax_code == other.tax_code
    return same_code or one.citizen_id == other.citizen_id


def payments_of(drafted: ReleaseDraft) -> list[Payment]:
    """The single option first, then the plan; each has a number of its own."""
    subject = drafted.worked_out.subject
    payments = []
    if drafted.single_too:
        whole = PlannedInstalment(drafted.total_cents, drafted.due_on)
        payments.append(Payment(1, whole, subject))
    plan_no = len(payments) + 1
    for number, planned in enumerate(drafted.plan, start=1):
        said = installment_subject(subject, number, len(drafted.plan))
        payments.append(Payment(plan_no, planned, said))
    return payments


def preview_of(
    drafted: ReleaseDraft,
    creditor: CreditorEntity,
    second: SecondLanguage | None,
    *,
    training: bool,
) -> AnyNotice:
    """What the paper of the draft will say, without a number."""
    whole = NoticePayment(None, drafted.total_cents, drafted.due_on)
    if not drafted.plan:
        return NoticeContent(
            creditor=creditor,
            debtor=drafted.debtor,
            subject=drafted.worked_out.subject,
            amount_cents=whole.amount_cents,
            due_on=whole.due_on,
            notice_number=None,
            standing=NoticeStanding.PREVIEW,
            facsimile=training,
            second=second,
        )
    return InstalmentsContent(
        creditor=creditor,
        debtor=drafted.debtor,
        subject=drafted.worked_out.subject,
        standing=NoticeStanding.PREVIEW,
        facsimile=training,
        second=second,
        whole=whole if drafted.single_too else None,
        instalments=tuple(
            Instalment(None, one.amount_cents, one.due_on, ordinal)
            for ordinal, one in enumerate(drafted.plan, start=1)
        ),
        plan_length=len(drafted.plan),
    )


def _canonical(offer: Offer, worked_out: WorkedOut) -> Mapping[str, str]:
    """What was typed, in the form in which it travels."""
    return {
        field.field: field_values.canonical(worked_out.values[field.field], field)
        for field in offer.kind.fields
        if field.field in worked_out.values
    }
