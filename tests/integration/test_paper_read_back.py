"""The printed notice read back by other programs: places, whole texts, codes as a phone sees them.

The places are those of the national layout (notice layout 3), typed from there.
"""

from dataclasses import dataclass

import pytest

from payments_core.model.debt_position import Address
from payments_core.notice.content import NoticeContent
from payments_documents.notices import notice_page
from tests.factories.notices import POSTAL_ACCOUNT, a_creditor, a_notice, a_party
from tests.factories.paper_reader import (
    Line,
    page_words,
    printed_lines,
    seen_codes,
)
from tests.factories.pdf_reader import code_places, page_image
from tests.factories.random_notices import (
    printed_amount,
    qr_text,
    random_notice,
    slip_record,
)

#: Millimetres that a text may stand from its place.
TOLERANCE_MM = 0.3
#: Random contents in the ordinary run, and in each part of the long one.
SAMPLE, PART, PARTS = 12, 100, 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text begins, or with `right` where it ends, and its baseline."""

    text: str
    x: float
    baseline: float
    right: bool = False
    size: float | None = None


HEAD = (
    Place("AVVISO DI PAGAMENTO", 29.0, 13.2, size=10),
    Place("Carta d'identità elettronica", 10.0, 29.1, size=16),
    Place("ENTE CREDITORE", 10.0, 48.9, size=10),
    Place("80999990106", 100.0, 48.9, right=True, size=8),
    Place("DESTINATARIO", 114.0, 48.9),
    Place("RSSMRA80A41Z999X", 200.0, 48.9, right=True),
    Place("Comune di Esempio", 10.0, 62.4, size=14),
    Place("Maria Rossi", 114.0, 62.4, size=14),
    Place("Servizi demografici", 10.0, 74.1, size=12),
    Place("Via delle Prove 12", 114.0, 74.1, size=12),
    Place("16100 Esempio (GE)", 114.0, 80.2),
    Place("Piazza del Municipio 1 · 010 555 0100 · anagrafe@comune.esempio.it", 10.0, 84.4, size=8),
)
HOW_MUCH = (
    Place("Importo", 10.0, 106.4, size=8),
    Place("21,95 Euro", 10.0, 112.4, size=16),
    Place("DOVE PAGARE?", 114.0, 94.7),
    Place("pagopa.gov.it", 200.0, 94.7, right=True),
    Place("PAGA CON L'APP IO", 114.0, 106.9),
    Place("PAGA SUL TERRITORIO", 114.0, 123.3),
)
DUE = (
    Place("QUANTO E QUANDO PAGARE?", 10.0, 94.7),
    Place("entro il", 72.0, 106.4),
    Place("31/12/2026", 72.0, 112.4, size=16),
    Place("Rata unica entro il 31/12/2026", 200.0, 145.8, right=True),
)
NOT_DUE = (
    Place("QUANTO PAGARE?", 10.0, 94.7),
    Place("Rata unica", 200.0, 145.8, right=True),
)
DATA = (
    Place("DATI PER IL PAGAMENTO", 10.0, 145.8, size=10),
    Place("Destinatario", 59.0, 157.2),
    Place("Maria Rossi", 59.0, 160.9, size=8),
    Place("Ente creditore", 59.0, 166.4),
    Place("Comune di Esempio", 59.0, 170.1),
    Place("Oggetto del pagamento", 59.0, 175.6),
    Place("Carta d'identità elettronica", 59.0, 179.3),
    Place("21,95", 200.0, 159.0, right=True, size=12),
    Place("di pagamento o usa i dati accanto.", 10.0, 191.3),
    Place("Cod. CBILL", 59.0, 187.1),
    Place("ABCDE", 59.0, 192.9, size=10),
    Place("Cod. Avviso", 94.2, 187.1),
    Place("3010 0000 0000 0042 85", 94.2, 192.9, size=10),
    Place("Cod. Fiscale Ente", 200.0, 187.1, right=True),
    Place("80999990106", 200.0, 192.9, right=True, size=10),
)
SLIP = (
    Place("BOLLETTINO POSTALE PA", 10.0, 206.6, size=10),
    Place("sul C/C n.", 69.0, 220.7),
    Place("000016302093", 84.8, 220.7, size=10),
    Place("21,95", 200.0, 220.7, right=True, size=12),
    Place("Intestato a", 59.0, 231.5),
    Place("Comune di Esempio - Servizio tesoreria", 84.8, 231.5),
    Place("Destinatario", 59.0, 237.1),
    Place("Maria Rossi", 84.8, 237.1),
    Place("Oggetto pagamento", 59.0, 242.4),
    Place("Carta d'identità elettronica", 84.8, 242.4),
    Place("Cod. Avviso", 59.0, 252.1),
    Place("3010 0000 0000 0042 85", 59.0, 257.7),
    Place("Tipo", 115.7, 252.1),
    Place("P1", 115.7, 257.7),
    Place("Cod. Fiscale Ente Creditore", 168.5, 252.1, right=True),
    Place("80999990106", 168.5, 257.7, right=True),
    Place("AUT. DB/SSIC/E 0000 del 01/01/2026", 10.0, 263.8, size=7),
)
SLIP_DUE = (Place("Rata unica entro 31/12/2026", 200.0, 206.6, right=True),)
SLIP_NOT_DUE = (Place("Rata unica", 200.0, 206.6, right=True),)
#: Grey bands: left, top, right, bottom.
BANDS = ((0, 43.9, 104, 52.1), (106, 43.9, 210, 52.1), (0, 89.7, 104, 97.6), (0, 140.8, 210, 148.7))
SLIP_BAND = (0, 201.6, 210, 209.5)
GREY = 0xEC


def is_there(place: Place, lines: list[Line], shift: float = 0.0) -> bool:
    return any(
        line.text == place.text
        and abs((line.right if place.right else line.left) - place.x) <= TOLERANCE_MM
        and abs(line.baseline - place.baseline - shift) <= TOLERANCE_MM
        and place.size in (None, line.size)
        for line in lines
    )


def content(*, slip: bool, due: bool) -> NoticeContent:
    changes = {} if due else {"due_on": None}
    creditor = a_creditor(postal_account=POSTAL_ACCOUNT if slip else None)
    return a_notice(creditor=creditor, **changes)


@pytest.mark.parametrize("slip", [True, False])
@pytest.mark.parametrize("due", [True, False])
def test_everything_stands_where_the_national_layout_measures_it(slip: bool, due: bool) -> None:
    pdf = notice_page.render(content(slip=slip, due=due))
    lines = printed_lines(pdf)
    expected = [*HEAD, *HOW_MUCH, *DATA, *(DUE if due else NOT_DUE)]
    if slip:
        expected += [*SLIP, *(SLIP_DUE if due else SLIP_NOT_DUE)]
    assert [place for place in expected if not is_there(place, lines)] == []
    codes = code_places(pdf)
    assert codes["QRCode"] == pytest.approx((10.0, 154.8, 35.0, 179.8), abs=TOLERANCE_MM)
    assert ("DataMatrix" in codes) is slip
    if slip:
        box = (177.0, 231.8, 200.0, 254.8)
        assert codes["DataMatrix"] == pytest.approx(box, abs=TOLERANCE_MM)


@pytest.mark.parametrize("slip", [True, False])
def test_grey_bands_begin_and_end_in_their_places(slip: bool) -> None:
    picture = page_image(notice_page.render(content(slip=slip, due=True)), dpi=254)
    for left, top, right, bottom in (*BANDS, *((SLIP_BAND,) if slip else ())):
        # A column without words, just inside the left end.
        column = picture.crop((round(left * 10 + 20), 0, round(left * 10 + 21), picture.height))
        grey = [y / 10 for y in range(picture.height) if column.getpixel((0, y)) == GREY]
        inside = [y for y in grey if top - 2 < y < bottom + 2]
        assert (inside[0], inside[-1] + 0.1) == pytest.approx((top, bottom), abs=TOLERANCE_MM)
        row = [picture.getpixel((x, round(top * 10 + 5))) == GREY for x in range(picture.width)]
        assert row[round(left * 10 + 3)]
        assert row[round(right * 10 - 5)]
    between = picture.getpixel((1050, 480))
    assert between == 255


def test_long_names_push_what_follows_down_by_the_same_step_and_lose_nothing() -> None:
    name = "Società Agricola D’Angelo-Großmüller Ždánov Čuk e Figli S.r.l. in liqu"
    street = "Contrada San Giovanni Battista in Fonte alla Piana degli Albanesi"
    address = Address(street, "123/B interno 45", "39100", "Bolzano Sankt Georgen", "BZ", "IT")
    long = content(slip=False, due=True)
    long = a_notice(creditor=long.creditor, debtor=a_party(full_name=name, address=address))
    pdf = notice_page.render(long)
    lines = printed_lines(pdf)
    shift = next(line.baseline for line in lines if line.text == "DOVE PAGARE?") - 94.7
    assert shift > 0
    moved = [*HOW_MUCH, *DUE, *(place for place in DATA if "Rossi" not in place.text)]
    assert [place for place in moved if not is_there(place, lines, shift)] == []
    words = page_words(pdf)
    for text in (name, street):
        assert text.replace(" ", "") in words


def read_back(seed: int) -> list[str]:
    """What is wrong with one random notice; nothing, if all its fields are exact."""
    notice = random_notice(seed)
    pdf = notice_page.render(notice)
    codes = seen_codes(pdf, seed)
    words, faults = page_words(pdf), []
    if codes != {"QRCode": qr_text(notice), "DataMatrix": slip_record(notice)}:
        faults.append(f"codes: {codes}")
    creditor, debtor, account = notice.creditor, notice.debtor, notice.creditor.postal_account
    assert account is not None
    fields = [
        (notice.subject, 3), (creditor.name, 2), (debtor.full_name, 3), (account.holder, 1),
        (account.number.zfill(12), 1), (account.authorisation, 1), (creditor.tax_code, 3),
        (printed_amount(notice.amount_cents), 3), (str(notice.notice_number), 2),
        (debtor.identifier, 1), (debtor.address.city or "", 1), (creditor.sector or "", 1),
        (debtor.address.street or "", 1), (creditor.contacts or "", 1), (creditor.cbill or "", 1),
        (f"{notice.due_on:%d/%m/%Y}" if notice.due_on else "", 3),
    ]  # fmt: skip
    faults += [f"{text!r}" for text, times in fields if words.count("".join(text.split())) < times]
    # The glyph of a missing letter has no code of its own.
    faults += ["missing glyph"] * ("\0" in words or "\ufffd" in words)
    return [f"seed {seed}: {fault}" for fault in faults]


@pytest.mark.parametrize("seed", range(SAMPLE))
def test_every_field_of_a_random_notice_is_read_back_exactly(seed: int) -> None:
    assert read_back(seed) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_field_of_ten_thousand_random_notices_is_read_back_exactly(part: int) -> None:
    seeds = range(part * PART, (part + 1) * PART)
    assert [fault for seed in seeds for fault in read_back(seed)] == []
