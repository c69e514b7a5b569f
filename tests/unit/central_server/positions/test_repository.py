import threading

import pytest

from central_server.positions import repository, service
from payments_core.clock import rome_date
from payments_core.rules.position_lifecycle import PositionEvent
from tests.factories.positions import NUMBER, add_position, make_debt
from tests.factories.query_plans import indexes_of, plans_of
from tests.factories.server import COMPANY, ENTITY


def test_position_comes_back_as_it_was_stored(session, clock):
    add_position(session, clock)
    found = repository.position_by_notice(session, ENTITY, NUMBER)
    assert repository.debt(session, "Comune di Esempio", found.position) == make_debt()


def test_number_of_another_entity_is_unknown(session, clock):
    add_position(session, clock)
    assert repository.position_by_notice(session, COMPANY, NUMBER) is None


def test_locked_position_is_seen_as_last_committed(unit_of_work, clock):
    """Two receipts at once: the second must see what the first has made of the position."""
    with unit_of_work() as session:
        service.apply_event(add_position(session, clock), PositionEvent.PUBLISH)
    seen, locked = [], threading.Event()

    def pay():
        with unit_of_work() as session:
            found = repository.position_by_notice(session, ENTITY, NUMBER, lock=True)
            locked.set()
            seen.append(found.position.status)
            service.apply_event(found.position, PositionEvent.PAY)

    threads = [threading.Thread(target=pay) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert seen == ["VALID", "PAID"]


def test_what_may_expire_is_found_among_itself(session, clock):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    with plans_of(session) as plans:
        repository.expired_positions(session, rome_date(clock.now()), 100)
    assert "ix_positions_may_expire" in indexes_of(plans())
