import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from counter_app.ui.style.fonts import sans
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.bars import WHOLE, paint_bar, room_for, share_of


@pytest.fixture
def look(qapp) -> Look:
    theme = Theme()
    return Look(theme, Icons(theme), Words("it"))


def drawn(look: Look, share: int, ratio: float) -> QImage:
    image = QImage(round(300 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.translate(0.3, 0.3)
    font = sans(look.theme)
    paint_bar(painter, look, QRect(10, 0, 280, 40), share, "", font, room_for(font, 5))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(QPoint(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("share", [WHOLE, 333, 1])
def test_bar_has_one_colour_and_crisp_edges_at_any_ratio(look, share: int, ratio: float) -> None:
    bar = look.theme.palette.select_bar.lower()
    assert colours(drawn(look, share, ratio)) == {"#ffffff", bar}


def test_nothing_is_drawn_of_nothing(look) -> None:
    assert colours(drawn(look, 0, 1.0)) == {"#ffffff"}


def test_bars_are_as_long_as_what_they_stand_for(look) -> None:
    def length(share: int) -> int:
        image = drawn(look, share, 1.0)
        middle = image.height() // 2
        return sum(
            image.pixelColor(QPoint(x, middle)).name() != "#ffffff" for x in range(image.width())
        )

    assert length(500) == pytest.approx(length(WHOLE) / 2, abs=1)
    assert share_of(3, 4) == 750
