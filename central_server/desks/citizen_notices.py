"""What a clerk sees of a person: who it is, and what was released to them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.citizens import service as citizens
from central_server.citizens.models import CitizenRow
from central_server.desks import repository
from central_server.identity.actor import Actor
from central_server.notices import repository as notices
from central_server.notices.repository import OpenCounts
from central_server.notices.service import notice_info
from central_server.positions import co_debtors
from payments_core.clock import rome_date
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.messages import CitizenInfo, CitizenPage
from payments_core.wire.desk.notice_messages import NoticePage

_NOTHING_OPEN = OpenCounts(0, 0)


def search(session: Session, actor: Actor, text: str, limit: int, now: datetime) -> CitizenPage:
    """The people meant by `text`, each with how much is open and overdue."""
    rows, more = citizens.search(session, actor, text, limit)
    return CitizenPage(citizens=_with_counts(session, actor, rows, now), more=more)


def citizen(session: Session, actor: Actor, citizen_id: str, now: datetime) -> CitizenInfo:
    """One person with the same counts."""
    row = citizens.citizen(session, actor, citizen_id)
    return _with_counts(session, actor, [row], now)[0]


def notices_of(session: Session, actor: Actor, citizen_id: str, now: datetime) -> NoticePage:
    """The newest notices of one person."""
    citizens.citizen(session, actor, citizen_id)
    released = notices.released_to(session, actor.entity_id, citizen_id, PAGE_LIMIT)
    owing = co_debtors.of_positions(
        session, actor.entity_id, list({found.position.position_id for found in released})
    )
    numbers = [found.notice.notice_number for found in released]
    paid_at = repository.payment_instants(session, actor.entity_id, numbers)
    return NoticePage(
        notices=tuple(
            notice_info(
                session, found, paid_at.get(found.notice.notice_number, ()), now,
                owing.get(found.position.position_id, ()),
            )
            for found in released
        )
    )  # fmt: skip


def _with_counts(
    session: Session, actor: Actor, rows: Sequence[CitizenRow], now: datetime
) -> tuple[CitizenInfo, ...]:
    ids = [row.citizen_id for row in rows]
    counts = notices.open_counts(session, actor.entity_id, ids, rome_date(now))
    return tuple(_info(row, counts.get(row.citizen_id, _NOTHING_OPEN)) for row in rows)


def _info(row: CitizenRow, counts: OpenCounts) -> CitizenInfo:
    return CitizenInfo(
        citizen_id=row.citizen_id,
        kind=row.kind,
        tax_code=row.tax_code,
        registry_number=row.registry_number,
        family_name=row.family_name,
        given_name=row.given_name,
        born_on=row.born_on,
        birth_place=row.birth_place,
        street=row.street,
        street_number=row.street_number,
        postal_code=row.postal_code,
        city=row.city,
        province=row.province,
        email=row.email,
        phone=row.phone,
        died_on=row.died_on,
        moved_away_on=row.moved_away_on,
        open_count=counts.open,
        overdue_count=counts.overdue,
    )
