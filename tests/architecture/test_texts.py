"""Texts exist in both languages, with the same keys and the same facts."""

import string
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

TEXTS = ROOT / "resources" / "texts"


def catalogues() -> list[str]:
    return sorted({path.name.split(".")[0] for path in TEXTS.glob("*.toml")})


def keys(path: Path) -> dict[str, set[str]]:
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{section}.{key}": {
            name for _, name, _, _ in string.Formatter().parse(str(sentence)) if name
        }
        for section, sentences in tree.items()
        for key, sentence in sentences.items()
    }


@pytest.mark.parametrize("catalogue", catalogues())
def test_both_languages_say_the_same_things(catalogue: str) -> None:
    italian, english = (keys(TEXTS / f"{catalogue}.{language}.toml") for language in ("it", "en"))
    assert italian == english
