"""What is typed as a free plan is read line by line, and nothing typed is lost."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.free_plan import (
    MOST,
    Cell,
    PlanDays,
    PlanLine,
    following,
    kept,
    lines_of,
    read_plan,
    remainder,
    taken_up,
)
from payments_core.model.debt_kind import PlanRule
from payments_core.money import Cents, format_euro
from payments_core.rules.instalment_plan import PlannedInstalment, check_plan, equal_plan

TODAY = date(2026, 11, 23)
LATEST = TODAY + timedelta(days=3 * 366)
DAYS = PlanDays(TODAY, TODAY, LATEST)
OFFLINE = PlanDays(TODAY, TODAY + timedelta(days=3), LATEST)
RULE = PlanRule(counts=(2, 3), minimum=Cents(1), free=True)
GOOD = (PlanLine("23/11/2026", "60"), PlanLine("1.2.27", "40,00"))

TYPED = st.builds(PlanLine, st.text(max_size=12), st.text(max_size=12))
NEARLY = st.builds(
    PlanLine,
    st.dates(date(2026, 11, 1), date(2030, 6, 1)).map(lambda day: f"{day:%d/%m/%Y}"),
    st.integers(0, 5000).map(format_euro),
)


def test_good_lines_are_a_plan() -> None:
    read = read_plan(GOOD, 10000, DAYS)
    assert read.plan == (
        PlannedInstalment(Cents(6000), TODAY), PlannedInstalment(Cents(4000), date(2027, 2, 1))
    )  # fmt: skip
    assert (read.faults, read.planned_cents, read.left_cents) == ((), 10000, 0)


@pytest.mark.parametrize(("total", "left"), [(11200, 1200), (9988, -12)])
def test_what_is_left_or_too_much_is_told_to_the_cent(total: int, left: int) -> None:
    read = read_plan(GOOD, total, DAYS)
    assert (read.left_cents, read.plan, read.faults) == (left, (), ())


@pytest.mark.parametrize(
    ("due", "amount", "cell", "reason", "right"),
    [
        ("", "40", Cell.DUE, "missing", ""),
        ("1/2", "40", Cell.DUE, "wrong", ""),
        ("31/02/2027", "40", Cell.DUE, "wrong", ""),
        ("22/11/2026", "40", Cell.DUE, "past", ""),
        ("24/11/2026", "40", Cell.DUE, "near", "26/11/2026"),
        ("27/11/2026", "40", Cell.DUE, "order", "27/11/2026"),
        ("26/11/2026", "40", Cell.DUE, "order", "27/11/2026"),
        ("26/11/2029", "40", Cell.DUE, "far", "25/11/2029"),
        ("1/2/2027", " ", Cell.AMOUNT, "missing", ""),
        ("1/2/2027", "12.", Cell.AMOUNT, "wrong", ""),
        ("1/2/2027", "1.234", Cell.AMOUNT, "unclear", "1.234,00"),
        ("1/2/2027", "-1", Cell.AMOUNT, "wrong", ""),
        ("1/2/2027", "100.000.000,00", Cell.AMOUNT, "wrong", ""),
        ("1/2/2027", "0,00", Cell.AMOUNT, "zero", ""),
    ],
)
def test_each_line_says_what_is_wrong_with_it(
    due: str, amount: str, cell: Cell, reason: str, right: str
) -> None:
    lines = (PlanLine("27/11/2026", "60"), PlanLine(due, amount))
    read = read_plan(lines, 10000, OFFLINE)
    (fault,) = read.faults
    assert (fault.place, fault.cell, fault.reason, fault.right) == (1, cell, reason, right)
    assert fault.is_missing == (reason == "missing")
    assert read.plan == ()


def test_last_days_of_either_end_are_good() -> None:
    ends = [PlanLine("26/11/2026", "60"), PlanLine("25/11/2029", "40")]
    assert len(read_plan(ends, 10000, OFFLINE).plan) == 2


@given(st.lists(TYPED | NEARLY, min_size=2, max_size=MOST), st.integers(1, 20000))
def test_what_is_read_as_a_plan_is_one_and_nothing_else_is(
    lines: list[PlanLine], total: int
) -> None:
    read = read_plan(lines, total, DAYS)
    assert read.planned_cents + read.left_cents == total
    assert bool(read.plan) == (not read.faults and read.left_cents == 0)
    if read.plan:
        check_plan(PlanRule(counts=(2,), minimum=Cents(1), free=True), total, read.plan, TODAY)


@given(
    st.lists(st.integers(1, 99_999), min_size=2, max_size=MOST),
    st.lists(st.integers(0, 1000), min_size=MOST, max_size=MOST, unique=True).map(sorted),
)
def test_every_plan_that_the_rules_allow_can_be_typed(amounts: list[int], days: list[int]) -> None:
    plan = [
        PlannedInstalment(Cents(cents), TODAY + timedelta(days=step))
        for cents, step in zip(amounts, days, strict=False)
    ]
    assert read_plan(lines_of(plan), sum(amounts), DAYS).plan == tuple(plan)


@given(st.lists(NEARLY, min_size=2, max_size=MOST), st.data())
def test_remainder_makes_the_total(lines: list[PlanLine], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    total = data.draw(st.integers(1, 60_000))
    cents = remainder(lines, place, total)
    if cents is None:
        others = [*lines[:place], *lines[place + 1 :]]
        assert read_plan(others, total, DAYS).left_cents <= 0
    else:
        lines[place] = PlanLine(lines[place].due_text, format_euro(cents))
        assert read_plan(lines, total, DAYS).left_cents == 0


@given(st.dates(TODAY, date(2027, 12, 31)), st.integers(2, MOST - 1), st.integers(1, 12))
def test_a_line_more_at_the_end_goes_on_as_the_kind_does(
    first: date, count: int, months: int
) -> None:
    rule = PlanRule(counts=tuple(range(2, MOST + 1)), minimum=Cents(1), every_months=months)
    plan = equal_plan(rule, 12_000, count + 1, first)
    lines = lines_of(plan)
    assert following(lines[:-1], count - 1, rule) == PlanLine(lines[-1].due_text)


def test_month_ends_stay_month_ends() -> None:
    lines = [PlanLine("31/01/2027", "1"), PlanLine("28/02/2027", "1")]
    assert following(lines, 1, RULE).due_text == "31/03/2027"
    leap = [PlanLine("30/12/2027", "1"), PlanLine("30/01/2028", "1")]
    assert following(leap, 1, RULE).due_text == "29/02/2028"


@pytest.mark.parametrize(
    ("dues", "due"),
    [
        (("1/2/2027", "x"), ""),
        (("x", "15/2/2027"), "15/03/2027"),
        (("1/12/2026", "20/5/2027"), "20/06/2027"),
        (("1/2/2027", "31/12/9999"), ""),
    ],
)
def test_a_line_more_follows_the_last_where_the_first_is_no_measure(
    dues: tuple[str, str], due: str
) -> None:
    assert following([PlanLine(one) for one in dues], 1, RULE) == PlanLine(due)


def test_a_gap_between_does_not_put_the_next_date_off() -> None:
    lines = [PlanLine("22/01/2027"), PlanLine(), PlanLine("22/02/2027")]
    assert following(lines, 2, RULE).due_text == "22/03/2027"


@given(st.lists(TYPED, min_size=2, max_size=MOST).map(tuple))
def test_a_draft_gives_back_what_it_was_given(lines: tuple[PlanLine, ...]) -> None:
    assert taken_up(kept(lines)) == lines


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "7", "[1, 2]", '[["a"], ["b"]]', json.dumps([["", ""]] * 13)]
)
def test_what_is_no_plan_is_taken_up_as_none(text: str) -> None:
    assert taken_up(text) == ()
