"""Answers "was it paid?" with what proves it, the same for desks, portal and programs.

The timeline of a notice (product decision 6): released, registered, in a cart that was opened
online, asked for by the hub, paid, settled in a flow, credited by the treasurer, and what of it was
asked back and paid back. Each step names who, where and the reference that proves it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from central_server.audit import repository as audit
from central_server.audit.repository import EventFilter
from central_server.checkout import repository as carts
from central_server.entities import programs
from central_server.evidence import repository
from central_server.evidence.horizon import horizon
from central_server.evidence.receipt_info import receipt_info
from central_server.identity import repository as identity
from central_server.identity.actor import COUNTER_ROLES, Actor
from central_server.notices import cancel_repository
from central_server.notices import repository as notices
from central_server.notices import service as notice_service
from central_server.notices.models import NoticeRow
from central_server.payments import polling, receipt_codes
from central_server.payments import repository as payments
from central_server.payments.repository import StoredReceipt
from central_server.positions import acts, asked, co_debtors
from central_server.positions import repository as positions
from central_server.positions.models import PositionEventRow, PositionRow
from central_server.refunds import repository as refunds
from central_server.refunds.repository import NoticedStep
from payments_core.clock import start_of_rome_day
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number as notice_numbers
from payments_core.model.asked_amount import AmountSource
from payments_core.model.audit_act import AuditAct
from payments_core.rules.cancel_approval import CancelDecision
from payments_core.rules.refund_lifecycle import RefundEvent
from payments_core.wire.desk.notice_messages import (
    Evidence,
    EvidenceKind,
    PaymentCheck,
    ReceiptInfo,
)

#: Questions of the hub that a timeline shows: the newest ones, so that a payer who scans a notice
#: again and again does not push the rest off the screen.
MAX_QUESTIONS = 20
#: Carts that a timeline shows, for the same reason.
MAX_CARTS = 5
#: Papers that a timeline shows, the newest.
MAX_PAPERS = 20
_PAPER_KINDS = {
    AuditAct.NOTICE_PRINTED.value: EvidenceKind.NOTICE_PRINTED,
    AuditAct.RECEIPT_PRINTED.value: EvidenceKind.RECEIPT_PRINTED,
}

#: What the steps of a refund are in a timeline; that it stands in a file is the accounts' affair.
_REFUND_KINDS = {
    RefundEvent.APPROVE: EvidenceKind.REFUND_APPROVED,
    RefundEvent.REJECT: EvidenceKind.REFUND_REJECTED,
    RefundEvent.CLOSE: EvidenceKind.REFUNDED,
}

_PLACES = list(EvidenceKind)
_STRENGTH = {
    **{kind: place for place, kind in enumerate(EvidenceKind)},
    # No refund proves more than another: they stand as they happened.
    **dict.fromkeys((EvidenceKind.REFUND_REQUESTED, *_REFUND_KINDS.values()), len(EvidenceKind)),
    # Nor does one that asked for a cancellation prove more than who did not approve it.
    **dict.fromkeys(
        (EvidenceKind.CANCEL_REQUESTED, EvidenceKind.CANCEL_REJECTED),
        _PLACES.index(EvidenceKind.CANCELLED),
    ),
}


def check(session: Session, actor: Actor, notice_number: str, now: datetime) -> PaymentCheck:
    """The answer for somebody at the counter; refused to other roles and for other entities.

    Where receipts come only when they are asked for (GPD) they are asked for, of what is not paid:
    desks hear of it when one comes.
    """
    actor.require(*COUNTER_ROLES)
    found = payment_check(session, actor.entity_id, notice_number, now)
    if not found.receipts:
        polling.ask_at_once(session, actor.entity_id, now)
    return found


def payment_check(
    session: Session, entity_id: str, notice_number: str, now: datetime
) -> PaymentCheck:
    """A notice with its timeline and receipts, as of `now`; raises `notice_unknown`."""
    released = notices.released(session, entity_id, notice_number)
    if released is None:
        raise RuleBroken("notice_unknown", notice_number=notice_number[:18])
    receipts = payments.receipts_of_notice(session, entity_id, notice_number)
    position_id = released.position.position_id
    owing = co_debtors.of_positions(session, entity_id, [position_id])
    return PaymentCheck(
        notice=notice_service.notice_info(
            session,
            released,
            [_paid_at(stored) for stored in receipts],
            now,
            owing.get(position_id, ()),
        ),
        timeline=timeline(session, entity_id, notice_number),
        receipts=_with_codes(session, entity_id, receipts),
        as_of=now,
        horizon=horizon(session, entity_id, notice_number, now),
    )


def _with_codes(
    session: Session, entity_id: str, receipts: Sequence[StoredReceipt]
) -> tuple[ReceiptInfo, ...]:
    codes = receipt_codes.codes_of(session, entity_id, [one.receipt.receipt_id for one in receipts])
    return tuple(receipt_info(one, codes.get(one.receipt.receipt_id)) for one in receipts)


def timeline(session: Session, entity_id: str, notice_number: str) -> tuple[Evidence, ...]:
    """Every step known of a notice, weakest evidence first; empty for a notice never released."""
    released = notices.released(session, entity_id, notice_number)
    if released is None:
        return ()
    receipts = payments.receipts_of_notice(session, entity_id, notice_number)
    steps = [
        *_release(session, released.notice),
        *_papers(session, entity_id, notice_number),
        *_carts(session, entity_id, notice_number),
        *_questions(session, released.position, notice_number),
        *_cancel_requests(session, released.position),
        *_acts(session, released.position, notice_number),
        *(_payment(stored) for stored in receipts),
        *_settlement(session, entity_id, notice_number, receipts),
        *_refunds(session, entity_id, receipts),
    ]
    return tuple(sorted(steps, key=lambda step: (_STRENGTH[step.kind], step.at)))


def _release(session: Session, notice: NoticeRow) -> Iterator[Evidence]:
    operator_id, desk_id = notice.operator_id, notice.desk_id
    operator = operator_id and identity.operator(session, notice.entity_id, operator_id)
    desk = desk_id and identity.desk(session, notice.entity_id, desk_id)
    yield Evidence(
        kind=EvidenceKind.RELEASED,
        at=notice.released_at,
        who=operator.display_name if operator else operator_id,
        where=f"{desk.name}, {desk.office}" if desk else desk_id,
        reference=notice.notice_number,
    )
    yield Evidence(
        kind=EvidenceKind.REGISTERED, at=notice.registered_at, reference=notice.notice_number
    )


def _papers(session: Session, entity_id: str, notice_number: str) -> Iterator[Evidence]:
    """Papers as desks have told of them, each by the name that its desk gave it."""
    wanted = EventFilter(notice_number=notice_number, acts=tuple(_PAPER_KINDS))
    for event in audit.events(session, entity_id, wanted, MAX_PAPERS):
        operator = event.operator_id and identity.operator(session, entity_id, event.operator_id)
        desk = event.desk_id and identity.desk(session, entity_id, event.desk_id)
        yield Evidence(
            kind=_PAPER_KINDS[event.act],
            at=event.happened_at,
            who=operator.display_name if operator else event.operator_id,
            where=f"{desk.name}, {desk.office}" if desk else event.desk_id,
            reference=event.event_id,
        )


def _carts(session: Session, entity_id: str, notice_number: str) -> Iterator[Evidence]:
    for opened in carts.openings_of_notice(session, entity_id, notice_number, MAX_CARTS):
        yield Evidence(kind=EvidenceKind.STARTED_ONLINE, at=opened.at, reference=opened.cart_id)


def _questions(session: Session, position: PositionRow, notice_number: str) -> Iterator[Evidence]:
    events = payments.events_of_notice(session, position.entity_id, notice_number)[-MAX_QUESTIONS:]
    ids = [event.event_id for event in events]
    told = _told(session, position, ids) if position.program_id is not None else {}
    for event in events:
        step = Evidence(kind=EvidenceKind.ASKED_BY_HUB, at=event.at, reference=event.kind)
        yield step.model_copy(update=told.get(event.event_id, {}))


def _told(
    session: Session, position: PositionRow, event_ids: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """What the hub was told where that was a management program's to say, by question."""
    owner = programs.program(session, position.entity_id, position.program_id or "")
    return {
        event_id: {
            "program": owner.name if owner else position.program_id,
            "amount_cents": amount.amount_cents,
            "amount_source": AmountSource(amount.source),
            "amount_as_of": answer.at if answer else None,
        }
        for event_id, (amount, answer) in asked.told_to(
            session, position.entity_id, event_ids
        ).items()
    }


def _acts(session: Session, position: PositionRow, notice_number: str) -> Iterator[Evidence]:
    """What was done to the debt; an act about another of its instalments is not this one's."""
    for event in positions.events_of(session, position.entity_id, position.position_id):
        if event.notice_number in (None, notice_number):
            operator = identity.operator(session, position.entity_id, event.made_by)
            yield Evidence(
                kind=EvidenceKind(event.act),
                at=event.at,
                who=operator.display_name if operator else None,
                reference=_proof(event),
                note=event.reason,
            )


def _cancel_requests(session: Session, position: PositionRow) -> Iterator[Evidence]:
    """Who asked to cancel the debt, and who did not approve it; what was approved is an act."""
    entity_id = position.entity_id
    for one in cancel_repository.of_position(session, entity_id, position.position_id):
        row, decision = one.request, one.decision
        desk = identity.desk(session, entity_id, row.desk_id)
        yield Evidence(
            kind=EvidenceKind.CANCEL_REQUESTED,
            at=row.requested_at,
            who=_name_of(session, entity_id, row.requested_by),
            where=f"{desk.name}, {desk.office}" if desk else row.desk_id,
            amount_cents=row.amount_cents,
            note=row.reason,
        )
        if decision is not None and decision.decision == CancelDecision.REJECT:
            yield Evidence(
                kind=EvidenceKind.CANCEL_REJECTED,
                at=decision.decided_at,
                who=_name_of(session, entity_id, decision.decided_by),
                note=decision.reason,
            )


def _name_of(session: Session, entity_id: str, operator_id: str) -> str | None:
    operator = identity.operator(session, entity_id, operator_id)
    return operator.display_name if operator else None


def _proof(event: PositionEventRow) -> str | None:
    """What proves a payment elsewhere, as one text."""
    if event.act != EvidenceKind.PAID_ELSEWHERE:
        return None
    details = acts.details_of(event)
    return " · ".join((details["paid_on"], details["method"], details["reference"]))


def _payment(stored: StoredReceipt) -> Evidence:
    receipt = stored.receipt
    return Evidence(
        kind=EvidenceKind.PAID,
        at=_paid_at(stored),
        who=receipt.payer_name,
        where=f"{receipt.psp_name} ({receipt.channel})",
        reference=receipt.receipt_id,
        stand_in=receipt.stand_in,
    )


def _settlement(
    session: Session, entity_id: str, notice_number: str, receipts: list[StoredReceipt]
) -> Iterator[Evidence]:
    receipt_ids = [stored.receipt.receipt_id for stored in receipts]
    reference = notice_numbers.iuv_of(notice_number)
    told: set[tuple[str, str]] = set()
    for line in repository.reported_lines(session, entity_id, receipt_ids, reference):
        if (line.psp_id, line.flow_id) in told or not _agrees(line, receipts):
            continue
        told.add((line.psp_id, line.flow_id))
        sender = line.sender_name or line.psp_id
        yield Evidence(
            kind=EvidenceKind.SETTLED, at=line.flow_at, who=sender, reference=line.flow_id
        )
        for credit in repository.credits_of(session, entity_id, line):
            yield Evidence(
                kind=EvidenceKind.CREDITED,
                at=start_of_rome_day(credit.moved_on),
                who=credit.counterparty,
                # The number of the provisional receipt, which a collection order will quote; the
                # treasurer's receipt number is another (treasury and accounting 0.2).
                reference=f"{credit.year}/{credit.document_no}",
            )


def _refunds(session: Session, entity_id: str, receipts: list[StoredReceipt]) -> Iterator[Evidence]:
    receipt_ids = [stored.receipt.receipt_id for stored in receipts]
    for step in refunds.steps_of_receipts(session, entity_id, receipt_ids):
        kind = _REFUND_KINDS.get(RefundEvent(step.event.event)) if step.event else None
        if step.event is None or kind is not None:
            yield _refund_step(session, step, kind or EvidenceKind.REFUND_REQUESTED)


def _refund_step(session: Session, step: NoticedStep, kind: EvidenceKind) -> Evidence:
    """Who decided and why; paid back is proved by the number of the payment order."""
    row, event = step
    author = event.by if event else row.requested_by
    operator = identity.operator(session, row.entity_id, author)
    paid_back = kind is EvidenceKind.REFUNDED
    note = row.reason if event is None else event.note
    return Evidence(
        kind=kind,
        at=event.at if event else row.requested_at,
        who=operator.display_name if operator else None,
        reference=event.note if paid_back and event else row.receipt_id,
        amount_cents=row.amount_cents,
        note=None if paid_back else note,
    )


def _agrees(line: repository.ReportedLine, receipts: list[StoredReceipt]) -> bool:
    """A line for another amount than the receipt's does not prove that this payment settled."""
    amounts = {
        (transfer.receipt_id, transfer.transfer_no): transfer.amount_cents
        for stored in receipts
        for transfer in stored.transfers
    }
    if line.transfer_no is None:
        return True
    paid = amounts.get((line.collection_id, line.transfer_no))
    return paid is None or paid == line.amount_cents


def _paid_at(stored: StoredReceipt) -> datetime:
    """When it was paid; the hub may leave it out, then when we were told (hub protocol 4.1)."""
    return stored.receipt.paid_at or stored.receipt.received_at
