from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from payments_core import money
from payments_core.model.written import (
    Amount,
    AmountOrNothing,
    Assessment,
    Chapter,
    Iban,
    Name,
    OrganisationCode,
    Percentage,
    Taxonomy,
    Text,
    Word,
    document,
)
from tests.factories.catalogue import faults


@document
class Line:
    amount: Amount
    fee: AmountOrNothing | None = None


AMOUNT, OR_NOTHING = TypeAdapter[int](Amount), TypeAdapter[int](AmountOrNothing)
PERCENTAGE = TypeAdapter[int](Percentage)
LINE = TypeAdapter(Line)


def reason(kind: Any, written: object) -> str:
    ((_, found),) = faults(kind, written)
    return str(found)


@given(st.integers(1, money.NOTICE_MAX_CENTS))
def test_amount_is_read_back_from_its_written_form(cents: int) -> None:
    for adapter in (AMOUNT, OR_NOTHING):
        assert adapter.validate_json(adapter.dump_json(cents)) == cents
        assert adapter.validate_python(money.format_euro(cents)) == cents


@pytest.mark.parametrize(
    ("written", "cents"), [("16,79", 1679), ("16", 1600), ("1.234,5", 123_450), (" 5 € ", 500)]
)
def test_amount_is_written_as_people_do(written: str, cents: int) -> None:
    assert AMOUNT.validate_python(written) == cents


@pytest.mark.parametrize("number", [16, 16.79, True, None, ["16,79"]])
@pytest.mark.parametrize("kind", [Amount, AmountOrNothing])
def test_amount_that_is_no_text_is_refused_as_it_might_have_been_a_float(
    kind: Any, number: object
) -> None:
    assert reason(kind, number) == "amount_not_in_quotes"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("16.79", "amount_malformed"),
        ("-1,00", "amount_malformed"),
        ("", "amount_malformed"),
        ("0,00", "amount_out_of_range"),
        ("100.000.000,00", "amount_out_of_range"),
    ],
)
def test_wrong_amount_is_refused(written: str, why: str) -> None:
    assert reason(Amount, written) == why


def test_amount_that_may_be_nothing_may_be_nothing_and_no_more_than_others() -> None:
    assert OR_NOTHING.validate_python("0,00") == 0
    assert OR_NOTHING.dump_python(0) == "0,00"
    assert reason(AmountOrNothing, "100.000.000,00") == "amount_out_of_range"


@given(st.integers(1, 100_000))
def test_percentage_is_read_back_from_its_written_form(hundredths: int) -> None:
    assert PERCENTAGE.validate_json(PERCENTAGE.dump_json(hundredths)) == hundredths


@pytest.mark.parametrize(
    ("hundredths", "written"),
    [(500, "5"), (275, "2,75"), (250, "2,5"), (5, "0,05"), (1000, "10"), (100_000, "1000")],
)
def test_percentage_is_written_short(hundredths: int, written: str) -> None:
    assert PERCENTAGE.dump_python(hundredths) == written


@pytest.mark.parametrize("written", ["5", " 5 ", "5%", "5 %", "5,0", "5,00", "5.00", "05"])
def test_percentage_is_read_in_each_of_its_forms(written: str) -> None:
    assert PERCENTAGE.validate_python(written) == 500


@pytest.mark.parametrize("number", [5, 2.75, True, None])
def test_percentage_that_is_no_text_is_refused(number: object) -> None:
    assert reason(Percentage, number) == "percent_not_in_quotes"


@pytest.mark.parametrize(
    "written",
    ["", "%", "cinque", "-5", "+5", "0", "0,00", "0,001", "2,755", "1000,01", "1.000,5", "1_0",
     "٣", "1e1", "1e999999", "NaN", "sNaN", "Infinity", "5,00000000000000000000000000000000001"],
)  # fmt: skip
def test_wrong_percentage_is_refused(written: str) -> None:
    assert reason(Percentage, written) == "percent_malformed"


@pytest.mark.parametrize("kind", [Text, Chapter])
@pytest.mark.parametrize("sign", ["\x00", "\x09", "\x1b", "\x7f", "\ufffe", "\uffff"])
def test_sign_that_no_paper_shows_is_refused(kind: Any, sign: str) -> None:
    assert reason(kind, f"a{sign}b") == "unprintable"


def test_text_has_no_blanks_around_it() -> None:
    assert TypeAdapter[str](Text).validate_python(" Mensa scolastica\n") == "Mensa scolastica"
    assert reason(Text, "  ") == "string_too_short"


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Text, ["x", "x" * 120, "Carta d'identità"], ["", "x" * 121]),
        (Name, ["mensa", "0.a_b-c", "x" * 36], ["", "Mensa", "-a", "x" * 37, "a\n", "à"]),
        (Word, ["pasti", "a_1", "x" * 30], ["", "1a", "_a", "x" * 31, "a-b", "a\n"]),
        (Chapter, ["1", "3010/5", "x" * 40], ["", "x" * 41]),
        (Assessment, ["2026/1", "2026/1234567890"],
         ["2026", "26/1", "2026/", "2026/12345678901", "2026/1\n", "２０２６/1"]),
        (Taxonomy, ["9/0101100SP/", "6/1234567IM/"],
         ["5/0101100SP/", "9/0101100XX/", "9/010110SP/", "9/0101100SP", "9/٠١٠١١٠٠SP/"]),
    ],
)  # fmt: skip
def test_names_have_their_form(kind: Any, right: list[str], wrong: list[str]) -> None:
    adapter = TypeAdapter(kind)
    assert [adapter.validate_python(written) for written in right] == right
    for written in wrong:
        with pytest.raises(ValidationError):
            adapter.validate_python(written)


def test_organisation_is_a_tax_code_of_eleven_digits() -> None:
    adapter = TypeAdapter[str](OrganisationCode)
    assert adapter.validate_python("80999990106") == "80999990106"
    assert reason(OrganisationCode, "80999990107") == "tax_code_check"
    assert reason(OrganisationCode, "RSSMRA80A01Z999Y") == "tax_code_not_of_an_organisation"


def test_account_number_is_checked_and_compact() -> None:
    adapter = TypeAdapter[str](Iban)
    assert adapter.validate_python("IT60 X054 2811 1010 0000 0123 456")[:4] == "IT60"
    assert reason(Iban, "IT61X0542811101000000123456") == "iban_check"


def test_document_is_a_frozen_value_named_field_by_field() -> None:
    line = LINE.validate_python({"amount": "5,00"})
    assert line == Line(amount=line.amount)
    assert hash(line) == hash(Line(amount=line.amount))
    with pytest.raises(FrozenInstanceError):
        line.amount = line.amount  # type: ignore[misc]
    with pytest.raises(TypeError):
        Line(line.amount)  # type: ignore[call-arg]
    assert not hasattr(line, "__dict__")


def test_document_refuses_fields_that_it_does_not_have() -> None:
    assert faults(Line, {"amount": "5,00", "amuont": "5,00"}) == [
        ("amuont", "unexpected_keyword_argument")
    ]


def test_document_describes_amounts_as_text() -> None:
    properties = LINE.json_schema()["properties"]
    assert properties["amount"]["type"] == "string"
    assert TypeAdapter(Percentage).json_schema()["type"] == "string"
