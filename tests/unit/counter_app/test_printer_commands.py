import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from pytestqt.qtbot import QtBot

from counter_app.__main__ import main
from counter_app.printing.discovery import Found, FoundKind
from counter_app.settings import HOME_VARIABLE
from tests.factories.escpos_reader import read
from tests.factories.pdf_reader import all_text
from tests.factories.virtual_printer import VirtualPrinter, running


class Desk:
    """A desk's settings and what its commands say."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = home / "service", capsys
        self.folder.mkdir()
        self.said = self.complained = ""

    def set_up(self, text: str) -> None:
        (self.folder / "counter.toml").write_text(text)

    def run(self, *words: str) -> int:
        status = main(["printers", *words])
        self.said, self.complained = self._capsys.readouterr()
        return status


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    yield Desk(tmp_path, capsys)
    structlog.reset_defaults()


def test_list_tells_each_printer_and_what_comes_out_there(desk: Desk, tmp_path: Path) -> None:
    with running(VirtualPrinter(paper=False)) as printer:
        desk.set_up(
            f"""
            [printers]
            paper = "file:{tmp_path}/a4"
            [printers.roll]
            address = "tcp:127.0.0.1:{printer.port}"
            profile = "epson-tm-t20"
            [printers.archive]
            address = "file:{tmp_path}/archive"
            [papers]
            notice = "archive"
            """
        )
        assert desk.run("list") == 1
    lines = desk.said.splitlines()
    assert f"paper: file:{tmp_path}/a4, pronta" in lines
    roll = next(number for number, line in enumerate(lines) if line.startswith("roll:"))
    assert lines[roll].endswith("manca la carta o il coperchio è aperto")
    assert "epson-tm-t20" in lines[roll + 1]
    assert "ricevute" in lines[roll + 2]
    assert "avvisi" in lines[-1]


def test_list_for_programs_and_in_english(desk: Desk, tmp_path: Path) -> None:
    desk.set_up(f'[printers]\npaper = "file:{tmp_path}/a4"\n')
    assert desk.run("list", "--format", "json") == 0
    assert json.loads(desk.said)["printers"] == [
        {
            "name": "paper",
            "address": f"file:{tmp_path}/a4",
            "state": "READY",
            "papers": ["notice", "receipt"],
        }
    ]
    assert desk.run("list", "--language", "en") == 0
    assert "ready" in desk.said
    assert "notices, receipts" in desk.said


def test_desk_without_printers_is_told_where_to_write_them(desk: Desk) -> None:
    assert desk.run("list") == 0
    assert str(desk.folder / "counter.toml") in desk.said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[printers.roll]\naddress = "tcp:h:9100"\nprofile = "epson"', "epson-tm-t88"),
        ('[printers]\nroll = "lpt1"', "L'indirizzo della stampante non si legge"),
        ('[printers.paper]\naddress = "qt:A4"\ntray = "cellar"', "upper, middle"),
    ],
)
def test_wrong_printer_is_told_with_its_reason(
    desk: Desk, qtbot: QtBot, text: str, reason: str
) -> None:
    desk.set_up(text)
    assert desk.run("list") == 1
    assert "impostata male" in desk.said
    assert reason in desk.said
    name = text.partition("]")[0].rpartition(".")[2].removeprefix("[printers") or "roll"
    assert desk.run("test", name) == 1
    assert reason in desk.complained


def test_settings_that_cannot_be_read_are_named(desk: Desk) -> None:
    desk.set_up("[printers.roll]\naddress = 3")
    assert desk.run("list") == 1
    assert "«roll»" in desk.complained


def test_test_page_comes_out_of_the_receipt_printer(desk: Desk) -> None:
    with running(VirtualPrinter()) as printer:
        desk.set_up(f'[printers]\nroll = "tcp:127.0.0.1:{printer.port}"\n')
        assert desk.run("test", "roll") == 0
        assert "conferma" in desk.said
        assert printer.wait_sheets(1)
        text = read(printer.papers[0]).text
    assert "Pagina di prova" in text
    assert f"tcp:127.0.0.1:{printer.port}" in text
    assert "pronta" in text


def test_page_that_did_not_go_is_told_with_the_printers_state(desk: Desk) -> None:
    with running(VirtualPrinter(paper=False)) as printer:
        desk.set_up(f'[printers]\nroll = "tcp:127.0.0.1:{printer.port}"\n')
        assert desk.run("test", "roll", "--language", "en") == 1
        assert "out of paper" in desk.said
        assert desk.run("test", "roll", "--format", "json") == 1
    assert json.loads(desk.said) == {"outcome": "NOT_SENT", "state": "PAPER_OUT"}


def test_a4_test_page_says_how_the_printer_is_set(desk: Desk, tmp_path: Path) -> None:
    desk.set_up(
        f'[printers.archive]\naddress = "file:{tmp_path}/out"\nduplex = true\ntray = "due"\n'
    )
    assert desk.run("test", "archive") == 0
    (page,) = (tmp_path / "out").iterdir()
    assert "due" in all_text(page.read_bytes())


def test_unknown_name_is_answered_with_those_that_there_are(desk: Desk) -> None:
    desk.set_up('[printers]\npaper = "file:/tmp/x"\n')
    assert desk.run("test", "roll") == 1
    assert "paper" in desk.complained


def test_discovered_printers_come_with_their_addresses(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Found(FoundKind.QUEUE, "queue:A4", "A4"), Found(FoundKind.USB, "usb:04b8:0e15", ""))
    monkeypatch.setattr("counter_app.printing.discovery.discover", lambda: found)
    assert desk.run("discover") == 0
    assert [line.split()[0] for line in desk.said.splitlines()] == ["queue:A4", "usb:04b8:0e15"]
    assert "qt:A4" in desk.said
    monkeypatch.setattr("counter_app.printing.discovery.discover", lambda: ())
    assert desk.run("discover") == 0
    assert "tcp:" in desk.said
