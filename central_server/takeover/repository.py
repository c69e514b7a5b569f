"""What taking over needs to know of numbers, and the rows it writes, many at a time."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from central_server.desks.models import LeaseRow, PadRow
from central_server.positions.models import InstallmentRow, PositionRow
from payments_core.model.debt_position import InstallmentStatus


class KnownDebt(NamedTuple):
    """What is stored of a notice number, to tell the same debt from another one.

    `decided`: a payment has decided an amount that is not fixed, so it need not be the one that was
    handed in.
    """

    amount_cents: int
    debtor_identifier: str
    decided: bool

    def is_debt(self, amount_cents: int, debtor_identifier: str) -> bool:
        """Whether a line is about this debt."""
        is_amount = self.decided or self.amount_cents == amount_cents
        return is_amount and self.debtor_identifier == debtor_identifier


def known_debts(
    session: Session, entity_id: str, notice_numbers: Iterable[str]
) -> dict[str, KnownDebt]:
    """The debts that these numbers stand for already, by number."""
    found = session.execute(
        select(
            InstallmentRow.notice_number,
            InstallmentRow.amount_cents,
            PositionRow.debtor_identifier,
            and_(PositionRow.live, InstallmentRow.status != InstallmentStatus.UNPAID),
        )
        .join(
            PositionRow,
            (PositionRow.entity_id == InstallmentRow.entity_id)
            & (PositionRow.position_id == InstallmentRow.position_id),
        )
        .where(
            InstallmentRow.entity_id == entity_id,
            InstallmentRow.notice_number.in_(list(notice_numbers)),
        )
    )
    return {
        number: KnownDebt(cents, debtor, bool(decided)) for number, cents, debtor, decided in found
    }


def used_iupds(session: Session, entity_id: str, iupds: Iterable[str]) -> set[str]:
    """Those of these ids at the hub that a debt of the entity has already."""
    return {
        iupd
        for iupd in session.scalars(
            select(PositionRow.iupd).where(
                PositionRow.entity_id == entity_id, PositionRow.iupd.in_(list(iupds))
            )
        )
        if iupd is not None
    }


def leased_blocks(session: Session, entity_id: str) -> dict[str, list[tuple[int, int]]]:
    """First and last base of every block that a desk was ever given, by segregation code."""
    blocks: dict[str, list[tuple[int, int]]] = {}
    for code, first, last in session.execute(
        select(LeaseRow.segregation_code, LeaseRow.first_base, LeaseRow.last_base).where(
            LeaseRow.entity_id == entity_id
        )
    ):
        blocks.setdefault(code, []).append((first, last))
    return blocks


def pads(session: Session, entity_id: str) -> dict[str, list[tuple[int, int, str]]]:
    """First and last base of every pad and its kind, by segregation code."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for row in session.scalars(select(PadRow).where(PadRow.entity_id == entity_id)):
        found.setdefault(row.segregation_code, []).append(
            (row.first_base, row.last_base, row.kind_id)
        )
    return found
