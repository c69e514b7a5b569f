from datetime import timedelta

import pytest

from counter_app.services.known_debts import debt_of, refuse_paid_otherwise
from counter_app.store import citizens
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW


def told(at: int, *, option_no: int, position: str = "p-1", paid: bool = False) -> NoticeInfo:
    return NoticeInfo(
        notice_number=notice_number.build("01", 5000 + at),
        citizen_id="c-1",
        debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C",
        subject="Mensa",
        amount_cents=3000,
        due_on=NOW.date() + timedelta(days=at),
        state=NoticeState.PAID if paid else NoticeState.OPEN,
        released_at=NOW,
        payable_at=NOW,
        paid_at=NOW if paid else None,
        position_id=position,
        option_no=option_no,
    )


def test_debt_is_its_own_notices_in_the_order_of_paying(services: Services) -> None:
    second, first = told(2, option_no=2), told(1, option_no=2)
    whole, other = told(3, option_no=1), told(4, option_no=1, position="p-2")
    with services.database.write() as session:
        citizens.keep_notices(session, [second, first, whole, other], NOW)
        assert debt_of(session, second) == [whole, first, second]
        alone = told(9, option_no=1, position="")
        assert debt_of(session, alone) == [alone]


def test_the_way_that_was_begun_is_the_one_to_go_on_with(services: Services) -> None:
    whole, paid, left = told(3, option_no=1), told(1, option_no=2, paid=True), told(2, option_no=2)
    with services.database.write() as session:
        citizens.keep_notices(session, [whole, paid, left], NOW)
        refuse_paid_otherwise(session, left)
        with pytest.raises(RuleBroken, match="plan_begun"):
            refuse_paid_otherwise(session, whole)
