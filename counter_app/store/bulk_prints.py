"""Prints of many notices: asked for before anything happens, then only their states change."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from counter_app.store.print_decisions import IN_DOUBT
from counter_app.store.tables import (
    BulkPrintItemRow,
    BulkPrintRow,
    PrintDecisionRow,
    PrintJobRow,
)


class BulkState(StrEnum):
    """How a print of many notices stands. DONE and CANCELLED are for ever."""

    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


class ItemState(StrEnum):
    """How one of its notices stands. DONE: it is in the printer's queue or in its file."""

    WAITING = "WAITING"
    DONE = "DONE"
    LEFT_OUT = "LEFT_OUT"


#: States in which something is still to be done.
UNFINISHED = (BulkState.RUNNING, BulkState.PAUSED)

Facts = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class NewItem:
    """A notice to be printed, under the id that its print job will have."""

    notice_number: str
    debtor_name: str
    job_id: str


def add(
    session: Session,
    print_id: str,
    asked_by: str,
    at: datetime,
    way: str,
    target: str | None,
    items: Sequence[NewItem],
    *,
    by_postal_code: bool,
) -> None:
    """Keep what was asked for, the notices in the order in which they are to be printed."""
    session.add(
        BulkPrintRow(
            print_id=print_id,
            asked_by=asked_by,
            asked_at=at,
            way=way,
            target=target,
            by_postal_code=by_postal_code,
            state=BulkState.RUNNING,
            changed_at=at,
            problem=None,
            facts=None,
        )
    )
    session.add_all(
        BulkPrintItemRow(
            print_id=print_id,
            place=place,
            notice_number=item.notice_number,
            debtor_name=item.debtor_name,
            job_id=item.job_id,
            state=ItemState.WAITING,
            problem=None,
            facts=None,
        )
        for place, item in enumerate(items, start=1)
    )


def find(session: Session, print_id: str) -> BulkPrintRow | None:
    """A print by its id."""
    query = select(BulkPrintRow).where(BulkPrintRow.print_id == print_id)
    return session.scalars(query).one_or_none()


def unfinished(session: Session) -> BulkPrintRow | None:
    """The print of this desk that is not over; there is one at most."""
    query = select(BulkPrintRow).where(BulkPrintRow.state.in_(UNFINISHED))
    return session.scalars(query.order_by(BulkPrintRow.seq).limit(1)).one_or_none()


def latest(session: Session, limit: int) -> Sequence[BulkPrintRow]:
    """What was asked for lately, last first."""
    query = select(BulkPrintRow).order_by(BulkPrintRow.seq.desc()).limit(limit)
    return session.scalars(query).all()


def set_state(
    session: Session,
    row: BulkPrintRow,
    state: BulkState,
    at: datetime,
    problem: str | None = None,
    facts: Facts | None = None,
) -> None:
    """Another state, with what stopped it if anything did."""
    row.state, row.changed_at = state, at
    row.problem, row.facts = problem, _written(facts)


def waiting(session: Session, print_id: str, limit: int) -> Sequence[BulkPrintItemRow]:
    """The next notices to be printed."""
    query = select(BulkPrintItemRow).where(
        BulkPrintItemRow.print_id == print_id, BulkPrintItemRow.state == ItemState.WAITING
    )
    return session.scalars(query.order_by(BulkPrintItemRow.place).limit(limit)).all()


def in_state(session: Session, print_id: str, state: ItemState) -> Sequence[BulkPrintItemRow]:
    """All notices of a print in a state, in their order."""
    query = select(BulkPrintItemRow).where(
        BulkPrintItemRow.print_id == print_id, BulkPrintItemRow.state == state
    )
    return session.scalars(query.order_by(BulkPrintItemRow.place)).all()


def settle(
    session: Session,
    item: BulkPrintItemRow,
    state: ItemState,
    problem: str | None = None,
    facts: Facts | None = None,
) -> None:
    """A notice is printed, or was left out for a reason; `item` may be of an earlier session."""
    row = session.get_one(BulkPrintItemRow, (item.print_id, item.place))
    row.state, row.problem, row.facts = state, problem, _written(facts)


def counts(session: Session, print_id: str) -> dict[str, int]:
    """How many notices of a print are in each state."""
    query = (
        select(BulkPrintItemRow.state, func.count())
        .where(BulkPrintItemRow.print_id == print_id)
        .group_by(BulkPrintItemRow.state)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def jobs_in(
    session: Session, print_id: str, states: Sequence[str], since: datetime | None = None
) -> int:
    """How many print jobs of a print are in one of the states, and came to it after `since`."""
    query = _jobs(print_id, states)
    if since is not None:
        query = query.where(PrintJobRow.changed_at > since)
    return session.scalar(query) or 0


def jobs_to_check(session: Session, print_id: str) -> int:
    """How many papers of a print may be missing without anybody having said anything."""
    decided = select(PrintDecisionRow.job_id)
    query = _jobs(print_id, IN_DOUBT).where(PrintJobRow.job_id.not_in(decided))
    return session.scalar(query) or 0


def facts_of(row: BulkPrintRow | BulkPrintItemRow) -> dict[str, str | int | None]:
    """The facts of its problem."""
    return dict(json.loads(row.facts)) if row.facts else {}


def _written(facts: Facts | None) -> str | None:
    return json.dumps(dict(facts), ensure_ascii=False) if facts else None


def _jobs(print_id: str, states: Sequence[str]) -> Select[int]:
    return (
        select(func.count())
        .select_from(PrintJobRow)
        .join(BulkPrintItemRow, BulkPrintItemRow.job_id == PrintJobRow.job_id)
        .where(BulkPrintItemRow.print_id == print_id, PrintJobRow.state.in_(states))
    )
