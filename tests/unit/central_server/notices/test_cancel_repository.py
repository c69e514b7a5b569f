import pytest

from central_server.notices import cancel_repository as requests
from payments_core.model.cancel_request import CancelStatus
from tests.factories.cancellations import (
    SUPERVISOR,
    CancelDesk,
    add_careful_entity,
    set_threshold,
)
from tests.factories.released_debts import add_plan, add_position
from tests.factories.server import COMPANY, ENTITY


@pytest.fixture
def desk(session, clock) -> CancelDesk:
    add_careful_entity(session)
    return CancelDesk(session, clock.now())


def test_request_for_a_debt_is_found_by_each_of_its_notices(session, desk) -> None:
    set_threshold(session, 2999)
    plan = add_plan(session, cents=3000)
    asked = desk.ask(plan.rates[2], SUPERVISOR)
    for number in (plan.single, *plan.rates):
        found = requests.in_status(session, ENTITY, CancelStatus.REQUESTED, 9, notice_number=number)
        assert [one.request.request_id for one in found] == [asked]


def test_requests_of_one_debt_are_told_with_their_decisions(session, desk) -> None:
    number, other = add_position(session), add_position(session, 2)
    first = desk.ask(number)
    desk.reject(first)
    second = desk.ask(number)
    desk.ask(other)
    position_id = requests.request(session, ENTITY, first).position_id
    found = requests.of_position(session, ENTITY, position_id)
    told = [(one.request.request_id, one.decision and one.decision.decision) for one in found]
    assert told == [(first, "REJECT"), (second, None)]
    assert requests.count_of(session, ENTITY, position_id) == 2


def test_each_request_stands_in_one_state(session, desk) -> None:
    approved, rejected, waiting = (desk.ask(add_position(session, base)) for base in (1, 2, 3))
    desk.approve(approved)
    desk.reject(rejected)
    for status, expected in (
        (CancelStatus.REQUESTED, [waiting]),
        (CancelStatus.APPROVED, [approved]),
        (CancelStatus.REJECTED, [rejected]),
        (CancelStatus.MOOT, []),
    ):
        assert desk.listed(status) == expected


def test_nothing_is_found_for_another_entity(session, desk) -> None:
    asked = desk.ask(add_position(session))
    assert requests.known(session, COMPANY, asked) is None
    assert requests.request(session, COMPANY, asked) is None
    assert requests.decision(session, COMPANY, asked) is None
    assert requests.in_status(session, COMPANY, CancelStatus.REQUESTED, 9) == []
