from datetime import date
from itertools import pairwise

import pytest
from stdnum.it import codicefiscale

from demo.city.tax_codes import (
    COMPANY_CODES,
    CodeOffice,
    company_code,
    fold,
    person_code,
    substitutes,
)
from payments_core.identifiers import tax_code

MARIA = ("Rossi", "Maria", True, date(1980, 1, 1))


@pytest.mark.parametrize(
    ("family_name", "given_name", "letters"),
    [
        ("Rossi", "Maria", "RSSMRA"),
        ("Fo", "Al", "FOXLAX"),
        ("Aia", "Io", "AIAIOX"),
        ("Bianchi", "Gianfranco", "BNCGFR"),
        ("Costa", "Marco", "CSTMRC"),
        ("De' Rossi", "Niccolò", "DRSNCL"),
        ("Nguyễn", "Thị Hồng", "NGYTHN"),
        ("Đặng", "Łucja", "DNGLCJ"),
        ("Østergaard", "Åge", "STRGAE"),
        ("Groß", "Jürgen", "GRSJGN"),
    ],
)
def test_letters_are_consonants_first(family_name: str, given_name: str, letters: str) -> None:
    assert person_code(family_name, given_name, False, date(1970, 5, 9))[:6] == letters


def test_womens_days_are_forty_more() -> None:
    assert person_code(*MARIA) == "RSSMRA80A41Z999C"
    assert person_code("Rossi", "Maria", False, date(2005, 12, 31))[6:15] == "05T31Z999"


def test_substitutes_replace_digits_from_the_right() -> None:
    codes = list(substitutes("RSSMRA80A41Z999C"))
    assert [code[:15] for code in codes[:8]] == [
        "RSSMRA80A41Z99V", "RSSMRA80A41Z9V9", "RSSMRA80A41ZV99", "RSSMRA80A4MZ999",
        "RSSMRA80AQ1Z999", "RSSMRA8LA41Z999", "RSSMRAU0A41Z999", "RSSMRA80A41Z9VV",
    ]  # fmt: skip
    assert codes[-1][:15] == "RSSMRAULAQMZVVV"


def test_substitutes_are_valid_and_differ() -> None:
    codes = list(substitutes("RSSMRA80A41Z999C"))
    assert len(set(codes)) == 127
    for code in codes:
        assert tax_code.validate(code) == codicefiscale.validate(code) == code
        assert codicefiscale.get_birth_date(code) == date(1980, 1, 1)


def test_office_gives_no_code_twice() -> None:
    office = CodeOffice()
    assert [office.give(*MARIA) for _ in range(3)] == [
        "RSSMRA80A41Z999C", *list(substitutes("RSSMRA80A41Z999C"))[:2],
    ]  # fmt: skip
    # Another name with the same letters on the same day.
    other = office.give("Rissa", "Mara", True, date(1980, 1, 1))
    assert other == list(substitutes("RSSMRA80A41Z999C"))[2]


def test_company_codes_are_valid_and_differ() -> None:
    codes = [company_code(number) for number in COMPANY_CODES]
    assert len(set(codes)) == len(COMPANY_CODES) == 900
    assert all(tax_code.validate(code) == code for code in codes)
    assert all(int(a) < int(b) for a, b in pairwise(codes))
    assert int(codes[0]) >= 80999991000


@pytest.mark.parametrize("number", [COMPANY_CODES.start - 1, COMPANY_CODES.stop])
def test_company_codes_stay_in_their_range(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        company_code(number)


def test_fold_leaves_plain_letters() -> None:
    assert fold("Șerban Ñahui Çela Wiśniewski-Łoś İbrahim Yıldız O'Brien Sørensen") == (
        "SERBANNAHUICELAWISNIEWSKILOSIBRAHIMYILDIZOBRIENSORENSEN"
    )
