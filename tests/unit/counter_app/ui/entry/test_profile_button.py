"""Training and back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.settings import DEFAULT_PROFILE, TRAINING_PROFILE
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.machine import Machine
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import World

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFTED = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("profile", "other"),
    [(DEFAULT_PROFILE, TRAINING_PROFILE), (TRAINING_PROFILE, DEFAULT_PROFILE)],
)
@pytest.mark.parametrize("enrolled", [True, False])
def test_one_key_ends_the_window_for_the_other_store(
    open_desk: Callable[..., DeskWindow], world: World, profile: str, other: str, enrolled: bool
) -> None:
    world.machine, world.enrolled = Machine(profile=profile), enrolled
    desk = open_desk()
    desk.wait(lambda: desk.focus() in ("username", "server_url"))
    desk.press(Qt.Key.Key_A, SHIFTED)
    assert desk.window.next_profile == other
    assert not desk.window.isVisible()


def test_where_there_is_no_other_store_there_is_no_way(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    assert not desk.has("profile_button")


@pytest.mark.parametrize("known_by", ["the store", "the server"])
def test_training_cannot_be_taken_for_work(
    open_desk: Callable[..., DeskWindow], world: World, known_by: str
) -> None:
    if known_by == "the store":
        world.machine = Machine(profile=TRAINING_PROFILE)
    world.identity = replace(world.identity, training=True)
    desk = open_desk()
    assert desk.window.windowTitle() == "ADDESTRAMENTO · Pagamenti allo sportello"
    assert desk.has("training_band")
    desk.sign_in()
    assert desk.has("training_band")
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    (sheet,) = desk.window.findChildren(KeySheet)
    assert any("ADDESTRAMENTO" in one.text() for one in sheet.findChildren(QLabel))
    sheet.close()
    desk.press(Qt.Key.Key_L, CONTROL)
    desk.wait(lambda: desk.has("password"))
    assert desk.has("training_band")
    desk.window.wardrobe.change(language="en")
    assert desk.window.windowTitle().startswith("TRAINING")


def test_work_never_says_training(desk: DeskWindow) -> None:
    assert desk.window.windowTitle() == "Pagamenti allo sportello"
    assert not desk.has("training_band")
