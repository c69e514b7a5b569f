"""Plans for notices that are out, as desks deliver them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from payments_core.identifiers import notice_number
from payments_core.model.debt_kind import PlanRule
from payments_core.rules.instalment_plan import equal_plan
from payments_core.wire.desk.operation_messages import NoticePlan, PlanPayment
from tests.factories.server import OPERATOR, RATE_CENTS, Lease

#: What the kinds of these tests offer.
RULE: dict[str, Any] = {"counts": [2, 3, 4], "minimum": "10,00"}
#: The same as a value.
OFFERED = PlanRule(counts=(2, 3, 4))
FIRST_DUE = date(2026, 12, 31)
PLANNED_AT = datetime(2026, 11, 23, 9, 29, 30, tzinfo=UTC)
#: From which number of the block on a plan has its own.
OFFSET = 10


def plan_operation(
    lease: Lease,
    plan_of: str,
    count: int = 3,
    *,
    first: int = OFFSET,
    first_due_on: date = FIRST_DUE,
    **changes: Any,
) -> NoticePlan:
    """A plan of `count` equal instalments, with numbers of the block from `first` on."""
    amount_cents = changes.get("amount_cents", RATE_CENTS)
    rule = replace(OFFERED, counts=tuple(range(2, 13)))
    payments = tuple(
        PlanPayment(
            notice_number=notice_number.build(
                lease.segregation_code, lease.first_base + first + place
            ),
            lease_id=lease.lease_id,
            amount_cents=one.amount_cents,
            due_on=one.due_on,
        )
        for place, one in enumerate(equal_plan(rule, amount_cents, count, first_due_on))
    )
    values = {
        "operation_id": "plan-1", "operator_id": OPERATOR, "generation": lease.generation,
        "plan_of": plan_of, "kind_revision": 2, "amount_cents": amount_cents,
        "payments": payments, "planned_at": PLANNED_AT,
    }  # fmt: skip
    return NoticePlan(**values | changes)
