"""Creditor and debtor side by side at the head of a notice, whatever the length of their names.

The national layout measures the places of names of one or two lines (notice layout 3.2). Longer
ones push what follows down; if that leaves the page too short, the type shrinks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from payments_core.errors import BadValue
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Address, Party
from payments_documents.pdf.fonts import clean
from payments_documents.pdf.paper_styles import (
    BODY,
    BODY_PITCH,
    DETAIL,
    DETAIL_PITCH,
    PARTY_NAME,
    SECOND,
)
from payments_documents.pdf.typesetting import Style, wrap

_NAME_BASELINE: Final = 62.4
_DETAIL_BASELINE: Final = 74.1
_CONTACTS_BASELINE: Final = 84.4
#: A sector in a second language: from the baseline of the first, and between its lines.
_SECOND_BELOW: Final = 3.2
_SECOND_PITCH: Final = 2.8
_COLUMN_WIDTH: Final = 86.0
#: From the last baseline of the taller column to the next bands.
_GAP_BELOW: Final = 5.3
NEXT_BAND: Final = 89.7


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `baseline` of the first, `pitch` between them, millimetres.

    `second`: they are in the second language.
    """

    baseline: float
    lines: tuple[str, ...]
    style: Style
    pitch: float
    second: bool = False

    @property
    def last_baseline(self) -> float:
        """Where the last line stands."""
        return self.baseline + self.pitch * (len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class PartyColumns:
    """Both columns, and by how many millimetres they push down what follows."""

    creditor: tuple[Block, ...]
    debtor: tuple[Block, ...]
    shift: float


@dataclass(frozen=True, slots=True)
class _Scale:
    """Sizes in points of names and details, pitch of details in millimetres."""

    name: float
    detail: float
    pitch: float


_SCALES: Final = (
    _Scale(PARTY_NAME.size, DETAIL.size, DETAIL_PITCH),
    _Scale(12, 10, 5.1),
    _Scale(9, 8, BODY_PITCH),
    _Scale(7, 6.5, 2.9),
)


def party_columns(
    creditor: CreditorEntity, debtor: Party, slack: float, second_sector: str | None = None
) -> PartyColumns:
    """Lay both out in the largest type that pushes the page down by at most `slack` millimetres.

    `second_sector` stands in small type under the sector.
    """
    for scale in _SCALES:
        columns = _columns(creditor, debtor, scale, second_sector)
        if columns.shift <= slack:
            return columns
    raise BadValue(
        "notice_field_too_long", text=debtor.full_name[:40], length=len(debtor.full_name)
    )


def address_lines(address: Address) -> tuple[str, ...]:
    """Street with number, then `CAP City (PR)`; parts that are unknown are left out."""
    street = _joined(address.street, address.street_number)
    province = f"({address.province})" if address.province else None
    city = _joined(address.postal_code, address.city, province)
    country = address.country if address.country and address.country != "IT" else None
    return tuple(line for line in (street, _joined(city, country)) if line)


def _columns(
    creditor: CreditorEntity, debtor: Party, scale: _Scale, second_sector: str | None
) -> PartyColumns:
    left = _column(
        creditor.name, [creditor.sector or ""], creditor.contacts or "", scale, second_sector
    )
    right = _column(debtor.full_name, address_lines(debtor.address), "", scale)
    bottom = max(column[-1].last_baseline for column in (left, right))
    return PartyColumns(left, right, max(0.0, bottom + _GAP_BELOW - NEXT_BAND))


def _column(
    name: str, details: Sequence[str], contacts: str, scale: _Scale, second: str | None = None
) -> tuple[Block, ...]:
    named = _block(_NAME_BASELINE, (name,), PARTY_NAME.resized(scale.name), scale.pitch)
    blocks = [named]
    if any(details):
        baseline = max(_DETAIL_BASELINE, named.last_baseline + scale.pitch)
        blocks.append(_block(baseline, details, DETAIL.resized(scale.detail), scale.pitch))
        if second:
            below = blocks[-1].last_baseline + _SECOND_BELOW
            lines = _block(below, (second,), SECOND, _SECOND_PITCH)
            blocks.append(replace(lines, second=True))
    if contacts:
        measured = _CONTACTS_BASELINE if any(details) else _DETAIL_BASELINE
        baseline = max(measured, blocks[-1].last_baseline + scale.pitch)
        blocks.append(_block(baseline, (contacts,), BODY, BODY_PITCH))
    return tuple(blocks)


def _block(baseline: float, texts: Sequence[str], style: Style, pitch: float) -> Block:
    lines = tuple(line for text in texts for line in wrap(clean(text), style, _COLUMN_WIDTH))
    return Block(baseline, lines, style, pitch)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
