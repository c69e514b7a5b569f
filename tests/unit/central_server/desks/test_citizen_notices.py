from datetime import date

import pytest

from central_server.desks import citizen_notices, operations
from central_server.evidence import service as evidence
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.notice_messages import NoticeState
from payments_core.wire.desk.operation_messages import OperationOutcome
from tests.factories.server import (
    CITIZEN,
    COMPANY,
    DESK,
    ENTITY,
    OPERATOR,
    add_everything,
    add_operator,
    release_operation,
)


@pytest.fixture
def clerk():
    return Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))


@pytest.fixture
def release(unit_of_work, desk, lease, clock, new_id):
    def release(number, **changes):
        operation = release_operation(
            lease, operation_id=f"op-{number}", base=lease.first_base + number, **changes
        )
        with unit_of_work() as session:
            answer = operations.perform(session, desk, operation, new_id, clock.now())
        assert answer.outcome is OperationOutcome.ACCEPTED
        return operation.release.notice_number

    return release


def test_search_counts_what_is_open_and_overdue(unit_of_work, release, clerk, clock):
    release(1, due_on=date(2026, 11, 23))
    release(2)
    clock.advance(days=1)
    with unit_of_work() as session:
        page = citizen_notices.search(session, clerk, "rossi", 10, clock.now())
    [found] = page.citizens
    assert (found.open_count, found.overdue_count, page.more) == (2, 1, False)


def test_notices_of_a_person_come_newest_first(unit_of_work, release, clerk, clock):
    older = release(1)
    newer = release(2, released_at=clock.now())
    with unit_of_work() as session:
        page = citizen_notices.notices_of(session, clerk, CITIZEN, clock.now())
    assert [notice.notice_number for notice in page.notices] == [newer, older]
    assert page.notices[0].state is NoticeState.OPEN
    assert page.notices[0].payable_at == clock.now()


def test_person_of_another_entity_is_unknown(unit_of_work, desk, clock):
    with unit_of_work() as session:
        add_everything(session, COMPANY)
    stranger = Actor(COMPANY, DESK, OPERATOR, frozenset({Role.CLERK}))
    with unit_of_work() as session:
        assert citizen_notices.citizen(session, stranger, CITIZEN, clock.now()).open_count == 0
        with pytest.raises(RuleBroken, match="citizen_unknown"):
            citizen_notices.notices_of(session, stranger, "citizen-of-others", clock.now())


def test_operator_without_roles_sees_nobody(unit_of_work, desk, clock):
    nobody = Actor(ENTITY, DESK, OPERATOR, frozenset())
    with unit_of_work() as session, pytest.raises(RuleBroken, match="role_missing"):
        citizen_notices.search(session, nobody, "rossi", 10, clock.now())


def test_operator_limited_to_kinds_sees_the_notices_of_all(unit_of_work, release, clock):
    # What is open does not depend on who asks: only releasing is limited.
    number = release(1)
    limited = Actor(ENTITY, DESK, "op-tari", frozenset({Role.CLERK}))
    with unit_of_work() as session:
        add_operator(session, operator_id="op-tari", username="tari", kinds=("tari",))
        [listed] = citizen_notices.notices_of(session, limited, CITIZEN, clock.now()).notices
        checked = evidence.check(session, limited, number, clock.now()).notice
    assert listed.notice_number == checked.notice_number == number
