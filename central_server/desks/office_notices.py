"""The notices of an office for whoever works at one of its desks: page by page, the newest first.

A page goes on from the notice at which the one before ended, whatever was released meanwhile. The
desk that asks holds the pages and sorts them; nothing is counted ahead, and no page costs more than
the first.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from central_server.desks import office_listing, repository
from central_server.desks.office_listing import Filter, Place
from central_server.identity import repository as identity
from central_server.identity.actor import COUNTER_ROLES, Actor
from central_server.identity.models import DeskRow
from central_server.notices.repository import ReleasedNotice
from central_server.notices.service import notice_info
from central_server.positions import co_debtors
from payments_core.clock import rome_date, start_of_rome_day
from payments_core.errors import BadValue
from payments_core.wire.desk.notice_list_messages import (
    ListedDesk,
    ListedNotice,
    OfficeListQuery,
    OfficeNoticePage,
)


def page(
    session: Session, actor: Actor, asked: OfficeListQuery, limit: int, now: datetime
) -> OfficeNoticePage:
    """What the desks of the actor's office have released.

    Whoever is limited to some kinds of debt sees those: nobody is there who asks for the others.
    Refused with `role_missing` to those who do not work at a counter; `list_place_malformed`.
    """
    actor.require(*COUNTER_ROLES)
    desks = _office_of(session, actor)
    named = [one.desk_id for one in desks if asked.desk_id in (None, one.desk_id)]
    which, after = _filter(session, actor, asked, rome_date(now)), _place(asked.after)
    found = office_listing.newest(session, actor.entity_id, named, which, after, limit + 1)
    shown = found[:limit]
    return OfficeNoticePage(
        notices=_listed(session, actor.entity_id, shown, now),
        next=_place_text(shown[-1]) if len(found) > limit else None,
        desks=tuple(ListedDesk(desk_id=one.desk_id, name=one.name) for one in desks),
        as_of=now,
    )


def _office_of(session: Session, actor: Actor) -> list[DeskRow]:
    """All desks of the office, those that are retired among them: their notices are not."""
    desks = identity.desks(session, actor.entity_id)
    office = next(one.office for one in desks if one.desk_id == actor.desk_id)
    return [one for one in desks if one.office == office]


def _filter(session: Session, actor: Actor, asked: OfficeListQuery, today: date) -> Filter:
    allowed = identity.kinds_of(session, actor.entity_id, actor.operator_id)
    kinds = None if allowed is None else sorted(allowed)
    if asked.kind_id is not None:
        kinds = [asked.kind_id] if allowed is None or asked.kind_id in allowed else []
    first_on, last_on = asked.first_on, asked.last_on
    return Filter(
        today=today,
        start_at=None if first_on is None else start_of_rome_day(first_on),
        end_at=None if last_on is None else start_of_rome_day(last_on + timedelta(days=1)),
        state=asked.state,
        kind_ids=kinds,
        operator_id=asked.operator_id,
    )


def _listed(
    session: Session, entity_id: str, shown: list[ReleasedNotice], now: datetime
) -> tuple[ListedNotice, ...]:
    numbers = [one.notice.notice_number for one in shown]
    paid_at = repository.payment_instants(session, entity_id, numbers)
    owing = co_debtors.of_positions(
        session, entity_id, list({one.position.position_id for one in shown})
    )
    names = _names(session, entity_id, {one.notice.operator_id or "" for one in shown})
    return tuple(
        ListedNotice(
            notice=notice_info(
                session, one, paid_at.get(one.notice.notice_number, ()), now,
                owing.get(one.position.position_id, ()),
            ),
            kind_id=one.position.kind_id,
            desk_id=one.notice.desk_id or "",
            operator_id=one.notice.operator_id or "",
            operator_name=names.get(one.notice.operator_id or "", ""),
        )
        for one in shown
    )  # fmt: skip


def _names(session: Session, entity_id: str, operator_ids: set[str]) -> Mapping[str, str]:
    found = (identity.operator(session, entity_id, one) for one in sorted(operator_ids))
    return {one.operator_id: one.display_name for one in found if one is not None}


def _place_text(last: ReleasedNotice) -> str:
    return f"{last.notice.released_at.isoformat()} {last.notice.notice_number}"


def _place(text: str | None) -> Place | None:
    if text is None:
        return None
    at, _, number = text.partition(" ")
    try:
        instant = datetime.fromisoformat(at)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or not (number.isdigit() and len(number) == 18):
        raise BadValue("list_place_malformed")
    return instant, number
