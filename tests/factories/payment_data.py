"""Payable notices as the station answers about them."""

from dataclasses import replace
from datetime import date
from typing import Any

from payments_core.model.debt_position import (
    Address,
    Installment,
    Party,
    PersonKind,
    Transfer,
)
from payments_core.money import Cents
from payments_core.wire.hub.payment_data import PaymentData
from tests.factories.hub_messages import BANK_IBAN, ENTITY, NOTICE

MARIO_ROSSI = Party(
    PersonKind.NATURAL,
    "RSSMRA80A01Z999Y",
    "Mario Rossi",
    Address("Via delle Prove", "12/a", "00100", "Esempio", "EE", "IT"),
    "mario.rossi@example.org",
)


def transfer(**changes: Any) -> Transfer:
    """A transfer of 22.21 euro to the entity's account at a bank."""
    return replace(
        Transfer(
            transfer_no=1,
            amount_cents=Cents(2221),
            beneficiary_tax_code=ENTITY,
            beneficiary_name="Comune di Esempio",
            iban=BANK_IBAN,
            postal_iban=None,
            remittance="Carta d'identità",
            category="9/0101100SP/",
        ),
        **changes,
    )


def installment(*transfers: Transfer, **changes: Any) -> Installment:
    """An instalment whose amount is what its transfers make up."""
    parts = transfers or (transfer(),)
    return replace(
        Installment(
            notice_number=NOTICE,
            amount_cents=Cents(sum(part.amount_cents for part in parts)),
            due_on=date(2026, 12, 31),
            description="Carta d'identità elettronica",
            transfers=parts,
        ),
        **changes,
    )


def payment(*transfers: Transfer, **changes: Any) -> PaymentData:
    """A payable notice."""
    return replace(
        PaymentData(
            creditor_tax_code=ENTITY,
            company_name="Comune di Esempio",
            debtor=MARIO_ROSSI,
            installment=installment(*transfers),
        ),
        **changes,
    )
