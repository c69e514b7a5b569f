import csv
import io
import json
from datetime import UTC, datetime

import pytest

from central_server.refunds.export_file import (
    COLUMNS,
    MAX_ACKNOWLEDGEMENT_BYTES,
    as_csv,
    as_json,
    read_acknowledgement,
)
from payments_core.errors import BadValue
from payments_core.wire.desk.refund_messages import RefundInfo, RefundStatus
from tests.factories.server import BANK_IBAN, ENTITY

REFUND = RefundInfo(
    refund_id="refund-1", receipt_id="receipt-2", notice_number="301000000000000196",
    subject="Mensa", amount_cents=2195, paid_cents=2195, beneficiary_name="Niccolò; Rossi",
    beneficiary_tax_code=None, iban=BANK_IBAN, reason='Pagato "due" volte', requested_by="op-1",
    requested_by_name="Laura", requested_at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC),
    status=RefundStatus.EXPORTED, note="export-1",
)  # fmt: skip


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=";"))


def test_csv_reads_back_as_it_was_written() -> None:
    (row,) = rows(as_csv([REFUND]))
    assert tuple(row) == COLUMNS
    assert (row["beneficiary_name"], row["reason"]) == ("Niccolò; Rossi", 'Pagato "due" volte')
    # The day is Rome's: past midnight there.
    assert (row["amount_cents"], row["requested_on"]) == ("2195", "2026-11-24")
    assert row["beneficiary_tax_code"] == ""


def test_what_happens_later_does_not_change_the_file() -> None:
    closed = REFUND.model_copy(update={"status": RefundStatus.CLOSED, "note": "2026/118"})
    assert as_csv([REFUND]) == as_csv([closed])
    assert as_json(ENTITY, "export-1", [REFUND]) == as_json(ENTITY, "export-1", [closed])


def test_a_spreadsheet_takes_no_text_for_a_formula() -> None:
    typed = REFUND.model_copy(update={"reason": "=HYPERLINK(1)"})
    assert rows(as_csv([typed]))[0]["reason"] == "'=HYPERLINK(1)"
    document = json.loads(as_json(ENTITY, "export-1", [typed]))
    assert document["refunds"][0]["reason"] == "=HYPERLINK(1)"


def test_json_carries_the_sum() -> None:
    document = json.loads(as_json(ENTITY, "export-1", [REFUND, REFUND]))
    assert (document["entity_id"], document["export_id"]) == (ENTITY, "export-1")
    assert (document["count"], document["total_cents"]) == (2, 4390)


def test_acknowledgement_is_read_line_by_line() -> None:
    data = "\ufeffrefund_id;payment_order\r\nr-1; 2026/118 \r\n".encode()
    assert list(read_acknowledgement(data, "a.csv")) == [(2, "r-1", "2026/118")]


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, "header_differs"),
        (b"refund;order\n", 1, "header_differs"),
        (b"refund_id;payment_order\nr-1\n", 2, "wrong_field_count"),
        (b'refund_id;payment_order\n"r-1;2\n', 2, "not_csv"),
        (b"refund_id;payment_order\nr-1;\xe0\n", 1, "not_utf8"),
        (b"x" * (MAX_ACKNOWLEDGEMENT_BYTES + 1), 1, "acknowledgement_too_large"),
    ],
    ids=["empty", "header", "fields", "quotes", "encoding", "size"],
)
def test_a_file_that_is_none_is_refused_with_its_line(data, line, reason) -> None:
    with pytest.raises(BadValue) as refusal:
        list(read_acknowledgement(data, "a.csv"))
    assert refusal.value.code == "refund_acknowledgement_malformed"
    assert refusal.value.facts == {"file": "a.csv", "line": line, "reason": reason}
