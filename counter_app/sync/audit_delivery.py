"""Hands what was seen without the server to its audit log, behind everything else that waits.

Releases and cancellations come first (house style 5.2): nothing is sent while one of them waits.
And they never wait for the log: only a line that is down is trouble for whoever calls, any other
trouble puts the log off for a while. A row leaves only when the server says that it has it;
whatever else happens, it is sent again under the same id.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from counter_app.client.central_client import NO_ANSWER, CentralClient
from counter_app.store import audit, outbox
from counter_app.store.database import Database
from payments_core.clock import Clock
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.audit_messages import ENTRIES_LIMIT, AuditBatch, AuditEntry

#: Batches sent in one turn, so that changes of notices do not wait for a month's log.
BATCHES_A_TURN = 5
#: How long the log waits after a server that could not take it.
PUT_OFF = timedelta(minutes=5)

_log = structlog.get_logger(__name__)


class AuditDelivery:
    """Sends entries in their order. Called on the thread of the synchronisation."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._failed_at: datetime | None = None

    def deliver(self, client: CentralClient) -> bool:
        """Send some of what waits; whether more could be sent at once.

        Raises `WorldTrouble` when the server cannot be reached at all.
        """
        if self._is_put_off():
            return False
        for _ in range(BATCHES_A_TURN):
            entries = self._due()
            if not entries or not self._send(client, entries):
                return False
        return True

    def _due(self) -> list[AuditEntry]:
        with self._database.read() as session:
            return [] if outbox.count(session) else audit.due(session, ENTRIES_LIMIT)

    def _send(self, client: CentralClient, entries: Sequence[AuditEntry]) -> bool:
        """Whether the server has taken something."""
        try:
            reply = client.tell_of(AuditBatch(entries=tuple(entries)))
        except (WorldTrouble, RuleBroken, BadValue) as trouble:
            if trouble.code in NO_ANSWER:
                raise
            _log.warning("audit_put_off", code=trouble.code, **trouble.facts)
            self._failed_at = self._clock.now()
            return False
        recorded = {entry.entry_id for entry in entries}.intersection(reply.recorded)
        with self._database.write() as session:
            audit.remove(session, recorded)
        if not recorded:
            _log.warning("audit_put_off", code="nothing_recorded")
            self._failed_at = self._clock.now()
        return bool(recorded)

    def _is_put_off(self) -> bool:
        if self._failed_at is None:
            return False
        # A clock that was set back meanwhile must not put the log off for long.
        return timedelta(0) <= self._clock.now() - self._failed_at < PUT_OFF
