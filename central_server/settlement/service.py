"""Takes in settlement flows: each revision once, judged by its own lines, never edited."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

import structlog
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.payments import repository as payments
from central_server.payments import searches
from central_server.positions import reporting
from central_server.settlement import listing, repository
from central_server.settlement.models import SettlementFlowRow
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.model.settlement_flow import SettlementFlow
from payments_core.money import Cents
from payments_core.rules import flow_revisions, matching
from payments_core.rules.flow_revisions import FlowRevision, Verdict
from payments_core.rules.matching import GroupMatch, LineMatch
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.hub import settlement_flow

_log = structlog.get_logger("settlement")

#: Stands for the instant of a flow where only the content is compared.
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ImportOutcome(StrEnum):
    """What became of a flow. OUTDATED: what is here stands. KNOWN: what the hub tells of is here
    already, by a way that counts no revisions."""

    STORED = "STORED"
    OUTDATED = "OUTDATED"
    KNOWN = "KNOWN"


@dataclass(frozen=True, slots=True)
class ImportedFlow:
    """What was found; `total_cents` is what the lines of the revision that stands add up to."""

    outcome: ImportOutcome
    flow_id: str
    psp_id: str
    revision: int
    count: int
    total_cents: Cents
    anomalies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who brought a flow, from where (a file's name, or the hub's) and, from the hub, the hub's
    own count of its revision."""

    author: str
    source_name: str
    hub_revision: int | None = None


def import_flow(
    session: Session, author: str, entity_id: str, data: bytes, source_name: str, clock: Clock
) -> ImportedFlow:
    """Store the flow in `data` (FlussoRiversamento 1.0.4) unless it is known.

    The same id with a later instant is a new revision (hub protocol 5.3). Raises
    `flow_of_another_entity`, or the codec's refusals of a malformed file; nothing is stored then.
    """
    flow = settlement_flow.parse(data)
    done, _ = take_in(session, entity_id, flow, Origin(author, source_name), clock)
    return done


def take_in(
    session: Session, entity_id: str, flow: SettlementFlow, origin: Origin, clock: Clock
) -> tuple[ImportedFlow, SettlementFlowRow]:
    """Store a flow from either source unless a revision of it stands that is the same or later.

    Returns what became of it and the revision that stands now. Raises `flow_of_another_entity`.
    """
    if flow.receiver_tax_code != entity_id:
        raise RuleBroken("flow_of_another_entity", found=flow.receiver_tax_code, entity=entity_id)
    judged = matching.match_group(entity_id, flow, (), ())
    while True:
        known = repository.latest_revision(session, entity_id, flow.sender_id, flow.flow_id)
        found = _verdict(session, known, flow, origin)
        if known is not None and found is not Verdict.NEWER:
            same = found is Verdict.SAME
            return _imported(ImportOutcome.KNOWN if same else ImportOutcome.OUTDATED, known), known
        revision = known.revision + 1 if known else 1
        row = _flow_row(entity_id, flow, judged, revision)
        row.source_name, row.imported_by = origin.source_name[:255], origin.author
        row.imported_at = clock.now()
        if repository.add_revision(session, row, flow.lines):
            _report_notices(session, row, flow, clock)
            searches.begin(session, entity_id, flow.lines, clock.now())
            _log.info("flow_stored", entity=entity_id, flow=flow.flow_id, revision=revision)
            return _imported(ImportOutcome.STORED, row), row
        # Somebody stored this very revision meanwhile: look at what is there now.


def _verdict(
    session: Session, known: SettlementFlowRow | None, flow: SettlementFlow, origin: Origin
) -> Verdict:
    met = FlowRevision(flow.flow_at, origin.hub_revision)
    if known is None:
        return flow_revisions.verdict(None, met, same_content=False)
    same = _content(repository.flow_of(session, known)) == _content(flow)
    return flow_revisions.verdict(listing.standing(session, known), met, same_content=same)


def _content(flow: SettlementFlow) -> SettlementFlow:
    """What the flow says, without how its source writes it: instant, names, order of the lines,
    an index that a file may leave out where there is one (hub protocol 5.2)."""
    numbered = (replace(line, transfer_no=line.transfer_no or 1) for line in flow.lines)
    lines = sorted(
        numbered,
        key=lambda line: (line.collection_id, line.transfer_no, line.amount_cents, line.outcome),
    )
    return replace(
        flow,
        flow_id=flow.flow_id.upper(),
        flow_at=EPOCH,
        sender_name=None,
        receiver_name=None,
        lines=tuple(lines),
    )


def notice_numbers(session: Session, entity_id: str, lines: Iterable[LineMatch]) -> list[str]:
    """The notices of ours that these lines speak of, each once, in the order of the lines.

    By the receipt where there is one, which may be of another creditor's notice; a line without
    receipt says only the IUV, of which a notice of ours is the aux digit 3 and the IUV (hub
    protocol 1.1).
    """
    by_line = [
        (line.share.receipt_id if line.share else line.line.collection_id, line.line)
        for line in lines
    ]
    receipt_ids = sorted({receipt_id for receipt_id, _ in by_line})
    by_receipt = payments.notice_numbers_of_receipts(session, entity_id, receipt_ids)
    candidates = [
        by_receipt.get(receipt_id, f"3{line.creditor_reference}") for receipt_id, line in by_line
    ]
    wanted = dict.fromkeys(number for number in candidates if number)
    known = reporting.known_notice_numbers(session, entity_id, list(wanted))
    return [number for number in wanted if number in known]


def _report_notices(
    session: Session, row: SettlementFlowRow, flow: SettlementFlow, clock: Clock
) -> None:
    group = matching.match_group(row.entity_id, flow, repository.shares_of(session, row), ())
    settled = [line for line in group.lines if line.settled]
    numbers = notice_numbers(session, row.entity_id, settled)
    reporting.report(session, row.entity_id, numbers)
    feed.append(session, row.entity_id, ChangeKind.NOTICE_SETTLED, numbers, clock.now())


def _flow_row(
    entity_id: str, flow: SettlementFlow, judged: GroupMatch, revision: int
) -> SettlementFlowRow:
    return SettlementFlowRow(
        entity_id=entity_id,
        psp_id=flow.sender_id,
        flow_id=flow.flow_id,
        revision=revision,
        flow_key=flow.flow_id.upper(),
        flow_at=flow.flow_at,
        regulation_id=flow.regulation_id,
        regulation_on=flow.regulation_on,
        sender_kind=flow.sender_kind,
        sender_name=flow.sender_name,
        receiver_name=flow.receiver_name,
        declared_count=flow.declared_count,
        declared_cents=flow.declared_cents,
        computed_count=len(flow.lines),
        computed_cents=judged.expected_cents,
        anomalies=" ".join(sorted(judged.anomalies)),
    )


def _imported(outcome: ImportOutcome, row: SettlementFlowRow) -> ImportedFlow:
    return ImportedFlow(
        outcome=outcome,
        flow_id=row.flow_id,
        psp_id=row.psp_id,
        revision=row.revision,
        count=row.computed_count,
        total_cents=Cents(row.computed_cents),
        anomalies=tuple(row.anomalies.split()),
    )
