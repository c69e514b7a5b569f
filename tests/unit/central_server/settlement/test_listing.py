from datetime import timedelta

import pytest

from central_server.entities.models import HubService
from central_server.settlement import listing, service
from central_server.settlement.models import ListedFlowRow
from central_server.settlement.service import Origin
from payments_core.rules.flow_revisions import FlowRevision
from payments_core.wire.hub.flow_documents import FlowKey, ListedFlow
from tests.factories.clock import TEST_START
from tests.factories.flow_documents import KEY, PSP
from tests.factories.money_way import flow_for
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, add_entity

LEASE = timedelta(minutes=10)
MINUTE = timedelta(minutes=1)
OTHER = FlowKey(PSP, "another-flow", 1)


def listed(key=KEY, at=TEST_START):
    return ListedFlow(key, at, at)


def row_of(session, key=KEY):
    return session.get_one(ListedFlowRow, (ENTITY, key.psp_id, key.flow_id, key.revision))


@pytest.fixture
def ready(session):
    add_entity(session)
    return session


def test_lease_is_of_one_until_it_gives_it_back_or_falls_silent(ready) -> None:
    def hold(who, now=TEST_START):
        return listing.hold(ready, ENTITY, who, now, LEASE)

    assert [hold("a"), hold("b"), hold("a")] == [True, False, True]
    listing.release(ready, ENTITY, "b")
    assert not hold("b")
    listing.release(ready, ENTITY, "a")
    assert hold("b")
    assert not hold("a", TEST_START + LEASE - MINUTE)
    assert hold("a", TEST_START + LEASE)
    assert not hold("b", TEST_START + LEASE)


def test_poll_begins_with_nothing_known(ready) -> None:
    poll = listing.poll_of(ready, ENTITY)
    assert (poll.listed_to, poll.polled_at) == (None, None)
    poll.listed_to = TEST_START
    ready.flush()
    assert listing.poll_of(ready, ENTITY).listed_to == TEST_START


def test_revision_is_remembered_once(ready) -> None:
    twice = [listed(), listed(), listed(FlowKey(PSP, KEY.flow_id, 2))]
    assert listing.add_listed(ready, ENTITY, twice, TEST_START) == 2
    assert listing.add_listed(ready, ENTITY, twice, TEST_START) == 0
    assert listing.count_waiting(ready, ENTITY) == 2


def test_least_tried_is_next_and_then_the_oldest(ready) -> None:
    flows = [listed(at=TEST_START + MINUTE), listed(OTHER)]
    listing.add_listed(ready, ENTITY, flows, TEST_START)
    first = listing.next_waiting(ready, ENTITY)
    assert first.flow_id == OTHER.flow_id
    first.attempts += 1
    assert listing.next_waiting(ready, ENTITY).flow_id == KEY.flow_id
    row_of(ready).attempts += 1
    assert listing.next_waiting(ready, ENTITY).flow_id == OTHER.flow_id


def test_refused_waits_for_somebody_to_look(ready) -> None:
    listing.add_listed(ready, ENTITY, [listed()], TEST_START)
    row_of(ready).refusal = "no flow"
    assert listing.next_waiting(ready, ENTITY) is None
    assert listing.count_waiting(ready, ENTITY) == 0
    assert [row.refusal for row in listing.refused(ready, ENTITY)] == ["no flow"]
    listing.try_refused_again(ready, ENTITY)
    assert listing.next_waiting(ready, ENTITY).flow_id == KEY.flow_id


def test_later_revision_closes_the_earlier_ones(ready) -> None:
    keys = [FlowKey(PSP, KEY.flow_id, revision) for revision in (1, 2, 3)]
    listing.add_listed(ready, ENTITY, map(listed, [*keys, OTHER]), TEST_START)
    row_of(ready, keys[0]).refusal = "no flow"
    listing.close(ready, row_of(ready, keys[1]), None, TEST_START)
    ready.expire_all()
    done = [row_of(ready, key).done_at is not None for key in (*keys, OTHER)]
    assert done == [True, True, False, False]
    assert listing.refused(ready, ENTITY) == []


def test_stored_revision_stands_with_what_the_hub_says_of_it(ready, clock) -> None:
    flow = flow_for(number_of(1))
    _, stored = service.take_in(ready, ENTITY, flow, Origin("test", "flow.xml"), clock)
    assert listing.standing(ready, stored) == FlowRevision(flow.flow_at, None)
    later = flow.flow_at + MINUTE
    lowered = FlowKey(PSP, KEY.flow_id.lower(), 4)
    listing.add_listed(ready, ENTITY, [listed(lowered, later), listed(OTHER)], TEST_START)
    listing.close(ready, row_of(ready, lowered), stored, TEST_START)
    assert listing.standing(ready, stored) == FlowRevision(later, 4)


def test_service_that_is_asked_from_now_on_lists_what_another_left(ready) -> None:
    unnamed = FlowKey("", "flow-without-psp", 7)
    listing.add_listed(ready, ENTITY, [listed(), listed(OTHER), listed(unnamed)], TEST_START)
    row_of(ready, OTHER).refusal = "no flow"
    listing.poll_of(ready, ENTITY).listed_to = TEST_START
    ready.flush()
    listing.leave_to(ready, ENTITY, HubService.FLOWS, TEST_START)
    ready.flush()
    ready.expire_all()
    assert row_of(ready, unnamed).done_at == TEST_START
    assert listing.count_waiting(ready, ENTITY) == 1
    assert listing.poll_of(ready, ENTITY).listed_to is None
    listing.poll_of(ready, ENTITY).listed_to = TEST_START
    ready.flush()
    listing.leave_to(ready, ENTITY, HubService.FLOWS, TEST_START)
    assert listing.poll_of(ready, ENTITY).listed_to == TEST_START
    listing.leave_to(ready, ENTITY, HubService.FLOWS_SOAP, TEST_START)
    ready.expire_all()
    assert (listing.count_waiting(ready, ENTITY), listing.refused(ready, ENTITY)) == (0, [])


def test_only_what_was_refused_with_a_code_waits_again(ready) -> None:
    listing.add_listed(ready, ENTITY, [listed(), listed(OTHER)], TEST_START)
    row_of(ready).refusal, row_of(ready, OTHER).refusal = "not_yet", "no flow"
    ready.flush()
    listing.try_refused_again(ready, ENTITY, "not_yet")
    ready.flush()
    assert [row.flow_id for row in listing.refused(ready, ENTITY)] == [OTHER.flow_id]
    listing.try_refused_again(ready, ENTITY)
    ready.flush()
    assert listing.refused(ready, ENTITY) == []
