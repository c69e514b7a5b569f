from dataclasses import replace

import pytest

from payments_core.notice.content import NoticePayment
from payments_documents.language import Language
from payments_documents.notice_drawing import NoticeDrawing
from payments_documents.payment_naming import fine_naming, instalment_naming, single_naming
from payments_documents.sheet import Sheet
from payments_documents.tagged_pdf import Metadata
from payments_documents.texts import load_texts
from tests.factories.notices import a_notice, an_instalment


@pytest.fixture
def drawing() -> NoticeDrawing:
    sheet = Sheet(Metadata("", "", "", "it-IT"))
    return NoticeDrawing(sheet, load_texts("notice", Language.IT), a_notice())


def test_a_single_payment_is_named_with_its_date(drawing: NoticeDrawing) -> None:
    naming = single_naming(drawing, a_notice().payment)
    assert naming.term.words == "Rata unica entro il 31/12/2026"
    assert naming.slip_term.words == "Rata unica entro 31/12/2026"


def test_an_instalment_is_named_by_its_place(drawing: NoticeDrawing) -> None:
    naming = instalment_naming(drawing, an_instalment(3))
    assert naming.term.words == naming.slip_term.words == "Rata 3 entro il 28/04/2027"


def test_without_a_date_nothing_is_left_hanging(drawing: NoticeDrawing) -> None:
    payment: NoticePayment = replace(a_notice().payment, due_on=None)
    assert single_naming(drawing, payment).slip_term.words == "Rata unica"
    undated = replace(an_instalment(1), due_on=None)
    assert instalment_naming(drawing, undated).term.words == "Rata 1"


def test_an_amount_of_a_fine_is_named_by_its_term(drawing: NoticeDrawing) -> None:
    naming = fine_naming(drawing, "reduced")
    assert naming.title == "IMPORTO RIDOTTO"
    assert naming.term.words == "Se paghi dal 6º al 60º giorno"
    assert naming.term.note == "dalla notifica del verbale"
