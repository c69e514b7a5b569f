"""The figure beside *Attività* is that of the list, on every page."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from shiboken6 import isValid

from counter_app.events import TaskAdded
from counter_app.ui.frame.rail import RailButton
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_refunds import some_anomalies
from tests.factories.screen_tasks import some_tasks, store_task
from tests.factories.screen_world import World

CTRL = Qt.KeyboardModifier.ControlModifier


def word(desk: DeskWindow) -> str:
    return desk.part(RailButton, "rail_tasks").accessibleName()


@pytest.fixture
def supervisor(world: World, open_desk: Callable[..., DeskWindow]) -> DeskWindow:
    world.roles["sara.verdi"] = ("supervisor",)
    world.tasks, world.anomalies = some_tasks(), some_anomalies()
    desk = open_desk()
    desk.sign_in("sara.verdi")
    return desk


def test_who_leads_sees_on_every_page_how_long_the_list_is(supervisor: DeskWindow) -> None:
    supervisor.wait(lambda: word(supervisor) == "Attività (5)")
    supervisor.press(Qt.Key.Key_4, CTRL)
    supervisor.wait(lambda: supervisor.has("tasks_table"))
    supervisor.wait(lambda: supervisor.table("tasks_table").model().rowCount() == 5)
    supervisor.press(Qt.Key.Key_H, CTRL)
    supervisor.world.events.publish(TaskAdded("t1"))
    supervisor.wait(lambda: word(supervisor) == "Attività (4)")
    supervisor.world.go_offline()
    own = [one for one in supervisor.world.tasks if one.task_id not in supervisor.world.put_off]
    supervisor.wait(lambda: word(supervisor) == f"Attività ({len(own)})")


def test_own_task_is_counted_at_once_and_the_server_is_not_asked_for_a_clerk(
    desk: DeskWindow,
) -> None:
    desk.wait(lambda: word(desk) == "Attività")
    desk.world.tasks = [store_task()]
    desk.world.events.publish(TaskAdded("s1"))
    desk.wait(lambda: word(desk) == "Attività (1)")
    assert desk.world.counts_asked == []


def test_server_is_asked_again_after_a_while(
    world: World, open_desk: Callable[..., DeskWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.frame.task_count.ASK_MS", 20)
    world.roles["sara.verdi"] = ("supervisor",)
    desk = open_desk()
    desk.sign_in("sara.verdi")
    desk.wait(lambda: len(world.counts_asked) > 2)
    world.anomalies = some_anomalies()
    desk.wait(lambda: word(desk) == "Attività (2)")


def silent_server(
    supervisor: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> tuple[threading.Event, list[int]]:
    """From now on the server answers when this is set; and how often it was asked."""
    supervisor.wait(lambda: word(supervisor) == "Attività (5)")
    silent, asked = threading.Event(), list[int]()

    def ask() -> None:
        asked.append(1)
        supervisor.world.wait_at(silent)

    monkeypatch.setattr(supervisor.window.counter.task_figure, "ask", ask)
    return silent, asked


def test_server_that_does_not_answer_keeps_nobody_from_the_own_figure(
    supervisor: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, asked = silent_server(supervisor, monkeypatch)
    for _ in range(3):
        supervisor.press(Qt.Key.Key_4, CTRL)
    supervisor.world.tasks = []
    supervisor.world.events.publish(TaskAdded("t1"))
    supervisor.wait(lambda: word(supervisor) == "Attività (2)")
    assert len(asked) == 1
    silent.set()


def test_server_that_answers_a_window_gone_meanwhile_disturbs_nobody(
    supervisor: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clerk who changes the text size, locks or leaves has another window by then."""
    silent, asked = silent_server(supervisor, monkeypatch)
    supervisor.press(Qt.Key.Key_4, CTRL)
    supervisor.wait(lambda: len(asked) == 1)
    before = supervisor.window.shell
    supervisor.window.wardrobe.step_scale(1)
    supervisor.wait(lambda: supervisor.window.shell not in (None, before))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert before is not None
    assert not isValid(before)
    silent.set()
    supervisor.settle()
    supervisor.wait(lambda: word(supervisor) == "Attività (5)")
