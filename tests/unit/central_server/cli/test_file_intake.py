import os

import pytest
from sqlalchemy.exc import OperationalError

from central_server.cli import settlement
from central_server.cli.file_intake import CATALOGUE, refusal
from central_server.settlement import service
from payments_core.errors import BadValue, RuleBroken
from payments_documents.texts import load_texts
from tests.factories.command_line import CommandLine
from tests.factories.money_way import flow_bytes
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, add_entity


@pytest.fixture
def command(unit_of_work, clock, new_id) -> CommandLine:
    with unit_of_work() as session:
        add_entity(session)
    return CommandLine(settlement, unit_of_work, clock, new_id)


def test_refused_file_does_not_hold_up_the_others(command, tmp_path) -> None:
    bad, good = tmp_path / "bad.xml", tmp_path / "good.xml"
    bad.write_bytes(b"<a>")
    good.write_bytes(flow_bytes(number_of(1)))
    files = [str(bad), str(tmp_path / "absent.xml"), str(good)]
    result = command.run("settlement", "import", *files, "--entity", ENTITY)
    assert command.status == 1
    assert [file.get("error") for file in result["files"]] == [
        "xml_malformed", "file_trouble", None,
    ]  # fmt: skip
    assert result["files"][2]["outcome"] == "STORED"


def test_unknown_entity_is_refused_before_any_file_is_read(command) -> None:
    with pytest.raises(RuleBroken) as trouble:
        command.run("settlement", "import", "/absent", "--entity", "11111111115")
    assert trouble.value.code == "entity_unknown"


@pytest.mark.parametrize("language", ["it", "en"])
def test_refusal_names_file_line_field_and_reason(language) -> None:
    texts = load_texts(CATALOGUE, language)
    trouble = BadValue(
        "cash_journal_malformed", element="/a/b", line=12, reason="missing", value="x"
    )
    said = refusal(texts, "giornale.xml", trouble)
    for part in ("giornale.xml", "12", "/a/b", texts.say("reason.missing")):
        assert part in said


def test_refusal_without_a_sentence_gives_its_code() -> None:
    said = refusal(load_texts(CATALOGUE, "it"), "a.xml", BadValue("something_new"))
    assert "something_new" in said


def test_facts_that_are_not_known_are_shown_as_such() -> None:
    trouble = BadValue("journal_day_in_future", day="2030-01-01", document_no=None)
    assert "(documento -)" in refusal(load_texts(CATALOGUE, "it"), "a.xml", trouble)


def test_database_that_goes_away_halfway_leaves_what_was_stored_told(
    command, monkeypatch, tmp_path
) -> None:
    good, late = tmp_path / "good.xml", tmp_path / "late.xml"
    good.write_bytes(flow_bytes(number_of(1)))
    late.write_bytes(b"late")
    import_flow = service.import_flow

    def import_or_lose(session, author, entity_id, data, *rest):
        if data == b"late":
            raise OperationalError("SELECT 1", {}, Exception("gone"))
        return import_flow(session, author, entity_id, data, *rest)

    monkeypatch.setattr(service, "import_flow", import_or_lose)
    stored, lost = command.say(
        "settlement", "import", str(good), str(late), "--entity", ENTITY
    ).splitlines()
    assert command.status == 1
    assert stored.startswith("good.xml")
    assert lost.startswith("late.xml")
    assert "OperationalError" in lost


def test_name_that_is_no_utf8_is_no_reason_to_refuse_a_file(command, tmp_path) -> None:
    path = tmp_path / os.fsdecode(b"giornale-\xe8.xml")
    path.write_bytes(flow_bytes(number_of(1)))
    result = command.run("settlement", "import", str(path), "--entity", ENTITY)
    assert command.status == 0
    assert result["files"][0]["file"].endswith("giornale-?.xml")
