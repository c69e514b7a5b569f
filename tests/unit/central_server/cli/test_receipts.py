import zipfile

import pytest

from central_server.cli import receipts
from tests.factories import hub_messages as hub
from tests.factories.command_line import CommandLine
from tests.factories.server import ENTITY, add_entity


@pytest.fixture
def command(unit_of_work, clock, new_id) -> CommandLine:
    with unit_of_work() as session:
        add_entity(session)
    return CommandLine(receipts, unit_of_work, clock, new_id)


@pytest.fixture
def archive(tmp_path):
    def archive(**fields: str):
        tree = hub.send_receipt_request(2)
        for path, value in fields.items():
            tree = hub.with_field(tree, path, (path, value))
        path = tmp_path / "receipts.zip"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("1.xml", hub.request(tree))
        return str(path)

    return archive


OURS = {"idPA": ENTITY, "idBrokerPA": ENTITY, "idStation": f"{ENTITY}_01"}


def test_receipts_are_taken_in_once(command, archive) -> None:
    words = ("receipts", "import", archive(**OURS), "--entity", ENTITY)
    [done] = command.run(*words)["files"]
    assert (done["stored"], done["repeated"]) == (1, 0)
    assert command.status == 0
    [again] = command.run(*words)["files"]
    assert (again["stored"], again["repeated"]) == (0, 1)
    assert "1 c'erano già" in command.say(*words)


def test_receipt_sent_to_another_entity_is_refused(command, archive) -> None:
    path = archive(**OURS | {"idPA": "80999990049"})
    [done] = command.run("receipts", "import", path, "--entity", ENTITY)["files"]
    assert (command.status, done["error"]) == (1, "receipt_of_another_entity")


def test_receipt_for_an_unknown_station_is_refused(command, archive) -> None:
    path = archive(**OURS | {"idStation": "elsewhere"})
    said = command.say("receipts", "import", path, "--entity", ENTITY)
    assert command.status == 1
    assert "central-server apply" in said


def test_refusal_names_message_field_and_reason(command, archive) -> None:
    path = archive(**OURS)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("odd.xml", b"<a/>")
    said = command.say("receipts", "import", path, "--entity", ENTITY)
    assert "odd.xml" in said
    assert command.run("receipts", "import", path, "--entity", ENTITY)["files"][0]["error"] == (
        "receipt_archive_refused"
    )
