"""Brings what happens on other threads to the window thread, as one signal."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class EventSource(Protocol):
    """Where events come from; callbacks run on the thread that noticed."""

    def subscribe(self, callback: Callable[..., None]) -> Callable[[], None]:
        """Call with every event until the returned function is called."""
        ...


class EventBridge(QObject):
    """`arrived` carries a value of `counter_app.events`; Qt queues it for its receiver."""

    arrived = Signal(object)

    def __init__(self, source: EventSource) -> None:
        super().__init__()
        self._unsubscribe = source.subscribe(self._pass_on)

    def close(self) -> None:
        """Hear no more."""
        self._unsubscribe()

    def _pass_on(self, event: object) -> None:
        self.arrived.emit(event)
