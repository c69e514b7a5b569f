import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.recognition import Typed, TypedKind, notice_number_of, recognise
from payments_core.errors import BadValue
from tests.factories.receipt_codes import receipt_code

NUMBER = "301000000000004285"
ENTITY = "80999990106"


@pytest.mark.parametrize(
    "scanned",
    [
        NUMBER,
        "3010 0000 0000 0042 85",
        f"PAGOPA|002|{NUMBER}|{ENTITY}|2195",
        f"PAGOPA§002§{NUMBER}§{ENTITY}§2195",
        f"codfase=NBPA;18{NUMBER}12000000000101",
        f"codfaseìNBPAò18{NUMBER}12000000000101",
    ],
)
def test_every_code_on_a_notice_gives_its_number(scanned: str) -> None:
    assert recognise(scanned).kind is TypedKind.NOTICE_NUMBER
    assert notice_number_of(scanned, ENTITY) == NUMBER


def test_tax_code_is_told_from_a_name() -> None:
    assert recognise("rssmra80a41z999c").kind is TypedKind.TAX_CODE
    assert recognise("rssmra80a41z999c").value == "RSSMRA80A41Z999C"
    assert recognise("RSSMRA80A41Z999X").kind is TypedKind.WORDS
    assert recognise("De' Rossi").kind is TypedKind.WORDS


def test_notice_of_another_entity_is_told_from_a_slip_of_the_hand() -> None:
    with pytest.raises(BadValue, match="notice_of_other_entity"):
        notice_number_of(f"PAGOPA|002|{NUMBER}|00000000000|2195", ENTITY)
    with pytest.raises(BadValue, match="notice_number_check"):
        notice_number_of("301000000000004286", ENTITY)
    with pytest.raises(BadValue, match="notice_number_malformed"):
        notice_number_of("30100", ENTITY)


def test_code_of_a_receipt_is_known_however_it_was_typed() -> None:
    code = receipt_code(NUMBER)
    for typed in (code, code.lower(), f"{code[:9]} {code[9:]}"):
        assert recognise(typed) == Typed(TypedKind.VERIFICATION_CODE, code)
        assert notice_number_of(typed, ENTITY) == NUMBER
    with pytest.raises(BadValue, match="notice_of_other_entity"):
        notice_number_of(receipt_code(NUMBER, "80999990015"), ENTITY)
    with pytest.raises(BadValue, match="code_malformed"):
        notice_number_of(code[:-1], ENTITY)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_something(text: str) -> None:
    typed = recognise(text)
    assert typed.kind is not TypedKind.NOTICE_NUMBER or len(typed.value) == 18
