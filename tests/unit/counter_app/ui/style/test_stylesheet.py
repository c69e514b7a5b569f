"""The style sheet uses the theme's colours and nothing else."""

import re
from pathlib import Path

import pytest

import counter_app.ui
from counter_app.ui.style.stylesheet import stylesheet
from counter_app.ui.style.theme import DARK, HIGH_CONTRAST, LIGHT, Palette, Theme

HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")


def _colours(palette: Palette) -> set[str]:
    own = {
        value
        for name in palette.__slots__
        if isinstance(value := getattr(palette, name), str) and value
    }
    inks = {colour for ink in palette.inks.values() for colour in (ink.text, ink.ground)}
    return own | inks


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high"])
def test_every_colour_comes_from_the_palette(palette: Palette) -> None:
    assert set(HEX.findall(stylesheet(Theme(palette)))) <= _colours(palette)


def test_no_colour_is_written_outside_the_theme() -> None:
    folder = Path(counter_app.ui.__file__).parent
    found = [
        path.name
        for path in folder.glob("*.py")
        if path.name != "theme.py" and HEX.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_is_written_smaller_than_a_key_cap() -> None:
    sizes = re.findall(r"font-size: (\d+)px", stylesheet(Theme(LIGHT)))
    assert min(map(int, sizes)) >= 13
