from datetime import date

from payments_core.money import Cents
from payments_core.notice.content import NoticePayment
from tests.factories.notices import NOTICE_NUMBER, a_notice


def test_single_notice_has_one_thing_to_pay() -> None:
    expected = NoticePayment(NOTICE_NUMBER, Cents(2195), date(2026, 12, 31))
    assert a_notice().payment == expected
