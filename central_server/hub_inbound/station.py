"""The station (stazione): answers what the national hub asks about notices and payments.

Six operations over SOAP 1.1 (hub protocol 3a). Verifying and activating change nothing but leave a
trace for the timeline; a receipt changes everything and is never refused on its merits. Checks
follow the hub's order: schema, broker, station, entity, notice, state of the position. Of a debt
that a management program owns, that program is asked last.

Notices born at a payment provider (paDemandPaymentNotice) need an entry in the hub's catalogue of
services, which no entity served here has: whatever service is asked for, its payment is unknown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from central_server.db.trouble import DATABASE_TROUBLE
from central_server.db.unit_of_work import Session, UnitOfWork
from central_server.payments import service as payments
from central_server.payments.hub_access import Admission, HubRefusal, admit
from central_server.payments.service import HubEventKind
from central_server.positions import asked, live
from central_server.positions import repository as positions
from central_server.positions.asked import Enquiry, Known
from central_server.positions.asked import Reply as ProgramReply
from central_server.positions.asking import ProgramAsker
from central_server.positions.notice_checks import NOT_OWED, is_of_station, unpayable
from central_server.positions.repository import NoticedPosition
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import Clock, rome_date
from payments_core.errors import RemoteProtocolError
from payments_core.model.asked_amount import AskedFor
from payments_core.wire.hub.demand_notice import DemandNoticeRequest
from payments_core.wire.hub.envelope import soap_fault
from payments_core.wire.hub.faults import (
    Fault,
    FaultCode,
    blame_of,
    fault_answer,
    fault_code_of,
    operation_of,
)
from payments_core.wire.hub.get_payment import GetPaymentRequest, get_payment_answer
from payments_core.wire.hub.operations import Operation
from payments_core.wire.hub.payment_data import PaymentData
from payments_core.wire.hub.requests import StationRequest, parse_request
from payments_core.wire.hub.send_receipt import SendReceiptRequest, receipt_answer
from payments_core.wire.hub.verify import VerifyRequest, verify_answer

_log = structlog.get_logger("station")

#: Every answer of an operation, OK or KO.
STATUS_ANSWERED = 200
#: What came is not a message of the hub at all (WS-I Basic Profile 1.1, R1113).
STATUS_BAD_REQUEST = 400
#: A message that we should have been able to read (SOAP 1.1, 6.2).
STATUS_DEFECT = 500

#: Named in a fault when the message does not say which entity was asked.
NOBODY = "00000000000"
_ASKED_ENTITY = re.compile(rb"<idPA>\s*([0-9]{11})\s*</idPA>")

NoticeQuestion = VerifyRequest | GetPaymentRequest

#: What a program is told of the question that makes us ask.
_ASKED_FOR = {HubEventKind.VERIFY: AskedFor.VERIFY, HubEventKind.ACTIVATE: AskedFor.ACTIVATE}


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status and a SOAP document."""

    status: int
    body: bytes


class Station:
    """Bytes in, bytes out; every call is one transaction, committed before the answer is made, and
    two where a program is asked in between."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        clock: Clock,
        new_id: Callable[[], str],
        programs: ProgramAsker,
        signer: ReceiptSigner | None = None,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._programs = programs
        self._signer = signer
        self._clock = clock
        self._new_id = new_id

    def answer(self, body: bytes) -> Reply:
        """Answer one message of the hub, whatever it is and whatever happens."""
        request = _read(body)
        if isinstance(request, Reply):
            return request
        asked = request.station.pa
        log = _log.bind(operation=request.operation, entity=asked, station=request.station.station)
        try:
            return Reply(STATUS_ANSWERED, self._answer(request, body))
        except HubRefusal as refusal:
            log.warning("hub_refused", fault=refusal.fault.value, notice=refusal.notice_number)
            return _fault(request.operation, refusal.fault, asked)
        except DATABASE_TROUBLE as trouble:
            log.error("hub_database_trouble", error=str(trouble))
            return _fault(request.operation, FaultCode.SYSTEM_ERROR, asked)
        except Exception:  # the hub must always get an answer that it understands
            log.exception("hub_unforeseen")
            return _fault(request.operation, FaultCode.SYSTEM_ERROR, asked)

    def too_late(self, body: bytes) -> Reply:
        """What to say while `answer` is not ready and the hub stops waiting: ask again.

        A receipt may be stored all the same, then the same receipt meets it. Nothing waits here.
        """
        request = _read(body)
        if isinstance(request, Reply):
            return request
        asked = request.station.pa
        _log.error("hub_answer_late", operation=request.operation, entity=asked)
        return _fault(request.operation, FaultCode.SYSTEM_ERROR, asked)

    def _answer(self, request: StationRequest, body: bytes) -> bytes:
        match request:
            case VerifyRequest():
                return verify_answer(self._payable(request, HubEventKind.VERIFY))
            case GetPaymentRequest():
                return get_payment_answer(request, self._payable(request, HubEventKind.ACTIVATE))
            case SendReceiptRequest():
                self._record(request, body)
                return receipt_answer(request)
            case DemandNoticeRequest():
                raise self._unknown_service(request)

    def _payable(self, question: NoticeQuestion, kind: HubEventKind) -> PaymentData:
        """The notice as it can be paid now, amount and date read afresh; otherwise a refusal."""
        found = self._looked_up(question, kind, None)
        if isinstance(found, Enquiry):
            # Between two transactions, so that a slow program holds no row and no connection.
            reply = self._programs.ask(found, _ASKED_FOR[kind])
            found = self._looked_up(question, kind, reply)
        assert not isinstance(found, Enquiry)  # noqa: S101  (nobody is asked twice)
        return found

    def _looked_up(
        self, question: NoticeQuestion, kind: HubEventKind, reply: ProgramReply | None
    ) -> PaymentData | Enquiry:
        """The notice as it can be paid, or what its program is to be asked before that is known."""
        with self._unit_of_work() as session:
            admitted = admit(session, question.station)
            number = question.notice_number
            if question.entity_tax_code != admitted.caller.entity_id:
                raise HubRefusal(FaultCode.ENTITY_UNKNOWN, number)
            found = positions.position_by_notice(session, question.entity_tax_code, number)
            if found is None or not is_of_station(number, admitted.segregation_code):
                raise HubRefusal(FaultCode.PAYMENT_UNKNOWN, number)
            today = rome_date(self._clock.now())
            refusal = unpayable(session, found, today) or _untellable(question, found)
            if refusal is None and reply is None:
                enquiry = asked.enquiry_of(session, found)
                if enquiry is not None:
                    return enquiry
            event_id = payments.note_question(
                session, admitted.caller, number, kind, self._clock, self._new_id
            )
            due = None
            if refusal is None and reply is not None:
                known = self._known(session, found, reply, event_id, kind)
                due, refusal = known.installment, NOT_OWED.get(known.state)
            elif refusal is None:
                due = live.installment_on(session, found, today)
        # Raised only now, so that the trace of the question stays.
        if due is None or refusal is not None:
            raise HubRefusal(refusal or FaultCode.PAYMENT_UNKNOWN, number)
        return PaymentData(
            creditor_tax_code=admitted.caller.entity_id,
            company_name=admitted.entity_name,
            office_name=admitted.office_name,
            # The hub has no use for the debtor's address for mail, so it does not get it.
            debtor=replace(positions.debtor_of(found.position), email=None),
            installment=due,
        )

    def _known(
        self, session: Session, found: NoticedPosition, reply: ProgramReply, event_id: str,
        kind: HubEventKind,
    ) -> Known:  # fmt: skip
        """What is known of a debt after its program was asked; it is told, and noted as such."""
        now = self._clock.now()
        answered = asked.keep_answer(session, reply, self._new_id, now)
        known = asked.known(session, found, answered)
        asked.note_told(session, found.position.entity_id, event_id, known, _ASKED_FOR[kind], now)
        return known

    def _unknown_service(self, request: DemandNoticeRequest) -> HubRefusal:
        """What the asynchronous model of the hub, too, says to a service that is not there."""
        with self._unit_of_work() as session:
            admit(session, request.station)
        _log.warning("service_unknown", service=request.service_id, provider=request.provider_id)
        return HubRefusal(FaultCode.PAYMENT_UNKNOWN)

    def _record(self, request: SendReceiptRequest, body: bytes) -> None:
        """Store a receipt with its effects; what defeats us is kept whole and acknowledged."""
        receipt, admitted = request.receipt, None
        try:
            with self._unit_of_work() as session:
                admitted = admit(session, request.station)
                payments.record_receipt(
                    session, admitted.caller, receipt, body, request.version, self._clock,
                    self._signer,
                )  # fmt: skip
        except HubRefusal as refusal:
            if admitted is not None and refusal.fault is FaultCode.RECEIPT_DUPLICATE:
                self._keep(admitted, request, body, payments.CONTRADICTS)
            raise
        except DATABASE_TROUBLE:
            raise
        except Exception as trouble:  # the payment has happened: losing the message is worse
            if admitted is None:
                raise
            _log.exception("receipt_effects_unknown", receipt=receipt.receipt_id)
            self._keep(admitted, request, body, type(trouble).__name__)

    def _keep(
        self, admitted: Admission, request: SendReceiptRequest, body: bytes, reason: str
    ) -> None:
        operation = request.operation.value
        with self._unit_of_work() as session:
            payments.keep_message(session, admitted.caller, operation, reason, body, self._clock)


def _untellable(question: NoticeQuestion, found: NoticedPosition) -> FaultCode | None:
    """Why the operation that asks has no words for this notice, None when it has.

    A duty stamp has a place in paGetPaymentV2 alone. The notice is there, so it is not unknown, and
    nothing of ours has failed that trying again would mend: a well-formed question is put in a
    version that makes no sense for this notice (hub protocol 3a.4).
    """
    if not isinstance(question, GetPaymentRequest) or question.version > 1:
        return None
    has_stamp = any(row.stamp_document_hash is not None for row in found.transfers)
    return FaultCode.SEMANTICS if has_stamp else None


def _read(body: bytes) -> StationRequest | Reply:
    """What is asked, or the answer to what cannot be read."""
    try:
        return parse_request(body)
    except RemoteProtocolError as error:
        return _unreadable(body, error)
    except Exception:  # even then the hub must get an answer that it understands
        _log.exception("hub_message_defeats_us")
        return Reply(STATUS_DEFECT, soap_fault("Server", FaultCode.SYSTEM_ERROR.value))


def _unreadable(body: bytes, error: RemoteProtocolError) -> Reply:
    operation = operation_of(error)
    asked = _ASKED_ENTITY.search(body[:4096])
    entity_id = asked.group(1).decode("ascii") if asked else NOBODY
    _log.warning("hub_message_unreadable", entity=entity_id, code=error.code, **error.facts)
    code = fault_code_of(error)
    if operation is None:
        return Reply(STATUS_BAD_REQUEST, soap_fault(blame_of(error), code.value))
    description = f"{error.facts.get('field') or ''}: {error.facts.get('reason')}"[:140]
    fault = Fault(code, entity_id, description=description)
    return Reply(STATUS_ANSWERED, fault_answer(operation, fault))


def _fault(operation: Operation, code: FaultCode, entity_id: str) -> Reply:
    return Reply(STATUS_ANSWERED, fault_answer(operation, Fault(code, entity_id)))
