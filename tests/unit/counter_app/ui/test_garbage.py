"""While a window is open, its thread alone looks for garbage."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.ui import garbage
from counter_app.ui.garbage import WindowCollector
from tests.factories.desk_window import DeskWindow


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
    timers = collector.findChildren(QTimer)
    for timer in timers:
        timer.setInterval(0)
    collector.start()
    try:
        lost = weakref.ref(Ring())
        collector.somebody_is_here()
        assert not any(timer.isActive() for timer in timers)
        collector.begin_looking()
        qtbot.waitUntil(lambda: lost() is None)
    finally:
        collector.stop()


@pytest.fixture
def at_work(collector: WindowCollector) -> Iterator[WindowCollector]:
    """A collector that alone looks, over nothing but what comes from now on."""
    collector.start()
    gc.collect()
    gc.freeze()
    yield collector
    gc.unfreeze()
    collector.stop()


def an_old_ring() -> tuple[Ring, weakref.ref[Ring]]:
    """One that was there at some looks."""
    ring = Ring()
    gc.collect()
    return ring, weakref.ref(ring)


def look(collector: WindowCollector, times: int) -> None:
    for _ in range(times):
        collector.look()


def test_what_nobody_holds_any_more_goes_with_a_look(at_work: WindowCollector) -> None:
    lost = weakref.ref(Ring())
    assert lost() is not None
    at_work.look()
    assert lost() is None


def test_view_that_stood_for_a_while_goes_some_seconds_after_it_was_closed(
    at_work: WindowCollector,
) -> None:
    ring, lost = an_old_ring()
    del ring
    look(at_work, garbage.OLDER_EVERY - 1)
    assert lost() is not None
    at_work.look()
    assert lost() is None


@pytest.mark.parametrize(("limit", "is_aside"), [(0, True), (10**9, False)])
def test_what_has_stayed_is_put_aside_once_it_is_much(
    at_work: WindowCollector, monkeypatch: pytest.MonkeyPatch, limit: int, is_aside: bool
) -> None:
    monkeypatch.setattr(garbage, "ASIDE_ABOVE", limit)
    kept, _ = an_old_ring()
    look(at_work, garbage.OLDER_EVERY)
    assert any(one is kept for one in gc.get_objects()) is not is_aside


def test_what_is_much_is_put_aside_without_being_gone_through(
    at_work: WindowCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "ASIDE_ABOVE", 0)
    ring, lost = an_old_ring()
    del ring
    look(at_work, garbage.OLDER_EVERY)
    assert lost() is not None
    at_work.look_at_all()
    assert lost() is None


def test_what_died_aside_goes_when_nobody_is_there(
    at_work: WindowCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "ASIDE_ABOVE", 0)
    (ring, lost), (kept, _) = an_old_ring(), an_old_ring()
    look(at_work, garbage.OLDER_EVERY)
    del ring
    look(at_work, garbage.OLDER_EVERY)
    assert lost() is not None
    at_work.look_at_all()
    assert lost() is None
    assert not any(one is kept for one in gc.get_objects())


def test_all_is_looked_at_once_in_each_absence(
    collector: WindowCollector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = list[int]()
    monkeypatch.setattr(gc, "unfreeze", lambda: looked.append(1))
    for timer in collector.findChildren(QTimer):
        timer.setInterval(0 if timer.isSingleShot() else 1)
    collector.start()
    try:
        collector.begin_looking()
        qtbot.waitUntil(lambda: len(looked) == 1)
        lost = weakref.ref(Ring())
        qtbot.waitUntil(lambda: lost() is None)
        assert looked == [1]
        collector.somebody_is_here()
        qtbot.waitUntil(lambda: len(looked) == 2)
    finally:
        collector.stop()


def test_key_tells_that_somebody_is_there(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[int]()
    monkeypatch.setattr(WindowCollector, "somebody_is_here", lambda collector: told.append(1))
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_A)
    assert told
