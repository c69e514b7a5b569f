from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.services.situation import UNTOLD
from payments_core.notice.language import Language
from payments_core.notice.situation import SituationSource, SituationStanding, SituationStep
from payments_core.wire.desk.notice_messages import EvidenceKind, HorizonKind
from payments_documents.receipts import situation_page
from tests.factories.notices import a_creditor, a_party
from tests.factories.pdf_reader import (
    all_text,
    overlapping_texts,
    place_of,
    placed_texts,
    reader,
    structure,
)
from tests.factories.situations import AS_OF, PAID, RELEASED, SETTLED, a_situation

NATURE = "Documento informativo: non è una ricevuta e non è un certificato."


def test_situation_says_its_instant_its_answer_and_what_it_is_not() -> None:
    pdf = situation_page.render(a_situation())
    assert (
        place_of(pdf, "RILEVATA ALLE 10:41 DEL 23/11/2026").baseline
        < place_of(pdf, "Non risultano pagamenti di questo avviso.").baseline
    )
    for fact in (
        "SITUAZIONE DEI PAGAMENTI", "3010 0000 0000 0042 85", "42,00 €", "30/09/2026", NATURE,
        "04/09/2026 11:41 Avviso rilasciato", "quelle arrivate fino alle 10:41 del 23/11/2026",
        "l'ultima volta alle 10:29 del 23/11/2026", "letto fino al 21/11/2026", "Maria Rossi",
        "non è stato chiesto niente",
    ):  # fmt: skip
        assert fact in all_text(pdf)
    assert "RICEVUTA DI PAGAMENTO" not in all_text(pdf)


def test_step_says_what_proves_it_and_no_more_than_its_day_where_that_is_all() -> None:
    pdf = situation_page.render(a_situation(steps=(RELEASED, PAID, SETTLED)))
    assert "23/11/2026 09:41 Pagato 42,00 € Ricevuta c110729d258c4ab1" in all_text(pdf)
    assert "23/11/2026 Riversato all'ente dal prestatore Flusso" in all_text(pdf)


@pytest.mark.parametrize("language", [Language.IT, Language.EN])
@pytest.mark.parametrize("standing", SituationStanding)
def test_every_standing_has_its_sentence(standing: SituationStanding, language: Language) -> None:
    pdf = situation_page.render(a_situation(standing=standing), language)
    assert overlapping_texts(pdf) == []
    assert [element["/S"] for element in structure(pdf)].count("/H1") == 1


@pytest.mark.parametrize("language", [Language.IT, Language.EN])
def test_everything_that_desks_hear_of_has_words(language: Language) -> None:
    proving = (EvidenceKind.PAID, EvidenceKind.SETTLED, EvidenceKind.CREDITED)
    steps = tuple(
        SituationStep(kind, AS_OF, reference="x" if kind in proving else None)
        for kind in EvidenceKind
        if kind not in UNTOLD
    )
    sources = tuple(SituationSource(kind, at) for kind in HorizonKind for at in (AS_OF, None))
    pdf = situation_page.render(a_situation(steps=steps, sources=sources), language)
    assert overlapping_texts(pdf) == []


def test_long_story_goes_on_and_keeps_its_end_together() -> None:
    name = "Maria Addolorata dei Conti di Montefalco e Roccasecca abcdefghijklmn"
    story = a_situation(steps=(PAID,) * 30, debtor=a_party(full_name=name), subject="Tari " * 18)
    pdf = situation_page.render(story)
    assert len(reader(pdf).pages) >= 2
    assert overlapping_texts(pdf) == []
    last = place_of(pdf, NATURE)
    assert last.page == len(reader(pdf).pages) - 1
    assert max(placed.baseline for placed in placed_texts(pdf)) < 287
    heads = [placed.page for placed in placed_texts(pdf) if placed.text == "Cod. Avviso"]
    assert 0 in heads


def test_notice_of_which_nothing_is_known_says_so() -> None:
    pdf = situation_page.render(a_situation(steps=(), sources=()))
    assert "Dell'avviso non risulta altro." in all_text(pdf)


def test_same_situation_is_the_same_file() -> None:
    assert situation_page.render(a_situation()) == situation_page.render(a_situation())


def test_specimen_says_so() -> None:
    assert "FAC-SIMILE" in all_text(situation_page.render(a_situation(facsimile=True)))


@given(text=st.text(min_size=1, max_size=70))
@settings(max_examples=30, deadline=None)
def test_any_text_prints(text: str) -> None:
    story = a_situation(
        subject=text * 2,
        debtor=a_party(full_name=text, identifier=text[:16]),
        creditor=a_creditor(name=text[:50]),
        steps=(replace(PAID, reference=text[:35]),),
    )
    assert situation_page.render(story).startswith(b"%PDF")
