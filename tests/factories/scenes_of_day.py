"""Scenes of the tasks and of the day."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.places import DayPlace, HandedTaskPlace, TasksPlace
from tests.factories.day_on_screen import handed
from tests.factories.screen_tasks import some_tasks, store_task, tasks_of_themselves
from tests.factories.sitting import Sitting, sign_in


def tasks(sitting: Sitting) -> None:
    sitting.world.tasks = some_tasks()
    sign_in(sitting)
    sitting.world.go_offline()
    sitting.go(TasksPlace())


def day_own(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(DayPlace())


def day_desks(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(DayPlace())


def day_cancelled(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(DayPlace(told="cancelled"))


def day_closed(sitting: Sitting) -> None:
    day_desks(sitting)
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_F9)
        sitting.settle()


def day_offline(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.go_offline()
    sitting.go(DayPlace())


def day_server_older(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.server_older = True
    sitting.go(DayPlace())


def handed_task(sitting: Sitting) -> None:
    sitting.world.handed = [handed(some_tasks()[0])]
    sign_in(sitting)
    sitting.go(HandedTaskPlace(sitting.world.handed[0]))


def tasks_of_all_kinds(sitting: Sitting) -> None:
    sitting.world.tasks = [*some_tasks(), *tasks_of_themselves()]
    sitting.world.put_off = ["t3"]
    sign_in(sitting)
    sitting.go(TasksPlace())


def tasks_paper(sitting: Sitting) -> None:
    sitting.world.tasks = some_tasks()[1:2]
    sign_in(sitting)
    sitting.go(TasksPlace())


def tasks_rebuilt(sitting: Sitting) -> None:
    """The store was damaged and has been made again from its journal."""
    sitting.world.tasks = [store_task(), *some_tasks()]
    sign_in(sitting)
    sitting.go(TasksPlace())


def tasks_none(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(TasksPlace())


def tasks_lost(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(TasksPlace())
