"""Creates debt positions and moves them along their lifecycle."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from central_server.db.insertion import insert_rows
from central_server.positions import co_debtors, repository
from central_server.positions.models import (
    AllocationRow,
    CoDebtorRow,
    InstallmentRow,
    PositionRow,
    TransferRow,
)
from central_server.positions.repository import NoticedPosition
from central_server.positions.transfer_rows import allocation_values, transfer_values
from payments_core.model.debt_position import (
    DebtPosition,
    Installment,
    InstallmentStatus,
    PaymentOption,
    PositionStatus,
)
from payments_core.rules import position_lifecycle, position_progress
from payments_core.rules.position_lifecycle import PositionEvent


@dataclass(frozen=True, slots=True)
class Origin:
    """The rules that a debt was made under, and what was typed for them (canonical texts).

    `live` debts of a `program_id` cost what that management program says.
    """

    kind_id: str
    kind_revision: int
    rate_id: str | None = None
    rate_version: int | None = None
    expires: bool = False
    live: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    program_id: str | None = None


def create(
    session: Session,
    debt: DebtPosition,
    origin: Origin,
    *,
    position_id: str,
    citizen_id: str | None,
    co_debtor_ids: Sequence[str | None] = (),
    now: datetime,
) -> PositionRow:
    """Store a new position; the unique notice number is the database's to guard.

    `co_debtor_ids` say who the co-debtors of the debt are in the registry, in their order.

    The transfers of an instalment add up to its amount (hub protocol 3a.3), and what is allocated
    of a transfer to that transfer; anything else is a defect of the caller.
    """
    address = debt.debtor.address
    position = PositionRow(
        entity_id=debt.creditor_tax_code,
        position_id=position_id,
        citizen_id=citizen_id,
        kind_id=origin.kind_id,
        kind_revision=origin.kind_revision,
        rate_id=origin.rate_id,
        rate_version=origin.rate_version,
        expires=origin.expires,
        live=origin.live,
        program_id=origin.program_id,
        fields=json.dumps(dict(origin.fields), ensure_ascii=False) if origin.fields else None,
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
    key = {"entity_id": position.entity_id, "position_id": position.position_id}
    for option_no, option in enumerate(debt.options, start=1):
        _insert_option(session, {**key, "option_no": option_no}, option)
    owing = list(co_debtors.values_of(key, debt.co_debtors, co_debtor_ids))
    insert_rows(session, CoDebtorRow, owing)
    return position


def add_option(session: Session, position: PositionRow, option: PaymentOption) -> None:
    """Let a locked position be paid in a further way, beside those that it has."""
    parts = repository.due_parts(session, position)
    key = {"entity_id": position.entity_id, "position_id": position.position_id}
    option_no = max(part.option_no for part in parts) + 1
    _insert_option(session, {**key, "option_no": option_no}, option)


def apply_event(position: PositionRow, event: PositionEvent) -> None:
    """Move the position; a step that the lifecycle does not know is refused by the core's rule."""
    position.status = position_lifecycle.next_status(PositionStatus(position.status), event)


def pay(session: Session, found: NoticedPosition) -> None:
    """A receipt for this notice has come: mark its instalment and move the position."""
    if found.installment.status == InstallmentStatus.UNPAID:
        found.installment.status = InstallmentStatus.PAID
        session.flush()
    parts = repository.due_parts(session, found.position)
    apply_event(found.position, position_progress.payment_event(parts))


def _insert_option(session: Session, key: Mapping[str, Any], option: PaymentOption) -> None:
    """All that hangs on a way to pay: a statement for each table, however many rows."""
    installments: list[dict[str, Any]] = []
    transfers: list[dict[str, Any]] = []
    allocations: list[dict[str, Any]] = []
    for installment_no, installment in enumerate(option.installments, start=1):
        place = {**key, "installment_no": installment_no}
        installments.append(_installment_values(place, installment))
        for transfer in installment.transfers:
            transfers.append(transfer_values(transfer, place))
            allocations += allocation_values(transfer, place)
    insert_rows(session, InstallmentRow, installments)
    insert_rows(session, TransferRow, transfers)
    insert_rows(session, AllocationRow, allocations)


def _installment_values(place: Mapping[str, Any], installment: Installment) -> dict[str, Any]:
    assert sum(part.amount_cents for part in installment.transfers) == installment.amount_cents  # noqa: S101  (a defect here would become a wrong debt)
    for transfer in installment.transfers:
        allocated = sum(part.amount_cents for part in transfer.allocations)
        assert not transfer.allocations or allocated == transfer.amount_cents  # noqa: S101  (a defect here would become a wrong split)
    return {
        **place,
        "notice_number": installment.notice_number,
        "amount_cents": installment.amount_cents,
        "due_on": installment.due_on,
        "description": installment.description,
        "status": InstallmentStatus.UNPAID,
    }
