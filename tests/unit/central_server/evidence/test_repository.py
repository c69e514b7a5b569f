from datetime import date, timedelta

import pytest

from central_server.evidence import repository
from payments_core.model.settlement_flow import Outcome
from tests.factories.money_day import MoneyDay
from tests.factories.money_way import flow_for
from tests.factories.released_debts import number_of
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity

NUMBER = number_of(1)


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


def lines(session, entity_id=ENTITY, receipt_ids=("receipt-1",), reference="nothing"):
    return repository.reported_lines(session, entity_id, receipt_ids, reference)


def test_lines_are_found_by_receipt_and_by_iuv(session, day) -> None:
    day.settle(NUMBER)
    assert [line.amount_cents for line in lines(session)] == [RATE_CENTS]
    assert len(lines(session, receipt_ids=(), reference=NUMBER[1:])) == 1
    assert lines(session, receipt_ids=()) == []
    assert lines(session, entity_id=COMPANY) == []


def test_revoked_lines_prove_nothing(session, day) -> None:
    day.settle(NUMBER, outcome=Outcome.REVOKED)
    assert lines(session) == []


def test_superseded_revisions_are_left_out(session, day) -> None:
    day.settle(NUMBER)
    day.settle(NUMBER, at=flow_for(NUMBER).flow_at + timedelta(minutes=1))
    assert [line.revision for line in lines(session)] == [2]


def test_credits_of_a_line_are_those_matched_to_its_flow(session, day, clock) -> None:
    day.settle(NUMBER)
    (line,) = lines(session)
    day.credit(RATE_CENTS)
    assert repository.credits_of(session, ENTITY, line) == []
    day.reconcile()
    (credit,) = repository.credits_of(session, ENTITY, line)
    assert (credit.year, credit.document_no) == (2025, 12001)
    assert credit.moved_on == date(2025, 5, 15) != clock.now().date()


def test_credit_that_the_bank_takes_back_proves_nothing(session, day) -> None:
    day.settle(NUMBER)
    day.credit(RATE_CENTS)
    day.reconcile()
    day.credit(RATE_CENTS, tipo_operazione="STORNATO")
    (line,) = lines(session)
    assert repository.credits_of(session, ENTITY, line) == []
