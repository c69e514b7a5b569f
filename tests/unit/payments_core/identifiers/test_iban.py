import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.identifiers import iban

BANK = "IT60X0542811101000000123456"
POST = "IT23X0760101000000012345678"


@pytest.mark.parametrize(
    "number", [BANK, POST, "GR1601101050000010547023795", "SM86U0322509800000000270100"]
)
def test_registered_accounts_are_valid(number: str) -> None:
    assert iban.validate(number) == number
    assert iban.validate(iban.format(number).lower()) == number
    assert iban.is_valid(number)


def test_printed_form_is_groups_of_four() -> None:
    assert iban.format(BANK) == "IT60 X054 2811 1010 0000 0123 456"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "iban_malformed"),
        ("IT60", "iban_malformed"),
        ("IT60X05428111010000001234٣6", "iban_malformed"),
        ("XX60X0542811101000000123456", "iban_check"),
        ("IT61X0542811101000000123456", "iban_check"),
    ],
)
def test_wrong_accounts_are_refused(text: str, code: str) -> None:
    assert not iban.is_valid(text)
    with pytest.raises(BadValue) as refusal:
        iban.validate(text)
    assert refusal.value.code == code


def with_check(country: str, rest: str) -> str:
    """An account whose check digits are right whatever the country says about the rest."""
    as_digits = "".join(str(int(character, 36)) for character in rest + country + "00")
    return f"{country}{98 - int(as_digits) % 97:02d}{rest}"


@pytest.mark.parametrize(
    "number", [with_check("QQ", "123456789012"), with_check("IT", "054281110100000012345")]
)
def test_right_check_under_a_wrong_shape_is_malformed(number: str) -> None:
    with pytest.raises(BadValue) as refusal:
        iban.validate(number)
    assert refusal.value.code == "iban_malformed"


@pytest.mark.parametrize(
    ("number", "account"),
    [(POST, "000012345678"), (iban.format(POST), "000012345678"), (BANK, None), ("", None)],
)
def test_postal_account_is_the_last_twelve_digits_of_poste(
    number: str, account: str | None
) -> None:
    assert iban.postal_account_of(number) == account


@given(st.text(max_size=40) | st.from_regex(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", fullmatch=True))
def test_any_text_gives_an_account_or_bad_value(text: str) -> None:
    iban.postal_account_of(text)
    try:
        number = iban.validate(text)
    except BadValue:
        return
    assert iban.validate(number) == number
