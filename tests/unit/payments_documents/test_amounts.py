from datetime import date

import pytest

from payments_core.notice.language import Language
from payments_documents.amounts import euro_amount, plain_amount, plain_count, plain_day
from payments_documents.pdf.fonts import Face, runs
from payments_documents.texts import load_texts


@pytest.mark.parametrize(
    ("language", "figure", "with_sign", "day"),
    [
        (Language.IT, "1.234.567,50", "5,16 €", "03/12/2026"),
        (Language.DE, "1.234.567,50", "5,16 €", "03.12.2026"),
        (Language.SL, "1.234.567,50", "5,16 €", "03.\u00a012.\u00a02026"),
        (Language.FR, "1\u00a0234\u00a0567,50", "5,16\u00a0€", "03/12/2026"),
        (Language.EN, "1,234,567.50", "€5.16", "03/12/2026"),
    ],
)
def test_each_language_writes_amounts_and_days_its_own_way(
    language: Language, figure: str, with_sign: str, day: str
) -> None:
    texts = load_texts("notice", language)
    assert plain_amount(texts, 123456750) == figure
    assert euro_amount(texts, 516) == with_sign
    assert plain_day(texts, date(2026, 12, 3)) == day
    assert plain_count(texts, 1234567) == figure[:-3]
    assert plain_count(texts, 7) == "7"


@pytest.mark.parametrize("face", list(Face))
@pytest.mark.parametrize("language", list(Language))
def test_every_word_of_a_paper_is_set_in_the_papers_own_faces(
    language: Language, face: Face
) -> None:
    letters = "".join(sorted(set("".join(load_texts("notice", language).sentences.values()))))
    assert [run.font_name for run in runs(letters, face)] == [face.value]
