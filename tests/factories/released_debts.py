"""Debt positions with their released notice, and receipts for them, as the server stores them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from central_server.catalogue import service as catalogue
from central_server.notices.models import NoticeRow
from central_server.positions import service as positions
from central_server.positions.own_account import own_account
from central_server.positions.repository import position_by_notice as positions_by_notice
from central_server.positions.service import Origin
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import (
    Address,
    DebtPosition,
    Installment,
    InstallmentStatus,
    Party,
    PaymentOption,
    PersonKind,
    PositionStatus,
    Transfer,
)
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import Cents
from payments_core.rules.debt_composition import NumberedInstalment, payment_option
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.worked_out import work_out
from tests.factories.catalogue import FINE_TYPED, HEX_HASH, a_fine_kind, a_stamped_kind
from tests.factories.server import BANK_IBAN, CITIZEN, DESK, ENTITY, OPERATOR, RATE, RATE_CENTS

MADE_FROM_THE_RATE = Origin(RATE, 1, RATE, 1)
RELEASED_AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DEBTOR = Party(
    PersonKind.NATURAL,
    "RSSMRA80A01Z999Y",
    "Mario Rossi",
    Address("Via delle Prove", "12", "16100", "Esempio", "EE", "IT"),
    "not an address for mail",
)


_INSTALLMENT_STATUS = {
    PositionStatus.PAID: InstallmentStatus.PAID,
    PositionStatus.REPORTED: InstallmentStatus.REPORTED,
}


class Plan(NamedTuple):
    """The numbers of a debt that may be paid at once or in instalments."""

    single: str
    rates: tuple[str, ...]


def number_of(base: int, segregation_code: str = "01") -> str:
    """The notice number with this base."""
    return notice_number.build(segregation_code, base)


def add_position(
    session: Session,
    base: int = 1,
    *,
    entity_id: str = ENTITY,
    segregation_code: str = "01",
    cents: int = RATE_CENTS,
    status: PositionStatus = PositionStatus.VALID,
) -> str:
    """A position of one option and one transfer, released at the desk; returns its number."""
    due = installment(number_of(base, segregation_code), cents, entity_id=entity_id)
    _add(session, entity_id, (PaymentOption((due,)),), status)
    found = positions_by_notice(session, entity_id, due.notice_number)
    assert found is not None
    found.installment.status = _INSTALLMENT_STATUS.get(status, InstallmentStatus.UNPAID)
    session.flush()
    return due.notice_number


def add_shares(session: Session, base: int, *transfers: Transfer) -> str:
    """A position whose one payment is made up of these transfers."""
    cents = sum(transfer.amount_cents for transfer in transfers)
    due = replace(installment(number_of(base), cents), transfers=transfers)
    _add(session, ENTITY, (PaymentOption((due,)),), PositionStatus.VALID)
    return due.notice_number


def add_plan(session: Session, first_base: int = 1, *, count: int = 3, cents: int = 3000) -> Plan:
    """A position that may be paid at once, or in `count` instalments of the same amount."""
    single = installment(number_of(first_base), cents)
    rates = [
        installment(number_of(first_base + number), cents // count, month=number)
        for number in range(1, count + 1)
    ]
    options = (PaymentOption((single,)), PaymentOption(tuple(rates)))
    _add(session, ENTITY, options, PositionStatus.VALID)
    return Plan(single.notice_number, tuple(due.notice_number for due in rates))


def pay(session: Session, number: str) -> None:
    """A receipt for this notice has moved its debt; no receipt is stored."""
    found = positions_by_notice(session, ENTITY, number)
    assert found is not None
    positions.pay(session, found)
    session.flush()


def add_fine(session: Session, base: int, served_on: date = date(2026, 6, 19)) -> str:
    """A traffic fine at 43.60 euro as of its notification; from the sixty-first day on 100.70."""
    kind = a_fine_kind()
    catalogue.put_kind(session, ENTITY, kind, author="apply", now=RELEASED_AT)
    worked_out = work_out(kind, kind.rates[0], FINE_TYPED, served_on)
    assert worked_out.holds_until is not None
    option = payment_option(
        kind, worked_out.calculation, own_account(session, ENTITY, kind), worked_out.subject,
        [NumberedInstalment(
            number_of(base), PlannedInstalment(worked_out.total_cents, worked_out.holds_until)
        )],
    )  # fmt: skip
    origin = Origin("multa", 1, "multa", 1, live=True, fields=FINE_TYPED)
    _add(session, ENTITY, (option,), PositionStatus.VALID, origin)
    return number_of(base)


def add_stamped(session: Session, base: int = 1) -> str:
    """A certificate at 5.00 euro with a duty stamp of 16.00 for its document."""
    kind = a_stamped_kind()
    catalogue.put_kind(session, ENTITY, kind, author="apply", now=RELEASED_AT)
    typed = {"impronta": HEX_HASH}
    worked_out = work_out(kind, kind.rates[0], typed, RELEASED_AT.date())
    option = payment_option(
        kind, worked_out.calculation, own_account(session, ENTITY, kind), worked_out.subject,
        [NumberedInstalment(
            number_of(base), PlannedInstalment(worked_out.total_cents, date(2026, 12, 23))
        )],
        "GE",
    )  # fmt: skip
    origin = Origin("certificato", 1, "certificato", 1, fields=typed)
    _add(session, ENTITY, (option,), PositionStatus.VALID, origin)
    return number_of(base)


def stamped_receipt(number: str, receipt_id: str = "receipt-1") -> Receipt:
    """A receipt for what `add_stamped` made: the money, and the stamp that was bought."""
    receipt = receipt_for(number, receipt_id, cents=500)
    stamp = replace(
        receipt.transfers[0], transfer_no=2, amount_cents=Cents(1600), iban=None, stamp=b"<stamp/>"
    )
    return replace(receipt, amount_cents=Cents(2100), transfers=(*receipt.transfers, stamp))


def installment(
    number: str, cents: int, *, month: int = 12, entity_id: str = ENTITY
) -> Installment:
    """What one number stands for."""
    transfer = Transfer(
        transfer_no=1,
        amount_cents=Cents(cents),
        beneficiary_tax_code=entity_id,
        beneficiary_name="Comune di Esempio",
        iban=BANK_IBAN,
        postal_iban=None,
        remittance="Carta d'identità elettronica",
        category="9/0101100SP/",
    )
    due_on = date(2026 if month == 12 else 2027, month, 23)
    return Installment(number, Cents(cents), due_on, "Carta d'identità elettronica", (transfer,))


def _add(
    session: Session, entity_id: str, options: tuple[PaymentOption, ...], status: PositionStatus,
    origin: Origin = MADE_FROM_THE_RATE,
) -> None:  # fmt: skip
    numbers = [due.notice_number for option in options for due in option.installments]
    positions.create(
        session, DebtPosition(entity_id, "Comune di Esempio", DEBTOR, options, status),
        origin, position_id=f"position-{numbers[0]}", citizen_id=CITIZEN, now=RELEASED_AT,
    )  # fmt: skip
    session.add_all(
        NoticeRow(
            entity_id=entity_id, notice_number=number, desk_id=DESK, operator_id=OPERATOR,
            released_at=RELEASED_AT, registered_at=RELEASED_AT, payable_at=RELEASED_AT,
        )
        for number in numbers
    )  # fmt: skip
    session.flush()


def receipt_for(
    number: str, receipt_id: str = "receipt-1", *, entity_id: str = ENTITY, cents: int = RATE_CENTS
) -> Receipt:
    """A receipt that pays a notice with one transfer."""
    return Receipt(
        receipt_id=receipt_id,
        notice_number=number,
        creditor_tax_code=entity_id,
        creditor_reference=number[1:],
        amount_cents=Cents(cents),
        description="Carta d'identità elettronica",
        company_name="Comune di Esempio",
        office_name=None,
        debtor=replace(DEBTOR, email=None),
        payer=None,
        transfers=(
            ReceiptTransfer(
                transfer_no=1,
                amount_cents=Cents(cents),
                beneficiary_tax_code=entity_id,
                beneficiary_name="Comune di Esempio",
                iban=BANK_IBAN,
                remittance="Carta d'identità elettronica",
                category="9/0101100SP/",
            ),
        ),
        psp=Psp("TSTPITMM001", "Banca di Esempio", None, None, "99999999990_01", "APP"),
        payment_method=None,
        fee_cents=None,
        paid_at=datetime(2026, 11, 23, 9, 20, tzinfo=UTC),
        application_on=None,
        transfer_on=None,
        stand_in=False,
    )
