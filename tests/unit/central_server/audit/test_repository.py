from datetime import timedelta

import pytest

from central_server.audit import repository, service
from central_server.audit.repository import EventFilter
from tests.factories.audit import audit_event
from tests.factories.clock import TEST_START
from tests.factories.query_plans import indexes_of, plans_of, pretend_a_city
from tests.factories.server import COMPANY, ENTITY


@pytest.fixture
def told(session):
    """Four events of one entity and one of another; how those that fit are numbered."""
    service.record(
        session, ENTITY,
        [
            audit_event(1),
            audit_event(2, citizen_id="citizen-2", operator_id="operator-2"),
            audit_event(3, notice_number="3" * 18, desk_id="desk-2", act="NOTICE_PRINTED"),
            audit_event(4),
        ],
    )  # fmt: skip
    service.record(session, COMPANY, [audit_event(5, entity_id=COMPANY)])

    def told(limit=10, **wanted):
        found = repository.events(session, ENTITY, EventFilter(**wanted), limit)
        return [int(event.event_id.removeprefix("event-")) for event in found]

    return told


def test_newest_come_first_and_no_more_than_asked_for(told):
    assert told() == [4, 3, 2, 1]
    assert told(limit=2) == [4, 3]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"citizen_id": "citizen-1"}, [4, 3, 1]),
        ({"operator_id": "operator-2"}, [2]),
        ({"notice_number": "3" * 18}, [3]),
        ({"desk_id": "desk-1", "citizen_id": "citizen-1"}, [4, 1]),
        ({"since": TEST_START + timedelta(seconds=3)}, [4, 3]),
        ({"until": TEST_START + timedelta(seconds=3)}, [2, 1]),
        ({"citizen_id": "nobody"}, []),
        ({"acts": ("NOTICE_PRINTED", "RECEIPT_PRINTED")}, [3]),
        ({"acts": ("NOTICE_PRINTED",), "desk_id": "desk-1"}, []),
    ],
)
def test_filters_leave_what_fits_all_of_them(told, wanted, numbers):
    assert told(**wanted) == numbers


def test_what_waits_longest_is_told(session):
    assert repository.waiting(session, ENTITY) == (0, None)
    service.record(session, ENTITY, [audit_event(2), audit_event(1)])
    assert repository.waiting(session, ENTITY) == (2, audit_event(1).recorded_at)


def test_log_is_searched_by_keys(told, session):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    pretend_a_city(session)
    with plans_of(session) as plans:
        told(notice_number="3" * 18)
        told(desk_id="desk-2")
    assert indexes_of(plans()) == {
        "ix_audit_events_entity_id_notice_number",
        "ix_audit_events_entity_id_desk_id",
    }


def test_what_waits_longest_is_found_without_sorting_all_that_waits(session):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    with plans_of(session) as plans:
        repository.unsealed(session, ENTITY, 10)
    assert "ix_audit_unsealed_entity_id_recorded_at" in indexes_of(plans())
