from payments_core.notice.language import Language
from payments_documents.pdf.party_bands import draw_parties
from payments_documents.pdf.party_columns import NEXT_BAND
from payments_documents.pdf.sheet import Sheet
from payments_documents.pdf.tagged_pdf import Metadata
from payments_documents.texts import load_texts
from tests.factories.notices import a_creditor, a_party
from tests.factories.pdf_reader import all_text, place_of, structure

LONG = "Maria Addolorata dei Conti di Montefalco e Roccasecca abcdefghijklmn"


def drawn(**debtor: object) -> tuple[bytes, float]:
    sheet = Sheet(Metadata("t", "a", "s", "it-IT"))
    texts = load_texts("notice", Language.IT)
    below = draw_parties(sheet, texts, a_creditor(), a_party(**debtor))
    return sheet.to_bytes(), below


def test_both_parties_have_a_band_with_their_tax_codes() -> None:
    pdf, below = drawn()
    assert below == NEXT_BAND
    assert place_of(pdf, "ENTE CREDITORE").x < 105 < place_of(pdf, "INTESTATO A").x
    assert abs(place_of(pdf, "Comune di Esempio").baseline - 62.4) < 0.3
    assert [element["/S"] for element in structure(pdf)].count("/H2") == 2


def test_long_names_push_down_what_follows() -> None:
    pdf, below = drawn(full_name=LONG)
    assert below > NEXT_BAND
    assert place_of(pdf, "16100 Esempio (GE)").baseline < below


def test_letters_that_no_font_has_stand_as_their_code_points() -> None:
    pdf, _ = drawn(full_name="Rossi \U0001f600", identifier="\U0001f600")
    assert place_of(pdf, "Rossi [U+1F600]").baseline > 60
    assert all_text(pdf).count("[U+1F600]") == 2
