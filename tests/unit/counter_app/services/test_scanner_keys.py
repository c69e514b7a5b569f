import pytest

from counter_app.services import scanner_keys
from counter_app.services.scanner_keys import as_meant, from_other_keys, shows_keys

#: What an Italian layout writes for what a scanner of the United States means (counter-ux 5).
PAIRS = {
    "|": "§", "-": "'", "_": "?", ":": "ç", ";": "ò", "/": "-", "=": "ì", "+": "^", "'": "à",
    '"': "°", "@": '"', "#": "£", "(": ")", ")": "=", "*": "(", "&": "/", "<": ";", ">": ":",
    "[": "è", "]": "+", "{": "é", "}": "*", "\\": "ù", "?": "_",
}  # fmt: skip


def test_every_sign_is_translated_back() -> None:
    written = "PAGOPA§002§" + "".join(PAIRS.values())
    assert as_meant(written) == "PAGOPA|002|" + "".join(PAIRS)


def test_no_two_signs_share_a_key() -> None:
    assert len(set(scanner_keys._US)) == len(scanner_keys._US) == len(scanner_keys._ITALIAN)
    assert len(set(scanner_keys._ITALIAN)) == len(scanner_keys._ITALIAN)


def test_digits_letters_point_and_comma_stay() -> None:
    assert as_meant("PAGOPA§002§AZaz09.,") == "PAGOPA|002|AZaz09.,"


def test_capitals_that_are_locked_change_nothing() -> None:
    assert as_meant("CODFASEÌNBPAÒ18") == "CODFASE=NBPA;18"


@pytest.mark.parametrize(
    "text", ["D'Angelo", "rossi-bianchi", "perché", "Nicolò Così", "a/b", "", "§", "PAGOPA|002|"]
)
def test_without_a_sure_sign_nothing_is_translated(text: str) -> None:
    assert as_meant(text) is None


def test_signs_that_other_keys_change_are_changed_also_without_a_sure_sign() -> None:
    assert from_other_keys("2026-1420") == "2026/1420"
    assert shows_keys("2026/1420")
    assert not shows_keys("RSSMRA80A41Z999C")
