"""The counter of bases: a number once given out is given to nobody else, even by a server that was
restored from a copy.

A copy of yesterday knows nothing of the blocks that desks were given since. So the counter never
stands below a floor that rises with time faster than numbers can be used: a thousand each second
since the year in which the first installation began. Whatever was leased before the copy was made
or after it lies below the floor of the instant at which the restored server leases again, as long
as an installation does not give out more than that on the long average, and its clock is right.

The thirteen digits of a base last for three hundred years of this.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import case, update
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.desks.models import LeaseCounterRow

#: Where the floor is nought.
FLOOR_START = datetime(2026, 1, 1, tzinfo=UTC)
#: How fast the floor rises: no entity prints so many notices, not even the whole country together.
FLOOR_BASES_PER_SECOND = 1000


def floor_at(now: datetime) -> int:
    """The lowest base that may be given out from `now` on.

    >>> floor_at(FLOOR_START), floor_at(FLOOR_START + timedelta(hours=1))
    (1, 3600001)
    """
    return max(0, (now - FLOOR_START) // timedelta(seconds=1)) * FLOOR_BASES_PER_SECOND + 1


def take(session: Session, entity_id: str, segregation_code: str, count: int, now: datetime) -> int:
    """Take `count` bases that nobody was ever given; returns the first.

    Two desks at once: the second waits for the counter's row until the first has committed. A
    transaction that fails afterwards gives its bases back before anybody has seen them.
    """
    key = _ensure(session, entity_id, segregation_code)
    floor = LeaseCounterRow.floor_offset + floor_at(now)
    first = case((LeaseCounterRow.next_base < floor, floor), else_=LeaseCounterRow.next_base)
    after = session.scalars(
        update(LeaseCounterRow)
        .filter_by(**key)
        .values(next_base=first + count)
        .returning(LeaseCounterRow.next_base)
    ).one()
    return after - count


def keep_clear(
    session: Session, entity_id: str, segregation_code: str, base: int, now: datetime
) -> None:
    """See to it that no desk is ever given a base up to this one, which another platform has used:
    this server raises counter and floor above it."""
    key = _ensure(session, entity_id, segregation_code)
    _raise_next(session, key, base)
    offset = base + 1 - floor_at(now)
    session.execute(
        update(LeaseCounterRow)
        .filter_by(**key)
        .where(LeaseCounterRow.floor_offset < offset)
        .values(floor_offset=offset)
    )


def pass_by(session: Session, entity_id: str, segregation_code: str, base: int) -> None:
    """Give out no base up to this one, which this server itself has given out before."""
    _raise_next(session, _ensure(session, entity_id, segregation_code), base)


def _raise_next(session: Session, key: Mapping[str, str], base: int) -> None:
    session.execute(
        update(LeaseCounterRow)
        .filter_by(**key)
        .where(LeaseCounterRow.next_base <= base)
        .values(next_base=base + 1)
    )


def _ensure(session: Session, entity_id: str, segregation_code: str) -> dict[str, str]:
    key = {"entity_id": entity_id, "segregation_code": segregation_code}
    insert_new(session, LeaseCounterRow, {**key, "next_base": 1, "floor_offset": 0})
    return key
