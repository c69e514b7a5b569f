from dataclasses import replace

import httpx
import pytest

from central_server.cli import settlement
from central_server.entities.models import HubService, HubServiceRow
from payments_core.wire.hub import settlement_flow as codec
from tests.factories.clock import TEST_START
from tests.factories.command_line import CommandLine
from tests.factories.flow_documents import BASE, FlowHub, as_json, list_page
from tests.factories.flow_pull import (
    LIST,
    PASSWORD,
    URL,
    PullHub,
    fault_answer,
    flow_sources,
)
from tests.factories.money_way import flow_bytes, flow_for
from tests.factories.released_debts import number_of
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity
from tests.factories.settlement import FLOW_ID


@pytest.fixture
def command(unit_of_work, clock, new_id) -> CommandLine:
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
    return CommandLine(
        settlement, unit_of_work, clock, new_id, flows=flow_sources(None, {})
    )  # fmt: skip


@pytest.fixture
def flow(tmp_path):
    path = tmp_path / "flow.xml"
    path.write_bytes(flow_bytes(number_of(1)))
    return path


def test_import_twice_is_the_same_as_once(command, flow) -> None:
    words = ("settlement", "import", str(flow), "--entity", ENTITY)
    first, second = command.run(*words), command.run(*words)
    assert command.status == 0
    assert [result["files"][0]["outcome"] for result in (first, second)] == ["STORED", "OUTDATED"]
    assert first["files"][0]["flow_id"] == FLOW_ID
    assert first["files"][0]["total_cents"] == RATE_CENTS


def test_people_read_what_was_taken_in(command, flow) -> None:
    said = command.say("settlement", "import", str(flow), "--entity", ENTITY)
    assert said.strip() == (
        f"flow.xml: flusso {FLOW_ID} (revisione 1) caricato, 1 pagamenti, 21,95 euro."
    )


def test_flow_that_contradicts_itself_is_pointed_out(command, flow) -> None:
    flow.write_bytes(codec.write(replace(flow_for(number_of(1)), declared_cents=1)))
    assert "TOTAL_DIFFERS" in command.say("settlement", "import", str(flow), "--entity", ENTITY)


def test_flow_of_another_entity_is_refused(command, flow) -> None:
    said = command.say("settlement", "import", str(flow), "--entity", COMPANY)
    assert command.status == 1
    assert f"--entity {ENTITY}" in said


@pytest.fixture
def hub():
    return FlowHub()


@pytest.fixture
def fetching(unit_of_work, clock, new_id, hub, command):
    with unit_of_work() as session:
        session.add(
            HubServiceRow(
                entity_id=ENTITY, service=HubService.FLOWS, url=BASE, service_key="flows-key"
            )
        )
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        yield CommandLine(settlement, unit_of_work, clock, new_id, flows=flow_sources(http, {}))


def test_fetch_tells_what_came(fetching, hub) -> None:
    hub.publish(flow_for(number_of(1)), TEST_START)
    result = fetching.run("settlement", "fetch", "--entity", ENTITY)
    [found] = result["entities"]
    assert (fetching.status, found["listed"], found["waiting"]) == (0, 1, 0)
    [flow] = found["flows"]
    assert (flow["outcome"], flow["flow_id"], flow["total_cents"]) == (
        "STORED", FLOW_ID, RATE_CENTS,
    )  # fmt: skip


def test_people_read_what_came_of_all_entities(fetching, hub) -> None:
    hub.publish(flow_for(number_of(1)), TEST_START)
    hub.publish(replace(flow_for(number_of(2), flow_id="another"), declared_cents=1), TEST_START)
    said = fetching.say("settlement", "fetch")
    assert f"Flusso {FLOW_ID} (revisione 1) preso dal nodo, 1 pagamenti, 21,95 euro." in said
    assert "Flusso another (revisione 1) preso dal nodo con anomalie (TOTAL_DIFFERS)" in said
    assert f"Ente {ENTITY}: 2 flussi nuovi nell'elenco del nodo, 0 ancora da leggere." in said


def test_refused_flow_and_line_are_told_with_field_and_reason(fetching, hub) -> None:
    key = hub.publish(flow_for(number_of(1)), TEST_START)
    page = list_page((key, TEST_START), (key, TEST_START))
    page["data"][1]["published"] = "yesterday"
    hub.broken["/fdrs"] = as_json(page)
    hub.broken["/payments"] = b"[]"
    said = fetching.say("settlement", "fetch", "--entity", ENTITY, language="en")
    assert fetching.status == 1
    assert f"Flow {FLOW_ID} not taken in: the hub gave a document that cannot be read" in said
    assert "field -: it is no JSON object" in said
    assert "field data[1].published: the value does not have the expected form" in said


@pytest.mark.parametrize(
    ("instead", "code", "sentence"),
    [
        (401, "flows_closed", "Controllare service_key"),
        (503, "flows_trouble", "Il programma riprova da solo"),
        (404, "flows_refused", "il nodo lo rifiuta (stato 404"),
    ],
)
def test_service_that_gives_nothing_is_told(fetching, hub, instead, code, sentence) -> None:
    hub.broken["/fdrs"] = instead
    [found] = fetching.run("settlement", "fetch")["entities"]
    assert (fetching.status, found["error"]) == (1, code)
    assert sentence in fetching.say("settlement", "fetch")


def test_entity_that_does_not_use_the_service_is_told(fetching) -> None:
    said = fetching.say("settlement", "fetch", "--entity", COMPANY)
    assert fetching.status == 1
    assert f"L'ente {COMPANY} non usa il servizio dei flussi." in said


@pytest.fixture
def pulling(unit_of_work, clock, new_id, command):
    """The command for an entity that asks over SOAP, and what answers it."""
    with unit_of_work() as session:
        session.add(
            HubServiceRow(
                entity_id=ENTITY, service=HubService.FLOWS_SOAP, url=URL, service_key=PASSWORD
            )
        )
    hub = PullHub()
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        sources = flow_sources(http, {})
        yield CommandLine(settlement, unit_of_work, clock, new_id, flows=sources), hub


def test_flows_over_soap_are_told_alike(pulling) -> None:
    command, hub = pulling
    hub.publish(FLOW_ID, "2025-05-14T22:15:00", flow_bytes(number_of(1)))
    said = command.say("settlement", "fetch", "--entity", ENTITY)
    assert command.status == 0
    assert f"Flusso {FLOW_ID} (revisione 1) preso dal nodo, 1 pagamenti, 21,95 euro." in said
    hub.lines.append((FLOW_ID, "2025-05-14T22:30:00"))
    said = command.say("settlement", "fetch")
    assert command.status == 1
    assert "Il programma riprova da solo" in said


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("PPT_AUTENTICAZIONE", "Check the entity's station and broker and the password"),
        ("PPT_SYSTEM_ERROR", "The program tries again by itself"),
    ],
)
def test_refusals_over_soap_are_told(pulling, fault, sentence) -> None:
    command, hub = pulling
    hub.broken[LIST] = fault_answer(LIST, fault)
    said = command.say("settlement", "fetch", language="en")
    assert (command.status, fault in said, sentence.lower() in said.lower()) == (1, True, True)


def test_nobody_uses_the_service(command) -> None:
    assert "Nessun ente usa il servizio" in command.say("settlement", "fetch")
    assert command.status == 0
