"""A notice paid twice, whoever asks the second payment back, and whoever decides."""

from dataclasses import dataclass
from datetime import datetime

from central_server.identity.actor import Actor
from central_server.refunds import service
from payments_core.model.role import Role
from payments_core.wire.desk.refund_messages import RefundInfo, RefundRequest
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_position
from tests.factories.server import (
    BANK_IBAN,
    COMPANY,
    DESK,
    ENTITY,
    OPERATOR,
    RATE_CENTS,
    TAX_CODE,
    add_desk,
    add_entity,
    add_operator,
)

SUPERVISOR_ID = "operator-2"
CLERK = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))
SUPERVISOR = Actor(ENTITY, DESK, SUPERVISOR_ID, frozenset({Role.SUPERVISOR}))
ADMINISTRATOR = Actor(ENTITY, DESK, "operator-3", frozenset({Role.ADMINISTRATOR}))
STRANGER = Actor(COMPANY, DESK, SUPERVISOR_ID, frozenset(Role))
#: The receipt of the second payment.
DOUBLE = "receipt-2"


def wanted(refund_id: str = "refund-1", **changes: object) -> RefundRequest:
    """The whole of the second payment back to the debtor."""
    values: dict[str, object] = {
        "refund_id": refund_id,
        "receipt_id": DOUBLE,
        "amount_cents": RATE_CENTS,
        "beneficiary_name": "Mario Rossi",
        "beneficiary_tax_code": TAX_CODE,
        "iban": BANK_IBAN,
        "reason": "Pagato due volte",
    }
    return RefundRequest.model_validate(values | changes)


def pay_twice(session, clock, new_id) -> str:
    """Everything up to a notice with two receipts; returns its number."""
    add_entity(session)
    add_entity(session, COMPANY, name="Azienda", segregation_code="02")
    add_operator(session)
    add_operator(
        session, operator_id=SUPERVISOR_ID, username="sara.verdi", roles=(Role.SUPERVISOR,)
    )
    add_desk(session)
    number = add_position(session)
    day = MoneyDay(session, clock, new_id)
    day.pay(number, "receipt-1")
    day.pay(number, DOUBLE)
    return number


@dataclass(frozen=True)
class RefundDesk:
    """Asks and decides, each act in a transaction of its own."""

    unit_of_work: object
    now: datetime

    def request(self, actor: Actor = CLERK, **changes: object) -> RefundInfo:
        with self.unit_of_work() as session:
            return service.request(session, actor, wanted(**changes), self.now)

    def approve(self, refund_id: str = "refund-1", actor: Actor = SUPERVISOR) -> RefundInfo:
        with self.unit_of_work() as session:
            return service.approve(session, actor, refund_id, self.now)

    def reject(self, refund_id: str = "refund-1", actor: Actor = SUPERVISOR) -> RefundInfo:
        with self.unit_of_work() as session:
            return service.reject(session, actor, refund_id, "Non spetta", self.now)

    def export(self, export_id: str = "export-1", entity_id: str = ENTITY) -> list[RefundInfo]:
        with self.unit_of_work() as session:
            return service.export(session, "central-server", entity_id, export_id, self.now)

    def close(self, order: str = "2026/118", refund_id: str = "refund-1", entity_id=ENTITY) -> bool:
        with self.unit_of_work() as session:
            return service.close(session, "central-server", entity_id, refund_id, order, self.now)
