import argparse

import pytest
from structlog.testing import capture_logs

from central_server.cli.command import add_command, add_entity, log_refusal
from central_server.cli.output import Format
from payments_core.errors import RuleBroken


@pytest.fixture
def parse():
    parser = argparse.ArgumentParser()
    command = add_command(
        parser.add_subparsers(required=True), "look", "look at something", lambda *_: 0
    )
    add_entity(command)
    return parser.parse_args


def test_every_command_speaks_to_people_in_italian_unless_told_otherwise(parse):
    arguments = parse(["look", "--entity", "80999990106"])
    assert (arguments.format, arguments.language) == (Format.TEXT, "it")
    assert arguments.entity == "80999990106"


def test_programs_ask_for_json(parse):
    arguments = parse(["look", "--entity", "80999990106", "--format", "json", "--language", "en"])
    assert (arguments.format, arguments.language) == (Format.JSON, "en")


@pytest.mark.parametrize("wrong", [["--format", "xml"], ["--language", "fr"], []])
def test_anything_else_is_a_wrong_call(parse, wrong, capsys):
    with pytest.raises(SystemExit):
        parse(["look", *wrong])


def test_refusal_leaves_a_trace_with_entity_and_code():
    with capture_logs() as logs:
        log_refusal(argparse.Namespace(entity="80999990106"), RuleBroken("flow_unknown"))
        log_refusal(argparse.Namespace(), RuleBroken("entity_unknown"))
    assert [(entry["event"], entry["entity"], entry["code"]) for entry in logs] == [
        ("refused", "80999990106", "flow_unknown"),
        ("refused", None, "entity_unknown"),
    ]
