"""F1: help for the view one is in, which stands in nobody's way."""

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from counter_app.ui.frame.help_card import HelpCard
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.frame.place_help import HELP
from counter_app.ui.places import Place
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import LANGUAGES, Words
from counter_app.ui.views import VIEWS
from counter_app.ui.widgets.action_bar import ActionBar
from counter_app.ui.widgets.key_button import KeyButton
from tests.factories.desk_window import DeskWindow
from tests.factories.scanner import scan
from tests.factories.screen_people import ENTITY, notice_number
from tests.factories.screen_world import World

QR = f"PAGOPA|002|{notice_number(177881)}|{ENTITY.tax_code}|2195"


def ask(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("help_card") and desk.focus() == "help_text")


def said(desk: DeskWindow) -> str:
    labels = desk.part(HelpCard, "help_card").findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_has_help(language: str) -> None:
    assert HELP.keys() == set(get_args(Place)) == VIEWS.keys()
    words = Words(language)
    sentences = [
        words.say(f"help.{name}.{part}")
        for name in HELP.values()
        for part in ("title", "about", "begin", "when_stuck")
    ]
    assert all(sentences)
    # Flows and credits of the treasurer begin in the same way.
    assert len(set(sentences)) == len(sentences) - 1


def test_the_help_is_about_the_view_and_its_keys(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    ask(desk)
    words = said(desk)
    assert "La pagina del cittadino" in words
    assert "Nuovo avviso" in words
    assert desk.has("notices_table")


def test_esc_leads_back_to_where_the_clerk_was(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.focus() == "notices_table")
    ask(desk)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.has("help_card")
    assert (desk.focus(), desk.has("notices_table")) == ("notices_table", True)


def test_f1_again_shows_all_keys(desk: DeskWindow) -> None:
    ask(desk)
    desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    assert not desk.has("help_card")
    desk.window.findChild(KeySheet).close()


def test_f1_pressed_too_often_opens_one_sheet(desk: DeskWindow) -> None:
    ask(desk)
    for _ in range(4):
        desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    desk.settle()
    assert len(desk.window.findChildren(KeySheet)) == 1
    desk.window.findChild(KeySheet).close()


def test_buttons_do_the_same(desk: DeskWindow) -> None:
    ask(desk)
    QTest.mouseClick(desk.part(KeyButton, "help_all_keys"), Qt.MouseButton.LeftButton)
    desk.wait(lambda: desk.has("key_sheet"))
    desk.window.findChild(KeySheet).close()
    desk.window.activateWindow()
    desk.wait(lambda: desk.window.isActiveWindow() and not desk.has("key_sheet"))
    ask(desk)
    QTest.mouseClick(desk.part(KeyButton, "help_close"), Qt.MouseButton.LeftButton)
    assert not desk.has("help_card")


def test_typing_and_keys_of_the_view_go_on_as_ever(desk: DeskWindow) -> None:
    ask(desk)
    desk.type("ross mar")
    desk.wait(lambda: desk.has("citizen_table"))
    assert desk.field("search_field").text() == "ross mar"
    assert not desk.has("help_card")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("new_notice_button"))
    ask(desk)
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("kind_field"))
    assert not desk.has("help_card")


def test_a_scan_goes_where_it_always_goes(desk: DeskWindow) -> None:
    ask(desk)
    scan(desk.window, QR)
    desk.wait(lambda: desk.has("verify_answer"))
    assert not desk.has("help_card")


def test_a_form_keeps_what_was_typed(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.type("men")
    ask(desk)
    desk.press(Qt.Key.Key_Escape)
    assert (desk.focus(), desk.field("kind_field").text()) == ("kind_field", "Mensa scolastica")


def test_who_listens_hears_all_of_it(desk: DeskWindow) -> None:
    ask(desk)
    text = desk.part(QScrollArea, "help_text")
    assert text.accessibleName() == "Aiuto: Cerca una persona o un avviso"
    words = Words("it")
    for part in ("about", "begin", "when_stuck"):
        assert words.say(f"help.search.{part}") in text.accessibleDescription()


@pytest.mark.parametrize("scale", [100, 200])
def test_it_lies_within_the_window(
    world: World, open_desk: Callable[..., DeskWindow], scale: int
) -> None:
    desk = open_desk(theme=Theme(LIGHT, scale))
    desk.window.resize(1366, 696)
    desk.sign_in()
    ask(desk)
    for size in ((1366, 696), (1024, 600)):
        desk.window.resize(*size)
        desk.wait(lambda: desk.window.shell.width() <= size[0])  # noqa: B023
        card = desk.part(HelpCard, "help_card")
        assert desk.window.shell.rect().contains(card.geometry())
        assert card.geometry().top() >= desk.window.shell.header.height()
        bar = desk.part(ActionBar, "action_bar")
        assert card.geometry().bottom() < bar.mapTo(desk.window.shell, QPoint(0, 0)).y()
        assert desk.has("help_close")
        assert desk.has("help_all_keys")


def test_where_the_room_is_low_it_is_wide_and_shows_more_than_its_title(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk(theme=Theme(LIGHT, 200))
    desk.window.resize(1366, 696)
    desk.sign_in()
    ask(desk)
    desk.wait(lambda: desk.window.shell.width() == 1366)
    area, line = desk.part(QScrollArea, "help_text"), desk.window.look.theme.px(24)
    desk.wait(lambda: area.height() >= 5 * line)
    low = desk.part(HelpCard, "help_card").width()
    desk.window.resize(1920, 1600)
    desk.wait(lambda: desk.part(HelpCard, "help_card").width() < low)
