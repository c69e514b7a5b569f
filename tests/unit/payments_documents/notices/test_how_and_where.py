from payments_core.notice.content import NoticeStanding
from payments_documents.notices import notice_page
from tests.factories.notices import (
    ENTITY_TAX_CODE,
    NOTICE_NUMBER,
    a_notice_with_slip,
)
from tests.factories.pdf_reader import all_text, placed_texts, printed_codes

QR_TEXT = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"


def test_notice_without_due_date_does_not_leave_a_dangling_by() -> None:
    pdf = notice_page.render(a_notice_with_slip(due_on=None))
    texts = [placed.text for placed in placed_texts(pdf)]
    assert texts.count("Rata unica") == 2
    assert "QUANTO PAGARE?" in texts
    assert not any("entro" in text.lower().split() for text in texts)


def test_notice_to_register_never_says_that_it_can_be_paid_now() -> None:
    pdf = notice_page.render(a_notice_with_slip(standing=NoticeStanding.TO_REGISTER))
    text = all_text(pdf)
    assert "DA REGISTRARE" in text
    assert "Si potrà pagare appena registrato" in text
    for claim in ("DOVE PAGARE?", "Inquadra il codice QR con", "agabile in"):
        assert claim not in text.replace("Dopo la registrazione, pagabile in", "")
    assert printed_codes(pdf)["QRCode"] == QR_TEXT
