"""A trial says what the desk would say on that day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.kind_simulation import Destination, Simulated, rate_ids, simulate
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.model.debt_kind import Allocation, DebtKind, PlanRule
from payments_core.model.rate import Percent
from payments_core.money import Cents
from tests.factories.catalogue import (
    DAY,
    FINE_TYPED,
    HEX_HASH,
    MEALS,
    PROVINCE,
    a_fine_kind,
    a_kind,
    a_part,
    a_rate,
    a_stamped_kind,
    kinds,
    rates,
    tiers,
    typed_values,
)


def market(**changes: object) -> DebtKind:
    fee = a_part(tiers((20, 1240), (None, 990)), part="canone", label="Canone")
    five = Percent(percent=500, of=("canone",))
    surcharge = a_part(five, to="provincia", label="Addizionale")
    dues = a_part(300, chapter="3010", label="Diritti")
    kind = a_kind(
        fields=(MEALS,),
        beneficiaries=(PROVINCE,),
        allocation=(Allocation(chapter="3056", amount=Cents(1000)), Allocation(chapter="3057")),
        plan=PlanRule(counts=(4, 2), minimum=Cents(10000)),
        rates=(a_rate(fee, surcharge, dues),),
    )
    return replace(kind, **changes)


def tried(kind: DebtKind, day: date = DAY, meals: str = "25") -> Simulated:
    typed = {"pasti": meals} if kind.fields else {}
    return simulate(kind, rate_ids(kind)[0], typed, day)


def test_everything_a_release_would_come_to() -> None:
    found = tried(market())
    assert found.total_cents == 29750 + 1488 + 300
    assert [(one.part.label, one.amount_cents) for one in found.parts] == [
        ("Canone", 29750), ("Addizionale", 1488), ("Diritti", 300),
    ]  # fmt: skip
    assert found.parts[0].working == "20 × 12,40 + 5 × 9,90"
    assert (found.subject, found.due_on) == ("Mensa 2026", date(2026, 8, 5))
    assert set(found.destinations) == {
        Destination(Cents(1488), "Provincia di Esempio"),
        Destination(Cents(300), None, "3010"),
        Destination(Cents(1000), None, "3056"),
        Destination(Cents(28750), None, "3057"),
    }
    assert [len(plan) for plan in found.plans] == [2, 4]


def test_the_day_decides_the_version() -> None:
    first = replace(a_rate(), valid_from=date(2026, 1, 1))
    second = replace(a_rate(a_part(1100)), version=2, valid_from=date(2027, 1, 1))
    kind = a_kind(rates=(first, second))
    assert [tried(kind, day).total_cents for day in (DAY, date(2027, 3, 1))] == [1000, 1100]
    with pytest.raises(RuleBroken, match="no_rate_on_day"):
        tried(kind, date(2025, 12, 31))


def test_a_kind_is_not_tried_on_a_day_on_which_nobody_may_release_it() -> None:
    kind = market(valid_from=date(2026, 11, 19), valid_to=date(2026, 11, 20))
    for day in (date(2026, 11, 18), date(2026, 11, 21)):
        with pytest.raises(RuleBroken, match="kind_not_on_day"):
            tried(kind, day)
    for day in (date(2026, 11, 19), date(2026, 11, 20)):
        assert tried(kind, day).total_cents


def test_a_debt_too_small_for_a_plan_has_none() -> None:
    assert tried(market(), meals="1").plans == ()


@given(st.data())
def test_destinations_come_to_the_total(data: st.DataObject) -> None:
    kind = data.draw(kinds())
    kind = replace(kind, rates=(data.draw(rates(kind)),))
    try:
        found = simulate(kind, "mensa-intera", data.draw(typed_values(kind)), DAY)
    except PaymentsError:
        return
    assert sum(one.cents for one in found.destinations) == found.total_cents
    for plan in found.plans:
        assert sum(one.amount_cents for one in plan) == found.total_cents


@pytest.mark.parametrize(
    ("day", "cents", "due_on"),
    [
        (date(2026, 6, 25), 4360, date(2026, 6, 25)),
        (date(2026, 6, 26), 5620, date(2026, 8, 18)),
        # The last price has no end; the kind says until when it is to be paid.
        (date(2026, 8, 19), 10070, date(2026, 10, 18)),
    ],
)
def test_fine_is_tried_for_the_day_on_which_it_is_paid(day, cents, due_on) -> None:
    simulated = simulate(a_fine_kind(), "multa", FINE_TYPED, day)
    assert (simulated.total_cents, simulated.due_on) == (cents, due_on)
    assert sum(one.cents for one in simulated.destinations) == cents


def test_stamp_goes_to_the_state() -> None:
    found = simulate(a_stamped_kind(), "certificato", {"impronta": HEX_HASH}, DAY)
    assert found.total_cents == 2100
    assert found.destinations == (
        Destination(Cents(500), None, "3010", "2026/7"),
        Destination(Cents(1600), revenue=False, stamp=True),
    )
