"""Tasks lead to what they are about."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from counter_app.services.open_tasks import OF_THEMSELVES
from tests.factories.desk_window import DeskWindow
from tests.factories.screens import World, some_anomalies, some_tasks, store_task


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


def test_supervisor_sees_payments_to_look_at_and_opens_their_notice(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.roles["sara.verdi"] = ("supervisor",)
    world.tasks, world.anomalies = some_tasks(), some_anomalies()
    desk = open_desk()
    desk.sign_in("sara.verdi")
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.table("tasks_table").model().rowCount() == 5)
    table = desk.table("tasks_table")
    desk.wait(lambda: desk.focus() == "tasks_table" and table.current() is not None)
    # The row in hand stays in hand when the server's come; the oldest is the first.
    while table.currentIndex().row() > 0:
        desk.press(Qt.Key.Key_Up)
    assert table.current().problem_code == "anomaly_unknown_notice"
    # Nothing opens, and nothing closes, what only the office can mend.
    assert not desk.has("open_task_button")
    assert not desk.has("close_task_button")
    while table.current().problem_code != "anomaly_double_payment":
        desk.press(Qt.Key.Key_Down)
    assert not desk.has("close_task_button")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("ask_refund_button"))


def test_without_tasks_the_window_says_so(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("rail_tasks"))
    assert not desk.has("task_detail")
    assert not desk.has("close_task_button")


def test_task_of_the_desk_itself_has_a_name_and_is_said_whole(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = [store_task()]
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("task_detail"))
    assert "Questa postazione" in desk.answer("task_detail").accessibleName()
    assert "(operazioni: 3)" in desk.answer("task_detail").accessibleName()


def test_supervisor_is_told_offline_that_the_server_s_tasks_are_missing(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.roles["sara.verdi"] = ("supervisor",)
    world.tasks, world.anomalies = some_tasks(), some_anomalies()
    desk = open_desk()
    desk.sign_in("sara.verdi")
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.table("tasks_table").model().rowCount() == 5)
    assert "fuori linea" not in desk.words("list_count")
    world.go_offline()
    desk.wait(lambda: desk.table("tasks_table").model().rowCount() == 3)
    assert desk.words("list_count").startswith("fuori linea: mancano quelle del server · 3")


def test_clerk_misses_nothing_offline(world: World, open_desk: Callable[..., DeskWindow]) -> None:
    world.tasks = some_tasks()
    desk = open_desk()
    desk.sign_in()
    world.go_offline()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.table("tasks_table").current() is not None)
    assert "server" not in desk.words("list_count")


def test_clerk_hands_a_task_to_the_supervisor(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()[:1]
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("hand_task_button"))
    desk.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: "Passata al responsabile" in desk.told())
    assert (world.tasks, len(world.handed)) == ([], 1)


def test_doubtful_papers_and_tasks_without_the_line_are_not_handed_over(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("hand_task_button"))
    table = desk.table("tasks_table")
    while not table.current().problem_code.startswith("print_"):
        desk.press(Qt.Key.Key_Down)
    assert not desk.has("hand_task_button")
    while table.currentIndex().row() > 0:
        desk.press(Qt.Key.Key_Up)
    assert desk.has("hand_task_button")
    world.go_offline()
    desk.wait(lambda: not desk.has("hand_task_button"))


@pytest.mark.parametrize("code", sorted(OF_THEMSELVES))
def test_what_nobody_opened_is_not_handed_over(
    world: World, open_desk: Callable[..., DeskWindow], code: str
) -> None:
    facts = (("print_id", "print-1"), ("number", "4"))
    world.tasks = [replace(some_tasks()[0], problem_code=code, facts=facts)]
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("snooze_button"))
    assert not desk.has("hand_task_button")
    desk.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert world.handed == []


def test_task_that_is_put_off_leaves_the_list_and_is_counted(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.table("tasks_table").current() is not None)
    table = desk.table("tasks_table")
    first = table.current()
    desk.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: table.model().rowCount() == 2)
    assert world.put_off == [first.task_id]
    assert len(world.tasks) == 3
    assert desk.words("list_count").endswith(
        "1 rimandata a domani · 1 avviso da registrare, parte da solo"
    )


def test_tasks_stand_by_kind_and_the_oldest_of_each_first(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("tasks_table") and desk.table("tasks_table").current() is not None)
    rows = desk.table("tasks_table").rows_model.rows
    assert [row.task_id for row in rows] == ["t1", "t3", "t2"]
