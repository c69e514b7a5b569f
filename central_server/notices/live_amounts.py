"""Amounts that depend on the day, where the hub answers from what it holds (GPD).

Nobody asks us what is owed today, so each day on which an amount has changed it is brought there.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import repository as entities
from central_server.entities.models import HubModel
from central_server.hub.positions_api import PAYABLE
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.notices.service import HUB_PUBLISH, is_asked_from_us
from central_server.positions import live
from central_server.positions import repository as positions
from central_server.positions.models import PositionRow
from payments_core.clock import Clock, rome_date
from payments_core.errors import BadValue

#: Job that looks for the changed amounts of an entity; its payload says since which day, or null,
#: and after which position.
LIVE_AMOUNTS = "LIVE_AMOUNTS"
#: Its subject: those of one entity are done one after the other.
SUBJECT = "live amounts"
#: Positions of one job.
BLOCK = 200


class LiveAmounts:
    """Handler of LIVE_AMOUNTS, and the chore that asks for it once a day."""

    def __init__(self, unit_of_work: UnitOfWork, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def ask_all(self) -> None:
        """The chore: once a day in Rome, for each entity whose positions the hub holds."""
        with self._unit_of_work() as session:
            now, today = self._clock.now(), rome_date(self._clock.now())
            for row in entities.entities(session):
                stations = entities.stations(session, row.entity_id)
                if all(station.hub_model == HubModel.STATION for station in stations):
                    continue
                asked_at = outbox.last_asked(session, row.entity_id, SUBJECT)
                asked_on = rome_date(asked_at) if asked_at else None
                if asked_on != today:
                    since = asked_on.isoformat() if asked_on else None
                    whole = {"since": since, "after": ""}
                    outbox.enqueue(session, row.entity_id, LIVE_AMOUNTS, SUBJECT, whole, now)

    def __call__(self, job: Job) -> None:
        """Bring to the hub what costs another amount today than on the day of the last look."""
        said = job.payload["since"]
        since = date.fromisoformat(said) if said else None
        with self._unit_of_work() as session:
            after = self._bring_some(session, job.entity_id, job.payload["after"], since)
            if after is not None:
                # Another job goes on: one alone would outlive its lease.
                rest = {"since": said, "after": after}
                outbox.enqueue(
                    session, job.entity_id, LIVE_AMOUNTS, SUBJECT, rest, self._clock.now()
                )

    def _bring_some(
        self, session: Session, entity_id: str, after: str, since: date | None
    ) -> str | None:
        """Look through a block of positions; where the next begins, None after the last."""
        now = self._clock.now()
        rows = live_positions(session, entity_id, after)
        for row in rows:
            first = positions.installment_rows(session, entity_id, row.position_id)[0].notice_number
            if not is_asked_from_us(session, entity_id, first) and (
                since is None or _has_changed(session, entity_id, first, since, rome_date(now))
            ):
                outbox.enqueue(session, entity_id, HUB_PUBLISH, first, {}, now)
        return rows[-1].position_id if len(rows) == BLOCK else None


def live_positions(session: Session, entity_id: str, after: str) -> list[PositionRow]:
    """A block of the positions that can be paid and whose amount depends on the day, by id; those
    of management programs depend on what these say."""
    return list(
        session.scalars(
            select(PositionRow)
            .where(
                PositionRow.entity_id == entity_id,
                PositionRow.position_id > after,
                PositionRow.live.is_(True),
                PositionRow.program_id.is_(None),
                PositionRow.status.in_(PAYABLE),
            )
            .order_by(PositionRow.position_id)
            .limit(BLOCK)
        )
    )


def _has_changed(session: Session, entity_id: str, number: str, since: date, today: date) -> bool:
    found = positions.position_by_notice(session, entity_id, number)
    if found is None:
        return False
    try:
        before = live.installment_on(session, found, since)
    except BadValue:
        # The day before a notification has no amount.
        return True
    now = live.installment_on(session, found, today)
    return (before.amount_cents, before.due_on) != (now.amount_cents, now.due_on)
