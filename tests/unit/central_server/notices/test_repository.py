from datetime import UTC, date, datetime

import pytest

from central_server.notices import repository
from central_server.notices.service import notice_info
from central_server.positions import co_debtors
from central_server.positions import repository as positions
from central_server.positions.models import CoDebtorRow
from tests.factories import released_debts as debts
from tests.factories.server import CITIZEN, COMPANY, ENTITY, add_everything

TODAY = date(2026, 11, 23)


@pytest.fixture
def number(session):
    add_everything(session)
    return debts.add_position(session)


def test_released_notice_comes_with_its_position(session, number):
    found = repository.released(session, ENTITY, number)
    assert found.notice.notice_number == found.installment.notice_number == number
    assert found.position.citizen_id == CITIZEN


def test_notice_that_buys_a_stamp_is_known_as_such(session, number):
    stamped = debts.add_stamped(session, 5)
    assert not repository.released(session, ENTITY, number).buys_stamp
    found = repository.released(session, ENTITY, stamped)
    assert found.buys_stamp
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert not notice_info(session, found, (), now).by_post


def test_other_entities_see_nothing(session, number):
    assert repository.released(session, COMPANY, number) is None
    assert repository.released_to(session, COMPANY, CITIZEN, 10) == []
    assert repository.open_counts(session, COMPANY, [CITIZEN], TODAY) == {}


def test_notices_of_a_person_are_limited(session, number):
    debts.add_position(session, 2)
    assert len(repository.released_to(session, ENTITY, CITIZEN, 1)) == 1


def test_newest_come_first_however_many_are_owed_with_others(session, number, monkeypatch):
    monkeypatch.setattr(repository, "SHARED_BLOCK", 2)
    numbers = [debts.add_position(session, base) for base in range(2, 7)]
    for other in numbers:
        position = positions.position_by_notice(session, ENTITY, other).position
        position.citizen_id = None
        key = {"entity_id": ENTITY, "position_id": position.position_id}
        party = positions.debtor_of(position)
        session.add(CoDebtorRow(**next(co_debtors.values_of(key, [party], [CITIZEN]))))
    session.flush()
    found = repository.released_to(session, ENTITY, CITIZEN, 10)
    assert [one.notice.notice_number for one in found] == [*reversed(numbers), number]
    assert repository.released_to(session, ENTITY, CITIZEN, 3) == found[:3]


def test_open_notices_are_counted_until_paid_and_overdue_after_their_day(session, number):
    debts.add_position(session, 2, status="PAID")
    due_on = date(2026, 12, 23)
    assert repository.open_counts(session, ENTITY, [CITIZEN], due_on) == {CITIZEN: (1, 0)}
    late = date(2026, 12, 24)
    assert repository.open_counts(session, ENTITY, [CITIZEN], late) == {CITIZEN: (1, 1)}
