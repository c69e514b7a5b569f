"""What the server's commands say of a notice and of the flow in which it was settled."""

from typing import Any

NUMBER = "301000000000004285"


def check() -> dict[str, Any]:
    return {
        "notice_number": NUMBER,
        "debtor_name": "Rossi Maria",
        "amount_cents": 2250,
        "receipts": [{"receipt_id": "r1", "amount_cents": 2250}],
        "timeline": [
            {"kind": "RELEASED", "at": "2026-11-25T09:00:00Z", "reference": NUMBER},
            {"kind": "PAID", "at": "2026-11-25T09:05:00Z", "reference": "r1"},
            {"kind": "SETTLED", "at": "2026-11-25T12:00:00Z", "reference": "flow-1"},
        ],
    }


def line(receipt_id: str, cents: int) -> dict[str, Any]:
    return {
        "receipt_id": receipt_id,
        "amount_cents": cents,
        "settled": True,
        "credited": True,
        "labels": ["RT_IUF", "RT_IUF_TES"],
    }


def flow(credited: int = 2250, *lines: dict[str, Any]) -> dict[str, Any]:
    credit = {"year": 2026, "document_no": 7, "amount_cents": credited, "moved_on": "2026-11-26"}
    return {
        "flow": {"flow_id": "flow-1"},
        "lines": [line("r1", 2250), *lines],
        "credits": [credit],
    }
