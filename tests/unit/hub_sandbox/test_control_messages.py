from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from hub_sandbox.cash_journal import Direction, Journal, Movement
from hub_sandbox.control_messages import PayRequest, flow_file, journal_file
from hub_sandbox.settlement import Flow, FlowLine
from hub_sandbox.treasurer import WrittenFlow, WrittenJournal
from tests.factories.sandbox import ENTITY_ID, IBAN, NOTICE, PSP_ID

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 23)


def test_flow_is_named_after_its_id() -> None:
    line = FlowLine(NOTICE[1:], "a" * 32, 1, 2200, DAY)
    flow = Flow("2026-11-23X-1", ENTITY_ID, PSP_ID, "Banca", IBAN, MADE_AT, "TRN1", DAY, (line,))
    message = flow_file(WrittenFlow(flow, "<xml/>"))
    assert message.file_name == "2026-11-23X-1.xml"
    assert (message.payments, message.total_cents, message.content) == (1, 2200, "<xml/>")


def test_journal_tells_balances_and_credits_of_flows_only() -> None:
    credit = Movement(Direction.IN, 1, 2, 2200, "BANCA", "/PUR/", "2026-11-23X-1", "TRN1")
    rent = Movement(Direction.IN, 2, 3, 800, "DITTA", "CANONE")
    bill = Movement(Direction.OUT, 1, 1, 500, "FORNITORE", "FATTURA")
    journal = Journal("GDC-1#001#001", ENTITY_ID, DAY, 1, MADE_AT, 1000, (credit, rent, bill))
    message = journal_file(WrittenJournal(journal, "<xml/>"))
    assert message.file_name == "GDC-1.xml"
    assert (message.received_cents, message.paid_cents) == (3000, 500)
    assert message.closing_cents == 3500
    assert [(one.flow_id, one.document_no, one.receipt_no) for one in message.credits] == [
        ("2026-11-23X-1", 1, 2)
    ]


@pytest.mark.parametrize("wrong", [{"lost_answers": -1}, {"repeated_receipts": 21}, {"late": True}])
def test_faults_have_a_limit_and_a_name(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PayRequest.model_validate({"entity_id": ENTITY_ID, "notice_number": NOTICE, **wrong})
