"""Events of other threads arrive on the window's."""

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from counter_app.events import CounterEvents, OutboxChanged
from counter_app.ui.event_bridge import EventBridge


class _Receiver(QObject):
    """Lives on the window thread, as the window does."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[object, bool]] = []

    def take(self, event: object) -> None:
        here = threading.current_thread() is threading.main_thread()
        self.seen.append((event, here))


def test_an_event_of_another_thread_arrives_on_the_window_thread(
    qtbot: QtBot, qapp: object
) -> None:
    events = CounterEvents()
    bridge = EventBridge(events)
    receiver = _Receiver()
    bridge.arrived.connect(receiver.take)
    thread = threading.Thread(target=events.publish, args=(OutboxChanged(),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(receiver.seen))
    assert receiver.seen == [(OutboxChanged(), True)]


def test_a_closed_bridge_hears_nothing(qtbot: QtBot, qapp: object) -> None:
    events = CounterEvents()
    bridge = EventBridge(events)
    seen: list[object] = []
    bridge.arrived.connect(seen.append)
    bridge.close()
    events.publish(OutboxChanged())
    assert seen == []
