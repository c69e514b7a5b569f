"""Sentences for people, in Italian and English, kept as TOML under `resources/texts`.

A file is named `<catalogue>.<language>.toml` and holds sections of keys; a key is asked for as
`section.key`. Facts stand in braces: `"Restano {left} numeri."`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from payments_documents.resources import resource_path


@dataclass(frozen=True, slots=True)
class Texts:
    """One catalogue in one language."""

    language: str
    sentences: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Whether the catalogue knows a sentence for this key."""
        return key in self.sentences

    def say(self, key: str, **facts: object) -> str:
        """The sentence with its facts; an unknown key is a defect and raises KeyError."""
        return self.sentences[key].format(**facts)


@cache
def load_texts(catalogue: str, language: str) -> Texts:
    """Load a catalogue, for example `load_texts("counter", "it")`."""
    path = resource_path("texts", f"{catalogue}.{language}.toml")
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    flat = {
        f"{section}.{key}": str(sentence)
        for section, keys in tree.items()
        for key, sentence in keys.items()
    }
    return Texts(language, flat)
