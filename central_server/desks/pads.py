"""Pads (blocchetti): runs of notice numbers printed ahead on forms, such as those of the police.

A number of a pad stands for nothing until its amount and debtor are told, by a file
(`positions import`) or at a desk: until then the hub is answered that it is unknown. It comes from
the same counter as the blocks of desks, so no desk is ever given it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.desks import leases, repository
from central_server.desks.models import PadRow
from central_server.identity.actor import COUNTER_ROLES, Actor
from central_server.positions import repository as positions
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.wire.desk.operation_messages import PadNumber

#: Most numbers of one pad: a print shop's order, and a file that anybody can open.
PAD_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Pad:
    """A pad and how many of its numbers have got their debt."""

    row: PadRow
    used: int

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return self.row.last_base - self.row.first_base + 1

    @property
    def first(self) -> str:
        """Its first notice number."""
        return notice_number.build(self.row.segregation_code, self.row.first_base)

    @property
    def last(self) -> str:
        """Its last notice number."""
        return notice_number.build(self.row.segregation_code, self.row.last_base)

    def numbers(self) -> list[str]:
        """Its notice numbers in their order."""
        row = self.row
        bases = range(row.first_base, row.last_base + 1)
        return [notice_number.build(row.segregation_code, base) for base in bases]


def make(
    session: Session, entity_id: str, kind_id: str, count: int, pad_id: str, now: datetime
) -> Pad:
    """Set numbers aside under the segregation code of the station for new ones.

    Raises `kind_unknown`, `pad_too_large`, `entity_without_station`, `segregation_code_exhausted`.
    """
    if not 1 <= count <= PAD_LIMIT:
        raise BadValue("pad_too_large", count=count, limit=PAD_LIMIT)
    if catalogue.kind_row(session, entity_id, kind_id) is None:
        raise RuleBroken("kind_unknown", kind=kind_id, revision="-")
    code, first, last = leases.take_block(session, entity_id, count, now)
    row = PadRow(
        entity_id=entity_id, pad_id=pad_id, kind_id=kind_id, segregation_code=code,
        first_base=first, last_base=last, made_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return Pad(row, used=0)


def pad(session: Session, entity_id: str, pad_id: str) -> Pad:
    """One pad; raises `pad_unknown`."""
    row = repository.pad(session, entity_id, pad_id)
    if row is None:
        raise RuleBroken("pad_unknown", pad_id=pad_id[:36])
    return _told(session, row)


def pads(session: Session, entity_id: str) -> list[Pad]:
    """All pads of an entity, oldest first."""
    return [_told(session, row) for row in repository.pads(session, entity_id)]


def waiting_number(session: Session, actor: Actor, printed: str) -> PadNumber:
    """A number of a pad as somebody at the counter reads it, which has no debt yet.

    Raises `role_missing`, what is wrong with the number, `pad_number_unknown` and
    `pad_number_used`.
    """
    actor.require(*COUNTER_ROLES)
    kind_id = kind_of_waiting(session, actor.entity_id, printed)
    return PadNumber(notice_number=printed, kind_id=kind_id)


def kind_of_waiting(session: Session, entity_id: str, printed: str) -> str:
    """The kind for whose debts a number was printed; see `waiting_number` for what is refused."""
    number = notice_number.validate(printed)
    code, base = notice_number.segregation_code_of(number), int(number[3:16])
    row = repository.pad_with(session, entity_id, code, base) if code is not None else None
    if row is None:
        raise RuleBroken("pad_number_unknown", notice_number=number)
    if positions.position_by_notice(session, entity_id, number) is not None:
        raise RuleBroken("pad_number_used", notice_number=number)
    return row.kind_id


def _told(session: Session, row: PadRow) -> Pad:
    untold = Pad(row, used=0)
    used = repository.count_notices(session, row.entity_id, untold.first, untold.last)
    return replace(untold, used=used)
