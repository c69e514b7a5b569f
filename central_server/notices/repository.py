"""Questions about released notices."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVarTuple

from sqlalchemy import ColumnElement, Select, case, func, select, update
from sqlalchemy.orm import Session, aliased

from central_server.db.blocks import in_blocks
from central_server.notices.models import NoticeRow
from central_server.positions import co_debtors
from central_server.positions.models import InstallmentRow, PositionRow, TransferRow
from payments_core.model.debt_position import InstallmentStatus, PositionStatus

Columns = TypeVarTuple("Columns")

#: Debts owed with others that are asked for at once.
SHARED_BLOCK = 1000
#: Statuses of a position that still waits for its money.
OPEN_STATUSES = (
    PositionStatus.PUBLISHED,
    PositionStatus.VALID,
    PositionStatus.EXPIRED,
    PositionStatus.PARTIALLY_PAID,
)


class ReleasedNotice(NamedTuple):
    """A release with the position and the instalment that its number stands for.

    `begun_otherwise`: an instalment of another option of that position has been paid.
    `buys_stamp`: one of its transfers is for a duty stamp.
    """

    notice: NoticeRow
    position: PositionRow
    installment: InstallmentRow
    begun_otherwise: bool
    buys_stamp: bool


class OpenCounts(NamedTuple):
    """How many debts of a person wait for their money, and how many of them are overdue."""

    open: int
    overdue: int


def released(session: Session, entity_id: str, notice_number: str) -> ReleasedNotice | None:
    """One released notice of an entity."""
    row = session.execute(
        released_query().where(
            NoticeRow.entity_id == entity_id, NoticeRow.notice_number == notice_number
        )
    ).first()
    return None if row is None else ReleasedNotice._make(row)


def all_released(
    session: Session, entity_id: str, notice_numbers: Sequence[str]
) -> list[ReleasedNotice]:
    """Those of these notices that were released, in no order."""
    rows = session.execute(
        released_query().where(
            NoticeRow.entity_id == entity_id, NoticeRow.notice_number.in_(notice_numbers)
        )
    )
    return [ReleasedNotice._make(row) for row in rows]


def not_payable_yet(
    session: Session, entity_id: str, notice_numbers: Sequence[str]
) -> list[NoticeRow]:
    """Those of these notices of which nobody has seen yet that they can be paid."""
    return list(
        session.scalars(
            select(NoticeRow)
            .where(
                NoticeRow.entity_id == entity_id,
                NoticeRow.notice_number.in_(notice_numbers),
                NoticeRow.payable_at.is_(None),
            )
            .order_by(NoticeRow.notice_number)
        )
    )


def forget_payable(session: Session, entity_id: str, notice_numbers: Sequence[str]) -> None:
    """These notices can be paid only once the hub is seen to let people pay them again."""
    session.execute(
        update(NoticeRow)
        .where(NoticeRow.entity_id == entity_id, NoticeRow.notice_number.in_(notice_numbers))
        .values(payable_at=None)
    )


def released_to(
    session: Session, entity_id: str, citizen_id: str, limit: int
) -> list[ReleasedNotice]:
    """The notices of one person, newest first; also those that others are named on."""
    # Asked in steps, by keys: joined, a database may walk through all debts of the entity. In
    # blocks: whoever rents out cars owes more of them than a statement has parameters.
    shared = co_debtors.positions_with(session, entity_id, citizen_id)
    found = _newest(session, entity_id, PositionRow.citizen_id == citizen_id, limit)
    of_others = PositionRow.citizen_id.is_distinct_from(citizen_id)
    for block in in_blocks(shared, SHARED_BLOCK):
        found += _newest(session, entity_id, of_others & PositionRow.position_id.in_(block), limit)
        found.sort(key=lambda one: _age_of(one.notice), reverse=True)
        del found[limit:]
    return found


def _newest(
    session: Session, entity_id: str, theirs: ColumnElement[bool], limit: int
) -> list[ReleasedNotice]:
    rows = session.execute(
        released_query()
        .where(PositionRow.entity_id == entity_id, theirs)
        .order_by(NoticeRow.released_at.desc(), NoticeRow.notice_number.desc())
        .limit(limit)
    )
    return [ReleasedNotice._make(row) for row in rows]


def _age_of(notice: NoticeRow) -> tuple[datetime, str]:
    return notice.released_at, notice.notice_number


def open_counts(
    session: Session, entity_id: str, citizen_ids: Sequence[str], today: date
) -> dict[str, OpenCounts]:
    """Counts of debts by citizen id; people without open ones are absent.

    A debt that may be paid in several ways is one, overdue when what is still asked for is.
    """
    overdue = case(
        ((InstallmentRow.due_on < today) & ~begun_otherwise(), PositionRow.position_id), else_=None
    )
    rows = session.execute(
        select(
            PositionRow.citizen_id,
            func.count(PositionRow.position_id.distinct()),
            func.count(overdue.distinct()),
        )
        .join(
            InstallmentRow,
            (InstallmentRow.entity_id == PositionRow.entity_id)
            & (InstallmentRow.position_id == PositionRow.position_id),
        )
        .where(
            PositionRow.entity_id == entity_id,
            PositionRow.citizen_id.in_(citizen_ids),
            PositionRow.status.in_(OPEN_STATUSES),
            InstallmentRow.status == InstallmentStatus.UNPAID,
        )
        .group_by(PositionRow.citizen_id)
    )
    return {citizen_id: OpenCounts(count, late) for citizen_id, count, late in rows if citizen_id}


def begun_otherwise() -> ColumnElement[bool]:
    """Whether an instalment of another option of the same position has been paid; a condition of a
    question about instalments. As `rules.position_progress.other_way` has it."""
    other = aliased(InstallmentRow)
    return _paid_otherwise(other).exists()


def settled_otherwise() -> ColumnElement[bool]:
    """Whether all of another option has been paid."""
    other, left = aliased(InstallmentRow), aliased(InstallmentRow)
    is_left = select(left.option_no).where(
        left.entity_id == other.entity_id,
        left.position_id == other.position_id,
        left.option_no == other.option_no,
        left.status == InstallmentStatus.UNPAID,
    )
    return _paid_otherwise(other).where(~is_left.exists()).exists()


def _paid_otherwise(other: type[InstallmentRow]) -> Select[int]:
    return select(other.option_no).where(
        other.entity_id == InstallmentRow.entity_id,
        other.position_id == InstallmentRow.position_id,
        other.option_no != InstallmentRow.option_no,
        other.status != InstallmentStatus.UNPAID,
    )


def _buys_stamp() -> ColumnElement[bool]:
    return (
        select(TransferRow.transfer_no)
        .where(
            TransferRow.entity_id == InstallmentRow.entity_id,
            TransferRow.position_id == InstallmentRow.position_id,
            TransferRow.option_no == InstallmentRow.option_no,
            TransferRow.installment_no == InstallmentRow.installment_no,
            TransferRow.stamp_document_hash.is_not(None),
        )
        .exists()
    )


def with_debts(statement: Select[*Columns]) -> Select[*Columns]:
    """A question about notices that asks their instalments and debts, too."""
    return statement.join(
        InstallmentRow,
        (InstallmentRow.entity_id == NoticeRow.entity_id)
        & (InstallmentRow.notice_number == NoticeRow.notice_number),
    ).join(
        PositionRow,
        (PositionRow.entity_id == InstallmentRow.entity_id)
        & (PositionRow.position_id == InstallmentRow.position_id),
    )


def released_query() -> Select[NoticeRow, PositionRow, InstallmentRow, bool, bool]:
    """Releases with all that a ReleasedNotice has, of whatever entity: whoever asks names it."""
    return with_debts(
        select(NoticeRow, PositionRow, InstallmentRow, begun_otherwise(), _buys_stamp())
    )
