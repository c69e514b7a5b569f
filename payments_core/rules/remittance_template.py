"""The subject of a notice, from the kind's template and what was typed.

Placeholders are names in braces, looked up and written down, never evaluated.

>>> placeholders("TARI {year} {immobile}")
('year', 'immobile')
"""

import re
from collections.abc import Mapping
from datetime import date

from payments_core import money
from payments_core.errors import BadValue
from payments_core.model.debt_kind import SUBJECT_LIMIT, DebtKind, FieldType, KindField
from payments_core.model.rate import Rate
from payments_core.rules.field_values import FieldValue

#: Placeholders that every kind has: the rate's name, and the year of the release.
BUILT_IN = ("rate", "year")

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def placeholders(template: str) -> tuple[str, ...]:
    """The names in braces; a brace that belongs to no name is `template_malformed`."""
    rest = without_placeholders(template)
    if "{" in rest or "}" in rest:
        raise BadValue("template_malformed")
    return tuple(_PLACEHOLDER.findall(template))


def without_placeholders(template: str) -> str:
    """What the notice says whatever was typed."""
    return _PLACEHOLDER.sub("", template)


def subject(kind: DebtKind, rate: Rate, values: Mapping[str, FieldValue], day: date) -> str:
    """What the notice says; `subject_too_long`, which a checked catalogue cannot come to."""
    fields = {field.field: field for field in kind.fields}
    written = {"rate": rate.name, "year": str(day.year)}
    written |= {name: _shown(fields[name], value) for name, value in values.items()}
    text = _PLACEHOLDER.sub(lambda match: written.get(match[1], ""), kind.remittance)
    text = " ".join(text.split())
    if not 1 <= len(text) <= SUBJECT_LIMIT:
        raise BadValue("subject_too_long", length=len(text), most=SUBJECT_LIMIT)
    return text


def longest_subject(kind: DebtKind, rate: Rate) -> int:
    """The length of the longest subject that this template can come to."""
    lengths = {"rate": len(rate.name), "year": 4}
    lengths |= {field.field: _longest(field) for field in kind.fields}
    names = placeholders(kind.remittance)
    return len(without_placeholders(kind.remittance)) + sum(lengths.get(name, 0) for name in names)


def _shown(field: KindField, value: FieldValue) -> str:
    if field.type is FieldType.AMOUNT and isinstance(value, int):
        return money.format_euro(value)
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    return str(value)


def _longest(field: KindField) -> int:
    match field.type:
        case FieldType.NUMBER:
            return 9
        case FieldType.AMOUNT:
            return len(money.format_euro(money.NOTICE_MAX_CENTS))
        case FieldType.DATE:
            return 10
        case FieldType.TAX_CODE:
            return 16
        case FieldType.DOCUMENT_HASH:
            return 44
        case FieldType.CHOICE:
            return max((len(choice) for choice in field.choices), default=0)
        case FieldType.TEXT:
            return len(field.mask) if field.mask else field.max_length
