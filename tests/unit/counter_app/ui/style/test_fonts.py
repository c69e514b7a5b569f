"""The delivered faces are the ones in use, and their figures align."""

from PySide6.QtGui import QFontInfo, QFontMetrics

from counter_app.ui.style.fonts import MONO, SANS, Size, load_fonts, mono, sans
from counter_app.ui.style.theme import LIGHT, Theme


def test_the_faces_are_those_delivered_and_strong_is_not_bold(qapp: object) -> None:
    load_fonts()
    theme = Theme(LIGHT)
    assert QFontInfo(sans(theme)).family() == SANS
    assert QFontInfo(mono(theme)).family() == MONO
    assert QFontInfo(sans(theme, strong=True)).weight() == 600


def test_digits_and_the_euro_sign_have_one_width(qapp: object) -> None:
    load_fonts()
    metrics = QFontMetrics(sans(Theme(LIGHT), Size.ANSWER))
    assert len({metrics.horizontalAdvance(sign) for sign in "0123456789€"}) == 1


def test_text_grows_with_the_scale() -> None:
    assert sans(Theme(LIGHT, 200), Size.BODY).pixelSize() == 32
