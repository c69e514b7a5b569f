from dataclasses import replace
from datetime import date

from payments_core.notice.content import NoticeStanding
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_documents.notices.notice_drawing import NoticeDrawing
from payments_documents.pdf.sheet import Align, Sheet
from payments_documents.pdf.tagged_pdf import Metadata, Role
from payments_documents.texts import load_texts
from tests.factories.notices import a_notice
from tests.factories.pdf_reader import all_text, place_of


def test_words_depend_on_what_the_paper_may_claim() -> None:
    sheet = Sheet(Metadata("Prova", "Comune di Esempio", "Prova", "it-IT"))
    texts = load_texts("notice", Language.IT)
    said = {
        standing: NoticeDrawing(sheet, texts, a_notice(standing=standing)).say_standing("where")
        for standing in NoticeStanding
    }
    assert said[NoticeStanding.PAYABLE] == "DOVE PAGARE?"
    assert said[NoticeStanding.TO_REGISTER] == "DOVE PAGARE, POI?"


def in_german() -> NoticeDrawing:
    sheet = Sheet(Metadata("Prova", "Comune di Esempio", "Prova", "it-IT"))
    second = SecondLanguage(Language.DE, SecondForm.SMALL, "Personalausweis", "Meldeamt")
    words = (load_texts("notice", language) for language in (Language.IT, Language.DE))
    italian, german = words
    return NoticeDrawing(sheet, italian, a_notice(second=second), second=german)


def test_second_language_stands_under_a_label_or_after_it_and_days_as_it_writes_them() -> None:
    drawing = in_german()
    day = date(2026, 12, 31)
    with drawing.sheet.element(Role.PARAGRAPH):
        drawing.label(10, 50, "notice.single_by", below=3.0, date=day)
        end = drawing.label(10, 60, "notice.amount")
        drawing.label(200, 70, "notice.cbill", align=Align.RIGHT, below=3.0)
    pdf = drawing.sheet.to_bytes()
    under = place_of(pdf, "Einmalzahlung innerhalb 31.12.2026")
    assert (round(under.x), round(under.baseline)) == (10, 53)
    after = place_of(pdf, "Betrag")
    assert (after.x > 10, round(after.baseline)) == (True, 60)
    assert end > after.x
    assert place_of(pdf, "CBILL-Code").x > place_of(pdf, "Cod. CBILL").x - 5


def test_second_paragraph_is_left_out_where_it_has_no_room() -> None:
    drawing = in_german()
    end = drawing.paragraph(10, 50, "notice.may_change", 82, lowest=80)
    crowded = drawing.paragraph(10, 100, "notice.may_change", 82, lowest=110)
    assert end > 50 + (crowded - 100)
    assert all_text(drawing.sheet.to_bytes()).count("Sofern die Körperschaft") == 1


def test_subject_and_sector_are_in_the_language_of_the_drawing_where_they_are_known() -> None:
    small = in_german()
    assert (small.subject, small.second_subject) == (small.head.subject, "Personalausweis")
    assert (small.sector, small.second_sector) == ("Servizi demografici", "Meldeamt")
    whole = replace(small, texts=load_texts("notice", Language.DE), second=None)
    assert (whole.subject, whole.sector) == ("Personalausweis", "Meldeamt")
    assert (whole.second_subject, whole.second_sector) == (None, None)
