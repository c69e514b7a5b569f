from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.rules.apportionment import apportion, divide_rows

TOTALS = st.integers(0, 10**12)
WEIGHTS = st.lists(st.integers(0, 10**10), min_size=1, max_size=12).filter(any)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Sums of rows and of columns of one amount."""
    columns = draw(st.lists(st.integers(0, 10**9), min_size=1, max_size=10))
    total = sum(columns)
    cuts = sorted(draw(st.lists(st.integers(0, total), max_size=11)))
    rows = [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]
    return rows, columns


@given(TOTALS, WEIGHTS)
def test_shares_sum_to_the_total(total: int, weights: list[int]) -> None:
    assert sum(apportion(total, weights)) == total


@given(TOTALS, WEIGHTS)
def test_no_share_is_a_cent_or_more_off_the_exact_one(total: int, weights: list[int]) -> None:
    for share, weight in zip(apportion(total, weights), weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1


@given(TOTALS, WEIGHTS)
def test_nothing_goes_to_a_weight_of_nothing(total: int, weights: list[int]) -> None:
    shares = apportion(total, weights)
    assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if weight == 0)


@given(TOTALS, WEIGHTS, st.integers(1, 1000))
def test_shares_depend_on_the_proportion_alone(total: int, weights: list[int], times: int) -> None:
    assert apportion(total, [weight * times for weight in weights]) == apportion(total, weights)


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (100, (1, 1, 1), (34, 33, 33)),
        (101, (1, 1, 1), (34, 34, 33)),
        (10, (1, 2, 4), (1, 3, 6)),  # 1,43 2,86 5,71: the cents go to 2,86 and 5,71
        (1, (1, 1, 2), (0, 0, 1)),
        (2, (0, 5, 0), (0, 2, 0)),
        (0, (3, 4), (0, 0)),
    ],
)
def test_shares_are_those_worked_out_by_hand(
    total: int, weights: tuple[int, ...], shares: tuple[int, ...]
) -> None:
    assert apportion(total, weights) == shares


@given(tables())
def test_rows_and_columns_of_a_table_sum_exactly(table: tuple[list[int], list[int]]) -> None:
    rows, columns = table
    cells = divide_rows(rows, columns)
    assert [sum(row) for row in cells] == rows
    assert [sum(column) for column in zip(*cells, strict=True)] == columns


@given(tables())
def test_no_cell_of_a_table_is_negative(table: tuple[list[int], list[int]]) -> None:
    assert all(cell >= 0 for row in divide_rows(*table) for cell in row)


def test_a_single_row_is_the_columns_themselves() -> None:
    assert divide_rows([1000], [700, 0, 300]) == ((700, 0, 300),)


def test_a_row_of_nothing_has_nothing_even_when_all_is_given() -> None:
    assert divide_rows([5, 0], [3, 2]) == ((3, 2), (0, 0))
    assert divide_rows([0, 5], [3, 2]) == ((0, 0), (3, 2))


def test_table_whose_sums_differ_is_a_defect() -> None:
    with pytest.raises(AssertionError):
        divide_rows([100], [60, 39])
