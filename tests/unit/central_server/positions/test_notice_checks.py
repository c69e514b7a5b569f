from datetime import date

import pytest

from central_server.positions import repository as positions
from central_server.positions.notice_checks import UNPAYABLE, is_of_station, unpayable
from payments_core.model.debt_position import PositionStatus
from payments_core.wire.hub.faults import FaultCode
from tests.factories.released_debts import add_position
from tests.factories.server import ENTITY, add_entity


def test_every_status_but_valid_says_why_it_cannot_be_paid() -> None:
    payable = {PositionStatus.VALID, PositionStatus.PARTIALLY_PAID}
    assert set(PositionStatus) - set(UNPAYABLE) == payable


@pytest.mark.parametrize(
    ("number", "code", "is_of_it"),
    [
        ("301000000000004285", "01", True),
        ("301000000000004285", "02", False),
        ("001000000000004285", "02", True),
    ],
)
def test_only_numbers_of_form_three_name_their_station(number, code, is_of_it) -> None:
    assert is_of_station(number, code) is is_of_it


def test_status_counts_before_the_due_date(unit_of_work) -> None:
    with unit_of_work() as session:
        add_entity(session)
        number = add_position(session)
        found = positions.position_by_notice(session, ENTITY, number)
        assert unpayable(session, found, date(2030, 1, 1)) is None
        found.position.expires = True
        assert unpayable(session, found, date(2030, 1, 1)) is FaultCode.PAYMENT_EXPIRED
        found.position.status = PositionStatus.INVALID
        assert unpayable(session, found, date(2030, 1, 1)) is FaultCode.PAYMENT_CANCELLED
