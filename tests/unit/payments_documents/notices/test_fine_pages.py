from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from payments_core.model.debt_position import Address
from payments_core.money import Cents
from payments_core.notice.content import FineContent, NoticeStanding
from payments_core.notice.language import Language
from payments_documents.notices import notice_page
from tests.factories.notice_checks import check_codes, check_pages, check_structure
from tests.factories.notices import (
    POSTAL_ACCOUNT,
    a_creditor,
    a_fine,
    a_fine_with_slips,
    a_party,
)
from tests.factories.pdf_reader import all_text, codes_of_page, placed_texts, reader

TOLERANCE_MM = 0.3


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("standing", list(NoticeStanding))
@pytest.mark.parametrize("make", [a_fine, a_fine_with_slips])
def test_every_form_holds_in_every_standing(
    make: Callable[..., FineContent], standing: NoticeStanding, language: Language
) -> None:
    content = make(standing=standing, copy=True)
    pdf = notice_page.render(content, language)
    check_pages(pdf)
    check_codes(pdf, content)
    check_structure(pdf, content)
    assert len(pages_of(pdf)) == (2 if make is a_fine_with_slips else 1)


@pytest.mark.parametrize(
    ("text", "x", "baseline"),
    [
        ("29,40 Euro", 10.0, None),
        ("42,00 Euro", 57.0, None),
        ("IMPORTO SCONTATO DEL 30%", 10.0, 178.0),
        ("IMPORTO RIDOTTO", 10.0, 234.9),
        ("QUANTO E QUANDO PAGARE?", 10.0, 94.7),
    ],
)
def test_texts_stand_where_the_layout_measures_them(
    text: str, x: float, baseline: float | None
) -> None:
    pdf = notice_page.render(a_fine())
    place = next(one for one in placed_texts(pdf) if one.text == text)
    assert place.x == pytest.approx(x, abs=TOLERANCE_MM)
    assert baseline is None or place.baseline == pytest.approx(baseline, abs=TOLERANCE_MM)


def test_the_warning_to_choose_stands_above_both_payments() -> None:
    placed = placed_texts(notice_page.render(a_fine()))
    warning = next(one for one in placed if one.text.startswith("Scegli l'importo"))
    assert warning.baseline == pytest.approx(167.7, abs=TOLERANCE_MM)


def test_both_amounts_stand_with_their_terms_and_how_to_count_them() -> None:
    text = all_text(notice_page.render(a_fine()))
    for words in (
        "Importo scontato del 30% 29,40 Euro entro 5 giorni dalla notifica del verbale",
        "Importo ridotto 42,00 Euro dal 6º al 60º giorno dalla notifica del verbale",
        "Se paghi entro 5 giorni dalla notifica del verbale",
        "Se paghi dal 6º al 60º giorno dalla notifica del verbale",
        "Come si calcolano le scadenze?",
        "Cosa succede in caso di giacenza?",
    ):
        assert words in text


def test_with_slips_each_amount_has_its_page() -> None:
    content = a_fine_with_slips()
    pdf = notice_page.render(content)
    first, second = pages_of(pdf)
    assert "DATI" not in first
    assert "IMPORTO SCONTATO DEL 30%" in first
    assert "IMPORTO RIDOTTO" not in first
    assert "IMPORTO RIDOTTO" in second
    assert "GIACENZA" in second
    for page, payment in enumerate(content.payments):
        texts = [text for _, text in codes_of_page(pdf, page)]
        assert len(texts) == 2
        assert all(str(payment.notice_number) in text for text in texts)


def test_a_date_of_a_fine_is_not_printed() -> None:
    fine = a_fine()
    dated = replace(fine, discounted=replace(fine.discounted, due_on=date(2027, 3, 31)))
    assert notice_page.render(dated) == notice_page.render(fine)


@settings(max_examples=6, deadline=None)
@given(
    slips=st.booleans(),
    name=st.text(alphabet="WMàŽi’. ", min_size=1, max_size=70).filter(str.strip),
    street=st.text(alphabet="WMai ", max_size=70),
    subject=st.text(alphabet="WMai ", min_size=1, max_size=90).filter(str.strip),
    cents=st.integers(2, 9_999_999_999),
    standing=st.sampled_from([NoticeStanding.PAYABLE, NoticeStanding.TO_REGISTER]),
)
@example(False, "W" * 70, "W" * 70, "W" * 90, 9_999_999_999, NoticeStanding.TO_REGISTER)
@example(True, "W" * 70, "W" * 70, "W" * 90, 9_999_999_999, NoticeStanding.TO_REGISTER)
@example(False, "ÀWg" * 23, "ÀWg " * 17, "ÀWg" * 30, 9_999_999_999, NoticeStanding.PAYABLE)
@example(True, "ÀWg" * 23, "ÀWg " * 17, "ÀWg" * 30, 9_999_999_999, NoticeStanding.PAYABLE)
def test_any_fields_within_their_limits_fit_the_pages(
    slips: bool, name: str, street: str, subject: str, cents: int, standing: NoticeStanding
) -> None:
    fine = a_fine(standing=standing)
    account = POSTAL_ACCOUNT if slips else None
    content = replace(
        fine,
        creditor=a_creditor(name="W" * 50, sector="M" * 50, postal_account=account),
        debtor=a_party(full_name=name, address=Address(street, "1", "16100", "W" * 35, "GE")),
        subject=subject,
        discounted=replace(fine.discounted, amount_cents=Cents(cents - 1)),
        reduced=replace(fine.reduced, amount_cents=Cents(cents)),
    )
    pdf = notice_page.render(content)
    check_pages(pdf)
    check_codes(pdf, content)


def test_equal_content_gives_equal_bytes() -> None:
    assert notice_page.render(a_fine()) == notice_page.render(a_fine())
