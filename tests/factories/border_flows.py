"""How the functions that tell of one flow or one credit are asked for one entity."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from central_server.evidence import flow_repository, flows, reference_repository, references
from central_server.settlement.models import SettlementFlowRow
from central_server.treasury import repository as treasury
from payments_core.identifiers.notice_number import iuv_of
from payments_core.wire.desk.settlement_messages import ReferenceReply
from tests.factories.border_asked import NOW, Asked, Case

YEAR = 2025


def _of_flow(read: Callable[[Session, str, SettlementFlowRow], Any]) -> Case:
    def case(asked: Asked) -> Any:
        row = flow_repository.present_flow(*asked.whose, asked.names.flow_id)
        return row and read(*asked.whose, row)

    return case


def _of_credit(asked: Asked) -> Any:
    credit = treasury.credit(*asked.whose, YEAR, asked.names.document_no)
    return credit and flow_repository.flow_of_credit(*asked.whose, credit.movement_id)


def _notices_of(told: ReferenceReply) -> Any:
    return told.notice_numbers or told.flow_id


FINDS: dict[str, Case] = {
    "evidence.flow_repository.credits_of_flow": _of_flow(flow_repository.credits_of_flow),
    "evidence.flow_repository.flow_of_credit": _of_credit,
    "evidence.flow_repository.payments_of_flow": _of_flow(
        lambda session, entity_id, row: flow_repository.payments_of_flow(
            session, entity_id, row, 0, 10
        )
    ),
    "evidence.flow_repository.present_flow": lambda a: flow_repository.present_flow(
        *a.whose, a.names.flow_id
    ),
    "evidence.flows.credit_reply": lambda a: flows.credit_reply(
        *a.supervisor, YEAR, a.names.document_no, NOW
    ),
    "evidence.flows.flow_page": lambda a: flows.flow_page(
        *a.supervisor, a.names.flow_id, 0, 10, NOW
    ),
    "evidence.reference_repository.flow_reporting": lambda a: reference_repository.flow_reporting(
        *a.whose, iuv_of(a.names.paid)
    ),
    "evidence.reference_repository.notices_paid_with": lambda a: (
        reference_repository.notices_paid_with(*a.whose, iuv_of(a.names.paid), (a.names.paid,), 10)
    ),
    "evidence.references.reply": lambda a: _notices_of(
        references.reply(*a.supervisor, iuv_of(a.names.paid), NOW)
    ),
    "treasury.repository.credit": lambda a: treasury.credit(*a.whose, YEAR, a.names.document_no),
}
