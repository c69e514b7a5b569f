"""Questions about the flows that the hub has listed, and the lease of whoever asks the hub."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, func, or_, select, update
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_all_new, insert_new
from central_server.entities.models import HubService
from central_server.settlement.models import FlowPollRow, ListedFlowRow, SettlementFlowRow
from payments_core.rules.flow_revisions import FlowRevision
from payments_core.wire.hub.flow_documents import ListedFlow
from payments_core.wire.hub.flow_pull import NO_PSP


def poll_of(session: Session, entity_id: str) -> FlowPollRow:
    """How far the entity has come, locked for this transaction; made when it is not there."""
    insert_new(session, FlowPollRow, {"entity_id": entity_id})
    return session.get_one(
        FlowPollRow, entity_id, with_for_update=True, populate_existing=True
    )  # fmt: skip


def hold(session: Session, entity_id: str, lease_id: str, now: datetime, lease: timedelta) -> bool:
    """Take the entity's lease, or keep it; says whether nobody else has it."""
    insert_new(session, FlowPollRow, {"entity_id": entity_id})
    poll = FlowPollRow
    done = session.execute(
        update(poll)
        .where(
            poll.entity_id == entity_id,
            or_(poll.lease_id.is_(None), poll.lease_id == lease_id, poll.leased_until <= now),
        )
        .values(lease_id=lease_id, leased_until=now + lease)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(done, CursorResult)  # noqa: S101  (what an update always gives)
    return done.rowcount == 1


def release(session: Session, entity_id: str, lease_id: str) -> None:
    """Give the lease back, if it is still ours."""
    session.execute(
        update(FlowPollRow)
        .where(FlowPollRow.entity_id == entity_id, FlowPollRow.lease_id == lease_id)
        .values(lease_id=None, leased_until=None)
        .execution_options(synchronize_session=False)
    )


def add_listed(session: Session, entity_id: str, flows: Iterable[ListedFlow], now: datetime) -> int:
    """Remember what the hub lists; returns how many were new. A line listed twice counts once."""
    rows = [
        {
            "entity_id": entity_id,
            "psp_id": flow.key.psp_id,
            "flow_id": flow.key.flow_id,
            "hub_revision": flow.key.revision,
            "flow_key": flow.key.flow_id.upper(),
            "flow_at": flow.flow_at,
            "published_at": flow.published_at,
            "listed_at": now,
            "attempts": 0,
        }
        for flow in flows
    ]
    return len(insert_all_new(session, ListedFlowRow, rows))


def next_waiting(session: Session, entity_id: str) -> ListedFlowRow | None:
    """The flow to read next: the least tried, of those the oldest.

    One that was refused waits for a person, who has it tried again with `try_refused_again`.
    """
    listed = ListedFlowRow
    return session.scalar(
        select(listed)
        .where(
            listed.entity_id == entity_id,
            listed.done_at.is_(None),
            listed.refusal.is_(None),
        )
        .order_by(
            listed.attempts,
            listed.published_at,
            listed.psp_id,
            listed.flow_id,
            listed.hub_revision.desc(),
        )
        .limit(1)
    )


def count_waiting(session: Session, entity_id: str) -> int:
    """Flows that are listed and neither taken in nor refused."""
    listed = ListedFlowRow
    return (
        session.scalar(
            select(func.count())
            .select_from(listed)
            .where(
                listed.entity_id == entity_id, listed.done_at.is_(None), listed.refusal.is_(None)
            )
        )
        or 0
    )


def refused(session: Session, entity_id: str) -> list[ListedFlowRow]:
    """Flows that could not be read, oldest first."""
    listed = ListedFlowRow
    return list(
        session.scalars(
            select(listed)
            .where(
                listed.entity_id == entity_id,
                listed.done_at.is_(None),
                listed.refusal.is_not(None),
            )
            .order_by(listed.published_at, listed.psp_id, listed.flow_id)
        )
    )


def try_refused_again(session: Session, entity_id: str, code: str = "") -> None:
    """What was refused with this code waits once more; without one, all: somebody has looked.

    It comes after what was tried less often, lest it keep that waiting.
    """
    for row in refused(session, entity_id):
        if str(row.refusal).startswith(code):
            row.refusal = None


def leave_to(session: Session, entity_id: str, service: HubService, now: datetime) -> None:
    """From now on this service is asked: what another one has listed and nobody has read is left
    to it, which lists from its beginning."""
    listed = ListedFlowRow
    names_no_psp = listed.psp_id == NO_PSP
    left = session.execute(
        update(listed)
        .where(
            listed.entity_id == entity_id,
            listed.done_at.is_(None),
            ~names_no_psp if service is HubService.FLOWS_SOAP else names_no_psp,
        )
        .values(done_at=now, refusal=None)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(left, CursorResult)  # noqa: S101  (what an update always gives)
    if left.rowcount:
        poll_of(session, entity_id).listed_to = None


def close(
    session: Session, row: ListedFlowRow, stored: SettlementFlowRow | None, now: datetime
) -> None:
    """The revision is dealt with, and so are the flow's earlier ones that still waited.

    `stored` is what holds it; None where what is known stands.
    """
    row.done_at, row.refusal = now, None
    if stored is not None:
        row.stored_psp_id, row.stored_revision = stored.psp_id, stored.revision
    listed = ListedFlowRow
    session.execute(
        update(listed)
        .where(
            listed.entity_id == row.entity_id,
            listed.psp_id == row.psp_id,
            listed.flow_id == row.flow_id,
            listed.hub_revision < row.hub_revision,
            listed.done_at.is_(None),
        )
        .values(done_at=now, refusal=None)
        .execution_options(synchronize_session=False)
    )


def standing(session: Session, row: SettlementFlowRow) -> FlowRevision:
    """A stored revision as it is compared with others: with the hub's count where it is known,
    and the later of its instants where the hub and a file have brought it."""
    listed = ListedFlowRow
    instants, counts = [], []
    for found in session.scalars(
        select(listed).where(
            listed.entity_id == row.entity_id,
            listed.flow_key == row.flow_key,
            listed.stored_psp_id == row.psp_id,
            listed.stored_revision == row.revision,
        )
    ):
        instants.append(found.flow_at)
        counts.append(found.hub_revision)
    return FlowRevision(max([row.flow_at, *instants]), max(counts, default=None))
