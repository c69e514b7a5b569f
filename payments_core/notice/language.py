"""The languages of papers, and the form of a second one beside Italian (notice layout 6)."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Italian is what citizens receive; English is a full form for use at the desk, too. German,
    Slovene and French are those of the minorities whose languages offices use beside Italian."""

    IT = "it"
    DE = "de"
    SL = "sl"
    FR = "fr"
    EN = "en"

    @property
    def locale(self) -> str:
        """Tag of the language as screen readers expect it (BCP 47)."""
        return _LOCALES[self]


_LOCALES = {
    Language.IT: "it-IT",
    Language.DE: "de-IT",
    Language.SL: "sl-IT",
    Language.FR: "fr-IT",
    Language.EN: "en-GB",
}


class SecondForm(StrEnum):
    """SMALL: in small type under the Italian words; FULL: the same pages again, both equal; ONLY:
    instead of Italian."""

    SMALL = "SMALL"
    FULL = "FULL"
    ONLY = "ONLY"


@dataclass(frozen=True, slots=True)
class SecondLanguage:
    """A language beside Italian, never Italian itself.

    The program has its fixed words; `subject` and `sector` are those of the notice in this
    language. Without them the Italian ones stand alone.
    """

    language: Language
    form: SecondForm
    subject: str | None = None
    sector: str | None = None
