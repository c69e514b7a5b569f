"""The release of a notice: its record, its way to the hub, its news for the desks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.entities import repository as entities
from central_server.entities.models import HubModel
from central_server.hub.positions_api import PAYABLE
from central_server.jobs import outbox
from central_server.notices import cancel_requests, repository
from central_server.notices.models import NoticeRow
from central_server.notices.repository import ReleasedNotice
from central_server.positions import live
from central_server.positions import repository as positions
from central_server.positions.models import CoDebtorRow, InstallmentRow, PositionRow
from central_server.positions.repository import NoticedPosition
from payments_core.clock import rome_date
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.rules.plan_of_notice import PlannedDebt
from payments_core.rules.position_progress import OtherWay, other_way
from payments_core.wire.desk.notice_messages import (
    ChangeKind,
    CoDebtorName,
    NoticeInfo,
    NoticeState,
)

#: In which nothing of a position is wanted any more.
_NO_LONGER_WANTED = (PositionStatus.INVALID, PositionStatus.PAID, PositionStatus.REPORTED)

#: Job that brings a position to where the hub keeps it; its subject is its first notice number.
HUB_PUBLISH = "HUB_PUBLISH"


@dataclass(frozen=True, slots=True)
class Release:
    """Who released which numbers where, and when by the desk's clock."""

    entity_id: str
    notice_numbers: tuple[str, ...]
    desk_id: str
    operator_id: str
    released_at: datetime


def record(
    session: Session, release: Release, now: datetime, *, of_notice: str | None = None
) -> datetime | None:
    """Record the release of a stored position; returns the instant since when it is payable.

    `of_notice` is the first number of a position that was there before, and gets these as well:
    the hub is told what it holds in the order in which it has become so.

    With a synchronous station a notice is payable as soon as this transaction is committed,
    because the hub asks us for it (product decision 2); the archive's copy follows. Where the hub
    answers from what it holds itself, nobody knows yet: None, and `make_payable` tells later.
    """
    numbers = list(release.notice_numbers)
    payable_at = now if is_asked_from_us(session, release.entity_id, numbers[0]) else None
    session.add_all(
        NoticeRow(
            entity_id=release.entity_id,
            notice_number=number,
            desk_id=release.desk_id,
            operator_id=release.operator_id,
            released_at=release.released_at,
            registered_at=now,
            payable_at=payable_at,
        )
        for number in release.notice_numbers
    )
    outbox.enqueue(session, release.entity_id, HUB_PUBLISH, of_notice or numbers[0], {}, now)
    if payable_at is not None:
        feed.append(session, release.entity_id, ChangeKind.NOTICE_REGISTERED, numbers, now)
    return payable_at


def is_asked_from_us(session: Session, entity_id: str, notice_number: str) -> bool:
    """Whether the hub asks our station for this notice, so that it is payable once we have it."""
    code = segregation_code_of(notice_number) or ""
    return entities.hub_model_of(session, entity_id, code) is HubModel.STATION


def make_payable(
    session: Session, entity_id: str, notice_numbers: Sequence[str], now: datetime
) -> None:
    """The hub was seen to let people pay these notices of one position: tell the desks so.

    Nothing of one that somebody has suspended or cancelled meanwhile, nor of one told already.
    """
    found = positions.position_by_notice(session, entity_id, notice_numbers[0], lock=True)
    if found is None or found.position.status not in PAYABLE:
        return
    untold = repository.not_payable_yet(session, entity_id, notice_numbers)
    for row in untold:
        row.payable_at = now
    if untold:
        numbers = [row.notice_number for row in untold]
        feed.append(session, entity_id, ChangeKind.NOTICE_REGISTERED, numbers, now)


def planned_debt(session: Session, found: NoticedPosition) -> PlannedDebt:
    """What of a locked debt decides whether it may get a plan."""
    position = found.position
    return PlannedDebt(
        found.installment.notice_number,
        PositionStatus(position.status),
        payments=len(positions.due_parts(session, position)),
        amount_stands=_amount_stands(position),
        buys_stamp=any(one.stamp_document_hash is not None for one in found.transfers),
        cancel_waits=cancel_requests.waits(position),
    )


def _amount_stands(position: PositionRow) -> bool:
    return not position.live and position.program_id is None


def notice_info(
    session: Session,
    released: ReleasedNotice,
    paid_at: Sequence[datetime],
    now: datetime,
    co_debtors: Sequence[CoDebtorRow] = (),
) -> NoticeInfo:
    """A notice as a desk lists it; `paid_at` has one instant for each receipt, oldest first.

    What is owed on another day is told as of today.
    """
    notice, position, installment, begun_otherwise, buys_stamp = released
    otherwise = None if paid_at else _paid_otherwise(session, released)
    amount_cents, due_on = installment.amount_cents, installment.due_on
    if position.live and installment.status == InstallmentStatus.UNPAID:
        found = NoticedPosition(position, installment, [])
        today = live.installment_on(session, found, rome_date(now))
        amount_cents, due_on = today.amount_cents, today.due_on
    return NoticeInfo(
        notice_number=notice.notice_number,
        citizen_id=position.citizen_id,
        debtor_name=position.debtor_name,
        debtor_identifier=position.debtor_identifier,
        subject=installment.description,
        amount_cents=amount_cents,
        due_on=due_on,
        state=_state(position, installment, len(paid_at), otherwise),
        released_at=notice.released_at,
        payable_at=notice.payable_at,
        paid_at=paid_at[0] if paid_at else None,
        position_id=position.position_id,
        option_no=installment.option_no,
        by_post=not buys_stamp,
        co_debtors=tuple(
            CoDebtorName(citizen_id=one.citizen_id, full_name=one.full_name) for one in co_debtors
        ),
        cancel_waits=cancel_requests.waits(position),
        other_way=otherwise,
        plan_kind=position.kind_id
        if _amount_stands(position) and not buys_stamp and not begun_otherwise
        else None,
    )


def _paid_otherwise(session: Session, released: ReleasedNotice) -> OtherWay | None:
    """What became of a debt that is paid in another way than by this notice; None for a notice that
    is paid itself, and where no other way was begun."""
    if not released.begun_otherwise or released.installment.status != InstallmentStatus.UNPAID:
        return None
    parts = positions.due_parts(session, released.position)
    return other_way(parts, released.installment.option_no)


def _state(
    position: PositionRow, installment: InstallmentRow, receipts: int, otherwise: OtherWay | None
) -> NoticeState:
    if receipts > 1:
        return NoticeState.PAID_TWICE
    if receipts == 1 or installment.status != InstallmentStatus.UNPAID:
        return NoticeState.PAID
    if otherwise is not None or position.status in _NO_LONGER_WANTED:
        return NoticeState.CANCELLED
    if position.status == PositionStatus.DRAFT:
        return NoticeState.SUSPENDED
    if position.status == PositionStatus.EXPIRED:
        return NoticeState.EXPIRED
    return NoticeState.OPEN
