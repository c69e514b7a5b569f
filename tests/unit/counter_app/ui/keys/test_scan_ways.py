"""What a scan leads to, and the line that says so."""

import threading
from pathlib import Path

import pytest

from counter_app.services.scanner_memory import ScannerMemory
from counter_app.services.views import SearchResult
from counter_app.ui.places import CitizenPlace, ReleasePlace, SearchPlace
from payments_core.errors import WorldTrouble
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import ENTITY, PEOPLE, notice_number

QR = f"PAGOPA|002|{notice_number(177881)}|{ENTITY.tax_code}|2195"


def scanned(desk: DeskWindow, text: str) -> None:
    assert desk.window.shell is not None
    desk.window.shell.scanned(text)


def here(desk: DeskWindow) -> object:
    assert desk.window.shell is not None
    return desk.window.shell._here


def test_card_leads_straight_to_the_person(desk: DeskWindow) -> None:
    scanned(desk, PEOPLE[0].tax_code or "")
    desk.wait(lambda: here(desk) == CitizenPlace("c1"))
    assert desk.told() == "Codice fiscale: letto."


class HeldSearch:
    """Answers each person once told to."""

    def __init__(self, desk: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gates = {one.tax_code: threading.Event() for one in PEOPLE}
        self._world = desk.world
        self._quick = desk.window.counter.lookup.search
        monkeypatch.setattr(desk.window.counter.lookup, "search", self._search)

    def _search(self, text: str) -> SearchResult:
        self._world.wait_at(self.gates[text])
        return self._quick(text)


def test_of_two_cards_it_is_the_second_that_one_has_in_hand(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = PEOPLE[0].tax_code or "", PEOPLE[6].tax_code or ""
    held = HeldSearch(desk, monkeypatch)
    scanned(desk, first)
    scanned(desk, second)
    held.gates[first].set()
    held.gates[second].set()
    desk.wait(lambda: here(desk) == CitizenPlace("c7"))
    desk.settle()
    assert here(desk) == CitizenPlace("c7")


def test_whoever_types_a_name_after_a_card_is_not_led_away(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = PEOPLE[0].tax_code or ""
    held = HeldSearch(desk, monkeypatch)
    scanned(desk, code)
    desk.type("c")
    held.gates[code].set()
    desk.settle()
    assert here(desk) == SearchPlace("")


def test_nobody_with_this_card_is_a_search(desk: DeskWindow) -> None:
    scanned(desk, "NREMRA80A41Z999A")
    scanned(desk, "VRDLCU80A41Z999J")
    code = "BNCNNA80A41Z999V"
    scanned(desk, code)
    desk.wait(lambda: here(desk) == SearchPlace(code))
    desk.wait(lambda: desk.has("nobody_message"))


def test_trouble_of_the_search_is_said_where_searches_are(desk: DeskWindow) -> None:
    desk.world.lookup_trouble = WorldTrouble("server_unreachable")
    scanned(desk, PEOPLE[0].tax_code or "")
    desk.wait(lambda: desk.has("nobody_message"))
    assert "Il server non risponde" in desk.words("nobody_message_headline")


def test_form_that_was_left_is_one_key_away(desk: DeskWindow) -> None:
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    scanned(desk, PEOPLE[6].tax_code or "")
    desk.wait(lambda: here(desk) == CitizenPlace("c7"))
    assert desk.told() == "Codice fiscale: letto. L'avviso è in sospeso: Esc torna all'avviso."
    desk.wait(lambda: desk.has("back_button"))


def test_what_could_not_be_read_is_said(desk: DeskWindow) -> None:
    desk.window.shell.scan_missed()
    assert desk.told() == "Lettura incompleta: riprova."


def test_what_the_scanner_shows_is_told_once_and_kept_for_the_desk(
    desk: DeskWindow, tmp_path: Path
) -> None:
    desk.world.scanner._path = kept = tmp_path / "scanner.json"
    for qr, said in ((QR.replace("|", "§"), "altro Paese"), (QR, "ora scrive come il PC")):
        for told in (True, False):
            scanned(desk, qr)
            desk.wait(lambda: "Avviso: letto." in desk.told())
            assert (said in desk.told()) is told
            desk.window.shell.around.ways.tell("")
        desk.wait(lambda qr=qr: ScannerMemory(kept).other_keys is ("§" in qr))
