import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.ui.frame.header import SEARCH_LIMIT
from counter_app.ui.frame.recognised_line import recognised
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.empty_state import EmptyState
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import notice_number

NUMBER = notice_number(177881)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("ross mar", ""),
        ("3", ""),
        ("1980", ""),
        (">ristampa", ""),
        (NUMBER[:14], "Numero avviso: mancano 4 cifre"),
        (NUMBER[:17], "Numero avviso: manca 1 cifra"),
        (NUMBER, "Avviso"),
        ("rssmra80a41z999c", "Codice fiscale"),
        ("2026-05-13PROVAITMM01-0000000014", "Flusso di rendicontazione"),
        ("2026/1420", "Provvisorio in entrata"),
        (
            "/PUR/LGPE-RIVERSAMENTO/URI/2026-05-13PROVAITMM01-00 00000014",
            "Flusso di rendicontazione in un testo spezzato: si apre quello che il server conosce",
        ),
        ("RF18 5390 0754 7034", "Riferimento di un pagamento"),
        ("RF18 5390 0754 703", ""),
        ("/RFB/721265093769322/12.34", "Riferimento di un pagamento"),
    ],
)
def test_line_says_what_is_being_typed(typed: str, said: str) -> None:
    assert recognised(Words("it"), typed) == said


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        (NUMBER + "12", "2 di troppo"),
        ("CNPLCU07M48Z999J", "I caratteri 7 e 8 del codice fiscale («07») sembrano scambiati"),
        ("RSSMRA80A41Z999X", "L'ultima lettera"),
        ("/PUR/LGPE-RIVERSAMENTO/URI/2026-", "non nomina per intero"),
    ],
)
def test_line_says_what_looks_wrong(typed: str, part: str) -> None:
    assert part in recognised(Words("it"), typed)


def line_of(desk: DeskWindow) -> str:
    line = desk.part(QLabel, "recognised_line")
    return line.text() if line.isVisible() else ""


def test_line_comes_while_typing_and_goes_with_the_view(desk: DeskWindow) -> None:
    desk.type(NUMBER[:16])
    assert line_of(desk) == "Numero avviso: mancano 2 cifre"
    assert desk.focus() == "search_field"
    desk.type(NUMBER[16:])
    assert line_of(desk) == "Avviso"
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer"))
    assert line_of(desk) == ""


def test_pasted_rubbish_is_cut_with_a_sentence(desk: DeskWindow) -> None:
    field = desk.field("search_field")
    field.insert("🙂\u202e\x07" * 40_000)
    assert len(field.text()) <= SEARCH_LIMIT
    assert f"ne restano i primi {SEARCH_LIMIT} caratteri" in desk.told()
    field.textEdited.emit(field.text())
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("nobody_message"))


def test_wrong_first_group_is_told_with_ours(desk: DeskWindow) -> None:
    desk.type("310000000001234567")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer"))
    desk.wait(lambda: "non torna" in desk.answer("verify_answer").headline())
    assert desk.answer("verify_answer").detail() == (
        "I nostri cominciano con 301, questo con «310»: confronta il primo gruppo con il foglio."
    )


def test_nobody_by_a_wrong_code_hears_why(desk: DeskWindow) -> None:
    desk.type("CNPLCU07M48Z999J")
    desk.wait(lambda: desk.has("nobody_message"))
    said = desk.part(EmptyState, "nobody_message").accessibleName()
    assert "I caratteri 7 e 8" in said
