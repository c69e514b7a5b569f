"""Blocks of notice numbers for desks; a number once leased is never leased again."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from central_server.desks import bases, seals
from central_server.desks.models import LeaseRow
from central_server.entities import repository as entities
from central_server.identity import repository as identity
from central_server.identity.actor import EnrolledDesk
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import BASE_LIMIT
from payments_core.wire.desk.operation_messages import LeaseReply, LeaseRequest


class Block(NamedTuple):
    """Bases that nobody was ever given, both ends included, and their segregation code."""

    segregation_code: str
    first_base: int
    last_base: int


def take_block(session: Session, entity_id: str, count: int, now: datetime) -> Block:
    """Take numbers under the segregation code of the entity's station for new ones.

    Raises `entity_without_station`, `segregation_code_exhausted`.
    """
    station = entities.station_for_new_numbers(session, entity_id)
    if station is None:
        raise RuleBroken("entity_without_station", entity_id=entity_id)
    code = station.segregation_code
    first = bases.take(session, entity_id, code, count, now)
    last = first + count - 1
    if last >= BASE_LIMIT:
        raise RuleBroken("segregation_code_exhausted", segregation_code=code)
    return Block(code, first, last)


def lease_block(
    session: Session, desk: EnrolledDesk, request: LeaseRequest, lease_id: str, now: datetime
) -> LeaseReply:
    """Give the desk a block under the segregation code of the entity's station for new numbers.

    Raises `desk_fenced` on a desk that exists twice.
    """
    row = identity.desk(session, desk.entity_id, desk.desk_id)
    if row is None or row.fenced_at is not None:
        raise RuleBroken("desk_fenced", desk_id=desk.desk_id)
    code, first, last = take_block(session, desk.entity_id, request.count, now)
    session.add(
        LeaseRow(
            entity_id=desk.entity_id, lease_id=lease_id, desk_id=desk.desk_id,
            segregation_code=code, first_base=first, last_base=last,
            generation=desk.generation, leased_at=now,
        )
    )  # fmt: skip
    reply = LeaseReply(
        lease_id=lease_id, segregation_code=code, first_base=first, last_base=last,
        generation=desk.generation,
    )  # fmt: skip
    books = seals.installation(session, desk.entity_id)
    if books is None:
        return reply
    seal = seals.seal(books.seal_key, desk.entity_id, desk.desk_id, reply)
    return reply.model_copy(update={"seal": seal})
