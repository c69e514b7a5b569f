"""Tasks lead to what they are about."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.factories.desk_window import DeskWindow
from tests.factories.screens import World, some_tasks


def test_enter_opens_the_person_of_the_task(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.focus() == "tasks_table")
    desk.wait(lambda: desk.table("tasks_table").current() is not None)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("citizen_name"))
    assert desk.words("citizen_name") == "Parodi Giovanni"


def test_without_tasks_the_window_says_so(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("rail_tasks"))
    assert not desk.has("task_detail")
    assert not desk.has("close_task_button")
