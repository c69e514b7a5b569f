from datetime import timedelta

import pytest

from central_server.evidence import flow_repository as repository
from central_server.evidence.flow_repository import CreditKey
from central_server.treasury import repository as treasury
from tests.factories.money_day import MoneyDay
from tests.factories.money_way import flow_for
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity
from tests.factories.settlement import FLOW_ID

NUMBER = number_of(1)


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


def present(session, flow_id=FLOW_ID):
    return repository.present_flow(session, ENTITY, flow_id)


def test_flow_is_found_in_its_present_revision_whatever_its_case(session, day) -> None:
    day.settle(NUMBER)
    day.settle(NUMBER, at=flow_for(NUMBER).flow_at + timedelta(minutes=1))
    assert present(session, FLOW_ID.lower()).revision == 2
    assert present(session, FLOW_ID[:-1]) is None
    assert repository.present_flow(session, COMPANY, FLOW_ID) is None


def test_credits_and_flow_find_each_other_by_their_match(session, day) -> None:
    day.settle(NUMBER)
    day.credit(RATE_CENTS)
    credit = treasury.credit(session, ENTITY, 2025, 12001)
    assert repository.credits_of_flow(session, ENTITY, present(session)) == []
    assert repository.flow_of_credit(session, ENTITY, credit.movement_id) is None
    day.reconcile()
    assert repository.credits_of_flow(session, ENTITY, present(session)) == [CreditKey(2025, 12001)]
    assert repository.flow_of_credit(session, ENTITY, credit.movement_id) == FLOW_ID


def test_later_revision_opens_the_match_again(session, day) -> None:
    day.settle(NUMBER)
    day.credit(RATE_CENTS)
    day.reconcile()
    day.settle(NUMBER, at=flow_for(NUMBER).flow_at + timedelta(minutes=1))
    credit = treasury.credit(session, ENTITY, 2025, 12001)
    assert repository.flow_of_credit(session, ENTITY, credit.movement_id) is None
    assert repository.credits_of_flow(session, ENTITY, present(session)) == []


def test_payments_come_in_pages_with_the_notice_where_it_is_known(session, day) -> None:
    add_position(session, 1)
    day.settle(NUMBER, number_of(2))
    lines = repository.payments_of_flow(session, ENTITY, present(session), 0, 1)
    assert [(line.line_no, line.notice_number) for line in lines] == [(1, NUMBER)]
    (rest,) = repository.payments_of_flow(session, ENTITY, present(session), 1, 10)
    assert (rest.line_no, rest.iuv, rest.outcome) == (2, number_of(2)[1:], "PAID")
    assert rest.amount_cents == RATE_CENTS
