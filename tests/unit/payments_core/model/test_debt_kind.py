import json
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from payments_core.model.debt_kind import (
    Allocation,
    Beneficiary,
    DebtKind,
    DueAfterDays,
    DueAtMonthEnd,
    DueRule,
    DueYearly,
    FieldType,
    KindField,
    Offer,
    PlanRule,
    Remainder,
)
from payments_core.model.role import Role
from payments_core.money import Cents
from tests.factories.catalogue import (
    BENEFICIARIES,
    FIELDS,
    MEALS,
    PROVINCE,
    a_kind,
    a_rate,
    faults,
    kinds,
)

KIND = TypeAdapter(DebtKind)
#: The least that a document must say, and the value that it means.
SHORT = {
    "kind_id": "mensa",
    "name": "Mensa scolastica",
    "name_en": "School meals",
    "category": "9/0101100SP/",
    "remittance": "Mensa {year}",
    "account_id": "tesoreria",
    "due": {"rule": "after_days", "days": 30},
}
FULL = a_kind(
    offline=True,
    expires=True,
    fields=(*FIELDS, replace(MEALS, field="altri", minimum=0, maximum=999_999_999)),
    plan=PlanRule(
        counts=(2, 12),
        minimum=Cents(10_000),
        every_months=2,
        remainder=Remainder.FIRST,
        single_too=False,
        free=True,
    ),
    beneficiaries=BENEFICIARIES,
    allocation=(
        Allocation(chapter="3010", assessment="2026/7", amount=Cents(100)),
        Allocation(chapter="3020"),
    ),
    released_by=(Role.SUPERVISOR,),
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
)


def test_short_document_means_what_is_usual() -> None:
    kind = KIND.validate_python(SHORT)
    assert kind == a_kind()
    assert (kind.offline, kind.expires, kind.plan, kind.fields) == (False, False, None, ())
    assert set(kind.released_by) == set(Role)


def test_document_may_say_everything() -> None:
    written = json.loads(KIND.dump_json(FULL))
    assert set(written) == {field.name for field in fields(DebtKind)}
    assert written["plan"] == {
        "counts": [2, 12],
        "minimum": "100,00",
        "every_months": 2,
        "remainder": "first",
        "single_too": False,
        "free": True,
    }
    assert [one["amount"] for one in written["allocation"]] == ["1,00", "TOTALE"]
    assert written["released_by"] == ["supervisor"]
    assert written["valid_from"] == "2026-01-01"
    assert faults(DebtKind, written) == []


@pytest.mark.parametrize("kind", [a_kind(), FULL])
def test_kind_is_read_back_from_its_document(kind: DebtKind) -> None:
    assert KIND.validate_json(KIND.dump_json(kind)) == kind
    assert KIND.validate_python(KIND.dump_python(kind, mode="json")) == kind


@given(kinds())
def test_any_kind_is_read_back_from_its_document(kind: DebtKind) -> None:
    assert KIND.validate_json(KIND.dump_json(kind)) == kind


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ({"rule": "after_days", "days": 30}, DueAfterDays(days=30)),
        ({"rule": "month_end", "months": 0}, DueAtMonthEnd(months=0)),
        ({"rule": "yearly", "on": "02-29"}, DueYearly(on="02-29")),
    ],
)
def test_due_rule_is_the_same_in_its_document(written: dict[str, Any], due: DueRule) -> None:
    adapter = TypeAdapter[Any](DueRule)
    assert adapter.validate_python(written) == due
    assert json.loads(adapter.dump_json(due)) == written
    assert faults(DueRule, written | {"note": "?"}) == [
        (f"{written['rule']}.note", "unexpected_keyword_argument")
    ]


@pytest.mark.parametrize(
    "value", [FULL, FULL.plan, PROVINCE, MEALS, *FULL.allocation, FULL.due, DueYearly(on="06-16")]
)
def test_documents_are_frozen(value: Any) -> None:
    for field in fields(value):
        with pytest.raises(FrozenInstanceError):
            setattr(value, field.name, None)
    hash(value)


def test_offer_is_a_value() -> None:
    offer = Offer(a_kind(), 3, a_rate())
    assert offer == Offer(a_kind(), 3, a_rate())
    with pytest.raises(FrozenInstanceError):
        offer.revision = 4  # type: ignore[misc]


FIELD = {"field": "pasti", "label": "Pasti", "label_en": "Meals", "type": "number"}
TO = {"beneficiary_id": "a", "tax_code": "80999990106", "name": "Ente",
      "iban": "IT60X0542811101000000123456"}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"kind_id": "Mensa"}, ("kind_id", "string_pattern_mismatch")),
        ({"name": "a\x00b"}, ("name", "unprintable")),
        ({"name_en": ""}, ("name_en", "string_too_short")),
        ({"category": "9/0101100SP"}, ("category", "string_pattern_mismatch")),
        ({"remittance": ""}, ("remittance", "string_too_short")),
        ({"remittance": "x" * 141}, ("remittance", "string_too_long")),
        ({"remittance": "a\x07b"}, ("remittance", "unprintable")),
        ({"due": {"rule": "someday"}}, ("due", "union_tag_invalid")),
        ({"due": {"rule": "after_days", "days": 0}}, ("due.after_days.days", "greater_than_equal")),
        ({"due": {"rule": "month_end", "months": 61}}, ("due.month_end.months", "less_than_equal")),
        ({"due": {"rule": "yearly", "on": "02-30"}}, ("due.yearly.on", "month_day_malformed")),
        ({"fields": [FIELD] * 13}, ("fields", "too_long")),
        ({"fields": [FIELD | {"type": "colour"}]}, ("fields.0.type", "enum")),
        ({"fields": [FIELD | {"label": " "}]}, ("fields.0.label", "string_too_short")),
        ({"fields": [FIELD | {"mask": "  "}]}, ("fields.0.mask", "string_too_short")),
        ({"fields": [FIELD | {"minimum": -1}]}, ("fields.0.minimum", "greater_than_equal")),
        ({"fields": [FIELD | {"maximum": 10**9}]}, ("fields.0.maximum", "less_than_equal")),
        ({"fields": [FIELD | {"max_length": 91}]}, ("fields.0.max_length", "less_than_equal")),
        ({"plan": {"counts": []}}, ("plan.counts", "too_short")),
        ({"plan": {"counts": [1]}}, ("plan.counts.0", "greater_than_equal")),
        ({"plan": {"counts": [13]}}, ("plan.counts.0", "less_than_equal")),
        ({"plan": {"counts": [2], "minimum": 200}}, ("plan.minimum", "amount_not_in_quotes")),
        ({"plan": {"counts": [2], "minimum": "0,00"}}, ("plan.minimum", "amount_out_of_range")),
        ({"plan": {"counts": [2], "every_months": 13}}, ("plan.every_months", "less_than_equal")),
        ({"plan": {"counts": [2], "remainder": "middle"}}, ("plan.remainder", "enum")),
        ({"beneficiaries": [TO] * 6}, ("beneficiaries", "too_long")),
        ({"beneficiaries": [TO | {"iban": "IT00"}]}, ("beneficiaries.0.iban", "iban_malformed")),
        ({"beneficiaries": [TO | {"tax_code": "RSSMRA80A01Z999Y"}]},
         ("beneficiaries.0.tax_code", "tax_code_not_of_an_organisation")),
        ({"allocation": [{"chapter": "1", "assessment": "7"}]},
         ("allocation.0.assessment", "string_pattern_mismatch")),
        ({"allocation": [{"chapter": "1"}] * 11}, ("allocation", "too_long")),
        ({"released_by": []}, ("released_by", "too_short")),
        ({"released_by": ["mayor"]}, ("released_by.0", "enum")),
        ({"colour": "red"}, ("colour", "unexpected_keyword_argument")),
        ({"fields": [FIELD | {"hint": "?"}]}, ("fields.0.hint", "unexpected_keyword_argument")),
        ({"plan": {"counts": [2], "x": 1}}, ("plan.x", "unexpected_keyword_argument")),
        ({"beneficiaries": [TO | {"x": 1}]}, ("beneficiaries.0.x", "unexpected_keyword_argument")),
        ({"allocation": [{"chapter": "1", "x": 1}]},
         ("allocation.0.x", "unexpected_keyword_argument")),
    ],
)  # fmt: skip
def test_malformed_kind_is_refused_in_its_place(
    changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert faults(DebtKind, SHORT | changes) == [fault]


@pytest.mark.parametrize(
    ("amount", "reason"), [(100, "amount_not_in_quotes"), ("0,00", "amount_out_of_range")]
)
def test_allocation_is_an_amount_or_totale(amount: object, reason: str) -> None:
    found = faults(Allocation, {"chapter": "3010", "amount": amount})
    assert all(place.startswith("amount.") for place, _ in found)
    assert {why for _, why in found} == {reason, "literal_error"}


def test_field_is_required_and_of_thirty_signs_unless_it_says_otherwise() -> None:
    field = TypeAdapter(KindField).validate_python(FIELD)
    assert field == MEALS
    assert (field.type, field.required, field.max_length) == (FieldType.NUMBER, True, 30)


def test_blanks_around_choices_and_masks_are_not_theirs() -> None:
    field = TypeAdapter(KindField).validate_python(
        FIELD | {"choices": [" I A ", "II B"], "mask": " AA000 "}
    )
    assert (field.choices, field.mask) == (("I A", "II B"), "AA000")


def test_beneficiary_is_read_with_its_account_compact() -> None:
    written = TO | {"iban": "IT60 X054 2811 1010 0000 0123 456"}
    assert TypeAdapter(Beneficiary).validate_python(written).iban == TO["iban"]
