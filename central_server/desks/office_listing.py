"""Questions about the notices that the desks of an office have released."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from central_server.notices.models import NoticeRow
from central_server.notices.repository import (
    ReleasedNotice,
    begun_otherwise,
    released_query,
    settled_otherwise,
)
from central_server.payments.models import ReceiptRow
from central_server.positions.models import InstallmentRow, PositionRow
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.wire.desk.notice_list_messages import ListedState

#: A place in a list: when the notice there was released, and its number.
Place = tuple[datetime, str]

_NO_LONGER_WANTED = (PositionStatus.INVALID, PositionStatus.PAID, PositionStatus.REPORTED)
#: In which nobody can pay.
_SHUT = (PositionStatus.DRAFT, PositionStatus.EXPIRED, *_NO_LONGER_WANTED)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which notices; None for all. `start_at` is the first instant of their release, `end_at` the
    first that is too late, `today` the day by which they are overdue."""

    today: date
    start_at: datetime | None = None
    end_at: datetime | None = None
    state: ListedState | None = None
    kind_ids: Sequence[str] | None = None
    operator_id: str | None = None


def newest(
    session: Session,
    entity_id: str,
    desk_ids: Sequence[str],
    which: Filter,
    after: Place | None,
    limit: int,
) -> list[ReleasedNotice]:
    """Notices of these desks of an entity, the newest first, behind a place."""
    query = released_query().where(
        NoticeRow.entity_id == entity_id,
        NoticeRow.desk_id.in_(desk_ids),
        *_conditions(which, after),
    )
    rows = session.execute(
        query.order_by(NoticeRow.released_at.desc(), NoticeRow.notice_number.desc()).limit(limit)
    )
    return [ReleasedNotice._make(row) for row in rows]


def _conditions(which: Filter, after: Place | None) -> list[ColumnElement[bool]]:
    released_at = NoticeRow.released_at
    found: list[ColumnElement[bool] | None] = [
        released_at >= which.start_at if which.start_at is not None else None,
        released_at < which.end_at if which.end_at is not None else None,
        NoticeRow.operator_id == which.operator_id if which.operator_id is not None else None,
        PositionRow.kind_id.in_(which.kind_ids) if which.kind_ids is not None else None,
        _behind(after) if after is not None else None,
        _in_state(which.state, which.today) if which.state is not None else None,
    ]
    return [one for one in found if one is not None]


def _behind(place: Place) -> ColumnElement[bool]:
    """The first condition is what an index is walked by, the second sorts out what is alike."""
    at, number = place
    released_at = NoticeRow.released_at
    return and_(released_at <= at, or_(released_at < at, NoticeRow.notice_number < number))


def _in_state(state: ListedState, today: date) -> ColumnElement[bool]:
    """The rules of `notices.service.notice_info`, for a database."""
    unpaid = (InstallmentRow.status == InstallmentStatus.UNPAID) & (_receipts() == 0)
    match state:
        case ListedState.TO_CHECK:
            return _receipts() > 1
        case ListedState.PAID:
            return ~unpaid & (_receipts() <= 1)
        case ListedState.IN_INSTALMENTS:
            return and_(unpaid, begun_otherwise(), ~settled_otherwise())
        case ListedState.DEBT_PAID:
            return unpaid & settled_otherwise()
        case _:
            return and_(unpaid, ~begun_otherwise(), _as_the_position(state, today))


def _as_the_position(state: ListedState, today: date) -> ColumnElement[bool]:
    """Of what nobody has paid, neither by this notice nor in another way."""
    status, payable_at = PositionRow.status, NoticeRow.payable_at
    is_open = status.not_in(_SHUT)
    match state:
        case ListedState.SUSPENDED:
            return status == PositionStatus.DRAFT
        case ListedState.EXPIRED:
            return status == PositionStatus.EXPIRED
        case ListedState.TO_REGISTER:
            return is_open & payable_at.is_(None)
        case ListedState.OVERDUE:
            return and_(is_open, payable_at.is_not(None), InstallmentRow.due_on < today)
        case ListedState.TO_PAY:
            return and_(is_open, payable_at.is_not(None), InstallmentRow.due_on >= today)
        case _:
            return status.in_(_NO_LONGER_WANTED)


def _receipts() -> ColumnElement[int]:
    """How many receipts a notice has, as `repository.payment_instants` counts them."""
    return (
        select(func.count())
        .select_from(ReceiptRow)
        .where(
            ReceiptRow.entity_id == NoticeRow.entity_id,
            ReceiptRow.notice_number == NoticeRow.notice_number,
            ReceiptRow.position_id.is_not(None),
        )
        .scalar_subquery()
    )
