from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.printing.device import PaperWay
from counter_app.services.views import JobState, PaperView, PrintDecision
from counter_app.ui.said.paper_steps import step_of_paper
from counter_app.ui.style.words import LANGUAGES, Words
from tests.factories.fake_server import NOW

PAPER = PaperView(
    "job-1", "notice/301000000000004285", "301000000000004285", "paper",
    copy=False, asked_at=NOW, asked_by="Laura Bianchi", state=JobState.CONFIRMED,
)  # fmt: skip


def test_paper_is_told_with_who_when_and_where() -> None:
    step = step_of_paper(Words("it"), PAPER)
    assert (step.icon, step.title, step.when) == ("print", "Avviso stampato", "23/11/2026, 10:41")
    assert step.detail == "da Laura Bianchi · stampante A4"
    assert not step.money


def test_copy_of_a_receipt_on_the_roll_says_so() -> None:
    receipt = replace(PAPER, document="receipt/7", printer="roll", copy=True, asked_by=None)
    step = step_of_paper(Words("en"), receipt)
    assert (step.title, step.detail) == ("Receipt printed", "copy · receipt printer")


def test_printer_with_a_name_of_its_own_is_told_by_it() -> None:
    elsewhere = replace(PAPER, document="receipt/7", printer="sportello 2", asked_by=None)
    assert step_of_paper(Words("it"), elsewhere).detail == "stampante «sportello 2»"
    assert step_of_paper(Words("en"), elsewhere).detail == "printer “sportello 2”"


def test_what_was_decided_of_a_paper_in_doubt_is_told_with_who_and_when() -> None:
    later = NOW + timedelta(minutes=4)
    lost = replace(
        PAPER, state=JobState.UNCERTAIN, decision=PrintDecision.CAME_OUT,
        decided_at=later, decided_by="Carla",
    )  # fmt: skip
    step = step_of_paper(Words("it"), lost)
    assert step.title == "Stampa dell'avviso incerta"
    assert step.detail.endswith("segnato come uscito il 23/11/2026, 10:45 da Carla")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", ["notice/1", "receipt/1", "statement/1"])
def test_every_paper_in_every_state_has_its_words(language: str, document: str) -> None:
    words = Words(language)
    titles = {
        step_of_paper(words, replace(PAPER, document=document, state=state)).title
        for state in JobState
    }
    assert len(titles) == len(JobState) - 1  # queued and being sent are one to a clerk
    for decision in PrintDecision:
        decided = replace(PAPER, decision=decision, decided_at=NOW)
        assert "23/11/2026" in step_of_paper(words, decided).detail


def test_paper_without_a_printer_is_told_by_the_way_it_went() -> None:
    words = Words("it")
    saved = step_of_paper(words, replace(PAPER, printer=PaperWay.FILE))
    assert (saved.icon, saved.title) == ("download", "Avviso salvato in PDF")
    assert saved.detail == "da Laura Bianchi"
    mailed = replace(PAPER, document="receipt/7", printer=PaperWay.MAIL, state=JobState.SENDING)
    assert step_of_paper(words, mailed).title == "Ricevuta in una bozza di e-mail"
    failed = replace(mailed, state=JobState.FAILED)
    assert step_of_paper(words, failed).title == "Ricevuta non stampata"
