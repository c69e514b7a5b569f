"""Receipts and flows as the sandbox writes them, with what real ones have besides.

The sandbox's hub is a plain one: the debtor pays, nothing is revoked, totals add up. Here a
relative pays or nobody is named, the hub was away (stand-in), a PSP gets its own total wrong.
"""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from demo.city.debts import Debtor
from hub_sandbox.messages import PaidNotice, receipt_request
from hub_sandbox.settlement import Flow, as_document, write_flow
from hub_sandbox.world import Entity, Psp
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.money import from_wire, to_wire

_FLOW = "{http://www.digitpa.gov.it/schemas/2011/Pagamenti/}"


def party_of(debtor: Debtor) -> Party:
    """A debtor as the hub's messages name people."""
    return Party(
        kind=PersonKind(debtor.kind),
        identifier=debtor.identifier,
        full_name=debtor.full_name,
        address=Address(
            debtor.street, debtor.street_number, debtor.postal_code, debtor.city, debtor.province,
            "IT",
        ),
        email=debtor.email,
    )  # fmt: skip


def receipt_document(paid: PaidNotice, payer: Party | None, *, stand_in: bool) -> bytes:
    """The message that hands a receipt over. `payer` is None where the PSP asked for no name."""
    document = receipt_request(paid)
    if payer is not paid.data.debtor:
        before, _, after = _around_payer(document)
        element = b""
        if payer is not None:
            data = replace(paid.data, debtor=payer)
            _, element, _ = _around_payer(receipt_request(replace(paid, data=data)))
        document = before + element + after
    if stand_in:
        document = document.replace(b"<standIn>false<", b"<standIn>true<")
    return document


def _around_payer(document: bytes) -> tuple[bytes, bytes, bytes]:
    start, closing = document.index(b"<payer>"), b"</payer>"
    end = document.index(closing, start) + len(closing)
    return document[:start], document[start:end], document[end:]


def flow_document(
    flow: Flow, entity: Entity, psp: Psp, outcomes: Mapping[str, str], excess_cents: int = 0
) -> str:
    """The flow with the outcomes of lines, by receipt id, that are not plain payments (0).

    `excess_cents` is by how much the total in its head exceeds that of its lines.
    """
    document = write_flow(flow, entity, psp)
    if not outcomes and not excess_cents:
        return document
    root = etree.fromstring(document.encode())
    for line in root.iter(f"{_FLOW}datiSingoliPagamenti"):
        receipt_id = line.findtext(f"{_FLOW}identificativoUnivocoRiscossione") or ""
        _set(line, "codiceEsitoSingoloPagamento", outcomes.get(receipt_id, "0"))
    total = from_wire(root.findtext(f"{_FLOW}importoTotalePagamenti") or "")
    _set(root, "importoTotalePagamenti", to_wire(total + excess_cents))
    return as_document(root)


def _set(parent: etree._Element, name: str, text: str) -> None:
    found = parent.find(f"{_FLOW}{name}")
    assert found is not None  # noqa: S101  (the writer above always puts it)
    found.text = text
