import pytest

from central_server.cli import treasury
from tests.factories.command_line import CommandLine
from tests.factories.money_way import journal_bytes
from tests.factories.server import COMPANY, ENTITY, add_entity


@pytest.fixture
def command(unit_of_work, clock, new_id) -> CommandLine:
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
    return CommandLine(treasury, unit_of_work, clock, new_id)


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "journal.xml"
    path.write_bytes(journal_bytes(33298, 7140))
    return path


def test_import_twice_takes_each_movement_once(command, journal) -> None:
    words = ("treasury", "import", str(journal), "--entity", ENTITY)
    counts = [command.run(*words)["files"][0]["new_movements"] for _ in range(2)]
    assert (counts, command.status) == ([2, 0], 0)


def test_people_read_what_was_taken_in(command, journal) -> None:
    said = command.say("treasury", "import", str(journal), "--entity", ENTITY)
    assert "2 movimenti nuovi su 2" in said


def test_missing_pages_are_asked_for(command, journal) -> None:
    journal.write_bytes(journal_bytes(5).replace(b"totali>1<", b"totali>3<"))
    said = command.say("treasury", "import", str(journal), "--entity", ENTITY, language="en")
    assert "2 pages are still missing" in said


def test_journal_of_another_entity_is_refused(command, journal) -> None:
    result = command.run("treasury", "import", str(journal), "--entity", COMPANY)
    assert (command.status, result["files"][0]["error"]) == (1, "journal_of_another_entity")
