from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import BadValue, RuleBroken
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent, NoticeStanding
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_documents.rolls.printer_profile import (
    PrinterProfile,
    printer_profile,
    printer_profiles,
)
from payments_documents.rolls.roll import notice_roll, receipt_roll
from tests.factories.escpos_reader import PAPER_DOTS, Picture, Roll, read, render
from tests.factories.notices import (
    ENTITY_TAX_CODE,
    NOTICE_NUMBER,
    a_creditor,
    a_notice,
    a_notice_with_slip,
    a_party,
    a_preview,
    a_receipt,
    a_receipt_paper,
)
from tests.factories.screen_people import drawn_logo

QR_TEXT = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"


def lines_of(roll: Roll) -> list[str]:
    return [" ".join(line.text.split()) for line in roll.lines]


def test_qr_is_read_from_the_paper_at_the_measured_size() -> None:
    paper = notice_roll(a_notice())
    picture = read(paper).pictures[0]
    assert 33 * 6 <= picture.width - 2 * 4 * 6 < 33 * 6 + 8
    assert codes_on(paper) == {QR_TEXT, NOTICE_NUMBER}


def codes_on(paper: bytes, dots: int = PAPER_DOTS) -> set[str]:
    return {barcode.text for barcode in zxingcpp.read_barcodes(render(paper, dots))}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "content",
    [
        a_notice(),
        a_notice(standing=NoticeStanding.TO_REGISTER, facsimile=True, copy=True),
        a_preview(),
        a_notice_with_slip(
            debtor=a_party(
                full_name="Maria Addolorata dei Conti di Montefalco e Roccasecca, Čuk-Ždánov"
            ),
            creditor=a_creditor(name="Unione dei Comuni della Valle del Fiume Lunghissim"),
            subject="Tassa sui rifiuti anno 2026, utenza non domestica, saldo e conguaglio",
            amount_cents=Cents(9_999_999_999),
        ),
    ],
)
def test_no_line_runs_over_the_edge(content: NoticeContent, language: Language) -> None:
    paper = read(notice_roll(content, language))
    assert not any(line.wrapped for line in paper.lines)
    assert all(line.dots <= PAPER_DOTS for line in paper.lines)
    assert paper.cuts == 1


def test_codes_and_amount_stand_whole_on_one_line() -> None:
    lines = lines_of(read(notice_roll(a_notice(amount_cents=Cents(9_999_999_999)))))
    assert "Cod. Avviso 3010 0000 0000 0042 85" in lines
    assert "Cod. Fiscale Ente Creditore 80999990106" in lines
    assert "Importo (Euro) 99.999.999,99" in lines
    assert "99.999.999,99 Euro" in lines


def test_postal_slip_is_not_printed_on_rolls() -> None:
    assert "ollettino" not in read(notice_roll(a_notice_with_slip())).text


def test_preview_roll_carries_neither_number_nor_code() -> None:
    paper = read(notice_roll(a_preview()))
    assert paper.pictures == []
    assert NOTICE_NUMBER not in paper.text.replace(" ", "")
    assert "* ANTEPRIMA *" in paper.text


def test_roll_to_register_says_so_before_it_says_how_to_pay() -> None:
    paper = read(notice_roll(a_notice(standing=NoticeStanding.TO_REGISTER)))
    text = " ".join(paper.text.split())
    assert text.index("DA REGISTRARE") < text.index("21,95")
    assert "Si potrà pagare appena registrato" in text
    assert "Inquadra il codice" not in text
    assert "Dove pagare?" not in text


def test_roll_without_due_date_has_no_dangling_by() -> None:
    assert "ntro il" not in read(notice_roll(a_notice(due_on=None))).text


def test_roll_refuses_what_paper_cannot_carry() -> None:
    with pytest.raises(RuleBroken, match="notice_number_missing"):
        notice_roll(a_notice(notice_number=None))
    with pytest.raises(BadValue, match="amount_too_large_for_notice"):
        notice_roll(a_notice(amount_cents=Cents(10_000_000_000)))


@pytest.mark.parametrize(
    ("language", "amount"), [(Language.IT, "21,95 €"), (Language.EN, "€21.95")]
)
def test_receipt_roll_says_what_the_national_minimum_asks(language: Language, amount: str) -> None:
    paper = read(receipt_roll(a_receipt_paper(), language))
    text = " ".join(paper.text.split())
    for fact in (
        "23/11/2026 10:41",
        ENTITY_TAX_CODE,
        "Comune di Esempio",
        NOTICE_NUMBER[1:],
        "ABI99999",
        "c110729d258c4ab1b765fe902aae41d6",
        amount,
        "Carta d'identità elettronica",
    ):
        assert fact in text
    assert not any(line.wrapped for line in paper.lines)
    assert paper.cuts == 1


def test_long_receipt_identifier_keeps_to_one_line_of_its_own() -> None:
    identifier = "4a5e8f30-9c1d-4b7a-8e22-0d6f3b9c7a1e"
    paper = read(receipt_roll(a_receipt_paper(receipt=a_receipt(receipt_id=identifier))))
    assert identifier in lines_of(paper)


def test_copy_of_a_receipt_says_so() -> None:
    assert "* COPIA *" in read(receipt_roll(a_receipt_paper(copy=True))).text


LONG = {
    "creditor": a_creditor(name="Unione dei Comuni della Valle del Fiume Lunghissim"),
    "debtor": a_party(full_name="Maria Addolorata dei Conti di Montefalco e Roccasecca Èß"),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(printer_profiles()))
def test_notice_fits_every_printer(name: str, language: Language) -> None:
    profile = printer_profile(name)
    contents = (
        a_notice(amount_cents=Cents(9_999_999_999), **LONG),
        a_notice(standing=NoticeStanding.TO_REGISTER, facsimile=True, copy=True),
        a_preview(facsimile=True),
    )
    for content in contents:
        data = notice_roll(content, language, profile)
        paper = read(data, profile.dots)
        assert not any(line.wrapped for line in paper.lines)
        assert paper.cuts == profile.cutter
    whole = notice_roll(a_notice(), language, profile)
    assert codes_on(whole, profile.dots) == {QR_TEXT, NOTICE_NUMBER}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(printer_profiles()))
def test_receipt_fits_every_printer_with_its_codes_whole(name: str, language: Language) -> None:
    profile = printer_profile(name)
    identifier = "4a5e8f30-9c1d-4b7a-8e22-0d6f3b9c7a1"
    content = a_receipt_paper(
        receipt=a_receipt(receipt_id=identifier, amount_cents=Cents(9_999_999_999)), copy=True
    )
    paper = read(receipt_roll(content, language, profile), profile.dots)
    assert not any(line.wrapped for line in paper.lines)
    assert identifier in [line.text.strip().split()[-1] for line in paper.lines if line.text]
    assert "3010 0000 0000 0042 85" in paper.text
    assert codes_on(receipt_roll(content, language, profile), profile.dots) == {NOTICE_NUMBER}


def test_entitys_logo_stands_at_the_head_whatever_its_size() -> None:
    for name in printer_profiles():
        profile = printer_profile(name)
        paper = read(
            notice_roll(a_notice(creditor=a_creditor(logo=drawn_logo())), profile=profile),
            profile.dots,
        )
        logo = paper.items[0]
        assert isinstance(logo, Picture)
        assert logo.mode.justify == 1
        assert logo.image.width <= profile.dots * 2 // 3
        assert logo.image.height <= profile.dots_per_inch * 7 // 10
        assert logo.image.getextrema() == (0, 255)


def test_logo_that_is_no_picture_costs_nobody_the_notice() -> None:
    broken = a_notice(creditor=a_creditor(logo=b"no picture"))
    assert notice_roll(broken) == notice_roll(a_notice())


def test_narrow_roll_keeps_groups_of_four_in_one_line() -> None:
    profile = printer_profile("generic-58")
    lines = lines_of(read(notice_roll(a_notice(), profile=profile), profile.dots))
    assert "3010 0000 0000 0042 85" in lines
    assert "21,95 Euro" in lines


NAMES = st.text(min_size=1, max_size=70).filter(str.strip)
#: What every printer's letters can say.
WRITTEN = st.text("abcXYZ àèìòùÀÈÉ'-.0123", min_size=1, max_size=70).filter(str.strip)
IDENTIFIERS = st.from_regex(r"[0-9A-Za-z_-]{1,35}", fullmatch=True)


@settings(max_examples=60, deadline=None)
@given(
    profile=st.sampled_from(list(printer_profiles().values())),
    language=st.sampled_from(list(Language)),
    subject=WRITTEN,
    name=WRITTEN,
    amount=st.integers(1, 9_999_999_999),
    digits=st.from_regex(r"3[0-9]{17}", fullmatch=True),
)
def test_whatever_a_notice_says_its_codes_and_amounts_stay_whole(
    profile: PrinterProfile, language: Language, subject: str, name: str, amount: int, digits: str
) -> None:
    content = a_notice(
        subject=subject,
        debtor=a_party(full_name=name),
        amount_cents=Cents(amount),
        notice_number=digits,
    )
    data = notice_roll(content, language, profile)
    paper = read(data, profile.dots)
    assert not any(line.wrapped for line in paper.lines)
    shown = [line.text for line in paper.lines]
    grouped = " ".join(digits[at : at + 4] for at in range(0, 18, 4))
    euro = f"{amount // 100:,}", f"{amount % 100:02d}"
    said = f"{euro[0]}.{euro[1]}"
    if language is not Language.EN:
        thousands = " " if language is Language.FR else "."
        said = said.translate(str.maketrans({",": thousands, ".": ","}))
    assert any(grouped in line for line in shown)
    assert sum(said in line for line in shown) >= 2
    assert codes_on(data, profile.dots) == {
        f"PAGOPA|002|{digits}|{ENTITY_TAX_CODE}|{amount:02d}",
        digits,
    }


@settings(max_examples=60, deadline=None)
@given(
    profile=st.sampled_from(list(printer_profiles().values())),
    language=st.sampled_from(list(Language)),
    receipt_id=IDENTIFIERS,
    description=NAMES,
    channel=NAMES,
    amount=st.integers(1, 9_999_999_999),
)
def test_whatever_a_receipt_says_its_codes_stay_whole(
    profile: PrinterProfile,
    language: Language,
    receipt_id: str,
    description: str,
    channel: str,
    amount: int,
) -> None:
    receipt = a_receipt(
        receipt_id=receipt_id,
        description=description,
        amount_cents=Cents(amount),
        psp=replace(a_receipt().psp, name=channel, channel=channel),
    )
    data = receipt_roll(a_receipt_paper(receipt=receipt), language, profile)
    paper = read(data, profile.dots)
    assert not any(line.wrapped for line in paper.lines)
    assert any(line.text.strip().endswith(receipt_id) for line in paper.lines)
    assert codes_on(data, profile.dots) == {NOTICE_NUMBER}


@pytest.mark.parametrize("field", ["subject", "debtor", "creditor", "second"])
def test_notice_with_a_name_that_the_printer_cannot_say_is_for_a4(field: str) -> None:
    contents = {
        "subject": a_notice(subject="Иван"),
        "debtor": a_notice(debtor=a_party(full_name="Rossi И")),
        "creditor": a_notice(creditor=a_creditor(name="И")),
        "second": a_notice(second=SecondLanguage(Language.DE, SecondForm.FULL, "И")),
    }
    with pytest.raises(BadValue, match="letter_not_on_roll") as refused:
        notice_roll(contents[field])
    assert refused.value.facts == {"letter": "И", "code_point": "U+0418"}


def test_receipt_of_any_name_comes_out_and_shows_what_it_cannot_say() -> None:
    debtor = a_party(full_name="Иван Əliyev", identifier="И" * 16)
    receipt = a_receipt(debtor=debtor, description="Ħal Ŧ́est")
    paper = read(receipt_roll(a_receipt_paper(receipt=receipt)))
    shown = "".join(line.text for line in paper.lines)
    assert "[U+0418][U+0432][U+0430][U+043D]" in shown
    assert "Eliyev" in shown
    assert "Hal Test" in shown
    assert "?" not in shown


def test_values_are_measured_in_the_letters_of_the_printer() -> None:
    psp = replace(a_receipt().psp, channel="…" * 17, psp_id="…" * 17)
    paper = read(receipt_roll(a_receipt_paper(receipt=a_receipt(psp=psp))))
    assert not any(line.wrapped for line in paper.lines)
    assert "".join(line.text for line in paper.lines).count(".") >= 2 * 51


@pytest.mark.parametrize("form", [SecondForm.SMALL, SecondForm.FULL])
def test_two_languages_follow_one_another_with_the_same_codes(form: SecondForm) -> None:
    second = SecondLanguage(Language.DE, form, "Personalausweis")
    data = notice_roll(a_notice(second=second))
    shown = " ".join(" ".join(line.text for line in read(data).lines).split())
    italian, german = shown.index("Avviso di pagamento"), shown.index("Zahlungsmitteilung")
    assert italian < shown.index("Carta d'identità elettronica") < german
    assert german < shown.index("Personalausweis")
    assert shown.count("un solo debito") == shown.count("eine einzige Schuld") == 2
    assert len(codes_on(data)) == 2


def test_the_other_language_alone_has_no_italian_word() -> None:
    second = SecondLanguage(Language.SL, SecondForm.ONLY, "Osebna izkaznica")
    shown = "\n".join(line.text for line in read(notice_roll(a_notice(second=second))).lines)
    assert "Osebna izkaznica" in shown
    for italian in ("Avviso", "Importo", "Cod.", "entro"):
        assert italian not in shown
