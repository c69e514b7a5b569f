"""How the window looks and speaks, as somebody has chosen it.

The window begins with what was chosen last at this machine: nothing heavy is imported here.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from counter_app.store.durable_file import write_durably

LANGUAGES = ("it", "en")
#: Text sizes that may be chosen, in per cent.
TEXT_SCALES = (100, 115, 130, 150, 175, 200)


class ThemeChoice(StrEnum):
    """Which colours: those of the system's own appearance, or always the same."""

    SYSTEM = "SYSTEM"
    LIGHT = "LIGHT"
    DARK = "DARK"
    HIGH_CONTRAST = "HIGH_CONTRAST"


@dataclass(frozen=True, slots=True)
class Appearance:
    """Language of the window, text size in per cent, colours. ValueError for any other."""

    language: str = "it"
    scale_percent: int = 100
    theme: ThemeChoice = ThemeChoice.SYSTEM

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES or self.scale_percent not in TEXT_SCALES:
            raise ValueError("an appearance that there is not")


def read_appearance(path: Path) -> Appearance | None:
    """What was chosen last at this machine; None where nothing was, or nothing that there is."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        return Appearance(tree["language"], tree["scale_percent"], ThemeChoice(tree["theme"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_appearance(path: Path, appearance: Appearance) -> None:
    """Keep it for the next start; OSError where the disk refuses."""
    write_durably(path, json.dumps(asdict(appearance)).encode())
