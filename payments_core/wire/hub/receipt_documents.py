"""A receipt as the hub's receipts service for organisations keeps it (biz_events.json).

The JSON of `GET /organizations/{cf}/receipts/{iur}`, which says in another way what paSendRTV2
says (hub protocol 4.2): amounts are numbers in euro, `paymentDateTime` is a day and the instant
stands in `paymentDateTimeFormatted`, of `iban` and `mbdAttachment` one is null, and null or an
empty text stands wherever something is not known. It does not say whether the payment was made
in stand-in, nor how a beneficiary is called: `stand_in` is False and the names are None.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from payments_core.clock import start_of_rome_day
from payments_core.errors import BadValue, RemoteProtocolError
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import WIRE_MAX_CENTS, Cents, from_decimal
from payments_core.wire.hub import fields
from payments_core.wire.hub.send_receipt import RECEIPT_ID_MAX_LENGTH
from payments_core.wire.hub.shared_parts import METADATA_LIMIT, TRANSFER_LIMIT, Metadata

Value = TypeVar("Value")

#: Largest document, bytes; a receipt with five stamps has some thirty thousand.
DOCUMENT_LIMIT_BYTES = 1_000_000

#: What XML cannot hold: no receipt ever had it, and no database of ours takes it.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RECEIPT_ID = fields.bounded_text(1, RECEIPT_ID_MAX_LENGTH)


def read_receipt_document(data: bytes) -> Receipt:
    """The receipt in `data`; RemoteProtocolError `receipt_document_malformed` with the field."""
    if len(data) > DOCUMENT_LIMIT_BYTES:
        raise _malformed("-", "too_large")
    try:
        tree = json.loads(data, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _malformed("-", "not_json") from None
    return _receipt(_Object(tree, ""))


class _Object:
    """An object of the document with the way to it."""

    def __init__(self, tree: object, place: str) -> None:
        if not isinstance(tree, dict):
            raise _malformed(place or "-", "not_object")
        self._tree: Mapping[str, Any] = tree
        self.place = place

    def text(self, name: str, read: Callable[[str], Value]) -> Value:
        found = self.optional_text(name, read)
        if found is None:
            raise _malformed(self._of(name), "missing")
        return found

    def optional_text(self, name: str, read: Callable[[str], Value]) -> Value | None:
        found = self._tree.get(name)
        if found is None or found == "":
            return None
        if not isinstance(found, str) or _NOT_IN_XML.search(found):
            raise _malformed(self._of(name), "malformed")
        return self._read(name, read, found)

    def amount(self, name: str, least_cents: int = 0) -> Cents:
        found = self.optional_amount(name, least_cents)
        if found is None:
            raise _malformed(self._of(name), "missing")
        return found

    def optional_amount(self, name: str, least_cents: int = 0) -> Cents | None:
        found = self._tree.get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | Decimal):
            raise _malformed(self._of(name), "malformed")
        cents = self._read(name, from_decimal, Decimal(found))
        if not least_cents <= cents <= WIRE_MAX_CENTS:
            raise _malformed(self._of(name), "out_of_range")
        return cents

    def number(self, name: str) -> int | None:
        """A whole number, also as a text; None for anything else."""
        found = self._tree.get(name)
        try:
            return fields.transfer_no(str(found))
        except BadValue:
            return None

    def child(self, name: str) -> "_Object":
        return _Object(self._tree.get(name), self._of(name))

    def optional_child(self, name: str) -> "_Object | None":
        return None if self._tree.get(name) is None else self.child(name)

    def children(self, name: str, at_least: int, at_most: int) -> Iterator["_Object"]:
        found = self._tree.get(name)
        members = [] if found is None else found
        if not isinstance(members, list) or not at_least <= len(members) <= at_most:
            raise _malformed(self._of(name), "count")
        for place, member in enumerate(members):
            yield _Object(member, f"{self._of(name)}/{place}")

    def _of(self, name: str) -> str:
        return f"{self.place}/{name}".lstrip("/")

    def _read(self, name: str, read: Callable[[Any], Value], found: object) -> Value:
        try:
            return read(found)
        except BadValue as trouble:
            raise _malformed(self._of(name), trouble.code) from trouble


def _receipt(part: _Object) -> Receipt:
    if part.text("outcome", fields.OUTCOME) != "OK":
        raise _malformed("outcome", "not_paid")
    payer = part.optional_child("payer")
    return Receipt(
        receipt_id=part.text("receiptId", _RECEIPT_ID),
        notice_number=part.text("noticeNumber", fields.NOTICE_NUMBER),
        creditor_tax_code=part.text("fiscalCode", fields.ENTITY_TAX_CODE),
        creditor_reference=part.text("creditorReferenceId", fields.TEXT_35),
        amount_cents=part.amount("paymentAmount"),
        description=part.text("description", fields.TEXT_140),
        company_name=part.text("companyName", fields.TEXT_140),
        office_name=part.optional_text("officeName", fields.TEXT_140),
        debtor=_party(part.child("debtor")),
        payer=_party(payer) if payer else None,
        transfers=_transfers(part),
        psp=_psp(part),
        payment_method=part.optional_text("paymentMethod", fields.TEXT_35),
        fee_cents=part.optional_amount("fee"),
        paid_at=_paid_at(part),
        application_on=part.optional_text("applicationDate", fields.calendar_date),
        transfer_on=part.optional_text("transferDate", fields.calendar_date),
        metadata=_metadata(part),
        stand_in=False,
    )


def _paid_at(part: _Object) -> datetime | None:
    """Where only the day is known, its first instant: what counts by days stays right."""
    exact = part.optional_text("paymentDateTimeFormatted", fields.instant)
    if exact is not None:
        return exact
    day = part.optional_text("paymentDateTime", fields.calendar_date)
    return start_of_rome_day(day) if day else None


def _party(part: _Object) -> Party:
    return Party(
        kind=part.text("entityUniqueIdentifierType", fields.choice(PersonKind)),
        identifier=part.text("entityUniqueIdentifierValue", fields.IDENTIFIER),
        full_name=part.text("fullName", fields.TEXT_70),
        address=Address(
            street=part.optional_text("streetName", fields.TEXT_70),
            street_number=part.optional_text("civicNumber", fields.TEXT_16),
            postal_code=part.optional_text("postalCode", fields.TEXT_16),
            city=part.optional_text("city", fields.TEXT_35),
            province=part.optional_text("stateProvinceRegion", fields.TEXT_35),
            country=part.optional_text("country", fields.COUNTRY),
        ),
        email=part.optional_text("email", fields.email),
    )


def _transfers(part: _Object) -> tuple[ReceiptTransfer, ...]:
    """The transfers with their numbers, or numbered in their order where the numbers say nothing:
    the hub's own sample has 0 on each."""
    members = list(part.children("transferList", 1, TRANSFER_LIMIT))
    given = [number for member in members if (number := member.number("idTransfer"))]
    is_given = len(set(given)) == len(members)
    numbers = given if is_given else range(1, len(members) + 1)
    return tuple(map(_transfer, members, numbers))


def _transfer(part: _Object, transfer_no: int) -> ReceiptTransfer:
    stamp = part.optional_text("mbdAttachment", fields.base64_bytes)
    return ReceiptTransfer(
        transfer_no=transfer_no,
        amount_cents=part.amount("transferAmount", least_cents=1),
        beneficiary_tax_code=part.text("fiscalCodePA", fields.ENTITY_TAX_CODE),
        beneficiary_name=None,
        iban=part.text("iban", fields.TEXT_35) if stamp is None else None,
        remittance=part.text("remittanceInformation", fields.TEXT_140),
        category=part.text("transferCategory", fields.TEXT_140),
        stamp=stamp,
        metadata=_metadata(part),
    )


def _psp(part: _Object) -> Psp:
    channel_id = part.text("idChannel", fields.TEXT_35)
    return Psp(
        psp_id=part.text("idPSP", fields.TEXT_35),
        tax_code=part.optional_text("pspFiscalCode", fields.TEXT_70),
        vat_number=part.optional_text("pspPartitaIVA", fields.TEXT_20),
        name=part.text("pspCompanyName", fields.TEXT_70),
        channel_id=channel_id,
        # The document need not describe the channel, a receipt does: its id stands in.
        channel=part.optional_text("channelDescription", fields.TEXT_35) or channel_id,
    )


def _metadata(part: _Object) -> Metadata:
    return tuple(
        (entry.text("key", fields.TEXT_140), entry.text("value", fields.TEXT_140))
        for entry in part.children("metadata", 0, METADATA_LIMIT)
    )


def _no_number(name: str) -> None:
    raise ValueError(name)


def _malformed(field: str, reason: str) -> RemoteProtocolError:
    return RemoteProtocolError("receipt_document_malformed", field=field, reason=reason)
