"""Whether two messages carry the same receipt, whichever version of the operation brought them."""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum

from payments_core.model.receipt import Receipt


def content_digest(receipt: Receipt) -> str:
    """SHA-256, in hexadecimal, of everything that both versions of the message can say.

    The beneficiary's name of a transfer exists in version 2 only (paForNode.xsd,
    ctTransferPAReceiptV2), so it does not tell two receipts apart.
    """
    common = replace(
        receipt,
        transfers=tuple(replace(part, beneficiary_name=None) for part in receipt.transfers),
    )
    text = json.dumps(common, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {part.name: getattr(value, part.name) for part in fields(value)}
    match value:
        case bytes():
            return value.hex()
        case date():
            return value.isoformat()
        case Enum():
            return str(value.value)
    raise TypeError(type(value).__name__)
