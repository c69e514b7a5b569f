from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.model.settlement_flow import SettlementLine
from payments_core.rules.receipt_joining import ReceiptShare, join_lines, repeated_lines
from tests.factories.settlement import receipt_share, settlement_line

some_lines = st.lists(
    st.builds(
        settlement_line,
        collection_id=st.sampled_from(["r1", "r2", "unknown"]),
        transfer_no=st.sampled_from([None, 1, 2]),
        cents=st.sampled_from([100, 200]),
        creditor_reference=st.sampled_from(["v1", "v2"]),
    ),
    max_size=6,
)
some_shares = st.lists(
    st.builds(
        receipt_share,
        receipt_id=st.sampled_from(["r1", "r2", "r3"]),
        transfer_no=st.integers(1, 3),
        cents=st.sampled_from([100, 200]),
        creditor_reference=st.sampled_from(["v1", "v2"]),
    ),
    max_size=6,
    unique_by=lambda share: (share.receipt_id, share.transfer_no),
)


def shares_of(lines: list[SettlementLine], shares: list[ReceiptShare]) -> list[ReceiptShare | None]:
    return list(join_lines(lines, shares)[0])


def test_line_takes_the_transfer_of_its_receipt_and_index() -> None:
    first, second = receipt_share(transfer_no=1), receipt_share(transfer_no=2)

    assert shares_of([settlement_line(transfer_no=2)], [first, second]) == [second]


def test_line_takes_its_transfer_although_the_amount_differs() -> None:
    share = receipt_share(cents=999)

    assert shares_of([settlement_line(cents=1000)], [share]) == [share]


def test_line_without_index_takes_the_only_transfer() -> None:
    share = receipt_share(transfer_no=1, cents=999)

    assert shares_of([settlement_line(transfer_no=None)], [share]) == [share]


def test_lines_without_index_take_the_transfers_of_their_amounts() -> None:
    small, large = receipt_share(transfer_no=1, cents=100), receipt_share(transfer_no=2, cents=900)
    lines = [
        settlement_line(transfer_no=None, cents=900),
        settlement_line(transfer_no=None, cents=100),
    ]

    assert shares_of(lines, [small, large]) == [large, small]


def test_line_without_index_takes_what_the_indexed_line_left() -> None:
    first, second = receipt_share(transfer_no=1), receipt_share(transfer_no=2, cents=500)
    lines = [settlement_line(transfer_no=1), settlement_line(transfer_no=None, cents=500)]

    assert shares_of(lines, [first, second]) == [first, second]


def test_line_without_index_takes_nothing_when_two_transfers_are_as_good() -> None:
    shares = [receipt_share(transfer_no=1), receipt_share(transfer_no=2)]

    assert shares_of([settlement_line(transfer_no=None)], shares) == [None]


@pytest.mark.parametrize("transfer_no", [1, None])
def test_line_with_unknown_receipt_falls_back_on_iuv_and_amount(transfer_no: int | None) -> None:
    line = settlement_line("other", transfer_no, creditor_reference="v1")
    share = receipt_share("ours", creditor_reference="v1")

    assert shares_of([line], [share]) == [share]
    assert shares_of([line], [receipt_share("ours", cents=7, creditor_reference="v1")]) == [None]


def test_fallback_takes_nothing_when_two_payments_are_as_good() -> None:
    line = settlement_line("other", 1, creditor_reference="v1")
    shares = [receipt_share(name, creditor_reference="v1") for name in ("paid", "paid-again")]

    assert shares_of([line], shares) == [None]


def test_line_of_a_known_receipt_never_takes_another_receipt() -> None:
    line = settlement_line("r1", 2, creditor_reference="v1")
    known, other = receipt_share("r1", 1, 5, "v1"), receipt_share("r2", 2, 1000, "v1")

    assert shares_of([line], [known, other]) == [None]


def test_shares_that_no_line_took_are_given_back() -> None:
    taken, left = receipt_share("iur1"), receipt_share("iur9")

    assert join_lines([settlement_line("iur1")], [taken, left])[1] == (left,)


@given(some_lines, some_shares)
@settings(max_examples=100)
def test_no_share_is_taken_twice_and_none_is_lost(
    lines: list[SettlementLine], shares: list[ReceiptShare]
) -> None:
    taken, left = join_lines(lines, shares)

    assert len(taken) == len(lines)
    assert Counter([share for share in taken if share] + list(left)) == Counter(shares)


@given(st.data(), some_lines, some_shares)
@settings(max_examples=100)
def test_order_of_lines_and_shares_changes_nothing(
    data: st.DataObject, lines: list[SettlementLine], shares: list[ReceiptShare]
) -> None:
    other_lines = data.draw(st.permutations(lines))
    other_shares = data.draw(st.permutations(shares))
    pairs = zip(lines, shares_of(lines, shares), strict=True)
    other_pairs = zip(other_lines, shares_of(other_lines, other_shares), strict=True)

    assert Counter(pairs) == Counter(other_pairs)


@pytest.mark.parametrize(
    ("lines", "shares", "repeated"),
    [
        ([settlement_line("r", 1), settlement_line("r", 2)], [], False),
        ([settlement_line("r", 1), settlement_line("r", 1, cents=5)], [], True),
        ([settlement_line("r", None), settlement_line("r", None, cents=5)], [], False),
        ([settlement_line("r", None), settlement_line("r", None)], [], True),
        ([settlement_line("r", 1), settlement_line("r", None)], [receipt_share("r", 1)], True),
        (
            [settlement_line("r", 1), settlement_line("r", None)],
            [receipt_share("r", 1), receipt_share("r", 2)],
            False,
        ),
        (
            [settlement_line("r", None), settlement_line("r", None)],
            [receipt_share("r", 1), receipt_share("r", 2)],
            False,
        ),
        (
            [settlement_line("r", None)] * 3,
            [receipt_share("r", 1), receipt_share("r", 2)],
            True,
        ),
    ],
)
def test_payment_reported_twice_is_noticed(
    lines: list[SettlementLine], shares: list[ReceiptShare], repeated: bool
) -> None:
    assert {repeated_lines(order, shares) for order in permutations(lines)} == {repeated}
