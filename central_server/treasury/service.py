"""Takes in the treasury bank's cash journals: each movement once, both its numbers kept."""

from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy.orm import Session

from central_server.treasury import repository
from central_server.treasury.models import JournalRow
from payments_core.clock import Clock, rome_date
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.cash_journal import CashJournal
from payments_core.wire.treasury import cash_journal

_log = structlog.get_logger("treasury")


@dataclass(frozen=True, slots=True)
class ImportedJournal:
    """What was found in a file. `missing_pages` counts the pages of this journal not yet here."""

    journal_id: str
    version: str
    page: int
    pages: int
    movements: int
    new_movements: int
    missing_pages: int


def import_journal(
    session: Session, author: str, entity_id: str, data: bytes, source_name: str, clock: Clock
) -> ImportedJournal:
    """Store a cash journal, or one page of it, as far as it is new.

    Raises `journal_of_another_entity`, `journal_day_in_future`, `journal_amount_zero`, or the
    codec's refusals of a malformed file; nothing is stored then.
    """
    journal = cash_journal.parse(data)
    if journal.entity_tax_code != entity_id:
        raise RuleBroken(
            "journal_of_another_entity", found=journal.entity_tax_code, entity=entity_id
        )
    _check_movements(journal, rome_date(clock.now()))
    row = _journal_row(entity_id, journal)
    row.source_name, row.imported_by, row.imported_at = source_name[:255], author, clock.now()
    repository.add_journal(session, row)
    new = repository.add_movements(session, row, journal)
    _log.info("journal_stored", entity=entity_id, journal=journal.flow_id, new_movements=new)
    present = repository.count_pages(session, entity_id, journal.flow_id)
    return ImportedJournal(
        journal_id=journal.flow_id,
        version=journal.version,
        page=journal.page,
        pages=journal.pages,
        movements=len(journal.movements),
        new_movements=new,
        missing_pages=max(journal.pages - present, 0),
    )


def _check_movements(journal: CashJournal, today: date) -> None:
    """What accounting would refuse (treasury and accounting, 3.1, checks 52 and 53)."""
    if journal.period_to > today:
        raise BadValue("journal_day_in_future", day=journal.period_to.isoformat(), document_no=None)
    for movement in journal.movements:
        if movement.moved_on > today:
            raise BadValue(
                "journal_day_in_future",
                day=movement.moved_on.isoformat(),
                document_no=movement.document_no,
            )
        if movement.amount_cents == 0:
            raise BadValue("journal_amount_zero", document_no=movement.document_no)


def _journal_row(entity_id: str, journal: CashJournal) -> JournalRow:
    return JournalRow(
        entity_id=entity_id,
        journal_id=journal.flow_id,
        page=journal.page,
        pages=journal.pages,
        version=journal.version,
        created_at=journal.created_at,
        bank_code=journal.bank_code,
        bank_entity_code=journal.bank_entity_code,
        istat_code=journal.istat_code,
        year=journal.year,
        period_from=journal.period_from,
        period_to=journal.period_to,
    )
