"""The day of an entity's desks in figures, and its closing.

Figures are of what was *released* in the days and of how it stands now; receipts that came in
meanwhile are told beside them, whatever day their notices are from. Closing a day neither blocks
nor changes anything: what the server hears of later is in the next day's figures, with its own
date.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.db.insertion import insert_new
from central_server.identity import repository as identity
from central_server.identity.actor import Actor
from central_server.identity.models import DeskRow
from central_server.statistics import repository
from central_server.statistics.models import DayClosingRow
from central_server.statistics.repository import Dated, Group, Scope, Withdrawn
from payments_core.clock import rome_date, start_of_rome_day
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.role import LEADERS
from payments_core.wire.desk.day_messages import (
    DAYS_LIMIT,
    LIST_LIMIT,
    Cancellation,
    CloseDay,
    ClosingInfo,
    DatedNotice,
    DayFigures,
    DayLine,
    DayState,
    PaymentSum,
    StateSum,
)

_log = structlog.get_logger("statistics")

#: Who sees the figures of all desks, and closes days. A clerk's own are at the clerk's desk.
MAY_READ = LEADERS
#: Parts of the figures that a closing keeps: lists of notices can be asked for again.
_KEPT = {"first_on", "last_on", "totals", "desks", "kinds", "operators", "payments"}

Names = Callable[[str], tuple[str, str]]


def figures(
    session: Session,
    actor: Actor,
    first_on: date,
    last_on: date,
    now: datetime,
    office: str | None = None,
) -> DayFigures:
    """The days from `first_on` to `last_on` of one office, or of the whole entity.

    Whoever is limited to kinds of debt sees those alone. Raises `days_out_of_order`,
    `days_too_many` and `office_unknown`.
    """
    actor.require(*MAY_READ)
    desks = {row.desk_id: row for row in identity.desks(session, actor.entity_id)}
    scope = _scope(session, actor, first_on, last_on, desks.values(), office)
    found = repository.groups(session, scope, rome_date(now))
    not_payable = repository.not_payable(session, scope, LIST_LIMIT + 1)
    late = repository.registered_late(session, scope, LIST_LIMIT + 1)
    withdrawn = repository.cancellations(session, scope, LIST_LIMIT + 1)
    people = _people(session, actor.entity_id, found, (*not_payable, *late), withdrawn)
    count, cents = repository.payments(session, scope)

    def desk_name(desk_id: str | None) -> str:
        return desks[desk_id].name if desk_id in desks else (desk_id or "")

    def dated(rows: Sequence[Dated]) -> tuple[DatedNotice, ...]:
        return tuple(_dated(row, desk_name, people) for row in rows[:LIST_LIMIT])

    return DayFigures(
        first_on=first_on,
        last_on=last_on,
        office=office,
        as_of=now,
        totals=_sums(found),
        desks=_desk_lines(found, desks, desk_name),
        kinds=_lines(found, lambda one: one.kind_id, _kind_names(session, actor.entity_id)),
        operators=_lines(
            found, lambda one: one.operator_id, lambda name: (people.get(name, name), "")
        ),
        payments=PaymentSum(count=count, amount_cents=cents),
        not_payable=dated(not_payable),
        registered_late=dated(late),
        cancellations=tuple(_withdrawn(row, desk_name, people) for row in withdrawn[:LIST_LIMIT]),
        more=max(len(not_payable), len(late), len(withdrawn)) > LIST_LIMIT,
        closings=_closings(session, actor.entity_id, last_on, office),
    )


def close(session: Session, actor: Actor, wanted: CloseDay, now: datetime) -> DayFigures:
    """Record that a day is closed, with its figures as they are; the same request again changes
    nothing, another one appends another closing.

    Raises `day_not_come`, `closing_id_reused` and what `figures` raises.
    """
    actor.require(*MAY_READ)
    if wanted.closed_on > rome_date(now):
        raise RuleBroken("day_not_come", day=wanted.closed_on.isoformat())
    found = figures(session, actor, wanted.closed_on, wanted.closed_on, now, wanted.office)
    values = {
        "entity_id": actor.entity_id,
        "closing_id": wanted.closing_id,
        "closed_on": wanted.closed_on,
        "office": wanted.office,
        "desk_id": actor.desk_id,
        "closed_by": actor.operator_id,
        "closed_at": now,
        "totals": found.model_dump_json(include=_KEPT),
    }
    if insert_new(session, DayClosingRow, values):
        _log.info("day_closed", entity=actor.entity_id, day=wanted.closed_on.isoformat())
    else:
        _require_same(session, actor, wanted)
    closed = _closings(session, actor.entity_id, wanted.closed_on, wanted.office)
    return found.model_copy(update={"closings": closed})


def _require_same(session: Session, actor: Actor, wanted: CloseDay) -> None:
    """The closing that is there is the one that is asked for, sent again."""
    known = repository.closing(session, actor.entity_id, wanted.closing_id)
    said = (wanted.closed_on, wanted.office, actor.operator_id)
    if known is None or (known.closed_on, known.office, known.closed_by) != said:
        raise RuleBroken("closing_id_reused", closing_id=wanted.closing_id)


def _scope(
    session: Session,
    actor: Actor,
    first_on: date,
    last_on: date,
    desks: Iterable[DeskRow],
    office: str | None,
) -> Scope:
    if last_on < first_on:
        raise BadValue("days_out_of_order", first=first_on.isoformat(), last=last_on.isoformat())
    if (last_on - first_on).days >= DAYS_LIMIT:
        raise BadValue("days_too_many", limit=DAYS_LIMIT)
    desk_ids = None
    if office is not None:
        desk_ids = tuple(row.desk_id for row in desks if row.office == office)
        if not desk_ids:
            raise RuleBroken("office_unknown", office=office[:120])
    return Scope(
        actor.entity_id,
        start_of_rome_day(first_on),
        start_of_rome_day(last_on + timedelta(days=1)),
        desk_ids,
        identity.kinds_of(session, actor.entity_id, actor.operator_id),
    )


def _sums(found: Iterable[Group]) -> tuple[StateSum, ...]:
    """By state, in the order of DayState; states without a notice are left out."""
    counts: dict[DayState, int] = defaultdict(int)
    cents: dict[DayState, int] = defaultdict(int)
    for one in found:
        counts[one.state] += one.notices
        cents[one.state] += one.amount_cents
    return tuple(
        StateSum(state=state, count=counts[state], amount_cents=cents[state])
        for state in DayState
        if state in counts
    )


def _lines(
    found: Iterable[Group], key: Callable[[Group], str], names: Names
) -> tuple[DayLine, ...]:
    """One line for each key, by name."""
    by_key: dict[str, list[Group]] = defaultdict(list)
    for one in found:
        by_key[key(one)].append(one)
    lines = []
    for line_id, members in by_key.items():
        name, name_en = names(line_id)
        sums = _sums(members)
        lines.append(DayLine(line_id=line_id, name=name, name_en=name_en, sums=sums))
    return tuple(sorted(lines, key=lambda line: (line.name, line.line_id)))


def _desk_lines(
    found: Iterable[Group], desks: Mapping[str, DeskRow], desk_name: Callable[[str], str]
) -> tuple[DayLine, ...]:
    lines = _lines(found, lambda one: one.desk_id, lambda desk_id: (desk_name(desk_id), ""))
    placed = (
        line.model_copy(update={"office": desks[line.line_id].office})
        if line.line_id in desks
        else line
        for line in lines
    )
    return tuple(sorted(placed, key=lambda line: (line.office, line.name, line.line_id)))


def _kind_names(session: Session, entity_id: str) -> Names:
    kinds = {
        row.kind_id: catalogue.kind_of(row) for row in catalogue.current_rows(session, entity_id)
    }

    def named(kind_id: str) -> tuple[str, str]:
        kind = kinds.get(kind_id)
        return (kind_id, "") if kind is None else (kind.name, kind.name_en)

    return named


def _people(
    session: Session,
    entity_id: str,
    found: Iterable[Group],
    dated: Iterable[Dated],
    withdrawn: Iterable[Withdrawn],
) -> dict[str, str]:
    ids = {one.operator_id for one in found}
    ids |= {one.notice.operator_id or "" for one in dated}
    ids |= {one.event.made_by for one in withdrawn}
    return repository.names_of_operators(session, entity_id, ids)


def _dated(
    row: Dated, desk_name: Callable[[str | None], str], people: Mapping[str, str]
) -> DatedNotice:
    notice, operator_id = row.notice, row.notice.operator_id or ""
    return DatedNotice(
        notice_number=notice.notice_number,
        subject=row.subject,
        amount_cents=row.amount_cents,
        released_at=notice.released_at,
        registered_at=notice.registered_at,
        desk_name=desk_name(notice.desk_id),
        operator_name=people.get(operator_id, operator_id),
    )


def _withdrawn(
    row: Withdrawn, desk_name: Callable[[str | None], str], people: Mapping[str, str]
) -> Cancellation:
    event = row.event
    return Cancellation(
        notice_number=row.notice_number,
        subject=row.subject,
        amount_cents=row.amount_cents,
        at=event.at,
        made_by_name=people.get(event.made_by, event.made_by),
        desk_name=desk_name(event.desk_id),
        reason=event.reason,
    )


def _closings(
    session: Session, entity_id: str, closed_on: date, office: str | None
) -> tuple[ClosingInfo, ...]:
    """Those of a day that concern an office: its own and the whole entity's; all without one."""
    rows = [
        row
        for row in repository.closings(session, entity_id, closed_on)
        if office is None or row.office in (None, office)
    ]
    names = repository.names_of_operators(session, entity_id, {row.closed_by for row in rows})
    return tuple(
        ClosingInfo(
            closing_id=row.closing_id,
            closed_on=row.closed_on,
            office=row.office,
            closed_by_name=names.get(row.closed_by, row.closed_by),
            closed_at=row.closed_at,
        )
        for row in rows
    )
