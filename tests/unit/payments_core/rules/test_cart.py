import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RuleBroken
from payments_core.rules.cart import (
    MAX_NOTICES,
    CartPart,
    OrderedNotice,
    check_cart,
    check_size,
)


def part(number, debt="debt", option=1, installment=1, creditor="city"):
    return CartPart(creditor, f"30100000000000{number:04}", f"{debt}", option, installment)


def refusal(*parts):
    with pytest.raises(RuleBroken) as caught:
        check_cart(parts)
    return caught.value.code, caught.value.facts.get("notice_number")


def test_one_to_five_notices_of_different_debts_go_together():
    for count in range(1, MAX_NOTICES + 1):
        check_cart([part(number, debt=number) for number in range(count)])


def test_no_notice_and_six_do_not():
    assert refusal()[0] == "cart_size"
    assert refusal(*(part(number, debt=number) for number in range(6)))[0] == "cart_size"


def test_notice_is_paid_once():
    assert refusal(part(1), part(2, debt="x"), part(1)) == ("cart_repeats", part(1).notice_number)


def test_two_creditors_may_use_one_number_and_one_name_of_a_debt():
    check_cart([part(1), part(1, creditor="firm"), part(2, option=2, creditor="other")])
    assert refusal(part(1), part(1, creditor="firm"), part(2, option=2))[0] == "cart_alternatives"


def test_two_ways_to_pay_one_debt_are_not_both_paid():
    whole, first = part(1), part(2, option=2)
    assert refusal(whole, first) == ("cart_alternatives", first.notice_number)
    assert refusal(first, whole) == ("cart_alternatives", whole.notice_number)


def test_instalments_are_paid_in_their_order():
    first, second = part(1, option=2), part(2, option=2, installment=2)
    check_cart([first, part(9, debt="other"), second])
    assert refusal(second, first) == ("cart_out_of_order", first.notice_number)


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(1, 2), st.integers(1, 3)),
        max_size=7,
    )
)
def test_cart_that_is_let_through_pays_no_debt_in_two_ways_nor_backwards(drawn):
    parts = [part(number, *place) for number, *place in drawn]
    try:
        check_cart(parts)
    except RuleBroken:
        return
    check_size([OrderedNotice("city", one.notice_number) for one in parts])
    for debt in {one.position_id for one in parts}:
        own = [one for one in parts if one.position_id == debt]
        assert len({one.option_no for one in own}) == 1
        numbers = [one.installment_no for one in own]
        assert numbers == sorted(set(numbers))
