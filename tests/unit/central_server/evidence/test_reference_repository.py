from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.evidence import reference_repository as repository
from payments_core.identifiers.notice_number import carrying
from tests.factories.money_day import MoneyDay
from tests.factories.money_way import flow_for
from tests.factories.released_debts import add_position, number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.factories.settlement import FLOW_ID

RF = "RF18539007547034"


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


def notices(session, reference, entity_id=ENTITY, limit=10):
    return repository.notices_paid_with(session, entity_id, reference, carrying(reference), limit)


def test_notice_is_found_by_the_iuv_in_its_number(session, day) -> None:
    number = add_position(session, 1)
    add_position(session, 2)
    assert notices(session, number[1:]) == [number]
    assert notices(session, number[1:], COMPANY) == []
    assert notices(session, number_of(3)[1:]) == []


def test_receipt_tells_whose_any_other_reference_is(session, day) -> None:
    number = add_position(session, 1)
    day.record(replace(receipt_for(number), creditor_reference=RF))
    day.record(replace(receipt_for(number_of(9), "receipt-2"), creditor_reference=RF))
    assert notices(session, RF.lower()) == [number]


def test_no_more_notices_than_asked_for_are_told(session, day) -> None:
    for base in (1, 2):
        number = add_position(session, base)
        day.record(replace(receipt_for(number, f"receipt-{base}"), creditor_reference=RF))
    assert len(notices(session, RF)) == 2
    assert len(notices(session, RF, limit=1)) == 1


def test_flow_that_reports_the_reference_is_found_in_its_present_revision(session, day) -> None:
    number = number_of(1)
    day.settle(number)
    assert repository.flow_reporting(session, ENTITY, number[1:]) == FLOW_ID
    assert repository.flow_reporting(session, COMPANY, number[1:]) is None
    day.settle(number_of(2), at=flow_for(number).flow_at + timedelta(minutes=1))
    assert repository.flow_reporting(session, ENTITY, number[1:]) is None
