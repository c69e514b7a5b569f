import dataclasses

import pytest
from sqlalchemy.exc import IntegrityError

from central_server.positions import service
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PaymentOption
from payments_core.rules.position_lifecycle import PositionEvent
from tests.factories.positions import NUMBER, ORIGIN, add_position, make_debt


def test_position_moves_along_its_lifecycle(session, clock):
    position = add_position(session, clock)
    service.apply_event(position, PositionEvent.PUBLISH)
    assert position.status == "VALID"
    service.apply_event(position, PositionEvent.PAY)
    assert position.status == "PAID"


def test_illegal_step_changes_nothing(session, clock):
    position = add_position(session, clock)
    with pytest.raises(RuleBroken, match="position_transition_illegal"):
        service.apply_event(position, PositionEvent.EXPIRE)
    assert position.status == "DRAFT"


def test_notice_number_stands_for_one_debt_only(session, clock):
    add_position(session, clock)
    with pytest.raises(IntegrityError):
        add_position(session, clock, position_id="position-2", number=NUMBER)


def test_transfers_that_do_not_add_up_are_a_defect(session, clock):
    debt = make_debt()
    [due] = debt.options[0].installments
    wrong = PaymentOption((dataclasses.replace(due, amount_cents=due.amount_cents + 1),))
    with pytest.raises(AssertionError):
        service.create(
            session, dataclasses.replace(debt, options=(wrong,)), ORIGIN, position_id="p",
            citizen_id=None, now=clock.now(),
        )  # fmt: skip
