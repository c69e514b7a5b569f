"""How much of the registry the desks of an entity keep (product decision 9)."""

from enum import StrEnum


class RegistryPolicy(StrEnum):
    """NOTHING: a person is gone with their page. RECENT: whoever was looked up, for a limited time.
    ALL: the whole registry, so that everybody is found without the line; only after a privacy
    assessment (valutazione d'impatto, GDPR article 35)."""

    NOTHING = "nothing"
    RECENT = "recent"
    ALL = "all"
