"""Supervisors close what was handed to them, with what was done."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from tests.factories.day_on_screen import handed
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_tasks import some_tasks
from tests.factories.screen_world import World


def test_supervisor_closes_a_handed_task_with_what_was_done(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.roles["sara.verdi"] = ("supervisor",)
    world.handed = [handed(some_tasks()[0])]
    desk = open_desk()
    desk.sign_in("sara.verdi")
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.focus() == "tasks_table")
    desk.wait(lambda: desk.table("tasks_table").current() is not None)
    assert not desk.has("hand_task_button")
    assert not desk.has("close_task_button")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("handed_by"))
    assert desk.words("handed_by").startswith("Passata da Ada Bruzzone, Sportello 3")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "al massimo 140" in desk.field("task_reason").accessibleDescription())
    desk.type("Rilasciato di nuovo")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.handed == [])
    assert list(world.handed_done.values()) == ["Rilasciato di nuovo"]


def test_what_was_typed_is_there_again_after_a_look_at_the_notice(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.roles["sara.verdi"] = ("supervisor",)
    notice = world.notices[0].notice_number
    task = replace(some_tasks()[0], citizen_id=None, notice_number=notice)
    world.tasks, world.handed = [], [handed(task)]
    desk = open_desk()
    desk.sign_in("sara.verdi")
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.focus() == "tasks_table")
    desk.wait(lambda: desk.table("tasks_table").current() is not None)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.focus() == "task_reason")
    desk.type("Telefonato")
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.has("verify_answer"))
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("task_reason"))
    assert desk.field("task_reason").text() == "Telefonato"
    # Without the line nothing is closed, and nothing typed is lost.
    world.go_offline()
    desk.press(Qt.Key.Key_F9)
    assert desk.field("task_reason").text() == "Telefonato"
    assert len(world.handed) == 1
