"""While a window is open, its thread alone looks for garbage."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from counter_app.ui.garbage import WindowCollector


class Ring:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> WindowCollector:
    owner = QObject()
    collector = WindowCollector(owner)
    collector.setParent(None)
    return collector


def test_the_interpreter_does_not_look_by_itself_while_the_window_is_open(
    collector: WindowCollector,
) -> None:
    collector.start()
    try:
        assert not gc.isenabled()
    finally:
        collector.stop()
    assert gc.isenabled()


def test_nothing_is_looked_through_before_all_is_loaded(
    collector: WindowCollector, qtbot: QtBot
) -> None:
    timer = collector.findChild(QTimer)
    assert timer is not None
    timer.setInterval(0)
    collector.start()
    try:
        lost = weakref.ref(Ring())
        assert not timer.isActive()
        collector.begin_looking()
        qtbot.waitUntil(lambda: lost() is None)
    finally:
        collector.stop()


def test_what_nobody_holds_any_more_goes_with_a_look(collector: WindowCollector) -> None:
    collector.start()
    try:
        lost = weakref.ref(Ring())
        assert lost() is not None
        collector.look()
        assert lost() is None
    finally:
        collector.stop()
