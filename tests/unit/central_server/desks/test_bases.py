from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.desks import bases
from central_server.desks.bases import FLOOR_BASES_PER_SECOND, floor_at
from central_server.desks.models import LeaseCounterRow
from payments_core.identifiers.notice_number import BASE_LIMIT
from tests.factories.clock import TEST_START
from tests.factories.server import ENTITY

FLOOR = floor_at(TEST_START)


def test_bases_taken_by_a_failed_transaction_are_taken_again(unit_of_work, clock):
    class Broken(Exception):
        pass

    def take(fail):
        with unit_of_work() as session:
            first = bases.take(session, ENTITY, "01", 10, clock.now())
            if fail:
                raise Broken
            return first

    with pytest.raises(Broken):
        take(fail=True)
    assert (take(fail=False), take(fail=False)) == (FLOOR, FLOOR + 10)


def test_counter_starts_once(session, clock):
    bases.take(session, ENTITY, "01", 3, clock.now())
    bases.take(session, ENTITY, "01", 3, clock.now())
    session.expire_all()
    assert session.get_one(LeaseCounterRow, (ENTITY, "01")).next_base == FLOOR + 6


def test_restored_server_gives_nothing_that_was_given_since_the_copy(session, clock):
    copied = bases.take(session, ENTITY, "01", 500, clock.now()) + 500
    clock.advance(hours=3)
    since = [bases.take(session, ENTITY, "01", 1000, clock.now()) for _ in range(200)]
    # Another code had no counter at all when the copy was made.
    since_there = bases.take(session, ENTITY, "02", 1000, clock.now())
    session.get_one(LeaseCounterRow, (ENTITY, "01"), populate_existing=True).next_base = copied
    session.delete(session.get_one(LeaseCounterRow, (ENTITY, "02")))
    session.flush()
    clock.advance(minutes=10)
    assert bases.take(session, ENTITY, "01", 1, clock.now()) > since[-1] + 1000
    assert bases.take(session, ENTITY, "02", 1, clock.now()) > since_there + 1000


def test_restored_server_stays_clear_of_another_platform_too(session, clock):
    bases.keep_clear(session, ENTITY, "01", 5_000_000_000_000, clock.now())
    copied = bases.take(session, ENTITY, "01", 500, clock.now()) + 500
    clock.advance(hours=3)
    since = bases.take(session, ENTITY, "01", 1000, clock.now())
    session.get_one(LeaseCounterRow, (ENTITY, "01"), populate_existing=True).next_base = copied
    session.flush()
    clock.advance(minutes=10)
    assert bases.take(session, ENTITY, "01", 1, clock.now()) >= since + 1000


def test_bases_of_another_platform_are_never_given(session, clock):
    bases.keep_clear(session, ENTITY, "01", FLOOR + 50, clock.now())
    bases.keep_clear(session, ENTITY, "01", FLOOR + 20, clock.now())
    assert bases.take(session, ENTITY, "01", 5, clock.now()) == FLOOR + 51


def test_low_bases_of_another_platform_leave_the_floor_as_it_is(session, clock):
    bases.keep_clear(session, ENTITY, "01", 50, clock.now())
    assert bases.take(session, ENTITY, "01", 5, clock.now()) == FLOOR


def test_clock_that_goes_back_gives_nothing_twice(session, clock):
    first = bases.take(session, ENTITY, "01", 5, clock.now())
    clock.advance(days=-300)
    assert bases.take(session, ENTITY, "01", 5, clock.now()) == first + 5


@given(st.timedeltas(timedelta(0), timedelta(days=300 * 365)), st.timedeltas(timedelta(0)))
def test_floor_rises_with_time_and_leaves_room_for_centuries(since_start, later):
    instant = bases.FLOOR_START + min(since_start, timedelta(days=300 * 365))
    assert 1 <= floor_at(instant) < BASE_LIMIT
    if later < timedelta(days=365):
        assert floor_at(instant + later) >= floor_at(instant)


def test_floor_outruns_the_busiest_installation():
    # 300 thousand notices an hour, for a day.
    used = 24 * 300_000
    risen = floor_at(TEST_START + timedelta(days=1)) - FLOOR
    assert risen == 86_400 * FLOOR_BASES_PER_SECOND > 10 * used
