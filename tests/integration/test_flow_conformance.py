"""A flow is the same whichever way it comes: as a file, over REST, over SOAP.

First what the sandbox writes in its three forms, read by our clients over HTTP; then documents of
our own with what the sandbox never writes (no index, no names, a byte order mark); then the order
of issues that come by different ways.
"""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations, product

import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.flow_client import FlowClient
from central_server.hub.flow_pull_client import FlowPullClient, PullAddress
from central_server.settlement import listing, repository, service
from central_server.settlement.models import ListedFlowRow
from central_server.settlement.service import ImportOutcome, Origin
from central_server.settlement.sources import PullSource, RestSource
from hub_sandbox.settlement import LineOutcome
from payments_core.model.settlement_flow import Outcome
from payments_core.rules import matching
from payments_core.wire.hub import settlement_flow as xml
from payments_core.wire.hub.flow_documents import FlowKey
from payments_core.wire.hub.flow_pull import key_of
from tests.factories.clock import TEST_START
from tests.factories.flow_documents import BASE, PSP, FlowHub
from tests.factories.flow_pull import BOM, LOGIN, URL, PullHub
from tests.factories.money_way import flow_for
from tests.factories.released_debts import number_of
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    PSP_ID,
    SECOND_PSP_ID,
    payment_answer,
    sandbox_client,
    transfer,
    verify_answer,
    willing_station,
)
from tests.factories.server import ENTITY, add_entity
from tests.factories.settlement import receipt_share, settlement_flow, settlement_line

FILE, REST, SOAP = "file", "rest", "soap"
WAYS = (FILE, REST, SOAP)


# What the sandbox writes


@pytest.fixture
def outside(clock):
    """A sandbox in which two PSPs took six payments each, one of them with two transfers."""
    station = willing_station()
    both = transfer(1, "12.00") + transfer(2, "10.00")
    station.answers["paGetPaymentV2"] = [payment_answer(transfers=both), payment_answer()]
    station.answers["paVerifyPaymentNotice"] = [verify_answer()]
    with sandbox_client(station, clock) as control:
        for number, psp_id in enumerate([PSP_ID, SECOND_PSP_ID] * 6):
            order = {
                "entity_id": ENTITY_ID, "psp_id": psp_id,
                "notice_number": f"3010000000000{number:05}",
            }  # fmt: skip
            assert control.post("/sandbox/v1/pay", json=order).json()["outcome"] == "PAID"
        yield control


def settled(control):
    asked = {"entity_id": ENTITY_ID}
    return control.post("/sandbox/v1/settle", json=asked).json()["flows"]


def sources(control, http):
    base = str(control.base_url)
    rest = ServiceAddress(f"{base}/fdr-org/service/v1", ARCHIVE_KEY)
    soap = PullAddress(f"{base}/nodo-auth/node-for-pa/v1", LOGIN, ARCHIVE_KEY)
    return RestSource(FlowClient(http), rest, ENTITY_ID), PullSource(FlowPullClient(http), soap)


def read_all(source):
    """The flows that a service lists, by id."""
    listed = [flow for page in source.list(None) for flow in page.flows]
    return {flow.key.flow_id: source.read(flow.key) for flow in listed}


def assert_all_alike(control, files):
    from_files = {file["flow_id"]: xml.parse(file["content"].encode()) for file in files}
    with httpx.Client(trust_env=False) as http:
        rest, soap = (read_all(source) for source in sources(control, http))
    assert rest == soap == from_files
    return from_files


def test_what_psps_settle_is_the_same_whichever_way(outside) -> None:
    flows = assert_all_alike(outside, settled(outside))
    assert len(flows) == 2
    assert {line.outcome for flow in flows.values() for line in flow.lines} == {Outcome.PAID}
    assert {line.transfer_no for flow in flows.values() for line in flow.lines} == {1, 2}


def test_every_outcome_and_what_is_left_out_are_the_same_whichever_way(outside, clock) -> None:
    files = {file["flow_id"]: file for file in settled(outside)}
    for flow_id, file in files.items():
        clock.advance(minutes=7)
        receipts = list(
            dict.fromkeys(line.collection_id for line in xml.parse(file["content"].encode()).lines)
        )
        asked = {
            "entity_id": ENTITY_ID, "flow_id": flow_id, "left_out": receipts[5:],
            "outcomes": dict(zip(receipts, LineOutcome, strict=False)),
        }  # fmt: skip
        files[flow_id] = outside.post("/sandbox/v1/reissue", json=asked).json()
    flows = assert_all_alike(outside, files.values())
    for flow in flows.values():
        assert {line.outcome for line in flow.lines} == set(Outcome)
        assert len({line.collection_id for line in flow.lines}) == 5


def test_of_a_flow_issued_several_times_all_ways_give_the_newest(outside, clock) -> None:
    files = {file["flow_id"]: file for file in settled(outside)}
    first = next(iter(files))
    for _ in range(3):
        clock.advance(minutes=7)
        asked = {"entity_id": ENTITY_ID, "flow_id": first}
        files[first] = outside.post("/sandbox/v1/reissue", json=asked).json()
    assert files[first]["revision"] == 4
    flows = assert_all_alike(outside, files.values())
    assert flows[first].flow_at == clock.now()


# What the sandbox never writes

LINES = [settlement_line(f"r{code}", cents=100 + code, outcome=code) for code in Outcome]
PLAIN = settlement_flow(LINES)
NAMED = replace(PLAIN, sender_name="BANCA D'ESEMPIO È", receiver_name="COMUNE DI PROVA")
FLOWS = {
    "all outcomes": NAMED,
    "names left out": PLAIN,
    "index left out": replace(
        PLAIN, lines=tuple(replace(line, transfer_no=None) for line in PLAIN.lines)
    ),
    "some index left out": replace(PLAIN, lines=(replace(LINES[0], transfer_no=None), *LINES[1:])),
    "wrong totals": replace(PLAIN, declared_count=64),
    "one payment twice": settlement_flow([LINES[0], LINES[0]]),
    "several transfers of one receipt": settlement_flow(
        [settlement_line("r", number, 100 * number) for number in (1, 2, 3)]
    ),
}


def read_by(way, flow, revision=1):
    """A flow as it is read on its way, and where it is written down to come from."""
    if way == FILE:
        return xml.parse(xml.write(flow)), Origin("anna", "flow.xml")
    if way == SOAP:
        hub = PullHub()
        hub.publish(flow.flow_id, "2025-05-14T22:15:00", BOM + xml.write(flow))
        with httpx.Client(transport=httpx.MockTransport(hub)) as http:
            source = PullSource(FlowPullClient(http), PullAddress(URL, LOGIN))
            key = key_of(flow.flow_id, flow.flow_at)
            return source.read(key), source.origin(key)
    rest = FlowHub()
    key = rest.publish(flow, TEST_START, revision)
    with httpx.Client(transport=httpx.MockTransport(rest)) as http:
        source = RestSource(FlowClient(http), ServiceAddress(BASE, "key"), ENTITY)
        return source.read(key), source.origin(key)


def take(session, clock, way, flow, revision=1):
    """Take a flow in as the fetcher does; returns what became of it."""
    read, origin = read_by(way, flow, revision)
    done, stored = service.take_in(session, ENTITY, read, origin, clock)
    if way == REST:
        key = FlowKey(PSP, flow.flow_id, revision)
        row = session.get_one(ListedFlowRow, (ENTITY, *_listed(session, key, flow)))
        outdated = done.outcome is ImportOutcome.OUTDATED
        listing.close(session, row, None if outdated else stored, TEST_START)
    return done.outcome


def _listed(session, key, flow):
    listed = listing.ListedFlow(key, flow.flow_at, TEST_START)
    listing.add_listed(session, ENTITY, [listed], TEST_START)
    return key.psp_id, key.flow_id, key.revision


def standing(session):
    [row] = repository.current_flows(session, ENTITY)
    return row, repository.flow_of(session, row)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_flow_reads_and_matches_alike_whichever_way(flow) -> None:
    read = {way: read_by(way, flow)[0] for way in WAYS}
    assert read[FILE] == read[SOAP] == flow
    # REST always has names and an index, where a file may leave them out.
    assert replace(
        read[REST], sender_name=flow.sender_name, receiver_name=flow.receiver_name,
        lines=tuple(
            replace(line, transfer_no=told.transfer_no)
            for line, told in zip(read[REST].lines, flow.lines, strict=True)
        ),
    ) == flow  # fmt: skip
    shares = [
        receipt_share(line.collection_id, line.transfer_no or 1, line.amount_cents)
        for line in dict.fromkeys(flow.lines)
    ]
    found = {way: matching.match_group(ENTITY, one, shares, ()) for way, one in read.items()}
    told = {
        way: [(line.share, line.settled) for line in group.lines] for way, group in found.items()
    }
    assert told[FILE] == told[REST] == told[SOAP]
    assert len({group.expected_cents for group in found.values()}) == 1
    assert len({group.anomalies for group in found.values()}) == 1


@pytest.mark.parametrize("order", [*permutations(WAYS)], ids="-".join)
@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_flow_that_comes_by_every_way_is_stored_once(session, clock, flow, order) -> None:
    add_entity(session)
    outcomes = [take(session, clock, way, flow) for way in order]
    assert outcomes[0] is ImportOutcome.STORED
    assert ImportOutcome.STORED not in outcomes[1:]
    row, _ = standing(session)
    assert row.revision == 1
    assert (row.computed_count, row.declared_count) == (len(flow.lines), flow.declared_count)


# Issues in any order by any way

ISSUES = [
    replace(
        flow_for(number_of(1), at=TEST_START + timedelta(minutes=number), cents=100 * number),
        sender_name="BANCA DI ESEMPIO", receiver_name="COMUNE DI PROVA",
    )
    for number in (1, 2, 3)
]  # fmt: skip


@pytest.mark.parametrize("ways", [*product(WAYS, repeat=3)], ids="-".join)
def test_newest_issue_stands_in_whatever_order_and_by_whatever_way(session, clock, ways) -> None:
    for order in permutations(range(3)):
        with session.begin_nested() as nested:
            add_entity(session)
            newest, stored = -1, 0
            for place in order:
                outcome = take(session, clock, ways[place], ISSUES[place], place + 1)
                assert (outcome is ImportOutcome.STORED) == (place > newest), (order, place)
                stored += place > newest
                newest = max(newest, place)
                row, flow = standing(session)
                # Earlier issues are kept as earlier revisions; what comes too late is not stored.
                assert (row.revision, flow) == (stored, ISSUES[newest]), (order, place)
            nested.rollback()
        session.expunge_all()
