from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core import money
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.model.rate import (
    AmountRule,
    ByDate,
    Free,
    Percent,
    PerUnit,
    Rate,
    Rounding,
    Tiers,
)
from payments_core.money import Cents
from payments_core.rules.field_values import FieldValue, read_fields
from payments_core.rules.rate_calculation import calculate
from tests.factories.catalogue import (
    BASE64_HASH,
    CENTS_OR_NOTHING,
    DAY,
    FIELDS,
    FINE_TYPED,
    HASH,
    HEX_HASH,
    MONTH_DAYS,
    a_fine_kind,
    a_kind,
    a_part,
    a_rate,
    calculated,
    rates,
    season,
    stamp,
    tiers,
    typed_values,
)

#: A part beside the tested one, so that it may come to nothing.
BASE = 1
LEAP_YEAR = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]


def worked_out(rule: AmountRule, day: date = DAY, **values: FieldValue) -> tuple[int, str]:
    """Amount and working of a part that follows this rule."""
    part = calculate(a_rate(a_part(BASE), a_part(rule)), values, day).parts[1]
    return part.amount_cents, part.working


def refusal_of(rate: Rate, day: date = DAY, **values: FieldValue) -> PaymentsError:
    with pytest.raises(PaymentsError) as refusal:
        calculate(rate, values, day)
    return refusal.value


def test_fixed_amount_is_what_it_is() -> None:
    calculation = calculate(a_rate(a_part(1679), a_part(542)), {}, DAY)
    assert calculation.total_cents == 2221
    assert [(one.amount_cents, one.working) for one in calculation.parts] == [(1679, ""), (542, "")]


def test_units_are_multiplied_and_shown() -> None:
    rule = PerUnit(each=Cents(480), of="pasti")
    assert worked_out(rule, pasti=12) == (5760, "12 × 4,80")
    assert worked_out(rule, pasti=0) == (0, "0 × 4,80")


@given(st.integers(0, 999), st.integers(1, 10**6).map(Cents))
def test_units_come_to_as_many_times_the_price(count: int, each: Cents) -> None:
    amount, _ = worked_out(PerUnit(each=each, of="pasti"), pasti=count)
    assert amount == sum(each for _ in range(count))


@pytest.mark.parametrize(
    ("count", "amount", "working"),
    [
        (0, 0, "0 × 1,00"),
        (1, 100, "1 × 1,00"),
        (10, 1000, "10 × 1,00"),
        (11, 1080, "10 × 1,00 + 1 × 0,80"),
        (25, 2050, "10 × 1,00 + 10 × 0,80 + 5 × 0,50"),
    ],
)
def test_each_unit_has_the_price_of_its_own_tier(count: int, amount: int, working: str) -> None:
    rule = tiers((10, 100), (20, 80), (None, 50))
    assert worked_out(rule, pasti=count) == (amount, working)


@pytest.mark.parametrize(
    ("count", "amount", "working"),
    [
        (0, 0, "0 × 1,00"),
        (10, 1000, "10 × 1,00"),
        (11, 880, "11 × 0,80"),
        (25, 1250, "25 × 0,50"),
    ],
)
def test_whole_quantity_has_the_price_of_the_tier_that_it_reached(
    count: int, amount: int, working: str
) -> None:
    rule = tiers((10, 100), (20, 80), (None, 50), whole=True)
    assert worked_out(rule, pasti=count) == (amount, working)


PRICES = st.lists(st.integers(0, 5000), min_size=1, max_size=6)


@st.composite
def any_tiers(draw: st.DrawFn) -> Tiers:
    prices = draw(PRICES)
    inner = st.sets(st.integers(1, 60), min_size=len(prices) - 1, max_size=len(prices) - 1)
    ends: list[int | None] = [*sorted(draw(inner)), None]
    rule: Tiers = tiers(*zip(ends, prices, strict=True), whole=draw(st.booleans()))
    return rule


def price_of_unit(rule: Tiers, unit: int) -> int:
    return next(step.each for step in rule.steps if step.up_to is None or unit <= step.up_to)


@given(any_tiers(), st.integers(0, 80))
def test_tiers_come_to_what_counting_unit_by_unit_does(rule: Tiers, count: int) -> None:
    units = range(1, count + 1)
    counted = sum(price_of_unit(rule, count if rule.whole else unit) for unit in units)
    assert worked_out(rule, pasti=count)[0] == counted


@given(any_tiers(), st.integers(0, 80))
def test_working_of_tiers_comes_to_their_amount(rule: Tiers, count: int) -> None:
    amount, working = worked_out(rule, pasti=count)
    terms = [term.split(" × ") for term in working.split(" + ")]
    assert sum(int(units) * money.from_typed(each) for units, each in terms) == amount
    assert sum(int(units) for units, _ in terms) == count


def test_tiers_that_end_before_the_quantity_are_a_defect() -> None:
    assert worked_out(tiers((10, 100)), pasti=10)[0] == 1000
    with pytest.raises(AssertionError):
        worked_out(tiers((10, 100)), pasti=11)


ROUNDED = {
    Rounding.HALF_UP: lambda exact: floor(exact + Fraction(1, 2)),
    Rounding.DOWN: floor,
    Rounding.UP: ceil,
}


@given(st.integers(1, 10**8), st.integers(1, 9_000), st.sampled_from(Rounding))
def test_percentage_is_the_exact_one_rounded_as_stated(
    base: int, percent: int, rounding: Rounding
) -> None:
    rule = Percent(percent=percent, of=("base",), rounding=rounding)
    calculation = calculate(a_rate(a_part(base, part="base"), a_part(rule)), {}, DAY)
    exact = Fraction(base * percent, 10_000)
    assert calculation.parts[1].amount_cents == ROUNDED[rounding](exact)


@pytest.mark.parametrize(
    ("base", "percent", "half_up", "down", "up"),
    [
        (1000, 500, 50, 50, 50),
        (1010, 500, 51, 50, 51),  # 50,5 cents
        (1009, 500, 50, 50, 51),  # 50,45 cents
        (1, 1, 0, 0, 1),
        (333, 10_000, 333, 333, 333),
    ],
)
def test_part_of_a_cent_is_rounded_as_stated(
    base: int, percent: int, half_up: int, down: int, up: int
) -> None:
    rules = [Percent(percent=percent, of=("base",), rounding=one) for one in Rounding]
    rate = a_rate(a_part(base, part="base"), *(a_part(rule) for rule in rules))
    amounts = [part.amount_cents for part in calculate(rate, {}, DAY).parts[1:]]
    assert dict(zip(Rounding, amounts, strict=True)) == {
        Rounding.HALF_UP: half_up, Rounding.DOWN: down, Rounding.UP: up,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("minimum", "maximum", "amount"),
    [(0, None, 50), (49, None, 50), (51, None, 51), (0, 51, 50), (0, 49, 49), (60, 60, 60)],
)
def test_percentage_stays_within_its_bounds(minimum: int, maximum: int | None, amount: int) -> None:
    rule = Percent(
        percent=500,
        of=("base",),
        minimum=Cents(minimum),
        maximum=None if maximum is None else Cents(maximum),
    )
    calculation = calculate(a_rate(a_part(rule), a_part(1000, part="base")), {}, DAY)
    assert calculation.parts[0].amount_cents == amount


@pytest.mark.parametrize(
    ("percent", "shown"), [(500, "5"), (275, "2,75"), (250, "2,5"), (5, "0,05"), (10_000, "100")]
)
def test_percentage_is_shown_as_people_write_it(percent: int, shown: str) -> None:
    rule = Percent(percent=percent, of=("base",))
    calculation = calculate(a_rate(a_part(123_450, part="base"), a_part(rule)), {}, DAY)
    assert calculation.parts[1].working == f"{shown} % × 1.234,50"


def test_percentage_may_be_of_several_parts_and_of_percentages() -> None:
    rate = a_rate(
        a_part(Percent(percent=1_000, of=("netto", "spese", "mora"))),
        a_part(Percent(percent=5_000, of=("netto",)), part="mora"),
        a_part(1000, part="netto"),
        a_part(PerUnit(each=Cents(7), of="pasti"), part="spese"),
        a_part(333),
    )
    calculation = calculate(rate, {"pasti": 10}, DAY)
    assert [one.amount_cents for one in calculation.parts] == [157, 500, 1000, 70, 333]


WINTER = season("11-15", "03-15", 200)
SUMMER = season("06-01", "08-31", 300)


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2026, 11, 14), 100),
        (date(2026, 11, 15), 200),
        (date(2026, 12, 31), 200),
        (date(2027, 1, 1), 200),
        (date(2028, 2, 29), 200),
        (date(2027, 3, 15), 200),
        (date(2027, 3, 16), 100),
        (date(2027, 5, 31), 100),
        (date(2027, 6, 1), 300),
        (date(2027, 8, 31), 300),
        (date(2027, 9, 1), 100),
    ],
)
def test_season_may_go_over_new_year_and_includes_both_its_days(day: date, amount: int) -> None:
    seasons = (WINTER, SUMMER)
    of_the_release = ByDate(seasons=seasons, otherwise=Cents(100))
    of_a_field = ByDate(of="giorno", seasons=seasons, otherwise=Cents(100))
    assert worked_out(of_the_release, day) == (amount, "")
    assert worked_out(of_a_field, giorno=day) == (amount, "")


def test_first_season_that_fits_counts() -> None:
    rule = ByDate(seasons=(season("07-06", "07-06", 5), season("01-01", "12-31", 7)))
    assert worked_out(rule, date(2026, 7, 6))[0] == 5
    assert worked_out(rule, date(2026, 7, 7))[0] == 7


@given(MONTH_DAYS, MONTH_DAYS, st.sampled_from(LEAP_YEAR))
def test_season_holds_the_days_passed_when_walking_from_its_first_to_its_last(
    first: str, last: str, day: date
) -> None:
    names = [f"{one:%m-%d}" for one in LEAP_YEAR]
    place = names.index(first)
    walk = names[place:] + names[:place]
    within = f"{day:%m-%d}" in walk[: walk.index(last) + 1]
    rule = ByDate(seasons=(season(first, last, 200),), otherwise=Cents(100))
    assert worked_out(rule, day)[0] == (200 if within else 100)


def test_day_without_season_has_no_amount() -> None:
    refusal = refusal_of(a_rate(a_part(ByDate(seasons=(SUMMER,)))), date(2026, 9, 1))
    assert isinstance(refusal, RuleBroken)
    assert refusal.code == "rate_has_no_amount"
    assert refusal.facts == {"day": "2026-09-01"}


@pytest.mark.parametrize("cents", [500, 501, 2000])
def test_free_amount_within_its_bounds_is_taken(cents: int) -> None:
    rule = Free(of="importo", minimum=Cents(500), maximum=Cents(2000))
    assert worked_out(rule, importo=cents) == (cents, "")


@pytest.mark.parametrize(
    ("rule", "cents", "minimum", "maximum"),
    [
        (Free(of="importo", minimum=Cents(500)), 499, "5,00", "99.999.999,99"),
        (Free(of="importo", maximum=Cents(2000)), 2001, "0,01", "20,00"),
    ],
)
def test_free_amount_out_of_bounds_is_refused_with_them(
    rule: Free, cents: int, minimum: str, maximum: str
) -> None:
    refusal = refusal_of(a_rate(a_part(rule)), importo=cents)
    assert refusal.code == "amount_out_of_bounds"
    assert refusal.facts == {"field": "importo", "minimum": minimum, "maximum": maximum}


def test_largest_amount_of_a_notice_is_carried_and_no_more() -> None:
    rule = PerUnit(each=Cents(1), of="pasti")
    rate = a_rate(a_part(money.NOTICE_MAX_CENTS - 10), a_part(rule))
    assert calculate(rate, {"pasti": 10}, DAY).total_cents == money.NOTICE_MAX_CENTS
    refusal = refusal_of(rate, pasti=11)
    assert refusal.code == "amount_out_of_range"
    assert refusal.facts == {"cents": money.NOTICE_MAX_CENTS + 1}


def test_nothing_at_all_is_no_debt() -> None:
    refusal = refusal_of(a_rate(a_part(PerUnit(each=Cents(480), of="pasti"))), pasti=0)
    assert (refusal.code, refusal.facts) == ("amount_out_of_range", {"cents": 0})


def test_value_that_is_needed_after_all_is_missed() -> None:
    refusal = refusal_of(a_rate(a_part(PerUnit(each=Cents(480), of="pasti"))))
    assert isinstance(refusal, BadValue)
    assert (refusal.code, refusal.facts) == ("field_missing", {"field": "pasti"})


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        (PerUnit(each=Cents(480), of="pasti"), {"pasti": "12"}),
        (ByDate(of="giorno", seasons=(SUMMER,)), {"giorno": 7}),
    ],
)
def test_value_of_another_type_is_a_defect(rule: AmountRule, values: dict[str, FieldValue]) -> None:
    with pytest.raises(AssertionError):
        calculate(a_rate(a_part(rule)), values, DAY)


@given(st.data())
def test_total_is_the_sum_of_all_parts_in_their_order(data: st.DataObject) -> None:
    kind = a_kind(fields=FIELDS)
    rate = data.draw(rates(kind))
    values = read_fields(kind, data.draw(typed_values(kind)))
    calculation = calculated(rate, values)
    if calculation is None:
        return
    assert tuple(one.part for one in calculation.parts) == rate.parts
    assert all(one.amount_cents >= 0 for one in calculation.parts)
    assert calculation.total_cents == sum(one.amount_cents for one in calculation.parts)


@given(st.lists(CENTS_OR_NOTHING, min_size=1, max_size=8))
def test_parts_that_come_to_nothing_are_there_too(amounts: list[Cents]) -> None:
    parts = [a_part(tiers((None, each))) for each in amounts]
    calculation = calculate(a_rate(a_part(BASE), *parts), {"pasti": 0}, DAY)
    assert [one.amount_cents for one in calculation.parts] == [BASE] + [0] * len(amounts)


@pytest.mark.parametrize(
    ("day", "cents", "until", "working"),
    [
        (date(2026, 6, 19), 2940, date(2026, 6, 25), "42,00 - 30 %"),
        (date(2026, 6, 25), 2940, date(2026, 6, 25), "42,00 - 30 %"),
        (date(2026, 6, 26), 4200, date(2026, 8, 18), ""),
        (date(2026, 8, 19), 8650, None, ""),
    ],
)
def test_fine_costs_what_the_day_makes_of_it(day, cents, until, working) -> None:
    kind = a_fine_kind()
    calculation = calculate(kind.rates[0], read_fields(kind, FINE_TYPED), day)
    fine, expenses = calculation.parts
    assert (fine.amount_cents, fine.working, calculation.holds_until) == (cents, working, until)
    assert expenses.amount_cents == 1420
    assert kind.rates[0].is_live


def test_fine_that_lies_in_deposit_counts_from_the_tenth_day() -> None:
    kind = a_fine_kind()
    typed = {**FINE_TYPED, "notifica": "", "deposito": "2026-06-01"}
    calculation = calculate(kind.rates[0], read_fields(kind, typed), date(2026, 6, 12))
    assert (calculation.total_cents, calculation.holds_until) == (2940 + 1420, date(2026, 6, 16))


@pytest.mark.parametrize(
    ("changes", "day", "code"),
    [
        ({"notifica": ""}, date(2026, 6, 20), "field_missing"),
        ({}, date(2026, 6, 18), "day_before_notification"),
        ({"piena": "41,99"}, date(2026, 6, 20), "fine_amounts_malformed"),
    ],
)
def test_fine_that_cannot_be_worked_out_says_why(changes, day, code) -> None:
    kind = a_fine_kind()
    with pytest.raises(BadValue) as refused:
        calculate(kind.rates[0], read_fields(kind, {**FINE_TYPED, **changes}), day)
    assert refused.value.code == code


def test_stamp_costs_the_same_always_and_names_its_document() -> None:
    rate = a_rate(a_part(500), a_part(stamp()))
    values = read_fields(a_kind(fields=(HASH,)), {"impronta": HEX_HASH})
    fee, bought = calculate(rate, values, DAY).parts
    assert (bought.amount_cents, bought.working, bought.document_hash) == (1600, "", BASE64_HASH)
    assert fee.document_hash is None
    assert (rate.has_stamp, rate.is_live) == (True, False)
