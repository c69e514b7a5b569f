"""One movement of the OPI cash journal (movimento_conto_evidenza)."""

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from payments_core.model.cash_journal import (
    DocumentKind,
    JournalMovement,
    MovementKind,
    Operation,
    RegularisedProvisional,
)
from payments_core.money import Cents
from payments_core.wire.xml import Record

#: The schema sets no bound; a credit transfer carries 140 characters and banks add their own.
MAX_REMITTANCE_LENGTH = 4000

_MAX_NAME_LENGTH = 1000
_MAX_DOCUMENT_NO = 10**18 - 1
_MAX_END_TO_END_LENGTH = 35

# Fifteen digits; the schema bounds the value, so zeros beyond the cents are no third decimal.
_AMOUNT = re.compile(r"([+-]?)([0-9]{1,15})(?:\.([0-9]{0,2})0{0,20})?", re.ASCII)
_DIGITS = re.compile(r"[0-9]{1,30}", re.ASCII)

Word = TypeVar("Word", bound=StrEnum)


def read_movement(record: Record, account: str) -> JournalMovement:
    """The movement of an account as a value; refusals as those of its record.

    The kind of execution is kept as written: schemas keep adding kinds and none decides anything.
    """
    amount_cents = _amount(record, "importo")
    return JournalMovement(
        account=account,
        movement_kind=_word(record, "tipo_movimento", MovementKind),
        document_kind=_word(record, "tipo_documento", DocumentKind),
        operation=_word(record, "tipo_operazione", Operation),
        document_no=record.whole_number("numero_documento", 0, _MAX_DOCUMENT_NO),
        document_progressive=record.whole_number("progressivo_documento", 0, _MAX_DOCUMENT_NO),
        amount_cents=amount_cents,
        receipt_no=_receipt_no(record),
        moved_on=record.day("data_movimento"),
        value_on=record.optional_day("data_valuta_ente"),
        effective_on=_effective_on(record),
        execution=record.text("tipo_esecuzione", 100),
        counterparty=record.record("cliente").text("anagrafica_cliente", _MAX_NAME_LENGTH),
        remittance=record.text("causale", MAX_REMITTANCE_LENGTH),
        end_to_end_id=_end_to_end_id(record),
        closes=_closes(record, amount_cents),
    )


def _amount(record: Record, name: str) -> Cents:
    sign, whole, fraction = record.parts(name, _AMOUNT)
    cents = int(whole) * 100 + int(fraction.ljust(2, "0"))
    return Cents(-cents if sign == "-" else cents)


def _word(record: Record, name: str, words: type[Word]) -> Word:
    text = record.text(name, 40)
    try:
        return words(text)
    except ValueError:
        raise record.refusal("unknown_value", name, value=text) from None


def _receipt_no(record: Record) -> str | None:
    name = "numero_bolletta_quietanza"
    return record.matching(name, _DIGITS) if record.optional_text(name, 40) else None


def _effective_on(record: Record) -> date | None:
    name = "sospeso_da_regolarizzare"
    return record.record(name).day("data_effettiva_sospeso") if record.has(name) else None


def _end_to_end_id(record: Record) -> str | None:
    """The identifier of the credit transfer; some banks write it only in their own part."""
    stated = record.optional_text("end_to_end_id", _MAX_END_TO_END_LENGTH)
    if stated is not None:
        return stated
    for own_part in record.records("dati_a_disposizione_BT"):
        return own_part.optional_text("identificativo_end_to_end", _MAX_NAME_LENGTH)
    return None


def _closes(record: Record, amount_cents: Cents) -> tuple[RegularisedProvisional, ...]:
    """The provisional receipts that the document closes; 1.4 names one, closed in full."""
    if record.has("numero_sospeso"):
        document_no = record.whole_number("numero_sospeso", 1, _MAX_DOCUMENT_NO)
        return (RegularisedProvisional(document_no, amount_cents),)
    return tuple(
        RegularisedProvisional(
            provisional.whole_number("numero_provvisorio", 1, _MAX_DOCUMENT_NO),
            _amount(provisional, "importo_provvisorio"),
        )
        for provisional in record.records("sospeso")
    )
