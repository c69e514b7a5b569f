import pytest

from central_server.desks import repository
from central_server.desks.models import LeaseCounterRow
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_position
from tests.factories.server import COMPANY, ENTITY, add_entity


def test_bases_taken_by_a_failed_transaction_are_taken_again(unit_of_work):
    class Broken(Exception):
        pass

    def take(fail):
        with unit_of_work() as session:
            first = repository.take_bases(session, ENTITY, "01", 10)
            if fail:
                raise Broken
            return first

    with pytest.raises(Broken):
        take(fail=True)
    assert (take(fail=False), take(fail=False)) == (1, 11)


def test_counter_starts_once(session):
    repository.take_bases(session, ENTITY, "01", 3)
    repository.take_bases(session, ENTITY, "01", 3)
    session.expire_all()
    assert session.get_one(LeaseCounterRow, (ENTITY, "01")).next_base == 7


def test_no_notices_have_no_payments(session):
    assert repository.payment_instants(session, ENTITY, []) == {}


def test_receipt_of_another_creditors_notice_with_our_number_is_no_payment(session, clock, new_id):
    add_entity(session)
    number = add_position(session)
    MoneyDay(session, clock, new_id).pay(number, entity_id=COMPANY)
    assert repository.payment_instants(session, ENTITY, [number]) == {}
