from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.rules.field_values import FieldValue, read_fields
from payments_core.rules.remittance_template import (
    longest_subject,
    placeholders,
    subject,
    without_placeholders,
)
from tests.factories.catalogue import (
    AMOUNT,
    CHILD,
    CLASS,
    DAY,
    FIELDS,
    MEALS,
    NOTE,
    PLATE,
    WHEN,
    a_kind,
    a_rate,
    typed_values,
)

NAMES = ("rate", "year", *(field.field for field in FIELDS))
#: Only templates that were checked have none of these.
NEVER_EVALUATED = [
    "{0.__class__}",
    "{rate.__class__}",
    "{rate!r}",
    "{rate:>500}",
    "{rate[0]}",
    "{}",
    "{0}",
    "{{}}",
    "{{rate}}",
    "{Rate}",
    "{ rate }",
    "{rate",
    "rate}",
    "{ra{rate}te}",
]


@st.composite
def templates(draw: st.DrawFn) -> str:
    """Text and placeholders in any order."""
    text = st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=12)
    names = st.sampled_from(NAMES).map(lambda name: f"{{{name}}}")
    return "x" + "".join(draw(st.lists(text | names, max_size=8)))


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("TARI {year} {immobile}", ("year", "immobile")),
        ("{a_1}{a_1}", ("a_1", "a_1")),
        ("Diritti di segreteria", ()),
        ("", ()),
    ],
)
def test_placeholders_are_the_names_in_braces(template: str, names: tuple[str, ...]) -> None:
    assert placeholders(template) == names


@pytest.mark.parametrize("template", NEVER_EVALUATED)
def test_brace_that_belongs_to_no_name_is_malformed(template: str) -> None:
    with pytest.raises(BadValue) as refusal:
        placeholders(template)
    assert refusal.value.code == "template_malformed"


@pytest.mark.parametrize("template", NEVER_EVALUATED)
def test_even_a_malformed_template_is_never_evaluated(template: str) -> None:
    written = subject(a_kind(remittance=template), a_rate(name="Mensa"), {}, DAY)
    assert written == " ".join(template.replace("{rate}", "Mensa").split())


@given(st.text(max_size=40))
def test_any_template_is_read_or_malformed(template: str) -> None:
    try:
        names = placeholders(template)
    except BadValue:
        assert set(template) & set("{}")
        return
    assert sum(len(name) + 2 for name in names) + len(without_placeholders(template)) == len(
        template
    )


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{rate} {year}", "Mensa 2026"),
        ("Pasti {pasti}, euro {importo}", "Pasti 12, euro 1.234,50"),
        ("Il {giorno}", "Il 01/09/2026"),
        ("{classe}/{targa}/{minore}", "I A/AB123CD/RSSMRA80A01Z999Y"),
        ("Mensa {nota} {year}", "Mensa 2026"),
        ("  Mensa \n\n {year} {nota} ", "Mensa 2026"),
        ("{classe}{classe}", "I AI A"),
    ],
)
def test_subject_writes_values_as_people_do(template: str, text: str) -> None:
    values: dict[str, FieldValue] = {
        "pasti": 12,
        "importo": 123_450,
        "giorno": date(2026, 9, 1),
        "classe": "I A",
        "targa": "AB123CD",
        "minore": "RSSMRA80A01Z999Y",
    }
    kind = a_kind(fields=FIELDS, remittance=template)
    assert subject(kind, a_rate(name="Mensa"), values, DAY) == text


def test_year_of_a_day_has_four_digits_on_every_system() -> None:
    kind = a_kind(fields=(WHEN,), remittance="{giorno}")
    assert subject(kind, a_rate(), {"giorno": date(26, 9, 1)}, DAY) == "01/09/0026"


def test_what_was_typed_is_written_down_and_not_looked_up_again() -> None:
    kind = a_kind(fields=(NOTE,), remittance="{nota} {year}")
    assert subject(kind, a_rate(name="Mensa"), {"nota": "{rate}{nota}"}, DAY) == "{rate}{nota} 2026"
    assert subject(kind, a_rate(name="Mensa"), {"nota": r"\g<1>"}, DAY) == r"\g<1> 2026"


@pytest.mark.parametrize(
    ("template", "length"), [("x" * 91, 91), ("{nota}", 0), ("x" * 86 + "{year}x", 91)]
)
def test_subject_that_no_notice_can_carry_is_refused(template: str, length: int) -> None:
    with pytest.raises(BadValue) as refusal:
        subject(a_kind(fields=(NOTE,), remittance=template), a_rate(), {}, DAY)
    assert refusal.value.code == "subject_too_long"
    assert refusal.value.facts == {"length": length, "most": 90}


def test_subject_of_one_or_ninety_signs_is_carried() -> None:
    assert subject(a_kind(remittance="x"), a_rate(), {}, DAY) == "x"
    assert len(subject(a_kind(remittance="x" * 86 + "{year}"), a_rate(), {}, DAY)) == 90


@pytest.mark.parametrize(
    ("template", "length"),
    [
        ("Mensa {year}", 10),
        ("{rate}", 5),
        ("{pasti}", 9),
        ("{importo}", len("99.999.999,99")),
        ("{giorno}", 10),
        ("{classe}", len("II B")),
        ("{minore}", 16),
        ("{targa}", 7),
        ("{nota}", 12),
        ("{nota}{nota}", 24),
    ],
)
def test_longest_subject_has_the_longest_of_every_field(template: str, length: int) -> None:
    kind = a_kind(fields=(MEALS, AMOUNT, WHEN, CLASS, CHILD, PLATE, NOTE), remittance=template)
    assert longest_subject(kind, a_rate(name="Mensa")) == length


def test_unknown_name_and_choice_without_choices_are_as_long_as_nothing() -> None:
    kind = a_kind(fields=(replace(CLASS, choices=()),), remittance="{classe}{sconto}!")
    assert longest_subject(kind, a_rate()) == 1


@given(st.data(), templates(), st.text(min_size=1, max_size=20))
def test_no_subject_is_longer_than_the_longest(
    data: st.DataObject, template: str, name: str
) -> None:
    kind = a_kind(fields=FIELDS, remittance=template)
    values = read_fields(kind, data.draw(typed_values(kind)))
    rate = a_rate(name=name)
    try:
        length = len(subject(kind, rate, values, DAY))
    except BadValue as refusal:
        length = int(refusal.facts["length"] or 0)
    assert length <= longest_subject(kind, rate)
