"""What the server's answers about payments rest on: whom it hears or asks, and up to when."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.entities import repository as entities
from central_server.entities.models import HubModel
from central_server.payments.models import ReceiptPollRow
from central_server.settlement.models import FlowPollRow
from central_server.treasury.models import JournalRow
from payments_core.clock import start_of_rome_day
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.wire.desk.notice_messages import Horizon, HorizonKind


def horizon(
    session: Session, entity_id: str, notice_number: str, now: datetime
) -> tuple[Horizon, ...]:
    """The sources for one notice, the nearest to the payment first.

    A station is told of receipts as they come, so far as anybody knows up to `now`; the others are
    as old as the last complete question. What is not asked at all is absent, but for receipts.
    """
    return tuple(_sources(session, entity_id, notice_number, now))


def _sources(
    session: Session, entity_id: str, notice_number: str, now: datetime
) -> Iterator[Horizon]:
    code = segregation_code_of(notice_number) or ""
    if entities.hub_model_of(session, entity_id, code) is HubModel.STATION:
        yield Horizon(kind=HorizonKind.RECEIPTS_TOLD, until=now)
    else:
        polled = session.get(ReceiptPollRow, entity_id)
        until = polled.polled_at if polled else None
        yield Horizon(kind=HorizonKind.RECEIPTS_ASKED, until=until)
    flows = session.get(FlowPollRow, entity_id)
    if flows is not None and flows.polled_at is not None:
        yield Horizon(kind=HorizonKind.FLOWS_ASKED, until=flows.polled_at)
    last_day = session.scalar(
        select(func.max(JournalRow.period_to)).where(JournalRow.entity_id == entity_id)
    )
    if last_day is not None:
        yield Horizon(kind=HorizonKind.JOURNAL_READ, until=start_of_rome_day(last_day))
