"""A supervisor at the page of the day."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import World


@pytest.fixture
def lead(world: World, open_desk: Callable[..., DeskWindow]) -> Callable[[], DeskWindow]:
    """A supervisor who looks at the day."""

    def lead() -> DeskWindow:
        world.roles["sara.verdi"] = ("supervisor",)
        desk = open_desk()
        desk.sign_in("sara.verdi")
        desk.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
        desk.wait(lambda: desk.has("desks_table") and desk.has("day_kinds"))
        return desk

    return lead
