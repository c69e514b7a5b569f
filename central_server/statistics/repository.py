"""Questions about days: each reads the rows of its days alone, by an index, and is linear in them.

`Scope` says whose days: an entity, the desks of an office, the kinds somebody is limited to.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from central_server.identity.models import OperatorRow
from central_server.notices.models import NoticeRow
from central_server.notices.repository import OPEN_STATUSES, begun_otherwise, with_debts
from central_server.payments.models import ReceiptRow
from central_server.positions.acts import PositionAct
from central_server.positions.models import InstallmentRow, PositionEventRow, PositionRow
from central_server.statistics.models import DayClosingRow
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.wire.desk.day_messages import DayState

_NO_LONGER_WANTED = (PositionStatus.INVALID, PositionStatus.PAID, PositionStatus.REPORTED)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose notices, and from which instant on to before which other one.

    `desk_ids` None: of every desk. `kinds` None: of every kind.
    """

    entity_id: str
    start_at: datetime
    end_at: datetime
    desk_ids: tuple[str, ...] | None = None
    kinds: frozenset[str] | None = None


class Group(NamedTuple):
    """Notices that one operator released at one desk, of one kind and now in one state."""

    desk_id: str
    operator_id: str
    kind_id: str
    state: DayState
    notices: int
    amount_cents: int


class Dated(NamedTuple):
    """A released notice with what it is for."""

    notice: NoticeRow
    subject: str
    amount_cents: int


class Withdrawn(NamedTuple):
    """A cancellation with the first notice of its debt."""

    event: PositionEventRow
    notice_number: str
    subject: str
    amount_cents: int


def groups(session: Session, scope: Scope, today: date) -> list[Group]:
    """What was released at desks, and how it stands now. A debt that may be paid in several ways
    counts with one of them in the sums, and with all in the counts."""
    each = (
        _notices(
            scope,
            NoticeRow.desk_id,
            NoticeRow.operator_id,
            PositionRow.kind_id,
            _state(today).label("state"),
            InstallmentRow.amount_cents,
        )
        .where(NoticeRow.released_at >= scope.start_at, NoticeRow.released_at < scope.end_at)
        .subquery()
    )
    key = (each.c.desk_id, each.c.operator_id, each.c.kind_id, each.c.state)
    counted = case((each.c.state == DayState.OTHER_WAY, 0), else_=each.c.amount_cents)
    rows = session.execute(select(*key, func.count(), func.sum(counted)).group_by(*key))
    return [
        Group(desk, operator or "", kind, DayState(state), count, int(cents))
        for desk, operator, kind, state, count, cents in rows
    ]


def payments(session: Session, scope: Scope) -> tuple[int, int]:
    """How many receipts came in, and their sum in cents; at an office, those for its notices."""
    statement = select(func.count(), func.coalesce(func.sum(ReceiptRow.amount_cents), 0)).where(
        ReceiptRow.entity_id == scope.entity_id,
        ReceiptRow.received_at >= scope.start_at,
        ReceiptRow.received_at < scope.end_at,
        # Not the copy of a receipt for another creditor's notice with the same number.
        ReceiptRow.position_id.is_not(None),
    )
    if scope.kinds is not None:
        statement = statement.join(
            PositionRow,
            (PositionRow.entity_id == ReceiptRow.entity_id)
            & (PositionRow.position_id == ReceiptRow.position_id),
        ).where(PositionRow.kind_id.in_(scope.kinds))
    if scope.desk_ids is not None:
        statement = statement.join(
            NoticeRow,
            (NoticeRow.entity_id == ReceiptRow.entity_id)
            & (NoticeRow.notice_number == ReceiptRow.notice_number),
        ).where(NoticeRow.desk_id.in_(scope.desk_ids))
    count, cents = session.execute(statement).one()
    return count, int(cents)


def not_payable(session: Session, scope: Scope, limit: int) -> list[Dated]:
    """What was released before the end, on whatever day, and cannot be paid yet; oldest first."""
    statement = _dated(scope).where(
        NoticeRow.released_at < scope.end_at,
        NoticeRow.payable_at.is_(None),
        PositionRow.status.in_(OPEN_STATUSES),
        InstallmentRow.status == InstallmentStatus.UNPAID,
        ~begun_otherwise(),
    )
    return _read_dated(session, statement, limit)


def registered_late(session: Session, scope: Scope, limit: int) -> list[Dated]:
    """What the server has heard of during these days, and was released before them."""
    # Wrapped, so that no database walks through all that was ever released before.
    released_at = func.coalesce(NoticeRow.released_at, NoticeRow.registered_at)
    statement = _dated(scope).where(
        NoticeRow.registered_at >= scope.start_at,
        NoticeRow.registered_at < scope.end_at,
        released_at < scope.start_at,
    )
    return _read_dated(session, statement, limit)


def cancellations(session: Session, scope: Scope, limit: int) -> list[Withdrawn]:
    """What was withdrawn, in the order of the day; at an office, by whoever sat at its desks."""
    statement = (
        select(
            PositionEventRow,
            InstallmentRow.notice_number,
            InstallmentRow.description,
            InstallmentRow.amount_cents,
        )
        .join(
            PositionRow,
            (PositionRow.entity_id == PositionEventRow.entity_id)
            & (PositionRow.position_id == PositionEventRow.position_id),
        )
        .join(
            InstallmentRow,
            (InstallmentRow.entity_id == PositionEventRow.entity_id)
            & (InstallmentRow.position_id == PositionEventRow.position_id)
            & (InstallmentRow.option_no == 1)
            & (InstallmentRow.installment_no == 1),
        )
        .where(
            PositionEventRow.entity_id == scope.entity_id,
            PositionEventRow.act == PositionAct.CANCELLED,
            PositionEventRow.at >= scope.start_at,
            PositionEventRow.at < scope.end_at,
            *_of_kinds(scope),
        )
        .order_by(PositionEventRow.at, PositionEventRow.position_id)
        .limit(limit)
    )
    if scope.desk_ids is not None:
        statement = statement.where(PositionEventRow.desk_id.in_(scope.desk_ids))
    return [Withdrawn._make(row) for row in session.execute(statement)]


def names_of_operators(
    session: Session, entity_id: str, operator_ids: Collection[str]
) -> dict[str, str]:
    """What operators are called, by their ids."""
    rows = session.execute(
        select(OperatorRow.operator_id, OperatorRow.display_name).where(
            OperatorRow.entity_id == entity_id, OperatorRow.operator_id.in_(operator_ids)
        )
    )
    return {row.operator_id: row.display_name for row in rows}


def closing(session: Session, entity_id: str, closing_id: str) -> DayClosingRow | None:
    """One closing by its id."""
    return session.get(DayClosingRow, (entity_id, closing_id))


def closings(session: Session, entity_id: str, closed_on: date) -> Sequence[DayClosingRow]:
    """All closings of a day, oldest first."""
    return session.scalars(
        select(DayClosingRow)
        .where(DayClosingRow.entity_id == entity_id, DayClosingRow.closed_on == closed_on)
        .order_by(DayClosingRow.closed_at, DayClosingRow.closing_id)
    ).all()


def _state(today: date) -> ColumnElement[str]:
    return case(
        (InstallmentRow.status != InstallmentStatus.UNPAID, DayState.PAID.value),
        (_is_other_way(), DayState.OTHER_WAY.value),
        (PositionRow.status == PositionStatus.DRAFT, DayState.SUSPENDED.value),
        (PositionRow.status == PositionStatus.EXPIRED, DayState.EXPIRED.value),
        (PositionRow.status.in_(_NO_LONGER_WANTED), DayState.CANCELLED.value),
        (NoticeRow.payable_at.is_(None), DayState.TO_REGISTER.value),
        (InstallmentRow.due_on < today, DayState.OVERDUE.value),
        else_=DayState.TO_PAY.value,
    )


def _is_other_way() -> ColumnElement[bool]:
    """Whether another option counts the debt: the one that was begun, else the first."""
    begun_otherwise = _has_paid(lambda other: other.option_no != InstallmentRow.option_no)
    begun = _has_paid(lambda other: other.option_no == InstallmentRow.option_no)
    return begun_otherwise | ((InstallmentRow.option_no > 1) & ~begun)


def _has_paid(which: Any) -> ColumnElement[bool]:
    other = aliased(InstallmentRow)
    return exists(
        select(other.option_no).where(
            other.entity_id == InstallmentRow.entity_id,
            other.position_id == InstallmentRow.position_id,
            which(other),
            other.status != InstallmentStatus.UNPAID,
        )
    )


def _of_kinds(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return () if scope.kinds is None else (PositionRow.kind_id.in_(scope.kinds),)


def _notices(scope: Scope, *columns: Any) -> Select[*tuple[Any, ...]]:
    statement = with_debts(select(*columns).select_from(NoticeRow)).where(
        NoticeRow.entity_id == scope.entity_id,
        NoticeRow.desk_id.is_not(None),
        *_of_kinds(scope),
    )
    if scope.desk_ids is not None:
        statement = statement.where(NoticeRow.desk_id.in_(scope.desk_ids))
    return statement


def _dated(scope: Scope) -> Select[*tuple[Any, ...]]:
    return _notices(scope, NoticeRow, InstallmentRow.description, InstallmentRow.amount_cents)


def _read_dated(session: Session, statement: Select[*tuple[Any, ...]], limit: int) -> list[Dated]:
    ordered = statement.order_by(NoticeRow.released_at, NoticeRow.notice_number).limit(limit)
    return [Dated._make(row) for row in session.execute(ordered)]
