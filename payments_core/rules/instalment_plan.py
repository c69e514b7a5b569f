"""Plans in instalments (piani di rateizzazione): how much is due when.

Equal instalments, the cents that do not divide on the first or the last one as the kind states; or
free ones, whose amounts and dates a person has typed. Either way they sum to the debt to the cent.

>>> [one.amount_cents for one in equal_plan(PlanRule(counts=(3,)), 10001, 3, date(2027, 1, 31))]
[3333, 3333, 3335]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import PlanRule, Remainder
from payments_core.money import Cents
from payments_core.rules.due_dates import monthly

#: Most instalments of a free plan, and of any plan.
INSTALMENTS_LIMIT = 12
#: What `installment_subject` adds.
_INSTALLMENT = re.compile(r" - rata [0-9]{1,2} di ([0-9]{1,2})\Z")


@dataclass(frozen=True, slots=True)
class PlannedInstalment:
    """An instalment before it has a notice number."""

    amount_cents: Cents
    due_on: date


def installment_subject(subject: str, number: int, count: int) -> str:
    """What is said of one payment: the subject, and in a plan which instalment it is.

    >>> installment_subject("TARI 2027", 2, 4)
    'TARI 2027 - rata 2 di 4'
    """
    return subject if count == 1 else f"{subject} - rata {number} di {count}"


def subject_of_whole(description: str, number: int, count: int) -> str:
    """What the whole debt is about, out of what `installment_subject` said of a part of it.

    >>> subject_of_whole("TARI 2027 - rata 2 di 4", 2, 4)
    'TARI 2027'
    """
    return description.removesuffix(installment_subject("", number, count))


def without_installment(description: str) -> str:
    """The same where nobody says which instalment of how many it is.

    >>> without_installment("TARI 2027 - rata 2 di 4")
    'TARI 2027'
    """
    return _INSTALLMENT.sub("", description)


def instalments_said(description: str) -> int:
    """How many instalments there are, out of what is said of one of them; 1 for a single payment.

    >>> instalments_said("TARI 2027 - rata 2 di 4"), instalments_said("TARI 2027")
    (4, 1)
    """
    said = _INSTALLMENT.search(description)
    return int(said.group(1)) if said else 1


def equal_plan(
    rule: PlanRule, total_cents: int, count: int, first_due_on: date
) -> tuple[PlannedInstalment, ...]:
    """`count` equal instalments from `first_due_on`.

    Raises `plan_not_offered` for a number that the kind does not offer, `plan_amount_too_small`
    for a debt below the kind's minimum or one that has not a cent for each instalment.
    """
    if count not in rule.counts:
        offered = ", ".join(map(str, sorted(rule.counts)))
        raise RuleBroken("plan_not_offered", count=count, offered=offered)
    _refuse_small(rule, total_cents, count)
    share, rest = divmod(total_cents, count)
    bearer = 0 if rule.remainder is Remainder.FIRST else count - 1
    days = monthly(first_due_on, count, rule.every_months)
    return tuple(
        PlannedInstalment(Cents(share + (rest if number == bearer else 0)), day)
        for number, day in enumerate(days)
    )


def check_plan(
    rule: PlanRule | None, total_cents: int, plan: Sequence[PlannedInstalment], released_on: date
) -> None:
    """Refuse a plan that the kind does not allow: neither one of its equal plans nor a free one.

    Raises `plan_not_offered`, `plan_count_wrong`, `plan_amount_too_small`, `plan_sum_differs` and
    `plan_dates_out_of_order`.
    """
    if rule is None:
        raise RuleBroken("plan_not_offered", count=len(plan), offered="1")
    if not 2 <= len(plan) <= INSTALMENTS_LIMIT:
        raise RuleBroken("plan_count_wrong", count=len(plan), most=INSTALMENTS_LIMIT)
    if not rule.free:
        if tuple(plan) != equal_plan(rule, total_cents, len(plan), plan[0].due_on):
            raise RuleBroken("plan_not_free")
        return
    _refuse_small(rule, total_cents, len(plan))
    planned_cents = sum(one.amount_cents for one in plan)
    if planned_cents != total_cents or any(one.amount_cents < 1 for one in plan):
        raise RuleBroken("plan_sum_differs", plan_cents=planned_cents, total_cents=total_cents)
    days = [one.due_on for one in plan]
    if days[0] < released_on or any(later <= earlier for earlier, later in pairwise(days)):
        raise RuleBroken("plan_dates_out_of_order")


def _refuse_small(rule: PlanRule, total_cents: int, count: int) -> None:
    minimum_cents = max(rule.minimum, count)
    if total_cents < minimum_cents:
        raise RuleBroken(
            "plan_amount_too_small", total_cents=total_cents, minimum_cents=minimum_cents
        )
