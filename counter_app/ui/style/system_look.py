"""From what somebody has chosen to the look of the window, with what the system says.

Where the system shows everything in high contrast, its own colours win over every choice here.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from counter_app.services.appearance import Appearance, ThemeChoice
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import DARK, HIGH_CONTRAST, LIGHT, Ink, Palette, Theme, Tone
from counter_app.ui.style.words import Words

_PALETTES = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.DARK: DARK,
    ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST,
}


def look_of(appearance: Appearance, pixel_ratio: float) -> Look:
    """The look of a choice, on a screen of this many pixels a point."""
    theme = theme_of(appearance.theme, appearance.scale_percent)
    return Look(theme, Icons(theme, pixel_ratio), Words(appearance.language), appearance.theme)


def theme_of(choice: ThemeChoice, scale_percent: int = 100) -> Theme:
    """The colours of a choice at a text size."""
    if system_wants_contrast():
        palette = palette_of_system(QGuiApplication.palette())
        return Theme(palette, scale_percent, of_system=True)
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    return Theme(_PALETTES.get(choice, DARK if dark else LIGHT), scale_percent)


def system_wants_contrast() -> bool:
    """Whether the system's own high contrast is on."""
    # Named, because what it hands out goes with it.
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def palette_of_system(system: QPalette) -> Palette:
    """The system's colours by what they are for here; states are told by icon, word and border."""
    role = QPalette.ColorRole

    def named(one: QPalette.ColorRole) -> str:
        return system.color(one).name().upper()

    ground, text, field = named(role.Window), named(role.WindowText), named(role.Base)
    chosen, on_chosen = named(role.Highlight), named(role.HighlightedText)
    ink = Ink(text, ground, text)
    return Palette(
        page=ground, surface=field, sunken=ground, line=text, control=text, text=named(role.Text),
        text2=named(role.Text), primary=chosen, primary_hover=chosen, primary_pressed=chosen,
        on_primary=on_chosen, header=ground, header_text=text, header_muted=text, header_line=text,
        search_ground=field, select=field, select_bar=chosen, focus_out=chosen, focus_in=ground,
        header_focus=chosen, logo_ground=LIGHT.logo_ground, train=text, train_text=ground,
        border_px=2, ring_px=3, inks=dict.fromkeys(Tone, ink),
    )  # fmt: skip
