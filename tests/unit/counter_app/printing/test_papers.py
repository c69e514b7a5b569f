from counter_app.printing.papers import CITIZENS_PAPERS
from payments_documents.rolls.printer_profile import printer_profile
from tests.factories.escpos_reader import read
from tests.factories.notices import a_notice, a_receipt_paper


def test_rolls_fit_the_printer_that_they_are_for() -> None:
    narrow = printer_profile("generic-58")
    papers = CITIZENS_PAPERS.on(narrow)
    for paper in (papers.notice_roll(a_notice()), papers.receipt_roll(a_receipt_paper())):
        assert not any(line.wrapped for line in read(paper, narrow.dots).lines)
    assert papers.notice_page is CITIZENS_PAPERS.notice_page
    assert CITIZENS_PAPERS.on(None) is CITIZENS_PAPERS
