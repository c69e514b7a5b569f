from dataclasses import replace

from payments_core.notice.content import NoticePayment
from payments_core.notice.language import Language
from payments_documents.notices.payment_naming import fine_naming, instalment_naming, single_naming
from payments_documents.texts import load_texts
from tests.factories.notices import a_notice, an_instalment

TEXTS = load_texts("notice", Language.IT)


def test_a_single_payment_is_named_with_its_date() -> None:
    naming = single_naming(a_notice().payment)
    assert naming.term.said(TEXTS) == "Rata unica entro il 31/12/2026"
    assert naming.slip_term.said(TEXTS) == "Rata unica entro 31/12/2026"


def test_an_instalment_is_named_by_its_place() -> None:
    naming = instalment_naming(an_instalment(3))
    assert naming.term.said(TEXTS) == naming.slip_term.said(TEXTS) == "Rata 3 entro il 28/04/2027"


def test_without_a_date_nothing_is_left_hanging() -> None:
    payment: NoticePayment = replace(a_notice().payment, due_on=None)
    assert single_naming(payment).slip_term.said(TEXTS) == "Rata unica"
    undated = replace(an_instalment(1), due_on=None)
    assert instalment_naming(undated).term.said(TEXTS) == "Rata 1"


def test_an_amount_of_a_fine_is_named_by_its_term() -> None:
    naming = fine_naming("reduced")
    assert naming.title.said(TEXTS) == "Importo ridotto"
    assert naming.term.said(TEXTS) == "Se paghi dal 6º al 60º giorno dalla notifica del verbale"
