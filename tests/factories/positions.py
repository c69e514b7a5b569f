"""Debts as values, and positions made of them."""

from datetime import date

from central_server.positions import service
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import (
    Address,
    DebtPosition,
    Installment,
    Party,
    PaymentOption,
    PersonKind,
    PositionStatus,
    Transfer,
)
from tests.factories.server import BANK_IBAN, ENTITY, POSTAL_IBAN, TAX_CODE

#: The rules that these debts were made under.
ORIGIN = service.Origin("carta-identita", 1, "carta-identita", 1)
NUMBER = notice_number.build("01", 1)


def make_debt(*, number=NUMBER, cents=2195, due_on=date(2026, 12, 23), status=PositionStatus.DRAFT):
    transfer = Transfer(
        transfer_no=1, amount_cents=cents, beneficiary_tax_code=ENTITY,
        beneficiary_name="Comune di Esempio", iban=BANK_IBAN, postal_iban=POSTAL_IBAN,
        remittance="Carta d'identità elettronica", category="9/0101100SP/",
    )  # fmt: skip
    due = Installment(number, cents, due_on, "Carta d'identità elettronica", (transfer,))
    debtor = Party(
        PersonKind.NATURAL, TAX_CODE, "Mario Rossi", Address(street="Via Roma", city="Genova")
    )
    return DebtPosition(ENTITY, "Comune di Esempio", debtor, (PaymentOption((due,)),), status)


def add_position(session, clock, *, position_id="position-1", **changes):
    return service.create(
        session, make_debt(**changes), ORIGIN, position_id=position_id, citizen_id=None,
        now=clock.now(),
    )  # fmt: skip
