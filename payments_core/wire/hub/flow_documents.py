"""Settlement flows as the hub's REST service for organisations gives them (hub protocol 5.1).

One flow comes in parts: a line of a list, a header, pages of payments. `assemble` makes of them
the same value that `settlement_flow` reads from the XML form of the flow. The header's totals are
taken as declared, as there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from payments_core.clock import rome_date
from payments_core.errors import RemoteProtocolError
from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import WIRE_MAX_CENTS, Cents
from payments_core.wire.hub.json_record import JsonRecord, read_json

#: Code of every refusal; facts `field`, `reason` and sometimes `value`.
MALFORMED = "flow_document_malformed"
#: Largest document: a page of 1,000 payments takes a quarter of a megabyte.
MAX_DOCUMENT_BYTES = 4 * 1024 * 1024
#: Entries that a page is asked for, and the most that one may hold.
PAGE_SIZE = 1000

_FLOW_ID = re.compile(r"[a-zA-Z0-9\-_]{1,35}", re.ASCII)
_MAX_COUNT = 10**15 - 1
_MAX_REVISION = 2**31 - 1
_MAX_TRANSFER_NO = 5


class _SenderType(StrEnum):
    LEGAL_PERSON = "LEGAL_PERSON"
    ABI_CODE = "ABI_CODE"
    BIC_CODE = "BIC_CODE"


class _PayStatus(StrEnum):
    EXECUTED = "EXECUTED"
    REVOKED = "REVOKED"
    STAND_IN = "STAND_IN"
    STAND_IN_NO_RPT = "STAND_IN_NO_RPT"
    NO_RPT = "NO_RPT"


#: tipoIdentificativoUnivoco of the XML form.
_SENDER_KINDS = {
    _SenderType.LEGAL_PERSON: "G",
    _SenderType.ABI_CODE: "A",
    _SenderType.BIC_CODE: "B",
}
_OUTCOMES = {
    _PayStatus.EXECUTED: Outcome.PAID,
    _PayStatus.REVOKED: Outcome.REVOKED,
    _PayStatus.STAND_IN: Outcome.STAND_IN,
    _PayStatus.STAND_IN_NO_RPT: Outcome.STAND_IN_WITHOUT_RECEIPT,
    _PayStatus.NO_RPT: Outcome.PAID_WITHOUT_RECEIPT,
}


@dataclass(frozen=True, slots=True)
class FlowKey:
    """A revision of a flow as the hub names it; `psp_id` is the PSP's id in the hub."""

    psp_id: str
    flow_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class ListedFlow:
    """A line of the list: a revision, when its flow was made and when it was published."""

    key: FlowKey
    flow_at: datetime
    published_at: datetime


@dataclass(frozen=True, slots=True)
class FlowPage:
    """A page of the list. A line that cannot be read is in `refused` and spoils no other."""

    pages: int
    flows: tuple[ListedFlow, ...]
    refused: tuple[RemoteProtocolError, ...]


@dataclass(frozen=True, slots=True)
class PaymentsPage:
    """A page of payments, each with its index in the flow."""

    pages: int
    lines: tuple[tuple[int, SettlementLine], ...]


def parse_list(data: bytes) -> FlowPage:
    """Read a page of the list; `flow_document_malformed` for one that is none."""
    page = read_json(data, MAX_DOCUMENT_BYTES, MALFORMED)
    flows: list[ListedFlow] = []
    refused: list[RemoteProtocolError] = []
    for tree, path in page.trees("data"):
        try:
            flows.append(_listed(JsonRecord(tree, MALFORMED, path)))
        except RemoteProtocolError as refusal:
            refused.append(refusal)
    return FlowPage(_pages(page), tuple(flows), tuple(refused))


def parse_header(data: bytes, key: FlowKey) -> SettlementFlow:
    """Read a header as a flow without lines; a header of another revision is refused."""
    header = read_json(data, MAX_DOCUMENT_BYTES, MALFORMED)
    sender, receiver = header.record("sender"), header.record("receiver")
    found = FlowKey(sender.text("pspId", 35), header.matching("fdr", _FLOW_ID), _revision(header))
    if found != key:
        raise header.refusal("other_document", "fdr", value=found.flow_id)
    return SettlementFlow(
        flow_id=found.flow_id,
        flow_at=header.instant("fdrDate"),
        regulation_id=header.text("regulation", 35),
        regulation_on=header.day("regulationDate"),
        sender_kind=_SENDER_KINDS[sender.word("type", _SenderType)],
        sender_id=sender.text("id", 35),
        sender_name=sender.optional_text("pspName", 70),
        receiver_tax_code=receiver.text("organizationId", 35),
        receiver_name=receiver.optional_text("organizationName", 140),
        declared_count=header.whole_number("totPayments", 1, _MAX_COUNT),
        declared_cents=header.euro("sumPayments", 0, WIRE_MAX_CENTS),
        lines=(),
    )


def parse_payments(data: bytes) -> PaymentsPage:
    """Read a page of payments, all of it or nothing."""
    page = read_json(data, MAX_DOCUMENT_BYTES, MALFORMED)
    return PaymentsPage(_pages(page), tuple(_payment(record) for record in page.records("data")))


def assemble(header: SettlementFlow, pages: Iterable[PaymentsPage]) -> SettlementFlow:
    """The flow with its lines in the order of their index, which may have gaps.

    A flow without payments, or with two of one index, is refused: it is not all there.
    """
    numbered = [line for page in pages for line in page.lines]
    by_index = dict(numbered)
    if not by_index:
        raise RemoteProtocolError(MALFORMED, field="data", reason="missing")
    if len(by_index) != len(numbered):
        raise RemoteProtocolError(MALFORMED, field="data.index", reason="repeated")
    lines = tuple(by_index[index] for index in sorted(by_index))
    return replace(header, lines=lines)


def _listed(record: JsonRecord) -> ListedFlow:
    key = FlowKey(record.text("pspId", 35), record.matching("fdr", _FLOW_ID), _revision(record))
    return ListedFlow(key, record.instant("flowDate"), record.instant("published"))


def _revision(record: JsonRecord) -> int:
    return record.whole_number("revision", 1, _MAX_REVISION)


def _pages(page: JsonRecord) -> int:
    return page.record("metadata").whole_number("totPage", 0, _MAX_REVISION)


def _payment(record: JsonRecord) -> tuple[int, SettlementLine]:
    outcome = _OUTCOMES[record.word("payStatus", _PayStatus)]
    # Taken back: with a minus or without, the outcome says so (hub protocol 5.2).
    lowest = -WIRE_MAX_CENTS if outcome is Outcome.REVOKED else 1
    cents = record.euro("pay", lowest, WIRE_MAX_CENTS)
    if cents == 0:
        raise record.refusal("out_of_range", "pay", value="0.00")
    return record.whole_number("index", 1, _MAX_COUNT), SettlementLine(
        creditor_reference=record.text("iuv", 35),
        collection_id=record.text("iur", 35),
        transfer_no=record.optional_whole_number("idTransfer", 1, _MAX_TRANSFER_NO),
        amount_cents=Cents(abs(cents)),
        outcome=outcome,
        outcome_on=rome_date(record.instant("payDate")),
    )
