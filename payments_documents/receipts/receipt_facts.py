"""What a receipt says to the citizen, in order, whatever it is printed on.

The minimum is that of the national specification (notice layout 8): date, entity, IUV, provider,
the provider's unique number, amount, reason; the rest helps whoever must find the payment again.
"""

from dataclasses import dataclass
from datetime import datetime

from payments_core.clock import rome_local
from payments_core.identifiers import notice_number
from payments_core.model.receipt import Receipt
from payments_documents.amounts import euro_amount, plain_day
from payments_documents.texts import Texts


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; a `code` is never broken over two lines."""

    label: str
    value: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class StampFile:
    """A digital duty stamp as the file in which it was signed: that file is the stamp."""

    name: str
    data: bytes


def stamp_files(receipt: Receipt) -> dict[int, StampFile]:
    """The duty stamps that a receipt has brought, by the number of their transfer."""
    return {
        one.transfer_no: StampFile(f"{receipt.notice_number}-{one.transfer_no}.xml", one.stamp)
        for one in receipt.transfers
        if one.stamp
    }


def when(instant: datetime, texts: Texts) -> str:
    """An instant as people in Rome read it: `23/11/2026 10:41`."""
    local = rome_local(instant)
    return f"{plain_day(texts, local.date())} {local:%H:%M}"


def paid_when(receipt: Receipt, texts: Texts) -> str:
    """Date and time of the operation, or that they were not told."""
    if receipt.paid_at is not None:
        return when(receipt.paid_at, texts)
    return texts.say("receipt.paid_at_unknown")


def operation_facts(receipt: Receipt, texts: Texts) -> tuple[Fact, ...]:
    """The operation's identifiers and circumstances; what is unknown is left out.

    The day on which the payment was applied (paForNode.xsd, applicationDate) stands here only where
    the time of the operation is not known: it is another day.
    """
    psp, payer = receipt.psp, receipt.payer
    applied_on = receipt.application_on if receipt.paid_at is None else None
    candidates = (
        ("application_on", plain_day(texts, applied_on) if applied_on else None, False),
        ("notice_code", notice_number.format(receipt.notice_number), True),
        ("iuv", receipt.creditor_reference, True),
        ("receipt_id", receipt.receipt_id, True),
        ("psp", psp.name, False),
        ("psp_id", psp.psp_id, True),
        ("psp_tax_code", psp.tax_code, True),
        ("channel", psp.channel, False),
        ("method", _method(receipt, texts), False),
        ("payer", f"{payer.full_name}, {payer.identifier}" if payer else None, False),
    )
    return tuple(
        Fact(texts.say(f"receipt.{key}"), value, code) for key, value, code in candidates if value
    )


def _method(receipt: Receipt, texts: Texts) -> str | None:
    """The hub's own words for ways of paying, said in people's; any other as it came."""
    method = receipt.payment_method
    key = f"payment_method.{method}"
    return texts.say(key) if texts.has(key) else method


def amount_facts(receipt: Receipt, texts: Texts) -> tuple[Fact, ...]:
    """Amount, and fee with the total charged when the fee is known."""
    facts = [Fact(texts.say("receipt.amount"), euro_amount(texts, receipt.amount_cents), True)]
    if receipt.fee_cents is not None:
        total = receipt.amount_cents + receipt.fee_cents
        facts.append(Fact(texts.say("receipt.fee"), euro_amount(texts, receipt.fee_cents), True))
        facts.append(Fact(texts.say("receipt.total"), euro_amount(texts, total), True))
    return tuple(facts)
