"""Payments that do not fit what was asked for: what is said of each, and what to do.

A payment may bear another amount than its notice, come after the notice was withdrawn, or be passed
on by a bank of which no receipt has arrived.
"""

from dataclasses import dataclass

from counter_app.services.views import CheckVerdict, CheckView
from counter_app.ui.style.messages import amount, day_of
from payments_core.wire.desk.notice_messages import EvidenceKind, ReceiptInfo

#: The server's mark on a receipt whose amount is not the one that was owed then.
AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
_WITHDRAWN = (CheckVerdict.CANCELLED, CheckVerdict.EXPIRED, CheckVerdict.SUSPENDED)
_OTHER_WAYS = (CheckVerdict.IN_INSTALMENTS, CheckVerdict.DEBT_PAID)
_UNPAID = (CheckVerdict.NOT_PAID, CheckVerdict.NOT_REGISTERED, *_OTHER_WAYS, *_WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The name of its sentences in the catalogue, and their facts."""

    key: str
    facts: dict[str, str]


def mismatch_of(check: CheckView) -> Mismatch | None:
    """What does not fit, None where all does or several payments say it themselves."""
    if check.verdict is CheckVerdict.PAID:
        return _other_amount(check)
    if check.verdict in _WITHDRAWN and check.receipts:
        last = check.receipts[-1]
        return Mismatch(f"paid_although_{check.verdict}", _facts(check, last))
    if check.verdict in _UNPAID and not check.receipts:
        return _without_receipt(check)
    return None


def _other_amount(check: CheckView) -> Mismatch | None:
    differing = [one for one in check.receipts if one.anomaly == AMOUNT_DIFFERS]
    if not differing:
        return None
    paid, owed = differing[0].amount_cents, check.notice.amount_cents
    facts = _facts(check, differing[0]) | {"difference": amount(abs(paid - owed))}
    if paid == owed:  # the notice was changed meanwhile: only the server knows what was owed then
        return Mismatch("paid_otherwise", facts)
    return Mismatch("paid_less" if paid < owed else "paid_more", facts)


def _without_receipt(check: CheckView) -> Mismatch | None:
    passed_on = [one for one in check.timeline if one.kind is EvidenceKind.SETTLED]
    if not passed_on:
        return None
    last = passed_on[-1]
    facts = {"bank": last.who or "", "day": day_of(last.at), "flow": last.reference or ""}
    return Mismatch("settled_without_receipt", facts)


def _facts(check: CheckView, receipt: ReceiptInfo) -> dict[str, str]:
    return {
        "paid": amount(receipt.amount_cents),
        "owed": amount(check.notice.amount_cents),
        "day": day_of(receipt.paid_at or receipt.received_at),
        "bank": receipt.psp_name,
    }
