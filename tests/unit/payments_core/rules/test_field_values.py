from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.model.debt_kind import FieldType, KindField
from payments_core.rules.field_values import (
    FieldValue,
    FieldWrong,
    canonical,
    read_field,
    read_fields,
)
from tests.factories.catalogue import (
    AMOUNT,
    BASE64_HASH,
    CHILD,
    CLASS,
    ENTITY_TAX_CODE,
    FIELDS,
    HASH,
    HEX_HASH,
    MEALS,
    NOTE,
    PERSON_TAX_CODE,
    PLATE,
    WHEN,
    a_kind,
    typed_into,
)

BOUNDED = replace(MEALS, minimum=3, maximum=20)
#: Signs of the form that are neither letter nor digit stand for themselves, whatever their case.
PERMIT = replace(PLATE, mask="n. A/00")


@pytest.mark.parametrize(
    ("field", "typed", "value", "written"),
    [
        (MEALS, " 12 ", 12, "12"),
        (MEALS, "007", 7, "7"),
        (MEALS, "0", 0, "0"),
        (MEALS, "999999999", 999_999_999, "999999999"),
        (BOUNDED, "3", 3, "3"),
        (BOUNDED, "20", 20, "20"),
        (AMOUNT, "12,5", 1250, "12,50"),
        (AMOUNT, " 1.234,0 € ", 123_400, "1.234,00"),
        (AMOUNT, "12.5", 1250, "12,50"),
        (AMOUNT, "0,01", 1, "0,01"),
        (AMOUNT, "99.999.999,99", 9_999_999_999, "99.999.999,99"),
        (WHEN, "23/12/2026", date(2026, 12, 23), "2026-12-23"),
        (WHEN, "1.2.2027", date(2027, 2, 1), "2027-02-01"),
        (WHEN, "29-02-2028", date(2028, 2, 29), "2028-02-29"),
        (WHEN, "2026-12-23", date(2026, 12, 23), "2026-12-23"),
        (CLASS, " II B ", "II B", "II B"),
        (CHILD, "rss mra 80a01 z999 y", PERSON_TAX_CODE, PERSON_TAX_CODE),
        (CHILD, ENTITY_TAX_CODE, ENTITY_TAX_CODE, ENTITY_TAX_CODE),
        (NOTE, " Aula 3 ", "Aula 3", "Aula 3"),
        (NOTE, "dodici segni", "dodici segni", "dodici segni"),
        (PLATE, " ab123cd ", "AB123CD", "AB123CD"),
        (PERMIT, "N. b/07", "n. B/07", "n. B/07"),
        (HASH, HEX_HASH, BASE64_HASH, BASE64_HASH),
        (HASH, f" {HEX_HASH[:32].upper()}\n{HEX_HASH[32:]} ", BASE64_HASH, BASE64_HASH),
        (HASH, BASE64_HASH, BASE64_HASH, BASE64_HASH),
    ],
)
def test_value_is_read_as_typed_and_written_in_one_form(
    field: KindField, typed: str, value: FieldValue, written: str
) -> None:
    assert read_field(field, typed) == value
    assert canonical(value, field) == written


@given(st.data(), st.sampled_from([*FIELDS, BOUNDED]))
def test_what_was_read_is_read_again_from_its_one_form(
    data: st.DataObject, field: KindField
) -> None:
    value = read_field(field, data.draw(typed_into(field)))
    assert read_field(field, canonical(value, field)) == value


@given(st.text(), st.sampled_from([*FIELDS, BOUNDED, PERMIT]))
def test_anything_typed_is_a_value_that_reads_again_or_is_refused(
    typed: str, field: KindField
) -> None:
    try:
        value = read_field(field, typed)
    except FieldWrong:
        return
    assert read_field(field, canonical(value, field)) == value


@given(st.from_regex(r"\A[A-Za-zßıſ]{2}[0-9٣]{3}[A-Za-z]{2}\Z"))
def test_masked_text_has_capital_letters_and_digits_of_the_form(typed: str) -> None:
    try:
        value = str(read_field(PLATE, typed))
    except FieldWrong:
        assert not typed.isascii()
        return
    letters, digits = value[:2] + value[5:], value[2:5]
    assert value == typed.upper()
    assert set(letters) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert set(digits) <= set("0123456789")


@pytest.mark.parametrize(
    ("field", "typed", "reason", "right"),
    [
        (MEALS, "dodici", "not_a_number", None),
        (MEALS, "-1", "not_a_number", None),
        (MEALS, "1,5", "not_a_number", None),
        (MEALS, "1000000000", "not_a_number", None),
        (MEALS, "٣", "not_a_number", None),
        (BOUNDED, "2", "too_small", "3"),
        (BOUNDED, "21", "too_large", "20"),
        (AMOUNT, "12.505,5,0", "not_an_amount", "12,50"),
        (AMOUNT, " 1.234 € ", "amount_unclear", "1.234,00"),
        (AMOUNT, "0,00", "not_an_amount", "12,50"),
        (AMOUNT, "100.000.000,00", "not_an_amount", "12,50"),
        (WHEN, "29/02/2027", "not_a_date", "23/12/2026"),
        (WHEN, "2026-13-01", "not_a_date", "23/12/2026"),
        (WHEN, "01/01/0000", "not_a_date", "23/12/2026"),
        (WHEN, "23/12/26", "not_a_date", "23/12/2026"),
        (WHEN, "domani", "not_a_date", "23/12/2026"),
        (CLASS, "III C", "not_a_choice", "I A, II B"),
        (CLASS, "i a", "not_a_choice", "I A, II B"),
        (CHILD, "RSSMRA80A01Z999X", "tax_code_check", None),
        (CHILD, "Mario Rossi", "tax_code_malformed", None),
        (NOTE, "tredici segni", "too_long", "12"),
        (NOTE, "a\tb", "unprintable", None),
        (NOTE, "a\nb", "unprintable", None),
        (NOTE, "a\ud800b", "unprintable", None),
        (PLATE, "AB12CD", "not_of_the_form", "AA000AA"),
        (PLATE, "AB1234D", "not_of_the_form", "AA000AA"),
        (PLATE, "AB123CDE", "not_of_the_form", "AA000AA"),
        (PLATE, "ß123CD", "not_of_the_form", "AA000AA"),
        (PLATE, "AB12٣CD", "not_of_the_form", "AA000AA"),
        (PERMIT, "N, B/07", "not_of_the_form", "n. A/00"),
        (HASH, HEX_HASH[:-1], "hash_of_another_length", "63"),
        (HASH, "da39a3ee5e6b4b0d3255bfef95601890afd80709", "hash_of_another_length", "40"),
        (HASH, HEX_HASH.replace("e", "g"), "not_a_hash", None),
        (HASH, BASE64_HASH[:-1], "not_a_hash", None),
        (HASH, BASE64_HASH * 2, "not_a_hash", None),
        (HASH, "2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "not_a_hash", None),
        (HASH, "٣" * 64, "not_a_hash", None),
        (HASH, "contratto.pdf", "not_a_hash", None),
    ],
)
def test_wrong_value_is_refused_with_the_reason_and_what_would_be_right(
    field: KindField, typed: str, reason: str, right: str | None
) -> None:
    with pytest.raises(FieldWrong) as refusal:
        read_field(field, typed)
    assert refusal.value.code == "field_wrong"
    assert refusal.value.facts == {"field": field.field, "reason": reason, "right": right}


def test_long_list_of_choices_is_not_repeated_whole() -> None:
    many = replace(CLASS, choices=tuple(f"Classe {number}" for number in range(50)))
    with pytest.raises(FieldWrong) as refusal:
        read_field(many, "nessuna")
    assert len(str(refusal.value.facts["right"])) == 200


def test_fields_are_read_by_name_and_an_optional_one_may_be_left_out() -> None:
    kind = a_kind(fields=(MEALS, WHEN, NOTE))
    assert read_fields(kind, {"giorno": "1/9/2026", "pasti": "12", "nota": " "}) == {
        "pasti": 12, "giorno": date(2026, 9, 1),
    }  # fmt: skip


def test_values_that_were_read_cannot_be_changed() -> None:
    values: Any = read_fields(a_kind(fields=(MEALS,)), {"pasti": "12"})
    with pytest.raises(TypeError):
        values["pasti"] = 13


@pytest.mark.parametrize("typed", [{}, {"pasti": ""}, {"pasti": " "}])
def test_required_field_that_is_empty_is_missing(typed: dict[str, str]) -> None:
    with pytest.raises(FieldWrong) as refusal:
        read_fields(a_kind(fields=(MEALS,)), typed)
    assert refusal.value.facts == {"field": "pasti", "reason": "missing", "right": None}


def test_first_wrong_field_in_the_kinds_order_is_named() -> None:
    with pytest.raises(FieldWrong) as refusal:
        read_fields(a_kind(fields=(MEALS, WHEN)), {"giorno": "mai", "pasti": "tanti"})
    assert refusal.value.facts["field"] == "pasti"


def test_field_that_the_kind_does_not_have_is_refused() -> None:
    with pytest.raises(BadValue) as refusal:
        read_fields(a_kind(fields=(MEALS,)), {"pasti": "12", "x" * 50: "1"})
    assert refusal.value.code == "field_unknown"
    assert refusal.value.facts == {"field": "x" * 40, "kind": "mensa"}


def test_every_type_has_its_example_here() -> None:
    assert {field.type for field in FIELDS} == set(FieldType)
