import io

import pytest

from central_server.cli import remittance
from tests.factories.command_line import CommandLine

FLOW = "2025-05-14TSTPITMM001-0000000001"


@pytest.fixture
def command() -> CommandLine:
    return CommandLine(remittance, None, None, None)


def test_each_text_gets_its_answer_in_order(command) -> None:
    texts = [f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW}", "/RFB/987609659865634/12.34", "AFFITTO"]
    result = command.run("remittance", "parse", *texts)
    assert [text["text"] for text in result["texts"]] == texts
    assert [(text["kind"], text["key"]) for text in result["texts"]] == [
        ("CUMULATIVE", FLOW),
        ("SINGLE", "987609659865634"),
        ("OTHER", None),
    ]
    assert result["texts"][1]["amount_cents"] == 1234


def test_texts_come_from_standard_input_too(command, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW}\n\nABC\n"))
    said = command.say("remittance", "parse")
    assert said.splitlines() == [f"flusso {FLOW}", "non riguarda pagoPA"]
    assert command.status == 0
