"""Settlement flows as a PSP writes them: FlussoRiversamento 1.0.4 (hub protocol 5.2).

One flow is one credit transfer to one account; its totals are those of its lines.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lxml import etree

from hub_sandbox.world import Entity, Psp
from payments_core.clock import rome_local
from payments_core.money import to_wire

_NAMESPACE = "http://www.digitpa.gov.it/schemas/2011/Pagamenti/"


class LineOutcome(StrEnum):
    """What became of a payment (codiceEsitoSingoloPagamento)."""

    PAID = "0"
    REVOKED = "3"
    STAND_IN = "4"
    STAND_IN_WITHOUT_RECEIPT = "8"
    PAID_WITHOUT_RECEIPT = "9"


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One transfer of one receipt. Key with the receipt: `receipt_id` (IUR) and `transfer_no`."""

    creditor_reference: str
    receipt_id: str
    transfer_no: int
    amount_cents: int
    paid_on: date
    outcome: LineOutcome = LineOutcome.PAID


@dataclass(frozen=True, slots=True)
class Flow:
    """What one PSP pays over to one account of one entity. `regulation_id` is the TRN.

    Issued again, a flow keeps its id: `flow_at` is later and `revision` one more.
    """

    flow_id: str
    entity_id: str
    psp_id: str
    psp_name: str
    iban: str
    flow_at: datetime
    regulation_id: str
    regulation_on: date
    lines: tuple[FlowLine, ...]
    revision: int = 1

    @property
    def total_cents(self) -> int:
        """The amount of the credit transfer; what is revoked is kept from it."""
        return sum(
            -line.amount_cents if line.outcome is LineOutcome.REVOKED else line.amount_cents
            for line in self.lines
        )


def write_flow(flow: Flow, entity: Entity, psp: Psp) -> str:
    """The flow as XML text, to be stored in UTF-8."""
    root = etree.Element(f"{{{_NAMESPACE}}}FlussoRiversamento", nsmap={"pay_i": _NAMESPACE})
    _put(root, "versioneOggetto", "1.0")
    _put(root, "identificativoFlusso", flow.flow_id)
    local = rome_local(flow.flow_at).replace(tzinfo=None)
    _put(root, "dataOraFlusso", local.isoformat(timespec="seconds"))
    _put(root, "identificativoUnivocoRegolamento", flow.regulation_id)
    _put(root, "dataRegolamento", flow.regulation_on.isoformat())
    sender = _put(root, "istitutoMittente")
    _identify(sender, "identificativoUnivocoMittente", kind_of_psp(psp.psp_id), psp.psp_id)
    _put(sender, "denominazioneMittente", psp.name)
    receiver = _put(root, "istitutoRicevente")
    _identify(receiver, "identificativoUnivocoRicevente", "G", entity.tax_code)
    _put(receiver, "denominazioneRicevente", entity.name)
    _put(root, "numeroTotalePagamenti", str(len(flow.lines)))
    _put(root, "importoTotalePagamenti", to_wire(flow.total_cents))
    for line in flow.lines:
        _write_line(root, line)
    return as_document(root)


def as_document(root: etree._Element) -> str:
    """Indented XML text with its declaration."""
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _write_line(root: etree._Element, line: FlowLine) -> None:
    found = _put(root, "datiSingoliPagamenti")
    _put(found, "identificativoUnivocoVersamento", line.creditor_reference)
    _put(found, "identificativoUnivocoRiscossione", line.receipt_id)
    _put(found, "indiceDatiSingoloPagamento", str(line.transfer_no))
    _put(found, "singoloImportoPagato", to_wire(line.amount_cents))
    _put(found, "codiceEsitoSingoloPagamento", line.outcome)
    _put(found, "dataEsitoSingoloPagamento", line.paid_on.isoformat())


def _identify(parent: etree._Element, name: str, kind: str, code: str) -> None:
    holder = _put(parent, name)
    _put(holder, "tipoIdentificativoUnivoco", kind)
    _put(holder, "codiceIdentificativoUnivoco", code)


def kind_of_psp(psp_id: str) -> str:
    """G for a tax code, B for everything else: PSP ids are made like BICs (hub protocol 6)."""
    return "G" if psp_id.isdigit() else "B"


def _put(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}")
    child.text = text
    return child
