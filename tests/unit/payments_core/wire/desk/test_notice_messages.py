"""What is told of notices: news of a newer server are passed over, nothing odd is let through."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from payments_core.wire.desk.notice_messages import ChangePage, NoticeInfo, PaymentCheck

NOTICE: dict[str, Any] = {
    "notice_number": "301000000000004285",
    "citizen_id": None,
    "debtor_name": "Mario Rossi",
    "debtor_identifier": "RSSMRA80A01Z999Y",
    "subject": "Carta d'identità elettronica",
    "amount_cents": 2221,
    "due_on": "2026-12-31",
    "state": "PAID",
    "released_at": "2026-12-01T09:30:00+01:00",
    "payable_at": None,
    "paid_at": None,
}


def test_empty_page_of_changes_keeps_its_cursor() -> None:
    page = ChangePage.model_validate_json('{"changes": [], "cursor": 42}')
    assert (page.changes, page.cursor) == ((), 42)


def test_news_of_a_newer_server_are_passed_over_and_stop_nothing() -> None:
    change = {"cursor": 7, "notice_number": NOTICE["notice_number"], "at": NOTICE["released_at"]}
    changes = [{**change, "kind": kind} for kind in ("NOTICE_PAID", "NOTICE_FRAMED")]
    page = ChangePage.model_validate_json(json.dumps({"changes": changes, "cursor": 9}))
    assert ([one.kind for one in page.changes], page.cursor) == (["NOTICE_PAID"], 9)
    steps = [{"kind": kind, "at": NOTICE["released_at"]} for kind in ("PAID", "FRAMED")]
    check = {"notice": NOTICE, "timeline": steps, "receipts": [], "as_of": NOTICE["released_at"]}
    read = PaymentCheck.model_validate_json(json.dumps(check))
    assert [step.kind for step in read.timeline] == ["PAID"]


@pytest.mark.parametrize("changes", [[{"cursor": 7}], [7], "NOTICE_PAID", [{"kind": []}]])
def test_news_without_a_kind_are_no_news(changes: object) -> None:
    with pytest.raises(ValidationError):
        ChangePage.model_validate_json(json.dumps({"changes": changes, "cursor": 9}))


def test_notice_row_wants_a_known_state() -> None:
    with pytest.raises(ValidationError):
        NoticeInfo.model_validate({"state": "LOST"})
