"""Sentences for people, in Italian and English and in the languages of papers.

A catalogue lies under `resources/texts`, in one of two forms:

- `<catalogue>.<language>.toml` holds sections of keys; a key is asked for as `section.key`;
- `<catalogue>_<language>.ts` is a file of Qt Linguist, with the whole key as the id of a message.
  The forms of a message that depends on a number are asked for as `<id>_one` and `<id>_many`.
  The file is read as it is: nothing has to be compiled before a changed sentence is seen.

Facts stand in braces: `"Restano {left} numeri."`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from payments_documents.resources import resource_path, resources_folder

#: Italian and English have two forms, in the order in which Qt Linguist keeps them.
PLURAL_FORMS = ("one", "many")

#: A message as Qt Linguist writes it. The window reads two thousand of them before it is seen, and
#: an XML parser takes four times as long; a test compares the two.
_MESSAGE = re.compile(
    r"""
    <message\ id="([^"]+)"[^>]*>
    (?:\s*<(?!translation)[^>]*>(?:[^<]*</[^>]*>)?)*           # the original, remarks, places
    \s*<translation[^/>]*>([^<]*)
    (?:<numerusform>([^<]*)</numerusform>\s*<numerusform>([^<]*)</numerusform>)?
    """,
    re.VERBOSE,
)
#: What XML writes for signs of its own, the sign that begins them last.
_SIGNS = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


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
    of_linguist = resources_folder() / "texts" / f"{catalogue}_{language}.ts"
    if of_linguist.exists():
        return Texts(language, dict(_messages(of_linguist)))
    return Texts(language, dict(_lines(resource_path("texts", f"{catalogue}.{language}.toml"))))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    import tomllib  # the window's own sentences are in no such file

    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    for section, keys in tree.items():
        for key, sentence in keys.items():
            yield f"{section}.{key}", str(sentence)


def _messages(path: Path) -> Iterator[tuple[str, str]]:
    for key, sentence, *forms in _MESSAGE.findall(path.read_text(encoding="utf-8")):
        if not any(forms):
            yield key, _plain(sentence)
            continue
        for name, form in zip(PLURAL_FORMS, forms, strict=True):
            yield f"{key}_{name}", _plain(form)


def _plain(written: str) -> str:
    if "&" in written:
        for name, sign in _SIGNS.items():
            written = written.replace(name, sign)
    return written
