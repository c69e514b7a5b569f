"""What is typed into the fields of a kind of debt, read and checked.

Values travel as text in one form (`canonical`), whatever form they were typed in; desk and server
read the same text to the same value.

>>> pasti = KindField(field="pasti", label="Pasti", label_en="Meals", type=FieldType.NUMBER)
>>> read_field(pasti, " 12 ")
12
"""

import binascii
import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from payments_core import money
from payments_core.errors import BadValue
from payments_core.identifiers import tax_code
from payments_core.model.debt_kind import DebtKind, FieldType, KindField

#: Text, number or cents, or a date.
FieldValue = str | int | date

_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_ITALIAN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]+", re.ASCII)
#: What a SHA-256 is long: in bytes, in hexadecimal digits.
_HASH_BYTES, _HASH_DIGITS = 32, 64
#: Signs that no paper shows and no message carries.
_UNPRINTABLE = re.compile("[\\x00-\\x1f\\x7f\\ud800-\\udfff\ufffe\uffff]")


class FieldWrong(BadValue):
    """A field is missing or wrong; `reason` says how, `right` what would be right."""

    def __init__(self, field: KindField, reason: str, right: str | None = None) -> None:
        super().__init__("field_wrong", field=field.field, reason=reason, right=right)


def read_fields(kind: DebtKind, typed: Mapping[str, str]) -> Mapping[str, FieldValue]:
    """The values of all fields that were filled in; raises FieldWrong for the first wrong one and
    `field_unknown` for a name that the kind does not have."""
    known = {field.field for field in kind.fields}
    for name in typed:
        if name not in known:
            raise BadValue("field_unknown", field=name[:40], kind=kind.kind_id)
    values: dict[str, FieldValue] = {}
    for field in kind.fields:
        text = typed.get(field.field, "").strip()
        if text:
            values[field.field] = read_field(field, text)
        elif field.required:
            raise FieldWrong(field, "missing")
    return MappingProxyType(values)


def read_field(field: KindField, typed: str) -> FieldValue:
    """One value; raises FieldWrong."""
    text = typed.strip()
    match field.type:
        case FieldType.NUMBER:
            return _number(field, text)
        case FieldType.AMOUNT:
            return _amount(field, text)
        case FieldType.DATE:
            return _day(field, text)
        case FieldType.CHOICE:
            if text not in field.choices:
                raise FieldWrong(field, "not_a_choice", ", ".join(field.choices)[:200])
            return text
        case FieldType.TAX_CODE:
            return _tax_code(field, text)
        case FieldType.DOCUMENT_HASH:
            return _document_hash(field, text)
        case FieldType.TEXT:
            return _text(field, text)


def canonical(value: FieldValue, field: KindField) -> str:
    """The one form in which a value travels and is kept: amounts `12,50`, dates ISO."""
    if field.type is FieldType.AMOUNT:
        assert isinstance(value, int)  # noqa: S101  (read_field made it)
        return money.format_euro(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(field: KindField, text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise FieldWrong(field, "not_a_number")
    value = int(text)
    if field.minimum is not None and value < field.minimum:
        raise FieldWrong(field, "too_small", str(field.minimum))
    if field.maximum is not None and value > field.maximum:
        raise FieldWrong(field, "too_large", str(field.maximum))
    return value


def _amount(field: KindField, text: str) -> int:
    try:
        cents = money.from_keyed(text)
    except BadValue as wrong:
        if (right := wrong.facts.get("right")) is not None:
            raise FieldWrong(field, "amount_unclear", str(right)) from None
        raise FieldWrong(field, "not_an_amount", "12,50") from None
    if not 1 <= cents <= money.NOTICE_MAX_CENTS:
        raise FieldWrong(field, "not_an_amount", "12,50")
    return cents


def _day(field: KindField, text: str) -> date:
    if match := _ITALIAN_DAY.fullmatch(text):
        day, month, year = match.groups()
    elif match := _ISO_DAY.fullmatch(text):
        year, month, day = match.groups()
    else:
        raise FieldWrong(field, "not_a_date", "23/12/2026")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise FieldWrong(field, "not_a_date", "23/12/2026") from None


def _tax_code(field: KindField, text: str) -> str:
    try:
        return tax_code.validate(text)
    except BadValue as trouble:
        raise FieldWrong(field, trouble.code) from None


def _document_hash(field: KindField, text: str) -> str:
    """In base64, as the hub wants it; tools show it in hexadecimal digits, some in groups."""
    compact = "".join(text.split())
    if _HEXADECIMAL.fullmatch(compact):
        # Hexadecimal digits are base64, too, of something that nobody meant.
        if len(compact) != _HASH_DIGITS:
            raise FieldWrong(field, "hash_of_another_length", str(len(compact)))
        return _base64(bytes.fromhex(compact))
    try:
        digest = binascii.a2b_base64(compact, strict_mode=True)
    except ValueError:
        raise FieldWrong(field, "not_a_hash") from None
    if len(digest) != _HASH_BYTES:
        raise FieldWrong(field, "not_a_hash")
    return _base64(digest)


def _base64(digest: bytes) -> str:
    return binascii.b2a_base64(digest, newline=False).decode("ascii")


def _text(field: KindField, text: str) -> str:
    if _UNPRINTABLE.search(text):
        raise FieldWrong(field, "unprintable")
    if field.mask is not None:
        return _masked(field, field.mask, text)
    if len(text) > field.max_length:
        raise FieldWrong(field, "too_long", str(field.max_length))
    return text


def _masked(field: KindField, mask: str, text: str) -> str:
    if len(text) != len(mask) or not all(map(_fits, mask, text)):
        raise FieldWrong(field, "not_of_the_form", mask)
    return "".join(
        sign.upper() if form in "A0" else form for form, sign in zip(mask, text, strict=True)
    )


def _fits(form: str, sign: str) -> bool:
    match form:
        case "A":
            return sign.isascii() and sign.isalpha()
        case "0":
            return sign.isascii() and sign.isdigit()
        case _:
            return sign.upper() == form.upper()
