from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central_server.entities.models import HubService, HubServiceRow
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.settlement import fetching, listing, repository, service
from central_server.settlement.fetching import FLOWS_FETCH, FlowFetcher
from central_server.settlement.models import ListedFlowRow
from central_server.settlement.service import ImportOutcome, Origin
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.hub import settlement_flow as xml
from payments_core.wire.hub.flow_documents import ListedFlow
from tests.factories.clock import TEST_START
from tests.factories.flow_documents import BASE, PSP, FlowHub, as_json, header, list_page
from tests.factories.flow_pull import flow_sources
from tests.factories.money_way import flow_for
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity

MINUTE = timedelta(minutes=1)
FIRST = "2026-11-20TSTPITMM001-1"
SECOND = "2026-11-21TSTPITMM001-2"
THIRD = "2026-11-22TSTPITMM001-3"


def a_flow(flow_id=FIRST, *numbers, **changes):
    return flow_for(*(numbers or (number_of(1),)), flow_id=flow_id, **changes)


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        session.add(
            HubServiceRow(
                entity_id=ENTITY, service=HubService.FLOWS, url=BASE, service_key="env:FLOWS_KEY"
            )
        )
    return unit_of_work


@pytest.fixture
def hub():
    return FlowHub()


@pytest.fixture
def fetcher(ready, hub, clock, new_id):
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        yield FlowFetcher(ready, flow_sources(http, {"FLOWS_KEY": "key"}), clock, new_id)


def outcomes(report):
    return [(done.outcome.value, done.flow_id, done.revision) for done in report.taken]


def current(unit_of_work):
    with unit_of_work() as session:
        rows = list(repository.current_flows(session, ENTITY))
        return {row.flow_id: repository.flow_of(session, row) for row in rows}


def take_file(unit_of_work, clock, flow):
    with unit_of_work() as session:
        return service.import_flow(session, "anna", ENTITY, xml.write(flow), "f.xml", clock)


def job():
    return Job(ENTITY, 1, FLOWS_FETCH, fetching.FLOWS, {}, 1)


def test_flows_come_and_settle_their_notices(fetcher, hub, ready) -> None:
    with ready() as session:
        number = add_position(session)
    hub.publish(a_flow(FIRST, number), TEST_START)
    hub.publish(a_flow(SECOND), TEST_START)
    report = fetcher.fetch(ENTITY)
    assert outcomes(report) == [("STORED", FIRST, 1), ("STORED", SECOND, 1)]
    assert (report.listed, report.waiting, report.refused, report.trouble) == (2, 0, [], None)
    assert current(ready)[FIRST].lines == a_flow(FIRST, number).lines
    assert hub.requests[0].headers["Ocp-Apim-Subscription-Key"] == "key"
    with ready() as session:
        row = repository.latest_revision(session, ENTITY, PSP, FIRST)
        assert (row.imported_by, row.source_name) == ("hub", f"{PSP}/{FIRST}/1")


def test_again_asks_only_for_the_list_of_a_day_and_changes_nothing(fetcher, hub, ready) -> None:
    hub.publish(a_flow(), TEST_START)
    fetcher.fetch(ENTITY)
    hub.requests.clear()
    report = fetcher.fetch(ENTITY)
    assert (outcomes(report), report.listed) == ([], 0)
    [request] = hub.requests
    assert request.url.params["publishedGt"] == "2026-11-22T09:30:00Z"


def test_flow_published_late_within_the_overlap_is_not_missed(fetcher, hub) -> None:
    hub.publish(a_flow(), TEST_START)
    fetcher.fetch(ENTITY)
    hub.publish(a_flow(SECOND), TEST_START - timedelta(hours=23))
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", SECOND, 1)]


def test_later_revision_replaces_and_older_one_is_kept_out(fetcher, hub, ready) -> None:
    at = a_flow().flow_at
    hub.publish(a_flow(at=at + 2 * MINUTE, cents=300), TEST_START, revision=3)
    hub.publish(a_flow(at=at, cents=100), TEST_START, revision=1)
    fetcher.fetch(ENTITY)
    assert current(ready)[FIRST].declared_cents == 300
    hub.publish(a_flow(at=at + MINUTE, cents=200), TEST_START, revision=2)
    fetcher.fetch(ENTITY)
    assert current(ready)[FIRST].declared_cents == 300
    hub.publish(a_flow(at=at + 3 * MINUTE, cents=400), TEST_START, revision=4)
    fetcher.fetch(ENTITY)
    assert current(ready)[FIRST].declared_cents == 400


def test_flow_first_taken_from_a_file_is_no_new_revision(fetcher, hub, ready, clock) -> None:
    flow = a_flow(FIRST, number_of(1), number_of(2))
    take_file(ready, clock, flow)
    again = replace(flow, lines=tuple(reversed(flow.lines)), flow_at=flow.flow_at - 60 * MINUTE)
    hub.publish(again, TEST_START)
    assert outcomes(fetcher.fetch(ENTITY)) == [("KNOWN", FIRST, 1)]
    assert outcomes(fetcher.fetch(ENTITY)) == []
    hub.publish(replace(a_flow(cents=5), flow_at=flow.flow_at + MINUTE), TEST_START, revision=2)
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", FIRST, 2)]


def test_index_that_a_file_leaves_out_makes_no_other_content(fetcher, hub, ready, clock) -> None:
    flow = a_flow()
    [line] = flow.lines
    take_file(ready, clock, replace(flow, lines=(replace(line, transfer_no=None),)))
    hub.publish(flow, TEST_START)
    assert outcomes(fetcher.fetch(ENTITY)) == [("KNOWN", FIRST, 1)]


def test_file_of_a_flow_that_the_hub_gave_changes_nothing(fetcher, hub, ready, clock) -> None:
    hub.publish(a_flow(), TEST_START)
    fetcher.fetch(ENTITY)
    later = replace(a_flow(), flow_at=a_flow().flow_at + 60 * MINUTE)
    assert take_file(ready, clock, later).outcome is ImportOutcome.OUTDATED


def test_flow_that_contradicts_itself_is_kept_as_anomalous(fetcher, hub) -> None:
    hub.publish(replace(a_flow(), declared_count=64), TEST_START)
    [done] = fetcher.fetch(ENTITY).taken
    assert (done.anomalies, done.total_cents) == (("COUNT_DIFFERS",), RATE_CENTS)


@pytest.mark.parametrize("instead", [b"{", 404, 400])
def test_flow_in_the_middle_that_is_none_is_told_and_stops_no_other(
    fetcher, hub, ready, instead
) -> None:
    for flow_id in (FIRST, SECOND, THIRD):
        hub.publish(a_flow(flow_id), TEST_START)
    hub.broken[f"{SECOND}/revisions/1/psps/{PSP}/payments"] = instead
    report = fetcher.fetch(ENTITY)
    assert outcomes(report) == [("STORED", FIRST, 1), ("STORED", THIRD, 1)]
    [refused] = report.refused
    assert (refused.key.flow_id, report.trouble, report.waiting) == (SECOND, None, 0)
    with ready() as session:
        [row] = listing.refused(session, ENTITY)
        assert refused.error.code in row.refusal
    assert fetcher.fetch(ENTITY).refused == []
    hub.broken.clear()
    assert outcomes(fetcher.fetch(ENTITY, refused_too=True)) == [("STORED", SECOND, 1)]
    with ready() as session:
        assert listing.refused(session, ENTITY) == []


def test_flow_of_another_entity_is_refused(fetcher, hub, ready) -> None:
    hub.publish(replace(a_flow(), receiver_tax_code=COMPANY), TEST_START)
    [refused] = fetcher.fetch(ENTITY).refused
    assert refused.error.code == "flow_of_another_entity"
    assert current(ready) == {}


def test_header_of_another_flow_is_refused(fetcher, hub, ready) -> None:
    key = hub.publish(a_flow(), TEST_START)
    hub.broken[f"{FIRST}/revisions/1/psps/{PSP}"] = as_json(
        header(a_flow(SECOND), replace(key, flow_id=SECOND))
    )
    [refused] = fetcher.fetch(ENTITY).refused
    assert refused.error.facts["reason"] == "other_document"


def test_trouble_of_the_service_ends_the_run_and_the_next_goes_on(fetcher, hub) -> None:
    for flow_id in (FIRST, SECOND, THIRD):
        hub.publish(a_flow(flow_id), TEST_START)
    hub.broken[f"{SECOND}/revisions/1/psps/{PSP}"] = 503
    report = fetcher.fetch(ENTITY)
    assert (outcomes(report), report.trouble.code, report.waiting) == (
        [("STORED", FIRST, 1)], "flows_trouble", 2,
    )  # fmt: skip
    # What was tried least comes first: the one that is in trouble does not stop the third.
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", THIRD, 1)]
    hub.broken.clear()
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", SECOND, 1)]


def test_list_that_breaks_off_is_read_again_from_where_it_began(fetcher, hub, ready) -> None:
    hub.publish(a_flow(), TEST_START)
    fetcher.fetch(ENTITY)
    hub.publish(a_flow(SECOND), TEST_START + timedelta(days=9))
    hub.broken["/fdrs"] = 429
    report = fetcher.fetch(ENTITY)
    assert report.trouble.facts["retry_after_seconds"] == 90
    with ready() as session:
        assert listing.poll_of(session, ENTITY).listed_to == TEST_START
    hub.broken.clear()
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", SECOND, 1)]


def test_line_that_cannot_be_read_is_asked_for_until_it_can(fetcher, hub, ready) -> None:
    key = hub.publish(a_flow(), TEST_START)
    page = list_page((replace(key, flow_id=SECOND), TEST_START), (key, TEST_START))
    page["data"][0]["revision"] = None
    hub.broken["/fdrs"] = as_json(page)
    with pytest.raises(BadValue, match=r"data\[0\].revision"):
        fetcher(job())
    assert list(current(ready)) == [FIRST]
    hub.broken.clear()
    hub.publish(a_flow(SECOND), TEST_START - timedelta(days=9))
    fetcher(job())
    assert sorted(current(ready)) == [FIRST, SECOND]


def test_closed_door_is_no_fault_of_a_flow(fetcher, hub, ready) -> None:
    hub.publish(a_flow(), TEST_START)
    hub.broken[f"psps/{PSP}"] = 401
    report = fetcher.fetch(ENTITY)
    assert (report.trouble.code, report.waiting, report.refused) == ("flows_closed", 1, [])


def test_two_runs_at_once_are_kept_apart(fetcher, hub, ready, clock, new_id) -> None:
    hub.publish(a_flow(), TEST_START)
    with ready() as session:
        assert listing.hold(session, ENTITY, "another", clock.now(), fetching.LEASE)
    with pytest.raises(WorldTrouble) as trouble:
        fetcher.fetch(ENTITY)
    assert (trouble.value.code, hub.requests) == ("flows_being_fetched", [])
    clock.advance(minutes=10)
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", FIRST, 1)]


def test_two_runs_begun_at_once_store_each_flow_once(fetcher, hub, ready) -> None:
    for number in range(6):
        hub.publish(a_flow(f"flow-{number}"), TEST_START)

    def run(_):
        try:
            return len(fetcher.fetch(ENTITY).taken)
        except WorldTrouble as trouble:
            return trouble.code

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(run, range(4)))
    assert sum(one for one in found if isinstance(one, int)) == 6
    assert {one for one in found if isinstance(one, str)} <= {"flows_being_fetched"}
    assert len(current(ready)) == 6


@pytest.mark.parametrize(("at", "listed"), [("/fdrs", 0), ("/payments", 1)])
def test_who_was_taken_for_dead_stores_nothing_more(fetcher, hub, ready, clock, at, listed) -> None:
    hub.publish(a_flow(), TEST_START)

    def slow(request):
        if not request.url.path.endswith(at):
            return hub(request)
        clock.advance(minutes=11)
        with ready() as session:
            assert listing.hold(session, ENTITY, "another", clock.now(), fetching.LEASE)
        return hub(request)

    with httpx.Client(transport=httpx.MockTransport(slow)) as http:
        overtaken = FlowFetcher(ready, flow_sources(http, {"FLOWS_KEY": "k"}), clock, lambda: "one")
        report = overtaken.fetch(ENTITY)
    assert (report.trouble.code, report.listed) == ("flows_being_fetched", listed)
    assert (report.taken, current(ready)) == ([], {})
    with ready() as session:
        assert not listing.hold(session, ENTITY, "one", clock.now(), fetching.LEASE)


def test_entity_without_the_service_or_its_key_is_told(fetcher, ready, clock, new_id) -> None:
    with ready() as session:
        add_entity(session, COMPANY, segregation_code="02")
    with pytest.raises(RuleBroken, match="flows_not_used"):
        fetcher.fetch(COMPANY)
    without = FlowFetcher(ready, flow_sources(None, {}), clock, new_id)
    with pytest.raises(WorldTrouble, match="secret_missing"):
        without.fetch(ENTITY)


def test_job_reads_some_and_leaves_the_rest_to_another(fetcher, hub, ready, monkeypatch) -> None:
    monkeypatch.setattr(fetching, "FLOWS_PER_JOB", 2)
    for flow_id in (FIRST, SECOND, THIRD):
        hub.publish(a_flow(flow_id), TEST_START)
    fetcher(job())
    with ready() as session:
        assert len(outbox.waiting(session, ENTITY, FLOWS_FETCH)) == 1
        assert listing.count_waiting(session, ENTITY) == 1
    fetcher(job())
    with ready() as session:
        assert len(outbox.waiting(session, ENTITY, FLOWS_FETCH)) == 1
    assert len(current(ready)) == 3


def test_job_that_two_workers_hold_is_done_by_one_of_them(fetcher, hub, ready, clock) -> None:
    """The first takes longer than a worker's lease: the second finds the flows being fetched."""
    hub.publish(a_flow(), TEST_START)
    found = []

    def answer(request):
        if not found:
            with pytest.raises(WorldTrouble) as trouble:
                fetcher(job())
            found.append(trouble.value.code)
        return hub(request)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        FlowFetcher(ready, flow_sources(http, {"FLOWS_KEY": "k"}), clock, lambda: "first")(job())
    assert (found, len(current(ready))) == (["flows_being_fetched"], 1)


def test_job_in_trouble_is_postponed_by_who_does_it(fetcher, hub) -> None:
    hub.broken["/fdrs"] = 503
    with pytest.raises(WorldTrouble, match="flows_trouble"):
        fetcher(job())


def test_chore_asks_once_while_a_job_waits_and_not_too_often(fetcher, ready, clock) -> None:
    def waiting():
        with ready() as session:
            return outbox.waiting(session, ENTITY, FLOWS_FETCH)

    fetcher.ask_all()
    fetcher.ask_all()
    [row] = waiting()
    assert row.subject == fetching.FLOWS
    with ready() as session:
        [taken] = outbox.take(session, [FLOWS_FETCH], clock.now(), MINUTE, 9)
    fetcher(taken)
    with ready() as session:
        outbox.mark_done(session, taken, clock.now())
    clock.advance(minutes=29)
    fetcher.ask_all()
    assert waiting() == []
    clock.advance(minutes=1)
    fetcher.ask_all()
    assert len(waiting()) == 1


revisions = st.lists(st.tuples(st.integers(1, 5), st.booleans()), min_size=1, max_size=8)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(arrivals=revisions)
def test_latest_revision_stands_in_whatever_order_and_from_wherever_they_come(
    session, clock, arrivals
) -> None:
    """A file and the hub tell of the same revisions, each with its own instant and content."""
    with session.begin_nested() as nested:
        add_entity(session)
        for number, of_hub in arrivals:
            flow = a_flow(at=TEST_START + number * MINUTE, cents=100 * number)
            key = replace(FlowHub().publish(flow, TEST_START), revision=number)
            origin = Origin("test", "x", number if of_hub else None)
            done, stored = service.take_in(session, ENTITY, flow, origin, clock)
            if of_hub:
                listed = ListedFlow(key, flow.flow_at, TEST_START)
                listing.add_listed(session, ENTITY, [listed], TEST_START)
                place = (ENTITY, key.psp_id, key.flow_id, number)
                row = session.get_one(ListedFlowRow, place)
                outdated = done.outcome is ImportOutcome.OUTDATED
                if row.done_at is None:
                    listing.close(session, row, None if outdated else stored, TEST_START)
        [stands] = repository.current_flows(session, ENTITY)
        assert stands.declared_cents == 100 * max(number for number, _ in arrivals)
        nested.rollback()
    session.expunge_all()
