"""Questions about debt positions, and their rows as values of the shared model."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, literal, select
from sqlalchemy.orm import Session, aliased

from central_server.positions import co_debtors
from central_server.positions.models import (
    AllocationRow,
    InstallmentRow,
    PositionEventRow,
    PositionRow,
    TransferRow,
)
from payments_core.model.debt_position import (
    Address,
    AllocatedAmount,
    DebtPosition,
    Installment,
    InstallmentStatus,
    Party,
    PaymentOption,
    PersonKind,
    PositionStatus,
    StampRequest,
    Transfer,
)
from payments_core.money import Cents
from payments_core.rules.position_progress import DuePart

#: The act that says so; positions.acts.PositionAct has it.
SETTLED_ELSEWHERE = "PAID_ELSEWHERE"


class NoticedPosition(NamedTuple):
    """A position as seen from one of its notice numbers."""

    position: PositionRow
    installment: InstallmentRow
    transfers: list[TransferRow]


#: Built once: putting a statement together costs as much as asking it.
_BY_NOTICE = (
    select(PositionRow, InstallmentRow, TransferRow)
    .join(
        InstallmentRow,
        (InstallmentRow.entity_id == PositionRow.entity_id)
        & (InstallmentRow.position_id == PositionRow.position_id),
    )
    .join(
        TransferRow,
        (TransferRow.entity_id == InstallmentRow.entity_id)
        & (TransferRow.position_id == InstallmentRow.position_id)
        & (TransferRow.option_no == InstallmentRow.option_no)
        & (TransferRow.installment_no == InstallmentRow.installment_no),
    )
    .where(
        InstallmentRow.entity_id == bindparam("entity_id"),
        InstallmentRow.notice_number == bindparam("notice_number"),
    )
    .order_by(TransferRow.transfer_no)
)
#: Both rows are locked: PostgreSQL reads anew, after waiting, only what it has locked.
_BY_NOTICE_LOCKED = _BY_NOTICE.with_for_update(of=(PositionRow, InstallmentRow)).execution_options(
    populate_existing=True
)


def position_by_notice(
    session: Session, entity_id: str, notice_number: str, *, lock: bool = False
) -> NoticedPosition | None:
    """The position that a notice number stands for.

    `lock` holds the position until the transaction ends: ask for it before changing its status,
    because two receipts for one notice may arrive at once. One question to the database, because
    the hub's patience is counted in it; an instalment has always one to five
    transfers.
    """
    question = _BY_NOTICE_LOCKED if lock else _BY_NOTICE
    asked = {"entity_id": entity_id, "notice_number": notice_number}
    rows = session.execute(question, asked).all()
    if not rows:
        return None
    position, installment, _ = rows[0]
    return NoticedPosition(position, installment, [transfer for _, _, transfer in rows])


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


def installment_rows(session: Session, entity_id: str, position_id: str) -> list[InstallmentRow]:
    """All instalments of a position, option by option."""
    return list(
        session.scalars(
            select(InstallmentRow)
            .where(InstallmentRow.entity_id == entity_id, InstallmentRow.position_id == position_id)
            .order_by(InstallmentRow.option_no, InstallmentRow.installment_no)
        )
    )


def due_parts(session: Session, position: PositionRow) -> list[DuePart]:
    """How far each instalment of a position has come."""
    return parts_of(session, position.entity_id, [position.position_id])[position.position_id]


def parts_of(
    session: Session, entity_id: str, position_ids: Sequence[str]
) -> dict[str, list[DuePart]]:
    """How far each instalment of many positions has come."""
    parts: dict[str, list[DuePart]] = {}
    for position_id, option_no, status in session.execute(
        select(InstallmentRow.position_id, InstallmentRow.option_no, InstallmentRow.status).where(
            InstallmentRow.entity_id == entity_id, InstallmentRow.position_id.in_(position_ids)
        )
    ):
        part = DuePart(option_no, InstallmentStatus(status))
        parts.setdefault(position_id, []).append(part)
    return parts


def debt(session: Session, creditor_name: str, position: PositionRow) -> DebtPosition:
    """A position with all its options as one value."""
    transfers: dict[tuple[int, int], list[TransferRow]] = {}
    for transfer in session.scalars(
        select(TransferRow)
        .where(
            TransferRow.entity_id == position.entity_id,
            TransferRow.position_id == position.position_id,
        )
        .order_by(TransferRow.option_no, TransferRow.installment_no, TransferRow.transfer_no)
    ):
        transfers.setdefault((transfer.option_no, transfer.installment_no), []).append(transfer)
    options: dict[int, list[Installment]] = {}
    for row in installment_rows(session, position.entity_id, position.position_id):
        parts = transfers[row.option_no, row.installment_no]
        options.setdefault(row.option_no, []).append(installment_of(row, parts))
    owing = co_debtors.of_positions(session, position.entity_id, [position.position_id])
    return DebtPosition(
        creditor_tax_code=position.entity_id,
        creditor_name=creditor_name,
        debtor=debtor_of(position),
        options=tuple(PaymentOption(tuple(installments)) for installments in options.values()),
        status=PositionStatus(position.status),
        co_debtors=tuple(map(co_debtors.party_of, owing.get(position.position_id, ()))),
    )


def expired_positions(session: Session, today: date, limit: int) -> list[NoticedPosition]:
    """Positions of any entity that cannot be paid any more and do not say so yet, locked.

    A plan expires with its last due date. What another process has in hand is left to it.
    """
    later = aliased(InstallmentRow)
    still_due = (
        select(later.due_on)
        .where(
            later.entity_id == PositionRow.entity_id,
            later.position_id == PositionRow.position_id,
            later.due_on >= today,
        )
        .exists()
    )
    rows = session.scalars(
        select(PositionRow)
        .where(
            PositionRow.expires.is_(True),
            # Written out: no database takes an index of some rows for a status that it is given.
            PositionRow.status == literal(PositionStatus.VALID.value, literal_execute=True),
            ~still_due,
        )
        .order_by(PositionRow.entity_id, PositionRow.position_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    return [
        NoticedPosition(row, installment_rows(session, row.entity_id, row.position_id)[0], [])
        for row in rows
    ]


def events_of(session: Session, entity_id: str, position_id: str) -> list[PositionEventRow]:
    """What was done to a position since its release, in order."""
    return list(
        session.scalars(
            select(PositionEventRow)
            .where(
                PositionEventRow.entity_id == entity_id,
                PositionEventRow.position_id == position_id,
            )
            .order_by(PositionEventRow.event_no)
        )
    )


def settled_elsewhere(session: Session, entity_id: str, numbers: Sequence[str]) -> set[str]:
    """Which of these notices somebody has seen proof for that they were paid outside the hub."""
    # Asked in steps, by keys: joined, a database without fresh statistics reads all events.
    position_ids = session.scalars(
        select(InstallmentRow.position_id).where(
            InstallmentRow.entity_id == entity_id, InstallmentRow.notice_number.in_(numbers)
        )
    ).all()
    found = session.scalars(
        select(PositionEventRow.notice_number).where(
            PositionEventRow.entity_id == entity_id,
            PositionEventRow.position_id.in_(position_ids),
            PositionEventRow.act == SETTLED_ELSEWHERE,
        )
    )
    return {number for number in found if number is not None}.intersection(numbers)


def allocations(session: Session, installment: InstallmentRow) -> list[AllocatedAmount]:
    """Where the accounts expect the entity's own share of an instalment."""
    return [
        AllocatedAmount(Cents(row.amount_cents), row.chapter, row.assessment, row.revenue)
        for row in allocation_rows(session, installment)
    ]


def installment_with_allocations(session: Session, found: NoticedPosition) -> Installment:
    """The payment of a notice with all that is known of where its shares go."""
    parts: dict[int, list[AllocatedAmount]] = {}
    for row in allocation_rows(session, found.installment):
        share = AllocatedAmount(Cents(row.amount_cents), row.chapter, row.assessment, row.revenue)
        parts.setdefault(row.transfer_no, []).append(share)
    payment = installment_of(found.installment, found.transfers)
    return replace(
        payment,
        transfers=tuple(
            replace(one, allocations=tuple(parts.get(one.transfer_no, ())))
            for one in payment.transfers
        ),
    )


def allocation_rows(session: Session, installment: InstallmentRow) -> list[AllocationRow]:
    """The shares of an instalment by their rows."""
    rows = session.scalars(
        select(AllocationRow)
        .where(
            AllocationRow.entity_id == installment.entity_id,
            AllocationRow.position_id == installment.position_id,
            AllocationRow.option_no == installment.option_no,
            AllocationRow.installment_no == installment.installment_no,
        )
        .order_by(AllocationRow.transfer_no, AllocationRow.allocation_no)
    )
    return list(rows)


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


def installment_of(row: InstallmentRow, transfers: list[TransferRow]) -> Installment:
    """An instalment with its transfers, as the hub is told of it."""
    return Installment(
        notice_number=row.notice_number,
        amount_cents=Cents(row.amount_cents),
        due_on=row.due_on,
        description=row.description,
        transfers=tuple(transfer_of(transfer) for transfer in transfers),
    )


def transfer_of(row: TransferRow) -> Transfer:
    """One transfer; where the accounts expect it is no business of the hub."""
    return Transfer(
        transfer_no=row.transfer_no,
        amount_cents=Cents(row.amount_cents),
        beneficiary_tax_code=row.beneficiary_tax_code,
        beneficiary_name=row.beneficiary_name,
        iban=row.iban,
        postal_iban=row.postal_iban,
        remittance=row.remittance,
        category=row.category,
        stamp=StampRequest(row.stamp_document_hash, row.stamp_province)
        if row.stamp_document_hash is not None and row.stamp_province is not None
        else None,
    )
