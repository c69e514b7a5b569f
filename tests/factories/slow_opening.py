"""A counter that takes its time to open: the window is driven before it is there."""

import threading
from pathlib import Path

from counter_app.store.identity_card import IdentityCard, write_card
from counter_app.ui.application import start
from counter_app.ui.machine import Machine
from counter_app.ui.style.theme import LIGHT, Theme
from payments_core.errors import PaymentsError
from tests.factories.desk_window import PATIENCE_SECONDS, DeskWindow
from tests.factories.screen_world import World
from tests.factories.screens import FakeCounter

CARD = IdentityCard("Comune di Esempio", "Sportello 12", "Anagrafe centro", training=False)


class SlowOpening:
    """Builds the counter of a world once it is told to."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.card = folder / "desk.json"
        self.counter = FakeCounter(world)
        self.trouble: PaymentsError | None = None
        self._ready = threading.Event()
        self.desk: DeskWindow | None = None

    def window(self, card: IdentityCard | None = CARD) -> DeskWindow:
        """The window over a machine with this card, while the counter is still awaited."""
        if card is not None:
            write_card(self.card, card)
        window = start(self._build, "it", Theme(LIGHT), Machine(self.card))
        window.activateWindow()
        self.desk = DeskWindow(window, self.world)
        return self.desk

    def finish(self) -> None:
        """Let the counter come."""
        self._ready.set()

    def close(self) -> None:
        self.finish()
        if self.desk is not None:
            self.desk.close()

    def _build(self) -> FakeCounter:
        if not self._ready.wait(PATIENCE_SECONDS):
            raise AssertionError("the test never let the counter come")
        if self.trouble is not None:
            raise self.trouble
        return self.counter
