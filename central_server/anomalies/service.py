"""One list of what did not go as it should, whatever part of the server has met it.

What to do about each kind is a sentence in the texts, `anomaly_remedy.<kind>`. Nothing is marked as
seen: what was mended leaves the list by itself, a receipt once its money is asked back, a flow once
a revision without faults has come, a job once it is done, a notice once our copy and its management
program say the same.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.anomalies import repository
from central_server.identity.actor import Actor
from central_server.jobs import backlog, outbox
from central_server.jobs.backlog import Backlog
from central_server.notices.service import HUB_PUBLISH
from central_server.notices.uploads import HUB_UPLOAD, HUB_UPLOAD_REPORT
from central_server.payments import repository as payments
from central_server.payments.models import HubMessageRow, ReceiptAnomaly
from central_server.payments.service import CONTRADICTS
from payments_core.errors import RemoteProtocolError
from payments_core.model.anomaly import AnomalyKind
from payments_core.model.asked_amount import ProgramState
from payments_core.model.receipt import Receipt
from payments_core.model.role import LEADERS
from payments_core.wire.desk.anomaly_messages import AnomalyInfo, AnomalyPage
from payments_core.wire.hub.gpd_receipts import read_receipt_message

#: Who reads the list at a desk.
MAY_READ = LEADERS
#: Attempts after which a job is not merely waiting: eight take some four minutes.
FAILING_ATTEMPTS = 8
#: Jobs that bring positions to the hub.
_BRINGING = (HUB_PUBLISH, HUB_UPLOAD, HUB_UPLOAD_REPORT)
#: Most rows of one source that are listed; there are more to mend than anybody reads, then.
MAX_OF_A_SOURCE = 500

#: What it is to be told something else by the program that owns a debt.
_SAYS = {
    ProgramState.PAID: AnomalyKind.PROGRAM_SAYS_PAID,
    ProgramState.CANCELLED: AnomalyKind.PROGRAM_SAYS_CANCELLED,
    ProgramState.UNKNOWN: AnomalyKind.PROGRAM_SAYS_UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One of them, and since when. `reference` names it: the id of a receipt, of a flow, of a
    message (its digest) or of a job, the kind of many jobs, the name of another creditor or of a
    management program.

    `detail` is why a flow, a message or a job is here, in the words of the program; `count` how
    many receipts, attempts or waiting jobs one line stands for.
    """

    kind: AnomalyKind
    since: datetime
    reference: str
    notice_number: str | None = None
    amount_cents: int | None = None
    detail: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class AnomalyList:
    """Oldest first; `complete` is false when some source had more than is listed."""

    anomalies: tuple[Anomaly, ...]
    complete: bool


def page(session: Session, actor: Actor, limit: int) -> AnomalyPage:
    """The oldest of them for who supervises or administers."""
    actor.require(*MAY_READ)
    found = of_entity(session, actor.entity_id, limit)
    infos = (AnomalyInfo(**asdict(one)) for one in found.anomalies[:limit])
    return AnomalyPage(
        anomalies=tuple(infos), more=not found.complete or len(found.anomalies) > limit
    )


def of_entity(session: Session, entity_id: str, limit: int = MAX_OF_A_SOURCE) -> AnomalyList:
    """What an entity has to look at, at most `limit` of each source."""
    asked = limit + 1
    sources = [
        [
            Anomaly(
                AnomalyKind(ReceiptAnomaly(row.anomaly).value), row.received_at, row.receipt_id,
                notice_number=row.notice_number, amount_cents=row.amount_cents,
            )
            for row in repository.odd_receipts(session, entity_id, asked)
        ],
        [
            Anomaly(
                AnomalyKind.SHARED_INCOME, row.since, row.creditor,
                amount_cents=row.amount_cents, count=row.receipts,
            )
            for row in repository.shared_income(session, entity_id, asked)
        ],
        [_of_message(row) for row in payments.kept_messages(session, entity_id, asked)],
        [
            Anomaly(
                AnomalyKind.FLOW_ANOMALOUS, row.imported_at, row.flow_id,
                amount_cents=row.declared_cents, detail=row.anomalies,
            )
            for row in repository.odd_flows(session, entity_id, asked)
        ],
        [
            Anomaly(
                AnomalyKind.NOTICES_WAITING, one.oldest_at, one.kind, detail=one.last_error,
                count=_positions_of(session, entity_id, one),
            )
            for one in backlog.by_kind(session, entity_id)
            if one.kind in _BRINGING and one.attempts >= FAILING_ATTEMPTS
        ],
        [
            Anomaly(
                AnomalyKind.JOB_FAILING, row.created_at, f"{row.kind} {row.subject}",
                detail=row.last_error, count=row.attempts,
            )
            # Those that bring positions are told together.
            for row in repository.failing_jobs(
                session, entity_id, FAILING_ATTEMPTS, asked, but=_BRINGING
            )
        ],
        [
            Anomaly(
                _SAYS[ProgramState(row.state)], row.since, row.program,
                notice_number=row.notice_number, amount_cents=row.amount_cents,
            )
            for row in repository.contradictions(session, entity_id, asked)
        ],
    ]  # fmt: skip
    found = [one for source in sources for one in source[:limit]]
    return AnomalyList(
        tuple(sorted(found, key=lambda one: (one.since, one.kind, one.reference))),
        complete=all(len(source) <= limit for source in sources),
    )


def _positions_of(session: Session, entity_id: str, waiting: Backlog) -> int:
    """How many positions wait: a job brings one, or a file of them."""
    if waiting.kind == HUB_PUBLISH:
        return waiting.jobs
    rows = outbox.waiting(session, entity_id, waiting.kind)
    return sum(len(row.payload["numbers"]) for row in rows)


def _of_message(row: HubMessageRow) -> Anomaly:
    """A kept message by the receipt in it, where that can be read."""
    contradicts = row.reason == CONTRADICTS
    kind = AnomalyKind.RECEIPT_CONTRADICTS if contradicts else AnomalyKind.MESSAGE_KEPT
    detail = None if contradicts else f"{row.operation} {row.reason}"
    for receipt in _receipt_in(row.raw):
        return Anomaly(
            kind, row.received_at, receipt.receipt_id, notice_number=receipt.notice_number,
            amount_cents=receipt.amount_cents, detail=detail,
        )  # fmt: skip
    return Anomaly(kind, row.received_at, row.digest, detail=detail)


def _receipt_in(raw: bytes) -> Iterator[Receipt]:
    with suppress(RemoteProtocolError):
        yield read_receipt_message(raw).receipt
