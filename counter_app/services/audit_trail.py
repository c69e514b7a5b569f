"""Notes who is shown what while the server is not asked; what it is asked it notes by itself."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from counter_app.services.ports import DeskTime
from counter_app.store import audit
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.audit_messages import AuditEntry


class AuditTrail:
    """Entries for the server's audit log, each a row of the store before anything is shown."""

    def __init__(self, clock: DeskTime, new_id: Callable[[], str]) -> None:
        self._clock = clock
        self._new_id = new_id

    def note(
        self,
        session: Session,
        operator_id: str | None,
        act: AuditAct,
        *,
        citizen_id: str | None = None,
        notice_number: str | None = None,
        hits: int | None = None,
        entry_id: str | None = None,
    ) -> None:
        """Add an entry to a writing transaction; what raises `audit_trail_full` is not shown.

        `entry_id` is the name of what the entry tells of, where it has one.
        """
        entry = AuditEntry(
            entry_id=entry_id or self._new_id(),
            act=act,
            operator_id=operator_id,
            citizen_id=citizen_id,
            notice_number=notice_number,
            hits=hits,
            happened_at=self._clock.now(),
            clock=self._clock.mark(),
        )
        audit.add(session, entry)
