from dataclasses import replace

import pytest

from central_server.cli import settlement
from payments_core.wire.hub import settlement_flow as codec
from tests.factories.command_line import CommandLine
from tests.factories.money_way import flow_bytes, flow_for
from tests.factories.released_debts import number_of
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity
from tests.factories.settlement import FLOW_ID


@pytest.fixture
def command(unit_of_work, clock, new_id) -> CommandLine:
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
    return CommandLine(settlement, unit_of_work, clock, new_id)


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
