"""A release paid at once, in part, or in all its instalments."""

import pytest

from counter_app.services.release_standing import ReleaseStanding
from counter_app.services.views import CheckVerdict, Released
from tests.factories.release_checks import FIRST, SECOND, THIRD, WHOLE, plan, told


def after(*numbers: str, released: Released | None = None) -> ReleaseStanding:
    standing = ReleaseStanding(released or plan())
    for number in numbers:
        standing = standing.with_check(told(number))
    return standing


def test_what_nobody_has_paid_is_in_no_way_begun() -> None:
    standing = after()
    assert (standing.way, standing.is_paid, standing.instalments) == ((), False, ())
    assert standing.next_number == WHOLE


def test_paid_at_once_it_is_paid() -> None:
    standing = after(WHOLE)
    assert standing.is_paid
    assert standing.way == (WHOLE,)


def test_one_instalment_pays_itself_alone() -> None:
    standing = after(THIRD)
    assert not standing.is_paid
    assert (standing.instalments, len(standing.way)) == ((3,), 3)
    assert standing.next_number == FIRST


def test_all_instalments_pay_it_in_whatever_order() -> None:
    standing = after(THIRD, FIRST, SECOND)
    assert standing.is_paid
    assert [one.notice.notice_number for one in standing.paid] == [FIRST, SECOND, THIRD]
    assert standing.next_number == WHOLE


def test_paid_at_once_and_in_part_it_is_paid() -> None:
    assert after(FIRST, WHOLE).is_paid
    assert after(FIRST, WHOLE).way == (WHOLE,)


@pytest.mark.parametrize("verdict", [CheckVerdict.NOT_PAID, CheckVerdict.NOT_REGISTERED])
def test_news_of_another_number_takes_no_payment_back(verdict: CheckVerdict) -> None:
    standing = after(FIRST)
    assert standing.with_check(told(SECOND, verdict)) is standing


def test_a_payment_told_again_is_one_payment() -> None:
    standing = after(FIRST, FIRST)
    assert len(standing.paid) == 1
    assert standing.with_check(told(FIRST, CheckVerdict.PAID_TWICE)).paid[0].verdict == "PAID_TWICE"


def test_a_plan_without_payment_at_once_begins_with_its_first() -> None:
    released = plan(at_once=False)
    assert after(released=released).next_number == FIRST
    assert after(FIRST, released=released).next_number == SECOND
