from datetime import UTC, datetime, timedelta

import pytest

from central_server.notices.models import NoticeRow
from central_server.statistics import repository
from central_server.statistics.repository import Scope
from payments_core.clock import start_of_rome_day
from tests.factories.day_of_desks import DAY, OTHER_DESK, cancel, pay, release
from tests.factories.money_day import MoneyDay
from tests.factories.query_plans import plans_of, pretend_a_city
from tests.factories.released_debts import add_plan
from tests.factories.server import COMPANY, DESK, ENTITY, OPERATOR, RATE, RATE_CENTS, add_everything

START, END = start_of_rome_day(DAY), start_of_rome_day(DAY + timedelta(days=1))
TODAY = Scope(ENTITY, START, END)
LAST_WEEK = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def city(session):
    add_everything(session)
    return session


def states(session, scope=TODAY, today=DAY):
    return {
        one.state.value: (one.notices, one.amount_cents)
        for one in repository.groups(session, scope, today)
    }


def test_each_notice_counts_in_the_state_in_which_it_is(city):
    release(city, 1)
    pay(city, release(city, 2))
    release(city, 3, payable_at=None)
    cancel(city, release(city, 4), START)
    assert states(city) == {
        "TO_PAY": (1, RATE_CENTS),
        "PAID": (1, RATE_CENTS),
        "TO_REGISTER": (1, RATE_CENTS),
        "CANCELLED": (1, RATE_CENTS),
    }


def test_what_is_past_its_day_is_overdue(city):
    release(city, 1)
    assert list(states(city, today=DAY + timedelta(days=400))) == ["OVERDUE"]


def test_a_debt_with_several_ways_is_in_the_sums_once(city):
    plan = add_plan(city, 1, count=3, cents=3000)
    assert states(city) == {"TO_PAY": (1, 3000), "OTHER_WAY": (3, 0)}
    pay(city, plan.rates[0])
    assert states(city) == {"PAID": (1, 1000), "TO_PAY": (2, 2000), "OTHER_WAY": (1, 0)}


def test_days_begin_and_end_at_midnight_in_rome(city):
    release(city, 1, released_at=START)
    release(city, 2, released_at=END - timedelta(seconds=1))
    release(city, 3, released_at=END)
    release(city, 4, released_at=START - timedelta(seconds=1))
    assert states(city) == {"TO_PAY": (2, 2 * RATE_CENTS)}


def test_groups_say_who_where_and_what(city):
    release(city, 1)
    [group] = repository.groups(city, TODAY, DAY)
    assert (group.desk_id, group.operator_id, group.kind_id) == (DESK, OPERATOR, RATE)


def test_letters_of_other_programs_are_no_work_of_a_desk(city):
    release(city, 1, desk_id=None, operator_id=None)
    assert states(city) == {}


def test_desks_kinds_and_entity_limit_what_is_seen(city):
    release(city, 1)
    release(city, 2, desk_id=OTHER_DESK)
    assert states(city, Scope(ENTITY, START, END, (OTHER_DESK,))) == {"TO_PAY": (1, RATE_CENTS)}
    assert states(city, Scope(ENTITY, START, END, None, frozenset({"mensa"}))) == {}
    assert states(city, Scope(COMPANY, START, END)) == {}


def test_payments_are_those_that_came_in_whenever_their_notice_is_from(city, clock, new_id):
    number = release(city, 1, released_at=LAST_WEEK)
    MoneyDay(city, clock, new_id).pay(number, "receipt-1")
    assert repository.payments(city, TODAY) == (1, RATE_CENTS)
    assert repository.payments(city, Scope(ENTITY, LAST_WEEK, START)) == (0, 0)
    assert repository.payments(city, Scope(ENTITY, START, END, (OTHER_DESK,))) == (0, 0)
    assert repository.payments(city, Scope(ENTITY, START, END, (DESK,))) == (1, RATE_CENTS)
    assert repository.payments(city, Scope(ENTITY, START, END, None, frozenset())) == (0, 0)


def test_what_cannot_be_paid_yet_bears_its_own_day(city):
    late = release(city, 1, payable_at=None, released_at=LAST_WEEK)
    release(city, 2)
    release(city, 3, payable_at=None, released_at=END)
    cancel(city, release(city, 4, payable_at=None), START)
    [found] = repository.not_payable(city, TODAY, 9)
    assert (found.notice.notice_number, found.notice.released_at) == (late, LAST_WEEK)


def test_what_is_paid_in_another_way_waits_for_nothing(city):
    plan = add_plan(city, 1, count=2)
    for number in (plan.single, *plan.rates):
        city.get(NoticeRow, (ENTITY, number)).payable_at = None
    city.flush()
    assert len(repository.not_payable(city, TODAY, 9)) == 3
    pay(city, plan.rates[0])
    [found] = repository.not_payable(city, TODAY, 9)
    assert found.notice.notice_number == plan.rates[1]


def test_what_is_heard_of_later_appears_in_the_days_in_which_it_is_heard_of(city):
    late = release(city, 1, released_at=LAST_WEEK, registered_at=START)
    release(city, 2, registered_at=START)
    [found] = repository.registered_late(city, TODAY, 9)
    assert found.notice.notice_number == late
    before = Scope(ENTITY, LAST_WEEK - timedelta(days=1), START)
    assert repository.registered_late(city, before, 9) == []


def test_cancellations_are_of_the_day_on_which_they_were_made(city):
    number = release(city, 1, released_at=LAST_WEEK)
    cancel(city, number, START, "Emesso due volte")
    cancel(city, release(city, 2), END)
    [found] = repository.cancellations(city, TODAY, 9)
    assert (found.notice_number, found.event.reason) == (number, "Emesso due volte")
    assert (found.event.made_by, found.amount_cents) == (OPERATOR, RATE_CENTS)
    elsewhere = Scope(ENTITY, START, END, (OTHER_DESK,))
    assert repository.cancellations(city, elsewhere, 9) == []


def test_a_day_is_found_by_index_whatever_there_is_beside_it(city):
    if city.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    pretend_a_city(city)
    with plans_of(city) as plans:
        repository.groups(city, TODAY, DAY)
        repository.payments(city, TODAY)
        repository.not_payable(city, TODAY, 9)
        repository.registered_late(city, TODAY, 9)
        repository.cancellations(city, TODAY, 9)
    steps = plans()
    assert [step for step in steps if step.startswith("SCAN") and "(subquery" not in step] == []
    used = {name for name in _INDEXES for step in steps if name in step}
    assert used == _INDEXES


_INDEXES = {
    "ix_notices_released",
    "ix_notices_not_payable",
    "ix_notices_entity_id_registered_at",
    "ix_receipts_entity_id_received_at",
    "ix_position_events_entity_id_act_at",
}


def test_operators_are_called_by_their_names(city):
    assert repository.names_of_operators(city, ENTITY, {OPERATOR}) == {OPERATOR: "Laura Bianchi"}
    assert repository.names_of_operators(city, COMPANY, {OPERATOR}) == {}
