from dataclasses import replace

import pytest

from payments_documents.notices import notice_page
from payments_documents.notices.postal_slip import carries_slip
from tests.factories.notices import (
    NOTICE_NUMBER,
    POSTAL_ACCOUNT,
    a_creditor,
    a_notice,
    a_notice_with_slip,
    a_party,
)
from tests.factories.pdf_reader import all_text, place_of, placed_texts, printed_codes

TOLERANCE_MM = 0.3


@pytest.fixture(scope="module")
def with_slip() -> bytes:
    return notice_page.render(a_notice_with_slip())


@pytest.mark.parametrize(
    ("text", "x", "baseline"),
    [
        ("sul C/C n.", 69.0, 220.7),
        ("000016302093", 84.8, 220.7),
        ("Intestato a", 59.0, 231.5),
        ("Oggetto pagamento", 59.0, 242.4),
        ("Tipo", 115.7, 252.1),
        ("P1", 115.7, 257.7),
        ("AUT. DB/SSIC/E 0000 del 01/01/2026", 10.0, 263.8),
    ],
)
def test_slip_texts_stand_where_the_layout_measures_them(
    with_slip: bytes, text: str, x: float, baseline: float
) -> None:
    place = place_of(with_slip, text)
    assert place.x == pytest.approx(x, abs=TOLERANCE_MM)
    assert place.baseline == pytest.approx(baseline, abs=TOLERANCE_MM)


def test_number_stands_on_notice_and_slip(with_slip: bytes) -> None:
    baselines = [
        placed.baseline
        for placed in placed_texts(with_slip)
        if placed.text == "3010 0000 0000 0042 85"
    ]
    assert baselines == pytest.approx([192.9, 257.7], abs=TOLERANCE_MM)


def test_datamatrix_is_read_from_the_printed_page(with_slip: bytes) -> None:
    record = printed_codes(with_slip)["DataMatrix"]
    assert len(record) == 256
    assert record.startswith(f"codfase=NBPA;18{NOTICE_NUMBER}12000016302093100000002195")
    assert record[77:133] == "RSSMRA80A41Z999X" + "MARIA ROSSI".ljust(40)


def test_slip_is_made_out_to_the_account_holder_not_to_the_entity(with_slip: bytes) -> None:
    holder = place_of(with_slip, POSTAL_ACCOUNT.holder)
    assert holder.baseline == pytest.approx(231.5, abs=TOLERANCE_MM)


def test_name_of_seventy_letters_moves_no_field_of_the_record() -> None:
    content = a_notice_with_slip(debtor=a_party(full_name="Maria Addolorata " * 4 + "X."))
    record = printed_codes(notice_page.render(content))["DataMatrix"]
    assert record[93:133] == ("MARIA ADDOLORATA " * 4)[:40]
    assert record[133:161] == "CARTA D'IDENTITA ELETTRONICA"


@pytest.mark.parametrize("authorisation", ["", "  "])
def test_account_without_authorisation_prints_no_slip(authorisation: str) -> None:
    account = replace(POSTAL_ACCOUNT, authorisation=authorisation)
    content = a_notice(creditor=a_creditor(postal_account=account))
    assert not carries_slip(content)
    pdf = notice_page.render(content)
    assert "BOLLETTINO" not in all_text(pdf)
    assert "DataMatrix" not in printed_codes(pdf)


def test_entity_without_postal_account_prints_no_slip() -> None:
    assert not carries_slip(a_notice())
