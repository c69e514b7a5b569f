"""Tells how a settlement flow or a provisional receipt stands, for who leads or keeps accounts.

What the treasurer writes, and the number on his list, lead here: which bank, which day, how much,
whether the money is there, and which payments it is made of.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.evidence import flow_repository
from central_server.identity.actor import Actor
from central_server.settlement.models import SettlementFlowRow
from central_server.treasury import repository as treasury
from central_server.treasury.repository import Credit
from payments_core.errors import RuleBroken
from payments_core.model.role import LEADERS
from payments_core.rules import remittance_text
from payments_core.rules.remittance_text import KnownFlows, RemittanceKind
from payments_core.wire.desk.settlement_messages import (
    CreditInfo,
    CreditReply,
    CreditStanding,
    FlowInfo,
    FlowPage,
    FlowStanding,
)

#: Who is told of other people's payments by the flow or the credit that they came in with.
MAY_READ = LEADERS

_BY_TEXT = {
    RemittanceKind.CUMULATIVE: CreditStanding.NAMES_FLOW,
    RemittanceKind.SINGLE: CreditStanding.SINGLE,
    RemittanceKind.UNIDENTIFIED: CreditStanding.UNCLEAR,
    RemittanceKind.OTHER: CreditStanding.OTHER,
}


def flow_page(
    session: Session, actor: Actor, flow_id: str, after: int, limit: int, now: datetime
) -> FlowPage:
    """A flow with the payments after a line; raises `role_missing` and `flow_unknown`."""
    actor.require(*MAY_READ)
    row = flow_repository.present_flow(session, actor.entity_id, flow_id)
    if row is None:
        raise RuleBroken("flow_unknown", flow_id=flow_id[:35])
    found = tuple(_credits(session, actor.entity_id, row))
    lines = flow_repository.payments_of_flow(session, actor.entity_id, row, after, limit + 1)
    return FlowPage(
        flow=_flow_info(row, credited=bool(found)),
        credits=found,
        payments=tuple(lines[:limit]),
        more=len(lines) > limit,
        as_of=now,
    )


def credit_reply(
    session: Session, actor: Actor, year: int, document_no: int, now: datetime
) -> CreditReply:
    """A provisional receipt; raises `role_missing` and `credit_unknown`."""
    actor.require(*MAY_READ)
    credit = treasury.credit(session, actor.entity_id, year, document_no)
    if credit is None:
        raise RuleBroken("credit_unknown", year=year, document_no=document_no)
    return CreditReply(credit=_credit_info(session, actor.entity_id, credit), as_of=now)


def _credits(session: Session, entity_id: str, row: SettlementFlowRow) -> Iterator[CreditInfo]:
    for key in flow_repository.credits_of_flow(session, entity_id, row):
        credit = treasury.credit(session, entity_id, *key)
        if credit is not None:
            yield _credit_info(session, entity_id, credit)


def _flow_info(row: SettlementFlowRow, *, credited: bool) -> FlowInfo:
    standing = FlowStanding.CREDITED if credited else FlowStanding.AWAITED
    return FlowInfo(
        flow_id=row.flow_id,
        psp_id=row.psp_id,
        psp_name=row.sender_name,
        flow_at=row.flow_at,
        regulation_on=row.regulation_on,
        payments=row.computed_count,
        total_cents=row.computed_cents,
        standing=FlowStanding.ANOMALOUS if row.anomalies else standing,
    )


def _credit_info(session: Session, entity_id: str, credit: Credit) -> CreditInfo:
    standing, flow_id = _standing(session, entity_id, credit)
    return CreditInfo(
        year=credit.year,
        document_no=credit.document_no,
        moved_on=credit.moved_on,
        amount_cents=credit.amount_cents,
        counterparty=credit.counterparty,
        remittance=credit.remittance,
        standing=standing,
        flow_id=flow_id,
    )


def _standing(
    session: Session, entity_id: str, credit: Credit
) -> tuple[CreditStanding, str | None]:
    """By its match, else by what its text says; a flow is spelt as it is spelt here."""
    if credit.amount_cents == 0:
        return CreditStanding.TAKEN_BACK, None
    matched = flow_repository.flow_of_credit(session, entity_id, credit.movement_id)
    if matched is not None:
        return CreditStanding.MATCHED, matched
    text = credit.remittance
    present = (
        flow_repository.present_flow(session, entity_id, one)
        for one in remittance_text.possible_ids(text)
    )
    known = KnownFlows(row.flow_id for row in present if row is not None)
    said = remittance_text.resolve(text, known)
    if said.flow_id is not None:
        return CreditStanding.NAMES_FLOW, said.flow_id
    # A flow that is not here yet is named by a text in which nothing can be meant but its id.
    if said.key.key is not None and remittance_text.whole_ids(text) == (said.key.key,):
        return CreditStanding.NAMES_FLOW, said.key.key
    undecided = said.key.kind is RemittanceKind.CUMULATIVE and said.key.key is not None
    return CreditStanding.UNCLEAR if undecided else _BY_TEXT[said.key.kind], None
