"""Approved refunds as the accounts read them, and their acknowledgement as we read it.

The same refunds give the same bytes whenever they are written: nothing that changes later, such as
the state of a refund, stands in the file.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from payments_core.clock import rome_local
from payments_core.errors import BadValue
from payments_core.wire.desk.refund_messages import RefundInfo

#: Columns of the file in their order; amounts in cents, the day that of Rome.
COLUMNS = (
    "refund_id", "receipt_id", "notice_number", "amount_cents", "beneficiary_name",
    "beneficiary_tax_code", "iban", "reason", "requested_on",
)  # fmt: skip
#: Columns of the acknowledgement: which refund, and the payment order (mandato) that paid it.
ACKNOWLEDGED = ("refund_id", "payment_order")
#: Largest acknowledgement, bytes.
MAX_ACKNOWLEDGEMENT_BYTES = 2_000_000
#: Signs with which a spreadsheet begins a formula: typed at a desk they are only text.
_FORMULA_SIGNS = ("=", "+", "-", "@")


class Acknowledged(NamedTuple):
    """A line of an acknowledgement."""

    line: int
    refund_id: str
    payment_order: str


def as_csv(refunds: Sequence[RefundInfo]) -> bytes:
    """Columns separated by semicolons, UTF-8, one refund a line."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(value) for value in _values(one).values()] for one in refunds)
    return text.getvalue().encode()


def as_json(entity_id: str, export_id: str, refunds: Sequence[RefundInfo]) -> bytes:
    """The same as one object, with the sum that the accounts may check."""
    document = {
        "entity_id": entity_id,
        "export_id": export_id,
        "count": len(refunds),
        "total_cents": sum(one.amount_cents for one in refunds),
        "refunds": [_values(one) for one in refunds],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_acknowledgement(data: bytes, file: str) -> Iterator[Acknowledged]:
    """Lines `refund_id;payment_order`; raises `refund_acknowledgement_malformed` with the line."""
    reader = csv.reader(io.StringIO(_text(data, file)), delimiter=";", strict=True)
    line = 0
    try:
        for line, fields in enumerate(reader, start=1):
            if line == 1:
                _require(tuple(fields) == ACKNOWLEDGED, file, line, "header_differs")
                continue
            _require(len(fields) == len(ACKNOWLEDGED), file, line, "wrong_field_count")
            refund_id, payment_order = (field.strip() for field in fields)
            yield Acknowledged(line, refund_id, payment_order)
    except csv.Error:
        raise _malformed(file, line + 1, "not_csv") from None
    _require(line > 0, file, 1, "header_differs")


def _text(data: bytes, file: str) -> str:
    _require(len(data) <= MAX_ACKNOWLEDGEMENT_BYTES, file, 1, "acknowledgement_too_large")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _malformed(file, 1, "not_utf8") from None


def _require(right: bool, file: str, line: int, reason: str) -> None:
    if not right:
        raise _malformed(file, line, reason)


def _malformed(file: str, line: int, reason: str) -> BadValue:
    return BadValue("refund_acknowledgement_malformed", file=file, line=line, reason=reason)


def _values(refund: RefundInfo) -> dict[str, Any]:
    requested_on = rome_local(refund.requested_at).date().isoformat()
    kept = {name: getattr(refund, name) for name in COLUMNS[:-1]}
    return {**kept, "requested_on": requested_on}


def _harmless(value: str | int | None) -> str | int:
    """Text that no spreadsheet takes for a formula; the other file has it as it was typed."""
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return "" if value is None else value
