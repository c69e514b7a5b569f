from counter_app.ui.widgets.pdf_pages import page_picture
from payments_documents.notices import notice_page
from tests.factories.counter import notice_content


def test_page_comes_as_wide_as_asked_with_its_words(qapp: object) -> None:
    pdf = notice_page.render(notice_content())
    picture = page_picture(pdf, 0, 300)
    assert picture.image.width() == 300
    assert picture.count == 1
    assert "Rossi Maria" in picture.words
    assert "21,95" in picture.words
