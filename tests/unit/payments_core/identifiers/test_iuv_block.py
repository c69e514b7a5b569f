import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.identifiers import notice_number
from payments_core.identifiers.iuv_block import IuvBlock


def block(first_base: int = 10, last_base: int = 19, segregation_code: str = "01") -> IuvBlock:
    return IuvBlock("lease-1", segregation_code, first_base, last_base, generation=1)


@pytest.mark.parametrize("base", [9, 20])
def test_base_outside_the_block_is_refused(base: int) -> None:
    with pytest.raises(BadValue) as refusal:
        block().number_at(base)
    assert refusal.value.code == "iuv_block_exceeded"


@pytest.mark.parametrize(
    ("first_base", "last_base", "segregation_code", "code"),
    [
        (2, 1, "01", "iuv_block_malformed"),
        (-1, 1, "01", "notice_base_out_of_range"),
        (0, notice_number.BASE_LIMIT, "01", "notice_base_out_of_range"),
        (0, 1, "1", "segregation_code_malformed"),
    ],
)
def test_block_that_could_not_be_spent_is_refused(
    first_base: int, last_base: int, segregation_code: str, code: str
) -> None:
    with pytest.raises(BadValue) as refusal:
        block(first_base, last_base, segregation_code)
    assert refusal.value.code == code


@given(st.integers(0, notice_number.BASE_LIMIT - 50), st.integers(1, 40))
def test_every_base_gives_one_number_of_its_own(first_base: int, count: int) -> None:
    leased = block(first_base, first_base + count - 1)
    numbers = {leased.number_at(base) for base in range(first_base, first_base + count)}
    assert len(numbers) == leased.size == count
    assert all(notice_number.is_valid(number) for number in numbers)
