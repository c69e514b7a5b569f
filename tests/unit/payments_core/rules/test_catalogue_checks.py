from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import Allocation, DebtKind, KindField, PlanRule
from payments_core.model.rate import (
    AmountRule,
    ByDate,
    Free,
    Percent,
    PerUnit,
    Rate,
    RatePart,
    StampDuty,
)
from payments_core.money import Cents
from payments_core.rules.catalogue_checks import kind_faults
from payments_core.rules.debt_composition import payment_option
from payments_core.rules.field_values import read_fields
from payments_core.rules.remittance_template import subject
from tests.factories.catalogue import (
    BENEFICIARIES,
    CLASS,
    DAY,
    FIELDS,
    HASH,
    MEALS,
    NOTE,
    OWN_ACCOUNT,
    PROVINCE,
    WHEN,
    a_fine_kind,
    a_kind,
    a_part,
    a_rate,
    calculated,
    divisions,
    kinds,
    numbered,
    rates,
    season,
    stamp,
    tiers,
    typed_values,
)

EARLIER, LATER = date(2026, 1, 1), date(2026, 12, 31)
KIND = a_kind(fields=FIELDS, beneficiaries=(PROVINCE,))
#: Six destinations: five beneficiaries and the entity itself.
FIVE = tuple(replace(PROVINCE, beneficiary_id=f"ente-{number}") for number in range(5))
TO_FIVE = [a_part(100, to=one.beneficiary_id) for one in FIVE]


def found(kind: DebtKind, rates: Sequence[Rate]) -> list[tuple[str, str]]:
    """The faults of a kind with these rates."""
    return kind_faults(replace(kind, rates=tuple(rates)))


def percent(*of: str, **changes: Any) -> Percent:
    return replace(Percent(percent=500, of=of), **changes)


def with_field(asked: KindField, **changes: Any) -> DebtKind:
    kind: DebtKind = replace(KIND, fields=(replace(asked, **changes),), remittance="Mensa")
    return kind


def versions(*days: tuple[date | None, date | None]) -> list[Rate]:
    return [
        a_rate(version=number, valid_from=first, valid_to=last)
        for number, (first, last) in enumerate(days, start=1)
    ]


def test_faultless_kind_with_all_that_there_is_has_no_faults() -> None:
    kind = replace(
        KIND,
        remittance="{rate} {year} {pasti} {classe} {nota}",
        beneficiaries=BENEFICIARIES,
        plan=PlanRule(counts=(2, 6)),
        allocation=(Allocation(chapter="3010", amount=Cents(50)), Allocation(chapter="3020")),
        valid_from=EARLIER,
        valid_to=EARLIER,
    )
    rate = a_rate(
        a_part(1000, part="netto", chapter="3030", assessment="2026/1"),
        a_part(PerUnit(each=Cents(1), of="pasti"), part="spese"),
        a_part(tiers((10, 5), (20, 4), (None, 0)), to="camera"),
        a_part(percent("netto", "spese", minimum=Cents(5), maximum=Cents(5)), to="provincia"),
        a_part(ByDate(seasons=(season("01-01", "12-31", 0),)), to="regione"),
        a_part(ByDate(of="giorno", seasons=(season("12-01", "01-31", 7),)), to="consorzio"),
        a_part(Free(of="importo", minimum=Cents(7), maximum=Cents(7)), revenue=False),
        valid_from=EARLIER,
        valid_to=EARLIER,
    )
    assert found(kind, [rate]) == []


def test_kind_without_rates_is_faultless() -> None:
    assert found(KIND, []) == []


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (replace(KIND, valid_from=LATER, valid_to=EARLIER), ("valid_to", "before_valid_from")),
        (replace(KIND, fields=(MEALS, WHEN, MEALS)), ("fields.field", "named_twice")),
        (with_field(NOTE, field="rate"), ("fields.0.field", "name_reserved")),
        (with_field(NOTE, field="year"), ("fields.0.field", "name_reserved")),
        (with_field(CLASS, choices=()), ("fields.0.choices", "missing")),
        (with_field(NOTE, choices=("I A",)), ("fields.0.choices", "only_for_a_choice")),
        (with_field(NOTE, minimum=0), ("fields.0.minimum", "only_for_a_number")),
        (with_field(NOTE, maximum=9), ("fields.0.minimum", "only_for_a_number")),
        (with_field(MEALS, minimum=5, maximum=4), ("fields.0.maximum", "below_minimum")),
        (with_field(MEALS, mask="00"), ("fields.0.mask", "only_for_a_text")),
        (replace(KIND, beneficiaries=(PROVINCE, PROVINCE)),
         ("beneficiaries.beneficiary_id", "named_twice")),
        (replace(KIND, plan=PlanRule(counts=(2, 3, 2))), ("plan.counts", "named_twice")),
        (replace(KIND, allocation=(Allocation(chapter="1", amount=Cents(1)),)),
         ("allocation", "not_one_totale")),
        (replace(KIND, allocation=(Allocation(chapter="1"), Allocation(chapter="2"))),
         ("allocation", "not_one_totale")),
        (replace(KIND, remittance="Mensa {{rate}}"), ("remittance", "template_malformed")),
        (replace(KIND, remittance="Mensa {sconto}"), ("remittance", "placeholder_unknown")),
        (replace(KIND, remittance=" {nota} {nota}"), ("remittance", "may_be_empty")),
        (replace(KIND, remittance=" \n "), ("remittance", "may_be_empty")),
    ],
)  # fmt: skip
def test_fault_of_a_kind_is_found_in_its_place(kind: DebtKind, fault: tuple[str, str]) -> None:
    assert found(kind, []) == [fault]


@pytest.mark.parametrize("template", ["{rate}", "{year}", "{pasti}", "{nota} {classe}", "{nota}!"])
def test_subject_that_always_says_something_is_faultless(template: str) -> None:
    assert found(replace(KIND, remittance=template), [a_rate()]) == []


@pytest.mark.parametrize(
    ("amount", "fault"),
    [
        (PerUnit(each=Cents(1), of="nessuno"), ("of", "field_unknown")),
        (PerUnit(each=Cents(1), of="importo"), ("of", "field_of_another_type")),
        (replace(tiers((None, 1)), of="nessuno"), ("of", "field_unknown")),
        (replace(tiers((None, 1)), of="giorno"), ("of", "field_of_another_type")),
        (Free(of="nessuno"), ("of", "field_unknown")),
        (Free(of="pasti"), ("of", "field_of_another_type")),
        (ByDate(of="nessuno", seasons=()), ("of", "field_unknown")),
        (ByDate(of="pasti", seasons=()), ("of", "field_of_another_type")),
        (percent("netto", "nessuno"), ("of", "part_unknown")),
        (percent("netto", "netto"), ("of", "named_twice")),
        (percent("netto", minimum=Cents(6), maximum=Cents(5)), ("maximum", "below_minimum")),
        (Free(of="importo", minimum=Cents(6), maximum=Cents(5)), ("maximum", "below_minimum")),
        (tiers((10, 1)), ("steps", "last_tier_ends")),
        (tiers((10, 1), (10, 2), (None, 3)), ("steps", "tiers_out_of_order")),
        (tiers((11, 1), (10, 2), (None, 3)), ("steps", "tiers_out_of_order")),
        (tiers((None, 1), (None, 2)), ("steps", "tiers_out_of_order")),
    ],
)
def test_fault_of_an_amount_is_found_in_its_place(
    amount: AmountRule, fault: tuple[str, str]
) -> None:
    place, reason = fault
    rate = a_rate(a_part(100, part="netto"), a_part(amount))
    assert found(KIND, [rate]) == [(f"rates.0.parts.1.amount.{place}", reason)]


@pytest.mark.parametrize(
    "amount",
    [
        PerUnit(each=Cents(1), of="pasti"),
        tiers((None, 1)),
        Free(of="importo"),
        ByDate(of="giorno", seasons=(season("01-01", "12-31", 7),)),
    ],
)
def test_amount_of_a_field_that_may_be_left_out_is_a_fault(amount: AmountRule) -> None:
    kind = replace(KIND, fields=tuple(replace(field, required=False) for field in FIELDS))
    faults = found(kind, [a_rate(a_part(amount))])
    assert faults == [("rates.0.parts.0.amount.of", "field_not_required")]


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        (a_part(1, to="regione"), ("parts.0.to", "beneficiary_unknown")),
        (a_part(1, to="provincia", chapter="1"), ("parts.0.chapter", "only_for_own_money")),
        (a_part(1, to="provincia", chapter="1", assessment="2026/1"),
         ("parts.0.chapter", "only_for_own_money")),
        (a_part(1, assessment="2026/1"), ("parts.0.chapter", "missing")),
        (a_part(percent("a"), part="a"), ("parts", "percentages_in_a_circle")),
    ],
)  # fmt: skip
def test_fault_of_a_part_is_found_in_its_place(part: RatePart, fault: tuple[str, str]) -> None:
    place, reason = fault
    assert found(KIND, [a_rate(part)]) == [(f"rates.0.{place}", reason)]


@pytest.mark.parametrize(
    ("rate", "fault"),
    [
        (a_rate(valid_from=LATER, valid_to=EARLIER), ("rates.1.valid_to", "before_valid_from")),
        (a_rate(a_part(1, part="a"), a_part(2, part="a")), ("rates.1.parts.part", "named_twice")),
        (a_rate(a_part(percent("b"), part="a"), a_part(percent("c"), part="b"),
                a_part(percent("a"), part="c")), ("rates.1.parts", "percentages_in_a_circle")),
        (a_rate(*TO_FIVE, a_part(1)), ("rates.1.parts", "too_many_transfers")),
        (a_rate(name="x" * 86), ("rates.1.name", "subject_too_long")),
    ],
)  # fmt: skip
def test_fault_of_a_rate_is_found_in_its_place(rate: Rate, fault: tuple[str, str]) -> None:
    kind = replace(KIND, remittance="{rate} {year}", beneficiaries=FIVE)
    other = a_rate(*TO_FIVE, rate_id="altra")
    assert found(kind, [other, rate]) == [fault]


@pytest.mark.parametrize(
    ("rates_of_one_name", "faults"),
    [
        (versions((None, None), (LATER, None)), []),
        (versions((EARLIER, date(2026, 12, 30)), (LATER, None)), []),
        (versions((EARLIER, None), (LATER, None)), []),
        (versions((EARLIER, None), (LATER, None))[::-1], []),
        (versions((EARLIER, None), (None, None)), [("rates.1.valid_from", "missing")]),
        (versions((EARLIER, None), (EARLIER, None)),
         [("rates.1.valid_from", "not_after_the_version_before")]),
        (versions((LATER, None), (EARLIER, None))[::-1],
         [("rates.0.valid_from", "not_after_the_version_before")]),
        (versions((EARLIER, LATER), (LATER, None)),
         [("rates.1.valid_from", "overlaps_the_version_before")]),
        ([a_rate(), a_rate()], [("rates.1.version", "named_twice")]),
        ([a_rate(), a_rate(rate_id="altra")], []),
    ],
)  # fmt: skip
def test_versions_take_over_from_each_other(
    rates_of_one_name: Sequence[Rate], faults: list[tuple[str, str]]
) -> None:
    assert found(KIND, rates_of_one_name) == faults


def test_all_faults_are_named_at_once() -> None:
    kind = replace(KIND, remittance="{sconto}", plan=PlanRule(counts=(2, 2)))
    wrong = a_rate(a_part(PerUnit(each=Cents(1), of="giorno"), to="regione"), a_part(percent("a")))
    assert found(kind, [a_rate(), wrong]) == [
        ("plan.counts", "named_twice"),
        ("remittance", "placeholder_unknown"),
        ("rates.1.parts.0.to", "beneficiary_unknown"),
        ("rates.1.parts.0.amount.of", "field_of_another_type"),
        ("rates.1.parts.1.amount.of", "part_unknown"),
        ("rates.1.version", "named_twice"),
    ]


def release(data: st.DataObject, kind: DebtKind, rate: Rate) -> None:
    """All that is done with a kind before there is a position, for anything that may be typed."""
    values = read_fields(kind, data.draw(typed_values(kind)))
    assert 1 <= len(subject(kind, rate, values, DAY)) <= 90
    calculation = calculated(rate, values)
    if calculation is None:
        return
    most = 1 if rate.has_stamp else 12
    plan = numbered(data.draw(divisions(calculation.total_cents, most)))
    try:
        option = payment_option(kind, calculation, OWN_ACCOUNT, "Mensa", plan, "GE")
        assert all(len(one.transfers) <= 5 for one in option.installments)
    except RuleBroken as refusal:
        if refusal.code != "allocation_exceeds_amount":
            raise


@given(st.data(), kinds())
def test_sound_catalogue_has_no_faults_and_can_be_released_from(
    data: st.DataObject, kind: DebtKind
) -> None:
    rate = data.draw(rates(kind))
    assert found(kind, [rate]) == []
    release(data, kind, rate)


@given(st.data(), kinds())
def test_what_has_no_faults_can_be_released_from(data: st.DataObject, kind: DebtKind) -> None:
    rate = data.draw(rates(kind, slips=True))
    if not found(kind, [rate]):
        release(data, kind, rate)


def test_fine_wants_its_amounts_and_one_of_its_days() -> None:
    kind = a_fine_kind()
    assert kind_faults(kind) == []
    by_name = {field.field: field for field in kind.fields}
    optional = replace(by_name["ridotta"], required=False)
    fields = (
        optional,
        *(field for field in kind.fields if field.field not in ("ridotta", "piena")),
    )
    assert kind_faults(replace(kind, fields=fields)) == [
        ("rates.0.parts.0.amount.reduced", "field_not_required"),
        ("rates.0.parts.0.amount.full", "field_unknown"),
    ]
    (rate,) = kind.rates
    fine = replace(rate.parts[0], amount=replace(rate.parts[0].amount, deposited_on=None))
    alone = replace(kind, rates=(replace(rate, parts=(fine, rate.parts[1])),))
    assert kind_faults(alone) == [("rates.0.parts.0.amount.notified_on", "field_not_required")]


def test_fine_is_not_divided_into_instalments() -> None:
    kind = replace(a_fine_kind(), plan=PlanRule(counts=(2,)))
    assert ("plan", "not_for_a_fine") in kind_faults(kind)


def test_stamp_has_no_place_among_the_entitys_money() -> None:
    kind = replace(KIND, plan=PlanRule(counts=(2,)), beneficiaries=BENEFICIARIES)
    bought = a_part(stamp(), part="bollo", to="provincia", chapter="3010", assessment="2026/1")
    fifth = a_part(Percent(percent=500, of=("bollo",)))
    assert found(kind, [a_rate(bought, fifth)]) == [
        ("plan", "not_with_a_stamp"),
        ("rates.0.parts.0.to", "not_for_a_stamp"),
        ("rates.0.parts.0.chapter", "not_for_a_stamp"),
        ("rates.0.parts.0.assessment", "not_for_a_stamp"),
        ("rates.0.parts.1.amount.of", "percentage_of_a_stamp"),
    ]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("nota", "field_of_another_type"),
        ("altro", "field_unknown"),
        ("copia", "field_not_required"),
    ],
)
def test_stamp_needs_the_field_of_its_document(document: str, reason: str) -> None:
    optional = replace(HASH, field="copia", required=False)
    kind = replace(KIND, fields=(*KIND.fields, optional))
    part = a_part(StampDuty(amount=Cents(1600), document=document))
    assert found(kind, [a_rate(part)]) == [("rates.0.parts.0.amount.document", reason)]


def test_each_stamp_is_one_of_the_five_transfers() -> None:
    own_and_others = [a_part(1), *(a_part(1, to=one.beneficiary_id) for one in BENEFICIARIES[:2])]
    kind = replace(KIND, plan=None, beneficiaries=BENEFICIARIES)
    assert found(kind, [a_rate(*own_and_others, a_part(stamp()), a_part(stamp()))]) == []
    too_many = a_rate(*own_and_others, *(a_part(stamp()) for _ in range(3)))
    assert found(kind, [too_many]) == [("rates.0.parts", "too_many_transfers")]


def test_fine_has_no_stamp() -> None:
    kind = a_fine_kind()
    (rate,) = kind.rates
    with_stamp = replace(rate, parts=(*rate.parts, a_part(stamp())))
    faults = kind_faults(replace(kind, fields=(*kind.fields, HASH), rates=(with_stamp,)))
    assert faults == [("rates.0.parts.2.amount", "stamp_in_a_fine")]
