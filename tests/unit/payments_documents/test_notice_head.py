import pytest

from payments_documents import notice_page
from tests.factories.notices import (
    ENTITY_TAX_CODE,
    NOTICE_NUMBER,
    a_creditor,
    a_notice,
)
from tests.factories.pdf_reader import (
    all_text,
    place_of,
)

QR_TEXT = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"


def test_entity_without_sector_or_cbill_leaves_no_empty_label() -> None:
    content = a_notice(creditor=a_creditor(sector=None, cbill=None))
    pdf = notice_page.render(content)
    assert "CBILL" not in all_text(pdf)
    assert place_of(pdf, content.creditor.contacts or "").baseline == pytest.approx(74.1, abs=0.3)
