from central_server.accounting import repository
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import ENTITY, add_everything


def test_newest_match_of_a_credit_is_the_one_that_counts(session, clock, new_id) -> None:
    add_everything(session)
    add_position(session, 1)
    day = MoneyDay(session, clock, new_id)
    day.pay(number_of(1))
    day.settle(number_of(1))
    day.credit(2195)
    assert repository.matched_credit(session, ENTITY, 2025, 12001) is None
    day.reconcile()
    credit = repository.matched_credit(session, ENTITY, 2025, 12001)
    assert credit is not None
    assert credit.amount_cents == 2195


def test_debt_without_chapters_has_no_division(session, clock, new_id) -> None:
    add_everything(session)
    add_position(session, 1)
    MoneyDay(session, clock, new_id).pay(number_of(1))
    assert repository.divisions(session, ENTITY, ["receipt-1"]) == {}
