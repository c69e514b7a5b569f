"""A plan that a desk has made for a notice that is out, taken into the server's books.

The debt gets a further way to pay beside the single payment, whose paper stays good until the first
instalment is paid. A desk may have made it days ago: whether the debt may be divided is judged
again, with the debt locked, so that of two desks at once one finds the plan of the other.
"""

from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.changes import feed
from central_server.desks.release_time import released_at
from central_server.desks.releases import (
    LeasedNumber,
    Released,
    check_leased,
    check_operator,
    working_desk,
)
from central_server.identity.actor import EnrolledDesk
from central_server.notices import service as notices
from central_server.positions import acts
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from central_server.positions.acts import Deed, PositionAct
from central_server.positions.repository import NoticedPosition
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.debt_kind import DebtKind
from payments_core.money import Cents
from payments_core.rules.debt_composition import NumberedInstalment
from payments_core.rules.instalment_plan import PlannedInstalment, check_plan
from payments_core.rules.plan_of_notice import plan_option, refuse_unplannable
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.desk.operation_messages import NoticePlan

_log = structlog.get_logger("desks")


def make(session: Session, desk: EnrolledDesk, plan: NoticePlan, now: datetime) -> Released:
    """Add the plan to the debt of its notice, and tell hub and desks.

    Raises `LeaseGone`, `notice_unknown`, what `refuse_unplannable` refuses, `kind_unknown`,
    `plan_amount_changed`, `plan_or_single`, `due_date_past`, what `check_plan` refuses,
    `segregation_codes_mixed`, and what is wrong with numbers and operator.
    """
    row = working_desk(session, desk)
    leased_at = [
        check_leased(
            session, row, LeasedNumber(one.notice_number, one.lease_id),
            plan.generation, plan.planned_at,
        )
        for one in plan.payments
    ]  # fmt: skip
    found = positions.position_by_notice(session, desk.entity_id, plan.plan_of, lock=True)
    if found is None:
        raise RuleBroken("notice_unknown", notice_number=plan.plan_of)
    refuse_unplannable(notices.planned_debt(session, found))
    kind = catalogue.kind(session, desk.entity_id, found.position.kind_id, plan.kind_revision)
    if kind is None:
        raise RuleBroken("kind_unknown", kind=found.position.kind_id, revision=plan.kind_revision)
    check_operator(session, desk, plan.operator_id, kind)
    _check(kind, found, plan)
    _add(session, found, plan)
    planned_at = released_at(desk, plan, leased_at, now)
    return Released(
        _publish(session, desk, found, plan, planned_at, now), found.position.citizen_id
    )


def _check(kind: DebtKind, found: NoticedPosition, plan: NoticePlan) -> None:
    """The plan comes to what the notice asks for, as the kind allows, by one way to the hub."""
    if plan.amount_cents != found.installment.amount_cents:
        raise RuleBroken(
            "plan_amount_changed", notice_number=plan.plan_of, amount_cents=plan.amount_cents,
            now_cents=found.installment.amount_cents,
        )  # fmt: skip
    if kind.plan is not None and not kind.plan.single_too:
        raise RuleBroken("plan_or_single", kind=kind.kind_id)
    planned_on = rome_date(plan.planned_at)
    if plan.payments[0].due_on < planned_on:
        raise RuleBroken("due_date_past", due_on=plan.payments[0].due_on.isoformat())
    planned = [PlannedInstalment(Cents(one.amount_cents), one.due_on) for one in plan.payments]
    check_plan(kind.plan, plan.amount_cents, planned, planned_on)
    numbers = (plan.plan_of, *(one.notice_number for one in plan.payments))
    if len({segregation_code_of(number) for number in numbers}) > 1:
        raise RuleBroken("segregation_codes_mixed", notice_number=plan.plan_of)


def _add(session: Session, found: NoticedPosition, plan: NoticePlan) -> None:
    single = positions.installment_with_allocations(session, found)
    numbered = [
        NumberedInstalment(
            one.notice_number, PlannedInstalment(Cents(one.amount_cents), one.due_on)
        )
        for one in plan.payments
    ]
    position_service.add_option(session, found.position, plan_option(single, numbered))


def _publish(
    session: Session,
    desk: EnrolledDesk,
    found: NoticedPosition,
    plan: NoticePlan,
    planned_at: datetime,
    now: datetime,
) -> datetime | None:
    """Its notices are released, the timeline tells who has made it, and the hub is told the whole
    debt anew; since when it can be paid."""
    deed = Deed(plan.operator_id, planned_at, desk_id=desk.desk_id)
    details = {"instalments": len(plan.payments)}
    acts.record(session, found.position, PositionAct.PLANNED, deed, details=details)
    recorded = notices.Release(
        desk.entity_id, tuple(one.notice_number for one in plan.payments),
        desk.desk_id, plan.operator_id, planned_at,
    )  # fmt: skip
    payable_at = notices.record(session, recorded, now, of_notice=plan.plan_of)
    feed.append(session, desk.entity_id, ChangeKind.NOTICE_PLANNED, [plan.plan_of], now)
    session.flush()
    _log.info(
        "notice_planned", entity=desk.entity_id, desk=desk.desk_id, notice=plan.plan_of,
        operator=plan.operator_id, instalments=len(plan.payments),
    )  # fmt: skip
    return payable_at
