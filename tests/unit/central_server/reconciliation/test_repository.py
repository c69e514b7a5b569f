import pytest

from central_server.reconciliation import repository
from central_server.settlement import repository as settlement
from central_server.treasury import repository as treasury
from payments_core.money import Cents
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import number_of
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


def test_same_match_is_appended_once(session, day, clock) -> None:
    day.settle(number_of(1))
    day.credit(RATE_CENTS)
    (flow,) = settlement.current_flows(session, ENTITY)
    (credit,) = treasury.credits_of(session, ENTITY)

    def add(match_id: str) -> bool:
        return repository.add_match(
            session, flow, credit.movement_id, Cents(RATE_CENTS),
            match_id=match_id, run_id="run", author="anna", made_at=clock.now(),
        )  # fmt: skip

    assert (add("m1"), add("m2")) == (True, False)
    (match,) = repository.matches(session, ENTITY)
    assert (match.flow_id, match.movement_id) == (flow.flow_id, credit.movement_id)
    assert list(repository.matches(session, COMPANY)) == []


def test_paid_shares_come_in_the_order_of_their_receipts(session, day, clock) -> None:
    day.pay(number_of(2), "b")
    clock.advance(seconds=1)
    day.pay(number_of(1), "a")
    shares = list(repository.paid_shares(session, ENTITY))
    assert [(share.receipt_id, share.notice_number) for share in shares] == [
        ("b", number_of(2)),
        ("a", number_of(1)),
    ]
    assert {share.amount_cents for share in shares} == {RATE_CENTS}
