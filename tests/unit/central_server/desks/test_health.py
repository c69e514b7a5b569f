from datetime import timedelta

import pytest

from central_server.desks import contacts, health, operations
from central_server.desks.health import Concern
from central_server.desks.leases import lease_block
from central_server.identity import repository as identity
from payments_core.wire.desk.contact_messages import PROTOCOL
from payments_core.wire.desk.operation_messages import LeaseRequest
from tests.factories import desk_contacts
from tests.factories.desk_contacts import report
from tests.factories.server import (
    COMPANY,
    DESK,
    ENTITY,
    add_desk,
    release_operation,
)

MINUTES = 60
#: What everybody who reports without a complaint says.
WELL = {"numbers_left": 100}


@pytest.fixture
def take(unit_of_work, desk, clock):
    def take(of=desk, protocol=PROTOCOL, **changes):
        told = desk_contacts.health(**WELL | {"clock_at": clock.now()} | changes)
        with unit_of_work() as session:
            report_ = report(protocol=protocol, health=told)
            contacts.report(session, of, report_, lambda: "secret" * 6, clock.now())

    return take


@pytest.fixture
def state(unit_of_work, desk, clock):
    def state():
        with unit_of_work() as session:
            (one,) = health.states(session, ENTITY, clock.now())
            return one

    return state


@pytest.fixture
def seen_to(state, clock):
    return lambda: health.concerns(state(), clock.now())


@pytest.fixture
def change(unit_of_work):
    def change(**values):
        with unit_of_work() as session:
            row = identity.desk(session, ENTITY, DESK)
            for name, value in values.items():
                setattr(row, name, value)

    return change


def test_desk_that_reported_well_needs_nobody(take, seen_to, state):
    take()
    assert seen_to() == []
    assert (state().numbers_left, state().is_enrolled, state().awaits_machine) == (100, True, False)


def test_desk_that_never_reported_says_nothing(seen_to, state):
    assert seen_to() == []
    assert (state().contact, state().numbers_left) == (None, None)


def test_silence_counts_where_work_waits_and_lasts_for_days(take, seen_to, clock, change):
    take(waiting=1, oldest_waiting_at=clock.now())
    clock.advance(days=health.SILENT_FOR.days, seconds=-1)
    assert seen_to() == []
    clock.advance(seconds=1)
    assert seen_to() == [Concern.SILENT]
    # What it holds back is owed by a retired desk, too.
    change(retired_at=clock.now())
    assert seen_to() == [Concern.SILENT]


def test_silence_of_a_desk_with_nothing_to_deliver_is_a_holiday(take, seen_to, clock):
    take()
    clock.advance(days=90)
    assert seen_to() == []


@pytest.mark.parametrize(
    ("seconds", "is_off"),
    [
        (5 * MINUTES, False),
        (5 * MINUTES + 1, True),
        (-5 * MINUTES, False),
        (-5 * MINUTES - 1, True),
    ],
)
def test_clock_may_be_off_by_five_minutes_either_way(take, seen_to, clock, seconds, is_off):
    take(clock_at=clock.now() + timedelta(seconds=seconds))
    assert (seen_to() == [Concern.CLOCK_OFF]) is is_off


def test_desk_of_the_protocol_before_must_be_updated(take, seen_to):
    take(protocol=PROTOCOL - 1)
    assert seen_to() == [Concern.OUTDATED]


@pytest.fixture
def released(unit_of_work, desk, lease, clock, new_id):
    """Five notices in the week: one on each day of work."""
    with unit_of_work() as session:
        for number in range(5):
            operation = release_operation(
                lease, operation_id=f"operation-{number}", base=lease.first_base + number
            )
            operations.perform(session, desk, operation, new_id, clock.now())


@pytest.mark.parametrize(("left", "few"), [(2, False), (1, True), (0, True)])
def test_numbers_are_few_when_they_last_for_no_day_of_its_use(released, take, seen_to, left, few):
    take(numbers_left=left)
    assert (seen_to() == [Concern.FEW_NUMBERS]) is few


def test_use_of_long_ago_is_no_use(released, take, state, clock):
    take()
    assert state().used_in_week == 5
    clock.advance(days=health.USE_OF.days, seconds=1)
    assert state().used_in_week == 0


def test_blocks_are_those_of_the_present_enrolment(
    released, unit_of_work, desk, state, new_id, clock, change
):
    with unit_of_work() as session:
        lease_block(session, desk, LeaseRequest(count=50), new_id(), clock.now())
    (leased,) = state().leased
    assert (leased.segregation_code, leased.blocks, leased.numbers) == ("01", 2, 150)
    assert leased.last_leased_at == clock.now()
    change(generation=2)
    assert state().leased == ()


def test_copy_is_told_of_and_its_numbers_count_for_nothing(take, seen_to, state, clock, change):
    take()
    change(fenced_at=clock.now(), generation=2)
    assert (seen_to(), state().numbers_left) == ([Concern.FENCED], None)
    change(retired_at=clock.now())
    assert seen_to() == []


def test_new_code_awaits_another_machine(change, state):
    change(enrolment_used_at=None)
    assert (state().is_enrolled, state().awaits_machine) == (True, True)


def test_desks_of_others_and_their_use_stay_with_them(released, unit_of_work, clock, desk):
    with unit_of_work() as session:
        add_desk(session, COMPANY, code="another")
        assert [one.used_in_week for one in health.states(session, ENTITY, clock.now())] == [5]
        (other,) = health.states(session, COMPANY, clock.now())
    assert (other.desk.entity_id, other.used_in_week, other.leased) == (COMPANY, 0, ())
