"""Texts exist in Italian and English, with the same keys and the same facts; the papers' words in
all the languages of papers, but for refusals, which only the desk reads."""

import string
from collections.abc import Mapping

import pytest

from payments_core.notice.language import Language
from payments_documents.texts import load_texts
from tests.architecture.source import ROOT

TEXTS = ROOT / "resources" / "texts"


def catalogues() -> list[str]:
    of_programs = {path.name.split(".")[0] for path in TEXTS.glob("*.toml")}
    of_linguist = {path.stem.rpartition("_")[0] for path in TEXTS.glob("*.ts")}
    return sorted(of_programs | of_linguist)


def keys(catalogue: str, language: str) -> Mapping[str, set[str]]:
    sentences = load_texts(catalogue, language).sentences
    return {
        key: {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        for key, sentence in sentences.items()
    }


@pytest.mark.parametrize("catalogue", catalogues())
def test_both_languages_say_the_same_things(catalogue: str) -> None:
    italian, english = (keys(catalogue, language) for language in ("it", "en"))
    assert italian == english


@pytest.mark.parametrize("language", list(Language))
def test_the_citizens_screen_says_the_same_things_in_every_language(language: Language) -> None:
    assert keys("customer", language) == keys("customer", "it")


@pytest.mark.parametrize("language", list(Language))
def test_papers_say_the_same_things_in_every_language(language: Language) -> None:
    italian = keys("notice", "it")
    of_papers = {key: facts for key, facts in italian.items() if not key.startswith("errors.")}
    written = keys("notice", language)
    assert {key: facts for key, facts in written.items() if key in of_papers} == of_papers
    assert set(written) in ({*of_papers}, {*italian})
    assert {path.name.split(".")[1] for path in TEXTS.glob("notice.*.toml")} == set(Language)
