from dataclasses import fields

from counter_app.printing.papers import CITIZENS_PAPERS, Papers
from payments_documents.rolls.printer_profile import printer_profile
from tests.factories.escpos_reader import read
from tests.factories.notices import a_notice, a_plan, a_receipt_paper
from tests.factories.pdf_reader import all_text
from tests.factories.situations import a_situation


def test_rolls_fit_the_printer_that_they_are_for() -> None:
    narrow = printer_profile("generic-58")
    papers = CITIZENS_PAPERS.on(narrow)
    for paper in (papers.notice_roll(a_notice()), papers.receipt_roll(a_receipt_paper())):
        assert not any(line.wrapped for line in read(paper, narrow.dots).lines)
    assert papers.notice_page is CITIZENS_PAPERS.notice_page
    assert CITIZENS_PAPERS.on(None) is CITIZENS_PAPERS


#: A paper of training for each way of drawing one; a new one has to be named here.
TRAINING_PAPERS = {
    "notice_page": a_notice(facsimile=True),
    "receipt_page": a_receipt_paper(facsimile=True),
    "notice_roll": a_notice(facsimile=True),
    "receipt_roll": a_receipt_paper(facsimile=True),
    "situation_page": a_situation(facsimile=True),
}


def test_every_paper_of_training_says_that_it_is_one() -> None:
    assert set(TRAINING_PAPERS) == {each.name for each in fields(Papers)}
    for name, content in TRAINING_PAPERS.items():
        assert "FAC-SIMILE" in words_of(getattr(CITIZENS_PAPERS, name)(content)), name
    assert "FAC-SIMILE" in words_of(CITIZENS_PAPERS.notice_page(a_plan(3, facsimile=True)))


def words_of(paper: bytes) -> str:
    """What stands on a page or on a roll."""
    if paper.startswith(b"%PDF"):
        return all_text(paper)
    return "\n".join(line.text for line in read(paper).lines)
