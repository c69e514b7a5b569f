"""Asking for a cancellation that somebody else has to approve.

The debt stays what it is, and can be paid: its row only names the request that is open. The debt is
locked while it is asked about, so that of two desks that ask at once the second finds the request
of the first.
"""

from collections.abc import Iterable
from datetime import date, datetime

import structlog
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.entities import repository as entities
from central_server.notices import cancel_repository as requests
from central_server.notices.models import CancelRequestRow
from central_server.positions import acts, live
from central_server.positions import repository as positions
from central_server.positions.acts import Deed, PositionAct
from central_server.positions.models import InstallmentRow, PositionRow
from central_server.positions.repository import NoticedPosition
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PositionStatus
from payments_core.money import Cents
from payments_core.rules.cancel_approval import WITHDRAWABLE, needs_approval
from payments_core.wire.desk.cancel_messages import AWAITS_APPROVAL
from payments_core.wire.desk.notice_messages import ChangeKind

_log = structlog.get_logger("notices")


def waits(position: PositionRow) -> bool:
    """Whether somebody has asked to cancel a debt, which can still be done, and nobody has decided
    that."""
    return position.cancel_request_id is not None and is_withdrawable(position)


def is_withdrawable(position: PositionRow) -> bool:
    """Whether the lifecycle lets the debt be cancelled as it is now."""
    return PositionStatus(position.status) in WITHDRAWABLE


def ask_if_needed(
    session: Session, found: NoticedPosition, deed: Deed, wanted_at: datetime
) -> CancelRequestRow | None:
    """The request that a cancellation of this locked debt is, new or the one that waits already;
    None where one person alone may cancel it."""
    position = found.position
    debt = whole_debt(session, found, rome_date(deed.at))
    dearest = max([debt, *_earlier_amounts(session, position)])
    if not needs_approval(dearest, _threshold(session, position.entity_id)):
        return None
    if position.cancel_request_id is not None:
        return requests.request(session, position.entity_id, position.cancel_request_id)
    return _ask(session, found, dearest, deed, wanted_at)


def whole_debt(session: Session, found: NoticedPosition, day: date) -> Cents:
    """What the debt comes to on a day, in cents: all instalments of the dearest of the ways to pay
    it, paid or not."""
    position = found.position
    if position.live:
        return Cents(live.installment_on(session, found, day).amount_cents)
    return dearest_way(
        positions.installment_rows(session, position.entity_id, position.position_id)
    )


def _earlier_amounts(session: Session, position: PositionRow) -> list[Cents]:
    """What the debt came to before its amount was changed, in cents: whoever lowers an amount first
    needs somebody else's word to cancel it no less."""
    events = positions.events_of(session, position.entity_id, position.position_id)
    changes = [acts.details_of(event) for event in events if event.act == PositionAct.CHANGED]
    return [Cents(one["amount_cents_before"]) for one in changes if "amount_cents_before" in one]


def dearest_way(rows: Iterable[InstallmentRow]) -> Cents:
    """What the instalments of a debt come to, in cents, by the dearest of the ways to pay it."""
    totals: dict[int, int] = {}
    for row in rows:
        totals[row.option_no] = totals.get(row.option_no, 0) + row.amount_cents
    return Cents(max(totals.values()))


def refusal(row: CancelRequestRow) -> RuleBroken:
    """What is told to who asked: it is not cancelled, and who decides finds it under this id."""
    return RuleBroken(
        AWAITS_APPROVAL, request_id=row.request_id, notice_number=row.notice_number,
        amount_cents=row.amount_cents, desk_id=row.desk_id,
    )  # fmt: skip


def tell(session: Session, position: PositionRow, news: ChangeKind, now: datetime) -> None:
    """Tell the desks, of every notice of the debt, what is said of it from now on."""
    rows = positions.installment_rows(session, position.entity_id, position.position_id)
    feed.append(session, position.entity_id, news, [row.notice_number for row in rows], now)


def _threshold(session: Session, entity_id: str) -> Cents | None:
    entity = entities.entity(session, entity_id)
    over = entity.cancel_approval_over if entity is not None else None
    return None if over is None else Cents(over)


def _ask(
    session: Session, found: NoticedPosition, dearest: Cents, deed: Deed, wanted_at: datetime
) -> CancelRequestRow:
    position = found.position
    number = requests.count_of(session, position.entity_id, position.position_id) + 1
    row = CancelRequestRow(
        entity_id=position.entity_id,
        request_id=f"{position.position_id}-{number}",
        position_id=position.position_id,
        notice_number=found.installment.notice_number,
        amount_cents=dearest,
        reason=deed.reason or "",
        requested_by=deed.made_by,
        desk_id=deed.desk_id or "",
        requested_at=wanted_at,
    )
    session.add(row)
    position.cancel_request_id = row.request_id
    session.flush()
    tell(session, position, ChangeKind.CANCEL_REQUESTED, deed.at)
    _log.info(
        "cancel_requested", entity=row.entity_id, request=row.request_id, operator=row.requested_by,
        desk=row.desk_id,
    )  # fmt: skip
    return row
