"""Questions about cash journals and the credits in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Row, Select, Subquery, cast, func, select
from sqlalchemy.orm import Session, aliased

from central_server.db.insertion import insert_all_new, insert_new
from central_server.treasury.models import (
    JournalMovementRow,
    JournalRow,
    ProvisionalClosureRow,
)
from central_server.treasury.movement_id import movement_id
from payments_core.model.cash_journal import (
    CashJournal,
    DocumentKind,
    JournalMovement,
    MovementKind,
    Operation,
)
from payments_core.money import Cents


@dataclass(frozen=True, slots=True)
class Credit:
    """A provisional receipt (provvisorio in entrata): what the treasurer took in by himself.

    `amount_cents` is what is left after its reversals, 0 when it was reversed whole.
    """

    movement_id: str
    year: int
    document_no: int
    receipt_no: str | None
    amount_cents: Cents
    moved_on: date
    counterparty: str
    remittance: str
    end_to_end_id: str | None


def add_journal(session: Session, row: JournalRow) -> bool:
    """Store a page of a journal unless it is here already."""
    columns = {column.key: getattr(row, column.key) for column in JournalRow.__table__.columns}
    return insert_new(session, JournalRow, columns)


def add_movements(session: Session, row: JournalRow, journal: CashJournal) -> int:
    """Store the movements that are not here yet and say how many they were."""
    by_id = {movement_id(journal, movement): movement for movement in journal.movements}
    page = {"entity_id": row.entity_id, "journal_id": row.journal_id, "page": row.page}
    new = insert_all_new(
        session,
        JournalMovementRow,
        [
            page | {"movement_id": key, "year": journal.year, **_movement_values(movement)}
            for key, movement in by_id.items()
        ],
    )
    closures = [
        {
            "entity_id": row.entity_id,
            "movement_id": key,
            "closure_no": closure_no,
            "document_no": closed.document_no,
            "amount_cents": closed.amount_cents,
        }
        for _, key in new
        for closure_no, closed in enumerate(by_id[key].closes, start=1)
    ]
    insert_all_new(session, ProvisionalClosureRow, closures)
    return len(new)


def count_pages(session: Session, entity_id: str, journal_id: str) -> int:
    """How many pages of this journal are here.

    The ids of a journal's pages differ only in what follows the first `#`: page and pages.
    """
    stem = journal_id.split("#")[0]
    return (
        session.scalar(
            select(func.count())
            .select_from(JournalRow)
            .where(
                JournalRow.entity_id == entity_id,
                (JournalRow.journal_id == stem)
                | JournalRow.journal_id.startswith(f"{stem}#", autoescape=True),
            )
        )
        or 0
    )


def credits_of(session: Session, entity_id: str) -> Iterator[Credit]:
    """The entity's provisional receipts, by year and number."""
    for row in session.execute(_credits(JournalMovementRow.entity_id == entity_id)):
        yield _credit(row)


def credit(session: Session, entity_id: str, year: int, document_no: int) -> Credit | None:
    """One provisional receipt, by the number that people know it by."""
    of_number = (
        JournalMovementRow.entity_id == entity_id,
        JournalMovementRow.year == year,
        JournalMovementRow.document_no == document_no,
    )
    row = session.execute(_credits(*of_number).limit(1)).first()
    return None if row is None else _credit(row)


def _credits(*which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Provisional receipts of these movements, each less its reversals among them."""
    reversed_cents = _reversed_cents(*which)
    amount = JournalMovementRow.amount_cents - func.coalesce(reversed_cents.c.cents, 0)
    return (
        select(
            JournalMovementRow.movement_id,
            JournalMovementRow.year,
            JournalMovementRow.document_no,
            JournalMovementRow.receipt_no,
            amount.label("cents"),
            JournalMovementRow.moved_on,
            JournalMovementRow.counterparty,
            JournalMovementRow.remittance,
            JournalMovementRow.end_to_end_id,
        )
        .outerjoin(
            reversed_cents,
            (reversed_cents.c.year == JournalMovementRow.year)
            & (reversed_cents.c.document_no == JournalMovementRow.document_no),
        )
        .where(*which, *_provisional(Operation.DONE))
        .order_by(
            JournalMovementRow.year, JournalMovementRow.document_no, JournalMovementRow.movement_id
        )
    )


def _credit(row: Row[Any]) -> Credit:
    return Credit(
        movement_id=row.movement_id,
        year=row.year,
        document_no=row.document_no,
        receipt_no=row.receipt_no,
        amount_cents=Cents(max(row.cents, 0)),
        moved_on=row.moved_on,
        counterparty=row.counterparty,
        remittance=row.remittance,
        end_to_end_id=row.end_to_end_id,
    )


def is_taken_back() -> ColumnElement[bool]:
    """Whether the bank has taken back a movement that a query reads; then it proves nothing."""
    reversal = aliased(JournalMovementRow)
    return (
        select(reversal.movement_id)
        .where(
            reversal.entity_id == JournalMovementRow.entity_id,
            reversal.year == JournalMovementRow.year,
            reversal.document_no == JournalMovementRow.document_no,
            reversal.document_kind == JournalMovementRow.document_kind,
            reversal.operation == Operation.REVERSED,
        )
        .exists()
    )


def _reversed_cents(*which: ColumnElement[bool]) -> Subquery:
    # Some banks print reversals negative, others do not (treasury and accounting, 3.1).
    return (
        select(
            JournalMovementRow.year,
            JournalMovementRow.document_no,
            # PostgreSQL adds 64-bit integers up to a decimal; cents stay whole.
            cast(func.sum(func.abs(JournalMovementRow.amount_cents)), BigInteger).label("cents"),
        )
        .where(*which, *_provisional(Operation.REVERSED))
        .group_by(JournalMovementRow.year, JournalMovementRow.document_no)
        .subquery()
    )


def _provisional(operation: Operation) -> tuple[ColumnElement[bool], ...]:
    return (
        JournalMovementRow.movement_kind == MovementKind.IN,
        JournalMovementRow.document_kind == DocumentKind.PROVISIONAL_RECEIPT,
        JournalMovementRow.operation == operation,
    )


def _movement_values(movement: JournalMovement) -> dict[str, Any]:
    return {
        "account": movement.account,
        "movement_kind": movement.movement_kind,
        "document_kind": movement.document_kind,
        "operation": movement.operation,
        "document_no": movement.document_no,
        "document_progressive": movement.document_progressive,
        "amount_cents": movement.amount_cents,
        "receipt_no": movement.receipt_no,
        "moved_on": movement.moved_on,
        "value_on": movement.value_on,
        "effective_on": movement.effective_on,
        "execution": movement.execution,
        "counterparty": movement.counterparty,
        "remittance": movement.remittance,
        "end_to_end_id": movement.end_to_end_id,
    }
