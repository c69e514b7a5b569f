import pytest

from payments_core.identifiers.tax_code import PersonKind
from payments_core.rules import person_identity

NATURAL, LEGAL = PersonKind.NATURAL, PersonKind.LEGAL
MARIA, BODY = "RSSMRA80A41Z999C", "80999990106"


@pytest.mark.parametrize(
    ("kind", "code", "family_name", "given_name"),
    [
        (NATURAL, MARIA, "Rossi", "Maria"),
        (NATURAL, None, "Doe", "Jane"),
        (NATURAL, BODY, "Rossi", "Maria"),  # who waits for the code has 11 digits
        (LEGAL, BODY, "Ferrando S.r.l.", ""),
    ],
)
def test_who_is_told_apart_has_nothing_wrong(kind, code, family_name, given_name) -> None:
    assert person_identity.faults(kind, code, family_name, given_name) == {}


@pytest.mark.parametrize(
    ("kind", "code", "family_name", "given_name", "wrong"),
    [
        (NATURAL, MARIA, " ", "Maria", {"family_name": "person_name_missing"}),
        (NATURAL, None, "Rossi", "", {"given_name": "person_name_missing"}),
        (NATURAL, "RSSMRA80A41Z999D", "Rossi", "Maria", {"tax_code": "tax_code_check"}),
        (LEGAL, None, "Ferrando S.r.l.", "", {"tax_code": "person_without_code"}),
        (LEGAL, MARIA, "Ferrando S.r.l.", "", {"tax_code": "tax_code_not_of_body"}),
        (LEGAL, BODY, "Ferrando", "Anna", {"given_name": "given_name_of_body"}),
    ],
)
def test_what_is_wrong_is_told_by_field(kind, code, family_name, given_name, wrong) -> None:
    found = person_identity.faults(kind, code, family_name, given_name)
    assert {name: fault.code for name, fault in found.items()} == wrong
