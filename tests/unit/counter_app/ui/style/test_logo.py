"""The entity's mark: drawn as large as it should be, or not at all."""

import pytest
from PySide6.QtCore import QSize

from counter_app.ui.style.icons import Icons
from counter_app.ui.style.logo import Logo, size_of
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from tests.factories.pictures import COAT_OF_ARMS, svg_of
from tests.factories.screen_people import drawn_logo


def _look(scale: int = 100) -> Look:
    theme = Theme(LIGHT, scale)
    return Look(theme, Icons(theme), Words("it"))


def test_a_mark_keeps_its_shape_at_every_text_size(qapp: object) -> None:
    assert size_of(drawn_logo()) == QSize(240, 300)
    assert Logo(_look(), drawn_logo(), 40, tile=False).sizeHint() == QSize(32, 40)
    assert Logo(_look(200), drawn_logo(), 40, tile=True).sizeHint() == QSize(64 + 16, 80 + 16)


def test_a_drawing_is_as_sharp_as_the_screen(qapp: object) -> None:
    assert size_of(COAT_OF_ARMS) == QSize(120, 150)
    logo = Logo(_look(), COAT_OF_ARMS, 100, tile=False)
    logo.grab()
    logo._decode()
    image = logo.grab().toImage()
    colours = {image.pixelColor(x, 50).name() for x in range(0, image.width(), 4)}
    assert len(colours) > 4


@pytest.mark.parametrize(
    "data",
    [None, b"", b"not a picture", drawn_logo()[:12], svg_of("<script/>"), COAT_OF_ARMS[:200]],
)
def test_what_is_no_picture_is_no_mark(qapp: object, data: bytes | None) -> None:
    assert size_of(data) is None
    assert not Logo(_look(), data, 40, tile=True).has_mark()
