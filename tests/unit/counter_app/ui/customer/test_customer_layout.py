"""The citizen's screen at any size: all of it seen, nothing over anything, the code readable."""

import math

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from counter_app.services.customer_codes import CustomerCode
from counter_app.ui.customer.customer_layout import (
    QUIET_MODULES,
    CustomerView,
    DrawnCode,
    Head,
    Sheet,
    Shown,
    drawn,
    sheet,
    spoken,
)
from counter_app.ui.style.fonts import load_fonts
from payments_core.money import Cents
from payments_core.notice.language import Language

HEAD = Head("Comune di Esempio", "Sportello 12", training=False, marked=True)
LONG_HEAD = Head(
    "Unione Montana dei Comuni delle Valli di Esempio e Prova",
    "Sportello polifunzionale 3, Municipio Levante",
    training=True,
    marked=True,
)
CODE = CustomerCode(
    "302032002700000251",
    "Carta d'identità elettronica",
    Cents(2250),
    "PAGOPA|002|302032002700000251|03334231200|2250",
    (Language.IT, Language.EN, Language.DE),
)
LONG_CODE = CustomerCode(
    "302032002700000251",
    "Canone patrimoniale di concessione per l'occupazione permanente del suolo pubblico - rata 12",
    Cents(999_999_999_99),
    "PAGOPA|002|302032002700000251|03334231200|99999999999",
    (Language.IT, Language.EN, Language.FR),
)
#: No line divides an amount from its euro.
EURO = "22,50\N{NO-BREAK SPACE}€"
#: Second screens from old to new, on their side, and the window of a desk with one screen.
SIZES = [
    (1024, 768), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160), (800, 480), (1080, 1920),
    (320, 384), (468, 464), (624, 464),
]  # fmt: skip


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    load_fonts()


def laid(
    view: CustomerView, head: Head, size: tuple[int, int], ratio: float = 1, percent: int = 100
) -> Sheet:
    return sheet(view, head, QSizeF(*size), ratio=ratio, text_percent=percent)


def boxes(made: Sheet) -> list[QRectF]:
    squares = [box for box in (made.code, made.tick, made.mark) if box is not None]
    return [one.box for one in made.lines] + squares


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("shown", list(Shown))
@pytest.mark.parametrize(("head", "code"), [(HEAD, CODE), (LONG_HEAD, LONG_CODE)])
def test_everything_is_on_the_screen_and_nothing_over_anything(
    size: tuple[int, int], percent: int, shown: Shown, head: Head, code: CustomerCode
) -> None:
    view = CustomerView(shown, None if shown is Shown.IDLE else drawn(code))
    made = laid(view, head, size, percent=percent)
    found = boxes(made)
    screen = QRectF(0, 0, *size)
    assert [box for box in found if not screen.contains(box)] == []
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            shared = one.intersected(other)
            assert min(shared.width(), shared.height()) <= 0.5
    for line in made.lines:
        needed = QFontMetricsF(line.font()).boundingRect(line.box, 0x1000, line.text)
        assert needed.width() <= line.box.width() + 0.5
        assert needed.height() <= line.box.height() + 0.5


def test_sizes_are_those_of_the_design_on_the_screen_it_was_made_for() -> None:
    view = CustomerView(Shown.TO_PAY, drawn(CODE))
    made = laid(view, HEAD, (1280, 800))
    sizes = {line.text: line.pixels for line in made.lines}
    assert sizes[EURO] == 112
    assert sizes["Carta d'identità elettronica"] == 36
    assert sizes["Inquadra il codice con l'app della banca o un'app di pagamento"] == 32
    assert sizes["Scan the code with your bank or payment app"] == 26
    paid = laid(CustomerView(Shown.PAID, drawn(CODE)), HEAD, (1280, 800))
    assert {line.text: line.pixels for line in paid.lines}["Pagato"] == 96


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_each_module_of_the_code_is_the_same_whole_number_of_real_pixels(
    size: tuple[int, int], ratio: float
) -> None:
    view = CustomerView(Shown.TO_PAY, drawn(CODE))
    made = laid(view, HEAD, (round(size[0] / ratio), round(size[1] / ratio)), ratio=ratio)
    assert made.code is not None
    modules = len(drawn(CODE).squares) + 2 * QUIET_MODULES
    pixels = made.code.width() * ratio / modules
    assert math.isclose(pixels, round(pixels), abs_tol=1e-6)
    assert pixels >= 2
    for corner in (made.code.x() * ratio, made.code.y() * ratio):
        assert math.isclose(corner, round(corner), abs_tol=1e-6)


def test_the_code_keeps_its_size_when_the_words_are_long() -> None:
    short, long = (
        laid(CustomerView(Shown.TO_PAY, drawn(code)), HEAD, (1024, 768)).code
        for code in (CODE, LONG_CODE)
    )
    assert short is not None
    assert long is not None
    assert short.size() == long.size()


def test_a_screen_says_all_it_shows_and_in_training_that_nothing_is_true() -> None:
    view = CustomerView(Shown.TO_PAY, drawn(CODE))
    said = spoken(view, HEAD)
    assert EURO in said
    assert "Scannen Sie den Code" in said
    assert "TRAINING" not in said
    trial = spoken(view, LONG_HEAD)
    assert "ADDESTRAMENTO" in trial
    assert "TRAINING" in trial
    assert "ADDESTRAMENTO" in spoken(CustomerView(), LONG_HEAD)


def test_what_may_say_something_of_somebody_is_called_a_notice() -> None:
    code = CustomerCode("302032002700000251", None, Cents(500), CODE.qr_text)
    assert "Avviso di pagamento" in spoken(CustomerView(Shown.TO_PAY, drawn(code)), HEAD)
    assert "Avviso di pagamento" in spoken(CustomerView(Shown.PAID, drawn(code)), HEAD)


def test_an_idle_screen_says_nothing_of_the_last_citizen() -> None:
    assert spoken(CustomerView(), HEAD) == "Comune di Esempio · Sportello 12"


def test_the_squares_are_those_of_the_code() -> None:
    assert isinstance(drawn(CODE), DrawnCode)
    assert len(drawn(CODE).squares) == 33
