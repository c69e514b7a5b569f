from pathlib import Path

import pytest

from payments_documents.texts import load_texts


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "sample.it.toml").write_text(
        '[numbers]\nleft = "Restano {left} numeri."\n', encoding="utf-8"
    )
    monkeypatch.setenv("SPORTELLO_RESOURCES", str(tmp_path))
    load_texts.cache_clear()
    return "sample"


def test_sentence_takes_its_facts(catalogue: str) -> None:
    assert load_texts(catalogue, "it").say("numbers.left", left=40) == "Restano 40 numeri."


def test_unknown_key_is_a_defect(catalogue: str) -> None:
    texts = load_texts(catalogue, "it")
    assert not texts.has("numbers.gone")
    with pytest.raises(KeyError):
        texts.say("numbers.gone")
