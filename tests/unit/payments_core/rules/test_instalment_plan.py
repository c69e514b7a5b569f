from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core import money
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import PlanRule, Remainder
from payments_core.money import Cents
from payments_core.rules.instalment_plan import PlannedInstalment, check_plan, equal_plan

FIRST = date(2026, 7, 31)
ALL_COUNTS = tuple(range(2, 13))
FREE = PlanRule(counts=(2,), free=True)


def planned(*instalments: tuple[int, date]) -> list[PlannedInstalment]:
    return [PlannedInstalment(Cents(cents), due_on) for cents, due_on in instalments]


GOOD = planned((400, date(2026, 7, 31)), (600, date(2026, 9, 1)))


@given(
    st.integers(12, money.NOTICE_MAX_CENTS),
    st.sampled_from(ALL_COUNTS),
    st.sampled_from(Remainder),
)
def test_equal_instalments_sum_to_the_cent_and_only_one_bears_the_rest(
    total: int, count: int, remainder: Remainder
) -> None:
    rule = PlanRule(counts=ALL_COUNTS, minimum=Cents(1), remainder=remainder)
    amounts = [one.amount_cents for one in equal_plan(rule, total, count, FIRST)]

    bearer = amounts.pop(0 if remainder is Remainder.FIRST else -1)
    assert len(amounts) == count - 1
    assert bearer + sum(amounts) == total
    assert set(amounts) == {total // count}
    assert 0 <= bearer - total // count < count


@pytest.mark.parametrize(
    ("remainder", "amounts"),
    [(Remainder.FIRST, [3335, 3333, 3333]), (Remainder.LAST, [3333, 3333, 3335])],
)
def test_cents_that_do_not_divide_go_where_the_kind_says(
    remainder: Remainder, amounts: list[int]
) -> None:
    rule = PlanRule(counts=(3,), remainder=remainder)
    assert [one.amount_cents for one in equal_plan(rule, 10001, 3, FIRST)] == amounts


def test_equal_instalments_are_due_as_many_months_apart_as_the_kind_says() -> None:
    plan = equal_plan(PlanRule(counts=(3,), every_months=2), 900, 3, date(2026, 12, 31))
    assert plan == tuple(
        planned((300, date(2026, 12, 31)), (300, date(2027, 2, 28)), (300, date(2027, 4, 30)))
    )


def test_number_that_is_not_on_offer_is_refused_with_those_that_are() -> None:
    with pytest.raises(RuleBroken) as refusal:
        equal_plan(PlanRule(counts=(6, 2)), 10_000, 3, FIRST)
    assert refusal.value.code == "plan_not_offered"
    assert refusal.value.facts == {"count": 3, "offered": "2, 6"}


@pytest.mark.parametrize(
    ("minimum", "total", "needed"),
    [(20_000, 19_999, 20_000), (5, 11, 12)],
    ids=["below the kind's minimum", "not a cent for each instalment"],
)
def test_debt_that_is_too_small_is_not_divided(minimum: int, total: int, needed: int) -> None:
    rule = PlanRule(counts=(12,), minimum=Cents(minimum))
    with pytest.raises(RuleBroken) as refusal:
        equal_plan(rule, total, 12, FIRST)
    assert refusal.value.code == "plan_amount_too_small"
    assert refusal.value.facts == {"total_cents": total, "minimum_cents": needed}


def test_smallest_debt_is_divided() -> None:
    assert len(equal_plan(PlanRule(counts=(12,), minimum=Cents(20_000)), 20_000, 12, FIRST)) == 12
    assert len(equal_plan(PlanRule(counts=(12,), minimum=Cents(5)), 12, 12, FIRST)) == 12


def test_free_plan_of_two_or_twelve_is_good_down_to_a_cent_an_instalment() -> None:
    check_plan(FREE, 1000, GOOD, released_on=FIRST)
    check_plan(FREE, 200, planned((199, FIRST), (1, date(2026, 8, 1))), released_on=FIRST)
    check_plan(
        FREE, 1200, [PlannedInstalment(Cents(100), date(2027, month, 1)) for month in range(1, 13)],
        released_on=FIRST,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "total", "plan", "code", "facts"),
    [
        (PlanRule(counts=(2,)), 1000, GOOD, "plan_not_free", {}),
        (FREE, 1000, GOOD[:1], "plan_count_wrong", {"count": 1, "most": 12}),
        (FREE, 1300, planned(*((100, date(2027, 1, day)) for day in range(1, 14))),
         "plan_count_wrong", {"count": 13, "most": 12}),
        (FREE, 199, planned((99, FIRST), (100, date(2026, 8, 1))),
         "plan_amount_too_small", {"total_cents": 199, "minimum_cents": 200}),
        (FREE, 1001, GOOD, "plan_sum_differs", {"plan_cents": 1000, "total_cents": 1001}),
        (FREE, 999, GOOD, "plan_sum_differs", {"plan_cents": 1000, "total_cents": 999}),
        (FREE, 1000, planned((1000, FIRST), (0, date(2026, 8, 1))),
         "plan_sum_differs", {"plan_cents": 1000, "total_cents": 1000}),
        (FREE, 1000, planned((1100, FIRST), (-100, date(2026, 8, 1))),
         "plan_sum_differs", {"plan_cents": 1000, "total_cents": 1000}),
        (FREE, 1000, GOOD[::-1], "plan_dates_out_of_order", {}),
        (FREE, 1000, planned((400, FIRST), (600, FIRST)), "plan_dates_out_of_order", {}),
        (FREE, 1000, planned((400, date(2026, 7, 30)), (600, FIRST)),
         "plan_dates_out_of_order", {}),
    ],
    ids=["not free", "one", "thirteen", "small", "too little", "too much", "nothing", "negative",
         "backwards", "same day", "before the release"],
)  # fmt: skip
def test_free_plan_is_refused_with_what_is_wrong(
    rule: PlanRule, total: int, plan: Sequence[PlannedInstalment], code: str, facts: dict[str, int]
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_plan(rule, total, plan, released_on=FIRST)
    assert (refusal.value.code, refusal.value.facts) == (code, facts)


@given(st.integers(200, money.NOTICE_MAX_CENTS), st.sampled_from(ALL_COUNTS))
def test_every_equal_plan_would_be_good_as_a_free_one(total: int, count: int) -> None:
    rule = PlanRule(counts=ALL_COUNTS, free=True)
    check_plan(rule, total, equal_plan(rule, total, count, FIRST), released_on=FIRST)


@st.composite
def free_plans(draw: st.DrawFn) -> list[PlannedInstalment]:
    """Two to twelve of at least a cent, one after the other from the day of the release on."""
    amounts = draw(st.lists(st.integers(1, 99_999_999), min_size=2, max_size=12))
    steps = st.integers(0, 5000)
    days = draw(
        st.lists(steps, min_size=len(amounts), max_size=len(amounts), unique=True).map(sorted)
    )
    dues = (FIRST + timedelta(days=step) for step in days)
    return planned(*zip(amounts, dues, strict=True))


TYPED = PlanRule(counts=(2,), minimum=Cents(1), free=True)


@given(free_plans())
def test_free_plan_needs_no_more_than_order_and_the_total(plan: list[PlannedInstalment]) -> None:
    check_plan(TYPED, sum(one.amount_cents for one in plan), plan, released_on=FIRST)


@given(free_plans(), st.data())
def test_one_thing_wrong_is_enough(plan: list[PlannedInstalment], data: st.DataObject) -> None:
    total = sum(one.amount_cents for one in plan)
    place = data.draw(st.integers(0, len(plan) - 1))
    other = data.draw(st.integers(0, len(plan) - 1).filter(lambda number: number != place))
    by = data.draw(st.integers(-100, 100).filter(bool))
    first, second = plan[place], plan[other]
    nothing = [*plan]
    nothing[place] = replace(first, amount_cents=Cents(0))
    nothing[other] = replace(second, amount_cents=Cents(second.amount_cents + first.amount_cents))
    exchanged = [*plan]
    exchanged[place] = replace(first, due_on=second.due_on)
    exchanged[other] = replace(second, due_on=first.due_on)
    for total_cents, wrong, code in (
        (total + by, plan, "plan_sum_differs" if total + by >= len(plan) else "too_small"),
        (total, nothing, "plan_sum_differs"),
        (total, exchanged, "plan_dates_out_of_order"),
    ):
        with pytest.raises(RuleBroken, match=code):
            check_plan(TYPED, total_cents, wrong, released_on=FIRST)
