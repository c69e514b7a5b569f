"""Fetches an entity's settlement flows from the hub, by itself and when somebody asks.

First the hub's list, a page a transaction, then every listed flow that waits, one a transaction:
whatever stops it, what was listed is not asked for again and what is stored stays. A list that
was not read to its end is read from its beginning the next time, because the hub promises no
order of its pages.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from central_server.db.unit_of_work import UnitOfWork
from central_server.hub.flow_pull_client import NOT_GIVEN_YET
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.settlement import listing, service
from central_server.settlement.models import ListedFlowRow
from central_server.settlement.service import ImportedFlow, ImportOutcome
from central_server.settlement.sources import FlowSource, FlowSources
from payments_core.clock import Clock
from payments_core.errors import BadValue, PaymentsError, RuleBroken, WorldTrouble
from payments_core.wire.hub.flow_documents import FlowKey

#: Kind and subject of the job; one entity's jobs of a subject are done one after the other.
FLOWS_FETCH = "flows_fetch"
FLOWS = "flows"
#: In the payload of a job that reads what an earlier one has left.
GOES_ON = "goes_on"
#: How far a list goes back before the newest flow known: what is published late is not missed.
OVERLAP = timedelta(days=1)
#: How often the hub is asked by itself; flows come within a day (hub protocol 5.3).
POLL_EVERY = timedelta(minutes=30)
#: Whoever says nothing for so long is taken for dead; a large flow takes many calls.
LEASE = timedelta(minutes=10)
#: Flows of one job, so that a first load of months does not keep others waiting.
FLOWS_PER_JOB = 100
#: Longest refusal kept beside a listed flow.
REFUSAL_LIMIT = 500
#: Refusals of the whole service: no flow fares better than another.
CLOSED = frozenset({"flows_closed", "flows_station_refused"})

_log = structlog.get_logger("settlement")


@dataclass(frozen=True, slots=True)
class RefusedFlow:
    """A flow that could not be read; `key` is None for a line of the list."""

    key: FlowKey | None
    error: PaymentsError


@dataclass(slots=True)
class FetchReport:
    """What a run brought; `waiting` flows are listed and left for the next one. `trouble` is of
    the whole service and ended the run: what came before it is stored."""

    entity_id: str
    listed: int = 0
    taken: list[ImportedFlow] = field(default_factory=list)
    refused: list[RefusedFlow] = field(default_factory=list)
    waiting: int = 0
    trouble: PaymentsError | None = None


class FlowFetcher:
    """Handler of FLOWS_FETCH, and what the command calls. The hub is called outside of any
    transaction; a lease in the database keeps two runs for one entity apart."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        sources: FlowSources,
        clock: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._unit_of_work = unit_of_work
        self._sources = sources
        self._clock = clock
        self._new_id = new_id

    def __call__(self, job: Job) -> None:
        """Fetch some, and leave what is more to a job of its own, which goes on where this one
        ended: what the hub did not give yet is not asked for again until the next poll.

        A line of the list that cannot be read is a trouble of the job, which stays until the hub
        has mended it: the other flows come all the same.
        """
        goes_on = job.payload.get(GOES_ON, False)
        report = self.fetch(job.entity_id, limit=FLOWS_PER_JOB, goes_on=goes_on)
        lines = [one.error for one in report.refused if one.key is None]
        if trouble := report.trouble or next(iter(lines), None):
            raise trouble
        if report.waiting:
            with self._unit_of_work() as session:
                now = self._clock.now()
                outbox.enqueue(session, job.entity_id, FLOWS_FETCH, FLOWS, {GOES_ON: True}, now)

    def fetch(
        self,
        entity_id: str,
        *,
        limit: int | None = None,
        refused_too: bool = False,
        goes_on: bool = False,
    ) -> FetchReport:
        """Ask the hub now; at most `limit` flows are read. What it had listed and not given yet is
        tried again, unless this run `goes_on` from one that has tried it; with `refused_too` all
        that could not be read before.

        A flow that is malformed or refused is told of and does not stop the others. Raises
        `flows_being_fetched`, or as `FlowSources.of`, before the hub is asked.
        """
        with self._unit_of_work() as session:
            source = self._sources.of(session, entity_id)
        run = _Run(entity_id, source, self._new_id(), FetchReport(entity_id))
        with self._unit_of_work() as session:
            now = self._hold(session, run)
            listing.leave_to(session, entity_id, source.service, now)
            if refused_too or not goes_on:
                listing.try_refused_again(session, entity_id, "" if refused_too else NOT_GIVEN_YET)
        try:
            self._list(run)
            self._read_waiting(run, limit)
        except PaymentsError as trouble:
            run.report.trouble = trouble
        finally:
            with self._unit_of_work() as session:
                listing.release(session, entity_id, run.lease_id)
        with self._unit_of_work() as session:
            run.report.waiting = listing.count_waiting(session, entity_id)
        return run.report

    def ask_all(self) -> None:
        """Chore: enqueue a job for every entity that uses a service and was not asked for
        lately, unless one waits already."""
        with self._unit_of_work() as session:
            entity_ids = self._sources.users(session)
        for entity_id in entity_ids:
            with self._unit_of_work() as session:
                now, poll = self._clock.now(), listing.poll_of(session, entity_id)
                lately = poll.polled_at is not None and now - poll.polled_at < POLL_EVERY
                if not lately and not outbox.waiting(session, entity_id, FLOWS_FETCH):
                    outbox.enqueue(session, entity_id, FLOWS_FETCH, FLOWS, {}, now)

    def _list(self, run: "_Run") -> None:
        with self._unit_of_work() as session:
            listed_to = listing.poll_of(session, run.entity_id).listed_to
        since = listed_to - OVERLAP if listed_to else None
        for page in run.source.list(since):
            with self._unit_of_work() as session:
                now = self._hold(session, run)
                run.report.listed += listing.add_listed(session, run.entity_id, page.flows, now)
            published = [flow.published_at for flow in page.flows]
            listed_to = max([*published, listed_to] if listed_to else published, default=None)
            for error in page.refused:
                _log.warning("flow_line_refused", entity=run.entity_id, error=str(error))
                run.report.refused.append(RefusedFlow(None, error))
        with self._unit_of_work() as session:
            poll = listing.poll_of(session, run.entity_id)
            poll.polled_at = self._clock.now()
            # Nobody knows which flow a line was of that could not be read: it is asked for again.
            if not run.report.refused:
                poll.listed_to = listed_to

    def _read_waiting(self, run: "_Run", limit: int | None) -> None:
        """Whatever becomes of a flow it waits no longer, or its trouble ends the run: so each is
        tried once, and the least tried first, lest one in trouble keep the others waiting."""
        left = limit
        while left is None or left > 0:
            left = None if left is None else left - 1
            with self._unit_of_work() as session:
                self._hold(session, run)
                row = listing.next_waiting(session, run.entity_id)
                if row is None:
                    return
                row.attempts += 1
            self._read(run, FlowKey(row.psp_id, row.flow_id, row.hub_revision))

    def _read(self, run: "_Run", key: FlowKey) -> None:
        try:
            flow, origin = run.source.read(key), run.source.origin(key)
            with self._unit_of_work() as session:
                now = self._hold(session, run)
                done, stored = service.take_in(session, run.entity_id, flow, origin, self._clock)
                row = self._row(session, run, key)
                outdated = done.outcome is ImportOutcome.OUTDATED
                counted = origin.hub_revision is not None
                earlier = not counted and _whole_seconds(flow.flow_at) < _whole_seconds(row.flow_at)
                if not earlier:
                    listing.close(session, row, stored if counted and not outdated else None, now)
            if not (earlier and outdated):
                run.report.taken.append(done)
            if earlier:
                # What came is kept; the issue that was listed is still to come.
                raise RuleBroken(NOT_GIVEN_YET)
        except (BadValue, RuleBroken) as refusal:
            if refusal.code in CLOSED:
                raise
            _log.warning("flow_refused", entity=run.entity_id, error=str(refusal))
            with self._unit_of_work() as session:
                self._hold(session, run)
                self._row(session, run, key).refusal = str(refusal)[:REFUSAL_LIMIT]
            run.report.refused.append(RefusedFlow(key, refusal))

    def _row(self, session: Session, run: "_Run", key: FlowKey) -> ListedFlowRow:
        return session.get_one(
            ListedFlowRow, (run.entity_id, key.psp_id, key.flow_id, key.revision)
        )

    def _hold(self, session: Session, run: "_Run") -> datetime:
        now = self._clock.now()
        if not listing.hold(session, run.entity_id, run.lease_id, now, LEASE):
            raise WorldTrouble("flows_being_fetched", entity_id=run.entity_id)
        return now


def _whole_seconds(instant: datetime) -> datetime:
    """Issues are told apart by it (flow_pull.key_of): the list may write more than the flow."""
    return instant.replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class _Run:
    entity_id: str
    source: FlowSource
    lease_id: str
    report: FetchReport
