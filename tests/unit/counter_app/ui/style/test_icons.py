"""Symbols take the colour of the theme and are drawn once."""

from itertools import combinations

from PySide6.QtGui import QColor

from counter_app.ui.style.icons import TONE_ICONS, Icons
from counter_app.ui.style.theme import LIGHT, Theme, Tone


def test_a_symbol_is_drawn_in_the_colour_asked_for(qapp: object) -> None:
    image = Icons(Theme(LIGHT)).pixmap("check-circle", LIGHT.primary, 96).toImage()
    wanted = QColor(LIGHT.primary)
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    assert {colour.name() for colour in solid} == {wanted.name()}


def test_the_same_symbol_is_drawn_once(qapp: object) -> None:
    icons = Icons(Theme(LIGHT))
    first, again = (icons.pixmap("clock", LIGHT.text) for _ in range(2))
    assert first.cacheKey() == again.cacheKey()


def test_symbols_follow_text_size_and_screen(qapp: object) -> None:
    pixmap = Icons(Theme(LIGHT, 150), pixel_ratio=2.0).pixmap("clock", LIGHT.text, 20)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (60, 2.0)


def test_every_state_has_an_outline_of_its_own(qapp: object) -> None:
    assert set(TONE_ICONS) == set(Tone)
    icons = Icons(Theme(LIGHT))
    drawn = {tone: icons.pixmap(name, "#000000").toImage() for tone, name in TONE_ICONS.items()}
    assert all(drawn[one] != drawn[other] for one, other in combinations(Tone, 2))
