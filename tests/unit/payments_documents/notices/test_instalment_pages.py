from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from payments_core.identifiers import notice_number as numbers
from payments_core.model.debt_position import Address
from payments_core.money import Cents
from payments_core.notice.content import InstalmentsContent, NoticeStanding
from payments_core.notice.language import Language
from payments_documents.notices import notice_page
from tests.factories.notice_checks import check_codes, check_pages, check_structure
from tests.factories.notices import (
    POSTAL_ACCOUNT,
    a_creditor,
    a_party,
    a_plan,
    a_plan_with_slips,
    an_instalment,
)
from tests.factories.pdf_reader import all_text, placed_texts, reader, structure

TOLERANCE_MM = 0.3

#: Instalments on each page, by their number (notice layout 4).
WITHOUT_SLIPS = {
    2: [2],
    3: [3],
    4: [2, 2],
    5: [2, 3],
    6: [2, 4],
    7: [3, 4],
    8: [2, 6],
    9: [3, 6],
    10: [3, 7],
    12: [3, 9],
    13: [3, 8, 2],
    40: [3, 9, 9, 9, 8, 2],
}
WITH_SLIPS = {
    2: [0, 2],
    3: [0, 3],
    4: [0, 2, 2],
    5: [0, 2, 3],
    6: [0, 3, 3],
    7: [0, 3, 2, 2],
    8: [0, 2, 3, 3],
    9: [0, 3, 3, 3],
    10: [0, 3, 3, 2, 2],
    12: [0, 3, 3, 3, 3],
}


def instalments_of_pages(pdf: bytes) -> list[int]:
    """How many bands of instalments stand on each page."""
    bands = [one for one in placed_texts(pdf) if one.text.startswith("Rata ") and one.size == 10]
    bands = [one for one in bands if one.text.removeprefix("Rata ").isdigit()]
    return [sum(one.page == page for one in bands) for page in range(len(reader(pdf).pages))]


@pytest.mark.parametrize(("count", "pages"), WITHOUT_SLIPS.items())
@pytest.mark.parametrize("whole", [True, False])
def test_instalments_stand_in_the_rows_of_the_layout(
    count: int, pages: list[int], whole: bool
) -> None:
    content = a_plan(count, whole=whole)
    pdf = notice_page.render(content)
    assert instalments_of_pages(pdf) == pages
    check_pages(pdf)
    check_codes(pdf, content)
    check_structure(pdf, content)


@pytest.mark.parametrize(("count", "pages"), WITH_SLIPS.items())
def test_with_slips_each_further_page_holds_a_row_and_its_slips(
    count: int, pages: list[int]
) -> None:
    content = a_plan_with_slips(count)
    pdf = notice_page.render(content)
    assert instalments_of_pages(pdf) == pages
    check_pages(pdf)
    check_codes(pdf, content)
    check_structure(pdf, content)


@pytest.mark.parametrize("count", [2, 3, 4, 10, 13])
def test_without_payment_at_once_the_first_instalment_has_the_first_slip(count: int) -> None:
    content = a_plan_with_slips(count, whole=False)
    pdf = notice_page.render(content)
    assert instalments_of_pages(pdf)[1:] == (
        [1] if count == 2 else WITH_SLIPS.get(count - 1, [])[1:]
    )
    first_page = [one.text for one in placed_texts(pdf) if one.page == 0]
    assert first_page.count("Rata 1 entro il 28/02/2027") == 2
    assert f"Puoi pagare in {count} rate" in first_page
    check_pages(pdf)
    check_codes(pdf, content)
    check_structure(pdf, content)


@pytest.mark.parametrize(
    ("content", "text", "x", "baseline"),
    [
        (a_plan(4), "Rata 1", 10.0, 202.6),
        (a_plan(4), "Rata 2", 111.0, 202.6),
        (a_plan(3), "Rata 2", 77.3, 202.6),
        (a_plan(3), "Rata 3", 144.7, 202.6),
        (a_plan(3, whole=False), "Rata 1", 10.0, 145.8),
        (a_plan(3), "400,00 Euro", 10.0, 112.4),
        (a_plan_with_slips(3), "Rata unica entro 28/01/2027", None, 206.6),
    ],
)
def test_texts_stand_where_the_layout_measures_them(
    content: InstalmentsContent, text: str, x: float | None, baseline: float
) -> None:
    if text == "400,00 Euro":
        content = replace(content, whole=replace(content.payments[0], amount_cents=Cents(40_000)))
    pdf = notice_page.render(content)
    place = next(one for one in placed_texts(pdf) if one.text == text)
    assert x is None or place.x == pytest.approx(x, abs=TOLERANCE_MM)
    assert place.baseline == pytest.approx(baseline, abs=TOLERANCE_MM)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("slips", [True, False])
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("standing", list(NoticeStanding))
def test_every_standing_says_so_on_every_page(
    standing: NoticeStanding, whole: bool, slips: bool, language: Language
) -> None:
    make = a_plan_with_slips if slips else a_plan
    content = make(5, whole=whole, standing=standing)
    pdf = notice_page.render(content, language)
    check_pages(pdf)
    check_codes(pdf, content)
    check_structure(pdf, content)
    pages = [page.extract_text() for page in reader(pdf).pages]
    words = {
        (NoticeStanding.TO_REGISTER, Language.IT): "DA REGISTRARE",
        (NoticeStanding.TO_REGISTER, Language.EN): "NOT YET REGISTERED",
        (NoticeStanding.PREVIEW, Language.IT): "ANTEPRIMA",
        (NoticeStanding.PREVIEW, Language.EN): "PREVIEW",
    }.get((standing, language), "")
    assert all(words in page for page in pages)


def test_every_page_is_marked_as_specimen_and_copy_and_numbered() -> None:
    content = a_plan_with_slips(9, facsimile=True, copy=True)
    pdf = notice_page.render(content)
    pages = [page.extract_text() for page in reader(pdf).pages]
    assert len(pages) == 4
    for number, page in enumerate(pages, start=1):
        assert page.count("FAC-SIMILE") == 2
        assert "COPIA" in page
        assert f"Pagina {number} di 4" in page
    check_codes(pdf, content)


def test_without_dates_nothing_is_said_of_when() -> None:
    content = a_plan_with_slips(3)
    undated = replace(
        content,
        whole=replace(content.payments[0], due_on=None),
        instalments=tuple(replace(one, due_on=None) for one in content.instalments),
    )
    pdf = notice_page.render(undated)
    assert "ntro" not in all_text(pdf)
    check_pages(pdf)
    check_codes(pdf, undated)


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_left_of_a_plan_keeps_its_names_and_says_so(whole: bool) -> None:
    content = a_plan(
        whole=whole,
        instalments=tuple(an_instalment(at) for at in (3, 5, 6)),
        plan_length=6,
    )
    pdf = notice_page.render(content)
    text = all_text(pdf)
    assert "Rata 5" in text
    assert "Rata 4" not in text
    assert ("ne restano 3 su 6" if whole else "Restano 3 rate su 6") in text
    check_pages(pdf)
    check_codes(pdf, content)


@settings(max_examples=6, deadline=None)
@given(
    count=st.sampled_from([2, 3, 5, 8, 10]),
    whole=st.booleans(),
    slips=st.booleans(),
    name=st.text(alphabet="WMàŽi’. ", min_size=1, max_size=70).filter(str.strip),
    street=st.text(alphabet="WMai ", max_size=70),
    subject=st.text(alphabet="WMai ", min_size=1, max_size=90).filter(str.strip),
    cents=st.integers(1, 9_999_999_999),
)
@example(2, True, False, "W" * 70, "W" * 70, "W" * 90, 9_999_999_999)
@example(3, True, False, "W" * 70, "W" * 70, "W" * 90, 9_999_999_999)
@example(3, False, False, "ÀWg" * 23, "ÀWg " * 17, "ÀWg" * 30, 9_999_999_999)
@example(6, True, True, "W" * 70, "W" * 70, "W" * 90, 9_999_999_999)
@example(5, False, True, "ÀWg" * 23, "ÀWg " * 17, "ÀWg" * 30, 9_999_999_999)
@example(10, True, False, "W" * 70, "W" * 70, "W" * 90, 9_999_999_999)
def test_any_fields_within_their_limits_fit_every_page(
    count: int, whole: bool, slips: bool, name: str, street: str, subject: str, cents: int
) -> None:
    account = POSTAL_ACCOUNT if slips else None
    content = a_plan(count, whole=whole)
    content = replace(
        content,
        creditor=a_creditor(name="W" * 50, sector="M" * 50, postal_account=account),
        debtor=a_party(full_name=name, address=Address(street, "1", "16100", "W" * 35, "GE")),
        subject=subject,
        whole=content.whole and replace(content.whole, amount_cents=Cents(cents)),
        instalments=tuple(
            replace(one, amount_cents=Cents(max(1, cents - one.ordinal)))
            for one in content.instalments
        ),
    )
    pdf = notice_page.render(content)
    check_pages(pdf)
    check_codes(pdf, content)
    assert sum(instalments_of_pages(pdf)) == count - (slips and not whole)


def test_pages_are_read_one_after_the_other_and_each_instalment_whole() -> None:
    content = a_plan_with_slips(3)
    pdf = notice_page.render(content)
    pages = [element["/Pg"].indirect_reference.idnum for element in structure(pdf)]
    assert pages == sorted(pages, key=pages.index)
    _, further = (" ".join(page.extract_text().split()) for page in reader(pdf).pages)
    read = [further.index(f"Rata {one.ordinal} Euro") for one in content.instalments]
    codes = [further.index(numbers.format(str(one.notice_number))) for one in content.instalments]
    assert read[0] < codes[0] < read[1] < codes[1] < read[2] < codes[2]
    assert codes[2] < further.index("BOLLETTINO POSTALE PA")


def test_equal_content_gives_equal_bytes() -> None:
    assert notice_page.render(a_plan(7)) == notice_page.render(a_plan(7))
