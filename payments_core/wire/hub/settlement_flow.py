"""FlussoRiversamento 1.0.4 (flusso di rendicontazione, FdR): bytes to values and back.

Written against the hub's own schema, which knows the outcomes 0, 3, 4, 8 and 9 (hub protocol
5.2). The header's totals are taken as declared: the hub does not check them and neither does
this module, because a flow that contradicts itself must be kept and shown, not lost.
"""

import re
from typing import cast

from lxml import etree

from payments_core.clock import ROME, from_rome_wall_clock
from payments_core.errors import LocalProtocolError, RemoteProtocolError
from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import Cents, from_wire, to_wire
from payments_core.wire.xml import Record, open_document

NAMESPACE = "http://www.digitpa.gov.it/schemas/2011/Pagamenti/"

#: Code of every refusal of a well-formed XML that is not a flow; facts element, line, reason.
MALFORMED = "settlement_flow_malformed"

#: About 100,000 payments; the largest flows of a big city hold some thousands.
MAX_FLOW_BYTES = 64 * 1024 * 1024

_FLOW_ID = re.compile(r"[a-zA-Z0-9\-_]{1,35}", re.ASCII)
_VERSION = re.compile(r"1\.[01]", re.ASCII)
_SENDER_KIND = re.compile(r"[GAB]", re.ASCII)
_RECEIVER_KIND = re.compile(r"G", re.ASCII)
_OUTCOME = re.compile(r"[03489]", re.ASCII)
_AMOUNT = re.compile(r"0*([0-9]{1,9}\.[0-9]{2})", re.ASCII)
_REVOKED_AMOUNT = re.compile(r"-?0*([0-9]{1,9}\.[0-9]{2})", re.ASCII)
_MAX_COUNT = 10**15 - 1
_MAX_INDEX = 5

# The default namespace; the stubs of lxml forget that its prefix is None.
_PREFIXES = cast(dict[str, str], {None: NAMESPACE})


def parse(data: bytes) -> SettlementFlow:
    """Read a flow, with or without byte order mark.

    A timestamp without zone is Rome's wall clock. The amount of a revoked line is kept positive
    whether or not the sender put a minus in front: the outcome says it is taken back. Raises
    RemoteProtocolError: `settlement_flow_malformed` with the facts `element`, `line` and
    `reason`, or one of the codes of `wire.xml.parse_untrusted`.
    """
    flow = open_document(data, MAX_FLOW_BYTES, _tag("FlussoRiversamento"), MALFORMED)
    flow.matching("versioneOggetto", _VERSION)
    sender = flow.record("istitutoMittente")
    sender_id = sender.record("identificativoUnivocoMittente")
    receiver = flow.record("istitutoRicevente")
    receiver_id = receiver.record("identificativoUnivocoRicevente")
    receiver_id.matching("tipoIdentificativoUnivoco", _RECEIVER_KIND)
    return SettlementFlow(
        flow_id=flow.matching("identificativoFlusso", _FLOW_ID),
        flow_at=flow.instant("dataOraFlusso"),
        regulation_id=flow.text("identificativoUnivocoRegolamento", 35),
        regulation_on=flow.day("dataRegolamento"),
        sender_kind=sender_id.matching("tipoIdentificativoUnivoco", _SENDER_KIND),
        sender_id=sender_id.text("codiceIdentificativoUnivoco", 35),
        sender_name=sender.optional_text("denominazioneMittente", 70),
        receiver_tax_code=receiver_id.text("codiceIdentificativoUnivoco", 35),
        receiver_name=receiver.optional_text("denominazioneRicevente", 140),
        declared_count=flow.whole_number("numeroTotalePagamenti", 1, _MAX_COUNT),
        declared_cents=_amount(flow, "importoTotalePagamenti", _AMOUNT),
        lines=_lines(flow),
    )


def _lines(flow: Record) -> tuple[SettlementLine, ...]:
    lines = tuple(_line(record) for record in flow.records("datiSingoliPagamenti"))
    if not lines:
        raise flow.refusal("missing", "datiSingoliPagamenti")
    return lines


def _line(record: Record) -> SettlementLine:
    outcome = Outcome(int(record.matching("codiceEsitoSingoloPagamento", _OUTCOME)))
    pattern = _REVOKED_AMOUNT if outcome is Outcome.REVOKED else _AMOUNT
    amount_cents = _amount(record, "singoloImportoPagato", pattern)
    if amount_cents == 0:
        raise record.refusal("out_of_range", "singoloImportoPagato", value="0.00")
    index = None
    if record.has("indiceDatiSingoloPagamento"):
        index = record.whole_number("indiceDatiSingoloPagamento", 1, _MAX_INDEX)
    return SettlementLine(
        creditor_reference=record.text("identificativoUnivocoVersamento", 35),
        collection_id=record.text("identificativoUnivocoRiscossione", 35),
        transfer_no=index,
        amount_cents=amount_cents,
        outcome=outcome,
        outcome_on=record.day("dataEsitoSingoloPagamento"),
    )


def _amount(record: Record, name: str, pattern: re.Pattern[str]) -> Cents:
    (amount,) = record.parts(name, pattern)
    return from_wire(amount)


def write(flow: SettlementFlow) -> bytes:
    """The flow as a UTF-8 document that the schema admits and that reads back as `flow`.

    Raises LocalProtocolError `settlement_flow_unwritable` for a flow that the schema forbids,
    with the element and the reason.
    """
    root = etree.Element(_tag("FlussoRiversamento"), nsmap=_PREFIXES)
    _append_header(root, flow)
    for line in flow.lines:
        _append_line(root, line)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    try:
        read_back = parse(data)
    except RemoteProtocolError as error:
        raise LocalProtocolError("settlement_flow_unwritable", **error.facts) from error
    if read_back != flow:
        raise LocalProtocolError("settlement_flow_unwritable", reason="not_read_back")
    return data


def _append_header(root: etree._Element, flow: SettlementFlow) -> None:
    _append(root, "versioneOggetto", "1.0")
    _append(root, "identificativoFlusso", flow.flow_id)
    _append(root, "dataOraFlusso", _wall_clock(flow))
    _append(root, "identificativoUnivocoRegolamento", flow.regulation_id)
    _append(root, "dataRegolamento", flow.regulation_on.isoformat())
    sender = _append(root, "istitutoMittente")
    _append_party(sender, "identificativoUnivocoMittente", flow.sender_kind, flow.sender_id)
    if flow.sender_name is not None:
        _append(sender, "denominazioneMittente", flow.sender_name)
    receiver = _append(root, "istitutoRicevente")
    _append_party(receiver, "identificativoUnivocoRicevente", "G", flow.receiver_tax_code)
    if flow.receiver_name is not None:
        _append(receiver, "denominazioneRicevente", flow.receiver_name)
    _append(root, "numeroTotalePagamenti", str(flow.declared_count))
    _append(root, "importoTotalePagamenti", to_wire(flow.declared_cents))


def _append_line(root: etree._Element, line: SettlementLine) -> None:
    payment = _append(root, "datiSingoliPagamenti")
    _append(payment, "identificativoUnivocoVersamento", line.creditor_reference)
    _append(payment, "identificativoUnivocoRiscossione", line.collection_id)
    if line.transfer_no is not None:
        _append(payment, "indiceDatiSingoloPagamento", str(line.transfer_no))
    _append(payment, "singoloImportoPagato", to_wire(line.amount_cents))
    _append(payment, "codiceEsitoSingoloPagamento", str(int(line.outcome)))
    _append(payment, "dataEsitoSingoloPagamento", line.outcome_on.isoformat())


def _append_party(parent: etree._Element, name: str, kind: str, code: str) -> None:
    party = _append(parent, name)
    _append(party, "tipoIdentificativoUnivoco", kind)
    _append(party, "codiceIdentificativoUnivoco", code)


def _append(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, _tag(name))
    child.text = text
    return child


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _wall_clock(flow: SettlementFlow) -> str:
    local = flow.flow_at.astimezone(ROME)
    naive = local.replace(tzinfo=None, fold=0)
    # The second passage of October's repeated hour cannot be told without its offset.
    repeated = from_rome_wall_clock(naive) != flow.flow_at
    return local.isoformat() if repeated else naive.isoformat()
