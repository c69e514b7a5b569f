"""Events of the audit log as tests need them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from central_server.audit.chain import AuditEvent
from payments_core.model.audit_act import AuditAct
from tests.factories.clock import TEST_START
from tests.factories.server import ENTITY

_EVENT = AuditEvent(
    entity_id=ENTITY, source="server", event_id="event-1", act=AuditAct.CITIZEN_OPENED,
    desk_id="desk-1", operator_id="operator-1", operator_known=True, citizen_id="citizen-1",
    notice_number=None, hits=None, happened_at=TEST_START, said_at=None, recorded_at=TEST_START,
    offline=False, clock_doubtful=False,
)  # fmt: skip


def audit_event(number: int = 1, **changes: Any) -> AuditEvent:
    """The event with this number, a second after the one before."""
    at = TEST_START + timedelta(seconds=number)
    told = {"event_id": f"event-{number}", "happened_at": at, "recorded_at": at}
    return replace(_EVENT, **(told | changes))
