"""An entity of which a debt over a threshold is cancelled by two people, and who they are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.entities.models import EntityRow
from central_server.identity.actor import Actor
from central_server.notices import acts, cancel_decisions
from central_server.notices.models import CancelRequestRow
from payments_core.model.cancel_request import CancelStatus
from payments_core.model.role import Role
from payments_core.wire.desk.cancel_messages import CancelInfo
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from tests.factories.server import COMPANY, DESK, ENTITY, OPERATOR, add_everything, add_operator

SUPERVISOR_ID = "operator-2"
CLERK = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))
SUPERVISOR = Actor(ENTITY, DESK, SUPERVISOR_ID, frozenset({Role.SUPERVISOR}))
ADMINISTRATOR = Actor(ENTITY, DESK, "operator-3", frozenset({Role.ADMINISTRATOR}))
STRANGER = Actor(COMPANY, DESK, SUPERVISOR_ID, frozenset(Role))
#: Under what every notice of these tests costs.
THRESHOLD = 2000
CANCEL = NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore")


def set_threshold(session: Session, cents: int | None = THRESHOLD, entity_id: str = ENTITY) -> None:
    """Have two people cancel what is over an amount."""
    row = session.get(EntityRow, entity_id)
    assert row is not None
    row.cancel_approval_over = cents
    session.flush()


def add_careful_entity(session: Session) -> None:
    """An entity that works, with a supervisor and a threshold."""
    add_everything(session)
    add_operator(
        session, operator_id=SUPERVISOR_ID, username="sara.verdi", roles=(Role.SUPERVISOR,)
    )
    set_threshold(session)


@dataclass(frozen=True)
class CancelDesk:
    """Asks and decides in one session, all at one instant."""

    session: Session
    now: datetime

    def cancel(self, number: str, actor: Actor = CLERK) -> CancelRequestRow | None:
        return acts.perform(self.session, actor, number, CANCEL, self.now)

    def ask(self, number: str, actor: Actor = CLERK) -> str:
        asked = self.cancel(number, actor)
        assert asked is not None
        return asked.request_id

    def approve(self, request_id: str, actor: Actor = SUPERVISOR) -> CancelInfo:
        return cancel_decisions.approve(self.session, actor, request_id, self.now)

    def reject(self, request_id: str, actor: Actor = SUPERVISOR) -> CancelInfo:
        return cancel_decisions.reject(self.session, actor, request_id, "È dovuto", self.now)

    def listed(self, status: CancelStatus = CancelStatus.REQUESTED, **which: str) -> list[str]:
        page = cancel_decisions.page(self.session, SUPERVISOR, status, self.now, **which)
        return [one.request_id for one in page.requests]
