"""Texts exist in Italian and English, with the same keys and the same facts; the papers' words in
all the languages of papers, but for refusals, which only the desk reads."""

import string
import tomllib
from pathlib import Path

import pytest

from payments_core.notice.language import Language
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


@pytest.mark.parametrize("language", list(Language))
def test_the_citizen_s_screen_says_the_same_things_in_every_language(language: Language) -> None:
    assert keys(TEXTS / f"customer.{language}.toml") == keys(TEXTS / "customer.it.toml")


@pytest.mark.parametrize("language", list(Language))
def test_papers_say_the_same_things_in_every_language(language: Language) -> None:
    italian = keys(TEXTS / "notice.it.toml")
    of_papers = {key: facts for key, facts in italian.items() if not key.startswith("errors.")}
    written = keys(TEXTS / f"notice.{language}.toml")
    assert {key: facts for key, facts in written.items() if key in of_papers} == of_papers
    assert set(written) in ({*of_papers}, {*italian})
    assert {path.name.split(".")[1] for path in TEXTS.glob("notice.*.toml")} == set(Language)
