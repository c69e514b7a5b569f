from datetime import date

import pytest

from central_server.positions import live, repository
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PositionStatus
from tests.factories.released_debts import add_fine, add_position, number_of
from tests.factories.server import ENTITY, add_entity

SERVED, LATER, LAST = date(2026, 6, 19), date(2026, 6, 26), date(2026, 8, 19)


@pytest.fixture
def found(session):
    add_entity(session)
    number = add_fine(session, 1)
    return repository.position_by_notice(session, ENTITY, number, lock=True)


def divided(session, found) -> list[tuple[str | None, int]]:
    return [
        (part.chapter, part.amount_cents)
        for part in repository.allocations(session, found.installment)
    ]


@pytest.mark.parametrize(
    ("day", "cents", "due_on"),
    [
        (SERVED, 4360, date(2026, 6, 25)),
        (LATER, 5620, date(2026, 8, 18)),
        # The last price has no end: the day that was printed is as good as any.
        (LAST, 10070, date(2026, 6, 25)),
    ],
)
def test_day_decides_what_is_owed_and_the_row_stays(session, found, day, cents, due_on) -> None:
    due = live.installment_on(session, found, day)
    assert (due.amount_cents, due.due_on) == (cents, due_on)
    assert sum(transfer.amount_cents for transfer in due.transfers) == cents
    assert found.installment.amount_cents == 4360


@pytest.mark.parametrize(
    ("cents", "paid_on", "fine"),
    [(4360, SERVED, 2940), (5620, LATER, 4200), (10070, LAST, 8650), (4360, LATER, 2940)],
)
def test_payment_is_divided_as_of_its_day(session, found, cents, paid_on, fine) -> None:
    live.settle(session, found, cents, paid_on)
    assert found.installment.amount_cents == cents
    assert divided(session, found) == [("302", fine), ("305", 1420)]


def test_amount_of_no_such_day_is_left_to_somebody(session, found) -> None:
    live.settle(session, found, 4360, LAST)
    live.settle(session, found, 1, SERVED)
    assert divided(session, found) == [("302", 2940), ("305", 1420)]
    live.settle(session, found, 5620, SERVED)
    assert found.installment.amount_cents == 4360


def test_what_no_day_changes_is_told_as_it_was_released(session, found) -> None:
    found.position.live = False
    assert live.installment_on(session, found, LAST).amount_cents == 4360


def test_rules_that_are_gone_are_said_to_be(session, found) -> None:
    found.position.kind_revision = 7
    with pytest.raises(RuleBroken, match="kind_unknown"):
        live.installment_on(session, found, LATER)
    found.position.kind_revision, found.position.rate_version = 1, 7
    with pytest.raises(RuleBroken, match="rate_unknown"):
        live.installment_on(session, found, LATER)


def test_what_is_settled_stays(session, found) -> None:
    found.position.status = PositionStatus.PAID
    live.settle(session, found, 5620, LATER)
    assert found.installment.amount_cents == 4360


def test_only_open_amounts_of_a_day_are_to_be_settled(session, found) -> None:
    add_position(session, 2)
    numbers = [number_of(base) for base in (1, 2, 3)]
    assert live.to_settle(session, ENTITY, numbers) == {number_of(1)}
    found.position.status = PositionStatus.PAID
    assert live.to_settle(session, ENTITY, numbers) == set()
