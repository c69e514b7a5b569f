"""The day: what desks have released, how it stands, how they are, and that somebody closes it.

Supervisors ask the server about all desks. A clerk, whoever is without the line, and whose server
is too old to know of days, sees this desk alone, as its own store knows it; such figures say so,
and nothing is closed with them.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services import notice_rows
from counter_app.services.ports import DayDoor, Reachability
from counter_app.services.sign_in import SignIn
from counter_app.services.views import NoticeView, RowState
from counter_app.store import desk, notices, operators
from counter_app.store.database import Database
from counter_app.store.tables import NoticeRow, ReleaseState
from payments_core.clock import Clock, rome_date, start_of_rome_day
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.role import LEADERS
from payments_core.wire.desk.day_messages import (
    LIST_LIMIT,
    CloseDay,
    DatedNotice,
    DayFigures,
    DayLine,
    DayState,
    DeskStateInfo,
    StateSum,
)
from payments_core.wire.desk.messages import DeskProfile

#: A desk reports once a minute: one that was not heard for so long has no line, or is switched off.
HEARD_WITHIN = timedelta(minutes=3)
#: How long a closing without an answer is the same closing when it is asked for again; later on
#: somebody means another one.
SAME_CLOSING = timedelta(minutes=5)

#: What counts with another way to pay the debt, which was begun.
_PAID_OTHERWISE = (RowState.IN_INSTALMENTS, RowState.DEBT_PAID)

#: Who closes which day of which office.
_Closing = tuple[str, date, str | None]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day, or several, to look at. `own_desk`: of this desk alone, by its own store; then
    `desk_states` is empty. `offices` are those that can be chosen. `server_older`: it is so because
    the server does not know of days."""

    figures: DayFigures
    own_desk: bool
    desk_states: tuple[DeskStateInfo, ...] = ()
    offices: tuple[str, ...] = ()
    server_older: bool = False


@dataclass(frozen=True, slots=True)
class _Released:
    """A notice of this desk with what groups it is in."""

    row: NoticeRow
    view: NoticeView
    kind_id: str
    state: DayState


class DeskDay:
    """Asks the server, or adds up what the store has."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], DayDoor],
        sign_in: SignIn,
        line: Reachability,
        clock: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._clock = clock
        self._new_id = new_id
        self._guard = threading.Lock()
        self._unanswered: dict[_Closing, tuple[str, datetime]] = {}

    def leads(self) -> bool:
        """Whether this operator sees all desks."""
        return not LEADERS.isdisjoint(self._sign_in.roles())

    def look(self, first_on: date, last_on: date, office: str | None = None) -> DayView:
        """The days as the server tells them to who leads, otherwise those of this desk.

        Raises what the server refuses.
        """
        if self.leads() and self._line.online:
            token = self._sign_in.token()
            try:
                server = self._server()
                figures = server.day(first_on, last_on, office, token)
                states = server.desk_states(token).desks
            except WorldTrouble as trouble:
                older = trouble.code == SERVER_OLDER
                return replace(self._own(first_on, last_on), server_older=older)
            return _of_server(figures, states, office)
        return self._own(first_on, last_on)

    def close(self, day: date, office: str | None) -> DayFigures:
        """Record on the server that this operator closes a day; its figures as they are then.

        A request whose answer was lost keeps its id, so that it closes once when it is sent again.
        Raises `day_needs_server` without the line, `server_older` from a server that knows no
        closings, and what the server refuses.
        """
        operator, now = self._sign_in.current(), self._clock.now()
        asked: _Closing = (operator.operator_id if operator else "", day, office)
        with self._guard:
            closing_id, asked_at = self._unanswered.get(asked, ("", now))
            if not closing_id or now - asked_at > SAME_CLOSING:
                closing_id, asked_at = self._new_id(), now
            self._unanswered[asked] = closing_id, asked_at
        wanted = CloseDay(closing_id=closing_id, closed_on=day, office=office)
        try:
            figures = self._server().close_day(wanted, self._sign_in.token())
        except WorldTrouble as trouble:
            if trouble.code == SERVER_OLDER:
                raise
            raise RuleBroken("day_needs_server") from trouble
        with self._guard:
            self._unanswered.pop(asked, None)
        return figures

    def _own(self, first_on: date, last_on: date) -> DayView:
        now = self._clock.now()
        start_at = start_of_rome_day(first_on)
        end_at = start_of_rome_day(last_on + timedelta(days=1))
        with self._database.read() as session:
            row, profile = desk.get(session), desk.profile(session)
            released = notices.between(session, start_at, end_at)
            # What the server has refused is nobody's debt: a task tells of it.
            mine = [one for one in released if one.state != ReleaseState.REFUSED]
            found = _counted(mine, notice_rows.of_desk(session, mine, rome_date(now)))
            waiting = [one for one in notices.waiting(session) if one.released_at < end_at]
            names = _names(session, {one.row.operator_id for one in found}, waiting)
        figures = DayFigures(
            first_on=first_on,
            last_on=last_on,
            office=profile.office,
            as_of=row.changes_read_at or now,
            totals=_sums(found),
            desks=_lines(found, lambda _one: row.desk_id, {row.desk_id: profile.desk_name}),
            kinds=_kind_lines(found, profile),
            operators=_lines(found, lambda one: one.row.operator_id, names),
            payments=None,
            not_payable=tuple(
                _dated(one, profile.desk_name, names, now) for one in waiting[:LIST_LIMIT]
            ),
            registered_late=(),
            cancellations=(),
            more=len(waiting) > LIST_LIMIT,
            closings=(),
        )
        return DayView(figures, own_desk=True)


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """What a name is sorted by, so that number 12 comes after number 3.

    >>> sorted(["Sportello 12", "Sportello 3"], key=natural)
    ['Sportello 3', 'Sportello 12']
    """
    pieces = re.split(r"([0-9]+)", name.casefold())
    return tuple((int(each), "") if each.isdecimal() else (-1, each) for each in pieces)


def is_silent(state: DeskStateInfo, now: datetime) -> bool:
    """Whether a desk in service has not been heard of lately."""
    if state.retired or not state.enrolled:
        return False
    return state.contact_at is None or now - state.contact_at > HEARD_WITHIN


def _of_server(
    figures: DayFigures, states: tuple[DeskStateInfo, ...], office: str | None
) -> DayView:
    offices = tuple(dict.fromkeys(one.office for one in states))
    shown = tuple(one for one in states if office in (None, one.office))
    return DayView(figures, own_desk=False, desk_states=shown, offices=offices)


def _counted(rows: Sequence[NoticeRow], views: Sequence[NoticeView]) -> list[_Released]:
    """The rows with their state; of a debt that may be paid in several ways one counts: the one
    that was begun, else the first. All that pays a debt was released in one instant."""
    begun = {(view.debt, view.option_no) for view in views if view.state is RowState.PAID}
    return [
        _Released(row, view, row.kind_id, _day_state(view, begun))
        for row, view in zip(rows, views, strict=True)
    ]


def _day_state(view: NoticeView, begun: Collection[tuple[str, int]]) -> DayState:
    if view.state in _PAID_OTHERWISE:
        return DayState.OTHER_WAY
    if view.option_no > 1 and (view.debt, view.option_no) not in begun:
        return DayState.OTHER_WAY
    return DayState(view.state.value)


def _names(session: Session, ids: set[str], waiting: Iterable[NoticeRow]) -> dict[str, str]:
    wanted = ids | {one.operator_id for one in waiting}
    return {one: operators.name_of(session, one) or one for one in wanted}


def _sums(found: Iterable[_Released]) -> tuple[StateSum, ...]:
    counts: dict[DayState, int] = defaultdict(int)
    cents: dict[DayState, int] = defaultdict(int)
    for one in found:
        counts[one.state] += 1
        cents[one.state] += 0 if one.state is DayState.OTHER_WAY else one.view.amount_cents
    return tuple(
        StateSum(state=state, count=counts[state], amount_cents=cents[state])
        for state in DayState
        if state in counts
    )


def _lines(
    found: Iterable[_Released],
    key: Callable[[_Released], str],
    names: dict[str, str],
    english: dict[str, str] | None = None,
) -> tuple[DayLine, ...]:
    by_key: dict[str, list[_Released]] = defaultdict(list)
    for one in found:
        by_key[key(one)].append(one)
    lines = (
        DayLine(
            line_id=line_id,
            name=names.get(line_id, line_id),
            name_en=(english or {}).get(line_id, ""),
            sums=_sums(members),
        )
        for line_id, members in by_key.items()
    )
    return tuple(sorted(lines, key=lambda line: (line.name, line.line_id)))


def _kind_lines(found: Iterable[_Released], profile: DeskProfile) -> tuple[DayLine, ...]:
    kinds = [info.kind for info in profile.kinds]
    names = {kind.kind_id: kind.name for kind in kinds}
    english = {kind.kind_id: kind.name_en for kind in kinds}
    return _lines(found, lambda one: one.kind_id, names, english)


def _dated(row: NoticeRow, desk_name: str, names: dict[str, str], now: datetime) -> DatedNotice:
    view = notice_rows.from_desk(row, rome_date(now))
    return DatedNotice(
        notice_number=row.notice_number,
        subject=view.subject,
        amount_cents=view.amount_cents,
        released_at=row.released_at,
        registered_at=None,
        desk_name=desk_name,
        operator_name=names.get(row.operator_id, row.operator_id),
    )
