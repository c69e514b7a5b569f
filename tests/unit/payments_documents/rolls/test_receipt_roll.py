from dataclasses import replace

import pytest
import zxingcpp

from payments_core.money import Cents
from payments_core.notice.language import Language
from payments_documents.rolls.roll import receipt_roll
from tests.factories.escpos_reader import PAPER_DOTS, read, render
from tests.factories.notices import a_receipt, a_receipt_paper, a_signed_paper


def squares_on(paper: bytes) -> list[str]:
    codes = zxingcpp.read_barcodes(render(paper))
    return [one.text for one in codes if one.format == zxingcpp.BarcodeFormat.QRCode]


@pytest.mark.parametrize("receipt_id", ["c110729d258c4ab1b765fe902aae41d6", "x" * 255])
def test_code_is_read_from_the_roll(receipt_id: str) -> None:
    content = a_signed_paper(receipt_id=receipt_id)
    paper = receipt_roll(content)
    assert squares_on(paper) == [content.code]
    assert all(one.width <= PAPER_DOTS for one in read(paper).pictures)
    assert "chiave 72AS YEXT" in read(paper).text


@pytest.mark.parametrize("language", list(Language))
def test_every_share_is_told_with_its_beneficiary(language: Language) -> None:
    own = a_receipt().transfers[0]
    transfers = (
        own,
        replace(own, transfer_no=2, amount_cents=Cents(105), beneficiary_name="Provincia",
                beneficiary_tax_code="80999990015"),
        replace(own, transfer_no=3, amount_cents=Cents(1600), iban=None, stamp=b"<marca/>",
                beneficiary_name=None),
    )  # fmt: skip
    roll = read(receipt_roll(a_receipt_paper(receipt=a_receipt(transfers=transfers)), language))
    assert not any(line.wrapped for line in roll.lines)
    assert "Provincia · 80999990015" in roll.text
    assert "1,05" in roll.text or "1.05" in roll.text
    assert ("Marca da bollo digitale" in roll.text) == (language is Language.IT)


def test_one_share_of_the_entity_itself_is_the_payment() -> None:
    assert "Versamento" not in read(receipt_roll(a_receipt_paper())).text


def test_receipt_without_a_code_has_no_square() -> None:
    assert squares_on(receipt_roll(a_receipt_paper())) == []
