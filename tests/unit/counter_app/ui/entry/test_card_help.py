"""F1 on the cards before the work: help beside the card, which stands in nobody's way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from counter_app.services.desk_identity import DeskIdentity
from counter_app.ui.entry.sign_in_view import SignInView
from counter_app.ui.frame.help_card import HelpCard
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import LANGUAGES, Words
from counter_app.ui.widgets.entry_card import EntryCard
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import World
from tests.factories.slow_opening import SlowOpening

CTRL = Qt.KeyboardModifier.ControlModifier


def ask(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("help_card") and desk.focus() == "help_text")


def said(desk: DeskWindow) -> str:
    labels = desk.part(HelpCard, "help_card").findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_has_help_of_its_own(language: str) -> None:
    words = Words(language)
    sentences = [
        words.say(f"help.{name}.{part}")
        for name in ("sign_in", "lock", "enrolment")
        for part in ("title", "about", "begin", "when_stuck")
    ]
    assert len(set(sentences)) == len(sentences)


def test_sign_in_says_what_to_type_whom_to_ask_and_what_goes_without_the_line(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    ask(desk)
    for words in ("nome utente", "chiedine una nuova all'amministratore", "Fuori linea entri"):
        assert words in said(desk)


def test_esc_leads_back_to_the_field_and_what_was_typed(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    desk.type("laura")
    ask(desk)
    desk.press(Qt.Key.Key_Escape)
    assert (desk.has("help_card"), desk.focus()) == (False, "username")
    assert desk.field("username").text() == "laura"


def test_whoever_goes_on_typing_types_into_the_field(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    desk.type("laura.")
    ask(desk)
    desk.type("bianchi")
    assert desk.field("username").text() == "laura.bianchi"
    assert not desk.has("help_card")


def test_the_button_opens_it_and_f1_again_shows_all_keys(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    button = desk.part(QAbstractButton, "help_button")
    assert "F1" in button.accessibleDescription()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: desk.has("help_card"))
    desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    assert not desk.has("help_card")
    desk.window.findChild(KeySheet).close()


def test_the_first_start_says_who_has_the_code(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    ask(desk)
    assert "li dà l'amministratore del programma" in said(desk)
    assert "Ctrl+O" in said(desk)


def test_on_another_enrolment_esc_closes_the_help_before_it_goes_back(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_Comma, CTRL)
    desk.wait(lambda: desk.has("theme_choice"))
    desk.press(Qt.Key.Key_G, CTRL)
    desk.wait(lambda: desk.focus() == "enrolment_code")
    ask(desk)
    desk.press(Qt.Key.Key_Escape)
    assert (desk.has("help_card"), desk.focus()) == (False, "enrolment_code")


def test_the_lock_says_how_to_get_back(desk: DeskWindow, world: World) -> None:
    world.pins["laura.bianchi"] = "490271"
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "pin")
    ask(desk)
    assert "PIN dimenticato" in said(desk)
    assert "Ctrl+Shift+L" in said(desk)


@pytest.fixture
def opening(qapp: object, world: World, tmp_path: Path) -> Iterator[SlowOpening]:
    slow = SlowOpening(world, tmp_path)
    yield slow
    slow.close()


def test_it_is_there_before_the_program_is(opening: SlowOpening) -> None:
    desk = opening.window()
    ask(desk)
    assert "nome utente" in said(desk)


@pytest.mark.parametrize("scale", [100, 130, 200])
def test_it_lies_beside_the_card_or_within_the_window_over_it(
    world: World, open_desk: Callable[..., DeskWindow], scale: int
) -> None:
    world.identity = DeskIdentity("Comune di Esempio", "Sportello 12", "Anagrafe", training=False)
    desk = open_desk(theme=Theme(LIGHT, scale))
    desk.window.resize(1366, 696)
    (card,) = desk.window.findChildren(SignInView)
    desk.wait(lambda: card.width() == 1366)
    ask(desk)
    for size in ((1366, 696), (1024, 600), (1366, 696)):
        desk.window.resize(*size)
        desk.wait(lambda: card.width() == size[0])  # noqa: B023
        help_card = desk.part(HelpCard, "help_card")
        assert card.rect().contains(help_card.geometry())
    fields = desk.field("username")
    if scale == 100:
        right = fields.mapTo(card, fields.rect().topRight()).x()
        assert help_card.geometry().left() > right
    assert isinstance(card, EntryCard)
