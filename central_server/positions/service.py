"""Creates debt positions and moves them along their lifecycle."""

from datetime import datetime

from sqlalchemy.orm import Session

from central_server.positions.models import PaymentOptionRow, PositionRow, TransferRow
from payments_core.model.debt_position import DebtPosition, PaymentOption, PositionStatus
from payments_core.rules import position_lifecycle
from payments_core.rules.position_lifecycle import PositionEvent


def create(
    session: Session,
    debt: DebtPosition,
    *,
    position_id: str,
    citizen_id: str | None,
    rate_id: str,
    rate_version: int,
    now: datetime,
) -> PositionRow:
    """Store a new position; the unique notice number is the database's to guard.

    The transfers of an option add up to its amount (hub protocol 3a.3); anything else is a
    defect of the caller.
    """
    for option in debt.options:
        assert sum(part.amount_cents for part in option.transfers) == option.amount_cents  # noqa: S101  (a defect here would become a wrong debt)
    address = debt.debtor.address
    position = PositionRow(
        entity_id=debt.creditor_tax_code,
        position_id=position_id,
        citizen_id=citizen_id,
        rate_id=rate_id,
        rate_version=rate_version,
        debtor_kind=debt.debtor.kind,
        debtor_identifier=debt.debtor.identifier,
        debtor_name=debt.debtor.full_name,
        debtor_street=address.street,
        debtor_street_number=address.street_number,
        debtor_postal_code=address.postal_code,
        debtor_city=address.city,
        debtor_province=address.province,
        debtor_country=address.country,
        debtor_email=debt.debtor.email,
        status=debt.status,
        created_at=now,
    )
    session.add(position)
    session.flush()
    for option_no, option in enumerate(debt.options, start=1):
        _add_option(session, position, option_no, option)
    return position


def apply_event(position: PositionRow, event: PositionEvent) -> None:
    """Move the position; a step that the lifecycle does not know is refused by the core's rule."""
    position.status = position_lifecycle.next_status(PositionStatus(position.status), event)


def _add_option(
    session: Session, position: PositionRow, option_no: int, option: PaymentOption
) -> None:
    keys = {
        "entity_id": position.entity_id,
        "position_id": position.position_id,
        "option_no": option_no,
    }
    session.add(
        PaymentOptionRow(
            **keys,
            notice_number=option.notice_number,
            amount_cents=option.amount_cents,
            due_on=option.due_on,
            description=option.description,
        )
    )
    session.flush()
    session.add_all(
        TransferRow(
            **keys,
            transfer_no=transfer.transfer_no,
            amount_cents=transfer.amount_cents,
            beneficiary_tax_code=transfer.beneficiary_tax_code,
            beneficiary_name=transfer.beneficiary_name,
            iban=transfer.iban,
            postal_iban=transfer.postal_iban,
            remittance=transfer.remittance,
            category=transfer.category,
        )
        for transfer in option.transfers
    )
    session.flush()
