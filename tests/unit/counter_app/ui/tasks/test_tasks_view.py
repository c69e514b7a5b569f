"""Tasks lead to what they are about."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from counter_app.services.open_tasks import OF_THEMSELVES
from counter_app.services.views import TaskView
from counter_app.ui.release.release_form import ReleaseForm
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.parts import Field
from payments_core.errors import RuleBroken
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import MARKET
from tests.factories.screen_refunds import some_anomalies
from tests.factories.screen_tasks import a_correction, refused_task, some_tasks, store_task
from tests.factories.screen_world import World


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


def at_the_refused(
    world: World, open_desk: Callable[..., DeskWindow], task: TaskView
) -> DeskWindow:
    """A desk whose clerk stands on the task of a refused release."""
    world.tasks, world.offers = [task], (*world.offers, MARKET)
    world.corrections[task.task_id] = a_correction(task)
    desk = open_desk()
    desk.sign_in()
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("open_task_button") and desk.focus() == "tasks_table")
    return desk


def test_refused_release_is_put_right_in_its_own_form_with_the_wrong_field_marked(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    task = refused_task("field_wrong", field="metri", reason="too_large", right="20")
    desk = at_the_refused(world, open_desk, task)
    assert "Correggi" in desk.part(KeyButton, "open_task_button").accessibleName()
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("field_metri") and desk.focus() == "field_metri")
    form = desk.window.findChild(ReleaseForm)
    assert (desk.field("kind_field").text(), dict(form.fields.typed())["posto"]) == (
        "Canone del mercato", "B12",
    )  # fmt: skip
    assert desk.field("due_field").text() == "22/01/2027"
    assert "20" in wrong_of(desk, "field_metri")
    desk.field("field_metri").setText("20")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.released != [])
    assert world.released[0].typed["metri"] == "20"
    assert world.released[0].corrects == task.task_id


def test_what_somebody_else_has_put_right_is_said_before_another_notice_is_released(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    task = refused_task("field_wrong", field="metri", reason="too_large", right="20")
    desk = at_the_refused(world, open_desk, task)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("field_metri") and desk.focus() == "field_metri")
    desk.field("field_metri").setText("20")
    world.trouble = RuleBroken("correction_done")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "già corretto" in desk.field("kind_field").accessibleDescription())
    world.trouble = None
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.released != [])
    assert world.released[0].corrects == ""


def test_refused_rate_is_marked_at_the_kind_and_holds_nobody_up(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = at_the_refused(world, open_desk, refused_task())
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("field_metri") and desk.focus() == "kind_field")
    assert wrong_of(desk, "kind_field")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.released != [])


def test_form_that_was_left_is_marked_again_and_one_begun_otherwise_is_kept(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = at_the_refused(world, open_desk, refused_task())
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("field_metri") and desk.focus() == "kind_field")
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("open_task_button") and desk.focus() == "tasks_table")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("field_metri") and desk.focus() == "kind_field")
    assert wrong_of(desk, "kind_field")
    metres = desk.field("field_metri")
    metres.setFocus()
    metres.clear()
    desk.type("15")
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("open_task_button") and desk.focus() == "tasks_table")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("field_metri") and desk.field("field_metri").text() == "15")
    assert "già un avviso cominciato" in desk.told()
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.released != [])
    assert world.released[0].corrects == world.tasks[0].task_id


def test_refused_number_alone_brings_the_form_back_and_says_why(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = at_the_refused(world, open_desk, refused_task("notice_number_used"))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("field_metri"))
    desk.wait(lambda: "un altro numero" in desk.told())
    assert not desk.window.findChild(ReleaseForm).kind.is_wrong()


def test_release_that_is_no_longer_here_leads_to_its_citizen(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = at_the_refused(world, open_desk, refused_task())
    world.corrections.clear()
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("citizen_name"))


def wrong_of(desk: DeskWindow, name: str) -> str:
    """What is said to be wrong with a field."""
    field = desk.field(name).parent()
    assert isinstance(field, Field)
    assert field.is_wrong()
    return desk.field(name).accessibleDescription()
