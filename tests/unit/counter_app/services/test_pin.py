import pytest

from counter_app.services import pin
from payments_core.errors import BadValue


@pytest.mark.parametrize("typed", ["490271", " 490 271 ", "199003", "112358", "490271490272"])
def test_digits_that_nobody_tries_first_are_taken(typed: str) -> None:
    assert pin.validate(typed) == typed.replace(" ", "")


@pytest.mark.parametrize(
    "typed", ["", "49027", "4902714902715", "49o271", "٤٩٠٢٧١", "-490271", "4.9e271", "49027²"]
)
def test_what_is_not_so_many_digits_is_no_pin(typed: str) -> None:
    with pytest.raises(BadValue, match="pin_malformed"):
        pin.validate(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "000000", "99999999", "123456", "654321", "890123", "210987", "135791",
        "121212", "123123", "7070707070", "112112", "100000", "474744",
    ],
)  # fmt: skip
def test_what_is_guessed_at_once_is_refused(typed: str) -> None:
    with pytest.raises(BadValue, match="pin_too_easy"):
        pin.validate(typed)
