"""Looks are chosen by whoever sits at the window, worn at once, and found again."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from counter_app.services.appearance import Appearance
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import World

CONTROL = Qt.KeyboardModifier.ControlModifier


def scale(desk: DeskWindow) -> int:
    return desk.window.look.theme.scale_percent


def test_keys_step_through_the_sizes_and_stop_at_the_ends(desk: DeskWindow) -> None:
    wardrobe = desk.window.wardrobe
    for wanted in (115, 130, 150, 175, 200, 200):
        wardrobe.step_scale(1)
        assert scale(desk) == wanted
    desk.press(Qt.Key.Key_Minus, CONTROL)
    assert scale(desk) == 175
    desk.press(Qt.Key.Key_0, CONTROL)
    assert scale(desk) == 100


def test_sizes_that_follow_each_other_at_once_keep_the_place_and_the_way_back(
    desk: DeskWindow,
) -> None:
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.focus() == "notices_table")
    for _ in range(3):
        desk.press(Qt.Key.Key_Plus, CONTROL)
    assert scale(desk) == 150
    desk.wait(lambda: desk.has("notices_table") and desk.focus() == "notices_table")
    desk.window.shell.back()
    desk.wait(lambda: desk.has("citizen_table"))
    assert desk.field("search_field").text() == "ross mar"


def test_each_operator_finds_the_look_they_left(desk: DeskWindow, world: World) -> None:
    desk.window.wardrobe.change(scale_percent=130)
    desk.wait(lambda: bool(world.worn) and desk.has("search_field"))
    desk.press(Qt.Key.Key_L, CONTROL)
    desk.wait(lambda: desk.has("username"))
    desk.field("username").clear()
    desk.field("username").setFocus()
    desk.sign_in("ugo.neri")
    assert desk.window.look.theme.scale_percent == 130
    desk.window.wardrobe.change(scale_percent=100)
    desk.wait(lambda: world.worn[-1][0] == "op-ugo.neri")
    desk.press(Qt.Key.Key_L, CONTROL)
    desk.wait(lambda: desk.has("username"))
    desk.field("username").clear()
    desk.field("username").setFocus()
    desk.sign_in()
    assert desk.window.look.theme.scale_percent == 130


def test_what_is_chosen_on_the_card_is_for_whoever_signs_in(
    open_desk: Callable[..., DeskWindow], world: World
) -> None:
    desk = open_desk()
    desk.window.wardrobe.change(language="en")
    desk.sign_in()
    assert desk.window.look.words.language == "en"
    desk.wait(lambda: ("op-laura.bianchi", Appearance("en")) in world.worn)
