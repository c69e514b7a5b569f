"""Money is integer cents; `Decimal` and text appear only at the borders.

The hub writes amounts as `\\d+\\.\\d{2}` (paForNode.xsd, stAmount), people in Italy as
`1.234,50`. Both directions go through this module and never through a float: 19.99 * 100 is
1998.9999999999998.

>>> from_wire("19.99"), to_wire(1999)
(1999, '19.99')
>>> format_euro(123450)
'1.234,50'
"""

import re
from decimal import Decimal
from typing import NewType

from payments_core.errors import BadValue

Cents = NewType("Cents", int)

#: Largest amount that a notice of ours may carry: the slip's DataMatrix has ten digits for cents
#: and the notice prints at most 99.999.999,99 (notice layout, fields).
NOTICE_MAX_CENTS = Cents(9_999_999_999)

#: Largest amount in the hub's messages, 999999999.99 (paForNode.xsd, stAmount).
WIRE_MAX_CENTS = Cents(99_999_999_999)

#: Power of ten beyond which a decimal is no amount, only a way to exhaust our memory.
_DECIMAL_MAX_MAGNITUDE = 20

_WIRE = re.compile(r"[0-9]{1,9}\.[0-9]{2}", re.ASCII)
_TYPED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})(?:,([0-9]{1,2}))?", re.ASCII)
#: What the keypad writes for the comma, and what may be that or a thousand.
_KEYED = re.compile(r"([0-9]{1,9})\.([0-9]{1,2})", re.ASCII)
_UNCLEAR = re.compile(r"[0-9]{1,3}\.[0-9]{3}", re.ASCII)


def from_wire(text: str) -> Cents:
    """Read the hub's `\\d+\\.\\d{2}`; anything else is `amount_malformed`.

    >>> from_wire("0.05")
    5
    """
    if not _WIRE.fullmatch(text):
        raise BadValue("amount_malformed", amount=text[:40])
    return Cents(int(text.replace(".", "")))


def to_wire(cents: Cents | int) -> str:
    """Write `\\d+\\.\\d{2}`; refuses what the schema refuses (negative, too large).

    >>> to_wire(5)
    '0.05'
    """
    if not 0 <= cents <= WIRE_MAX_CENTS:
        raise BadValue("amount_out_of_range", cents=int(cents))
    return f"{cents // 100}.{cents % 100:02d}"


def from_decimal(value: Decimal) -> Cents:
    """Exact cents of a decimal in euro; a third decimal digit is refused, never rounded.

    >>> from_decimal(Decimal("8.290"))
    829
    """
    if not value.is_finite() or abs(value.adjusted()) > _DECIMAL_MAX_MAGNITUDE:
        raise BadValue("amount_malformed", amount=str(value)[:40])
    # Exact whatever the precision of the surrounding decimal context.
    numerator, denominator = value.as_integer_ratio()
    cents, rest = divmod(numerator * 100, denominator)
    if rest:
        raise BadValue("amount_malformed", amount=str(value)[:40])
    return Cents(cents)


def from_typed(text: str) -> Cents:
    """Read what a person types in Italy: `22,5`, `1.234,50`, `1234`.

    A point before exactly three digits is ambiguous with a decimal point and is refused unless
    the grouping is complete, because guessing would change a debt by a factor of a thousand.

    >>> from_typed("1.234,5"), from_typed("22")
    (123450, 2200)
    """
    match = _TYPED.fullmatch(text.strip().removesuffix("€").strip())
    if not match:
        raise BadValue("amount_malformed", amount=text[:40])
    whole, fraction = match.group(1).replace(".", ""), (match.group(2) or "").ljust(2, "0")
    return Cents(int(whole + fraction))


def from_keyed(text: str) -> Cents:
    """Read what is typed into an amount field: as `from_typed`, with the keypad's point for the
    comma, `22.5`.

    A point before exactly three digits may be that or part thousands: `amount_unclear`, with what
    to write for thousands in `right`. Nobody guesses by a factor of a thousand.

    >>> from_keyed("22.5"), from_keyed("1.234,50")
    (2250, 123450)
    """
    plain = text.strip().removesuffix("€").strip()
    if _UNCLEAR.fullmatch(plain):
        raise BadValue("amount_unclear", amount=plain, right=f"{plain},00")
    return from_typed(_KEYED.sub(r"\1,\2", plain) if _KEYED.fullmatch(plain) else text)


def format_euro(cents: Cents | int) -> str:
    """Italian form without the currency sign, `1.234,50`; the sign goes in front.

    >>> format_euro(-5)
    '-0,05'
    """
    sign, absolute = ("-" if cents < 0 else ""), abs(cents)
    whole = f"{absolute // 100:,}".replace(",", ".")
    return f"{sign}{whole},{absolute % 100:02d}"
