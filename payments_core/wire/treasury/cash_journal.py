"""The OPI cash journal (giornale di cassa) of SIOPE+: bytes to values.

The schemas 1.4, 1.6.1, 1.7.1 and 1.8 share one vocabulary without namespace (treasury and
accounting, 3.1). The file's own name for its version does not exist; `schema_version` says what
can be told.
"""

import re
from datetime import date

from payments_core.model.cash_journal import CashJournal, JournalMovement
from payments_core.wire.treasury.movement import read_movement
from payments_core.wire.treasury.schema_version import oldest_version
from payments_core.wire.xml import Record, open_document

#: Code of every refusal of a well-formed XML that is not a journal; facts element, line, reason.
MALFORMED = "cash_journal_malformed"

#: A municipality of 200,000 people has days of about 1,000 movements of 2.5 kB each.
MAX_JOURNAL_BYTES = 64 * 1024 * 1024

_ROOT = "flusso_giornale_di_cassa"
_BANK_CODE = re.compile(r"[0-9]{5}", re.ASCII)
_ISTAT_CODE = re.compile(r"[0-9]{9,15}", re.ASCII)
_TAX_CODE = re.compile(r"[A-Z0-9]{11,16}", re.ASCII)
_MAX_PAGES = 9_999_999


def parse(data: bytes) -> CashJournal:
    """Read one journal file, or one page of a journal.

    The signature is not looked at: it may come first, last or not at all. Amounts keep their
    sign. A creation time without zone is Rome's wall clock. Raises RemoteProtocolError:
    `cash_journal_malformed` with the facts `element`, `line` and `reason`, or one of the codes
    of `wire.xml.parse_untrusted`.
    """
    journal = open_document(data, MAX_JOURNAL_BYTES, _ROOT, MALFORMED)
    header = journal.record("testata_messaggio")
    page, pages = _pages(journal)
    period_from, period_to = _period(journal)
    movements = _movements(journal)
    return CashJournal(
        version=oldest_version(
            {movement.execution for movement in movements}, gives_period=_gives_period(journal)
        ),
        flow_id=journal.text("identificativo_flusso_BT", 70),
        created_at=header.instant("data_ora_creazione_flusso"),
        entity_tax_code=header.matching("codice_fiscale_ente", _TAX_CODE),
        bank_code=header.matching("codice_ABI_BT", _BANK_CODE),
        bank_entity_code=header.text("codice_ente_BT", 60),
        istat_code=header.matching("codice_istat_ente", _ISTAT_CODE),
        page=page,
        pages=pages,
        year=journal.whole_number("esercizio", 1999, 2099),
        period_from=period_from,
        period_to=period_to,
        movements=movements,
    )


def _gives_period(journal: Record) -> bool:
    return not journal.has("data_riferimento_GdC") and journal.has(
        "data_inizio_periodo_riferimento"
    )


def _pages(journal: Record) -> tuple[int, int]:
    """Page and number of pages; only 1.4 may leave them out, then the file is the whole."""
    if _gives_period(journal) and not journal.has("pagina"):
        return 1, 1
    pages = journal.whole_number("pagine_totali", 1, _MAX_PAGES)
    return journal.whole_number("pagina", 1, pages), pages


def _period(journal: Record) -> tuple[date, date]:
    if not _gives_period(journal):
        day = journal.day("data_riferimento_GdC")
        return day, day
    first = journal.day("data_inizio_periodo_riferimento")
    last = journal.day("data_fine_periodo_riferimento")
    if last < first:
        raise journal.refusal(
            "out_of_range", "data_fine_periodo_riferimento", value=last.isoformat()
        )
    return first, last


def _movements(journal: Record) -> tuple[JournalMovement, ...]:
    accounts = tuple(journal.records("informazioni_conto_evidenza"))
    if not accounts:
        raise journal.refusal("missing", "informazioni_conto_evidenza")
    return tuple(
        read_movement(record, account)
        for information in accounts
        for account in (information.text("conto_evidenza", 25),)
        for record in information.records("movimento_conto_evidenza")
    )
