"""Incoming repeats are absorbed by a unique key: insert, or read what the first delivery left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.jobs.models import InboxRow


@dataclass(frozen=True, slots=True)
class Received:
    """`first` says that this delivery is to take effect; otherwise `payload` and `answer` are
    those of the first one."""

    first: bool
    payload: Mapping[str, Any]
    answer: Mapping[str, Any] | None


def receive(
    session: Session,
    entity_id: str,
    source: str,
    external_id: str,
    kind: str,
    payload: Mapping[str, Any],
    now: datetime,
) -> Received:
    """Store a message unless it is known.

    Two deliveries at once: the second waits on the key until the first has committed, then reads
    its answer; if the first rolled back, the second is the first.
    """
    values = {
        "entity_id": entity_id, "source": source, "external_id": external_id, "kind": kind,
        "payload": dict(payload), "received_at": now,
    }  # fmt: skip
    if insert_new(session, InboxRow, values):
        return Received(first=True, payload=payload, answer=None)
    row = session.get_one(InboxRow, (entity_id, source, external_id), populate_existing=True)
    return Received(first=False, payload=row.payload, answer=row.answer)


def find(session: Session, entity_id: str, source: str, external_id: str) -> Received | None:
    """What an earlier delivery of a message left; None when there was none."""
    row = session.get(InboxRow, (entity_id, source, external_id))
    return Received(first=False, payload=row.payload, answer=row.answer) if row else None


def store_answer(
    session: Session, entity_id: str, source: str, external_id: str, answer: Mapping[str, Any]
) -> None:
    """Keep the reply of the first delivery, in the same transaction as its effects."""
    # The row is known to be there: reading it first would be one question more for each operation.
    session.scalars(
        update(InboxRow)
        .where(
            InboxRow.entity_id == entity_id,
            InboxRow.source == source,
            InboxRow.external_id == external_id,
        )
        .values(answer=dict(answer))
        .returning(InboxRow.external_id),
        execution_options={"synchronize_session": False},
    ).one()
