from central_server.desks import repository
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_position
from tests.factories.server import COMPANY, ENTITY, add_entity


def test_no_notices_have_no_payments(session):
    assert repository.payment_instants(session, ENTITY, []) == {}


def test_receipt_of_another_creditors_notice_with_our_number_is_no_payment(session, clock, new_id):
    add_entity(session)
    number = add_position(session)
    MoneyDay(session, clock, new_id).pay(number, entity_id=COMPANY)
    assert repository.payment_instants(session, ENTITY, [number]) == {}
