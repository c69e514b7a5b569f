from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from demo.report import Picture, Step, Told
from demo.report_page import Report, Sums, write
from demo.settling import Taken
from demo.squaring import Difference, Squared
from payments_documents.texts import load_texts

STAGES = ("released", "paid", "settled", "credited", "reconciled")
CITY = "80999990015"


def a_told(number: str = "301000000000004285", **cents: int) -> Told:
    steps = tuple(
        Step(name, cents.get(name, 2250), "2026-11-25T09:05:00Z", f"<{name}>") for name in STAGES
    )
    return Told(number, "D'Angelo <Niccolò>", steps)


def a_report() -> Report:
    difference = Difference(
        "r2", 2250, "DOUBLE_PAYMENT", {"it": "Due volte.", "en": "Twice."}, True
    )
    return Report(
        made_at=datetime(2026, 11, 25, 9, 10, tzinfo=UTC),
        citizens=20_000,
        job=a_told(),
        outage=(),
        outage_pictures=(),
        squared=Squared((difference,), (), 0),
        taken={CITY: Taken(20_500, 24_370, 18_853, Counter(), 1584, 2142, 1579)},
        sums={CITY: Sums(245_000_000, 231_301_962, 230_000_000)},
        names={CITY: "Comune di Esempio"},
        pictures=(Picture("01-start.png", "start"),),
        papers=(Picture("roll.png", "roll"),),
    )


@pytest.fixture
def pages(tmp_path):
    def pages(report: Report) -> dict[str, str]:
        write(report, tmp_path)
        return {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}

    return pages


def test_both_languages_tell_figures_and_pictures(pages) -> None:
    written = pages(a_report())
    assert set(written) == {"report.html", "report.en.html", "report.txt", "report.en.txt"}
    assert "20.000" in written["report.html"]
    assert "20,000" in written["report.en.html"]
    assert "Due volte." in written["report.txt"]
    assert "Twice." in written["report.en.html"]
    for name in ("report.html", "report.en.html"):
        assert '<img src="01-start.png"' in written[name]
        assert 'class="verdict ok"' in written[name]


def test_what_the_records_say_is_no_markup(pages) -> None:
    page = pages(a_report())["report.html"]
    assert "<paid>" not in page
    assert "&lt;paid&gt;" in page


def test_instants_are_told_in_rome(pages) -> None:
    assert "25/11/2026 10:05" in pages(a_report())["report.txt"]


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (replace(a_report(), job=a_told(credited=2249)), "22,49 euro invece di 22,50"),
        (replace(a_report(), outage=(a_told(paid=1),)), "0,01 euro invece di 22,50"),
        (replace(a_report(), squared=Squared((), ("2026/10",), 0)), "2026/10 resta aperto"),
        (
            replace(
                a_report(),
                squared=Squared((replace(a_report().squared.differences[0], found=False),), (), 0),
            ),
            "la differenza r2 doveva mostrarsi come DOUBLE_PAYMENT",
        ),
    ],
)
def test_what_does_not_agree_is_said_and_the_report_does_not_hold(pages, report, said) -> None:
    assert not report.holds
    written = pages(report)
    assert said in written["report.txt"]
    assert 'class="verdict wrong"' in written["report.html"]


def test_notices_of_the_outage_have_their_own_chapter(pages) -> None:
    title = load_texts("demonstration", "it").say("page.outage")
    assert title not in pages(a_report())["report.html"]
    page = pages(replace(a_report(), outage=(a_told("302032002700000251"),)))["report.html"]
    assert title in page
    assert "3020 3200 2700 0002 51" in page


def test_notices_of_the_outage_are_summed_stage_by_stage(pages) -> None:
    outage = (a_told("302032002700000251"), a_told("302032002700000352"))
    shown = (Picture("09-offline.png", "offline"),)
    written = pages(replace(a_report(), outage=outage, outage_pictures=shown))
    assert "Tutti insieme: rilasciato 45,00, pagato 45,00" in written["report.txt"]
    assert '<img src="09-offline.png"' in written["report.html"]
    assert '<td class="n">45,00 €</td>' in written["report.html"]
