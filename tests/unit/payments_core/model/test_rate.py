import json
from dataclasses import FrozenInstanceError, fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from payments_core.model.rate import (
    AmountRule,
    ByDate,
    Fixed,
    Free,
    MonthDay,
    Percent,
    PerUnit,
    Rate,
    RatePart,
    Rounding,
    Season,
    Tier,
    Tiers,
)
from payments_core.money import Cents
from tests.factories.catalogue import a_kind, a_part, a_rate, faults, kinds, rates

RATE, RULE = TypeAdapter(Rate), TypeAdapter[Any](AmountRule)
#: Every rule with all that it may say, and the value that it means.
RULES: list[tuple[dict[str, Any], Any]] = [
    ({"rule": "fixed", "amount": "16,79"}, Fixed(amount=Cents(1679))),
    ({"rule": "per_unit", "each": "4,80", "of": "pasti"}, PerUnit(each=Cents(480), of="pasti")),
    (
        {
            "rule": "tiers",
            "of": "pasti",
            "steps": [{"up_to": 10, "each": "1,00"}, {"up_to": None, "each": "0,00"}],
            "whole": True,
        },
        Tiers(
            of="pasti",
            steps=(Tier(up_to=10, each=Cents(100)), Tier(each=Cents(0))),
            whole=True,
        ),
    ),
    (
        {
            "rule": "percent",
            "percent": "2,75",
            "of": ["netto", "spese"],
            "minimum": "0,00",
            "maximum": "50,00",
            "rounding": "down",
        },
        Percent(
            percent=275,
            of=("netto", "spese"),
            minimum=Cents(0),
            maximum=Cents(5000),
            rounding=Rounding.DOWN,
        ),
    ),
    (
        {
            "rule": "by_date",
            "of": "giorno",
            "seasons": [{"first": "11-15", "last": "02-29", "amount": "0,00"}],
            "otherwise": "3,00",
        },
        ByDate(
            of="giorno",
            seasons=(Season(first="11-15", last="02-29", amount=Cents(0)),),
            otherwise=Cents(300),
        ),
    ),
    (
        {"rule": "free", "of": "importo", "minimum": "5,00", "maximum": "2.000,00"},
        Free(of="importo", minimum=Cents(500), maximum=Cents(200_000)),
    ),
]
#: The same with only what must be said.
SHORT: list[tuple[Any, Any]] = [
    ("16,79", Fixed(amount=Cents(1679))),
    ({"rule": "tiers", "of": "pasti", "steps": [{"each": "1,00"}]},
     Tiers(of="pasti", steps=(Tier(each=Cents(100)),))),
    ({"rule": "percent", "percent": "5", "of": ["netto"]}, Percent(percent=500, of=("netto",))),
    ({"rule": "by_date", "seasons": [{"first": "01-01", "last": "12-31", "amount": "1"}]},
     ByDate(seasons=(Season(first="01-01", last="12-31", amount=Cents(100)),))),
    ({"rule": "free", "of": "importo"}, Free(of="importo")),
]  # fmt: skip


@pytest.mark.parametrize(("written", "rule"), RULES)
def test_rule_is_the_same_in_its_document(written: dict[str, Any], rule: Any) -> None:
    assert RULE.validate_python(written) == rule
    assert json.loads(RULE.dump_json(rule)) == written


@pytest.mark.parametrize(("written", "rule"), RULES + SHORT)
def test_rule_is_read_back_from_its_document(written: Any, rule: Any) -> None:
    read = RULE.validate_python(written)
    assert read == rule
    assert RULE.validate_json(RULE.dump_json(read)) == rule
    assert RULE.validate_python(read) == rule


def test_rule_means_the_usual_where_it_says_nothing() -> None:
    tiers, percent, by_date, free = (rule for _, rule in SHORT[1:])
    assert (tiers.whole, tiers.steps[0].up_to) == (False, None)
    assert (percent.minimum, percent.maximum, percent.rounding) == (0, None, Rounding.HALF_UP)
    assert (by_date.of, by_date.otherwise) == (None, None)
    assert (free.minimum, free.maximum) == (1, None)


def test_roundings_have_their_names_in_documents() -> None:
    assert [rounding.value for rounding in Rounding] == ["half_up", "down", "up"]


def test_there_are_six_rules() -> None:
    assert [written["rule"] for written, _ in RULES] == [
        "fixed", "per_unit", "tiers", "percent", "by_date", "free",
    ]  # fmt: skip


@given(st.data(), kinds())
def test_any_rate_is_read_back_from_its_document(data: st.DataObject, kind: Any) -> None:
    rate = data.draw(rates(kind))
    assert RATE.validate_json(RATE.dump_json(rate)) == rate
    assert RATE.validate_python(RATE.dump_python(rate, mode="json")) == rate


@pytest.mark.parametrize(("written", "rule"), RULES)
def test_rules_are_frozen(written: dict[str, Any], rule: Any) -> None:
    for value in (rule, RULE.validate_python(written)):
        for field in fields(value):
            with pytest.raises(FrozenInstanceError):
                setattr(value, field.name, None)
        assert hash(value) == hash(rule)


@pytest.mark.parametrize(("written", "rule"), RULES)
def test_rule_refuses_fields_that_it_does_not_have(written: dict[str, Any], rule: Any) -> None:
    assert faults(AmountRule, written | {"ammount": "1,00"}) == [
        (f"{written['rule']}.ammount", "unexpected_keyword_argument")
    ]


@pytest.mark.parametrize("number", [5, 5.16, True])
@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({"rule": "fixed", "amount": "1"}, "amount"),
        ({"rule": "per_unit", "each": "1", "of": "pasti"}, "each"),
        ({"rule": "percent", "percent": "5", "of": ["netto"]}, "minimum"),
        ({"rule": "percent", "percent": "5", "of": ["netto"]}, "maximum"),
        ({"rule": "free", "of": "importo"}, "minimum"),
        ({"rule": "free", "of": "importo"}, "maximum"),
        ({"rule": "by_date", "seasons": [{"first": "01-01", "last": "12-31", "amount": "1"}]},
         "otherwise"),
    ],
)  # fmt: skip
def test_amount_written_as_a_number_is_refused(
    written: dict[str, Any], field: str, number: float
) -> None:
    ((place, reason),) = faults(AmountRule, written | {field: number})
    assert place.startswith(f"{written['rule']}.{field}")
    assert reason == "amount_not_in_quotes"


@pytest.mark.parametrize("number", [5, 5.16, True])
def test_amount_alone_written_as_a_number_is_refused(number: float) -> None:
    assert faults(AmountRule, number) == [("-", "amount_not_in_quotes")]
    assert faults(RatePart, {"label": "Quota", "amount": number}) == [
        ("amount", "amount_not_in_quotes")
    ]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"rule": "formula", "of": "pasti"}, ("-", "union_tag_invalid")),
        ({"amount": "1,00"}, ("-", "union_tag_not_found")),
        (None, ("-", "model_attributes_type")),
        ("16.79", ("fixed.amount", "amount_malformed")),
        ({"rule": "fixed", "amount": "0,00"}, ("fixed.amount", "amount_out_of_range")),
        ({"rule": "tiers", "of": "pasti", "steps": []}, ("tiers.steps", "too_short")),
        ({"rule": "tiers", "of": "pasti", "steps": [{"each": "1"}] * 21},
         ("tiers.steps", "too_long")),
        ({"rule": "tiers", "of": "pasti", "steps": [{"up_to": 0, "each": "1"}]},
         ("tiers.steps.0.up_to", "greater_than_equal")),
        ({"rule": "tiers", "of": "pasti", "steps": [{"each": 1}]},
         ("tiers.steps.0.each", "amount_not_in_quotes")),
        ({"rule": "tiers", "of": "Pasti!", "steps": [{"each": "1"}]},
         ("tiers.of", "string_pattern_mismatch")),
        ({"rule": "percent", "percent": 5, "of": ["netto"]},
         ("percent.percent", "percent_not_in_quotes")),
        ({"rule": "tiers", "of": "pasti", "steps": [{"up_to": 10**9 + 1, "each": "1"}]},
         ("tiers.steps.0.up_to", "less_than_equal")),
        ({"rule": "percent", "percent": "5", "of": []}, ("percent.of", "too_short")),
        ({"rule": "percent", "percent": "5", "of": ["a"] * 11}, ("percent.of", "too_long")),
        ({"rule": "percent", "percent": "5", "of": ["a"], "rounding": "even"},
         ("percent.rounding", "enum")),
        ({"rule": "by_date", "seasons": []}, ("by_date.seasons", "too_short")),
        ({"rule": "by_date", "seasons": [{"first": "01-01", "last": "12-31", "amount": "1"}] * 21},
         ("by_date.seasons", "too_long")),
        ({"rule": "by_date", "seasons": [{"first": "6-1", "last": "12-31", "amount": "1"}]},
         ("by_date.seasons.0.first", "month_day_malformed")),
    ],
)  # fmt: skip
def test_malformed_rule_is_refused_in_its_place(written: Any, fault: tuple[str, str]) -> None:
    assert faults(AmountRule, written) == [fault]


def test_every_day_of_a_leap_year_is_a_day_of_the_calendar() -> None:
    adapter = TypeAdapter[str](MonthDay)
    for number in range(366):
        written = f"{date(2024, 1, 1) + timedelta(days=number):%m-%d}"
        assert adapter.validate_python(written) == written


@pytest.mark.parametrize(
    "written", ["", "02-30", "13-01", "00-10", "04-31", "6-15", "06/15", "06-15\n", "٠٦-١٥"]
)
def test_other_days_are_malformed(written: str) -> None:
    assert faults(MonthDay, written) == [("-", "month_day_malformed")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"version": 0}, ("version", "greater_than_equal")),
        ({"version": 2**31}, ("version", "less_than_equal")),
        ({"parts": []}, ("parts", "too_short")),
        ({"parts": [{"label": "Quota", "amount": "1"}] * 11}, ("parts", "too_long")),
        ({"parts": [{"label": "", "amount": "1"}]}, ("parts.0.label", "string_too_short")),
        ({"valid_from": "domani"}, ("valid_from", "date_from_datetime_parsing")),
        ({"remittance": "Mensa"}, ("remittance", "unexpected_keyword_argument")),
        ({"parts": [{"label": "Quota", "amount": "1", "cents": 1}]},
         ("parts.0.cents", "unexpected_keyword_argument")),
        ({"parts": [{"label": "Quota", "amount": {"rule": "free", "of": "x", "up_to": "1"}}]},
         ("parts.0.amount.free.up_to", "unexpected_keyword_argument")),
    ],
)  # fmt: skip
def test_malformed_rate_is_refused_in_its_place(
    changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    written = RATE.dump_python(a_rate(), mode="json")
    assert faults(Rate, written) == []
    assert faults(Rate, written | changes) == [fault]


def test_part_is_the_entitys_own_revenue_unless_it_says_otherwise() -> None:
    part = TypeAdapter(RatePart).validate_python({"label": "Quota", "amount": "10,00"})
    assert part == a_part(1000)
    assert (part.to, part.chapter, part.assessment, part.revenue) == (None, None, None, True)


@pytest.mark.parametrize("make", [a_rate, a_kind])
@pytest.mark.parametrize(
    ("first", "last", "valid"),
    [
        (None, None, True),
        (date(2026, 7, 6), None, True),
        (date(2026, 7, 7), None, False),
        (None, date(2026, 7, 6), True),
        (None, date(2026, 7, 5), False),
        (date(2026, 7, 6), date(2026, 7, 6), True),
        (date(2026, 1, 1), date(2026, 7, 5), False),
        (date(2026, 7, 7), date(2026, 12, 31), False),
    ],
)
def test_both_days_of_the_validity_are_included_and_absent_ones_open(
    make: Any, first: date | None, last: date | None, valid: bool
) -> None:
    assert make(valid_from=first, valid_to=last).is_valid_on(date(2026, 7, 6)) is valid
