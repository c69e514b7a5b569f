"""The payment options service (opzioni di pagamento): the hub asks for all ways to pay a notice.

Checks are those of the station, in its order. The debt is refused as a whole only where nothing of
it can be paid: of a plan that has begun, whoever holds any of its notices is told what is left.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

import structlog

from central_server.db.trouble import DATABASE_TROUBLE
from central_server.db.unit_of_work import Session, UnitOfWork
from central_server.entities import repository as entities
from central_server.hub_inbound.station import STATUS_ANSWERED, Reply
from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller, HubRefusal
from central_server.payments.service import HubEventKind
from central_server.positions import asked, live
from central_server.positions import repository as positions
from central_server.positions.asked import Enquiry, Known
from central_server.positions.asked import Reply as ProgramReply
from central_server.positions.asking import ProgramAsker
from central_server.positions.notice_checks import (
    NOT_OWED,
    UNPAYABLE,
    is_of_station,
    unpayable,
)
from central_server.positions.repository import NoticedPosition
from payments_core.clock import Clock, rome_date
from payments_core.model.asked_amount import AskedFor, ProgramState
from payments_core.model.debt_position import Installment, InstallmentStatus, PositionStatus
from payments_core.rules.payment_ways import PAYABLE, InstallmentState, installment_state
from payments_core.rules.position_progress import DuePart, other_way
from payments_core.wire.hub.faults import FaultCode
from payments_core.wire.hub.payment_options import (
    OfferedDebt,
    OfferedInstallment,
    options_answer,
    options_refusal,
)

_log = structlog.get_logger("payment_options")

_TAX_CODE = re.compile(r"[0-9]{11}")
_NOTICE_NUMBER = re.compile(r"[0-9]{18}")

#: How an instalment stands of which its program says that it is not owed.
_NOT_OWED_STATES = {
    ProgramState.PAID: InstallmentState.PAID,
    ProgramState.CANCELLED: InstallmentState.INVALID,
}


class PaymentOptions:
    """Entity and notice in, bytes out; a question is one transaction, committed before it is
    answered, and two where a program is asked in between."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        clock: Clock,
        new_id: Callable[[], str],
        programs: ProgramAsker,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._programs = programs
        self._clock = clock
        self._new_id = new_id

    def answer(self, entity_id: str, notice_number: str) -> Reply:
        """Answer one question, whatever it is and whatever happens."""
        log = _log.bind(entity=entity_id[:11])
        try:
            return Reply(STATUS_ANSWERED, options_answer(self._offered(entity_id, notice_number)))
        except HubRefusal as refusal:
            log.warning("hub_refused", fault=refusal.fault.value, notice=refusal.notice_number)
            return self._refused(refusal.fault)
        except DATABASE_TROUBLE as trouble:
            log.error("hub_database_trouble", error=str(trouble))
            return self._refused(FaultCode.SYSTEM_ERROR)
        except Exception:  # the hub must always get an answer that it understands
            log.exception("hub_unforeseen")
            return self._refused(FaultCode.SYSTEM_ERROR)

    def _offered(self, entity_id: str, number: str) -> OfferedDebt:
        if not (_TAX_CODE.fullmatch(entity_id) and _NOTICE_NUMBER.fullmatch(number)):
            raise HubRefusal(FaultCode.SYNTAX)
        offered = self._looked_up(entity_id, number, None)
        if isinstance(offered, list):
            replies = self._programs.ask_all(offered, AskedFor.OPTIONS)
            by_notice = {reply.enquiry.notice_number: reply for reply in replies}
            offered = self._looked_up(entity_id, number, by_notice)
        assert isinstance(offered, OfferedDebt)  # noqa: S101  (nobody is asked twice)
        return offered

    def _looked_up(
        self, entity_id: str, number: str, replies: Mapping[str, ProgramReply] | None
    ) -> OfferedDebt | list[Enquiry]:
        """All ways to pay, or what a program is to be asked before they are known."""
        with self._unit_of_work() as session:
            entity = entities.entity(session, entity_id)
            if entity is None:
                raise HubRefusal(FaultCode.ENTITY_UNKNOWN, number)
            caller = _caller(session, entity_id, number)
            found = positions.position_by_notice(session, entity_id, number)
            if caller is None or found is None:
                raise HubRefusal(FaultCode.PAYMENT_UNKNOWN, number)
            refusal = UNPAYABLE.get(PositionStatus(found.position.status))
            today = rome_date(self._clock.now())
            if refusal is None and replies is None and found.position.program_id is not None:
                return _enquiries(session, found, today)
            event_id = payments.note_question(
                session, caller, number, HubEventKind.OPTIONS, self._clock, self._new_id
            )
            known = self._known(session, found, event_id, replies or {})
            ways = () if refusal else _ways(session, found, entity.name, today, known)
            debt = OfferedDebt(
                entity_id, entity.name, entity.sector, found.position.created_at, ways
            )
        # Raised only now, so that the trace of the question stays.
        if refusal is not None:
            raise HubRefusal(refusal, number)
        if not any(offered.state in PAYABLE for way in ways for offered in way):
            state = known[number].state if number in known else ProgramState.DUE
            raise HubRefusal(NOT_OWED.get(state, FaultCode.PAYMENT_EXPIRED), number)
        return debt

    def _known(
        self, session: Session, found: NoticedPosition, event_id: str,
        replies: Mapping[str, ProgramReply],
    ) -> dict[str, Known]:  # fmt: skip
        """What is known of each notice that a program was asked about, by number."""
        now, entity_id = self._clock.now(), found.position.entity_id
        known = {}
        for number, reply in replies.items():
            answered = asked.keep_answer(session, reply, self._new_id, now)
            noticed = positions.position_by_notice(session, entity_id, number)
            assert noticed is not None  # noqa: S101  (it was there to be asked about)
            known[number] = asked.known(session, noticed, answered)
        own = known.get(found.installment.notice_number)
        if own is not None:
            asked.note_told(session, entity_id, event_id, own, AskedFor.OPTIONS, now)
        return known

    def _refused(self, fault: FaultCode) -> Reply:
        return Reply(*options_refusal(fault, self._clock.now()))


def _caller(session: Session, entity_id: str, number: str) -> HubCaller | None:
    """The station that answers for a number: the question names none."""
    for station in entities.stations(session, entity_id):
        if is_of_station(number, station.segregation_code):
            return HubCaller(entity_id, station.station_id)
    return None


def _enquiries(session: Session, found: NoticedPosition, today: date) -> list[Enquiry]:
    """How the program is asked about each notice of the debt that can still be paid."""
    position = found.position
    enquiries = []
    for row in positions.installment_rows(session, position.entity_id, position.position_id):
        one = positions.position_by_notice(session, position.entity_id, row.notice_number)
        if one is not None and unpayable(session, one, today) is None:
            enquiry = asked.enquiry_of(session, one)
            enquiries += [enquiry] if enquiry else []
    return enquiries


def _ways(
    session: Session, found: NoticedPosition, entity_name: str, today: date,
    known: Mapping[str, Known],
) -> tuple[tuple[OfferedInstallment, ...], ...]:  # fmt: skip
    """Every way to pay the debt, with the amounts of today."""
    position = found.position
    rows = positions.installment_rows(session, position.entity_id, position.position_id)
    parts = [DuePart(row.option_no, InstallmentStatus(row.status)) for row in rows]
    debt = positions.debt(session, entity_name, position)
    as_released = {due.notice_number: due for option in debt.options for due in option.installments}
    ways: dict[int, list[OfferedInstallment]] = {}
    for row in rows:
        due: Installment = as_released[row.notice_number]
        if row.notice_number in known:
            due = known[row.notice_number].installment
        elif position.live and position.program_id is None:
            due = live.installment_on(session, NoticedPosition(position, row, []), today)
        # What depends on the day is due when its amount ends; what expires, as it was released.
        due_on = row.due_on if position.expires else due.due_on
        state = installment_state(
            InstallmentStatus(row.status), due_on, today, expires=position.expires,
            other_begun=other_way(parts, row.option_no) is not None,
        )  # fmt: skip
        if row.notice_number in known and state in PAYABLE:
            state = _NOT_OWED_STATES.get(known[row.notice_number].state, state)
        ways.setdefault(row.option_no, []).append(OfferedInstallment(due, state))
    return tuple(map(tuple, ways.values()))
