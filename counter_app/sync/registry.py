"""Keeps on the desk what its entity's policy says of the registry: all of it, or nothing of it.

All: page by page, from where the last one ended, in the background. What was to be delivered goes
first, and again as soon as somebody has something to deliver. Each page and how far it goes are one
transaction, so whatever breaks off is gone on with. Otherwise the file is removed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from counter_app.client.central_client import CentralClient
from counter_app.store import desk, registry
from counter_app.store.database import Database
from counter_app.store.registry import RegistryState
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.message import PAGE_LIMIT

#: Pages read before what else is to be done has its turn again.
PAGES_A_TURN = 10
#: How often somebody new is looked for once everybody is here.
LOOK_EVERY = timedelta(minutes=5)

_log = structlog.get_logger(__name__)


class RegistryDownload:
    """Reads the registry as long as the desk may keep it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._whole_at: datetime | None = None

    def refresh(self, client: CentralClient, interrupted: Callable[[], bool]) -> bool:
        """Read some pages, none any more once `interrupted`; whether others are waiting.

        Raises what the client raises, and `store_trouble` when the disk refuses.
        """
        with self._database.read() as session:
            row = desk.get(session)
        if row.registry_policy != RegistryPolicy.ALL:
            self._remove()
            return False
        if self._is_whole():
            return False
        for _ in range(PAGES_A_TURN):
            if interrupted():
                return True
            if not self._read_page(client, row.entity_id):
                return False
        return True

    def _is_whole(self) -> bool:
        # A clock that was set back must not stop the registry for as long.
        since = None if self._whole_at is None else abs(self._clock.now() - self._whole_at)
        return since is not None and since < LOOK_EVERY

    def _read_page(self, client: CentralClient, entity_id: str) -> bool:
        """Whether there are more pages."""
        asked_at = self._clock.now()
        state = self._begun(entity_id, asked_at)
        try:
            page = client.registry(state.revision, PAGE_LIMIT)
        except RuleBroken as refusal:
            return self._is_to_begin_anew(refusal)
        with self._database.registry.write() as session:
            registry.keep(session, page, asked_at)
        if page.more and page.people:
            return True
        self._whole_at = asked_at
        return False

    def _begun(self, entity_id: str, at: datetime) -> RegistryState:
        """How far the registry of this entity was read."""
        with self._database.registry.read() as session:
            state = registry.current(session)
        if state is not None and state.entity_id != entity_id:
            self._remove()
            state = None
        if state is not None:
            return state
        with self._database.registry.write() as session:
            return registry.begin(session, entity_id, at)

    def _is_to_begin_anew(self, refusal: RuleBroken) -> bool:
        """The server was restored and is younger than what is here, or its policy has changed."""
        if refusal.code not in ("registry_cursor_ahead", "registry_not_on_desks"):
            raise refusal
        _log.warning("registry_read_anew", code=refusal.code, **refusal.facts)
        self._remove()
        return refusal.code == "registry_cursor_ahead"

    def _remove(self) -> None:
        self._whole_at = None
        if self._database.registry.exists:
            self._database.registry.remove()
