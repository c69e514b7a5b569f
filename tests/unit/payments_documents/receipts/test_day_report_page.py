import pytest

from payments_core.notice.day_report import ReportLine, ReportScope, ReportSum
from payments_core.notice.language import Language
from payments_core.wire.desk.day_messages import DayState
from payments_documents.receipts import day_report_page
from tests.factories.day_reports import A_NOTICE, SUMS, a_day_report
from tests.factories.notices import a_creditor
from tests.factories.pdf_reader import (
    all_text,
    overlapping_texts,
    placed_texts,
    reader,
    structure,
)
from tests.factories.pictures import a_png


def test_report_says_whose_day_it_is_its_sums_and_what_is_missing() -> None:
    text = all_text(day_report_page.render(a_day_report()))
    for fact in (
        "Giornata del 23/11/2026", "Tutti gli sportelli", "stampati da Sara Verdi",
        "Pagati 611 23.456,78 €", "Tutti 1.206 35.913,18 €",
        "Pagamenti arrivati in questi giorni 702 25.000,00 €",
        "Carta d'identità elettronica 1.206 35.913,18 € 611 23.456,78 € 3 2",
        "Motivo: Emesso due volte", "Chiusa da Sara Verdi il",
        "Sportello 7: non si fa sentire dal", "operazioni in attesa: 4. stampe incerte: 1.",
    ):  # fmt: skip
        assert fact in text, fact


def test_what_is_not_registered_bears_its_own_day() -> None:
    assert "21/11/2026 18:02 3010 0000" in all_text(day_report_page.render(a_day_report()))
    nothing = day_report_page.render(a_day_report(not_registered=()))
    assert "Tutto quello che si conosce è registrato" in all_text(nothing)


def test_report_of_one_desk_says_so_and_claims_nothing_of_others() -> None:
    content = a_day_report(
        scope=ReportScope.DESK, place="Sportello 12, Anagrafe", payments_count=None,
        payments_cents=None, closings=(), cancellations=(), attention=(),
    )  # fmt: skip
    text = all_text(day_report_page.render(content))
    assert "Questo rapporto è di una sola postazione" in text
    assert "Nessuna stampa incerta su questa postazione." in text
    for claim in ("ANNULLATI", "CHIUSURE", "Pagamenti arrivati", "Tutti gli sportelli sono"):
        assert claim not in text


@pytest.mark.parametrize("language", [Language.IT, Language.EN])
@pytest.mark.parametrize("scope", ReportScope)
def test_every_state_and_scope_has_its_words(scope: ReportScope, language: Language) -> None:
    sums = tuple(ReportSum(state, 1, SUMS[0].cents) for state in DayState)
    pdf = day_report_page.render(a_day_report(scope=scope, totals=sums, place="Uno"), language)
    assert overlapping_texts(pdf) == []
    assert [element["/S"] for element in structure(pdf)].count("/H1") == 1


@pytest.mark.parametrize("logo", [None, a_png()])
def test_long_report_goes_on_and_each_page_says_what_it_is(logo: bytes | None) -> None:
    name = "Ufficio dei servizi demografici e della statistica, sportello polifunzionale 12 "
    pdf = day_report_page.render(
        a_day_report(
            desks=tuple(ReportLine(f"{name}{n}", SUMS) for n in range(60)),
            not_registered=(A_NOTICE,) * 90,
            more=True,
            creditor=a_creditor(name="Comune di Esempio", logo=logo),
        )
    )
    pages = reader(pdf).pages
    assert len(pages) >= 5
    assert overlapping_texts(pdf) == []
    assert max(placed.baseline for placed in placed_texts(pdf)) < 287
    days = [each.page for each in placed_texts(pdf) if each.text == "Giornata del 23/11/2026"]
    assert days == list(range(len(pages)))
    assert "le prime duecento righe" in all_text(pdf)


def test_equal_content_gives_equal_bytes() -> None:
    assert day_report_page.render(a_day_report()) == day_report_page.render(a_day_report())
