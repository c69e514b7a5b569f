"""How many keys the journeys of a clerk take, counted while they are made at the real window.

What is promised is in counter-ux 1; a scan is no key, as nobody presses one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from demo.city.installation import ENTITY_TAX_CODE
from demo.hands import Hands
from demo.story import released_number, rows
from tests.factories.scanner import scan

ALT, BARE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Journey:
    """One journey: how many keys it took, and at most may take."""

    name: str
    keys: int
    promised: int


class CountedHands:
    """Hands that count each key which a person would press."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.keys = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = BARE) -> None:
        """One key, or one with a modifier held."""
        self.hands.press(key, modifiers)
        self.keys += 1

    def type(self, text: str) -> None:
        """Into whatever has the focus, as a person does."""
        QTest.keyClicks(self.hands.window.focusWidget() or self.hands.window, text)
        self.keys += len(text)

    def scan(self, text: str) -> None:
        """What a scanner sends to the window, its Enter included; no key."""
        scan(self.hands.window, text)

    def start_over(self) -> None:
        """Back at an empty search, nothing counted."""
        self.hands.press(Qt.Key.Key_F3)
        self.hands.until(lambda: self.hands.find("citizen_table") is None, "an empty search")
        self.keys = 0


def run(hands: Hands, tax_code: str) -> bool:
    """Make each journey once, `tax_code` being somebody's health card; whether all kept to what
    is promised."""
    counted = CountedHands(hands)
    by_name = _journey(counted, "release by name", 15, _release_by_name)
    number = released_number(hands)
    journeys = [
        by_name,
        _journey(counted, "release with the health card", 4, lambda by: _by_card(by, tax_code)),
        _journey(counted, "verify by the notice's QR", 0, lambda by: _scan_notice(by, number)),
        _journey(counted, "verify by its 18 digits", 19, lambda by: _type_notice(by, number)),
        _journey(counted, "last citizen", 1, _last_citizen),
        Journey("next citizen", _next_citizen(counted), 1),
    ]
    return tell(journeys)


def tell(journeys: list[Journey]) -> bool:
    """Print them; whether all kept to their promise."""
    print(f"\n{'Keys of a journey':<44}{'pressed':>10}{'promised':>10}")
    for one in journeys:
        missed = "" if one.keys <= one.promised else "  MISSED"
        print(f"{one.name:<44}{one.keys:>10}{one.promised:>10}{missed}")
    return all(one.keys <= one.promised for one in journeys)


def _journey(
    by: CountedHands, name: str, promised: int, make: Callable[[CountedHands], None]
) -> Journey:
    by.start_over()
    make(by)
    return Journey(name, by.keys, promised)


def _release_by_name(by: CountedHands) -> None:
    by.type("ross mar")
    by.hands.until(lambda: rows(by.hands, "citizen_table") > 0, "people")
    by.press(Qt.Key.Key_Return)
    by.hands.see("citizen_name")
    _release(by)


def _by_card(by: CountedHands, tax_code: str) -> None:
    by.scan(tax_code)
    by.hands.see("citizen_name")
    _release(by)


def _release(by: CountedHands) -> None:
    by.press(Qt.Key.Key_F4)
    by.hands.see("favourite_1")
    by.press(Qt.Key.Key_1, ALT)
    by.hands.see("total")
    by.press(Qt.Key.Key_F9)
    by.hands.see("released_number")


def _scan_notice(by: CountedHands, number: str) -> None:
    by.scan(f"PAGOPA|002|{number}|{ENTITY_TAX_CODE}|2250")
    by.hands.see("verify_answer")


def _type_notice(by: CountedHands, number: str) -> None:
    by.type(number)
    by.press(Qt.Key.Key_Return)
    by.hands.see("verify_answer")


def _last_citizen(by: CountedHands) -> None:
    by.press(Qt.Key.Key_F8)
    by.hands.see("citizen_name")


def _next_citizen(by: CountedHands) -> int:
    """From a citizen's page to an empty search."""
    by.keys = 0
    by.press(Qt.Key.Key_F3)
    by.hands.until(lambda: by.hands.find("citizen_name") is None, "an empty search")
    return by.keys
