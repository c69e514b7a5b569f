"""Background work of payments: asks the hub for the receipts that never came."""

from collections.abc import Mapping
from typing import NamedTuple

import structlog
from sqlalchemy.orm import Session

from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import hub_services
from central_server.entities.models import HubService
from central_server.hub.address import ServiceAddress
from central_server.hub.receipt_client import ReceiptClient
from central_server.jobs.outbox import Job
from central_server.payments import searches, service
from central_server.payments.hub_access import HubCaller
from central_server.payments.models import DOCUMENT_VERSION
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, RemoteProtocolError, RuleBroken
from payments_core.model.receipt import Receipt
from payments_core.wire.hub.receipt_documents import read_receipt_document

#: Receipts asked for by one job; the next job asks for the rest.
BATCH = 20
#: Attempts in a row without an answer after which the rest waits: the service is away.
SILENCE_LIMIT = 3

#: Answers that are no trouble.
FOUND = "found"
NOT_THERE_YET = "not_there_yet"
#: Answers that say nothing about the receipt, only about the service or the key to it.
SILENT = frozenset({"receipts_unreachable", "receipts_trouble", "receipts_refused"})

#: What such a document is called where messages without effects are kept.
_OPERATION = "receiptDocument"

_log = structlog.get_logger("payments")


class Attempt(NamedTuple):
    """What came of asking for a receipt: FOUND, NOT_THERE_YET, or the code of a trouble."""

    receipt_id: str
    answer: str


class ReceiptFetcher:
    """Handler of RECEIPT_SEARCH: calls the service outside of any transaction.

    Asking twice does no harm: a receipt is recorded once, whatever brought it.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        client: ReceiptClient,
        environment: Mapping[str, str],
        clock: Clock,
    ) -> None:
        self._signer = ReceiptSigner(environment)
        self._unit_of_work = unit_of_work
        self._client = client
        self._environment = environment
        self._clock = clock

    def __call__(self, job: Job) -> None:
        """Ask for what is due of the job's entity; another job asks for what is left."""
        try:
            attempts = self.fetch_due(job.entity_id)
        except RuleBroken:
            return  # The entity has given the service up: what it misses waits until it has one.
        if len(attempts) == BATCH and not _are_silent(attempts[-SILENCE_LIMIT:]):
            with self._unit_of_work() as session:
                searches.ask(session, job.entity_id, self._clock.now())

    def fetch_due(self, entity_id: str) -> list[Attempt]:
        """Ask for what is due now, a batch at most, and stop early when nobody answers.

        Raises `receipts_service_unused` for an entity that has no such service, `secret_missing`
        where its key is not in the environment.
        """
        with self._unit_of_work() as session:
            address = self._address(session, entity_id)
            wanted = [
                (row.receipt_id, row.creditor_reference)
                for row in searches.due(session, entity_id, self._clock.now(), BATCH)
            ]
        attempts: list[Attempt] = []
        for receipt_id, reference in wanted:
            answer = self._fetch(address, entity_id, receipt_id, reference)
            attempts.append(self._noted(entity_id, receipt_id, answer))
            if _are_silent(attempts[-SILENCE_LIMIT:]):
                break
        return attempts

    def fetch(self, entity_id: str, receipt_id: str) -> Attempt:
        """Ask for one receipt, also for one that nobody misses; raises like `fetch_due`."""
        with self._unit_of_work() as session:
            address = self._address(session, entity_id)
            row = searches.search(session, entity_id, receipt_id)
            reference = row.creditor_reference if row else ""
        answer = self._fetch(address, entity_id, receipt_id, reference)
        return self._noted(entity_id, receipt_id, answer)

    def is_reachable(self, entity_id: str) -> bool:
        """Whether the service answers the entity with its key; raises like `fetch_due`."""
        with self._unit_of_work() as session:
            address = self._address(session, entity_id)
        return self._client.is_reachable(address, entity_id)

    def ask_where_due(self) -> None:
        """The chore: attempts fall due by time alone."""
        with self._unit_of_work() as session:
            searches.ask_where_due(session, self._clock.now())

    def _address(self, session: Session, entity_id: str) -> ServiceAddress:
        service_of = HubService.RECEIPTS
        address = hub_services.address_of(session, entity_id, service_of, self._environment)
        if address is None:
            raise RuleBroken("receipts_service_unused", entity=entity_id)
        return address

    def _fetch(
        self, address: ServiceAddress, entity_id: str, receipt_id: str, reference: str
    ) -> str:
        try:
            raw = self._client.document(address, entity_id, receipt_id, reference)
            if raw is None:
                return NOT_THERE_YET
            self._take_in(entity_id, receipt_id, raw)
        except PaymentsError as trouble:
            _log.warning(
                "receipt_not_fetched", entity=entity_id, receipt=receipt_id, error=str(trouble)
            )
            return trouble.code
        return FOUND

    def _take_in(self, entity_id: str, receipt_id: str, raw: bytes) -> None:
        caller = HubCaller(entity_id, None)
        try:
            receipt = _read(raw, receipt_id)
        except RemoteProtocolError as trouble:
            # Paid all the same: kept whole, so that somebody looks at it.
            reason = str(trouble.facts.get("reason"))
            with self._unit_of_work() as session:
                service.keep_message(session, caller, _OPERATION, reason, raw, self._clock)
            raise
        with self._unit_of_work() as session:
            service.record_receipt(
                session, caller, receipt, raw, DOCUMENT_VERSION, self._clock, self._signer
            )

    def _noted(self, entity_id: str, receipt_id: str, answer: str) -> Attempt:
        if answer != FOUND:
            with self._unit_of_work() as session:
                now, is_away = self._clock.now(), answer in SILENT
                searches.note_answer(session, entity_id, receipt_id, answer, now, away=is_away)
        return Attempt(receipt_id, answer)


def _are_silent(attempts: list[Attempt]) -> bool:
    return len(attempts) == SILENCE_LIMIT and all(one.answer in SILENT for one in attempts)


def _read(raw: bytes, receipt_id: str) -> Receipt:
    receipt = read_receipt_document(raw)
    if receipt.receipt_id != receipt_id:
        field = "receiptId"
        raise RemoteProtocolError("receipt_document_malformed", field=field, reason="another")
    return receipt
