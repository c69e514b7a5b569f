"""What every route needs: time, ids, transactions, and who is asking."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request

from central_server.changes.push import ChangeBell
from central_server.db.unit_of_work import Session, UnitOfWork
from central_server.identity import enrolment, portals, sign_in
from central_server.identity.actor import Actor, EnrolledDesk
from central_server.identity.portals import Portal
from payments_core.clock import Clock

DESK_HEADER = "X-Desk"
OPERATOR_HEADER = "Authorization"
PORTAL_HEADER = "X-Portal"


@dataclass(frozen=True, slots=True)
class Doors:
    """Built once in the composition and handed to every group of routes."""

    unit_of_work: UnitOfWork
    clock: Clock
    new_id: Callable[[], str]
    new_secret: Callable[[], str]
    bell: ChangeBell

    def desk(
        self, session: Session, request: Request, *, retired_too: bool = False
    ) -> EnrolledDesk:
        """The desk that sent the request; refused unless its credential is right."""
        header = request.headers.get(DESK_HEADER)
        return enrolment.authenticate(session, header, retired_too=retired_too)

    def operator(self, session: Session, request: Request) -> Actor:
        """The operator signed in at the desk that sent the request."""
        desk = self.desk(session, request)
        header = request.headers.get(OPERATOR_HEADER)
        return sign_in.authenticate(session, desk, header, self.clock.now())

    def portal(self, session: Session, request: Request) -> Portal:
        """The citizen portal that sent the request; refused unless its key is right."""
        return portals.authenticate(session, request.headers.get(PORTAL_HEADER))

    def portal_at(self, session: Session, request: Request, entity_id: str) -> Portal | None:
        """The same portal at another entity, None where it is none there."""
        return portals.also_at(session, request.headers.get(PORTAL_HEADER), entity_id)
