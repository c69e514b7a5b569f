"""Every contrast of the design, worked out from the colours in use."""

import pytest

from counter_app.ui.style.theme import DARK, HIGH_CONTRAST, LIGHT, Palette, Theme, Tone, contrast

PALETTES = pytest.mark.parametrize(
    "palette", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high"]
)
TEXT, PART = 4.5, 3.0


@PALETTES
def test_text_can_be_read_on_every_ground(palette: Palette) -> None:
    for ground in (palette.page, palette.surface, palette.sunken, palette.select):
        assert contrast(palette.text, ground) >= TEXT
        assert contrast(palette.text2, ground) >= TEXT
    assert contrast(palette.on_primary, palette.primary) >= TEXT
    assert contrast(palette.on_primary, palette.primary_hover) >= TEXT
    assert contrast(palette.primary, palette.surface) >= TEXT
    assert contrast(palette.header_text, palette.header) >= TEXT
    assert contrast(palette.header_muted, palette.header) >= TEXT
    assert contrast(palette.train_text, palette.train) >= TEXT


@PALETTES
def test_controls_bars_and_rings_can_be_seen(palette: Palette) -> None:
    assert contrast(palette.control, palette.surface) >= PART
    assert contrast(palette.select_bar, palette.select) >= PART
    assert contrast(palette.focus_out, palette.surface) >= PART
    assert contrast(palette.focus_out, palette.page) >= PART
    assert contrast(palette.focus_out, palette.focus_in) >= PART
    assert contrast(palette.header_focus, palette.header) >= PART


@PALETTES
@pytest.mark.parametrize("tone", list(Tone))
def test_every_state_can_be_read_on_its_chip_and_on_a_card(palette: Palette, tone: Tone) -> None:
    ink = palette.inks[tone]
    assert contrast(ink.text, ink.ground) >= TEXT
    assert contrast(ink.text, palette.surface) >= TEXT


@PALETTES
def test_errors_and_placeholders_can_be_read_in_fields(palette: Palette) -> None:
    theme = Theme(palette)
    assert contrast(theme.error, palette.surface) >= TEXT
    assert contrast(theme.muted, palette.surface) >= TEXT


#: The design gives one decimal.
ROUNDED = 0.06
#: Text, its ground and the contrast that the design promises for them.
FIGURES = (
    (LIGHT, "control", "surface", 3.8), (LIGHT, "text", "surface", 17.4),
    (LIGHT, "text2", "surface", 7.0), (LIGHT, "text", "select", 15.0),
    (LIGHT, "text2", "select", 6.1), (LIGHT, "on_primary", "primary", 5.6),
    (LIGHT, "header_text", "header", 12.6), (LIGHT, "header_muted", "header", 9.1),
    (LIGHT, "select_bar", "select", 4.8), (LIGHT, "train_text", "train", 9.9),
    (DARK, "control", "surface", 5.8), (DARK, "text", "surface", 14.4),
    (DARK, "text2", "surface", 8.9), (DARK, "on_primary", "primary", 7.7),
    (DARK, "select_bar", "select", 4.8), (DARK, "train_text", "train", 9.3),
    (HIGH_CONTRAST, "text", "surface", 21.0), (HIGH_CONTRAST, "on_primary", "primary", 19.6),
    (HIGH_CONTRAST, "select_bar", "select", 11.8),
)  # fmt: skip
#: The same for chips: light and dark.
CHIP_FIGURES = {
    Tone.TO_PAY: (8.1, 8.4), Tone.OVERDUE: (7.6, 8.1), Tone.PAID: (6.1, 8.5),
    Tone.TO_REGISTER: (7.2, 6.4), Tone.TO_CHECK: (7.5, 7.5), Tone.TO_PRINT: (7.6, 8.1),
    Tone.IN_INSTALMENTS: (8.1, 8.4), Tone.CANCELLED: (5.2, 7.0),
}  # fmt: skip


@pytest.mark.parametrize(("palette", "text", "ground", "figure"), FIGURES)
def test_figures_of_the_design_hold(
    palette: Palette, text: str, ground: str, figure: float
) -> None:
    found = contrast(getattr(palette, text), getattr(palette, ground))
    assert found == pytest.approx(figure, abs=ROUNDED)


@pytest.mark.parametrize("tone", list(Tone))
def test_figures_of_the_design_hold_for_every_chip(tone: Tone) -> None:
    inks = LIGHT.inks[tone], DARK.inks[tone]
    found = [contrast(ink.text, ink.ground) for ink in inks]
    assert found == pytest.approx(CHIP_FIGURES[tone], abs=ROUNDED)


@PALETTES
def test_what_is_pressed_can_be_read(palette: Palette) -> None:
    assert contrast(palette.on_primary, palette.primary_pressed) >= TEXT
    assert contrast(palette.focus_out, palette.sunken) >= PART
    assert contrast(palette.focus_out, palette.select) >= PART


def test_lengths_follow_the_text_size_and_never_vanish() -> None:
    assert Theme(LIGHT, 150).px(16) == 24
    assert Theme(LIGHT, 115).px(0.2) == 1
