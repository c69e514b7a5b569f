"""The treasurer's cash journal, OPI 1.7.1 (treasury and accounting 3.1).

The file carries no signature: banks send it detached or strip it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lxml import etree

from hub_sandbox.settlement import as_document
from hub_sandbox.world import Entity, Treasurer
from payments_core.clock import rome_date, rome_local
from payments_core.money import to_wire

_TRANSFER = "SEPA CREDIT TRANSFER"
_UNASSIGNED_CODE = "9998"
_ACCOUNT = "0000001"


class Direction(StrEnum):
    """Money in, against a provisional receipt; money out, against a payment order."""

    IN = "ENTRATA"
    OUT = "USCITA"


_DOCUMENTS = {Direction.IN: "SOSPESO ENTRATA", Direction.OUT: "MANDATO"}


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of the journal. `document_no` counts per kind of document, `receipt_no` is the
    numero_bolletta_quietanza; `flow_id` and `regulation_id` only where a flow was credited."""

    direction: Direction
    document_no: int
    receipt_no: int
    amount_cents: int
    counterparty: str
    remittance: str
    flow_id: str | None = None
    regulation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """The movements of one day. A second one for the same day goes on where the first ended."""

    journal_id: str
    entity_id: str
    day: date
    sequence: int
    created_at: datetime
    opening_cents: int
    movements: tuple[Movement, ...]

    def total_cents(self, direction: Direction) -> int:
        """The sum of what came in or went out."""
        return sum(one.amount_cents for one in self.movements if one.direction is direction)

    @property
    def closing_cents(self) -> int:
        """What is in the till at the end."""
        received, paid = self.total_cents(Direction.IN), self.total_cents(Direction.OUT)
        return self.opening_cents + received - paid


def journal_id(entity: Entity, created_at: datetime, day: date, sequence: int) -> str:
    """identificativo_flusso_BT: creation day, entity, day, running number, page of pages."""
    made_on = rome_date(created_at)
    return f"GDC-{made_on:%Y%m%d}{entity.tax_code}{day:%Y%m%d}{sequence:03d}#001#001"


def write_journal(journal: Journal, entity: Entity, treasurer: Treasurer, account: str) -> str:
    """The journal as XML text, to be stored in UTF-8; `account` is the account's description."""
    root = etree.Element("flusso_giornale_di_cassa")
    _write_head(root, journal, entity, treasurer)
    _put(root, "identificativo_flusso_BT", journal.journal_id)
    _put(root, "pagina", "1")
    _put(root, "pagine_totali", "1")
    _put(root, "esercizio", str(journal.day.year))
    _put(root, "data_riferimento_GdC", journal.day.isoformat())
    section = _put(root, "informazioni_conto_evidenza")
    _put(section, "conto_evidenza", _ACCOUNT)
    _put(section, "descrizione_conto_evidenza", account)
    for number, movement in enumerate(journal.movements, start=1):
        _write_movement(section, journal, number, movement)
    balances = (
        ("saldo", "precedente", journal.opening_cents),
        ("totale", "entrate", journal.total_cents(Direction.IN)),
        ("totale", "uscite", journal.total_cents(Direction.OUT)),
        ("saldo", "finale", journal.closing_cents),
    )
    for kind, what, cents in balances:
        _put(section, f"{kind}_{what}_conto_evidenza", to_wire(cents))
    for kind, what, cents in balances:
        _put(root, f"{kind}_complessivo_{what}", to_wire(cents))
    return as_document(root)


def _write_head(
    root: etree._Element, journal: Journal, entity: Entity, treasurer: Treasurer
) -> None:
    head = _put(root, "testata_messaggio")
    made_at = rome_local(journal.created_at).replace(tzinfo=None)
    _put(head, "codice_ABI_BT", treasurer.abi)
    _put(head, "data_ora_creazione_flusso", made_at.isoformat(timespec="seconds"))
    _put(head, "codice_ente", entity.office_code)
    _put(head, "descrizione_ente", entity.name.upper())
    _put(head, "codice_istat_ente", entity.istat_code)
    _put(head, "codice_fiscale_ente", entity.tax_code)
    _put(head, "codice_tramite_ente", entity.routing_code)
    _put(head, "codice_tramite_BT", treasurer.routing_code)
    _put(head, "codice_ente_BT", entity.code_at_bank)


def _write_movement(
    section: etree._Element, journal: Journal, number: int, movement: Movement
) -> None:
    day, document_no = journal.day.isoformat(), f"{movement.document_no:07d}"
    line = _put(section, "movimento_conto_evidenza")
    _put(line, "identificativo_flusso", f"{journal.day.year}{document_no}{number:05d}")
    _put(line, "numero_movimento", f"{number:07d}")
    _put(line, "tipo_movimento", movement.direction.value)
    _put(line, "tipo_documento", _DOCUMENTS[movement.direction])
    _put(line, "tipo_operazione", "ESEGUITO")
    _put(line, "numero_documento", document_no)
    if movement.direction is Direction.IN:
        open_item = _put(line, "sospeso_da_regolarizzare")
        _put(open_item, "data_effettiva_sospeso", day)
        _put(open_item, "codice_gestionale_provvisorio", _UNASSIGNED_CODE)
    _put(line, "progressivo_documento", "0000001")
    _put(line, "importo", to_wire(movement.amount_cents))
    _put(line, "numero_bolletta_quietanza", f"{movement.receipt_no:07d}")
    for name in ("data_movimento", "data_movimento_siope", "data_valuta_ente"):
        _put(line, name, day)
    _put(line, "tipo_esecuzione", _TRANSFER)
    if movement.regulation_id:
        _put(line, "codice_riferimento_operazione", movement.regulation_id)
    if movement.flow_id:
        _put(line, "end_to_end_id", movement.flow_id)
    _put(line, "tipo_contabilita", "INFRUTTIFERO")
    _put(line, "destinazione", "LIBERA")
    _put(line, "assoggettamento_bollo", "ESENTE BOLLO")
    _put(line, "assoggettamento_spese", "ESENTE SPESE")
    _put(_put(line, "cliente"), "anagrafica_cliente", movement.counterparty)
    _put(line, "causale", movement.remittance)


def _put(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, name)
    child.text = text
    return child
