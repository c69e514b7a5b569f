"""Every contrast of the design, worked out from the colours in use."""

import pytest

from counter_app.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Palette, Theme, Tone, contrast

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


def test_figures_of_the_design_hold() -> None:
    assert round(contrast(LIGHT.text, LIGHT.surface), 1) == 17.4
    assert round(contrast(LIGHT.text2, LIGHT.surface), 1) == 7.0
    assert round(contrast(DARK.primary, DARK.on_primary), 1) == 7.7
    assert round(contrast(HIGH_CONTRAST.primary, HIGH_CONTRAST.on_primary), 1) == 19.6


def test_lengths_follow_the_text_size_and_never_vanish() -> None:
    assert Theme(LIGHT, 150).px(16) == 24
    assert Theme(LIGHT, 115).px(0.2) == 1
