"""The desk's leased numbers: the next one, how many are left, and whether the desk may release."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from counter_app.store.number_mark import NumberMark
from counter_app.store.tables import DeskRow, LeaseRow, NoticeRow, ReleaseState
from payments_core.errors import RuleBroken
from payments_core.identifiers.iuv_block import IuvBlock
from payments_core.wire.desk.contact_messages import HeldLease
from payments_core.wire.desk.operation_messages import LeaseReply


@dataclass(frozen=True, slots=True)
class NextNumber:
    """A number that is to be used now, and the lease that allows it."""

    notice_number: str
    lease_id: str
    generation: int
    base: int


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number of a pad, which no lease of this desk allows: the server has said that it is free.

    `generation` is that of the desk's own leases.
    """

    notice_number: str
    generation: int
    lease_id: None = None


def add_lease(session: Session, desk_id: str, lease: LeaseReply, at: datetime) -> None:
    """Keep a leased block; the same lease told twice is kept once."""
    if session.get(LeaseRow, lease.lease_id) is not None:
        return
    session.add(
        LeaseRow(
            lease_id=lease.lease_id,
            desk_id=desk_id,
            segregation_code=lease.segregation_code,
            first_base=lease.first_base,
            last_base=lease.last_base,
            next_base=lease.first_base,
            generation=lease.generation,
            fenced=False,
            leased_at=at,
            seal=lease.seal,
        )
    )


def add_spent(session: Session, desk_id: str, lease_id: str, last_base: int, at: datetime) -> None:
    """Know again a lease that the store has forgotten and the mark has not: nothing of it is used.

    Its block is not known any more: that it ends with the last number perhaps used is enough.
    """
    session.add(
        LeaseRow(
            lease_id=lease_id,
            desk_id=desk_id,
            segregation_code="",
            first_base=last_base,
            last_base=last_base,
            next_base=last_base + 1,
            generation=0,
            fenced=True,
            leased_at=at,
        )
    )


def numbers_left(session: Session, segregation_code: str | None = None) -> int:
    """Numbers that this desk may still use, of one segregation code or of all."""
    left = select(func.sum(LeaseRow.last_base - LeaseRow.next_base + 1)).where(
        LeaseRow.fenced.is_(False)
    )
    if segregation_code is not None:
        left = left.where(LeaseRow.segregation_code == segregation_code)
    return session.scalar(left) or 0


def take_next(session: Session, mark: NumberMark, count: int) -> list[NextNumber]:
    """Use up the next numbers for one release, each after its mark is on the disk.

    All are of one segregation code, because the hub is told of a debt in one way. The code that is
    given out now comes first; another is as good when that has not enough left, because an entity
    that has changed its way to the hub keeps the old one for it. Belongs in the transaction that
    writes the notices. Raises `numbers_exhausted` when no code has enough, and then uses none.
    """
    code = _code_with(session, count)
    if code is None:
        raise RuleBroken("numbers_exhausted")
    return [_take(session, mark, code) for _ in range(count)]


def _code_with(session: Session, count: int) -> str | None:
    """The segregation code to take so many numbers from."""
    now_given = select(DeskRow.numbers_code).scalar_subquery()
    return session.scalar(
        select(LeaseRow.segregation_code)
        .where(LeaseRow.fenced.is_(False))
        .group_by(LeaseRow.segregation_code)
        .having(func.sum(LeaseRow.last_base - LeaseRow.next_base + 1) >= count)
        .order_by(
            case((LeaseRow.segregation_code == now_given, 0), else_=1),
            func.min(LeaseRow.leased_at),
            LeaseRow.segregation_code,
        )
        .limit(1)
    )


def _take(session: Session, mark: NumberMark, segregation_code: str) -> NextNumber:
    """The next number of the oldest block, of which there is one."""
    row = session.scalars(
        select(LeaseRow)
        .where(
            LeaseRow.segregation_code == segregation_code,
            LeaseRow.fenced.is_(False),
            LeaseRow.next_base <= LeaseRow.last_base,
        )
        .order_by(LeaseRow.leased_at, LeaseRow.first_base)
        .limit(1)
    ).one()
    block = IuvBlock(
        row.lease_id, row.segregation_code, row.first_base, row.last_base, row.generation
    )
    base = row.next_base
    number = NextNumber(block.number_at(base), row.lease_id, row.generation, base)
    mark.intend(row.lease_id, base, _in_use(session))
    row.next_base = base + 1
    return number


def _in_use(session: Session) -> frozenset[str]:
    """Leases that have given numbers and can give more: without a mark they look copied."""
    partly = select(LeaseRow.lease_id).where(
        LeaseRow.fenced.is_(False),
        LeaseRow.first_base < LeaseRow.next_base,
        LeaseRow.next_base <= LeaseRow.last_base,
    )
    return frozenset(session.scalars(partly))


def of_a_pad(session: Session, notice_number: str) -> PrintedNumber:
    """A number printed ahead, for this machine as the desk that it is.

    Raises `pad_number_used` where this desk has released it, which the server may not know yet, and
    `numbers_exhausted` on a machine that has no lease of this desk.
    """
    released = session.get(NoticeRow, notice_number)
    if released is not None and released.state != ReleaseState.REFUSED:
        raise RuleBroken("pad_number_used", notice_number=notice_number)
    return PrintedNumber(notice_number, generation(session))


def generation(session: Session) -> int:
    """The generation of this machine as the desk that it is; `numbers_exhausted` on one that has no
    lease of this desk."""
    found = session.scalar(select(func.max(LeaseRow.generation)).where(LeaseRow.fenced.is_(False)))
    if found is None:
        raise RuleBroken("numbers_exhausted")
    return found


def desk_generation(session: Session) -> int:
    """The same for what uses no number: numbers that were taken back tell it as well, and whether
    it still holds, the server knows. Not those of another desk that this machine was, nor of which
    a store that was made again knows the mark alone."""
    given = select(func.max(LeaseRow.generation)).where(
        LeaseRow.desk_id == select(DeskRow.desk_id).scalar_subquery(),
        LeaseRow.segregation_code != "",
    )
    found = session.scalar(given)
    if found is None:
        raise RuleBroken("numbers_exhausted")
    return found


def held_leases(session: Session, limit: int) -> list[HeldLease]:
    """The newest blocks that this desk was given, as they were given, spent ones too; not those of
    which a store that was made again knows the mark alone."""
    rows = session.scalars(
        select(LeaseRow)
        .where(LeaseRow.segregation_code != "")
        .order_by(LeaseRow.leased_at.desc(), LeaseRow.first_base.desc())
        .limit(limit)
    )
    return [
        HeldLease(
            lease_id=row.lease_id, segregation_code=row.segregation_code,
            first_base=row.first_base, last_base=row.last_base, generation=row.generation,
            seal=row.seal, usable=not row.fenced and row.next_base <= row.last_base,
        )
        for row in rows
    ]  # fmt: skip


def fence(session: Session, lease_id: str) -> None:
    """Use no further number of a lease that the server has taken back."""
    session.execute(update(LeaseRow).where(LeaseRow.lease_id == lease_id).values(fenced=True))


def fence_all(session: Session) -> None:
    """Use no number of any lease held so far: the desk begins anew."""
    session.execute(update(LeaseRow).values(fenced=True))


def agree_with_mark(session: Session, mark: NumberMark) -> bool:
    """Compare the store with the mark at start; False puts the desk in doubt.

    A number that was intended and perhaps never kept is skipped, never used again.
    """
    marks = mark.all()
    rows = session.scalars(select(LeaseRow).where(LeaseRow.fenced.is_(False))).all()
    if not marks and any(row.next_base > row.first_base for row in rows):
        return False
    for row in rows:
        seen = marks.get(row.lease_id)
        if seen is None and row.first_base < row.next_base <= row.last_base:
            return False
        if seen is not None and seen.used >= row.next_base:
            return False
        if seen is not None and seen.intended >= row.next_base:
            row.next_base = seen.intended + 1
    known = set(session.scalars(select(LeaseRow.lease_id)))
    return known.issuperset(marks)
