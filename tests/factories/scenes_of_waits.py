"""Scenes of views that wait for a server that says nothing."""

import threading

from counter_app.ui.places import CitizenPlace, DayPlace, Place, TasksPlace
from tests.factories.screen_tasks import some_tasks
from tests.factories.sitting import Sitting, sign_in


def _wait_at(sitting: Sitting, place: Place) -> None:
    sign_in(sitting)
    sitting.world.hold = threading.Event()
    sitting.go(place)
    sitting.let_pass(1.5)


def citizen_slow(sitting: Sitting) -> None:
    _wait_at(sitting, CitizenPlace("c1"))


def day_slow(sitting: Sitting) -> None:
    _wait_at(sitting, DayPlace())


def tasks_slow(sitting: Sitting) -> None:
    sitting.world.tasks = some_tasks()
    _wait_at(sitting, TasksPlace())
