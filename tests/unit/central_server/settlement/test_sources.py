from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from central_server.entities.models import HubModel, HubService, HubServiceRow, StationRow
from central_server.jobs import outbox
from central_server.settlement import fetching, listing, repository, service
from central_server.settlement.fetching import FLOWS_FETCH, FlowFetcher
from central_server.settlement.sources import PullSource, RestSource
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.hub import settlement_flow as xml
from payments_core.wire.hub.flow_pull import StationLogin
from tests.factories.flow_documents import BASE, FlowHub
from tests.factories.flow_pull import (
    BOM,
    LIST,
    LOGIN,
    URL,
    PullHub,
    fault_answer,
    flow_sources,
    list_answer,
)
from tests.factories.flow_pull import line as listed_line
from tests.factories.money_way import flow_for
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import COMPANY, ENTITY, add_entity

FIRST = "2026-11-20TSTPITMM001-1"
SECOND = "2026-11-21TSTPITMM001-2"
MADE_AT = flow_for(number_of(1)).flow_at
SECRETS = {"PASSWORD": LOGIN.password, "NODE_KEY": "node-key"}


def at(minutes=0):
    """Rome's wall clock so many minutes after the flow of the factory was made."""
    return f"2025-05-14T{22 + minutes // 60}:{15 + minutes % 60:02}:00"


def a_flow(flow_id=FIRST, minutes=0, number=None, **changes):
    moment = MADE_AT + timedelta(minutes=minutes)
    return flow_for(number or number_of(1), flow_id=flow_id, at=moment, **changes)


def use(session, service_of, entity_id=ENTITY, **changes):
    values = {"url": URL, "service_key": "env:PASSWORD", "subscription_key": "env:NODE_KEY"}
    if service_of is not HubService.FLOWS_SOAP:
        values |= {"url": BASE, "subscription_key": None}
    session.add(HubServiceRow(entity_id=entity_id, service=service_of, **values | changes))
    session.flush()


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        use(session, HubService.FLOWS_SOAP)
    return unit_of_work


@pytest.fixture
def hub():
    return PullHub()


@pytest.fixture
def sources(hub):
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        yield flow_sources(http, SECRETS)


@pytest.fixture
def fetcher(ready, sources, clock, new_id):
    return FlowFetcher(ready, sources, clock, new_id)


def outcomes(report):
    assert report.trouble is None
    return [(done.outcome.value, done.flow_id, done.revision) for done in report.taken]


def publish(hub, flow, minutes=0, mark=b""):
    hub.publish(flow.flow_id, at(minutes), mark + xml.write(flow))


def test_entity_is_served_by_rest_where_it_uses_both(ready, sources) -> None:
    with ready() as session:
        pull = sources.of(session, ENTITY)
        assert isinstance(pull, PullSource)
        assert (pull.url, pull.address.login) == (URL, LOGIN)
        assert pull.address.subscription_key == "node-key"
        use(session, HubService.FLOWS)
        assert isinstance(sources.of(session, ENTITY), RestSource)
        assert sources.of(session, ENTITY).url == BASE
        assert sources.users(session) == [ENTITY]


def test_each_entity_behind_one_broker_asks_as_its_own_station(ready, sources) -> None:
    with ready() as session:
        add_entity(session, COMPANY, segregation_code="02")
        use(session, HubService.FLOWS_SOAP, COMPANY, service_key="its-password")
        logins = [sources.of(session, entity_id).address.login for entity_id in (ENTITY, COMPANY)]
    assert logins == [LOGIN, StationLogin(ENTITY, f"{COMPANY}_01", "its-password", COMPANY)]


def test_station_that_serves_the_hub_asks_and_not_one_whose_debts_the_hub_holds(
    ready, sources
) -> None:
    with ready() as session:
        first = session.get_one(StationRow, (ENTITY, LOGIN.station_id))
        first.hub_model = HubModel.GPD_V1
        assert sources.of(session, ENTITY).address.login == LOGIN
        session.add(
            StationRow(
                entity_id=ENTITY, station_id=f"{ENTITY}_02", broker_tax_code=COMPANY,
                segregation_code="02", positions_url="", positions_key="",
            )
        )  # fmt: skip
        session.flush()
        own = StationLogin(COMPANY, f"{ENTITY}_02", LOGIN.password, ENTITY)
        assert sources.of(session, ENTITY).address.login == own


def test_whoever_cannot_ask_is_told(ready, sources) -> None:
    with ready() as session:
        add_entity(session, COMPANY, segregation_code="02")
        with pytest.raises(RuleBroken, match="flows_not_used"):
            sources.of(session, COMPANY)
        use(session, HubService.FLOWS_SOAP, COMPANY)
        assert sources.users(session) == [COMPANY, ENTITY]
        session.query(StationRow).filter_by(entity_id=COMPANY).delete()
        with pytest.raises(RuleBroken, match="flows_station_missing"):
            sources.of(session, COMPANY)
        for lost in SECRETS:
            environment = {name: key for name, key in SECRETS.items() if name != lost}
            with pytest.raises(WorldTrouble, match="secret_missing"):
                replace(sources, environment=environment).of(session, ENTITY)


def test_flows_come_with_a_byte_order_mark_or_without_and_settle_their_notices(
    fetcher, hub, ready
) -> None:
    with ready() as session:
        number = add_position(session)
    publish(hub, a_flow(FIRST, number=number), mark=BOM)
    publish(hub, a_flow(SECOND))
    report = fetcher.fetch(ENTITY)
    assert outcomes(report) == [("STORED", FIRST, 1), ("STORED", SECOND, 1)]
    assert (report.listed, report.waiting, report.refused) == (2, 0, [])
    with ready() as session:
        row = repository.latest_revision(session, ENTITY, "TSTPITMM001", FIRST)
        assert repository.flow_of(session, row) == a_flow(FIRST, number=number)
        assert (row.imported_by, row.source_name) == ("hub", f"{FIRST}.xml")
    assert outcomes(fetcher.fetch(ENTITY)) == []
    assert hub.asked == ["", FIRST, SECOND, ""]


def test_flow_listed_several_times_is_asked_for_once_and_replaced_when_it_is_issued_again(
    fetcher, hub, ready
) -> None:
    publish(hub, a_flow(cents=100))
    fetcher.fetch(ENTITY)
    publish(hub, a_flow(minutes=2, cents=300), minutes=2)
    hub.lines.append((FIRST, at(1)))
    hub.asked.clear()
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", FIRST, 2)]
    assert hub.asked == ["", FIRST]
    hub.lines = [(FIRST, at(1))]
    assert outcomes(fetcher.fetch(ENTITY)) == [("OUTDATED", FIRST, 2)]
    with ready() as session:
        assert [row.declared_cents for row in repository.current_flows(session, ENTITY)] == [300]


def test_issue_that_the_hub_lists_and_does_not_give_yet_is_told_and_comes_by_itself(
    fetcher, hub
) -> None:
    publish(hub, a_flow(cents=100))
    fetcher.fetch(ENTITY)
    hub.lines.append((FIRST, at(5)))
    hub.lines.append((SECOND, at()))
    for _ in range(2):
        refused = fetcher.fetch(ENTITY).refused
        assert {one.key.flow_id for one in refused} == {FIRST, SECOND}
        assert {one.error.code for one in refused} == {"flow_not_given_yet"}
    publish(hub, a_flow(minutes=5, cents=500), minutes=5)
    publish(hub, a_flow(SECOND))
    assert sorted(outcomes(fetcher.fetch(ENTITY))) == [("STORED", FIRST, 2), ("STORED", SECOND, 1)]


def test_earlier_issue_than_the_one_listed_is_kept_and_the_listed_one_comes_by_itself(
    fetcher, hub, ready
) -> None:
    """The first load, or two issues between two lists: of the flow nothing was here."""
    publish(hub, a_flow(cents=100))
    hub.lines.append((FIRST, at(5)))
    report = fetcher.fetch(ENTITY)
    assert outcomes(report) == [("STORED", FIRST, 1)]
    assert [one.error.code for one in report.refused] == ["flow_not_given_yet"]
    report = fetcher.fetch(ENTITY)
    assert outcomes(report) == []
    assert [one.error.code for one in report.refused] == ["flow_not_given_yet"]
    publish(hub, a_flow(minutes=5, cents=500), minutes=5)
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", FIRST, 2)]
    with ready() as session:
        assert [row.declared_cents for row in repository.current_flows(session, ENTITY)] == [500]
        assert listing.refused(session, ENTITY) == []


@pytest.mark.parametrize("fraction", [".000", ".999"])
def test_fraction_of_a_second_in_the_list_alone_makes_no_other_issue(
    fetcher, hub, fraction
) -> None:
    hub.publish(FIRST, at() + fraction, xml.write(a_flow()))
    report = fetcher.fetch(ENTITY)
    assert (outcomes(report), report.refused) == ([("STORED", FIRST, 1)], [])


def test_flow_of_a_file_is_known_and_a_later_issue_replaces_it(fetcher, hub, ready, clock) -> None:
    with ready() as session:
        service.import_flow(session, "anna", ENTITY, xml.write(a_flow()), "f.xml", clock)
    publish(hub, a_flow())
    assert outcomes(fetcher.fetch(ENTITY)) == [("OUTDATED", FIRST, 1)]
    publish(hub, a_flow(minutes=1), minutes=1)
    assert outcomes(fetcher.fetch(ENTITY)) == [("STORED", FIRST, 2)]


def test_flows_that_the_hub_does_not_give_yet_keep_no_other_waiting_and_jobs_come_to_an_end(
    fetcher, hub, ready, clock, monkeypatch
) -> None:
    monkeypatch.setattr(fetching, "FLOWS_PER_JOB", 2)
    hub.lines = [(f"late-{number}", at(number)) for number in range(5)]

    def work():
        """The jobs of one poll, as many as there are; how often the hub's list was read."""
        hub.asked.clear()
        clock.advance(minutes=30)
        fetcher.ask_all()
        while len(hub.asked) < 50:
            with ready() as session:
                taken = outbox.take(session, [FLOWS_FETCH], clock.now(), timedelta(minutes=1), 9)
            if not taken:
                break
            for job in taken:
                fetcher(job)
                with ready() as session:
                    outbox.mark_done(session, job, clock.now())
        return hub.asked.count("")

    everyone = sorted(flow_id for flow_id, _ in hub.lines)
    for _ in range(2):
        assert work() == 3
        assert sorted(filter(None, hub.asked)) == everyone
    publish(hub, a_flow(SECOND), minutes=9)
    work()
    assert hub.asked[:2] == ["", SECOND]
    with ready() as session:
        assert [row.flow_id for row in repository.current_flows(session, ENTITY)] == [SECOND]


@pytest.mark.parametrize(
    ("document", "field", "reason"),
    [
        (b"<a/>", "xmlRendicontazione/a", "other_document"),
        (b"no xml", "xmlRendicontazione", "xml_malformed"),
        (xml.write(a_flow("another")), "xmlRendicontazione/identificativoFlusso",
         "other_document"),
    ],
)  # fmt: skip
def test_document_that_is_not_the_flow_is_told_and_stops_no_other(
    fetcher, hub, document, field, reason
) -> None:
    hub.publish(FIRST, at(), document)
    publish(hub, a_flow(SECOND))
    report = fetcher.fetch(ENTITY)
    assert outcomes(report) == [("STORED", SECOND, 1)]
    [refused] = report.refused
    assert refused.error.code == "flow_document_malformed"
    assert (refused.error.facts["field"], refused.error.facts["reason"]) == (field, reason)
    publish(hub, a_flow(FIRST))
    assert outcomes(fetcher.fetch(ENTITY)) == []
    assert outcomes(fetcher.fetch(ENTITY, refused_too=True)) == [("STORED", FIRST, 1)]


def test_flow_of_another_entity_is_refused(fetcher, hub) -> None:
    publish(hub, replace(a_flow(), receiver_tax_code=COMPANY))
    [refused] = fetcher.fetch(ENTITY).refused
    assert refused.error.code == "flow_of_another_entity"


def test_station_that_the_hub_does_not_take_ends_the_run(fetcher, hub) -> None:
    publish(hub, a_flow())
    hub.broken[FIRST] = fault_answer("nodoChiediFlussoRendicontazione", "PPT_AUTENTICAZIONE")
    report = fetcher.fetch(ENTITY)
    assert (report.trouble.code, report.waiting) == ("flows_station_refused", 1)
    assert report.refused == []


def test_password_that_the_schema_forbids_is_told_before_anybody_is_asked(
    ready, hub, clock, new_id
) -> None:
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        short = flow_sources(http, SECRETS | {"PASSWORD": "short"})
        report = FlowFetcher(ready, short, clock, new_id).fetch(ENTITY)
    assert (report.trouble.facts["field"], hub.requests) == ("password", [])


def test_line_that_cannot_be_read_is_told_and_the_others_come(fetcher, hub) -> None:
    publish(hub, a_flow())
    hub.broken[LIST] = list_answer(listed_line("a b", at()), listed_line(FIRST, at()))
    report = fetcher.fetch(ENTITY)
    assert outcomes(report) == [("STORED", FIRST, 1)]
    [refused] = report.refused
    assert (refused.key, refused.error.facts["reason"]) == (None, "malformed")


def test_entity_that_changes_to_the_other_service_misses_nothing(
    fetcher, hub, ready, clock, new_id
) -> None:
    """What one service could not give comes from the other, and what it gave is known there."""
    publish(hub, a_flow(FIRST))
    publish(hub, a_flow(SECOND))
    hub.broken[SECOND] = b"<html>"
    fetcher.fetch(ENTITY)
    with ready() as session:
        use(session, HubService.FLOWS)
        assert len(listing.refused(session, ENTITY)) == 1
    rest = FlowHub()
    for flow_id in (FIRST, SECOND):
        rest.publish(a_flow(flow_id), clock.now())
    with httpx.Client(transport=httpx.MockTransport(rest)) as http:
        report = FlowFetcher(ready, flow_sources(http, SECRETS), clock, new_id).fetch(ENTITY)
    assert "publishedGt" not in rest.requests[0].url.params
    assert outcomes(report) == [("KNOWN", FIRST, 1), ("STORED", SECOND, 1)]
    with ready() as session:
        assert listing.refused(session, ENTITY) == []
