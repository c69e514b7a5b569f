import pytest

from central_server.desks import repository
from tests.factories.money_day import MoneyDay
from tests.factories.query_plans import indexes_of, plans_of
from tests.factories.released_debts import add_position
from tests.factories.server import COMPANY, ENTITY, add_entity


def test_no_notices_have_no_payments(session):
    assert repository.payment_instants(session, ENTITY, []) == {}


def test_receipt_of_another_creditors_notice_with_our_number_is_no_payment(session, clock, new_id):
    add_entity(session)
    number = add_position(session)
    MoneyDay(session, clock, new_id).pay(number, entity_id=COMPANY)
    assert repository.payment_instants(session, ENTITY, [number]) == {}


def test_releases_of_some_hours_are_found_by_their_instant(session, clock):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    with plans_of(session) as plans:
        repository.released_since(session, ENTITY, clock.now())
    assert indexes_of(plans()) == {"ix_notices_entity_id_registered_at"}
