"""The delivered faces are the ones in use, and their figures align."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QTextLayout

from counter_app.ui.style import fonts as module
from counter_app.ui.style.fonts import MONO, SANS, Size, legible, load_fonts, mono, sans
from counter_app.ui.style.theme import LIGHT, Theme


def test_the_faces_are_those_delivered_and_strong_is_not_bold(qapp: object) -> None:
    load_fonts()
    theme = Theme(LIGHT)
    assert QFontInfo(sans(theme)).family() == SANS
    assert QFontInfo(mono(theme)).family() == MONO
    assert QFontInfo(sans(theme, strong=True)).weight() == 600


def test_an_application_has_each_face_once(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    load_fonts()
    registered: list[str] = []
    monkeypatch.setattr(module.QFontDatabase, "addApplicationFont", registered.append)
    load_fonts()
    assert registered == []


def test_digits_and_the_euro_sign_have_one_width(qapp: object) -> None:
    load_fonts()
    metrics = QFontMetrics(sans(Theme(LIGHT), Size.ANSWER))
    assert len({metrics.horizontalAdvance(sign) for sign in "0123456789€"}) == 1


def test_text_grows_with_the_scale() -> None:
    assert sans(Theme(LIGHT, 200), Size.BODY).pixelSize() == 32


@pytest.mark.parametrize("name", ["D'Agostino Nicolò", "Ωμέγα", "Жук", "Nguyễn", "1.234,50 €"])
def test_letters_that_some_font_has_are_shown_as_they_are(qapp: object, name: str) -> None:
    load_fonts()
    assert legible(name) == name


def test_letter_that_no_font_has_stands_as_its_code_point(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_fonts()
    monkeypatch.setattr(module, "_is_shown", lambda sign: sign.isascii())
    assert legible("Li 李明") == "Li [U+674E][U+660E]"


@pytest.mark.parametrize("name", ["李明", "\U0001f600", "e\u0301", "\u202eabc"])
def test_nothing_is_drawn_as_an_empty_box(qapp: object, name: str) -> None:
    """Whatever fonts this machine has."""
    load_fonts()
    layout = QTextLayout(legible(name), sans(Theme(LIGHT)))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert 0 not in glyphs
