from datetime import date, timedelta

import pytest

from central_server.desks import office_listing
from central_server.desks.office_listing import Filter
from central_server.notices.models import NoticeRow
from central_server.notices.repository import released
from central_server.notices.service import notice_info
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_progress import OtherWay
from payments_core.wire.desk.notice_list_messages import ListedState
from tests.factories.money_day import MoneyDay
from tests.factories.query_plans import plans_of, wide
from tests.factories.released_debts import RELEASED_AT, add_plan, add_position, pay
from tests.factories.server import DESK, ENTITY, RATE, add_everything, add_operator

BEFORE, AFTER = date(2026, 11, 1), date(2027, 3, 1)


@pytest.fixture
def listed(session):
    """The numbers that a filter finds."""
    add_everything(session)

    def listed(which, desks=(DESK,), after=None, limit=10):
        found = office_listing.newest(session, ENTITY, desks, which, after, limit)
        return [one.notice.notice_number for one in found]

    return listed


def released_later(session, number, minutes):
    row = session.get(NoticeRow, (ENTITY, number))
    row.released_at = RELEASED_AT + timedelta(minutes=minutes)
    session.flush()


def test_pages_go_on_behind_the_last_notice_and_lose_none_of_one_instant(session, listed):
    numbers = [add_position(session, base) for base in (1, 2, 3, 4)]
    released_later(session, numbers[0], 5)
    everything = Filter(BEFORE)
    newest = [numbers[0], *numbers[:0:-1]]
    assert listed(everything) == newest
    first = listed(everything, limit=2)
    place = (RELEASED_AT, first[-1])
    assert first + listed(everything, after=place) == newest


def test_each_filter_leaves_others_out(session, listed):
    number = add_position(session)
    inside = Filter(BEFORE, start_at=RELEASED_AT, end_at=RELEASED_AT + timedelta(seconds=1))
    assert listed(inside) == [number]
    assert listed(Filter(BEFORE, end_at=RELEASED_AT)) == []
    assert listed(Filter(BEFORE, start_at=RELEASED_AT + timedelta(seconds=1))) == []
    assert listed(Filter(BEFORE), desks=["another"]) == []
    assert listed(Filter(BEFORE, operator_id="another")) == []
    assert listed(Filter(BEFORE, kind_ids=[RATE])) == [number]
    assert listed(Filter(BEFORE, kind_ids=["another"])) == []
    assert listed(Filter(BEFORE, kind_ids=[])) == []


def states_of(listed, number, today):
    return [state for state in ListedState if number in listed(Filter(today, state=state))]


@pytest.mark.parametrize(
    ("status", "today", "state"),
    [
        (PositionStatus.VALID, BEFORE, ListedState.TO_PAY),
        (PositionStatus.VALID, AFTER, ListedState.OVERDUE),
        (PositionStatus.DRAFT, BEFORE, ListedState.SUSPENDED),
        (PositionStatus.EXPIRED, AFTER, ListedState.EXPIRED),
        (PositionStatus.INVALID, BEFORE, ListedState.CANCELLED),
    ],
)
def test_every_notice_is_in_one_state(session, listed, status, today, state):
    number = add_position(session, status=status)
    assert states_of(listed, number, today) == [state]


def test_a_notice_that_nobody_can_pay_yet_is_to_be_registered(session, listed):
    number = add_position(session)
    session.get(NoticeRow, (ENTITY, number)).payable_at = None
    session.flush()
    assert states_of(listed, number, BEFORE) == [ListedState.TO_REGISTER]


def test_paid_once_is_paid_and_twice_to_be_checked(session, listed, clock, new_id):
    number = add_position(session)
    day = MoneyDay(session, clock, new_id)
    day.pay(number)
    assert states_of(listed, number, BEFORE) == [ListedState.PAID]
    day.pay(number, receipt_id="receipt-2")
    assert states_of(listed, number, BEFORE) == [ListedState.TO_CHECK]


@pytest.mark.parametrize(
    ("paid", "states"),
    [
        ([], ["TO_PAY", "TO_PAY", "TO_PAY"]),
        ([1], ["IN_INSTALMENTS", "PAID", "TO_PAY"]),
        ([1, 2], ["DEBT_PAID", "PAID", "PAID"]),
        ([0], ["PAID", "DEBT_PAID", "DEBT_PAID"]),
    ],
)
def test_every_number_of_a_plan_is_in_the_state_that_is_told_of_it(
    session, clock, listed, paid, states
):
    plan = add_plan(session, count=2)
    numbers = [plan.single, *plan.rates]
    for place in paid:
        pay(session, numbers[place])
    assert [states_of(listed, number, BEFORE) for number in numbers] == [[one] for one in states]
    infos = [
        notice_info(session, released(session, ENTITY, number), [], clock.now())
        for number in numbers
    ]
    told = {info.other_way for info in infos if info.other_way is not None}
    assert told == {OtherWay(one) for one in states if one in list(OtherWay)}


def test_a_day_is_read_by_its_index(session, listed):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    add_operator(session, operator_id="other", username="other")
    with plans_of(session) as plans:
        listed(Filter(BEFORE, start_at=RELEASED_AT, end_at=RELEASED_AT + timedelta(days=1)))
    steps = plans()
    assert wide(steps) == []
    assert any("ix_notices_released" in step for step in steps)
