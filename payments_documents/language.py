"""The languages papers are printed in."""

from enum import StrEnum


class Language(StrEnum):
    """Italian is what citizens receive; English is a full form for use at the desk."""

    IT = "it"
    EN = "en"

    @property
    def locale(self) -> str:
        """Tag of the document's language as screen readers expect it (BCP 47)."""
        return {Language.IT: "it-IT", Language.EN: "en-GB"}[self]
