"""Matches settlement flows with the treasurer's credits and tells how far everything is."""

from collections.abc import Callable
from dataclasses import replace

import structlog
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.reconciliation import repository
from central_server.reconciliation.books import Books, Group, ReadCredit
from central_server.reconciliation.views import (
    REVERSED,
    CreditView,
    FlowDetail,
    FlowView,
    LineView,
    Overview,
    PaymentView,
    RunSummary,
)
from central_server.settlement import service as settlement
from central_server.treasury.repository import Credit
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.money import Cents
from payments_core.rules import matching
from payments_core.rules.matching import UNREPORTED_LABELS, CreditMatch, CreditState, LineMatch
from payments_core.wire.desk.notice_messages import ChangeKind

_log = structlog.get_logger("reconciliation")


def run(
    session: Session, author: str, entity_id: str, clock: Clock, new_id: Callable[[], str]
) -> RunSummary:
    """Append the matches that are certain and not there yet; a second run finds nothing new.

    `author` is who asked for it. Flows come one at a time, so the memory needed is that of the
    largest flow besides the credits.
    """
    run_id, now = new_id(), clock.now()
    books = Books(session, entity_id)
    numbers: dict[str, None] = {}
    new_matches = matched_cents = open_flows = 0
    open_credits = sum(_is_open(read) for read in books.without_flow)
    for group in books.groups(open_only=True):
        open_credits += _count_open(group)
        credit_id, expected = group.match.matched_credit_id, group.match.expected_cents
        if credit_id is None:
            open_flows += 1
        elif repository.add_match(
            session, group.row, credit_id, expected,
            match_id=new_id(), run_id=run_id, author=author, made_at=now,
        ):  # fmt: skip
            new_matches += 1
            matched_cents += expected
            numbers.update(dict.fromkeys(_credited_notices(session, group)))
    feed.append(session, entity_id, ChangeKind.NOTICE_CREDITED, list(numbers), now)
    _log.info("reconciled", entity=entity_id, run=run_id, new_matches=new_matches)
    return RunSummary(
        run_id=run_id,
        new_matches=new_matches,
        matched_cents=Cents(matched_cents),
        credited_notices=len(numbers),
        open_flows=open_flows,
        open_credits=open_credits,
    )


def overview(session: Session, entity_id: str) -> Overview:
    """All flows, credits and payments of an entity with their present state and labels."""
    books = Books(session, entity_id)
    flows: list[FlowView] = []
    taken_in: list[CreditView] = []
    lines: list[LineMatch] = []
    for group in books.groups():
        flows.append(_flow_view(group))
        taken_in += _credit_views(group)
        lines += group.match.lines
    for read in books.without_flow:
        match = matching.match_without_flow(read.as_treasury_credit())
        taken_in.append(_credit_view(read.credit, match, read.candidates))
    taken_in += [_reversed_view(credit) for credit in books.reversed]
    taken_in.sort(key=lambda credit: (credit.year, credit.document_no))
    return Overview(tuple(flows), tuple(taken_in), _payments(session, entity_id, lines))


def show_flow(session: Session, entity_id: str, flow_id: str) -> FlowDetail:
    """One flow with its lines; raises `flow_unknown`."""
    group = Books(session, entity_id).group(flow_id)
    if group is None:
        raise RuleBroken("flow_unknown", flow_id=flow_id[:40])
    lines = tuple(_line_view(line) for line in group.match.lines)
    return FlowDetail(_flow_view(group), tuple(_credit_views(group)), lines)


def _is_open(read: ReadCredit) -> bool:
    match = matching.match_without_flow(read.as_treasury_credit())
    return match.state is not CreditState.NOT_PAGOPA


def _count_open(group: Group) -> int:
    return sum(match.state is not CreditState.MATCHED for _, match in group.credits)


def _credited_notices(session: Session, group: Group) -> list[str]:
    credited = [line for line in group.match.lines if line.credited]
    return settlement.notice_numbers(session, group.row.entity_id, credited)


def _payments(session: Session, entity_id: str, lines: list[LineMatch]) -> tuple[PaymentView, ...]:
    """Receipts in the order of their arrival, then payments of which only flows speak."""
    labels_of_share = {
        (line.share.receipt_id, line.share.transfer_no): line.labels for line in lines if line.share
    }
    payments: dict[str, PaymentView] = {}
    for share in repository.paid_shares(session, entity_id):
        known = payments.get(share.receipt_id)
        found = labels_of_share.get((share.receipt_id, share.transfer_no), UNREPORTED_LABELS)
        payments[share.receipt_id] = PaymentView(
            notice_number=share.notice_number,
            iuv=share.creditor_reference,
            receipt_id=share.receipt_id,
            amount_cents=Cents(share.amount_cents + (known.amount_cents if known else 0)),
            labels=tuple(sorted({*found, *(known.labels if known else ())})),
        )
    return (*payments.values(), *(_orphan_view(line) for line in lines if line.share is None))


def _orphan_view(match: LineMatch) -> PaymentView:
    line = match.line
    return PaymentView(
        notice_number=None,
        iuv=line.creditor_reference,
        receipt_id=line.collection_id,
        amount_cents=line.amount_cents,
        labels=tuple(sorted(match.labels)),
    )


def _flow_view(group: Group) -> FlowView:
    row = group.row
    return FlowView(
        flow_id=row.flow_id,
        psp=row.psp_id,
        revision=row.revision,
        regulation_on=row.regulation_on,
        state=group.match.state.value,
        count=len(group.flow.lines),
        total_cents=group.match.expected_cents,
        anomalies=tuple(sorted(group.match.anomalies)),
    )


def _line_view(match: LineMatch) -> LineView:
    line = match.line
    return LineView(
        iuv=line.creditor_reference,
        collection_id=line.collection_id,
        transfer_no=line.transfer_no,
        amount_cents=line.amount_cents,
        outcome=line.outcome.name,
        receipt_id=match.share.receipt_id if match.share else None,
        receipt_transfer_no=match.share.transfer_no if match.share else None,
        labels=tuple(sorted(match.labels)),
        settled=match.settled,
        credited=match.credited,
    )


def _credit_views(group: Group) -> list[CreditView]:
    return [_credit_view(read.credit, match) for read, match in group.credits]


def _credit_view(
    credit: Credit, match: CreditMatch, candidates: tuple[str, ...] = ()
) -> CreditView:
    return CreditView(
        year=credit.year,
        document_no=credit.document_no,
        receipt_no=credit.receipt_no,
        moved_on=credit.moved_on,
        amount_cents=credit.amount_cents,
        state=match.state.value,
        flow_id=match.flow_id,
        label=match.label.value if match.label else None,
        candidates=candidates,
    )


def _reversed_view(credit: Credit) -> CreditView:
    nothing_left = CreditMatch(credit.movement_id, credit.amount_cents, CreditState.TO_IDENTIFY)
    return replace(_credit_view(credit, nothing_left), state=REVERSED)
