from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core import money
from payments_core.errors import BadValue

AMOUNTS = st.integers(0, money.WIRE_MAX_CENTS)


@given(AMOUNTS)
def test_wire_form_reads_back(cents: int) -> None:
    assert money.from_wire(money.to_wire(cents)) == cents


@given(AMOUNTS)
def test_printed_form_is_what_a_person_may_type(cents: int) -> None:
    assert money.from_typed(money.format_euro(cents)) == cents


@given(AMOUNTS)
def test_decimal_is_exact(cents: int) -> None:
    assert money.from_decimal(Decimal(money.to_wire(cents))) == cents


@pytest.mark.parametrize(
    "text",
    ["", "1", "1.0", "1.000", "1,00", "-1.00", "+1.00", " 1.00", "1.00\n", ".50", "1e2",
     "1000000000.00", "٣.٠٠", "NaN"],
)  # fmt: skip
def test_other_wire_forms_are_refused(text: str) -> None:
    with pytest.raises(BadValue) as refusal:
        money.from_wire(text)
    assert refusal.value.code == "amount_malformed"


@pytest.mark.parametrize("cents", [-1, money.WIRE_MAX_CENTS + 1])
def test_amount_that_the_schema_refuses_is_not_written(cents: int) -> None:
    with pytest.raises(BadValue) as refusal:
        money.to_wire(cents)
    assert refusal.value.code == "amount_out_of_range"


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("22", 2200),
        ("22,5", 2250),
        ("22,50", 2250),
        ("1.234,50", 123450),
        ("1.234", 123400),
        ("1.234.567,89", 123456789),
        (" 22,21 € ", 2221),
        ("0,05", 5),
    ],
)
def test_typed_amounts_are_read_the_italian_way(text: str, cents: int) -> None:
    assert money.from_typed(text) == cents


@pytest.mark.parametrize(
    "text",
    ["", "€", "22.5", "22.50", "1.23", "1234.567", "1,234.50", "22,", ",5", "22,505", "-1", "1 000",
     "٣", "1.2345", "uno"],
)  # fmt: skip
def test_doubtful_typed_amounts_are_refused(text: str) -> None:
    with pytest.raises(BadValue) as refusal:
        money.from_typed(text)
    assert refusal.value.code == "amount_malformed"


@pytest.mark.parametrize(
    ("text", "cents"),
    [("22.5", 2250), ("22.50", 2250), ("0.05", 5), (" 1234.50 € ", 123450), ("22,5", 2250),
     ("1.234,00", 123400), ("1.234.567", 123456700), ("1234", 123400)],
)  # fmt: skip
def test_the_keypads_point_is_the_comma_in_an_amount_field(text: str, cents: int) -> None:
    assert money.from_keyed(text) == cents


@pytest.mark.parametrize("text", ["1.234", " 22.500 € ", "0.500"])
def test_a_point_before_three_digits_is_asked_about(text: str) -> None:
    with pytest.raises(BadValue) as refusal:
        money.from_keyed(text)
    digits = text.strip(" €")
    assert refusal.value.code == "amount_unclear"
    assert refusal.value.facts == {"amount": digits, "right": f"{digits},00"}


@pytest.mark.parametrize("text", ["", ".", "22.", ".5", "1234.567", "1,234.50", "1.234.50", "-1.5"])
def test_what_no_key_can_have_meant_is_refused(text: str) -> None:
    with pytest.raises(BadValue) as refusal:
        money.from_keyed(text)
    assert refusal.value.code == "amount_malformed"


@pytest.mark.parametrize(
    "text",
    ["0.001", "8.295", "NaN", "sNaN", "Infinity", "-Infinity", "1E+30", "1E-30", "1E+999999",
     "12345678901234567890123456789.001"],
)  # fmt: skip
def test_decimals_that_are_no_cents_are_refused(text: str) -> None:
    with pytest.raises(BadValue) as refusal:
        money.from_decimal(Decimal(text))
    assert refusal.value.code == "amount_malformed"


@pytest.mark.parametrize(("text", "cents"), [("100.9", 10090), ("100", 10000), ("-8.2900", -829)])
def test_decimals_may_have_any_number_of_zeros_and_a_sign(text: str, cents: int) -> None:
    assert money.from_decimal(Decimal(text)) == cents


@given(st.decimals())
def test_any_decimal_gives_exact_cents_or_bad_value(value: Decimal) -> None:
    try:
        cents = money.from_decimal(value)
    except BadValue:
        return
    numerator, denominator = value.as_integer_ratio()
    assert cents * denominator == numerator * 100


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0,00"), (5, "0,05"), (123450, "1.234,50"), (-123450, "-1.234,50")]
)
def test_printed_form_is_italian(cents: int, text: str) -> None:
    assert money.format_euro(cents) == text
