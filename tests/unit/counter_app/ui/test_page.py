"""What has been left is not kept: after a day of hundreds of views the window holds one.

A view that refers to itself goes with the next look for garbage. One that is referred to by
something of Qt's, which holds what listens to it, never goes: Python does not see that ring. Its
widgets are gone by then, so that whatever is left is known by being a widget that is none.
"""

import gc
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from shiboken6 import isValid

from counter_app.ui.background import Ticket
from counter_app.ui.page import Page
from counter_app.ui.places import CitizenPlace, DayPlace, Place, TasksPlace
from counter_app.ui.widgets.server_wait import ServerWait
from payments_core.errors import RuleBroken
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import World

#: What the window may still hold of a view: the one before, for the way back.
OF_BEFORE = 1
TIMES = 4
CONTROL, BARE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def _left(kind: type[QObject]) -> list[str]:
    """Names of what is of this kind, and has lost its widget."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()
    return [
        type(one).__name__ for one in gc.get_objects() if isinstance(one, kind) and not isValid(one)
    ]


def _go(key: Qt.Key, modifier: Qt.KeyboardModifier = BARE) -> Callable[[DeskWindow], None]:
    def go(desk: DeskWindow) -> None:
        desk.press(key, modifier)
        desk.settle()

    return go


def _release(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.press(Qt.Key.Key_F4)
    desk.settle()
    desk.press(Qt.Key.Key_1, ALT)
    desk.settle()


def _preview(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.settle()
    desk.press(Qt.Key.Key_O, CONTROL)
    desk.settle()


VIEWS = {
    "verify": _go(Qt.Key.Key_2, CONTROL),
    "notices": _go(Qt.Key.Key_3, CONTROL),
    "tasks": _go(Qt.Key.Key_4, CONTROL),
    "settings": _go(Qt.Key.Key_Comma, CONTROL),
    "citizen": lambda desk: desk.open_citizen("rossi maria"),
    "release": _release,
    "preview": _preview,
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_that_was_left_is_not_kept(desk: DeskWindow, view: str) -> None:
    for _ in range(TIMES):
        VIEWS[view](desk)
        desk.press(Qt.Key.Key_F3)
        desk.settle()
    assert len(_left(Page)) <= OF_BEFORE, _left(Page)


def test_a_view_that_stays_does_not_keep_what_it_asked(desk: DeskWindow) -> None:
    shell = desk.window.shell
    assert shell is not None
    assert shell.page is not None
    answers: list[int] = []
    for _ in range(TIMES):
        shell.page.ask(lambda: 1, answers.append)
    desk.wait(lambda: len(answers) == TIMES)
    desk.settle()
    gc.collect()
    assert sum(isinstance(one, Ticket) for one in gc.get_objects()) < TIMES


@pytest.mark.parametrize("place", [CitizenPlace("c1"), DayPlace(), TasksPlace()])
def test_view_says_that_it_waits_until_the_server_has_answered(
    world: World,
    open_desk: Callable[..., DeskWindow],
    monkeypatch: pytest.MonkeyPatch,
    place: Place,
) -> None:
    monkeypatch.setattr("counter_app.ui.widgets.server_wait.LASTS_MS", 1)
    world.roles["sara.verdi"] = ("supervisor",)
    desk = open_desk()
    desk.sign_in("sara.verdi")
    silent = world.hold = threading.Event()
    desk.window.shell.go(place)
    desk.wait(lambda: desk.has("server_wait"))
    silent.set()
    desk.wait(lambda: not desk.has("server_wait"))
    assert not desk.told()


def test_page_that_waits_is_left_with_esc(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.widgets.server_wait.LASTS_MS", 1)
    desk.world.hold = threading.Event()
    desk.window.shell.go(CitizenPlace("c1"))
    desk.wait(lambda: desk.offers("back"))
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.focus() == "search_field")
    desk.world.hold.set()


def test_refusal_ends_the_wait_and_is_told(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.widgets.server_wait.LASTS_MS", 1)
    wait, may_end = ServerWait(desk.window.look), threading.Event()

    def refuse() -> None:
        desk.world.wait_at(may_end)
        raise RuleBroken("citizen_unknown", citizen_id="c1")

    desk.window.shell.page.ask_saying(wait, refuse, print)
    desk.wait(lambda: wait.lasts)
    may_end.set()
    desk.wait(lambda: bool(desk.told()))
    assert not wait.lasts
