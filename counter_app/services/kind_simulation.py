"""A kind of debt tried out for any day, with nobody's name and nothing released.

The same rules work here as at the desk and on the server, on a document that need not be saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind
from payments_core.model.rate import Rate
from payments_core.money import Cents
from payments_core.rules.debt_composition import rate_allocations
from payments_core.rules.due_dates import due_date
from payments_core.rules.instalment_plan import PlannedInstalment, equal_plan
from payments_core.rules.offers import rates_on
from payments_core.rules.rate_calculation import PartAmount
from payments_core.rules.worked_out import work_out


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a share goes: a beneficiary by name, a chapter of the entity's own, or with a `stamp`
    the State; else it is what no chapter expects. `revenue` is false for what is only passed on."""

    cents: Cents
    beneficiary: str | None = None
    chapter: str | None = None
    assessment: str | None = None
    revenue: bool = True
    stamp: bool = False


@dataclass(frozen=True, slots=True)
class Simulated:
    """What a release on that day would come to."""

    rate: Rate
    total_cents: Cents
    parts: tuple[PartAmount, ...]
    destinations: tuple[Destination, ...]
    subject: str
    due_on: date
    plans: tuple[tuple[PlannedInstalment, ...], ...]


def rate_ids(kind: DebtKind) -> tuple[str, ...]:
    """The rates of a kind, each once."""
    return tuple(dict.fromkeys(rate.rate_id for rate in kind.rates))


def simulate(kind: DebtKind, rate_id: str, typed: Mapping[str, str], day: date) -> Simulated:
    """Work out a rate in the version that the day has, for what was typed into the fields.

    Raises `kind_not_on_day`, `no_rate_on_day`, and what `work_out` and `rate_allocations` raise.
    """
    if not kind.is_valid_on(day):
        raise RuleBroken("kind_not_on_day", day=f"{day:%d/%m/%Y}")
    rate = next((one for one in rates_on(kind, day) if one.rate_id == rate_id), None)
    if rate is None:
        raise RuleBroken("no_rate_on_day", day=f"{day:%d/%m/%Y}")
    worked_out = work_out(kind, rate, typed, day)
    due_on = worked_out.holds_until or due_date(kind.due, day)
    return Simulated(
        rate,
        worked_out.total_cents,
        worked_out.calculation.parts,
        _destinations(kind, worked_out.calculation.parts)
        + tuple(
            Destination(one.amount_cents, None, one.chapter, one.assessment, one.revenue)
            for one in rate_allocations(kind, worked_out.calculation)
        )
        + tuple(
            Destination(one.amount_cents, revenue=False, stamp=True)
            for one in worked_out.calculation.parts
            if one.part.is_stamp
        ),
        worked_out.subject,
        due_on,
        _plans(kind, worked_out.total_cents, due_on),
    )


def _destinations(kind: DebtKind, parts: tuple[PartAmount, ...]) -> tuple[Destination, ...]:
    sums = {
        one: sum(part.amount_cents for part in parts if part.part.to == one.beneficiary_id)
        for one in kind.beneficiaries
    }
    return tuple(Destination(Cents(cents), one.name) for one, cents in sums.items() if cents)


def _plans(
    kind: DebtKind, total_cents: Cents, due_on: date
) -> tuple[tuple[PlannedInstalment, ...], ...]:
    """Each plan that the kind offers for a debt of this size."""
    if kind.plan is None:
        return ()
    plans = []
    for count in sorted(kind.plan.counts):
        try:
            plans.append(equal_plan(kind.plan, total_cents, count, due_on))
        except RuleBroken:
            break  # too small for this many, so for more, too
    return tuple(plans)
