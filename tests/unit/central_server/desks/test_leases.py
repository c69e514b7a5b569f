import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from central_server.desks import downloads
from central_server.desks.leases import lease_block
from central_server.desks.models import LeaseCounterRow, LeaseRow
from central_server.entities.models import HubModel, StationRow
from central_server.identity.models import DeskRow
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import BASE_LIMIT
from payments_core.wire.desk.operation_messages import LeaseRequest
from tests.factories.server import COMPANY, ENTITY, add_desk, add_everything


def bases(reply):
    return set(range(reply.first_base, reply.last_base + 1))


def test_blocks_follow_each_other_without_overlap(unit_of_work, desk, clock):
    with unit_of_work() as session:
        first = lease_block(session, desk, LeaseRequest(count=10), "a", clock.now())
    with unit_of_work() as session:
        second = lease_block(session, desk, LeaseRequest(count=5), "b", clock.now())
    assert (len(bases(first)), len(bases(second))) == (10, 5)
    assert not bases(first) & bases(second)


def test_block_carries_the_generation_of_the_desk(unit_of_work, desk, clock):
    with unit_of_work() as session:
        again = replace(desk, generation=3)
        reply = lease_block(session, again, LeaseRequest(count=1), "a", clock.now())
    assert (reply.generation, reply.segregation_code) == (3, "01")


def test_desks_that_ask_at_once_get_different_numbers(unit_of_work, desk, clock):
    with unit_of_work() as session:
        others = [add_desk(session, desk_id=f"desk-{n}", code=f"code-{n:04}") for n in range(6)]
    barrier = threading.Barrier(len(others))

    def ask(other):
        barrier.wait(10)
        with unit_of_work() as session:
            name = f"lease-{other.desk_id}"
            return lease_block(session, other, LeaseRequest(count=50), name, clock.now())

    with ThreadPoolExecutor(len(others)) as threads:
        replies = list(threads.map(ask, others))
    assert len(set().union(*map(bases, replies))) == 50 * len(others)


def test_entities_count_apart(unit_of_work, desk, clock):
    with unit_of_work() as session:
        theirs = add_everything(session, COMPANY)
        ours = lease_block(session, desk, LeaseRequest(count=1), "a", clock.now())
        other = lease_block(session, theirs, LeaseRequest(count=1), "b", clock.now())
    assert ours.first_base == other.first_base
    with unit_of_work() as session:
        assert len(session.scalars(select(LeaseRow)).all()) == 2


def test_exhausted_segregation_code_says_so(unit_of_work, desk, clock):
    with unit_of_work() as session:
        session.add(
            LeaseCounterRow(entity_id=ENTITY, segregation_code="01", next_base=BASE_LIMIT - 5)
        )
    with unit_of_work() as session:
        lease_block(session, desk, LeaseRequest(count=5), "last", clock.now())
    with pytest.raises(RuleBroken, match="segregation_code_exhausted"), unit_of_work() as session:
        lease_block(session, desk, LeaseRequest(count=1), "beyond", clock.now())


def test_numbers_are_those_of_the_station_for_new_ones(unit_of_work, desk, clock):
    with unit_of_work() as session:
        session.add(
            StationRow(
                entity_id=ENTITY, station_id="another", broker_tax_code=ENTITY,
                segregation_code="07", hub_model=HubModel.GPD_V3, positions_url="https://x.it",
                positions_key="k", new_numbers=True,
            )
        )  # fmt: skip
        session.flush()
        reply = lease_block(session, desk, LeaseRequest(count=5), "a", clock.now())
        assert downloads.profile(session, desk, clock.now()).segregation_code == "07"
    assert reply.segregation_code == "07"


def test_desk_that_exists_twice_gets_no_block(unit_of_work, desk, clock):
    with unit_of_work() as session:
        session.get_one(DeskRow, (ENTITY, desk.desk_id)).fenced_at = clock.now()
    with pytest.raises(RuleBroken, match="desk_fenced"), unit_of_work() as session:
        lease_block(session, desk, LeaseRequest(count=5), "a", clock.now())
