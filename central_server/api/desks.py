"""Routes for machines: enrolment, profile, leases, operations, log."""

from functools import partial

from fastapi import APIRouter, Request

from central_server.api.doors import Doors
from central_server.db.unit_of_work import Session
from central_server.desks import audit_entries, contacts, downloads, leases, operations
from central_server.entities import repository as entities
from central_server.identity import enrolment
from central_server.identity.guesses import Guesses
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_core.wire.desk.audit_messages import AuditBatch, AuditReply
from payments_core.wire.desk.contact_messages import ContactReply, ContactRequest
from payments_core.wire.desk.messages import DeskProfile, EnrolReply, EnrolRequest
from payments_core.wire.desk.operation_messages import (
    LeaseReply,
    LeaseRequest,
    OperationAnswers,
    OperationBatch,
)


def routes(doors: Doors, marks: ThirdPartyMarks, guesses: Guesses) -> APIRouter:
    """The routes under `/desks` and `/desk`; `marks` are the installation's, for all desks, and
    `guesses` the codes that were tried at this process."""
    router = APIRouter(tags=["desks"])

    @router.post("/desks/enrol")
    def enrol(request: Request, wanted: EnrolRequest) -> EnrolReply:
        """A machine becomes a desk; nobody needs to be known for it but the one-time code."""
        address = request.client.host if request.client else ""
        guesses.begin(address, doors.clock.now())
        with doors.unit_of_work() as session:
            reply = enrolment.enrol(
                session, wanted, doors.new_secret, doors.clock.now(), partial(_trains, session)
            )
        guesses.succeed(address)
        return reply

    @router.get("/desk")
    def profile(request: Request) -> DeskProfile:
        """What the desk keeps to work alone."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
            return downloads.profile(session, desk, doors.clock.now(), marks)

    @router.post("/desks/contact")
    def contact(request: Request, told: ContactRequest) -> ContactReply:
        """A desk's report, and how it stands with the server; also of a retired one."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request, retired_too=True)
            return contacts.report(session, desk, told, doors.new_secret, doors.clock.now())

    @router.post("/desks/leases")
    def lease(request: Request, wanted: LeaseRequest) -> LeaseReply:
        """A block of notice numbers for this desk, for ever."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
            return leases.lease_block(session, desk, wanted, doors.new_id(), doors.clock.now())

    @router.post("/desks/operations")
    def deliver(request: Request, batch: OperationBatch) -> OperationAnswers:
        """Operations in their order, each committed before the next begins."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request, retired_too=True)
        answers = []
        for operation in batch.operations:
            with doors.unit_of_work() as session:
                now = doors.clock.now()
                answers.append(operations.perform(session, desk, operation, doors.new_id, now))
        return OperationAnswers(answers=tuple(answers))

    @router.post("/desks/audit")
    def audit(request: Request, batch: AuditBatch) -> AuditReply:
        """What was seen and done while nobody asked the server; also at a retired desk."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request, retired_too=True)
            return audit_entries.take_in(session, desk, batch, doors.clock.now())

    return router


def _trains(session: Session, entity_id: str) -> bool:
    entity = entities.entity(session, entity_id)
    return entity is not None and entity.training
