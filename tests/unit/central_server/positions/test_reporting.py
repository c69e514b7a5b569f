import pytest

from central_server.positions import reporting
from central_server.positions import repository as positions
from payments_core.model.debt_position import PositionStatus
from tests.factories.released_debts import add_plan, add_position, number_of
from tests.factories.server import COMPANY, ENTITY, add_entity


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_entity(session)


def test_known_numbers_are_the_entitys_own(session) -> None:
    number = add_position(session)
    assert reporting.known_notice_numbers(session, ENTITY, [number, number_of(2)]) == {number}
    assert reporting.known_notice_numbers(session, COMPANY, [number]) == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PositionStatus.PAID, PositionStatus.REPORTED),
        (PositionStatus.VALID, PositionStatus.REPORTED),
        (PositionStatus.REPORTED, PositionStatus.REPORTED),
        (PositionStatus.EXPIRED, PositionStatus.EXPIRED),
        (PositionStatus.INVALID, PositionStatus.INVALID),
    ],
)
def test_positions_move_where_the_lifecycle_allows(session, before, after) -> None:
    number = add_position(session, status=before)
    other = add_position(session, 2, status=PositionStatus.PAID)
    reporting.report(session, ENTITY, [number])
    session.expire_all()
    assert positions.position_by_notice(session, ENTITY, number).position.status == after
    assert positions.position_by_notice(session, ENTITY, other).position.status == "PAID"


def test_plan_is_reported_when_all_of_it_is(session) -> None:
    plan = add_plan(session)

    def statuses() -> tuple[str, str]:
        session.expire_all()
        found = positions.position_by_notice(session, ENTITY, plan.rates[0])
        return found.position.status, found.installment.status

    reporting.report(session, ENTITY, plan.rates[:1])
    assert statuses() == ("PARTIALLY_PAID", "PO_REPORTED")
    reporting.report(session, ENTITY, plan.rates)
    assert statuses() == ("REPORTED", "PO_REPORTED")
