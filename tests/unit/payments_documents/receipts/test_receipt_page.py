from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.money import Cents
from payments_core.notice.language import Language
from payments_documents.receipts import receipt_page
from tests.factories.notices import a_creditor, a_party, a_receipt, a_receipt_paper
from tests.factories.pdf_reader import (
    all_text,
    overlapping_texts,
    place_of,
    placed_texts,
    reader,
    structure,
    text_rectangles,
)


@pytest.fixture(scope="module")
def receipt() -> bytes:
    return receipt_page.render(a_receipt_paper())


@pytest.mark.parametrize(
    "fact",
    [
        "23/11/2026 10:41",
        "80999990106",
        "Comune di Esempio",
        "01000000000004285",
        "ABI99999",
        "Banca di Prova S.p.A.",
        "c110729d258c4ab1b765fe902aae41d6",
        "21,95 €",
        "Carta d'identità elettronica",
        "3010 0000 0000 0042 85",
        "Maria Rossi",
        "RSSMRA80A41Z999X",
        "IBAN IT60 X054 2811 1010 0000 0123 456",
    ],
)
def test_receipt_says_what_the_national_minimum_asks(receipt: bytes, fact: str) -> None:
    assert fact in all_text(receipt)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_overlaps_on_a_receipt(language: Language) -> None:
    content = a_receipt_paper(copy=True)
    assert overlapping_texts(receipt_page.render(content, language)) == []


def test_largest_amounts_and_longest_names_still_fit() -> None:
    content = a_receipt_paper(
        receipt=a_receipt(
            amount_cents=Cents(99_999_999_999),
            fee_cents=Cents(99_999_999),
            description="Tassa sui rifiuti anno 2026 " * 5,
            company_name="Unione dei Comuni della Valle del Fiume Lunghissimo " * 2,
            debtor=a_party(
                full_name="Maria Addolorata dei Conti di Montefalco e Roccasecca abcdefghijklmn"
            ),
            payer=a_party(
                full_name="Giovanni Battista dei Conti di Montefalco e Roccasecca abcdefghijkl"
            ),
        )
    )
    pdf = receipt_page.render(content)
    assert overlapping_texts(pdf) == []
    assert max(box[2] for _, box in text_rectangles(pdf)) < 200.8
    assert "999.999.999,99 €" in all_text(pdf)


@pytest.mark.parametrize("letter", ["\U0001f600", "ש", "中"])
def test_letters_that_no_font_has_stand_as_their_code_points(letter: str) -> None:
    point = f"[U+{ord(letter):04X}]"
    transfer = replace(a_receipt().transfers[0], remittance=letter * 140, beneficiary_name=letter)
    content = a_receipt_paper(
        receipt=a_receipt(
            description=letter * 140,
            company_name=letter * 70,
            debtor=a_party(full_name=letter * 70),
            payer=a_party(full_name=letter * 70),
            transfers=(transfer,),
        )
    )
    pdf = receipt_page.render(content)
    assert overlapping_texts(pdf) == []
    assert all_text(pdf).count(point) > 400


@given(text=st.text(min_size=1, max_size=70))
@settings(max_examples=40, deadline=None)
def test_any_text_prints(text: str) -> None:
    receipt = a_receipt(
        receipt_id=text[:35],
        description=text * 2,
        company_name=text,
        debtor=a_party(full_name=text, identifier=text[:16]),
        payer=a_party(full_name=text, identifier=text[:16]),
        payment_method=text[:35],
    )
    content = a_receipt_paper(creditor=replace(a_creditor(), name=text[:50]), receipt=receipt)
    assert receipt_page.render(content).startswith(b"%PDF")


def test_many_transfers_go_on_to_another_page_with_its_head() -> None:
    transfer = replace(a_receipt().transfers[0], remittance="Quota provinciale e comunale " * 4)
    transfers = tuple(replace(transfer, transfer_no=number) for number in range(1, 13))
    pdf = receipt_page.render(a_receipt_paper(receipt=a_receipt(transfers=transfers), copy=True))
    assert len(reader(pdf).pages) >= 2
    second = [placed.text for placed in placed_texts(pdf) if placed.page == 1]
    assert {"RICEVUTA DI PAGAMENTO", "COPIA", "VERSAMENTI", "Pagina 2"} <= set(second)
    text = all_text(pdf)
    assert all(f"Versamento {number} ·" in text for number in range(1, 13))
    assert any("3010 0000 0000 0042 85" in line for line in second)
    assert max(placed.baseline for placed in placed_texts(pdf)) < 287


def test_revenue_stamp_is_named_where_the_account_would_stand() -> None:
    stamp = replace(a_receipt().transfers[0], iban=None, stamp=b"signed")
    pdf = receipt_page.render(a_receipt_paper(receipt=a_receipt(transfers=(stamp,))))
    assert "Marca da bollo digitale" in all_text(pdf)
    assert "IBAN" not in all_text(pdf)


def test_revenue_stamp_is_attached_and_the_paper_says_under_which_name() -> None:
    stamp = replace(a_receipt().transfers[0], iban=None, stamp=b"<marca>\xff</marca>")
    pdf = receipt_page.render(a_receipt_paper(receipt=a_receipt(transfers=(stamp,))))
    [(name, files)] = reader(pdf).attachments.items()
    assert files == [b"<marca>\xff</marca>"]
    assert name in all_text(pdf)
    unsigned = replace(stamp, stamp=None)
    pdf = receipt_page.render(a_receipt_paper(receipt=a_receipt(transfers=(unsigned,))))
    assert reader(pdf).attachments == {}
    assert "allegato" not in all_text(pdf)


@pytest.mark.parametrize("language", list(Language))
def test_receipt_comes_out_whatever_the_hub_left_out(language: Language) -> None:
    bare = a_receipt(
        receipt_id="x" * 255, paid_at=None, application_on=None, fee_cents=None,
        payment_method=None, psp=replace(a_receipt().psp, name="", tax_code=None),
        transfers=(replace(a_receipt().transfers[0], beneficiary_name=None),),
    )  # fmt: skip
    pdf = receipt_page.render(a_receipt_paper(receipt=bare), language)
    assert overlapping_texts(pdf) == []
    assert "ABI99999" in all_text(pdf)
    assert all_text(pdf).replace("\n", "").replace(" ", "").count("x" * 60) >= 4


def test_receipt_is_dated_by_its_printing_and_tagged(receipt: bytes) -> None:
    metadata = reader(receipt).metadata
    assert metadata is not None
    assert metadata.creation_date == a_receipt_paper().printed_at
    assert [element["/S"] for element in structure(receipt)].count("/H2") == 5
    assert place_of(receipt, "Stampata il 23/11/2026 10:45 · Rilasciata da Comune di Esempio")


def test_specimen_receipt_says_so() -> None:
    assert "FAC-SIMILE" in all_text(receipt_page.render(a_receipt_paper(facsimile=True)))
