"""A window over stand-in services, closed at the end of the test."""

import os
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.factories.desk_window import DeskWindow, open_window
from tests.factories.screen_world import World


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform says at each window what it cannot do."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def open_desk(qapp: object, world: World) -> Iterator[Callable[..., DeskWindow]]:
    opened: list[DeskWindow] = []

    def build(**choices: object) -> DeskWindow:
        desk = open_window(world, **choices)
        opened.append(desk)
        return desk

    yield build
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[..., DeskWindow]) -> DeskWindow:
    """Signed in, on the start window."""
    window = open_desk()
    window.sign_in()
    return window
