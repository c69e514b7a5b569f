from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.money import Cents
from payments_core.notice.content import AnyNotice, NoticeContent, NoticeStanding
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_core.rules.instalment_plan import installment_subject
from payments_documents.notices import notice_page
from payments_documents.notices.notice_drawing import NoticeDrawing
from payments_documents.notices.notice_languages import language_of, second_of
from payments_documents.texts import load_texts
from tests.factories.notices import (
    NOTICE_NUMBER,
    a_creditor,
    a_fine,
    a_fine_with_slips,
    a_notice_with_slip,
    a_party,
    a_plan,
    a_plan_with_slips,
)
from tests.factories.pdf_reader import (
    all_text,
    codes_of_page,
    overlapping_texts,
    placed_texts,
    printed_codes,
    reader,
    structure,
    text_rectangles,
)

OTHERS = [language for language in Language if language is not Language.IT]
EVERY_FORM = list(product(OTHERS, SecondForm))
SUBJECTS = {
    Language.DE: "Müllgebühr 2026, Nichthaushalte: Ausgleich und Abrechnung, zweite Rate",
    Language.SL: "Pristojbina za odpadke 2026, negospodinjski uporabnik: poračun, drugi obrok",
    Language.FR: "Taxe sur les déchets 2026, usager non domestique : solde, 2e versement",
    Language.EN: "Waste tax 2026, non-domestic user: balance and settlement, second part",
}
SECTORS = {
    Language.DE: "Dienst für Abgaben und Vermögenseinnahmen",
    Language.SL: "Služba za dajatve in premoženjske prihodke občine",
    Language.FR: "Service des impôts et des recettes patrimoniales",
    Language.EN: "Office of taxes and revenue from municipal estates",
}
STANDINGS = [
    {},
    {"standing": NoticeStanding.TO_REGISTER, "due_on": None},
    {"standing": NoticeStanding.PREVIEW, "notice_number": None},
]


def in_two(language: Language, form: SecondForm, **changes: object) -> NoticeContent:
    second = SecondLanguage(language, form, SUBJECTS[language], SECTORS[language])
    return a_notice_with_slip(second=second, **changes)


def pages(pdf: bytes) -> range:
    return range(len(reader(pdf).pages))


def languages_of(pdf: bytes) -> Iterator[str]:
    """Languages of the elements that have one of their own, spans inside elements too."""
    for element in structure(pdf):
        kids = element["/K"] if isinstance(element["/K"], list) else []
        spans = [kid.get_object() for kid in kids if not isinstance(kid, int)]
        yield from (one["/Lang"] for one in (element, *spans) if "/Lang" in one)


@pytest.mark.parametrize("changes", STANDINGS)
@pytest.mark.parametrize(("language", "form"), EVERY_FORM)
def test_no_form_lets_texts_overlap_or_leave_the_page(
    language: Language, form: SecondForm, changes: dict[str, object]
) -> None:
    pdf = notice_page.render(in_two(language, form, copy=True, **changes))
    for page in pages(pdf):
        assert overlapping_texts(pdf, page) == []
        for text, (left, top, right, bottom) in text_rectangles(pdf, page):
            assert left > 9.5, text
            assert right < 200.8, text
            assert top > 9.5, text
            assert bottom < 287, text


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "content",
    [
        a_plan(4),
        a_plan(9, whole=False),
        a_plan_with_slips(3),
        a_fine(),
        a_fine_with_slips(standing=NoticeStanding.TO_REGISTER),
    ],
)
def test_small_form_has_room_on_every_page_of_plans_and_fines(
    language: Language, content: AnyNotice
) -> None:
    second = SecondLanguage(language, SecondForm.SMALL, SUBJECTS[language], SECTORS[language])
    alone = notice_page.render(content)
    pdf = notice_page.render(replace(content, second=second))
    assert len(pages(pdf)) == len(pages(alone))
    for page in pages(pdf):
        assert overlapping_texts(pdf, page) == []
        assert max(box[3] for _, box in text_rectangles(pdf, page)) < 287.5
    assert load_texts("notice", language).say("notice.entity_tax_code") in all_text(pdf)


def test_full_form_has_all_pages_twice_with_the_same_codes() -> None:
    second = SecondLanguage(Language.DE, SecondForm.FULL)
    pdf = notice_page.render(a_plan(4, second=second))
    count = len(pages(notice_page.render(a_plan(4))))
    assert len(pages(pdf)) == 2 * count
    for page in range(count):
        assert codes_of_page(pdf, page) == codes_of_page(pdf, page + count)
        for one in (page, page + count):
            assert overlapping_texts(pdf, one) == []


@pytest.mark.parametrize(("language", "form"), EVERY_FORM)
def test_codes_are_the_same_in_every_form_and_on_every_page(
    language: Language, form: SecondForm
) -> None:
    alone = printed_codes(notice_page.render(a_notice_with_slip()))
    pdf = notice_page.render(in_two(language, form))
    assert len(pages(pdf)) == (2 if form is SecondForm.FULL else 1)
    for page in pages(pdf):
        assert printed_codes(pdf, page=page) == alone
    assert alone["DataMatrix"][15:33] == NOTICE_NUMBER


@pytest.mark.parametrize("language", OTHERS)
def test_small_form_has_every_band_and_label_in_both_and_italian_in_its_place(
    language: Language,
) -> None:
    pdf = notice_page.render(in_two(language, SecondForm.SMALL))
    text, other = all_text(pdf), load_texts("notice", language)
    for key in ("notice.creditor", "notice.payment_data", "notice.recipient", "notice.cbill",
                "slip.title", "slip.holder", "notice.online", "notice.nearby"):  # fmt: skip
        assert other.say(key) in text, key
    assert text.count("AVVISO DI PAGAMENTO") == 1
    alone = {(one.text, one.size): one for one in placed_texts(
        notice_page.render(a_notice_with_slip()))}  # fmt: skip
    here = {(one.text, one.size): one for one in placed_texts(pdf)}
    for key, place in alone.items():
        assert here[key].x == pytest.approx(place.x, abs=0.3), key
        assert here[key].baseline == pytest.approx(place.baseline, abs=0.31), key


@pytest.mark.parametrize("language", OTHERS)
def test_full_form_is_two_notices_that_say_they_are_one_debt(language: Language) -> None:
    pdf = notice_page.render(in_two(language, SecondForm.FULL))
    first, second = (page.extract_text() for page in reader(pdf).pages)
    texts = [load_texts("notice", one) for one in (Language.IT, language)]
    for one in texts:
        assert one.say("languages.first").replace("\u00a0", " ") in first.replace("\u00a0", " ")
        assert one.say("languages.second").replace("\u00a0", " ") in second.replace("\u00a0", " ")
    assert "Carta d'identità elettronica" in first
    assert "Carta d'identità" not in second
    assert texts[1].say("slip.entity_tax_code") in second
    titles = [element for element in structure(pdf) if element["/S"] == "/H1"]
    assert [title.get("/Lang") for title in titles] == [None, language.locale]


@pytest.mark.parametrize("language", OTHERS)
def test_only_form_has_no_italian_word_and_says_its_language(language: Language) -> None:
    pdf = notice_page.render(in_two(language, SecondForm.ONLY))
    text = all_text(pdf)
    for italian in ("AVVISO", "Cod.", "Destinatario", "entro", "Oggetto", "Rata"):
        assert italian not in text
    assert reader(pdf).trailer["/Root"]["/Lang"] == language.locale  # type: ignore[index]
    assert list(languages_of(pdf)) == []


def test_screen_reader_changes_its_voice_for_the_second_language() -> None:
    pdf = notice_page.render(in_two(Language.DE, SecondForm.SMALL))
    assert reader(pdf).trailer["/Root"]["/Lang"] == "it-IT"  # type: ignore[index]
    assert set(languages_of(pdf)) == {"de-IT"}
    assert len(list(languages_of(pdf))) > 25


def test_italian_stands_alone_where_nothing_is_translated() -> None:
    second = SecondLanguage(Language.SL, SecondForm.ONLY)
    text = all_text(notice_page.render(a_notice_with_slip(second=second)))
    assert text.count("Carta d'identità elettronica") == 3
    assert "Servizi demografici" in text


def test_the_same_language_twice_is_one() -> None:
    content = in_two(Language.EN, SecondForm.FULL)
    assert second_of(content, Language.EN) is None
    assert language_of(content, Language.EN) is Language.EN
    assert len(pages(notice_page.render(content, Language.EN))) == 1


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("form", SecondForm)
def test_longest_subject_of_an_instalment_fits_in_two_languages(
    language: Language, form: SecondForm
) -> None:
    subject = installment_subject("W" * 90, 12, 12)
    second = SecondLanguage(language, form, "W" * 90)
    pdf = notice_page.render(a_notice_with_slip(subject=subject, second=second))
    for page in pages(pdf):
        assert overlapping_texts(pdf, page) == []


@settings(max_examples=12, deadline=None)
@given(
    language=st.sampled_from(OTHERS),
    form=st.sampled_from(SecondForm),
    wide=st.text(alphabet="WMàŽi’. ", min_size=1, max_size=50).filter(str.strip),
    subject=st.text(alphabet="WMai ", min_size=1, max_size=90).filter(str.strip),
)
def test_any_fields_within_their_limits_fit_in_two_languages(
    language: Language, form: SecondForm, wide: str, subject: str
) -> None:
    content = a_notice_with_slip(
        creditor=a_creditor(
            name=wide, sector=wide, postal_account=a_notice_with_slip().creditor.postal_account
        ),
        debtor=a_party(full_name=wide),
        subject=subject,
        amount_cents=Cents(9_999_999_999),
        second=SecondLanguage(language, form, subject, wide),
    )
    pdf = notice_page.render(content)
    for page in pages(pdf):
        assert overlapping_texts(pdf, page) == []
        assert max(box[3] for _, box in text_rectangles(pdf, page)) < 287


def every_notice(standing: NoticeStanding) -> Iterator[AnyNotice]:
    head = {"standing": standing}
    number = None if standing is NoticeStanding.PREVIEW else NOTICE_NUMBER
    yield a_notice_with_slip(**head, notice_number=number)
    for whole in (True, False):
        yield a_plan(whole=whole, **head)
        yield a_plan_with_slips(whole=whole, **head)
    yield a_fine(**head)
    yield a_fine_with_slips(**head)


#: Paragraphs of the second language that may find no room, and in which form of notice: what a
#: plan says of its amount, which stands in Italian above.
MAY_BE_LEFT_OUT = {("InstalmentsContent", NoticeStanding.PAYABLE, ("notice.may_change",))}


@pytest.mark.parametrize("standing", list(NoticeStanding))
def test_second_language_in_small_type_leaves_out_no_more_than_is_named(
    standing: NoticeStanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_out: set[tuple[str, NoticeStanding, tuple[str, ...]]] = set()
    draw = NoticeDrawing.second_paragraph

    def watched(self: NoticeDrawing, x: float, after: float, *keys: str, **place: Any) -> float:
        below = draw(self, x, after, *keys, **place)
        if below == after:
            left_out.add((type(self.head).__name__, standing, keys))
        return below

    monkeypatch.setattr(NoticeDrawing, "second_paragraph", watched)
    for content, language in product(every_notice(standing), OTHERS):
        second = SecondLanguage(language, SecondForm.SMALL, SUBJECTS[language])
        pdf = notice_page.render(replace(content, second=second))
        assert overlapping_texts(pdf) == []
    assert left_out == {one for one in MAY_BE_LEFT_OUT if one[1] is standing}
