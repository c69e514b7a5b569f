from collections.abc import Callable
from dataclasses import replace

import pytest

from payments_core.money import Cents
from payments_core.notice.content import FineContent, NoticeStanding
from payments_documents.notices import notice_page
from tests.factories.notices import a_fine, a_fine_with_slips
from tests.factories.pdf_reader import all_text, place_of, placed_texts, reader


def test_amounts_too_wide_for_their_column_shrink() -> None:
    fine = a_fine(reduced=replace(a_fine().reduced, amount_cents=Cents(9_999_999_999)))
    pdf = notice_page.render(fine)
    assert place_of(pdf, "29,40 Euro").size == 16
    assert place_of(pdf, "99.999.999,99 Euro").size < 16


@pytest.mark.parametrize("make", [a_fine, a_fine_with_slips])
def test_an_unregistered_fine_says_when_it_can_be_paid(make: Callable[..., FineContent]) -> None:
    pdf = notice_page.render(make(standing=NoticeStanding.TO_REGISTER))
    assert all_text(pdf).count("Si potrà pagare appena registrato") == 1


def test_with_slips_the_first_page_says_where_days_are_explained() -> None:
    pdf = notice_page.render(a_fine_with_slips())
    first = " ".join(reader(pdf).pages[0].extract_text().split())
    assert "è scritto a pagina 2" in first
    assert "COME SI CALCOLANO LE SCADENZE?" in [
        one.text for one in placed_texts(pdf) if one.page == 1
    ]
