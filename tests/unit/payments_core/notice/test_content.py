from datetime import date

import pytest

from payments_core.errors import BadValue
from payments_core.money import Cents
from payments_core.notice.content import NoticePayment
from tests.factories.notices import NOTICE_NUMBER, a_fine, a_notice, a_plan, an_instalment


def test_single_notice_has_one_thing_to_pay() -> None:
    expected = NoticePayment(NOTICE_NUMBER, Cents(2195), date(2026, 12, 31))
    assert a_notice().payment == expected
    assert a_notice().payments == (expected,)


def test_a_plan_has_its_payment_at_once_before_its_instalments() -> None:
    plan = a_plan(3)
    assert plan.payments == (plan.whole, *plan.instalments)
    assert a_plan(3, whole=False).payments == a_plan(3).instalments


@pytest.mark.parametrize(
    ("ordinals", "plan_length", "code"),
    [
        ((), 4, "instalments_missing"),
        ((1,), 4, "instalments_missing"),
        ((2, 1), 4, "instalments_out_of_order"),
        ((1, 1), 4, "instalments_out_of_order"),
        ((0, 1), 4, "instalments_out_of_order"),
        ((1, 5), 4, "instalments_out_of_order"),
    ],
)
def test_a_plan_that_is_none_is_refused(
    ordinals: tuple[int, ...], plan_length: int, code: str
) -> None:
    with pytest.raises(BadValue, match=code):
        a_plan(instalments=tuple(an_instalment(at) for at in ordinals), plan_length=plan_length)


def test_a_fine_costs_less_at_first() -> None:
    fine = a_fine()
    assert fine.payments == (fine.discounted, fine.reduced)
    with pytest.raises(BadValue, match="fine_not_discounted"):
        a_fine(discounted=fine.reduced)
