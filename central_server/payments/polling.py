"""Takes in the receipts of the asynchronous model (GPD) by asking for them, again and again.

First the service's list, a page a transaction, then every listed receipt that waits, one a
transaction: whatever stops it, what was listed is known and what is stored stays. A list that was
not read to its end is read from its beginning the next time, because its pages are in the order
of the IUVs. Two runs at once do no harm: a receipt is recorded once, whatever brought it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy.orm import Session

from central_server.db.trouble import DATABASE_TROUBLE
from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import hub_services
from central_server.entities import repository as entities
from central_server.entities.models import HubService
from central_server.hub.address import ServiceAddress
from central_server.hub.gpd_receipt_client import GpdReceiptClient
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.payments import listed_receipts, service
from central_server.payments.hub_access import HubCaller, HubRefusal
from central_server.payments.tasks import FOUND, NOT_THERE_YET
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import Clock, rome_date
from payments_core.errors import PaymentsError, RemoteProtocolError, RuleBroken, WorldTrouble
from payments_core.wire.hub.gpd_receipts import (
    MALFORMED,
    ListedReceipt,
    ReceiptMessage,
    read_receipt_message,
)

#: Kind and subject of the job; one entity's jobs of a subject are done one after the other.
RECEIPT_POLL = "RECEIPT_POLL"
SUBJECT = "listed receipts"
#: How far a list goes back before the newest payment known. A receipt is listed once the hub has
#: delivered it to the model and the position is marked as paid; both are tried again for days when
#: they fail, and a long weekend may lie between.
OVERLAP = timedelta(days=4)
#: How far back the first list goes, and any other of an entity that is paid nothing: a poll must
#: not grow longer for ever.
FIRST_LOOK = timedelta(days=28)
#: Days of one question; the service refuses too many months at once and does not say how many.
DAYS_AT_ONCE = 31
#: Nobody asks again by itself before; chores come every ten minutes, of each process.
POLL_EVERY = timedelta(minutes=5)
#: Nobody has it asked again before, however often somebody looks a notice up.
ASK_EVERY = timedelta(seconds=20)
#: Receipts of one job, so that a first load does not keep others waiting; a list's page at most.
BATCH = 50

#: In a job's payload: list, unless that was done just now.
_AT_ONCE = "at_once"
#: The one refusal that is of the key, not of a receipt.
_CLOSED = "gpd_receipts_closed"
#: The receipt is known with other content.
CONTRADICTED = "hub_refused"
#: The receipt defeated us; it is kept whole.
EFFECTS_UNKNOWN = "effects_unknown"
#: What such a document is called where messages without effects are kept.
_OPERATION = "gpdReceipt"

_log = structlog.get_logger("payments")


def ask_at_once(session: Session, entity_id: str, now: datetime) -> None:
    """Somebody looks at a notice that is not paid: have the service asked, where the entity uses
    it and it was not asked for this just now."""
    if not hub_services.uses(session, entity_id, HubService.GPD_RECEIPTS):
        return
    asked_at = outbox.last_asked(session, entity_id, SUBJECT)
    lately = asked_at is not None and now - asked_at < ASK_EVERY
    if not lately and not outbox.has_waiting(session, entity_id, SUBJECT):
        outbox.enqueue(session, entity_id, RECEIPT_POLL, SUBJECT, {_AT_ONCE: True}, now)


class Attempt(NamedTuple):
    """What came of a listed receipt: FOUND, NOT_THERE_YET, or the code of a trouble."""

    creditor_reference: str
    answer: str


@dataclass(slots=True)
class PollReport:
    """What a run brought; `waiting` receipts are listed and not here. `refused` are lines of the
    list; `trouble` is of the whole service and ended the run: what came before it is stored."""

    entity_id: str
    listed: int = 0
    attempts: list[Attempt] = field(default_factory=list)
    refused: list[PaymentsError] = field(default_factory=list)
    waiting: int = 0
    trouble: PaymentsError | None = None


class ReceiptPoller:
    """Handler of RECEIPT_POLL, and what the command calls; the service is called outside of any
    transaction."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        client: GpdReceiptClient,
        environment: Mapping[str, str],
        clock: Clock,
    ) -> None:
        self._signer = ReceiptSigner(environment)
        self._unit_of_work = unit_of_work
        self._client = client
        self._environment = environment
        self._clock = clock

    def __call__(self, job: Job) -> None:
        """List, unless that was done just now, and take in some; another job does the rest.

        A line of the list that cannot be read is a trouble of the job, which stays until the hub
        has mended it: the other receipts come all the same.
        """
        try:
            run = self._run(job.entity_id)
        except RuleBroken:
            return  # The entity has given the service up.
        every = ASK_EVERY if job.payload.get(_AT_ONCE) else POLL_EVERY
        lists = not self._is_listed_lately(job.entity_id, every)
        report = self._poll(run, lists=lists, limit=BATCH)
        if trouble := report.trouble or next(iter(report.refused), None):
            raise trouble
        if len(report.attempts) == BATCH:
            self._enqueue(job.entity_id)

    def poll(self, entity_id: str, since: date | None = None) -> PollReport:
        """List now, and take in all that waits, also what was tried in vain; with `since` what was
        paid from that day on is listed, however long ago that is.

        Raises `gpd_receipts_unused` for an entity that has no such service, `secret_missing` where
        its key is not in the environment.
        """
        run = self._run(entity_id)
        with self._unit_of_work() as session:
            listed_receipts.try_again(session, entity_id, self._clock.now())
        return self._poll(run, lists=True, limit=None, since=since)

    def ask_all(self) -> None:
        """Chore: enqueue a job for every entity that uses the service and was not asked for
        lately, unless one waits already."""
        with self._unit_of_work() as session:
            entity_ids = hub_services.users_of(session, HubService.GPD_RECEIPTS)
        for entity_id in entity_ids:
            if not self._is_listed_lately(entity_id, POLL_EVERY):
                self._enqueue(entity_id)

    def is_reachable(self, entity_id: str) -> bool:
        """Whether the service answers the entity with its key; raises like `poll`."""
        run = self._run(entity_id)
        today = rome_date(self._clock.now())
        return self._client.is_reachable(run.address, entity_id, today, run.codes)

    def _run(self, entity_id: str) -> "_Run":
        with self._unit_of_work() as session:
            address = hub_services.address_of(
                session, entity_id, HubService.GPD_RECEIPTS, self._environment
            )
            codes = [row.segregation_code for row in entities.stations(session, entity_id)]
        if address is None:
            raise RuleBroken("gpd_receipts_unused", entity=entity_id)
        return _Run(entity_id, address, tuple(codes), PollReport(entity_id))

    def _is_listed_lately(self, entity_id: str, every: timedelta) -> bool:
        with self._unit_of_work() as session:
            polled_at = listed_receipts.poll_of(session, entity_id).polled_at
        return polled_at is not None and self._clock.now() - polled_at < every

    def _enqueue(self, entity_id: str) -> None:
        with self._unit_of_work() as session:
            if not outbox.has_waiting(session, entity_id, SUBJECT):
                now = self._clock.now()
                outbox.enqueue(session, entity_id, RECEIPT_POLL, SUBJECT, {}, now)

    def _poll(
        self, run: "_Run", *, lists: bool, limit: int | None, since: date | None = None
    ) -> PollReport:
        report = run.report
        try:
            if lists:
                self._list(run, since)
        except PaymentsError as trouble:
            report.trouble = trouble
        try:
            # A list that cannot be read is no reason to leave what was listed before.
            if not _is_away(report.trouble):
                self._take_in_due(run, limit)
        except PaymentsError as trouble:
            report.trouble = trouble
        with self._unit_of_work() as session:
            report.waiting = listed_receipts.count_waiting(session, run.entity_id, tried=False)
        return report

    def _list(self, run: "_Run", since: date | None) -> None:
        now = self._clock.now()
        with self._unit_of_work() as session:
            paid_to = listed_receipts.poll_of(session, run.entity_id).paid_to
        oldest = now - FIRST_LOOK + OVERLAP
        newest = max(paid_to or oldest, oldest)
        start = rome_date((paid_to or oldest) - OVERLAP)
        for first, last in _days(min(start, since or start), now):
            for page in self._client.list(run.address, run.entity_id, first, last, run.codes):
                with self._unit_of_work() as session:
                    run.report.listed += listed_receipts.add_listed(
                        session, run.entity_id, page.receipts, now
                    )
                # A clock of somebody's that is ahead must not hide what is paid meanwhile.
                newest = max([newest, *(min(one.paid_at, now) for one in page.receipts)])
                for refusal in page.refused:
                    _log.warning("receipt_line_refused", entity=run.entity_id, error=str(refusal))
                    run.report.refused.append(refusal)
        # Nobody knows which payment a line was of that could not be read: it is asked for again.
        if not run.report.refused:
            with self._unit_of_work() as session:
                poll = listed_receipts.poll_of(session, run.entity_id)
                poll.paid_to, poll.polled_at = newest, self._clock.now()

    def _take_in_due(self, run: "_Run", limit: int | None) -> None:
        """Whatever becomes of a receipt it is not due any more, or its trouble ends the run."""
        while True:
            with self._unit_of_work() as session:
                now = self._clock.now()
                some = listed_receipts.due(session, run.entity_id, now, limit or BATCH)
            for listed in some:
                answer = self._fetch(run, listed)
                run.report.attempts.append(Attempt(listed.creditor_reference, answer))
            if not some or limit is not None:
                return

    def _fetch(self, run: "_Run", listed: ListedReceipt) -> str:
        entity_id, reference = run.entity_id, listed.creditor_reference
        try:
            raw = self._client.document(run.address, entity_id, reference, run.codes)
            answer = NOT_THERE_YET if raw is None else self._take_in(run, listed, raw)
        except PaymentsError as trouble:
            _log.warning(
                "receipt_not_taken_in", entity=entity_id, reference=reference, error=str(trouble)
            )
            self._note(run, listed, trouble.code, is_away=_is_away(trouble))
            if _is_away(trouble):
                raise
            return trouble.code
        if answer in (NOT_THERE_YET, EFFECTS_UNKNOWN):
            self._note(run, listed, answer, is_away=False)
        return answer

    def _note(self, run: "_Run", listed: ListedReceipt, answer: str, *, is_away: bool) -> None:
        with self._unit_of_work() as session:
            now = self._clock.now()
            listed_receipts.note_answer(session, run.entity_id, listed, answer, now, away=is_away)

    def _take_in(self, run: "_Run", listed: ListedReceipt, raw: bytes) -> str:
        """Record the receipt with its effects, as if the hub had sent it; what cannot be worked
        out is kept whole, because something was paid."""
        caller = HubCaller(run.entity_id, None)
        try:
            message = _read(raw, run.entity_id, listed)
            with self._unit_of_work() as session:
                service.record_receipt(
                    session, caller, message.receipt, raw, message.version, self._clock,
                    self._signer,
                )  # fmt: skip
                self._end(session, run, listed, FOUND)
            return FOUND
        except HubRefusal:
            self._keep(caller, service.CONTRADICTS, raw)
            with self._unit_of_work() as session:
                self._end(session, run, listed, CONTRADICTED)
            return CONTRADICTED
        except RemoteProtocolError as trouble:
            self._keep(caller, str(trouble.facts.get("reason")), raw)
            raise
        except DATABASE_TROUBLE:
            raise
        except Exception as trouble:  # one receipt that defeats us must not hold up the others
            _log.exception("receipt_effects_unknown", reference=listed.creditor_reference)
            self._keep(caller, type(trouble).__name__, raw)
            return EFFECTS_UNKNOWN

    def _end(self, session: Session, run: "_Run", listed: ListedReceipt, answer: str) -> None:
        listed_receipts.end(session, run.entity_id, listed, answer, self._clock.now())

    def _keep(self, caller: HubCaller, reason: str, raw: bytes) -> None:
        with self._unit_of_work() as session:
            service.keep_message(session, caller, _OPERATION, reason, raw, self._clock)


@dataclass(frozen=True, slots=True)
class _Run:
    entity_id: str
    address: ServiceAddress
    codes: tuple[str, ...]
    report: PollReport


def _is_away(trouble: PaymentsError | None) -> bool:
    """Whether it says nothing about a receipt, only about the service or the key to it."""
    return isinstance(trouble, WorldTrouble) or (trouble is not None and trouble.code == _CLOSED)


def _days(first: date, now: datetime) -> Iterator[tuple[date, date]]:
    """The days from the first to tomorrow, a few weeks at a time: a payment provider may be past
    midnight already."""
    end = rome_date(now) + timedelta(days=1)
    while first <= end:
        last = min(first + timedelta(days=DAYS_AT_ONCE - 1), end)
        yield first, last
        first = last + timedelta(days=1)


def _read(raw: bytes, entity_id: str, listed: ListedReceipt) -> ReceiptMessage:
    message = read_receipt_message(raw)
    if message.recipient not in (None, entity_id):
        raise RemoteProtocolError(MALFORMED, field="idPA", reason="another")
    if message.receipt.creditor_reference != listed.creditor_reference:
        raise RemoteProtocolError(MALFORMED, field="creditorReferenceId", reason="another")
    return message
