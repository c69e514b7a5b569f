"""The debt that a desk has released, worked out again from the catalogue.

The desk's word is taken for what was printed; that it is what the rules make of it is checked: the
amount by the rate of the revision that the desk had, the plan by the kind's own.
"""

from typing import NamedTuple

from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.positions.own_account import own_account
from central_server.positions.service import Origin
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind
from payments_core.model.debt_position import DebtPosition, PositionStatus
from payments_core.money import Cents
from payments_core.rules import position_lifecycle
from payments_core.rules.debt_composition import NumberedInstalment, payment_option
from payments_core.rules.instalment_plan import PlannedInstalment, check_plan
from payments_core.rules.offers import rate_version
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.rules.worked_out import WorkedOut, work_out
from payments_core.wire.desk.operation_messages import ReleasedPayment, ReleaseNotice


class ReleasedDebt(NamedTuple):
    """A debt as it is published, and the rules it was made under."""

    debt: DebtPosition
    origin: Origin
    kind: DebtKind


def debt_of(session: Session, entity_id: str, release: ReleaseNotice) -> ReleasedDebt:
    """The released debt.

    Raises `kind_unknown`, `rate_unknown`, `kind_not_valid`, `amount_differs_from_rate`,
    `due_date_past`, and whatever the kind's rules refuse.
    """
    kind = catalogue.kind(session, entity_id, release.kind_id, release.kind_revision)
    if kind is None:
        raise RuleBroken("kind_unknown", kind=release.kind_id, revision=release.kind_revision)
    worked_out = _worked_out(kind, release)
    own = own_account(session, entity_id, kind)
    _check_payments(kind, release)
    debtor = release.debtor.party()
    debt = DebtPosition(
        creditor_tax_code=entity_id,
        creditor_name=own.name,
        debtor=debtor,
        options=tuple(
            payment_option(
                kind, worked_out.calculation, own, release.subject,
                [NumberedInstalment(one.notice_number, _planned(one)) for one in option],
                debtor.address.province,
            )
            for option in release.options()
        ),
        status=position_lifecycle.next_status(PositionStatus.DRAFT, PositionEvent.PUBLISH),
        co_debtors=tuple(one.debtor.party() for one in release.co_debtors),
    )  # fmt: skip
    origin = Origin(
        release.kind_id, release.kind_revision, release.rate_id, release.rate_version,
        kind.expires, worked_out.rate.is_live, release.fields,
    )  # fmt: skip
    return ReleasedDebt(debt, origin, kind)


def _worked_out(kind: DebtKind, release: ReleaseNotice) -> WorkedOut:
    released_on = rome_date(release.released_at)
    rate = rate_version(kind, release.rate_id, release.rate_version)
    if rate is None:
        raise RuleBroken("rate_unknown", rate_id=release.rate_id, rate_version=release.rate_version)
    if not (kind.is_valid_on(released_on) and rate.is_valid_on(released_on)):
        raise RuleBroken("kind_not_valid", kind=kind.kind_id, day=released_on.isoformat())
    worked_out = work_out(kind, rate, release.fields, released_on)
    if release.amount_cents != worked_out.total_cents:
        raise RuleBroken(
            "amount_differs_from_rate",
            amount_cents=release.amount_cents,
            rate_cents=worked_out.total_cents,
        )
    return worked_out


def _check_payments(kind: DebtKind, release: ReleaseNotice) -> None:
    """Each option comes to the whole debt: one payment, or a plan that the kind allows."""
    released_on = rome_date(release.released_at)
    for option in release.options():
        if option[0].due_on < released_on:
            raise RuleBroken("due_date_past", due_on=option[0].due_on.isoformat())
        if len(option) > 1:
            plan = [_planned(one) for one in option]
            check_plan(kind.plan, release.amount_cents, plan, released_on)
        elif option[0].amount_cents != release.amount_cents:
            raise RuleBroken(
                "amount_differs_from_rate",
                amount_cents=option[0].amount_cents,
                rate_cents=release.amount_cents,
            )
    if len(release.options()) == 2 and not (kind.plan and kind.plan.single_too):
        raise RuleBroken("plan_or_single", kind=kind.kind_id)


def _planned(payment: ReleasedPayment) -> PlannedInstalment:
    return PlannedInstalment(Cents(payment.amount_cents), payment.due_on)
