"""Colours and sizes of the counter, as one frozen value handed to painters and style sheet.

Every colour of the program is here and nowhere else. Each palette answers for its contrasts:
text on its ground at least 4.5 to 1, borders of fields, rings and bars at least 3 to 1
(WCAG 2.2, 1.4.3 and 1.4.11); a test computes them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_app.services.appearance import TEXT_SCALES as TEXT_SCALES

#: Window width (in pixels at 100 %) from which the side panel stands beside the table.
SIDE_PANEL_FROM = 1280
#: Window width under which the rail shows icons only.
RAIL_WORDS_FROM = 960
#: Window width from which tables show their additional columns.
WIDE_FROM = 1600


class Tone(StrEnum):
    """What a chip or an answer says; each has its own icon outline and its own colours."""

    TO_PAY = "TO_PAY"
    OVERDUE = "OVERDUE"
    PAID = "PAID"
    TO_REGISTER = "TO_REGISTER"
    TO_CHECK = "TO_CHECK"
    TO_PRINT = "TO_PRINT"
    IN_INSTALMENTS = "IN_INSTALMENTS"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Ink:
    """Text and ground of a tone; `border` is empty where the ground alone draws the chip."""

    text: str
    ground: str
    border: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance, by what they are for."""

    page: str
    surface: str
    sunken: str
    line: str
    control: str
    text: str
    text2: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    header: str
    header_text: str
    header_muted: str
    header_line: str
    search_ground: str
    select: str
    select_bar: str
    focus_out: str
    focus_in: str
    header_focus: str
    logo_ground: str
    train: str
    train_text: str
    border_px: int
    ring_px: int
    inks: Mapping[Tone, Ink]


_LIGHT_TO_PAY = Ink("#2F475E", "#EBECED")
_LIGHT_OVERDUE = Ink("#663D00", "#F6E4C8")

LIGHT = Palette(
    page="#F2F7FC",
    surface="#FFFFFF",
    sunken="#EBECED",
    line="#D9DADB",
    control="#768594",
    text="#1A1A1A",
    text2="#455B71",
    primary="#0066CC",
    primary_hover="#004D99",
    primary_pressed="#003366",
    on_primary="#FFFFFF",
    header="#003366",
    header_text="#FFFFFF",
    header_muted="#BFDFFF",
    header_line="#003366",
    search_ground="#FFFFFF",
    select="#E3F0FD",
    select_bar="#0066CC",
    focus_out="#1A1A1A",
    focus_in="#FFFFFF",
    header_focus="#FFFFFF",
    logo_ground="#FFFFFF",
    train="#5A2D82",
    train_text="#FFFFFF",
    border_px=1,
    ring_px=2,
    inks={
        Tone.TO_PAY: _LIGHT_TO_PAY,
        Tone.OVERDUE: _LIGHT_OVERDUE,
        Tone.PAID: Ink("#006644", "#E1F2EC"),
        Tone.TO_REGISTER: Ink("#004D99", "#E3F0FD"),
        Tone.TO_CHECK: Ink("#7A1F2E", "#F5D6DB"),
        Tone.TO_PRINT: _LIGHT_OVERDUE,
        Tone.IN_INSTALMENTS: _LIGHT_TO_PAY,
        Tone.CANCELLED: Ink("#5C6F82", "#FFFFFF", "#5C6F82"),
    },
)

_DARK_TO_PAY = Ink("#D9DADB", "#2B3947")
_DARK_OVERDUE = Ink("#EECD9A", "#46310F")

DARK = Palette(
    page="#10171F",
    surface="#19232E",
    sunken="#232F3C",
    line="#33414F",
    control="#929DA9",
    text="#F2F4F6",
    text2="#B8C3CE",
    primary="#6AAAEB",
    primary_hover="#94C4F5",
    primary_pressed="#BFDFFF",
    on_primary="#0B1118",
    header="#0B1118",
    header_text="#FFFFFF",
    header_muted="#94C4F5",
    header_line="#33414F",
    search_ground="#19232E",
    select="#1D3A57",
    select_bar="#6AAAEB",
    focus_out="#FFFFFF",
    focus_in="#10171F",
    header_focus="#FFFFFF",
    logo_ground="#FFFFFF",
    train="#C9A7F0",
    train_text="#0B1118",
    border_px=1,
    ring_px=2,
    inks={
        Tone.TO_PAY: _DARK_TO_PAY,
        Tone.OVERDUE: _DARK_OVERDUE,
        Tone.PAID: Ink("#6EE7BF", "#12382B"),
        Tone.TO_REGISTER: Ink("#94C4F5", "#1B3A5A"),
        Tone.TO_CHECK: Ink("#EBADB8", "#4A1C27"),
        Tone.TO_PRINT: _DARK_OVERDUE,
        Tone.IN_INSTALMENTS: _DARK_TO_PAY,
        Tone.CANCELLED: Ink("#A3ADB7", "#19232E", "#A3ADB7"),
    },
)


def _outlined(colour: str) -> Ink:
    return Ink(colour, "#000000", colour)


HIGH_CONTRAST = Palette(
    page="#000000",
    surface="#000000",
    sunken="#000000",
    line="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    primary="#FFFF00",
    primary_hover="#FFFFFF",
    primary_pressed="#FFFFFF",
    on_primary="#000000",
    header="#000000",
    header_text="#FFFFFF",
    header_muted="#FFFFFF",
    header_line="#FFFFFF",
    search_ground="#000000",
    select="#002B80",
    select_bar="#FFFF00",
    focus_out="#FFFF00",
    focus_in="#000000",
    header_focus="#FFFF00",
    logo_ground="#FFFFFF",
    train="#E0C2FF",
    train_text="#000000",
    border_px=2,
    ring_px=3,
    inks={
        Tone.TO_PAY: _outlined("#FFFFFF"),
        Tone.OVERDUE: _outlined("#FFD37A"),
        Tone.PAID: _outlined("#6EE7BF"),
        Tone.TO_REGISTER: _outlined("#94C4F5"),
        Tone.TO_CHECK: _outlined("#FFB3C0"),
        Tone.TO_PRINT: _outlined("#FFD37A"),
        Tone.IN_INSTALMENTS: _outlined("#FFFFFF"),
        Tone.CANCELLED: _outlined("#C5C7C9"),
    },
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette and a text scale in per cent: everything that painters need to know."""

    palette: Palette = LIGHT
    scale_percent: int = 100
    #: The palette is the system's, which draws what it can draw by itself.
    of_system: bool = False

    def px(self, pixels_at_100: float) -> int:
        """A length or a text size at the chosen scale, never less than one pixel."""
        return max(1, round(pixels_at_100 * self.scale_percent / 100))

    def ink(self, tone: Tone) -> Ink:
        """Colours of a state."""
        return self.palette.inks[tone]

    @property
    def error(self) -> str:
        """Colour of a wrong field and of the sentence under it."""
        return self.ink(Tone.TO_CHECK).text

    @property
    def muted(self) -> str:
        """Colour of what is not there yet: placeholders, steps still to come."""
        return self.ink(Tone.CANCELLED).text


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#RRGGBB` colours (WCAG 2.2, relative luminance).

    >>> round(contrast("#FFFFFF", "#000000"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
