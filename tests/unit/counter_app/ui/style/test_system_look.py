import pytest
from PySide6.QtGui import QColor, QPalette

from counter_app.services.appearance import Appearance, ThemeChoice
from counter_app.ui.style import system_look
from counter_app.ui.style.stylesheet import stylesheet
from counter_app.ui.style.system_look import look_of, palette_of_system, theme_of
from counter_app.ui.style.theme import DARK, HIGH_CONTRAST, LIGHT, Tone, contrast


@pytest.mark.parametrize(
    ("choice", "palette"),
    [
        (ThemeChoice.SYSTEM, LIGHT),
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST),
    ],
)
def test_a_choice_has_its_colours(qapp: object, choice: ThemeChoice, palette: object) -> None:
    chosen = Appearance("en", 130, choice)
    look = look_of(chosen, 1.0)
    assert look.theme.palette is palette
    assert look.appearance == chosen


def yellow_on_black() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for ground in (role.Window, role.Base, role.Button):
        palette.setColor(ground, QColor("#000000"))
    for ink in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(ink, QColor("#FFFF00"))
    palette.setColor(role.Highlight, QColor("#00FFFF"))
    palette.setColor(role.HighlightedText, QColor("#000000"))
    return palette


def test_high_contrast_of_the_system_wins_over_every_choice(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_look, "system_wants_contrast", lambda: True)
    for choice in ThemeChoice:
        theme = theme_of(choice, 150)
        assert theme.of_system
        assert "color" not in stylesheet(theme)
        assert "background" not in stylesheet(theme)


def test_what_we_paint_ourselves_takes_the_colours_of_the_system() -> None:
    palette = palette_of_system(yellow_on_black())
    assert (palette.page, palette.text, palette.primary) == ("#000000", "#FFFF00", "#00FFFF")
    pairs = [
        (palette.text, palette.surface), (palette.text2, palette.select),
        (palette.on_primary, palette.primary), (palette.header_text, palette.header),
        (palette.train_text, palette.train), (palette.focus_out, palette.page),
    ]  # fmt: skip
    pairs += [(palette.inks[tone].text, palette.inks[tone].ground) for tone in Tone]
    assert all(contrast(one, other) >= 4.5 for one, other in pairs)
