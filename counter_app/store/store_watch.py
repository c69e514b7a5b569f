"""Looks through the whole store in the background, and mends a damaged one while the desk runs;
destroys that of a retired desk.

Opening reads the first pages only, so that the window is there at once. A page that nobody has
read for weeks may be damaged all the same; the sooner that is known, the more can be brought back.
"""

import threading
from collections.abc import Callable

import structlog

from counter_app.store.damage import StoreDamaged
from counter_app.store.database import Database
from counter_app.store.vault import Vault
from payments_core.errors import PaymentsError

#: After the start the disk belongs to the clerk for a while: seconds.
CHECK_AFTER_SECONDS = 20.0
#: How long `stop` waits for a check or other work.
STOP_SECONDS = 5.0

_log = structlog.get_logger(__name__)


class StoreWatch:
    """One check in each run of the program. `pause` stops whoever works with the store before it
    is mended or destroyed; opening it again lets them go on (`Vault.on_open`), and `on_wiped` is
    called when there is none any more."""

    def __init__(
        self, database: Database, vault: Vault, check_after_seconds: float = CHECK_AFTER_SECONDS
    ) -> None:
        self._database = database
        self._vault = vault
        self._check_after_seconds = check_after_seconds
        self._guard = threading.Lock()
        self._stopping = threading.Event()
        self._checking: threading.Thread | None = None
        self._working: threading.Thread | None = None
        self.pause: Callable[[], None] = lambda: None
        self.on_wiped: Callable[[], None] = lambda: None
        database.on_damage = self._on_damage

    def start(self) -> None:
        """Begin the check; harmless when it was begun."""
        if self._checking is None:
            self._checking = threading.Thread(target=self._check, name="store-check", daemon=True)
            self._checking.start()

    def stop(self) -> None:
        """End within STOP_SECONDS each: a check is broken off, other work goes on to its end."""
        self._stopping.set()
        self._database.interrupt()
        for thread in (self._checking, self._working):
            if thread is not None:
                thread.join(STOP_SECONDS)

    def _check(self) -> None:
        if self._stopping.wait(self._check_after_seconds):
            return
        try:
            damage = self._database.find_damage()
        except PaymentsError as trouble:
            _log.info("store_not_checked", code=trouble.code)
            return
        if damage is None:
            _log.info("store_checked")
        elif not self._stopping.is_set():
            self._on_damage(damage)

    def _on_damage(self, damage: StoreDamaged) -> None:
        """Called by any thread, also by one that is inside the store: it must not be waited for."""
        with self._guard:
            if self._stopping.is_set() or self._is_busy():
                return
            _log.error("store_damaged", **damage.facts)
            self._run(self._vault.mend)

    def retire(self) -> None:
        """The server says that the desk is retired: destroy the store, once there is nothing left
        to deliver or to be seen. Called each time that it says so, by the thread that has heard it.
        """
        with self._guard:
            if not (self._stopping.is_set() or self._is_busy()) and self._vault.may_be_wiped():
                self._run(self._wipe)

    def _wipe(self) -> None:
        self._vault.wipe()
        _log.warning("store_wiped")
        self.on_wiped()

    def _is_busy(self) -> bool:
        return self._working is not None and self._working.is_alive()

    def _run(self, work: Callable[[], None]) -> None:
        """On a thread of its own: those that work with the store are stopped for it."""

        def paused() -> None:
            try:
                self.pause()
                work()
            except PaymentsError as trouble:
                _log.exception("store_work_failed", code=trouble.code)

        self._working = threading.Thread(target=paused, name="store-work", daemon=True)
        self._working.start()
