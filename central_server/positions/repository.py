"""Questions about debt positions, and their rows as values of the shared model."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from central_server.positions.models import PaymentOptionRow, PositionRow, TransferRow
from payments_core.model.debt_position import (
    Address,
    DebtPosition,
    Party,
    PaymentOption,
    PersonKind,
    PositionStatus,
    Transfer,
)
from payments_core.money import Cents


class NoticedPosition(NamedTuple):
    """A position as seen from one of its notice numbers."""

    position: PositionRow
    option: PaymentOptionRow
    transfers: list[TransferRow]


#: Built once: putting a statement together costs as much as asking it.
_BY_NOTICE = (
    select(PositionRow, PaymentOptionRow, TransferRow)
    .join(
        PaymentOptionRow,
        (PaymentOptionRow.entity_id == PositionRow.entity_id)
        & (PaymentOptionRow.position_id == PositionRow.position_id),
    )
    .join(
        TransferRow,
        (TransferRow.entity_id == PaymentOptionRow.entity_id)
        & (TransferRow.position_id == PaymentOptionRow.position_id)
        & (TransferRow.option_no == PaymentOptionRow.option_no),
    )
    .where(
        PaymentOptionRow.entity_id == bindparam("entity_id"),
        PaymentOptionRow.notice_number == bindparam("notice_number"),
    )
    .order_by(TransferRow.transfer_no)
)
_BY_NOTICE_LOCKED = _BY_NOTICE.with_for_update(of=PositionRow).execution_options(
    populate_existing=True
)


def position_by_notice(
    session: Session, entity_id: str, notice_number: str, *, lock: bool = False
) -> NoticedPosition | None:
    """The position that a notice number stands for.

    `lock` holds the position until the transaction ends: ask for it before changing its status,
    because two receipts for one notice may arrive at once. One question to the database, because
    the hub's patience is counted in it; an option has always one to five transfers.
    """
    question = _BY_NOTICE_LOCKED if lock else _BY_NOTICE
    asked = {"entity_id": entity_id, "notice_number": notice_number}
    rows = session.execute(question, asked).all()
    if not rows:
        return None
    position, option, _ = rows[0]
    return NoticedPosition(position, option, [transfer for _, _, transfer in rows])


def lock_statuses(
    session: Session, entity_id: str, position_ids: Sequence[str]
) -> dict[str, PositionStatus]:
    """The statuses of many positions, held until the transaction ends.

    Locked in the order of their keys, so that two who lock many wait instead of deadlocking; asked
    by keys alone, because joined and sorted a database may walk through all of an entity.
    """
    found = session.execute(
        select(PositionRow.position_id, PositionRow.status)
        .where(PositionRow.entity_id == entity_id, PositionRow.position_id.in_(position_ids))
        .order_by(PositionRow.position_id)
        .with_for_update()
    )
    return {row.position_id: PositionStatus(row.status) for row in found}


def debt_of(creditor_name: str, found: NoticedPosition) -> DebtPosition:
    """The rows as one value with its single option."""
    position, option, transfers = found
    return DebtPosition(
        creditor_tax_code=position.entity_id,
        creditor_name=creditor_name,
        debtor=debtor_of(position),
        options=(option_of(option, transfers),),
        status=PositionStatus(position.status),
    )


def debtor_of(position: PositionRow) -> Party:
    """Who owes, as printed on the notice."""
    return Party(
        kind=PersonKind(position.debtor_kind),
        identifier=position.debtor_identifier,
        full_name=position.debtor_name,
        address=Address(
            street=position.debtor_street,
            street_number=position.debtor_street_number,
            postal_code=position.debtor_postal_code,
            city=position.debtor_city,
            province=position.debtor_province,
            country=position.debtor_country,
        ),
        email=position.debtor_email,
    )


def option_of(option: PaymentOptionRow, transfers: list[TransferRow]) -> PaymentOption:
    """A payment option with its transfers."""
    return PaymentOption(
        notice_number=option.notice_number,
        amount_cents=Cents(option.amount_cents),
        due_on=option.due_on,
        description=option.description,
        transfers=tuple(transfer_of(row) for row in transfers),
    )


def transfer_of(row: TransferRow) -> Transfer:
    """One transfer."""
    return Transfer(
        transfer_no=row.transfer_no,
        amount_cents=Cents(row.amount_cents),
        beneficiary_tax_code=row.beneficiary_tax_code,
        beneficiary_name=row.beneficiary_name,
        iban=row.iban,
        postal_iban=row.postal_iban,
        remittance=row.remittance,
        category=row.category,
    )
