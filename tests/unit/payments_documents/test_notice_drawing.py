from payments_core.notice.content import NoticeStanding
from payments_documents.language import Language
from payments_documents.notice_drawing import NoticeDrawing
from payments_documents.sheet import Sheet
from payments_documents.tagged_pdf import Metadata
from payments_documents.texts import load_texts
from tests.factories.notices import a_notice


def test_words_depend_on_what_the_paper_may_claim() -> None:
    sheet = Sheet(Metadata("Prova", "Comune di Esempio", "Prova", "it-IT"))
    texts = load_texts("notice", Language.IT)
    said = {
        standing: NoticeDrawing(sheet, texts, a_notice(standing=standing)).say_standing("where")
        for standing in NoticeStanding
    }
    assert said[NoticeStanding.PAYABLE] == "DOVE PAGARE?"
    assert said[NoticeStanding.TO_REGISTER] == "DOVE PAGARE, POI?"
