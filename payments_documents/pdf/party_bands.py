"""The two bands that say who is owed and who owes, on papers other than notices."""

from dataclasses import replace
from typing import Final

from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Address, Party
from payments_documents.pdf.fonts import spelled_out
from payments_documents.pdf.paper_styles import BAND_CODE, BAND_TITLE, BODY, DETAIL, PARTY_NAME
from payments_documents.pdf.party_columns import NEXT_BAND, Block, party_columns
from payments_documents.pdf.sheet import MARGIN, RIGHT_EDGE, Align, Place, Sheet
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.texts import Texts

#: How far names may push the page down: more than the longest names need.
_SLACK: Final = 60.0


def draw_parties(sheet: Sheet, texts: Texts, creditor: CreditorEntity, debtor: Party) -> float:
    """Draw both; returns the top of the next band, millimetres."""
    columns = party_columns(_creditor_spelled(creditor), _debtor_spelled(debtor), _SLACK)
    _draw(sheet, texts, 0.0, "creditor", creditor.tax_code, columns.creditor)
    _draw(sheet, texts, 106.0, "debtor", debtor.identifier, columns.debtor)
    return NEXT_BAND + columns.shift


def _draw(
    sheet: Sheet, texts: Texts, left: float, title: str, tax_code: str, blocks: tuple[Block, ...]
) -> None:
    x, right = (MARGIN, 100.0) if left == 0.0 else (114.0, RIGHT_EDGE)
    sheet.band(Place(left, 43.9, 104.0, 8.2))
    sheet.text(x, 48.9, texts.say(f"receipt.{title}"), BAND_TITLE, role=Role.HEADING)
    with sheet.element(Role.PARAGRAPH):
        code = spelled_out(tax_code.upper(), BAND_CODE.face)
        start = right - sheet.width(code, BAND_CODE)
        sheet.write(start - 1.5, 48.9, texts.say("receipt.tax_code"), BODY, Align.RIGHT)
        sheet.write(start, 48.9, code, BAND_CODE)
    for block in blocks:
        sheet.lines(x, block.baseline, block.lines, block.style, pitch=block.pitch)


def _creditor_spelled(creditor: CreditorEntity) -> CreditorEntity:
    return replace(
        creditor,
        name=_spelled(creditor.name),
        sector=_spelled(creditor.sector),
        contacts=_spelled(creditor.contacts),
    )


def _debtor_spelled(debtor: Party) -> Party:
    at = debtor.address
    address = Address(
        street=_spelled(at.street),
        street_number=_spelled(at.street_number),
        postal_code=_spelled(at.postal_code),
        city=_spelled(at.city),
        province=_spelled(at.province),
        country=_spelled(at.country),
    )
    return replace(debtor, full_name=_spelled(debtor.full_name), address=address)


def _spelled(text: str | None) -> str:
    """These papers prove something: they come out whatever letters the hub sent."""
    return spelled_out(text or "", PARTY_NAME.face, DETAIL.face, BODY.face)
