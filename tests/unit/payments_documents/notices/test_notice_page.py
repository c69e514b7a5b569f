import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.model.debt_position import Address
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent, NoticeStanding
from payments_core.notice.language import Language
from payments_core.rules.instalment_plan import installment_subject
from payments_documents.notices import notice_page
from tests.factories.notices import (
    ENTITY_TAX_CODE,
    NOTICE_NUMBER,
    a_creditor,
    a_notice,
    a_notice_with_slip,
    a_party,
    a_preview,
)
from tests.factories.pdf_reader import (
    all_text,
    code_places,
    overlapping_texts,
    place_of,
    placed_texts,
    printed_codes,
    reader,
    structure,
    text_rectangles,
)

#: How far a printed text may stand from its place in the national layout, millimetres.
TOLERANCE_MM = 0.3
QR_TEXT = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"
EVERY_STANDING = [
    a_notice(),
    a_notice(standing=NoticeStanding.TO_REGISTER),
    a_preview(),
    a_notice_with_slip(copy=True),
    a_notice_with_slip(standing=NoticeStanding.TO_REGISTER, due_on=None),
]
LONGEST_NAME = "Società Agricola D’Angelo-Großmüller Ždánov Čuk e Figli S.r.l. in liqu"
LAST_OF_TWELVE = installment_subject("", 12, 12)
LONGEST_SUBJECT = (
    "Tassa sui rifiuti anno 2026, utenza non domestica: saldo e conguaglio, seconda rata di due"
)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return notice_page.render(a_notice())


@pytest.mark.parametrize(
    ("text", "x", "baseline"),
    [
        ("AVVISO DI PAGAMENTO", 29.0, 13.2),
        ("Carta d'identità elettronica", 10.0, 29.1),
        ("ENTE CREDITORE", 10.0, 48.9),
        ("DESTINATARIO", 114.0, 48.9),
        ("Comune di Esempio", 10.0, 62.4),
        ("Maria Rossi", 114.0, 62.4),
        ("Servizi demografici", 10.0, 74.1),
        ("Via delle Prove 12", 114.0, 74.1),
        ("16100 Esempio (GE)", 114.0, 80.2),
        ("Importo", 10.0, 106.4),
        ("21,95 Euro", 10.0, 112.4),
        ("31/12/2026", 72.0, 112.4),
        ("PAGA CON L'APP IO", 114.0, 106.9),
        ("PAGA SUL TERRITORIO", 114.0, 123.3),
        ("Destinatario", 59.0, 157.2),
        ("Ente creditore", 59.0, 166.4),
        ("Oggetto del pagamento", 59.0, 175.6),
        ("Cod. CBILL", 59.0, 187.1),
        ("ABCDE", 59.0, 192.9),
        ("Cod. Avviso", 94.2, 187.1),
        ("3010 0000 0000 0042 85", 94.2, 192.9),
    ],
)
def test_texts_stand_where_the_national_layout_measures_them(
    plain: bytes, text: str, x: float, baseline: float
) -> None:
    place = place_of(plain, text)
    assert place.x == pytest.approx(x, abs=TOLERANCE_MM)
    assert place.baseline == pytest.approx(baseline, abs=TOLERANCE_MM)


@pytest.mark.parametrize(
    ("text", "right"),
    [("pagopa.gov.it", 200.0), ("21,95", 200.0), ("Cod. Fiscale Ente", 200.0)],
)
def test_right_aligned_texts_end_at_the_margin(plain: bytes, text: str, right: float) -> None:
    ends = [box[2] for found, box in text_rectangles(plain) if found.endswith(text)]
    assert min(abs(end - right) for end in ends) < 0.6


def test_type_has_the_sizes_of_the_national_layout(plain: bytes) -> None:
    sizes = {text: place_of(plain, text).size for text in ("Comune di Esempio", "21,95 Euro")}
    assert sizes == {"Comune di Esempio": 14, "21,95 Euro": 16}
    assert place_of(plain, "3010 0000 0000 0042 85").font == "RobotoMono-Bold"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("content", EVERY_STANDING)
def test_nothing_overlaps_and_everything_stays_inside_the_margins(
    content: NoticeContent, language: Language
) -> None:
    pdf = notice_page.render(content, language)
    assert overlapping_texts(pdf) == []
    for text, (left, top, right, bottom) in text_rectangles(pdf):
        assert left > 9.5, text
        assert right < 200.8, text
        assert top > 9.5, text
        assert bottom < 287, text


def test_facsimile_and_copy_marks_do_not_disturb_the_codes() -> None:
    pdf = notice_page.render(a_notice_with_slip(facsimile=True, copy=True))
    assert printed_codes(pdf)["QRCode"] == QR_TEXT
    assert printed_codes(pdf)["DataMatrix"][15:33] == NOTICE_NUMBER
    assert "FAC-SIMILE" in all_text(pdf)
    assert "COPIA" in all_text(pdf)


@pytest.mark.parametrize(
    ("cents", "printed"),
    [(1999, "19,99"), (829, "8,29"), (115, "1,15"), (9_999_999_999, "99.999.999,99"), (1, "0,01")],
)
def test_amount_is_printed_and_coded_to_the_cent(cents: int, printed: str) -> None:
    pdf = notice_page.render(a_notice_with_slip(amount_cents=Cents(cents)))
    assert place_of(pdf, f"{printed} Euro")
    codes = printed_codes(pdf)
    assert int(codes["QRCode"].split("|")[4]) == cents
    assert int(codes["DataMatrix"][49:59]) == cents
    assert overlapping_texts(pdf) == []


def test_preview_carries_neither_number_nor_codes() -> None:
    pdf = notice_page.render(
        a_notice_with_slip(standing=NoticeStanding.PREVIEW, notice_number=None)
    )
    assert printed_codes(pdf) == {}
    assert NOTICE_NUMBER not in all_text(pdf).replace(" ", "")
    assert "ANTEPRIMA" in all_text(pdf)
    assert "Codice al rilascio" in all_text(pdf)
    assert not any(element["/S"] == "/Figure" for element in structure(pdf))


@pytest.mark.parametrize(
    "name",
    [
        "D'Angelo McXavier S.r.l.",
        "Čuk Žan, Šipež Öä ü ß",
        "Иванов Нгуен",
        "Nguyễn Thế",
        "N’Diaye – Òscar",
    ],
)
def test_names_are_printed_as_they_are_stored(name: str) -> None:
    pdf = notice_page.render(a_notice_with_slip(debtor=a_party(full_name=name)))
    assert name in all_text(pdf)
    assert len(printed_codes(pdf)["DataMatrix"]) == 256


def test_longest_fields_wrap_without_overlap_or_loss() -> None:
    assert (len(LONGEST_NAME), len(LONGEST_SUBJECT)) == (70, 90)
    street = "Contrada San Giovanni Battista in Fonte alla Piana degli Albanesi 12345"[:70]
    content = a_notice_with_slip(
        debtor=a_party(
            full_name=LONGEST_NAME,
            address=Address(street, "123/B interno 45", "39100", "Bolzano Sankt Georgen", "BZ"),
        ),
        creditor=a_creditor(
            name="Unione dei Comuni della Valle del Fiume Lunghissim",
            sector="Settore Tributi, Entrate Patrimoniali e Riscossion",
            contacts="Via della Repubblica 1234, piano secondo, stanza 12 - 010 555 0100 - "
            "tributi@unione.esempio.it",
            postal_account=a_notice_with_slip().creditor.postal_account,
        ),
        subject=LONGEST_SUBJECT,
        amount_cents=Cents(9_999_999_999),
    )
    pdf = notice_page.render(content)
    assert overlapping_texts(pdf) == []
    text = all_text(pdf)
    assert text.count(LONGEST_NAME) == 3
    assert text.count(LONGEST_SUBJECT) == 3
    title = [placed for placed in placed_texts(pdf) if placed.size == 16 and placed.baseline < 43]
    assert [round(placed.baseline, 1) for placed in title] == [29.1, 35.9]
    codes = printed_codes(pdf)
    assert codes["DataMatrix"][66:77] == ENTITY_TAX_CODE
    assert codes["QRCode"].endswith("|9999999999")


@settings(max_examples=15, deadline=None)
@given(
    name=st.text(alphabet="WMàŽi’. ", min_size=1, max_size=70).filter(str.strip),
    street=st.text(alphabet="WMai ", max_size=70),
    city=st.text(alphabet="WMai ", max_size=35),
    subject=st.text(alphabet="WMai ", min_size=1, max_size=90).filter(str.strip),
)
@example(name="ÀWg" * 23, street="ÀWg " * 17, city="ÀWg" * 11, subject="ÀWg" * 30)
@example(name="W" * 70, street="W" * 70, city="W" * 35, subject="W" * 90)
@example(name="W" * 70, street="W" * 70, city="W" * 35, subject="W" * 90 + LAST_OF_TWELVE)
@example(name="ÀWg" * 23, street="W", city="W", subject="ÀWg" * 30 + LAST_OF_TWELVE)
def test_any_fields_within_their_limits_fit_the_page_with_slip(
    name: str, street: str, city: str, subject: str
) -> None:
    debtor = a_party(full_name=name, address=Address(street, "1", "16100", city, "GE"))
    pdf = notice_page.render(a_notice_with_slip(debtor=debtor, subject=subject))
    assert overlapping_texts(pdf) == []
    texts = text_rectangles(pdf)
    assert max(box[3] for _, box in texts) < 287
    for left, top, right, bottom in code_places(pdf).values():
        beside = [box for _, box in texts if box[3] > top and box[1] < bottom]
        assert all(box[2] < left - 1 or box[0] > right + 1 for box in beside)
    assert len(reader(pdf).pages) == 1


def test_metadata_name_the_real_entity_and_subject(plain: bytes) -> None:
    metadata = reader(plain).metadata
    assert metadata is not None
    assert metadata.author == "Comune di Esempio"
    assert metadata.subject == "Carta d'identità elettronica"
    assert metadata.title == "Avviso di pagamento 3010 0000 0000 0042 85"


def test_reading_order_and_figures_are_those_of_the_layout() -> None:
    elements = list(structure(notice_page.render(a_notice_with_slip())))
    roles = [element["/S"] for element in elements]
    assert roles.count("/H1") == 1
    assert roles.count("/H2") == 6
    figures = [element["/Alt"] for element in elements if element["/S"] == "/Figure"]
    assert [words.split(" ")[1] for words in figures] == ["QR", "DataMatrix"]
    assert all("21,95 euro" in words for words in figures)


def test_every_embedded_font_is_a_subset(plain: bytes) -> None:
    fonts = reader(plain).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {font.get_object()["/BaseFont"] for font in fonts.values()}
    assert all("+" in name for name in names), names


def test_english_form_has_no_italian_label() -> None:
    pdf = notice_page.render(a_notice_with_slip(), Language.EN)
    text = all_text(pdf)
    assert "PAYMENT NOTICE" in text
    for italian in ("AVVISO", "Cod.", "Destinatario", "entro", "Oggetto"):
        assert italian not in text
    assert reader(pdf).trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_equal_content_gives_equal_bytes() -> None:
    assert notice_page.render(a_notice()) == notice_page.render(a_notice())


def test_amount_too_large_for_a_notice_is_refused() -> None:
    with pytest.raises(BadValue, match="amount_too_large_for_notice"):
        notice_page.render(a_notice(amount_cents=Cents(10_000_000_000)))
