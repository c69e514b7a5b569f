from collections import Counter

import pytest
import zxingcpp

from payments_core.notice.language import Language
from payments_documents.rolls.printer_profile import printer_profile, printer_profiles
from payments_documents.rolls.roll_check import CheckedPrinter, roll_check
from tests.factories.escpos_reader import read, render

PRINTER = CheckedPrinter("roll", "tcp:sportello-anagrafe-01.comune.esempio.it:9100", "pronta")


@pytest.mark.parametrize("language", [Language.IT, Language.EN])
@pytest.mark.parametrize("name", list(printer_profiles()))
def test_page_shows_everything_within_the_width(name: str, language: Language) -> None:
    profile = printer_profile(name)
    data = roll_check(PRINTER, profile, language)
    paper = read(data, profile.dots)
    assert not any(line.wrapped for line in paper.lines)
    assert paper.cuts == profile.cutter
    assert name in paper.text
    assert PRINTER.state in paper.text
    assert "àèéìòù ÀÈÉÌÒÙ € ß äöü ñ ç" in paper.text
    assert "c z s d o l" in paper.text
    ruler = next(line for line in paper.lines if line.text.startswith("1234567890"))
    assert len(ruler.text) == profile.columns
    assert any(cell.mode.small for line in paper.lines for cell in line.cells)
    kinds = Counter(code.format for code in zxingcpp.read_barcodes(render(data, profile.dots)))
    assert kinds == {zxingcpp.BarcodeFormat.QRCode: 3, zxingcpp.BarcodeFormat.Code128: 1}
