"""Takes in settlement flows: each revision once, judged by its own lines, never edited."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import structlog
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.payments import repository as payments
from central_server.positions import reporting
from central_server.settlement import repository
from central_server.settlement.models import SettlementFlowRow
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.model.settlement_flow import SettlementFlow
from payments_core.money import Cents
from payments_core.rules import matching
from payments_core.rules.matching import GroupMatch, LineMatch
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.hub import settlement_flow

_log = structlog.get_logger("settlement")


class ImportOutcome(StrEnum):
    """What became of a flow. OUTDATED: a revision of the same or a later instant is here."""

    STORED = "STORED"
    OUTDATED = "OUTDATED"


@dataclass(frozen=True, slots=True)
class ImportedFlow:
    """What was found in a file; `total_cents` is what its lines add up to."""

    outcome: ImportOutcome
    flow_id: str
    psp_id: str
    revision: int
    count: int
    total_cents: Cents
    anomalies: tuple[str, ...]


def import_flow(
    session: Session, author: str, entity_id: str, data: bytes, source_name: str, clock: Clock
) -> ImportedFlow:
    """Store the flow in `data` (FlussoRiversamento 1.0.4) unless it is known.

    The same id with a later instant is a new revision (hub protocol 5.3). Raises
    `flow_of_another_entity`, or the codec's refusals of a malformed file; nothing is stored then.
    """
    flow = settlement_flow.parse(data)
    if flow.receiver_tax_code != entity_id:
        raise RuleBroken("flow_of_another_entity", found=flow.receiver_tax_code, entity=entity_id)
    judged = matching.match_group(entity_id, flow, (), ())
    known = repository.latest_revision(session, entity_id, flow.sender_id, flow.flow_id)
    while known is None or known.flow_at < flow.flow_at:
        revision = known.revision + 1 if known else 1
        row = _flow_row(entity_id, flow, judged, revision)
        row.source_name, row.imported_by, row.imported_at = source_name[:255], author, clock.now()
        if repository.add_revision(session, row, flow.lines):
            _report_notices(session, row, flow, clock)
            _log.info("flow_stored", entity=entity_id, flow=flow.flow_id, revision=revision)
            return _imported(ImportOutcome.STORED, row)
        # Somebody stored this very revision meanwhile: look at what is there now.
        known = repository.latest_revision(session, entity_id, flow.sender_id, flow.flow_id)
    return _imported(ImportOutcome.OUTDATED, known)


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
